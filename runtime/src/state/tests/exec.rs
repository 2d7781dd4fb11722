//! New programs in existing processes.

use super::*;
use crate::state::{NO_ID, ThreadFlags};

const CLOEXEC: u32 = 1 << 12;

/// The values of an execve exit event up to `comm`, then cgroups and environment.
pub(super) fn execve(tid: i64, pid: i64, ptid: i64, comm: &str, args: &[&str]) -> EventBuilder {
    exit(tid, code::SYSCALL_EXECVE_19_X)
        .i64(0)
        .text(&format!("/bin/{comm}"))
        .texts(args)
        .i64(tid)
        .i64(pid)
        .i64(ptid)
        .text("")
        .u64(4096)
        .u64(1)
        .u64(2)
        .u32(3)
        .u32(4)
        .u32(5)
        .text(comm)
        .texts(&["cpu=/x"])
        .texts(&["A=1", "B=2"])
}

/// The rest of the current layout.
pub(super) fn today(event: EventBuilder, exepath: &str) -> EventBuilder {
    event
        .u32(34816)
        .i64(9)
        .u32(1000)
        .u32(0b1011)
        .u64(1)
        .u64(2)
        .u64(3)
        .u64(11)
        .u64(START + 500)
        .u64(13)
        .u32(70)
        .text(exepath)
        .i64(42)
        .u32(80)
        .text(exepath)
}

#[test]
fn a_program_brings_everything_anew() {
    let mut world = World::new();
    world.fork(SHELL, 200);
    world.apply(today(execve(200, 200, SHELL, "ls", &["-l", "/"]), "/usr/bin/ls"));
    let thread = world.thread(200);
    assert_eq!(text(&thread.comm), "ls");
    assert_eq!(text(&thread.exe), "/bin/ls");
    assert_eq!(text(&thread.exepath), "/usr/bin/ls");
    assert_eq!(text(thread.cmdline()), "ls -l /");
    assert_eq!(text(&thread.env.joined()), "A=1 B=2");
    assert_eq!(thread.cgroups.path(b"cpu"), Some(&b"/x"[..]));
    assert_eq!(
        (thread.fd_limit, thread.tty, thread.vpgid, thread.pgid),
        (4096, 34816, 9, 42)
    );
    assert_eq!((thread.loginuid, thread.uid, thread.gid), (1000, 70, 80));
    assert_eq!(thread.capabilities.effective, 3);
    let file = thread.exe_file;
    assert!(file.writable && file.upper_layer && file.lower_layer && !file.from_memfd);
    assert_eq!((file.ino, file.mtime), (11, 13));
    assert_eq!(file.ctime_to_clone, thread.clone_time.wrapping_sub(START + 500));
    assert_eq!(file.pidns_start_to_ctime, 0, "the namespace's start is not known");
    assert_eq!(thread.exec_time, world.now);
    assert_eq!(text(world.state.cwd(thread)), "/home/u/", "the directory stays");
}

#[test]
fn failed_calls_change_nothing() {
    let mut world = World::new();
    world.apply(exit(SHELL, code::SYSCALL_EXECVE_19_X).i64(-2).text("/bin/ls"));
    assert_eq!(text(&world.thread(SHELL).comm), "sh");
    assert_eq!(world.state.counters().unreadable_values, 0);
}

#[test]
fn old_layouts_keep_values_that_they_lack() {
    let mut world = World::new();
    world.apply(execve(SHELL, SHELL, INIT, "ls", &[]));
    let thread = world.thread(SHELL);
    assert_eq!(text(&thread.exepath), "/usr/bin/sh");
    assert_eq!((thread.uid, thread.gid, thread.loginuid), (7, 8, NO_ID));
    assert_eq!(thread.pgid, -1, "the one value that is forgotten");
}

