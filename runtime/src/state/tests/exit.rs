//! The end of threads, and where their children go.

use super::*;

pub(super) fn procexit(tid: i64, reaper: Option<i64>) -> EventBuilder {
    let event = exit(tid, code::PROCEXIT_1_E).i64(0).i64(0).u8(0).u8(0);
    match reaper {
        Some(reaper) => event.i64(reaper),
        None => event,
    }
}

#[test]
fn rules_still_see_who_ends() {
    let mut world = World::new();
    world.fork(SHELL, 200);
    let attached = world.apply(procexit(200, None));
    let thread = world.state.thread_of(&attached).unwrap();
    assert_eq!(text(&thread.comm), "sh");
    assert_eq!(world.state.live_threads(thread), 0);
    assert!(attached.visible);
    world.tick();
    assert!(world.state.thread(200).is_none());
}

#[test]
fn an_unknown_thread_does_not_appear_to_end() {
    let mut world = World::new();
    let attached = world.apply(procexit(999, None));
    assert!(!attached.has_thread());
    assert!(world.state.thread(999).is_none());
}

#[test]
fn children_go_to_the_kernels_choice() {
    let mut world = World::new();
    world.fork(SHELL, 200);
    world.fork(200, 201);
    world.fork(SHELL, 300);
    world.apply(procexit(200, Some(300)));
    world.tick();
    assert_eq!(world.thread(201).ptid, 300);
    // Whoever took over orphans once does so again.
    world.fork(300, 301);
    world.fork(301, 302);
    world.apply(procexit(301, None));
    world.tick();
    assert_eq!(world.thread(302).ptid, 300);
}

#[test]
fn children_go_to_another_thread_of_the_process() {
    let mut world = World::new();
    world.fork(SHELL, 200);
    world.spawn(200, 210);
    world.fork(200, 220);
    world.apply(procexit(200, None));
    world.tick();
    assert_eq!(world.thread(220).ptid, 210);
    assert!(
        world.thread(200).is_dead(),
        "the main thread holds the descriptors"
    );
    world.apply(procexit(210, None));
    world.tick();
    assert!(world.state.thread(200).is_none());
    assert_eq!(world.thread(220).ptid, INIT);
}

#[test]
fn children_go_to_init_or_a_subreaper() {
    let prctl = |tid, option, value| {
        exit(tid, code::SYSCALL_PRCTL_X)
            .i64(0)
            .u32(option)
            .text("")
            .i64(value)
    };
    for (option, value, expected) in [(36, 1, 200), (36, 0, INIT), (37, 1, 200), (38, 1, INIT)] {
        let mut world = World::new();
        world.fork(SHELL, 200);
        world.apply(prctl(200, option, value));
        world.fork(200, 300);
        world.fork(300, 301);
        world.apply(procexit(300, None));
        world.tick();
        assert_eq!(world.thread(301).ptid, expected, "{option} {value}");
    }
}

#[test]
fn orphans_are_not_reparented_across_pid_namespaces() {
    const IN_PIDNS: u32 = 1 << 29;
    let mut world = World::new();
    world.apply(Clone::process(SHELL, 200).flags(IN_PIDNS).child());
    let mut grandchild = Clone::process(200, 201).flags(IN_PIDNS);
    grandchild.caller_ptid = SHELL;
    world.apply(grandchild.child());
    world.apply(procexit(200, None));
    world.tick();
    assert_eq!(world.thread(201).ptid, 0);
}

#[test]
fn a_choice_that_is_not_known_is_no_choice() {
    let mut world = World::new();
    world.fork(SHELL, 200);
    world.fork(200, 201);
    world.apply(procexit(200, Some(777)));
    world.tick();
    assert_eq!(world.thread(201).ptid, INIT);
    assert!(
        world.thread(777).is_invalid(),
        "looking for it left a placeholder"
    );
}
