//! Builds a valid capture with hostile content: well-formed blocks in any order of sections, lists
//! and events.

use std::net::{Ipv4Addr, Ipv6Addr};

use compiler::tables::{EVENTS, Event, EventCode, Kind, STEPS, Step, event as code};
use runtime::capture::limits::{MAX_CREDENTIAL, MAX_NAME, MAX_PATH, MAX_STRING_LIST};
use runtime::capture::{
    EventBuilder, FdEntry, FdKind, FdTarget, Format, Group, Interface, InterfaceAddress, L4Protocol, Machine,
    Process, User, Writer,
};

use super::source::Source;
use super::values::{id, number, short_text, value};

/// Maximum events of one capture; the rest of the input goes into the next.
const EVENTS_PER_CAPTURE: usize = 64;

/// Event types that change most of the state; the others are rarer.
const USUAL: &[EventCode] = &[
    code::SYSCALL_CLONE_20_X,
    code::SYSCALL_CLONE3_X,
    code::SYSCALL_FORK_20_X,
    code::SYSCALL_VFORK_20_X,
    code::SYSCALL_EXECVE_19_E,
    code::SYSCALL_EXECVE_19_X,
    code::SYSCALL_EXECVEAT_X,
    code::PROCEXIT_1_E,
    code::SYSCALL_OPENAT_2_X,
    code::SYSCALL_OPEN_X,
    code::SYSCALL_CLOSE_X,
    code::SYSCALL_DUP3_X,
    code::SOCKET_CONNECT_E,
    code::SOCKET_CONNECT_X,
    code::SOCKET_ACCEPT4_6_X,
    code::SYSCALL_CHDIR_X,
    code::SYSCALL_FCHDIR_X,
    code::SYSCALL_READ_X,
    code::ASYNCEVENT_E,
    code::CONTAINER_JSON_2_E,
    code::SYSCALL_PRCTL_X,
    code::SYSCALL_SETSID_X,
];

pub(super) fn capture(source: &mut Source<'_>) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), Format::Plain).expect("writing to memory cannot fail");
    let mut now = 1_700_000_000_000_000_000_u64;
    // Old records end a capture if data for their conversion is missing, so most captures have none.
    let old = source.once_in(4);
    section(source, &mut writer);
    for _ in 0..EVENTS_PER_CAPTURE {
        if source.is_empty() {
            break;
        }
        if source.once_in(64) {
            writer.section().expect("writing to memory cannot fail");
            section(source, &mut writer);
        }
        now = match source.below(16) {
            15 => number(source) as u64,
            14 => now.wrapping_sub(1_000_000_000),
            13 => now.wrapping_add(3_600_000_000_000),
            _ => now.wrapping_add(1000),
        };
        let event = event(source, now, old);
        writer.event(&event.event()).expect("values are short");
    }
    writer.finish().expect("writing to memory cannot fail")
}

/// Writes the lists of a section: none, some, or many.
fn section(source: &mut Source<'_>, writer: &mut Writer<Vec<u8>>) {
    for _ in 0..source.below(8) {
        let written = match source.below(8) {
            0 => writer.machine(&Machine {
                cpus: number(source) as u32,
                memory: number(source) as u64,
                max_pid: number(source) as u64,
                hostname: short_text(source, 64),
                boot_ts: number(source) as u64,
                flags: number(source) as u64,
            }),
            1 => writer.interfaces(&[interface(source), interface(source)]),
            2 => {
                let user = User {
                    uid: number(source) as u32,
                    gid: number(source) as u32,
                    name: short_text(source, MAX_CREDENTIAL),
                    home: short_text(source, MAX_CREDENTIAL),
                    shell: short_text(source, MAX_CREDENTIAL),
                };
                let gid = number(source) as u32;
                let name = short_text(source, MAX_CREDENTIAL);
                writer.users(&[user.clone(), user], &[Group { gid, name }])
            }
            _ => {
                let process = process(source);
                let mut written = writer.process(&process);
                for _ in 0..source.below(4) {
                    written = written.and_then(|()| writer.fd(process.tid, &fd(source)));
                }
                written
            }
        };
        written.expect("entries are within the limits");
    }
}

