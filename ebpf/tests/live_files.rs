//! Calls about files and descriptors, made here and seen by the probe.

mod support;

use std::os::unix::fs::MetadataExt;

use compiler::tables::event;
use support::{Seen, address, address_mut, call, first, observe, text, thread};

const CWD: usize = libc::AT_FDCWD as usize;

fn seen(test: &str, work: impl FnOnce()) -> Option<Vec<Seen>> {
    let own = thread();
    observe(test, work, |tid| tid == own)
}

#[test]
fn opened_files_are_told_with_flags_device_and_inode() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made");
    let name = path.to_str().unwrap().to_owned();
    let (made, absent) = (text(&name), text("/nonexistent/file"));
    let how: [u64; 3] = [libc::O_RDWR as u64 | libc::O_APPEND as u64, 0, 0x08];
    let relative = text(".");
    let mut metadata = None;
    let Some(seen) = seen("opened_files_are_told_with_flags_device_and_inode", || {
        let flags = libc::O_WRONLY | libc::O_CREAT | libc::O_CLOEXEC;
        let fd = call(
            libc::SYS_openat,
            &[CWD, address(made.as_c_str()), flags as usize, 0o640],
        );
        metadata = Some(std::fs::metadata(&path).unwrap());
        call(
            libc::SYS_openat,
            &[CWD, address(absent.as_c_str()), libc::O_RDONLY as usize, 0o777],
        );
        call(
            libc::SYS_openat2,
            &[CWD, address(relative.as_c_str()), address(&how), 24],
        );
        call(libc::SYS_open, &[address(made.as_c_str()), libc::O_PATH as usize]);
        call(libc::SYS_close, &[fd as usize]);
        call(libc::SYS_close, &[12345]);
    }) else {
        return;
    };
    let opened: Vec<&Seen> = seen
        .iter()
        .filter(|seen| seen.code == event::SYSCALL_OPENAT_2_X && seen.text("name") != "/proc/self/maps")
        .collect();
    let made = opened.iter().find(|seen| seen.text("name") == name).unwrap();
    let metadata = metadata.unwrap();
    assert!(made.number("fd") > 2);
    assert_eq!(made.number("dirfd"), -100);
    // Writing, create, close on exec, created by this call.
    assert_eq!(made.number("flags"), 2 | 4 | 4096 | 1 << 14);
    assert_eq!(made.number("mode"), 0o640);
    assert_eq!(made.number("ino"), metadata.ino() as i64);
    assert_eq!(made.number("dev"), metadata.dev() as i64);
    let absent = opened
        .iter()
        .find(|seen| seen.text("name") == "/nonexistent/file")
        .unwrap();
    assert_eq!(absent.number("fd"), -2);
    assert_eq!(absent.number("flags"), 1);
    assert_eq!((absent.number("mode"), absent.number("ino")), (0, 0));
    let openat2 = first(&seen, event::SYSCALL_OPENAT2_X);
    assert_eq!(openat2.number("fd"), -i64::from(libc::EISDIR));
    assert_eq!((openat2.number("flags"), openat2.number("resolve")), (3 | 8, 1));
    assert_eq!(openat2.text("name"), ".");
    let path_only = first(&seen, event::SYSCALL_OPEN_X);
    assert_eq!(path_only.number("flags"), 0);
    let closed: Vec<i64> = seen
        .iter()
        .filter(|seen| seen.code == event::SYSCALL_CLOSE_X)
        .map(|seen| seen.number("fd"))
        .collect();
    assert!(closed.contains(&made.number("fd")) && closed.contains(&12345));
    assert!(seen.is_sorted_by_key(|seen| seen.ts));
}

#[test]
fn names_modes_and_owners_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| text(folder.path().join(name).to_str().unwrap());
    let (one, two, three, dir) = (path("one"), path("two"), path("three"), path("dir"));
    std::fs::write(folder.path().join("one"), b"x").unwrap();
    let place = |text: &std::ffi::CString| address(text.as_c_str());
    let Some(seen) = seen("names_modes_and_owners_are_told", || {
        call(libc::SYS_rename, &[place(&one), place(&two)]);
        call(libc::SYS_renameat2, &[CWD, place(&two), CWD, place(&one), 1]);
        call(libc::SYS_link, &[place(&one), place(&two)]);
        call(libc::SYS_symlinkat, &[place(&one), CWD, place(&three)]);
        call(libc::SYS_chmod, &[place(&one), 0o4711]);
        call(libc::SYS_fchmodat, &[CWD, place(&two), 0o600]);
        call(
            libc::SYS_fchownat,
            &[CWD, place(&one), 0, 0, libc::AT_SYMLINK_NOFOLLOW as usize],
        );
        call(libc::SYS_mkdir, &[place(&dir), 0o700]);
        call(
            libc::SYS_unlinkat,
            &[CWD, place(&dir), libc::AT_REMOVEDIR as usize],
        );
        call(libc::SYS_unlink, &[place(&three)]);
        call(libc::SYS_mount, &[0, place(&dir), 0, 0xc0ed_0020, 0]);
    }) else {
        return;
    };
    let name = |text: &std::ffi::CString| text.to_str().unwrap().to_owned();
    let rename = first(&seen, event::SYSCALL_RENAME_X);
    assert_eq!(
        (rename.text("oldpath"), rename.text("newpath")),
        (&*name(&one), &*name(&two))
    );
    assert_eq!(first(&seen, event::SYSCALL_RENAMEAT2_X).number("flags"), 1);
    assert_eq!(first(&seen, event::SYSCALL_LINK_2_X).text("newpath"), name(&two));
    assert_eq!(
        first(&seen, event::SYSCALL_SYMLINKAT_X).text("target"),
        name(&one)
    );
    assert_eq!(first(&seen, event::SYSCALL_CHMOD_X).number("mode"), 0o4711);
    assert_eq!(
        first(&seen, event::SYSCALL_FCHMODAT_X).text("filename"),
        name(&two)
    );
    // The portable number of the flag is not the kernel's.
    assert_eq!(first(&seen, event::SYSCALL_FCHOWNAT_X).number("flags"), 1024);
    assert_eq!(first(&seen, event::SYSCALL_MKDIR_2_X).number("mode"), 0o700);
    assert_eq!(first(&seen, event::SYSCALL_UNLINKAT_2_X).number("flags"), 512);
    assert_eq!(first(&seen, event::SYSCALL_UNLINK_2_X).number("res"), 0);
    let mount = first(&seen, event::SYSCALL_MOUNT_X);
    assert_eq!(mount.number("flags"), 0x20);
    assert_eq!(mount.bytes("dev"), b"");
}

