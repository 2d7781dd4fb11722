//! What is encoded, what is refused, and what programs compute when they run (in user space).

#![allow(clippy::enum_glob_use, reason = "instructions read better with bare names")]

use proptest::prelude::*;

use super::*;
use super::{AluOp::*, Condition::*, Reg::*};

fn finish(write: impl FnOnce(&mut Assembler)) -> Result<Program, AsmError> {
    let mut asm = Assembler::new();
    write(&mut asm);
    asm.finish()
}

/// Result of a program that uses no map and no helper.
fn run(write: impl FnOnce(&mut Assembler)) -> u64 {
    let code = finish(write).expect("a program").encode();
    rbpf::EbpfVmNoData::new(Some(&code))
        .expect("a program that rbpf accepts")
        .execute_program()
        .expect("a program that ends")
}

#[test]
fn every_form_reads_as_the_kernel_writes_it() {
    let program = finish(|asm| {
        let end = asm.label();
        asm.mov(R6, R1);
        asm.alu(Add, R6, 5);
        asm.alu32(Arsh, R6, R2);
        asm.neg(R6);
        asm.to_big_endian(R6, 16);
        asm.load_u64(R3, 0x1234_5678_9abc_def0);
        asm.load_map(R1, MapId(2));
        asm.load(R0, at(R6, 112, Width::B8));
        asm.store(at(R10, -8, Width::B4), R0);
        asm.store(at(R10, -4, Width::B1), -1);
        asm.atomic(AtomicOp::Add, at(R10, -8, Width::B8), R3);
        asm.atomic(AtomicOp::FetchOr, at(R10, -8, Width::B4), R3);
        asm.atomic(AtomicOp::Exchange, at(R10, -8, Width::B8), R3);
        asm.atomic(AtomicOp::CompareExchange, at(R10, -8, Width::B8), R3);
        asm.jump_if(SLt, R0, 0, end);
        asm.jump_if32(Set, R0, R3, end);
        asm.call(Helper::ProbeReadUserStr);
        asm.jump(end);
        asm.bind(end);
        asm.exit();
    });
    insta::assert_snapshot!(program.unwrap());
}

#[test]
fn any_bytes_have_a_text() {
    for code in 0..=u8::MAX {
        let insn = Insn {
            code,
            ..Insn::default()
        };
        let program = Program {
            insns: vec![insn],
            map_loads: std::collections::BTreeMap::new(),
        };
        assert!(program.to_string().contains("0: "));
    }
}

#[test]
fn a_label_must_be_placed_and_near() {
    let unplaced = finish(|asm| {
        let label = asm.label();
        asm.jump(label);
        asm.exit();
    });
    assert_eq!(unplaced, Err(AsmError::Unplaced { at: 0 }));
    let over = |filling: usize| {
        finish(|asm| {
            let end = asm.label();
            asm.jump(end);
            for _ in 0..filling {
                asm.mov(R0, 0);
            }
            asm.bind(end);
            asm.exit();
        })
    };
    assert!(over(32_767).is_ok());
    assert_eq!(
        over(32_768),
        Err(AsmError::TooFar {
            at: 0,
            distance: 32_768
        })
    );
}

#[test]
fn a_program_must_not_run_off_its_end() {
    assert_eq!(finish(|asm| asm.mov(R0, 0)), Err(AsmError::RunsOff));
    assert_eq!(finish(|_| ()), Err(AsmError::RunsOff));
    let behind = finish(|asm| {
        let label = asm.label();
        asm.jump(label);
        asm.bind(label);
    });
    assert_eq!(behind, Err(AsmError::RunsOff));
}

#[test]
fn stack_slots_do_not_overlap_and_are_aligned() {
    let mut asm = Assembler::new();
    let first = asm.slot(4).unwrap();
    let second = asm.slot(8).unwrap();
    assert_eq!((first.offset, second.offset), (-4, -16));
    let inner = asm.with_slot(16, |_, slot| Ok::<_, AsmError>(slot)).unwrap();
    let again = asm.with_slot(16, |_, slot| Ok::<_, AsmError>(slot)).unwrap();
    assert_eq!(inner, again);
    let full = asm.slot(500);
    assert_eq!(
        full,
        Err(AsmError::StackFull {
            wanted: 500,
            used: 16
        })
    );
}

