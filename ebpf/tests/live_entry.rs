//! Paths that another thread exchanges while the call runs: the one that the kernel used is reported.

mod support;

use std::ffi::CString;
use std::fs::OpenOptions;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use compiler::plan::{KernelFilter, KernelPredicate, PathTest};
use compiler::tables::event;
use ebpf::probe::Options;
use ebpf::program::PlannedFilter;
use support::{Seen, address_mut, call, observe_with, thread};

/// A FIFO, which is opened for reading only once somebody opens it for writing.
struct Fifo {
    _folder: tempfile::TempDir,
    path: String,
}

impl Fifo {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fifo").to_str().unwrap().to_owned();
        let name = CString::new(path.clone()).unwrap();
        let made = call(
            libc::SYS_mknod,
            &[support::address(name.as_c_str()), 0o010_600, 0],
        );
        assert_eq!(made, 0);
        Self {
            _folder: folder,
            path,
        }
    }
}

/// Opens `path` in a thread, exchanges it for `other` once the thread waits in the call, then lets it return.
/// Returns the thread's id.
fn open_and_exchange(fifo: &Fifo, path: &str, other: &str) -> i64 {
    let mut buffer = vec![0u8; 4096];
    buffer[..path.len()].copy_from_slice(path.as_bytes());
    let buffer: &'static mut [u8] = buffer.leak();
    let at = address_mut(buffer);
    let (send, tids) = channel();
    let opener: JoinHandle<i64> = thread::spawn(move || {
        send.send(thread()).unwrap();
        call(libc::SYS_openat, &[libc::AT_FDCWD as usize, at, 0])
    });
    let tid = wait_for_call(&tids);
    let mut exchanged = other.as_bytes().to_vec();
    exchanged.push(0);
    // As a call does it, so that nothing is assumed of memory that two threads share.
    let own = std::process::id() as usize;
    let from = [(exchanged.as_ptr() as usize, exchanged.len())];
    let to = [(at, exchanged.len())];
    let arguments = [own, from.as_ptr() as usize, 1, to.as_ptr() as usize, 1, 0];
    assert_eq!(
        call(libc::SYS_process_vm_writev, &arguments),
        exchanged.len() as i64
    );
    drop(OpenOptions::new().write(true).open(&fifo.path).unwrap());
    let descriptor = opener.join().unwrap();
    assert!(descriptor >= 0, "{descriptor}");
    call(libc::SYS_close, &[descriptor as usize]);
    tid
}

/// Waits until the thread sleeps in a call; returns its id.
fn wait_for_call(tids: &Receiver<i64>) -> i64 {
    let tid = tids.recv().unwrap();
    let openat = format!("{} ", libc::SYS_openat);
    for _ in 0..2000 {
        let call = std::fs::read_to_string(format!("/proc/self/task/{tid}/syscall")).unwrap_or_default();
        let stat = std::fs::read_to_string(format!("/proc/self/task/{tid}/stat")).unwrap_or_default();
        // Kernels without the first file say only that the thread sleeps.
        if call.starts_with(&openat) || (call.is_empty() && stat.contains(") S ")) {
            // It sleeps with the path copied: what copies it does not sleep.
            if stat.contains(") S ") {
                return tid;
            }
        }
        thread::sleep(Duration::from_millis(1));
    }
    panic!("the thread does not wait for the FIFO");
}

fn names(seen: &[Seen], tid: i64) -> Vec<String> {
    seen.iter()
        .filter(|seen| seen.tid == tid && seen.code == event::SYSCALL_OPENAT_2_X)
        .map(|seen| seen.text("name").to_owned())
        .collect()
}

#[test]
fn exchanged_paths_are_reported_as_the_kernel_used_them() {
    let fifo = Fifo::new();
    // Longer than a slot of the map for most paths.
    let long = format!("{}{}", "/.".repeat(300), fifo.path);
    for path in [&fifo.path, &long] {
        let mut tid = 0;
        let test = "exchanged_paths_are_reported_as_the_kernel_used_them";
        let work = || tid = open_and_exchange(&fifo, path, "/etc/hosts");
        let Some(seen) = observe_with(test, &Options::default(), work, |_| true) else {
            return;
        };
        assert_eq!(names(&seen, tid), [path.as_str()]);
    }
}

#[test]
fn kernel_filters_decide_on_the_path_that_the_kernel_used() {
    let fifo = Fifo::new();
    let is_fifo = KernelPredicate::Path {
        param: 2,
        any: vec![PathTest::Is(fifo.path.clone().into_bytes())],
    };
    let filter = PlannedFilter::of(event::SYSCALL_OPENAT_2_X, KernelFilter::test(is_fifo, true));
    let options = Options {
        wanted: &|code| code == event::SYSCALL_OPENAT_2_X,
        filter: &filter,
        ..Options::default()
    };
    let mut tid = 0;
    let test = "kernel_filters_decide_on_the_path_that_the_kernel_used";
    let work = || tid = open_and_exchange(&fifo, &fifo.path, "/etc/hosts");
    let Some(seen) = observe_with(test, &options, work, |_| true) else {
        return;
    };
    assert_eq!(names(&seen, tid), [fifo.path.as_str()]);
}
