//! Ancestors and leaders, loops included.

use super::*;
use crate::state::LeaderId;

#[test]
fn ancestors_are_processes() {
    let mut world = World::new();
    world.spawn(SHELL, 110);
    let mut clone = Clone::process(110, 200);
    clone.caller_pid = SHELL;
    world.apply(clone.clone().caller());
    world.apply(clone.child());
    let thread = world.thread(200);
    assert_eq!(thread.ptid, 110);
    assert_eq!(world.state.ancestor(thread, 0).unwrap().tid, 200);
    assert_eq!(world.state.ancestor(thread, 1).unwrap().tid, SHELL);
    assert_eq!(world.state.ancestor(thread, 2).unwrap().tid, INIT);
    assert!(world.state.ancestor(thread, 3).is_none());
    assert!(world.state.ancestor(thread, u64::MAX).is_none());
    let tids: Vec<i64> = world
        .state
        .ancestors(thread)
        .map(|ancestor| ancestor.tid)
        .collect();
    assert_eq!(tids, [110, INIT]);
}

#[test]
fn loops_end() {
    let mut world = World::new();
    let chain = [(300, 301), (301, 302), (302, 300), (400, 400)];
    for (tid, ptid) in chain {
        world.state.add_process(&process(tid, ptid, "loop"));
    }
    world.state.finish_metadata();
    for tid in [300, 301, 302, 400] {
        let thread = world.thread(tid);
        assert!(world.state.ancestors(thread).count() <= 6);
        assert!(
            world.state.ancestor(thread, u64::MAX).is_some(),
            "walking in circles is bounded"
        );
        world.state.leader(thread, LeaderId::Session);
    }
}

#[test]
fn leaders_are_found_by_id_or_by_walking_up() {
    let mut world = World::new();
    world.fork(SHELL, 200);
    world.fork(200, 201);
    let leader = |world: &World, tid| {
        let thread = world.thread(tid);
        let leader = world.state.leader(thread, LeaderId::Session);
        leader.map(|leader| leader.tid)
    };
    assert_eq!(leader(&world, 201), Some(SHELL));
    assert_eq!(leader(&world, INIT), None, "an unknown session has no leader");
    // The leader is gone: the oldest ancestor in the same session replaces it.
    for tid in [SHELL, 200, 201] {
        world.apply(exit(tid, code::SYSCALL_SETSID_X).i64(555));
    }
    assert_eq!(leader(&world, 201), Some(SHELL));
    assert_eq!(leader(&world, SHELL), None);
}

#[test]
fn ids_of_a_namespace_are_not_looked_up_on_the_host() {
    const IN_PIDNS: u32 = 1 << 29;
    let mut world = World::new();
    world.apply(Clone::process(SHELL, 200).flags(IN_PIDNS).child());
    world.apply(exit(200, code::SYSCALL_SETSID_X).i64(INIT));
    assert!(world.state.leader(world.thread(200), LeaderId::Session).is_none());
}
