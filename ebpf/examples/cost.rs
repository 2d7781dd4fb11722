//! What the attached probe adds to a system call, and what one event costs.
//!
//! `cargo run --release --package lanner-ebpf --example cost [RULES…]`, as root. Rounds with and without
//! the probe alternate; the least time of each is shown, as other work on the machine only adds. The floor
//! is what a program costs that does nothing, on the tracepoint that all calls pass. With rule files also
//! what their plan costs, before that single questions to the opening of a file, none of which is met.

use std::time::{Duration, Instant};

use aya::EbpfLoader;
use aya::programs::{ProgramError, RawTracePoint};
use compiler::backend::Oracle;
use compiler::compile;
use compiler::operators::relation::Relation;
use compiler::plan::{FileKinds, KernelFilter as Condition, KernelPredicate, Number, PathTest, Plan};
use compiler::source::Sources;
use compiler::tables::{EventCode, event};
use ebpf::asm::{Assembler, Reg};
use ebpf::btf::Btf;
use ebpf::object::{self, NamedProgram, ProgramKind};
use ebpf::probe::{Options, Probe, ProbeError, boot_ts};
use ebpf::program::{EventFilter, PassAll, PlannedFilter, TargetKernel};

const ROUNDS: usize = 15;
/// In a round; the least of all counts.
const BATCHES: usize = 100;
const CALLS: u32 = 1_000;

fn main() -> Result<(), ProbeError> {
    let begin = Instant::now();
    let kernel = TargetKernel::new(Btf::of_running_kernel()?, boot_ts());
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
    for (name, condition) in questions() {
        let filter = PlannedFilter::of(event::SYSCALL_OPENAT_2_X, condition);
        measure_with(&kernel, name, &openat, &filter, &open_and_close)?;
    }
    let plan = plan(&files);
    let needed = |code: EventCode| plan.events.contains_key(&code);
    let filter = PlannedFilter::new(&plan);
    for (name, work) in [
        ("getppid, with the rules", &getppid as &dyn Fn()),
        ("open and close, with the rules", &open_and_close),
        ("openat that fails, with the rules", &open_nothing),
    ] {
        measure_with(&kernel, name, &needed, &filter, work)?;
    }
    Ok(())
}

/// Questions that the opening of a regular file does not meet.
fn questions() -> [(&'static str, Condition); 4] {
    let refused = KernelPredicate::Compare {
        number: Number::Param(0),
        relation: Relation::Less,
        value: -1000,
    };
    let directory = KernelPredicate::File {
        descriptor: Number::Param(0),
        kinds: FileKinds::DIRECTORY,
    };
    let path = |test| KernelPredicate::Path {
        param: 2,
        any: vec![test],
    };
    [
        ("open and close, asked for the result", refused),
        ("open and close, asked for a directory", directory),
        (
            "open and close, asked for a path",
            path(PathTest::Is(b"/etc/shadow".to_vec())),
        ),
        (
            "open and close, asked for what lies in a directory",
            path(PathTest::In(b"/etc/pam.d".to_vec())),
        ),
    ]
    .map(|(name, check)| (name, Condition::test(check, true)))
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
    kernel: &TargetKernel,
    name: &str,
    wanted: &dyn Fn(EventCode) -> bool,
    work: &dyn Fn(),
) -> Result<(), ProbeError> {
    measure_with(kernel, name, wanted, &PassAll, work)
}

fn measure_with(
    kernel: &TargetKernel,
    name: &str,
    wanted: &dyn Fn(EventCode) -> bool,
    filter: &dyn EventFilter,
    work: &dyn Fn(),
) -> Result<(), ProbeError> {
    let (mut without, mut floor) = (Duration::MAX, Duration::MAX);
    let (mut with, mut loading) = (Duration::MAX, Duration::MAX);
    let (mut events, mut lost) = (0, 0);
    for _ in 0..ROUNDS {
        without = without.min(time(work));
        let nothing = do_nothing().expect("a program that does nothing");
        floor = floor.min(time(work));
        drop(nothing);
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
        "{name}: {:.0} ns without, {:+.0} ns at the floor, {:+.0} ns with; loaded in {loading:?}; {events} events, {lost} lost",
        each(without),
        each(floor) - each(without),
        each(with) - each(without),
    );
    Ok(())
}

/// A program that returns at once, attached to the return of all calls.
fn do_nothing() -> Result<aya::Ebpf, ProgramError> {
    const NAME: &str = "nothing";
    let mut asm = Assembler::new();
    asm.mov(Reg::R0, 0);
    asm.exit();
    let program = NamedProgram {
        name: NAME.to_owned(),
        kind: ProgramKind::RawTracepoint,
        program: asm.finish().expect("two instructions"),
    };
    let object = object::write(&[program], &[]).expect("an object of one program");
    let mut loader = EbpfLoader::new();
    let mut ebpf = loader.btf(None).load(&object).expect("an object that loads");
    let program: &mut RawTracePoint = ebpf.program_mut(NAME).expect("the program").try_into()?;
    program.load()?;
    program.attach("sys_exit")?;
    Ok(ebpf)
}

/// The least time of a batch.
fn time(work: &dyn Fn()) -> Duration {
    let batch = || {
        let begin = Instant::now();
        for _ in 0..CALLS {
            work();
        }
        begin.elapsed()
    };
    (0..BATCHES).map(|_| batch()).min().unwrap_or_default()
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
