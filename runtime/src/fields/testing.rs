//! A small machine for the tests of the extractors.
//!
//! `init` (1) runs `bash` (20, with an environment) runs `kid` (21), which is in `/home/kid/` and
//! has a file, a directory, a connection and a listening socket open.

use std::net::Ipv4Addr;

use compiler::tables::{ArgumentRule, FieldId};
use compiler::value::{Argument, FieldRef};

use super::EventFields;
use crate::capture::{
    EventBuilder, FdEntry, FdKind, FdTarget, Group, Interface, InterfaceAddress, L4Protocol, Process, User,
};
use crate::state::{Attached, State};

/// The thread that events come from.
pub(super) const KID: i64 = 21;

/// A state to show events against.
pub(super) struct World {
    pub(super) state: State,
}

impl World {
    pub(super) fn new() -> Self {
        let mut state = State::default();
        for process in [init(), bash(), kid()] {
            state.add_process(&process);
        }
        for entry in [file(), directory(), connection(), listener()] {
            state.add_listed_fd(KID, entry);
        }
        state.set_users(
            vec![User {
                uid: 1000,
                gid: 1000,
                name: b"kim".to_vec(),
                home: b"/home/kim".to_vec(),
                shell: b"/bin/zsh".to_vec(),
            }],
            vec![Group {
                gid: 1000,
                name: b"kims".to_vec(),
            }],
        );
        state.set_interfaces(&[Interface {
            name: b"eth0".to_vec(),
            address: InterfaceAddress::V4 {
                address: Ipv4Addr::new(10, 0, 0, 1),
                netmask: Ipv4Addr::new(255, 255, 255, 0),
                broadcast: Ipv4Addr::new(10, 0, 0, 255),
            },
            link_speed: None,
        }]);
        state.finish_metadata();
        Self { state }
    }

    /// Takes an event in, as of the kid unless it has a thread, and hands its fields to `look`.
    pub(super) fn on<T>(&mut self, event: &EventBuilder, look: impl FnOnce(&EventFields<'_>) -> T) -> T {
        let event = event.event();
        let attached: Attached = self.state.apply(&event);
        look(&EventFields::new(&event, &self.state, &attached))
    }

    /// Returns a field on an event as the message of an alert shows it.
    pub(super) fn show(&mut self, event: &EventBuilder, field: &str) -> String {
        self.on(event, |fields| shown(fields, field))
    }
}

/// Returns a field as the message of an alert shows it.
pub(super) fn shown(fields: &EventFields<'_>, field: &str) -> String {
    let mut text = Vec::new();
    fields.write_text(&parse(field), &mut text);
    String::from_utf8(text).expect("tests show UTF-8")
}

/// Returns a field as written in rules.
pub(super) fn parse(text: &str) -> FieldRef {
    if let Some(field) = FieldId::find(text) {
        return FieldRef::plain(field);
    }
    let (name, key) = match text.split_once('[') {
        Some((name, rest)) => (name, rest.strip_suffix(']').expect("a closing bracket")),
        None => text.rsplit_once('.').expect("a field"),
    };
    let field = FieldId::find(name).unwrap_or_else(|| panic!("unknown field in {text}"));
    assert_ne!(field.info().argument, ArgumentRule::None, "{text}");
    let argument = match key.parse() {
        Ok(index) => Argument::Index(index),
        Err(_) => Argument::Key(key.into()),
    };
    FieldRef { field, argument }
}

fn process(tid: i64, ptid: i64, comm: &str) -> Process {
    Process {
        tid,
        pid: tid,
        ptid,
        sid: 20,
        vpgid: tid,
        pgid: tid,
        vtid: tid,
        vpid: tid,
        comm: comm.into(),
        exe: format!("/bin/{comm}").into(),
        exepath: format!("/usr/bin/{comm}").into(),
        cwd: b"/".to_vec(),
        fd_limit: 8,
        ..Process::default()
    }
}

fn init() -> Process {
    process(1, 0, "init")
}

fn bash() -> Process {
    Process {
        env: b"HOME=  /root \0EMPTY=\0PATH=/bin\0".to_vec(),
        args: b"-l\0".to_vec(),
        loginuid: 1000,
        ..process(20, 1, "bash")
    }
}

fn kid() -> Process {
    Process {
        args: b"-x\0two words\0".to_vec(),
        cwd: b"/home/kid/".to_vec(),
        env: b"LANG=C\0".to_vec(),
        uid: 1000,
        gid: 1000,
        loginuid: u32::MAX,
        tty: 34816,
        vm_size: 100,
        cap_effective: 1 << 21,
        cgroups: b"cpu=/a\0memory=/b\0".to_vec(),
        ..process(KID, 20, "kid")
    }
}

fn file() -> FdEntry {
    FdEntry {
        fd: 3,
        inode: 77,
        target: FdTarget::File {
            flags: 1,
            path: b"/var/log/syslog".to_vec(),
            device: 0x0010_0803,
        },
    }
}

fn directory() -> FdEntry {
    FdEntry {
        fd: 4,
        inode: 78,
        target: FdTarget::Named {
            kind: FdKind::Directory,
            name: b"/srv/data".to_vec(),
        },
    }
}

fn connection() -> FdEntry {
    FdEntry {
        fd: 5,
        inode: 79,
        target: FdTarget::Ipv4Socket {
            source: Ipv4Addr::new(10, 0, 0, 1),
            dest: Ipv4Addr::new(10, 0, 0, 9),
            source_port: 5000,
            dest_port: 443,
            l4: L4Protocol::Tcp,
        },
    }
}

fn listener() -> FdEntry {
    FdEntry {
        fd: 6,
        inode: 80,
        target: FdTarget::Ipv4Server {
            address: Ipv4Addr::UNSPECIFIED,
            port: 80,
            l4: L4Protocol::Tcp,
        },
    }
}
