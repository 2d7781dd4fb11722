//! Directories, users, sessions, capabilities, limits, memory.

use super::*;
use crate::state::Capabilities;

fn chdir(tid: i64, res: i64, path: &str) -> EventBuilder {
    exit(tid, code::SYSCALL_CHDIR_X).i64(res).text(path)
}

fn cwd(world: &World, tid: i64) -> String {
    text(world.state.cwd(world.thread(tid)))
}

#[test]
fn the_directory_follows_the_process() {
    let mut world = World::new();
    world.apply(chdir(SHELL, 0, "../v"));
    assert_eq!(cwd(&world, SHELL), "/home/v/");
    world.apply(chdir(SHELL, -2, "/none"));
    assert_eq!(cwd(&world, SHELL), "/home/v/");
    world.apply(open(SHELL, 3, "/srv/data", 1 << 10));
    world.apply(exit(SHELL, code::SYSCALL_FCHDIR_X).i64(0).i64(3));
    assert_eq!(cwd(&world, SHELL), "/srv/data/");
    world.apply(exit(SHELL, code::SYSCALL_GETCWD_X).i64(10).text("/real/data"));
    assert_eq!(cwd(&world, SHELL), "/real/data/");
    world.apply(chdir(SHELL, 0, "/"));
    assert_eq!(cwd(&world, SHELL), "/");
}

#[test]
fn a_thread_moves_its_process() {
    let mut world = World::new();
    world.spawn(SHELL, 201);
    world.apply(chdir(201, 0, "/srv"));
    assert_eq!(cwd(&world, SHELL), "/srv/");
    // Threads have no directory to start from.
    world.apply(chdir(201, 0, "data"));
    assert_eq!(cwd(&world, SHELL), "data/");
}

#[test]
fn threads_without_process_are_nowhere_in_particular() {
    let mut world = World::new();
    world.tick();
    let placeholder = exit(999, code::SYSCALL_FUTEX_X).i64(0);
    world.apply(placeholder);
    assert_eq!(cwd(&world, 999), "./");
}

#[test]
fn roots_are_resolved() {
    let mut world = World::new();
    world.apply(exit(SHELL, code::SYSCALL_CHROOT_X).i64(0).text("jail/./x"));
    assert_eq!(text(&world.thread(SHELL).root), "/home/u/jail/x");
    world.apply(exit(SHELL, code::SYSCALL_CHROOT_X).i64(0).text("/jail/"));
    assert_eq!(text(&world.thread(SHELL).root), "/jail/");
}

#[test]
fn users_and_groups_are_the_effective_ones() {
    let mut world = World::new();
    world.apply(exit(SHELL, code::SYSCALL_SETUID_X).i64(0).u32(1));
    assert_eq!(world.thread(SHELL).uid, 1);
    world.apply(exit(SHELL, code::SYSCALL_SETRESUID_X).i64(0).u32(2).u32(3).u32(4));
    assert_eq!(world.thread(SHELL).uid, 3);
    world.apply(exit(SHELL, code::SYSCALL_SETREUID_X).i64(0).u32(5).u32(u32::MAX));
    assert_eq!(world.thread(SHELL).uid, u32::MAX, "unchanged is taken as it is");
    world.apply(exit(SHELL, code::SYSCALL_SETUID_X).i64(-1).u32(9));
    assert_eq!(world.thread(SHELL).uid, u32::MAX);
    world.apply(exit(SHELL, code::SYSCALL_SETGID_X).i64(0).u32(11));
    assert_eq!(world.thread(SHELL).gid, 11);
    world.apply(
        exit(SHELL, code::SYSCALL_SETRESGID_X)
            .i64(0)
            .u32(12)
            .u32(13)
            .u32(14),
    );
    assert_eq!(world.thread(SHELL).gid, 13);
    world.apply(exit(SHELL, code::SYSCALL_SETREGID_X).i64(0).u32(15).u32(16));
    assert_eq!(world.thread(SHELL).gid, 16);
}

#[test]
fn sessions_begin_and_groups_do_not_move() {
    let mut world = World::new();
    world.apply(exit(SHELL, code::SYSCALL_SETSID_X).i64(SHELL + 5));
    assert_eq!(world.thread(SHELL).sid, SHELL + 5);
    world.apply(exit(SHELL, code::SYSCALL_SETPGID_X).i64(0).i64(SHELL).i64(77));
    assert_eq!(world.thread(SHELL).vpgid, -1);
}

#[test]
fn capabilities_are_set_by_capset_and_user_namespaces() {
    const NEWUSER: u32 = 1 << 20;
    let mut world = World::new();
    world.apply(exit(SHELL, code::SYSCALL_CAPSET_X).i64(0).u64(1).u64(2).u64(3));
    let capabilities = world.thread(SHELL).capabilities;
    assert_eq!(
        (
            capabilities.inheritable,
            capabilities.permitted,
            capabilities.effective
        ),
        (1, 2, 3)
    );
    world.apply(exit(SHELL, code::SYSCALL_UNSHARE_X).i64(0).u32(1));
    assert_eq!(world.thread(SHELL).capabilities.effective, 3);
    world.apply(exit(SHELL, code::SYSCALL_SETNS_X).i64(0).i64(3).u32(NEWUSER));
    assert_eq!(world.thread(SHELL).capabilities.effective, Capabilities::ALL);
}

#[test]
fn limits_belong_to_the_process() {
    const NOFILE: u8 = 7;
    let mut world = World::new();
    world.spawn(SHELL, 201);
    let setrlimit = |resource, current| {
        exit(201, code::SYSCALL_SETRLIMIT_X)
            .i64(0)
            .i64(current)
            .i64(9)
            .u8(resource)
    };
    world.apply(setrlimit(NOFILE, 77));
    assert_eq!(world.state.fd_limit(world.thread(201)), 77);
    world.apply(setrlimit(3, 5));
    world.apply(setrlimit(NOFILE, -1));
    assert_eq!(world.state.fd_limit(world.thread(201)), 77);
    let prlimit = |tid: i64, about: i64, current: i64| {
        exit(tid, code::SYSCALL_PRLIMIT_X)
            .i64(0)
            .i64(current)
            .i64(0)
            .i64(0)
            .i64(0)
            .i64(about)
            .u8(NOFILE)
    };
    world.apply(prlimit(SHELL, INIT, 88));
    world.apply(prlimit(SHELL, 0, 99));
    assert_eq!(world.state.fd_limit(world.thread(INIT)), 88);
    assert_eq!(world.state.fd_limit(world.thread(SHELL)), 99);
}

#[test]
fn memory_counters_follow_mappings_and_switches() {
    let mut world = World::new();
    world.spawn(SHELL, 201);
    world.apply(
        exit(SHELL, code::SYSCALL_BRK_4_X)
            .u64(0)
            .u32(10)
            .u32(11)
            .u32(12)
            .u64(0),
    );
    let memory = world.thread(SHELL).memory;
    assert_eq!((memory.size_kb, memory.rss_kb, memory.swap_kb), (10, 11, 12));
    let switch = exit(201, code::SCHEDSWITCH_6_E)
        .i64(1)
        .u64(20)
        .u64(21)
        .u32(22)
        .u32(23)
        .u32(24);
    world.apply(switch);
    let memory = world.thread(201).memory;
    assert_eq!((memory.major_faults, memory.minor_faults), (20, 21));
    assert_eq!(world.thread(SHELL).memory.size_kb, 22, "sizes are the process's");
}