#[test]
fn loops_end_at_their_bound_or_before() {
    let sum = |stop: i32| {
        run(|asm| {
            asm.mov(R0, 0);
            let all = asm.begin_loop(R6, 0..10, at(R1, 0, Width::B8));
            asm.jump_if(Eq, R6, stop, all.done);
            asm.alu(Add, R0, R6);
            asm.end_loop(&all);
            asm.exit();
        })
    };
    assert_eq!(sum(100), 45);
    assert_eq!(sum(3), 3);
}

#[test]
fn loops_can_count_in_memory_while_the_kernel_watches() {
    let program = finish(|asm| {
        asm.bound_loops(LoopBound::Watched);
        asm.mov(R0, 0);
        let all = asm.begin_loop(R6, 1..10, at(R1, 8, Width::B8));
        asm.alu(Add, R0, R6);
        asm.end_loop(&all);
        asm.exit();
    });
    insta::assert_snapshot!(program.unwrap());
}

#[test]
fn big_endian_swaps() {
    let swapped = run(|asm| {
        asm.load_u64(R0, 0x1122_3344);
        asm.to_big_endian(R0, 16);
        asm.exit();
    });
    assert_eq!(swapped, 0x4433);
}

fn expected(op: AluOp, left: u64, right: u64) -> u64 {
    match op {
        Add => left.wrapping_add(right),
        Sub => left.wrapping_sub(right),
        Mul => left.wrapping_mul(right),
        Div => left.checked_div(right).unwrap_or(0),
        Or => left | right,
        And => left & right,
        Lsh => left << (right & 63),
        Rsh => left >> (right & 63),
        Mod => left.checked_rem(right).unwrap_or(left),
        Xor => left ^ right,
        Mov => right,
        Arsh => ((left as i64) >> (right & 63)) as u64,
    }
}

fn holds(condition: Condition, left: u64, right: u64) -> bool {
    let (signed_left, signed_right) = (left as i64, right as i64);
    match condition {
        Eq => left == right,
        Ne => left != right,
        Gt => left > right,
        Ge => left >= right,
        Lt => left < right,
        Le => left <= right,
        Set => left & right != 0,
        SGt => signed_left > signed_right,
        SGe => signed_left >= signed_right,
        SLt => signed_left < signed_right,
        SLe => signed_left <= signed_right,
    }
}

proptest! {
    #[test]
    fn arithmetic_computes(left: u64, right: u64) {
        for op in [Add, Sub, Mul, Div, Or, And, Lsh, Rsh, Mod, Xor, Mov, Arsh] {
            // Shifts by more than the width are undefined in older kernels; the generator makes none.
            let right = if matches!(op, Lsh | Rsh | Arsh) { right & 63 } else { right };
            let result = run(|asm| {
                asm.load_u64(R0, left);
                asm.load_u64(R1, right);
                asm.alu(op, R0, R1);
                asm.exit();
            });
            prop_assert_eq!(result, expected(op, left, right), "{:?}", op);
        }
    }

    #[test]
    fn conditions_decide(left: u64, right: u64, same: bool) {
        let right = if same { left } else { right };
        for condition in [Eq, Ne, Gt, Ge, Lt, Le, Set, SGt, SGe, SLt, SLe] {
            let result = run(|asm| {
                let yes = asm.label();
                asm.load_u64(R1, left);
                asm.load_u64(R2, right);
                asm.mov(R0, 1);
                asm.jump_if(condition, R1, R2, yes);
                asm.mov(R0, 0);
                asm.bind(yes);
                asm.exit();
            });
            prop_assert_eq!(result == 1, holds(condition, left, right), "{:?}", condition);
        }
    }

    #[test]
    fn stack_memory_keeps_what_is_stored(value: u64) {
        for width in [Width::B1, Width::B2, Width::B4, Width::B8] {
            let result = run(|asm| {
                let slot = asm.slot(8).unwrap();
                asm.load_u64(R1, value);
                asm.store(slot.at(0, width), R1);
                asm.load(R0, slot.at(0, width));
                asm.exit();
            });
            let mask = u64::MAX >> (64 - 8 * width.bytes());
            prop_assert_eq!(result, value & mask);
        }
    }

    #[test]
    fn instructions_survive_encoding(code: u8, dst in 0..11u8, src in 0..11u8, off: i16, imm: i32) {
        let insn = Insn { code, dst, src, off, imm };
        prop_assert_eq!(Insn::decode(insn.encode()), insn);
    }
}
