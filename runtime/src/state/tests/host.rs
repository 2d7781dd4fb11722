//! Live events: descriptors from the running system, and times since the epoch.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::*;
use crate::capture::{FdEntry, FdTarget, Item, L4Protocol};
use crate::state::{FdType, Host, MAX_LOOKUPS_PER_SECOND, Role};

/// A running system with these descriptors; it counts the lookups.
#[derive(Clone, Debug, Default)]
struct FakeHost {
    descriptors: Arc<Mutex<HashMap<(i64, i64), FdTarget>>>,
    lookups: Arc<Mutex<u64>>,
}

impl FakeHost {
    fn open(&self, tid: i64, fd: i64, path: &str) {
        self.descriptors.lock().unwrap().insert((tid, fd), file(path));
    }
}

impl Host for FakeHost {
    fn descriptor(&mut self, tid: i64, fd: i64) -> Option<FdEntry> {
        *self.lookups.lock().unwrap() += 1;
        let target = self.descriptors.lock().unwrap().get(&(tid, fd))?.clone();
        Some(FdEntry { fd, inode: 1, target })
    }

    fn descriptor_numbers(&mut self, tid: i64) -> Vec<i64> {
        let all = self.descriptors.lock().unwrap();
        all.keys()
            .filter(|(owner, _)| *owner == tid)
            .map(|(_, fd)| *fd)
            .collect()
    }
}

fn file(path: &str) -> FdTarget {
    FdTarget::File {
        flags: 1,
        path: path.into(),
        device: 0,
    }
}

fn live() -> (World, FakeHost) {
    let mut world = World::new();
    let host = FakeHost::default();
    world.state.set_host(Box::new(host.clone()));
    (world, host)
}

fn read(fd: i64, result: i64) -> EventBuilder {
    exit(SHELL, code::SYSCALL_READ_X)
        .i64(result)
        .value(b"")
        .i64(fd)
        .u32(1)
}

/// A message with these descriptors; `count` is the result.
fn received(code: EventCode, count: i64, numbers: &[i32]) -> EventBuilder {
    let mut control = (16 + 4 * numbers.len() as u64).to_le_bytes().to_vec();
    control.extend([1_i32, 1].iter().flat_map(|number| number.to_le_bytes()));
    control.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    let event = exit(SHELL, code).i64(count);
    match code {
        code::SOCKET_RECVMSG_X => event.u32(1).value(b"").value(b"").value(&control).i64(9),
        _ => event.i64(9).u32(1).value(b"").value(b"").value(&control),
    }
}

#[test]
fn unknown_descriptors_are_looked_up_once() {
    let (mut world, host) = live();
    host.open(SHELL, 5, "/by/uring");
    world.apply(read(5, 1));
    world.apply(read(5, 1));
    assert_eq!(world.fd_name(SHELL, 5).as_deref(), Some("/by/uring"));
    assert_eq!(*host.lookups.lock().unwrap(), 1);
    world.apply(read(6, -9));
    assert_eq!(
        *host.lookups.lock().unwrap(),
        1,
        "the call says that it is not open"
    );
    assert_eq!(world.state.counters().fd_lookups, 1);
}

#[test]
fn captures_are_never_completed_from_the_running_system() {
    let mut world = World::new();
    world.apply(read(5, 1));
    world.apply(received(code::SOCKET_RECVMSG_X, 1, &[5]));
    assert_eq!(world.fd_name(SHELL, 5), None);
    assert_eq!(world.state.counters().fd_lookups, 0);
}

#[test]
fn a_directory_that_no_event_opened_is_the_base_of_paths() {
    let (mut world, host) = live();
    host.open(SHELL, 5, "/passed");
    let inside = exit(SHELL, code::SYSCALL_OPENAT_2_X).i64(6).i64(5).text("inside");
    world.apply(inside.u32(1).u32(0).u32(0).u64(0));
    assert_eq!(world.fd_name(SHELL, 6).as_deref(), Some("/passed/inside"));
}