fn process(source: &mut Source<'_>) -> Process {
    Process {
        tid: id(source),
        pid: id(source),
        ptid: id(source),
        sid: id(source),
        vpgid: id(source),
        pgid: id(source),
        vtid: id(source),
        vpid: id(source),
        comm: short_text(source, MAX_PATH),
        exe: short_text(source, MAX_PATH),
        exepath: short_text(source, MAX_PATH),
        args: short_text(source, MAX_STRING_LIST),
        env: short_text(source, MAX_STRING_LIST),
        cgroups: short_text(source, MAX_STRING_LIST),
        cwd: short_text(source, MAX_PATH),
        root: short_text(source, MAX_PATH),
        fd_limit: number(source) as u64,
        flags: number(source) as u32,
        uid: number(source) as u32,
        loginuid: number(source) as u32,
        tty: number(source) as u32,
        pidns_init_start_ts: number(source) as u64,
        cap_effective: number(source) as u64,
        exe_ino_ctime: number(source) as u64,
        exe_ino_mtime: number(source) as u64,
        ..Process::default()
    }
}

fn fd(source: &mut Source<'_>) -> FdEntry {
    let l4 = L4Protocol::from_code(source.below(7) as u8);
    let (source_port, dest_port) = (number(source) as u16, number(source) as u16);
    let target = match source.below(8) {
        0 => FdTarget::Unknown,
        1 => FdTarget::Ipv4Socket {
            source: v4(source),
            dest: v4(source),
            source_port,
            dest_port,
            l4,
        },
        2 => FdTarget::Ipv6Socket {
            source: v6(source),
            dest: v6(source),
            source_port,
            dest_port,
            l4,
        },
        3 => FdTarget::Ipv4Server {
            address: v4(source),
            port: dest_port,
            l4,
        },
        4 => FdTarget::Ipv6Server {
            address: v6(source),
            port: dest_port,
            l4,
        },
        5 => FdTarget::UnixSocket {
            source: source.raw(),
            dest: source.raw(),
            path: short_text(source, MAX_NAME),
        },
        6 => FdTarget::File {
            flags: number(source) as u32,
            path: short_text(source, MAX_NAME),
            device: number(source) as u32,
        },
        _ => FdTarget::Named {
            kind: source.one_of(&FdKind::ALL),
            name: short_text(source, MAX_NAME),
        },
    };
    FdEntry {
        fd: id(source),
        inode: number(source) as u64,
        target,
    }
}

fn interface(source: &mut Source<'_>) -> Interface {
    let address = if source.once_in(2) {
        InterfaceAddress::V6 {
            address: v6(source),
            netmask: v6(source),
            broadcast: v6(source),
        }
    } else {
        InterfaceAddress::V4 {
            address: v4(source),
            netmask: v4(source),
            broadcast: v4(source),
        }
    };
    Interface {
        name: short_text(source, MAX_NAME),
        address,
        link_speed: source.once_in(2).then_some(u64::MAX),
    }
}

fn v4(source: &mut Source<'_>) -> Ipv4Addr {
    let any = source.array();
    source.one_of(&[
        Ipv4Addr::UNSPECIFIED,
        Ipv4Addr::LOCALHOST,
        Ipv4Addr::BROADCAST,
        any.into(),
    ])
}

fn v6(source: &mut Source<'_>) -> Ipv6Addr {
    let mapped = v4(source).to_ipv6_mapped();
    source.one_of(&[
        Ipv6Addr::UNSPECIFIED,
        Ipv6Addr::LOCALHOST,
        mapped,
        [0xff; 16].into(),
    ])
}

fn event(source: &mut Source<'_>, now: u64, old: bool) -> EventBuilder {
    let any = &EVENTS[source.below(EVENTS.len())];
    let info = if source.once_in(2) && (old || is_current(any)) {
        any
    } else {
        source.one_of(USUAL).info().expect("a code of the table")
    };
    let tid = match info.kind {
        Kind::Metaevent if source.once_in(2) => -1,
        _ => id(source),
    };
    let mut event = EventBuilder::new(info.code)
        .tid(tid)
        .ts(now)
        .cpu(source.byte().into());
    if source.once_in(16) {
        event = event.state_only();
    }
    let count = if old {
        value_count(source, info)
    } else {
        info.params.len()
    };
    let params = info.params.iter().take(count);
    params.fold(event, |event, param| event.value(&value(source, param)))
}

/// Returns whether recorders still write the event type, so that it is not converted when read.
fn is_current(info: &Event) -> bool {
    let is_whole = |step: &Step| step.code == info.code && usize::from(step.nparams) == info.params.len();
    !STEPS.iter().any(is_whole)
}

/// Returns the number of values: as in the table, as an older recorder wrote, or too few.
fn value_count(source: &mut Source<'_>, info: &Event) -> usize {
    match source.below(64) {
        63 => source.below(info.params.len() + 1),
        56..63 => {
            let older: Vec<_> = STEPS.iter().filter(|step| step.code == info.code).collect();
            older
                .get(source.below(older.len()))
                .map_or(info.params.len(), |step| step.nparams.into())
        }
        _ => info.params.len(),
    }
}
