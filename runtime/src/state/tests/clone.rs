//! New threads and what they have from their makers.

use super::*;
use crate::state::ThreadFlags;

#[test]
fn a_process_copies_its_maker() {
    let mut world = World::new();
    world.open(SHELL, 3, "/etc/passwd");
    world.fork(SHELL, 200);
    let child = world.thread(200);
    assert_eq!(
        (child.pid, child.ptid, child.vtid, child.vpid),
        (200, SHELL, 200, 200)
    );
    assert_eq!(text(&child.comm), "sh");
    assert_eq!(text(child.cmdline()), "sh -i");
    assert_eq!(text(&child.exepath), "/usr/bin/sh");
    assert_eq!(text(world.state.cwd(child)), "/home/u/");
    assert_eq!(text(&world.state.env(child).joined()), "HOME=/home/u");
    assert_eq!((child.uid, child.gid, child.sid), (7, 8, SHELL));
    assert_eq!(child.memory.rss_kb, 6);
    assert_eq!(child.pidns_start, 0);
    assert_eq!(child.clone_time, START + 2);
    assert_eq!(world.fd_name(200, 3).as_deref(), Some("/etc/passwd"));
    assert_eq!(world.state.live_threads(child), 1);
}

#[test]
fn descriptors_of_parent_and_child_part_ways() {
    let mut world = World::new();
    world.open(SHELL, 3, "/etc/passwd");
    world.fork(SHELL, 200);
    world.apply(close(SHELL, 0, 3));
    world.open(200, 4, "/tmp/x");
    world.tick();
    assert!(world.fd(SHELL, 3).is_none() && world.fd(200, 3).is_some());
    assert!(world.fd(SHELL, 4).is_none());
}

#[test]
fn a_thread_shares_its_processs_things() {
    let mut world = World::new();
    world.spawn(SHELL, 201);
    world.open(201, 3, "notes");
    let thread = world.thread(201);
    assert_eq!((thread.pid, thread.ptid), (SHELL, INIT));
    assert!(!thread.is_main());
    assert_eq!(world.fd_name(SHELL, 3).as_deref(), Some("/home/u/notes"));
    assert_eq!(world.state.live_threads(thread), 2);
    assert_eq!(world.state.live_side_threads(world.thread(SHELL)), 1);
    assert_eq!(text(&world.state.env(thread).joined()), "HOME=/home/u");
}

#[test]
fn failed_clones_create_no_thread() {
    let mut world = World::new();
    let mut clone = Clone::process(SHELL, 200);
    clone.child = -11;
    world.apply(clone.caller());
    assert_eq!(world.state.thread_count(), 2);
}

#[test]
fn what_the_caller_cannot_know_waits_for_the_child() {
    const IN_PIDNS: u32 = 1 << 29;
    const NEWPID: u32 = 1 << 6;
    const PARENT: u32 = 1 << 8;
    const VFORK: u32 = 1 << 27;
    for flags in [IN_PIDNS, NEWPID, PARENT, VFORK] {
        let mut world = World::new();
        world.apply(Clone::process(SHELL, 200).flags(flags).caller());
        assert!(world.state.thread(200).is_none(), "{flags:x}");
        world.apply(Clone::process(SHELL, 200).flags(flags).child());
        assert!(world.thread(200).flags.contains(ThreadFlags::INVERTED));
    }
    let mut world = World::new();
    let mut vfork = Clone::process(SHELL, 200);
    vfork.code = code::SYSCALL_VFORK_20_X;
    world.apply(vfork.caller());
    assert!(world.state.thread(200).is_none());
}

#[test]
fn the_event_of_the_child_can_precede_that_of_the_caller() {
    let mut world = World::new();
    let attached = world.apply(Clone::process(SHELL, 200).child());
    assert_eq!(world.state.thread_of(&attached).unwrap().tid, 200);
    let made = world.thread(200).clone_time;
    world.apply(Clone::process(SHELL, 200).caller());
    assert_eq!(
        world.thread(200).clone_time,
        made,
        "the caller's side finds it and leaves it"
    );
}

#[test]
fn leftovers_of_earlier_threads_are_replaced() {
    let mut world = World::new();
    world.fork(SHELL, 200);
    world.now += 3 * SECOND;
    let attached = world.apply(Clone::process(INIT, 200).child());
    assert_eq!(world.thread(200).ptid, INIT);
    assert_eq!(world.state.thread_of(&attached).unwrap().tid, 200);
    assert_eq!(world.thread(200).clone_time, world.now);

    // The caller's side replaces what it finds, unless the child's side made it.
    let mut world = World::new();
    world.apply(Clone::process(SHELL, 200).caller());
    world.apply(Clone::process(INIT, 200).caller());
    assert_eq!(world.thread(200).ptid, INIT);
}

#[test]
fn a_child_that_ended_already_is_not_made_again() {
    let mut world = World::new();
    world.apply(Clone::process(SHELL, 200).child());
    world.apply(super::exit::procexit(200, None));
    world.tick();
    world.apply(Clone::process(SHELL, 200).caller());
    assert!(world.state.thread(200).is_none());
    world.now += 3 * SECOND;
    world.apply(Clone::process(SHELL, 200).caller());
    assert!(
        world.state.thread(200).is_some(),
        "exits are only remembered for a while"
    );
}

#[test]
fn an_unknown_caller_learns_from_its_child() {
    let mut world = World::new();
    let mut clone = Clone::process(300, 301);
    clone.comm = "worker";
    world.apply(clone.caller());
    let caller = world.thread(300);
    assert_eq!((caller.pid, caller.ptid), (300, INIT));
    assert_eq!(text(&caller.comm), "worker");
    assert_eq!(text(caller.cmdline()), "worker -i");
    assert_eq!(text(&caller.exepath), "");
    assert_eq!(world.thread(301).ptid, 300);
    assert!(!caller.is_invalid());
}

#[test]
fn an_unknown_main_thread_learns_from_its_thread() {
    let mut world = World::new();
    world.apply(Clone::thread(400, 401, 400, INIT).child());
    let main = world.thread(400);
    assert_eq!((main.pid, main.ptid, main.vtid), (400, INIT, 400));
    assert_eq!(text(&main.comm), "sh");
    assert_eq!(world.state.live_threads(main), 2);
}

#[test]
fn namespaces_of_their_own_start_when_they_say() {
    const NEWPID: u32 = 1 << 6;
    let mut world = World::new();
    let mut clone = Clone::process(SHELL, 200).flags(NEWPID);
    clone.virtual_ids = Some((1, 1));
    clone.pidns_start = Some(77);
    world.apply(clone.child());
    let child = world.thread(200);
    assert_eq!((child.vtid, child.vpid), (1, 1));
    assert_eq!(child.pidns_start, 77, "captures count from zero, not from boot");
    assert!(child.in_pid_namespace());
}

#[test]
fn the_callers_side_does_not_freeze_the_command_line() {
    let mut world = World::new();
    world.apply(Clone::process(SHELL, 200).caller());
    assert!(world.thread(200).cmdline_comm.is_empty());
    world.apply(Clone::process(SHELL, 202).child());
    assert_eq!(text(&world.thread(202).cmdline_comm), "sh");
}
