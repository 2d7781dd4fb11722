//! What the attached probe adds to a system call, and what one event costs.
//!
//! `cargo run --release --package lanner-ebpf --example cost`, as root. Rounds with and without the
//! probe alternate; the least time of each is shown, as other work on the machine only adds.

use std::time::{Duration, Instant};

use compiler::tables::{EventCode, event};
use ebpf::btf::Btf;
use ebpf::probe::{Options, Probe, ProbeError, boot_ts};
use ebpf::program::Kernel;

const ROUNDS: usize = 15;
const CALLS: u32 = 100_000;

fn main() -> Result<(), ProbeError> {
    let begin = Instant::now();
    let kernel = Kernel::new(Btf::of_running_kernel()?, boot_ts());
    println!("read the kernel's types in {:?}", begin.elapsed());
    let everything = |_: EventCode| true;
    let openat = |code: EventCode| code == event::SYSCALL_OPENAT_2_X;
    let close = |code: EventCode| code == event::SYSCALL_CLOSE_X;
    let both = |code: EventCode| openat(code) || close(code);
    measure(&kernel, "getppid, nothing wanted of it", &both, &getppid)?;
    measure(&kernel, "getppid, as an event", &everything, &getppid)?;
    measure(&kernel, "openat that fails, as an event", &openat, &open_nothing)?;
    measure(&kernel, "open and close, as events", &both, &open_and_close)?;
    Ok(())
}

fn measure(
    kernel: &Kernel,
    name: &str,
    wanted: &dyn Fn(EventCode) -> bool,
    work: &dyn Fn(),
) -> Result<(), ProbeError> {
    let (mut without, mut with, mut loading) = (Duration::MAX, Duration::MAX, Duration::MAX);
    let (mut events, mut lost) = (0, 0);
    for _ in 0..ROUNDS {
        without = without.min(time(work));
        let begin = Instant::now();
        let mut probe = Probe::load_on(
            kernel,
            &Options {
                wanted,
                ring_bytes: 64 << 20,
                ..Options::default()
            },
        )?;
        loading = loading.min(begin.elapsed());
        with = with.min(time(work));
        events += probe.read_all(&mut |_| {})?;
        lost += probe.lost()?.iter().map(|lost| lost.ring_full).sum::<u64>();
    }
    let each = |time: Duration| time.as_nanos() as f64 / f64::from(CALLS);
    println!(
        "{name}: {:.0} ns without, {:.0} ns with, {:+.0} ns; loaded in {loading:?}; {events} events, {lost} lost",
        each(without),
        each(with),
        each(with) - each(without),
    );
    Ok(())
}

fn time(work: &dyn Fn()) -> Duration {
    let begin = Instant::now();
    for _ in 0..CALLS {
        work();
    }
    begin.elapsed()
}

fn getppid() {
    std::hint::black_box(std::os::unix::process::parent_id());
}

fn open_nothing() {
    std::hint::black_box(std::fs::File::open("/nonexistent").is_err());
}

fn open_and_close() {
    std::hint::black_box(std::fs::File::open("/etc/hostname").is_ok());
}
