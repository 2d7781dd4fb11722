//! Descriptors that are made, copied and closed.

use super::*;
use crate::state::{FdType, OpenFlags, ThreadFlags};

const CLOEXEC: u32 = 1 << 12;

#[test]
fn closed_descriptors_go_before_the_next_event() {
    let mut world = World::new();
    world.open(SHELL, 3, "/x");
    let attached = world.apply(close(SHELL, 0, 3));
    assert_eq!(text(&world.state.fd_of(&attached).unwrap().name), "/x");
    world.tick();
    assert!(world.fd(SHELL, 3).is_none());
}

#[test]
fn a_failed_close_keeps_its_descriptor() {
    let mut world = World::new();
    world.open(SHELL, 3, "/x");
    world.apply(close(SHELL, -5, 3));
    world.tick();
    assert!(world.fd(SHELL, 3).is_some());
}

#[test]
fn events_find_their_descriptor_or_none() {
    let mut world = World::new();
    world.open(SHELL, 3, "/x");
    let attached = world.apply(read(SHELL, 3));
    assert_eq!((attached.fd_num, attached.has_fd()), (3, true));
    assert!(!attached.fd_name_changed);
    let attached = world.apply(read(SHELL, 9));
    assert_eq!((attached.fd_num, attached.has_fd()), (9, false));
    let attached = world.apply(
        exit(SHELL, code::SYSCALL_READ_X)
            .i64(1)
            .value(b"x")
            .unknown()
            .u32(1),
    );
    assert_eq!((attached.fd_num, attached.has_fd()), (-1, false));
}

#[test]
fn copies_are_independent_and_not_close_on_exec() {
    let mut world = World::new();
    world.apply(open(SHELL, 3, "/x", 2 | CLOEXEC));
    let attached = world.apply(exit(SHELL, code::SYSCALL_DUP2_X).i64(1).i64(3).i64(1));
    assert_eq!(attached.fd_num, 1);
    assert!(!attached.fd_name_changed);
    assert!(!world.fd(SHELL, 1).unwrap().is_close_on_exec());
    assert!(world.fd(SHELL, 3).unwrap().is_close_on_exec());
    assert!(world.thread(SHELL).flags.contains(ThreadFlags::PIPE_SOURCE));
    world.apply(
        exit(SHELL, code::SYSCALL_DUP3_X)
            .i64(5)
            .i64(3)
            .i64(5)
            .u32(CLOEXEC),
    );
    assert!(world.fd(SHELL, 5).unwrap().is_close_on_exec());
    world.apply(exit(SHELL, code::SYSCALL_DUP_1_X).i64(0).i64(3));
    assert_eq!(world.fd_name(SHELL, 0).as_deref(), Some("/x"));
    assert!(world.thread(SHELL).flags.contains(ThreadFlags::PIPE_DESTINATION));
}

#[test]
fn fcntl_copies_and_marks() {
    let fcntl = |res, fd, command, argument| {
        exit(SHELL, code::SYSCALL_FCNTL_X)
            .i64(res)
            .i64(fd)
            .u8(command)
            .u64(argument)
    };
    let mut world = World::new();
    world.open(SHELL, 3, "/x");
    world.apply(fcntl(10, 3, 1, 10));
    world.apply(fcntl(11, 3, 26, 10));
    assert!(!world.fd(SHELL, 10).unwrap().is_close_on_exec());
    assert!(world.fd(SHELL, 11).unwrap().is_close_on_exec());
    world.apply(fcntl(0, 10, 3, 1));
    world.apply(fcntl(0, 11, 3, 0));
    assert!(world.fd(SHELL, 10).unwrap().is_close_on_exec());
    assert!(!world.fd(SHELL, 11).unwrap().is_close_on_exec());
    world.apply(fcntl(3, 10, 2, 0));
    assert!(
        world.fd(SHELL, 10).unwrap().is_close_on_exec(),
        "reading the mark changes nothing"
    );
}

#[test]
fn ranges_close_at_once_or_are_marked() {
    let close_range = |first, last, flags| {
        exit(SHELL, code::SYSCALL_CLOSE_RANGE_X)
            .i64(0)
            .u32(first)
            .u32(last)
            .u32(flags)
    };
    let mut world = World::new();
    for fd in [3, 4, 5, 300] {
        world.open(SHELL, fd, "/x");
    }
    world.apply(close_range(5, u32::MAX, 1 << 2));
    assert!(!world.fd(SHELL, 4).unwrap().is_close_on_exec());
    assert!(world.fd(SHELL, 5).unwrap().is_close_on_exec());
    assert!(world.fd(SHELL, 300).unwrap().is_close_on_exec());
    world.apply(close_range(4, 5, 0));
    assert!(world.fd(SHELL, 3).is_some() && world.fd(SHELL, 300).is_some());
    assert!(world.fd(SHELL, 4).is_none() && world.fd(SHELL, 5).is_none());
}