#[test]
fn received_descriptors_replace_older_entries() {
    let (mut world, host) = live();
    world.open(SHELL, 5, "/old");
    world.open(SHELL, 6, "/old");
    host.open(SHELL, 5, "/new");
    world.apply(received(code::SOCKET_RECVMSG_X, 1, &[5, 6]));
    assert_eq!(world.fd_name(SHELL, 5).as_deref(), Some("/new"));
    assert_eq!(
        world.fd_name(SHELL, 6),
        None,
        "closed again, and no longer the old file"
    );
}

#[test]
fn all_unknown_descriptors_are_read_after_several_messages() {
    let (mut world, host) = live();
    world.open(SHELL, 5, "/known");
    host.open(SHELL, 5, "/other");
    host.open(SHELL, 7, "/second");
    world.apply(received(code::SOCKET_RECVMMSG_X, 2, &[]));
    assert_eq!(world.fd_name(SHELL, 5).as_deref(), Some("/known"));
    assert_eq!(world.fd_name(SHELL, 7).as_deref(), Some("/second"));
}

#[test]
fn descriptors_that_the_kernel_described_are_not_looked_up() {
    let (mut world, host) = live();
    world.open(SHELL, 9, "/socket");
    world.open(SHELL, 5, "/old");
    world.apply(exit(SHELL, code::SYSCALL_CLOSE_X).i64(0).i64(5));
    // The entry of the closed descriptor is still to be removed.
    let entry = FdEntry {
        fd: 5,
        inode: 1,
        target: file("/passed"),
    };
    world.state.apply_metadata(Item::ReceivedFd { tid: SHELL, entry });
    world.apply(received(code::SOCKET_RECVMSG_X, 1, &[5]));
    assert_eq!(world.fd_name(SHELL, 5).as_deref(), Some("/passed"));
    assert_eq!(*host.lookups.lock().unwrap(), 0);
}

#[test]
fn the_end_that_a_port_was_bound_to_is_the_server() {
    let (mut world, host) = live();
    let target = |source_port, dest_port| FdTarget::Ipv4Socket {
        source: [10, 0, 0, 1].into(),
        dest: [10, 0, 0, 2].into(),
        source_port,
        dest_port,
        l4: L4Protocol::Tcp,
    };
    world.apply(
        exit(SHELL, code::SOCKET_SOCKET_X)
            .i64(3)
            .u32(2)
            .u32(1)
            .u32(0)
            .u32(0),
    );
    let address = [2, 10, 0, 0, 1, 80, 0];
    world.apply(exit(SHELL, code::SOCKET_BIND_X).i64(0).value(&address).i64(3));
    host.descriptors
        .lock()
        .unwrap()
        .insert((SHELL, 5), target(80, 4000));
    host.descriptors
        .lock()
        .unwrap()
        .insert((SHELL, 6), target(4001, 443));
    world.apply(received(code::SOCKET_RECVMSG_X, 1, &[5, 6]));
    let (server, client) = (world.fd(SHELL, 5).unwrap(), world.fd(SHELL, 6).unwrap());
    assert_eq!((server.ty, server.role), (FdType::Ipv4Socket, Role::Server));
    assert_eq!(text(&server.name), "10.0.0.2:4000->10.0.0.1:80");
    assert_eq!(
        (client.role, text(&client.name).as_str()),
        (Role::Client, "10.0.0.1:4001->10.0.0.2:443")
    );
}

#[test]
fn lookups_are_bounded_and_skipped_ones_counted() {
    let (mut world, _) = live();
    for _ in 0..MAX_LOOKUPS_PER_SECOND + 5 {
        world.apply(read(5, 1));
    }
    let counters = world.state.counters();
    assert_eq!(counters.fd_lookups, u64::from(MAX_LOOKUPS_PER_SECOND));
    assert_eq!(counters.skipped_fd_lookups, 5);
}

#[test]
fn starts_of_namespaces_count_from_the_epoch_while_live() {
    let (mut world, _) = live();
    world.fork(SHELL, 200);
    assert_eq!(world.thread(200).pidns_start, BOOT, "on the host, the boot time");
    let mut world = World::new();
    world.fork(SHELL, 200);
    assert_eq!(world.thread(200).pidns_start, 0, "in captures, not known");
}
