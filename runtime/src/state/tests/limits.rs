//! Bounds, and what is counted when they are reached.

use super::*;
use crate::state::{IdlePurge, MAX_FDS};

#[test]
fn a_full_table_takes_no_new_threads() {
    let mut world = World::with(Limits {
        threads: 3,
        idle_purge: None,
    });
    world.fork(SHELL, 200);
    let attached = world.apply(exit(300, code::SYSCALL_FUTEX_X).i64(0));
    assert!(!attached.has_thread());
    world.apply(Clone::process(SHELL, 301).caller());
    world.apply(Clone::process(SHELL, 301).child());
    assert_eq!(world.state.thread_count(), 3);
    assert_eq!(world.state.counters().refused_threads, 3);
    world.apply(super::exit::procexit(200, None));
    world.apply(exit(300, code::SYSCALL_FUTEX_X).i64(0));
    assert!(world.state.thread(300).is_some());
    assert_eq!(world.state.counters().placeholders, 1);
}

#[test]
fn a_full_descriptor_table_takes_no_new_ones() {
    let mut world = World::new();
    for fd in 0..MAX_FDS as i64 {
        world.apply(exit(SHELL, code::SYSCALL_EVENTFD_X).i64(fd).u64(0).u32(0));
    }
    let attached = world.open(SHELL, 5_000, "/x");
    assert!(!attached.has_fd());
    assert_eq!(attached.fd_num, 5_000);
    assert_eq!(world.state.counters().refused_fds, 1);
    assert_eq!(world.state.open_fds(world.thread(SHELL)), MAX_FDS);
    assert!(world.open(SHELL, 7, "/x").has_fd(), "replacing is no growth");
}

#[test]
fn idle_threads_are_purged_if_a_purge_is_configured() {
    let minute = 60 * SECOND;
    let mut world = World::with(Limits {
        idle_purge: Some(IdlePurge::DEFAULT),
        ..Limits::default()
    });
    world.fork(SHELL, 200);
    world.apply(exit(999, code::SYSCALL_FUTEX_X).i64(0));
    // The first purge comes soon; it drops placeholders and what no event ever named.
    world.now += minute;
    world.tick();
    assert!(world.state.thread(999).is_none());
    assert!(world.state.thread(200).is_some());
    world.now += 25 * minute;
    world.apply(exit(SHELL, code::SYSCALL_FUTEX_X).i64(0));
    world.now += 21 * minute;
    world.tick();
    assert!(
        world.state.thread(200).is_none(),
        "no event for more than half an hour"
    );
    assert!(world.state.thread(SHELL).is_some());
    assert!(world.state.counters().purged_threads >= 2);
}

#[test]
fn captures_keep_every_thread() {
    let mut world = World::new();
    world.apply(exit(999, code::SYSCALL_FUTEX_X).i64(0));
    world.now += 24 * 60 * 60 * SECOND;
    world.tick();
    assert!(world.state.thread(999).is_some());
    assert_eq!(world.state.counters().purged_threads, 0);
}

#[test]
fn long_enter_events_are_not_kept() {
    let mut world = World::new();
    let long = "x".repeat(5_000);
    world.apply(exit(SHELL, code::SYSCALL_OPEN_E).text(&long).u32(1).u32(0));
    world.open(SHELL, 3, "/seen");
    assert_eq!(world.fd_name(SHELL, 3).as_deref(), Some("/seen"));
}

#[test]
fn replaced_threads_do_not_pile_up_in_lists() {
    let mut world = World::new();
    // Clones at time zero look like leftovers of nothing and replace each other.
    for _ in 0..2_000 {
        let child = Clone::process(SHELL, 200).child().ts(0);
        world.state.apply(&child.event());
        let thread = Clone::thread(SHELL, 201, SHELL, INIT).child().ts(0);
        world.state.apply(&thread.event());
    }
    let most = 64 + 2 * world.state.thread_count() + 1;
    assert!(world.thread(SHELL).children.len() <= most);
    let id = world.state.threads.id(SHELL).unwrap();
    assert!(world.state.threads.members(id).len() <= most);
}
