//! The start of a section: lists, links, directions, and what rules do not see.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::*;
use crate::capture::{FdEntry, FdKind, FdTarget, Item, L4Protocol, Section};
use crate::state::{Connection, FdType, Role, ThreadFlags};

fn listed(fd: i64, target: FdTarget) -> FdEntry {
    FdEntry { fd, inode: 5, target }
}

fn v4(source_port: u16, dest_port: u16) -> FdTarget {
    FdTarget::Ipv4Socket {
        source: Ipv4Addr::new(10, 0, 0, 1),
        dest: Ipv4Addr::new(10, 0, 0, 2),
        source_port,
        dest_port,
        l4: L4Protocol::Tcp,
    }
}

fn with_fds(fds: Vec<FdEntry>) -> World {
    let mut world = World::new();
    for entry in fds {
        world.state.add_listed_fd(SHELL, entry);
    }
    world.state.finish_metadata();
    world
}

#[test]
fn threads_are_linked_once_all_are_known() {
    let mut state = State::default();
    state.add_process(&process(30, 20, "grandchild"));
    state.add_process(&Process {
        pid: 20,
        ..process(21, 10, "thread")
    });
    state.add_process(&process(20, 10, "child"));
    state.add_process(&process(40, 99, "orphan"));
    state.finish_metadata();
    let thread = |tid| state.thread(tid).unwrap();
    assert_eq!(state.main_thread(thread(21)).unwrap().tid, 20);
    assert_eq!(state.ancestor(thread(30), 1).unwrap().tid, 20);
    assert_eq!(thread(40).ptid, 0, "an unknown parent is none");
    assert_eq!(thread(20).ptid, 0);
    assert!(thread(20).flags.contains(ThreadFlags::ACTIVE));
}

#[test]
fn only_main_threads_keep_environment_and_directory() {
    let mut state = State::default();
    let listed = Process {
        pid: 20,
        env: b"A=1\0".to_vec(),
        cwd: b"/srv".to_vec(),
        ..process(21, 1, "thread")
    };
    state.add_process(&listed);
    state.add_process(&Process {
        tid: 20,
        exepath: b"/bin/x (deleted)".to_vec(),
        ..listed
    });
    state.finish_metadata();
    let (main, thread) = (state.thread(20).unwrap(), state.thread(21).unwrap());
    assert_eq!(
        (text(&main.cwd), text(&thread.cwd)),
        ("/srv/".into(), String::new())
    );
    assert!(thread.env.is_empty() && !main.env.is_empty());
    assert_eq!(text(&main.exepath), "/bin/x");
}

#[test]
fn connections_to_a_port_that_is_listened_on_are_turned_round() {
    let listening = FdTarget::Ipv4Server {
        address: Ipv4Addr::UNSPECIFIED,
        port: 80,
        l4: L4Protocol::Tcp,
    };
    let world = with_fds(vec![
        listed(3, v4(80, 5000)),
        listed(4, v4(6000, 443)),
        listed(5, listening),
    ]);
    let server = world.fd(SHELL, 3).unwrap();
    assert_eq!(server.role, Role::Server);
    assert_eq!(text(&server.name), "10.0.0.2:5000->10.0.0.1:80");
    assert_eq!(server.addresses.v4_dest().port, 80);
    let client = world.fd(SHELL, 4).unwrap();
    assert_eq!(
        (client.role, text(&client.name)),
        (Role::Client, "10.0.0.1:6000->10.0.0.2:443".into())
    );
    assert_eq!(client.connection, Connection::Connected);
    let listening = world.fd(SHELL, 5).unwrap();
    assert_eq!(
        (listening.role, text(&listening.name)),
        (Role::None, "0.0.0.0:80".into())
    );
}

#[test]
fn mapped_sockets_become_ipv4_ones() {
    let v6 = |source: Ipv6Addr, dest: Ipv6Addr| FdTarget::Ipv6Socket {
        source,
        dest,
        source_port: 1,
        dest_port: 2,
        l4: L4Protocol::Tcp,
    };
    let mapped = |last| Ipv4Addr::new(10, 0, 0, last).to_ipv6_mapped();
    let world = with_fds(vec![
        listed(3, v6(mapped(1), mapped(2))),
        listed(4, v6(Ipv6Addr::LOCALHOST, Ipv6Addr::LOCALHOST)),
    ]);
    assert_eq!(world.fd_name(SHELL, 3).as_deref(), Some("10.0.0.1:1->10.0.0.2:2"));
    assert_eq!(world.fd(SHELL, 3).unwrap().ty, FdType::Ipv4Socket);
    assert_eq!(world.fd_name(SHELL, 4).as_deref(), Some("::1:1->::1:2"));
    assert_eq!(world.fd(SHELL, 4).unwrap().role, Role::None);
}

#[test]
fn every_listed_kind_becomes_an_entry() {
    let unix = |path: &[u8]| FdTarget::UnixSocket {
        source: 1,
        dest: 2,
        path: path.to_vec(),
    };
    let file = FdTarget::File {
        flags: 3,
        path: b"/f".to_vec(),
        device: 9,
    };
    let mut fds = vec![
        listed(500, unix(b"/run/s")),
        listed(501, unix(b"")),
        listed(502, file),
        listed(503, FdTarget::Unsupported { code: 77 }),
        listed(504, FdTarget::Unknown),
    ];
    for (fd, kind) in (600..).zip(FdKind::ALL) {
        let name = b"name".to_vec();
        fds.push(listed(fd, FdTarget::Named { kind, name }));
    }
    let world = with_fds(fds);
    assert_eq!(world.fd(SHELL, 500).unwrap().role, Role::Server);
    assert_eq!(world.fd(SHELL, 501).unwrap().role, Role::Client);
    let file = world.fd(SHELL, 502).unwrap();
    assert_eq!((file.ty, file.dev, file.ino), (FdType::FileV2, 9, 5));
    assert_eq!(world.fd_name(SHELL, 503).as_deref(), Some("unknown-type:[77]"));
    assert!(world.fd(SHELL, 504).is_none());
    for (fd, kind) in (600..).zip(FdKind::ALL) {
        assert_eq!(world.fd(SHELL, fd).unwrap().ty as i8, kind as i8);
    }
}

#[test]
fn state_events_after_the_headers_are_not_seen() {
    let mut world = World::new();
    let user = || {
        EventBuilder::new(code::USER_ADDED_E)
            .u32(7)
            .u32(7)
            .text("u")
            .text("")
            .text("")
            .text("")
    };
    assert!(!world.apply(user()).visible);
    assert!(world.apply(exit(SHELL, code::SYSCALL_FUTEX_X).i64(0)).visible);
    assert!(world.apply(user()).visible);
    let hidden = exit(SHELL, code::SYSCALL_FUTEX_X).i64(0).state_only();
    assert!(!world.apply(hidden).visible);
}

#[test]
fn a_new_section_starts_with_an_empty_state() {
    let mut world = World::new();
    world.open(SHELL, 3, "/x");
    let added = world.state.counters().added_threads;
    world
        .state
        .apply_metadata(Item::Section(Section { major: 1, minor: 2 }));
    assert_eq!(world.state.thread_count(), 0);
    assert_eq!(world.state.counters().added_threads, added, "counters go on");
}
