//! Every event program before the running kernel's verifier.

mod support;

use compiler::tables::{EVENTS, Kind};
use ebpf::asm::LoopBound;
use ebpf::btf::Btf;
use ebpf::probe::{Options, Probe, boot_ts};
use ebpf::program::{Pointers, TargetKernel};

/// Loads all programs at once, and if that fails each alone, to report all failures. Kernels without
/// `pointers` or `loops` are tried with what they have.
fn load_each(pointers: Pointers, loops: LoopBound, test: &str) {
    let btf = match Btf::of_running_kernel() {
        Ok(btf) => btf,
        Err(error) => return support::skip(test, &error.into()),
    };
    let mut kernel = TargetKernel::new(btf, boot_ts());
    kernel.pointers = kernel.pointers.min(pointers);
    kernel.loops = kernel.loops.min(loops);
    let all = Options {
        ring_bytes: 4096,
        ..Options::default()
    };
    match Probe::load_on(&kernel, &all) {
        Ok(_) => return,
        Err(error) if error.is_forbidden() => return support::skip(test, &error),
        // Which ones, and why?
        Err(_) => {}
    }
    let mut failures = Vec::new();
    for event in EVENTS
        .iter()
        .filter(|event| event.code.is_exit() || event.kind == Kind::Tracepoint)
    {
        let options = Options {
            wanted: &|code| code == event.code,
            ring_bytes: 4096,
            ..Options::default()
        };
        match Probe::load_on(&kernel, &options) {
            Ok(_) => {}
            Err(error) => failures.push(format!("{}: {error}", event.id)),
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn programs_that_declare_pointers_are_accepted() {
    load_each(
        Pointers::Declared,
        LoopBound::Watched,
        "programs_that_declare_pointers_are_accepted",
    );
}

#[test]
fn programs_with_typed_pointers_are_accepted() {
    load_each(
        Pointers::Typed,
        LoopBound::Counted,
        "programs_with_typed_pointers_are_accepted",
    );
}

#[test]
fn programs_that_copy_are_accepted() {
    load_each(
        Pointers::Copied,
        LoopBound::Counted,
        "programs_that_copy_are_accepted",
    );
}
