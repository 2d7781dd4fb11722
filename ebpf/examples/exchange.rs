//! Measures how often a path is reported that the kernel did not use, as another thread exchanges it all the time.
//!
//! ```text
//! cargo run --release -p lanner-ebpf --example exchange [OPENS]
//! ```
//! Prints, with paths read on return and on entry of calls, how often `/etc/shadow` was opened, by inode, and how
//! many of these events have another name. Needs the privileges of a probe, and two processors.

use std::os::unix::fs::MetadataExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use compiler::tables::event;
use ebpf::btf::Btf;
use ebpf::probe::{Options, Probe, ProbeError, boot_ts};
use ebpf::program::TargetKernel;

/// The path in two words, so that the second is exchanged in one step.
const DIRECTORY: &[u8; 8] = b"/etc////";
const NAMES: [&[u8; 8]; 2] = [b"shadow\0\0", b"hosts\0\0\0"];
const DEFAULT_OPENS: u64 = 50_000;

fn main() -> Result<(), ProbeError> {
    let opens = std::env::args()
        .nth(1)
        .map_or(DEFAULT_OPENS, |opens| opens.parse().expect("a number of opens"));
    let inode = std::fs::metadata("/etc/shadow")
        .expect("a file that all systems have")
        .ino();
    for (reads_entries, when) in [(false, "on return"), (true, "on entry")] {
        let mut kernel = TargetKernel::new(Btf::of_running_kernel()?, boot_ts());
        kernel.reads_entries = reads_entries;
        let options = Options {
            wanted: &|code| code == event::SYSCALL_OPENAT_2_X,
            ring_bytes: 64 << 20,
            ..Options::default()
        };
        let mut probe = Probe::load_on(&kernel, &options)?;
        exchange(opens);
        let (mut hits, mut missed) = (0u64, 0u64);
        let fields = event::SYSCALL_OPENAT_2_X.info().expect("an event of the table");
        let index = |name| fields.param(name).expect("a parameter").0;
        let (name, number) = (index("name"), index("ino"));
        probe.read_all(&mut |record| {
            if record.code == event::SYSCALL_OPENAT_2_X
                && record.value(number) == Some(inode.to_le_bytes().as_slice())
            {
                hits += 1;
                missed += u64::from(record.value(name).is_none_or(|name| !name.ends_with(b"shadow\0")));
            }
        })?;
        let lost: u64 = probe.lost()?.iter().map(|lost| lost.ring_full).sum();
        let share = missed as f64 * 100.0 / hits.max(1) as f64;
        println!("{when}: {hits} opened, {missed} with another name ({share:.2} %), {lost} events lost");
    }
    Ok(())
}

/// Opens the path `opens` times while another thread exchanges it.
fn exchange(opens: u64) {
    let path = Arc::new([
        AtomicU64::new(u64::from_ne_bytes(*DIRECTORY)),
        AtomicU64::new(u64::from_ne_bytes(*NAMES[0])),
        AtomicU64::new(0),
    ]);
    let done = Arc::new(AtomicBool::new(false));
    let exchanger = {
        let (path, done) = (Arc::clone(&path), Arc::clone(&done));
        thread::spawn(move || {
            while !done.load(Ordering::Relaxed) {
                for name in NAMES {
                    path[1].store(u64::from_ne_bytes(*name), Ordering::SeqCst);
                }
            }
        })
    };
    for _ in 0..opens {
        #[expect(
            unsafe_code,
            reason = "a path that changes while the call runs is no string of Rust"
        )]
        // SAFETY: the words are alive, and the last of them ends the string whatever the others have.
        unsafe {
            let descriptor = libc::openat(libc::AT_FDCWD, path.as_ptr().cast(), libc::O_RDONLY);
            if descriptor >= 0 {
                libc::close(descriptor);
            }
        }
    }
    done.store(true, Ordering::Relaxed);
    exchanger.join().expect("the exchanger does not panic");
}