#[test]
fn pipes_have_two_ends_with_one_inode() {
    let mut world = World::new();
    let attached = world.apply(exit(SHELL, code::SYSCALL_PIPE_X).i64(0).i64(3).i64(4).u64(77));
    for fd in [3, 4] {
        let fd = world.fd(SHELL, fd).unwrap();
        assert_eq!((fd.ty, fd.ino, text(&fd.name)), (FdType::Fifo, 77, String::new()));
    }
    assert_eq!(attached.fd_num, 4);
    world.apply(
        exit(SHELL, code::SYSCALL_PIPE2_X)
            .i64(0)
            .i64(5)
            .i64(6)
            .u64(78)
            .u32(CLOEXEC),
    );
    assert!(world.fd(SHELL, 5).unwrap().is_close_on_exec());
}

#[test]
fn every_kind_of_descriptor_has_its_type() {
    let cases = [
        (
            exit(SHELL, code::SYSCALL_EVENTFD_X).i64(3).u64(0).u32(0),
            FdType::Event,
        ),
        (
            exit(SHELL, code::SYSCALL_EVENTFD2_X).i64(3).u16(0).u64(0),
            FdType::Event,
        ),
        (
            exit(SHELL, code::SYSCALL_SIGNALFD_X).i64(3).i64(-1).u32(0).u8(0),
            FdType::Signal,
        ),
        (
            exit(SHELL, code::SYSCALL_SIGNALFD4_X)
                .i64(3)
                .u16(0)
                .i64(-1)
                .u32(0),
            FdType::Signal,
        ),
        (
            exit(SHELL, code::SYSCALL_TIMERFD_CREATE_X).i64(3).u8(0).u8(0),
            FdType::Timer,
        ),
        (
            exit(SHELL, code::SYSCALL_INOTIFY_INIT_X).i64(3).u8(0),
            FdType::Inotify,
        ),
        (
            exit(SHELL, code::SYSCALL_INOTIFY_INIT1_X).i64(3).u16(0),
            FdType::Inotify,
        ),
        (exit(SHELL, code::SYSCALL_BPF_2_X).i64(3), FdType::Bpf),
        (
            exit(SHELL, code::SYSCALL_USERFAULTFD_X).i64(3).u32(0),
            FdType::UserFault,
        ),
        (
            exit(SHELL, code::SYSCALL_IO_URING_SETUP_X).i64(3),
            FdType::IoUring,
        ),
        (
            exit(SHELL, code::SYSCALL_EPOLL_CREATE_X).i64(3).u32(1),
            FdType::EventPoll,
        ),
        (
            exit(SHELL, code::SYSCALL_EPOLL_CREATE1_X).i64(3).u32(1),
            FdType::EventPoll,
        ),
        (
            exit(SHELL, code::SYSCALL_MEMFD_CREATE_X).i64(3).text("m").u32(0),
            FdType::Memory,
        ),
        (
            exit(SHELL, code::SYSCALL_PIDFD_OPEN_X).i64(3).i64(INIT).u32(0),
            FdType::Pid,
        ),
    ];
    for (event, ty) in cases {
        let mut world = World::new();
        let attached = world.apply(event);
        assert_eq!(world.fd(SHELL, 3).map(|fd| fd.ty), Some(ty));
        assert!(attached.has_fd());
    }
}

#[test]
fn epolls_are_marked_close_on_exec() {
    let mut world = World::new();
    world.apply(exit(SHELL, code::SYSCALL_EPOLL_CREATE1_X).i64(3).u32(1));
    assert_eq!(world.fd(SHELL, 3).unwrap().open_flags, OpenFlags::CLOSE_ON_EXEC);
}

#[test]
fn descriptors_of_other_processes_can_be_fetched() {
    let mut world = World::new();
    world.open(INIT, 7, "/var/log/x");
    world.apply(exit(SHELL, code::SYSCALL_PIDFD_OPEN_X).i64(3).i64(INIT).u32(0));
    assert_eq!(world.fd_name(SHELL, 3).as_deref(), Some("/proc/1"));
    world.apply(
        exit(SHELL, code::SYSCALL_PIDFD_GETFD_X)
            .i64(4)
            .i64(3)
            .i64(7)
            .u32(0),
    );
    assert_eq!(world.fd_name(SHELL, 4).as_deref(), Some("/var/log/x"));
    assert!(world.fd(SHELL, 4).unwrap().is_close_on_exec());
}
