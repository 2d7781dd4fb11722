//! What the attached probe adds to a system call, and what one event costs.
//!
//! `cargo run --release --package lanner-ebpf --example cost [RULES…]`, as root. Rounds with and without
//! the probe alternate; the least time of each is shown, as other work on the machine only adds. With rule
//! files also what their plan costs.

use std::time::{Duration, Instant};

use compiler::backend::Oracle;
use compiler::compile;
use compiler::plan::Plan;
use compiler::source::Sources;
use compiler::tables::{EventCode, event};
use ebpf::btf::Btf;
use ebpf::probe::{Options, Probe, ProbeError, boot_ts};
use ebpf::program::{Filter, Kernel, PassAll, Planned};

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
    let files: Vec<_> = std::env::args().skip(1).collect();
    if files.is_empty() {
        return Ok(());
    }
    let plan = plan(&files);
    let needed = |code: EventCode| plan.events.contains_key(&code);
    let filter = Planned::new(&plan);
    for (name, work) in [
        ("getppid, with the rules", &getppid as &dyn Fn()),
        ("open and close, with the rules", &open_and_close),
        ("openat that fails, with the rules", &open_nothing),
    ] {
        measure_with(&kernel, name, &needed, &filter, work)?;
    }
    Ok(())
}

/// The plan of the rules in `files`.
fn plan(files: &[String]) -> Plan {
    let mut sources = Sources::default();
    for name in files {
        let text = std::fs::read_to_string(name).expect("a rule file");
        sources.add(name.clone(), text);
    }
    let rules = compile::compile(&sources, &compile::Options::default()).rules;
    let selected: Vec<usize> = (0..rules.len())
        .filter(|index| rules[*index].enabled && rules[*index].source == "syscall")
        .collect();
    println!("{} rules", selected.len());
    Plan::new(&rules, &selected, Oracle::default())
}

fn measure(
    kernel: &Kernel,
    name: &str,
    wanted: &dyn Fn(EventCode) -> bool,
    work: &dyn Fn(),
) -> Result<(), ProbeError> {
    measure_with(kernel, name, wanted, &PassAll, work)
}

fn measure_with(
    kernel: &Kernel,
    name: &str,
    wanted: &dyn Fn(EventCode) -> bool,
    filter: &dyn Filter,
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
                filter,
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