#[test]
fn data_pipes_and_copies_of_descriptors_are_told() {
    let mut pair = [0i32; 2];
    let long = [b'a'; 200];
    let pieces = [(long.as_ptr() as usize, 3usize), (b"xyz".as_ptr() as usize, 3)];
    let mut buffer = [0u8; 16];
    let Some(seen) = seen("data_pipes_and_copies_of_descriptors_are_told", || {
        call(
            libc::SYS_pipe2,
            &[
                address_mut(&mut pair),
                libc::O_NONBLOCK as usize | libc::O_CLOEXEC as usize,
            ],
        );
        let [read, write] = pair.map(|fd| fd as usize);
        call(libc::SYS_write, &[write, long.as_ptr() as usize, long.len()]);
        call(libc::SYS_writev, &[write, pieces.as_ptr() as usize, 2]);
        call(
            libc::SYS_read,
            &[read, buffer.as_mut_ptr() as usize, buffer.len()],
        );
        let copy = call(libc::SYS_dup, &[read]);
        call(libc::SYS_dup3, &[read, copy as usize, libc::O_CLOEXEC as usize]);
        call(libc::SYS_fcntl, &[read, libc::F_DUPFD_CLOEXEC as usize, 100]);
        call(libc::SYS_memfd_create, &[c"secret".as_ptr() as usize, 1]);
        call(libc::SYS_eventfd2, &[5, libc::EFD_NONBLOCK as usize]);
        call(libc::SYS_userfaultfd, &[libc::O_CLOEXEC as usize]);
        call(libc::SYS_io_uring_setup, &[0, 0]);
    }) else {
        return;
    };
    let pipe = first(&seen, event::SYSCALL_PIPE2_X);
    assert_eq!(
        (pipe.number("fd1"), pipe.number("fd2")),
        (i64::from(pair[0]), i64::from(pair[1]))
    );
    assert_eq!(pipe.number("flags"), 64 | 4096);
    let link = std::fs::read_link(format!("/proc/self/fd/{}", pair[0])).unwrap();
    assert_eq!(link.to_str().unwrap(), format!("pipe:[{}]", pipe.number("ino")));
    let write = first(&seen, event::SYSCALL_WRITE_X);
    assert_eq!((write.number("res"), write.number("size")), (200, 200));
    assert_eq!(write.bytes("data"), &long[..80]);
    let writev = first(&seen, event::SYSCALL_WRITEV_X);
    assert_eq!((writev.bytes("data"), writev.number("size")), (&b"aaaxyz"[..], 6));
    let read = first(&seen, event::SYSCALL_READ_X);
    assert_eq!(
        (read.bytes("data"), read.number("fd")),
        (&[b'a'; 16][..], i64::from(pair[0]))
    );
    assert_eq!(
        first(&seen, event::SYSCALL_DUP_1_X).number("oldfd"),
        i64::from(pair[0])
    );
    assert_eq!(first(&seen, event::SYSCALL_DUP3_X).number("flags"), 4096);
    let fcntl = first(&seen, event::SYSCALL_FCNTL_X);
    assert_eq!((fcntl.number("cmd"), fcntl.number("arg")), (26, 100));
    assert_eq!(first(&seen, event::SYSCALL_MEMFD_CREATE_X).text("name"), "secret");
    let eventfd = first(&seen, event::SYSCALL_EVENTFD2_X);
    assert_eq!((eventfd.number("flags"), eventfd.number("initval")), (64, 5));
    assert_eq!(first(&seen, event::SYSCALL_USERFAULTFD_X).number("flags"), 4096);
    assert!(first(&seen, event::SYSCALL_IO_URING_SETUP_X).number("res") < 0);
}