#[test]
fn old_layouts_take_the_path_from_the_enter_event() {
    let enter = |path: &str| exit(SHELL, code::SYSCALL_EXECVE_19_E).text(path);
    let mut world = World::new();
    let attached = world.apply(enter("./run"));
    assert!(!attached.visible);
    world.apply(execve(SHELL, SHELL, INIT, "run", &[]));
    assert_eq!(text(&world.thread(SHELL).exepath), "/home/u/run");
    world.apply(enter("<NA>"));
    world.apply(execve(SHELL, SHELL, INIT, "run", &[]));
    assert_eq!(text(&world.thread(SHELL).exepath), "<NA>");

    // Another event in between makes the stored one worthless.
    let mut world = World::new();
    world.apply(enter("./run"));
    world.apply(exit(SHELL, code::SYSCALL_FUTEX_X).i64(0));
    world.apply(execve(SHELL, SHELL, INIT, "run", &[]));
    assert_eq!(text(&world.thread(SHELL).exepath), "/usr/bin/sh");
}

#[test]
fn execveat_runs_paths_below_descriptors() {
    let enter = |fd: i64, path: &str, flags: u32| {
        exit(SHELL, code::SYSCALL_EXECVEAT_E)
            .i64(fd)
            .text(path)
            .u32(flags)
    };
    let cases = [
        (3, "run", 0, "/opt/tools/run"),
        (3, "<NA>", 1, "/opt/tools"),
        (3, "<NA>", 0, "<NA>"),
        (-100, "run", 0, "/home/u/run"),
        (9, "run", 0, "<NA>"),
        (9, "/abs", 0, "/abs"),
    ];
    for (fd, path, flags, expected) in cases {
        let mut world = World::new();
        world.open(SHELL, 3, "/opt/tools");
        world.apply(enter(fd, path, flags));
        // Success shows up as an execve.
        world.apply(execve(SHELL, SHELL, INIT, "run", &[]));
        assert_eq!(
            text(&world.thread(SHELL).exepath),
            expected,
            "{fd} {path} {flags}"
        );
    }
}

#[test]
fn close_on_exec_descriptors_go_and_flags_are_reset() {
    const VM: u32 = 1 << 15;
    let mut world = World::new();
    world.apply(Clone::process(SHELL, 200).flags(VM).child());
    world.apply(open(200, 3, "/a", 1));
    world.apply(open(200, 4, "/b", 1 | CLOEXEC));
    world.apply(today(execve(200, 200, SHELL, "ls", &[]), "/usr/bin/ls"));
    assert!(world.fd(200, 3).is_some() && world.fd(200, 4).is_none());
    assert_eq!(
        world.thread(200).flags,
        ThreadFlags::ACTIVE | ThreadFlags::NAME_CHANGED | ThreadFlags::INVERTED
    );
}

#[test]
fn other_threads_of_the_process_end() {
    let mut world = World::new();
    world.spawn(SHELL, 201);
    world.spawn(SHELL, 202);
    world.apply(today(execve(SHELL, SHELL, INIT, "ls", &[]), "/usr/bin/ls"));
    assert!(world.state.thread(201).is_none() && world.state.thread(202).is_none());
    assert_eq!(world.state.live_threads(world.thread(SHELL)), 1);
}

#[test]
fn exec_revives_a_dead_main_thread() {
    let mut world = World::new();
    world.spawn(SHELL, 201);
    world.apply(super::exit::procexit(SHELL, None));
    world.tick();
    assert!(world.thread(SHELL).is_dead(), "it stays while a thread lives");
    world.apply(today(execve(SHELL, SHELL, INIT, "ls", &[]), "/usr/bin/ls"));
    assert!(!world.thread(SHELL).is_dead());
    assert_eq!(world.state.live_threads(world.thread(SHELL)), 1);
}

#[test]
fn an_unknown_process_becomes_known() {
    let mut world = World::new();
    world.apply(today(execve(500, 500, SHELL, "ls", &[]), "/usr/bin/ls"));
    let thread = world.thread(500);
    assert_eq!((thread.pid, thread.ptid, thread.vpid), (500, SHELL, 500));
    assert_eq!(text(&world.state.ancestor(thread, 1).unwrap().comm), "sh");
}
