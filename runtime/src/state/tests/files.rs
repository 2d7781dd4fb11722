//! Opened files.

use super::*;
use crate::state::FdType;

const DIRECTORY: u32 = 1 << 10;
const CREATED: u32 = 1 << 14;
const UPPER: u32 = 1 << 15;
const LOWER: u32 = 1 << 16;

fn openat(tid: i64, fd: i64, dirfd: i64, path: &str) -> EventBuilder {
    exit(tid, code::SYSCALL_OPENAT_2_X)
        .i64(fd)
        .i64(dirfd)
        .text(path)
        .u32(1)
        .u32(0)
        .u32(0x801)
        .u64(99)
}

#[test]
fn names_are_joined_with_the_directory_and_kept_as_given() {
    let mut world = World::new();
    let attached = world.open(SHELL, 3, "../v/./notes");
    let fd = world.state.fd_of(&attached).unwrap();
    assert_eq!(
        (text(&fd.name), text(&fd.name_raw)),
        ("/home/v/notes".into(), "../v/./notes".into())
    );
    assert_eq!(fd.ty, FdType::FileV2);
    assert_eq!(attached.fd_num, 3);
    assert!(attached.fd_name_changed);
}

#[test]
fn directories_and_layers_show_in_flags() {
    let mut world = World::new();
    world.apply(open(SHELL, 3, "/d", 1 | DIRECTORY));
    world.apply(open(SHELL, 4, "/u", 1 | UPPER));
    world.apply(open(SHELL, 5, "/l", 1 | LOWER));
    assert_eq!(world.fd(SHELL, 3).unwrap().ty, FdType::Directory);
    assert!(world.fd(SHELL, 4).unwrap().upper_layer && world.fd(SHELL, 5).unwrap().lower_layer);
}

#[test]
fn failed_opens_leave_no_entry() {
    let mut world = World::new();
    let attached = world.open(SHELL, -2, "/none");
    assert!(!attached.has_fd());
    assert_eq!(attached.result, Some(-2));
    assert_eq!(world.state.open_fds(world.thread(SHELL)), 0);
}

#[test]
fn openat_starts_at_a_descriptor() {
    let mut world = World::new();
    world.apply(open(SHELL, 3, "/opt", 1 | DIRECTORY));
    let cases = [
        (3, "x", "/opt/x"),
        (-100, "x", "/home/u/x"),
        (9, "x", "<UNKNOWN>x"),
        (9, "/x", "/x"),
        (3, "../x", "/x"),
    ];
    for (dirfd, path, expected) in cases {
        world.apply(openat(SHELL, 4, dirfd, path));
        let fd = world.fd(SHELL, 4).unwrap();
        assert_eq!(text(&fd.name), expected);
        assert_eq!((fd.dev, fd.ino), (0x801, 99));
    }
}

#[test]
fn the_enter_event_is_trusted_over_the_exit_event() {
    let mut world = World::new();
    world.apply(exit(SHELL, code::SYSCALL_OPEN_E).text("/asked").u32(1).u32(0));
    let attached = world.apply(open(SHELL, 3, "/changed", 2 | CREATED | UPPER));
    let fd = world.state.fd_of(&attached).unwrap();
    assert_eq!(text(&fd.name), "/asked");
    assert_eq!(
        fd.open_flags.bits(),
        1 | CREATED | UPPER,
        "only the kernel's bits are the exit's"
    );

    world.apply(
        exit(SHELL, code::SYSCALL_OPENAT_2_E)
            .i64(-100)
            .text("asked")
            .u32(1)
            .u32(0),
    );
    world.apply(openat(SHELL, 4, 9, "changed"));
    assert_eq!(world.fd_name(SHELL, 4).as_deref(), Some("/home/u/asked"));

    world.apply(exit(SHELL, code::SYSCALL_OPEN_E).text("<NA>").u32(1).u32(0));
    world.open(SHELL, 5, "/seen");
    assert_eq!(world.fd_name(SHELL, 5).as_deref(), Some("/seen"));
}

#[test]
fn enter_events_do_not_outlive_their_call() {
    let mut world = World::new();
    world.apply(exit(SHELL, code::SYSCALL_OPEN_E).text("/asked").u32(1).u32(0));
    world.open(SHELL, 3, "/first");
    world.open(SHELL, 4, "/second");
    assert_eq!(world.fd_name(SHELL, 4).as_deref(), Some("/second"));
    // Enter events without values are ignored.
    world.apply(exit(SHELL, code::SYSCALL_OPEN_E).unknown().unknown().unknown());
    world.open(SHELL, 5, "/third");
    assert_eq!(world.fd_name(SHELL, 5).as_deref(), Some("/third"));
}

#[test]
fn creat_and_open_by_handle_at_make_files() {
    let mut world = World::new();
    world.apply(
        exit(SHELL, code::SYSCALL_CREAT_X)
            .i64(3)
            .text("new")
            .u32(0)
            .u32(1)
            .u64(2)
            .u16(2),
    );
    let fd = world.fd(SHELL, 3).unwrap();
    assert_eq!(
        (text(&fd.name), fd.dev, fd.ino, fd.lower_layer),
        ("/home/u/new".into(), 1, 2, true)
    );
    world.apply(
        exit(SHELL, code::SYSCALL_OPEN_BY_HANDLE_AT_X)
            .i64(4)
            .i64(9)
            .u32(1)
            .text("/srv/f"),
    );
    assert_eq!(world.fd_name(SHELL, 4).as_deref(), Some("/srv/f"));
}

#[test]
fn missing_texts_read_as_not_available() {
    let mut world = World::new();
    world.apply(
        exit(SHELL, code::SYSCALL_OPEN_X)
            .i64(3)
            .text("(NULL)")
            .u32(1)
            .u32(0),
    );
    assert_eq!(world.fd_name(SHELL, 3).as_deref(), Some("/home/u/<NA>"));
}

#[test]
fn values_of_a_wrong_width_are_counted_and_change_nothing() {
    let mut world = World::new();
    world.apply(exit(SHELL, code::SYSCALL_OPEN_X).i64(3).text("/x").u8(1).u32(0));
    assert!(world.fd(SHELL, 3).is_none());
    assert_eq!(world.state.counters().unreadable_values, 1);
}
