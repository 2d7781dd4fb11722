//! Objects of our writer go through the loader into the running kernel and do what they say.

use std::io::{Error, ErrorKind};

use aya::maps::Array;
use aya::programs::{ProgramError, RawTracePoint};
use aya::{Ebpf, EbpfError};
use ebpf::asm::{AluOp, Assembler, Condition, Helper, MapId, Reg, Width, at};
use ebpf::object::{self, Map, MapKind, NamedProgram, ProgramKind};

/// Counts switches of tasks in element 0 of its array.
fn counter() -> Vec<u8> {
    let mut asm = Assembler::new();
    let out = asm.label();
    let key = asm.slot(4).unwrap();
    asm.store(key.whole(), 0);
    asm.load_map(Reg::R1, MapId(1));
    asm.mov(Reg::R2, Reg::R10);
    asm.alu(AluOp::Add, Reg::R2, i32::from(key.offset));
    asm.call(Helper::MapLookup);
    asm.jump_if(Condition::Eq, Reg::R0, 0, out);
    asm.mov(Reg::R1, 1);
    asm.atomic(ebpf::asm::AtomicOp::Add, at(Reg::R0, 0, Width::B8), Reg::R1);
    asm.bind(out);
    asm.mov(Reg::R0, 0);
    asm.exit();
    let program = NamedProgram {
        name: "count".to_owned(),
        kind: ProgramKind::RawTracepoint,
        program: asm.finish().unwrap(),
    };
    let array = |name: &str| Map {
        name: name.to_owned(),
        kind: MapKind::Array,
        key: 4,
        value: 8,
        entries: 1,
    };
    object::write(&[program], &[array("other"), array("switches")]).unwrap()
}

#[test]
fn the_loader_takes_programs_with_maps() {
    let mut ebpf = match Ebpf::load(&counter()) {
        Ok(ebpf) => ebpf,
        Err(EbpfError::MapError(error)) => return skip("creating a map", &error),
        Err(error) => panic!("{error}"),
    };
    let program: &mut RawTracePoint = ebpf.program_mut("count").unwrap().try_into().unwrap();
    match program.load() {
        Err(error @ ProgramError::LoadError { .. }) if is_forbidden(&error) => {
            return skip("loading", &error);
        }
        loaded => loaded.unwrap(),
    }
    program.attach("sched_switch").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    let count = |name| {
        Array::<_, u64>::try_from(ebpf.map(name).unwrap())
            .unwrap()
            .get(&0, 0)
            .unwrap()
    };
    assert!(count("switches") > 0);
    assert_eq!(count("other"), 0);
}

fn is_forbidden(error: &ProgramError) -> bool {
    matches!(error, ProgramError::LoadError { io_error, .. } if io_error.kind() == ErrorKind::PermissionDenied)
}

/// Says that BPF is not permitted, which fails the test where it should be.
fn skip(step: &str, error: &dyn std::error::Error) {
    let errno = Error::last_os_error();
    assert!(
        std::env::var_os("LANNER_REQUIRE_BPF").is_none(),
        "{step}: {error} ({errno})"
    );
    eprintln!("SKIP the_loader_takes_programs_with_maps: {step}: {error}");
}
