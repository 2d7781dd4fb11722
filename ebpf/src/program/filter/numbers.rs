//! Predicates on numbers: arguments, results, flags, ids.

use compiler::operators::relation::Relation;
use compiler::plan::Number;
use compiler::tables::{FlagTable, ParamExtra};

use super::branch::BranchTargets;
use crate::asm::{AluOp, Assembler, Condition, Helper, Label, Reg::*};
use crate::program::event_spec::Value;
use crate::program::flags::{self, KernelFlags};
use crate::program::writer::EventWriter;

/// `O_PATH`: opened for neither reading nor writing.
const PATH_ONLY: i32 = 0o10_000_000;
/// Both ways of access in the portable flags.
const ACCESS: u32 = 3;

/// A value that is at hand as a number.
pub(super) fn is_simple(source: Value) -> bool {
    matches!(source, Value::Result | Value::Argument(_) | Value::Signed(_))
}

/// A value that is one of several numbers, of which `value` has a counterpart of its own.
pub(super) fn is_choice(writer: &EventWriter<'_>, place: u8, source: Value, value: i64) -> bool {
    let Value::Choice(_, kernel, other) = source else {
        return false;
    };
    let named = |table| pairs(table, kernel).any(|(portable, _)| i64::from(portable) == value);
    value != i64::from(other) && table(writer, place).is_some_and(named)
}

/// Parameter `place`, which [`is_choice`], is `value`.
pub(super) fn choice(
    writer: &mut EventWriter<'_>,
    place: u8,
    source: Value,
    value: i64,
    targets: BranchTargets,
) {
    let Value::Choice(index, kernel, _) = source else {
        unreachable!("only choices are asked for");
    };
    let table = table(writer, place).expect("choices have a table");
    writer.argument(R1, index);
    for (_, number) in pairs(table, kernel).filter(|(portable, _)| i64::from(*portable) == value) {
        writer
            .asm
            .jump_if32(Condition::Eq, R1, number as i32, targets.matched);
    }
    writer.asm.jump(targets.unmatched);
}

/// The bits `mask` of parameter `place`, which comes from `source`, can be tested.
pub(super) fn can_test_bits(writer: &EventWriter<'_>, place: u8, source: Value, mask: u32) -> bool {
    let Some(table) = table(writer, place) else {
        return false;
    };
    match source {
        Value::OpenFlags(_) => {
            translated(table, flags::OPEN) | ACCESS == translated(table, flags::OPEN) | ACCESS | mask
        }
        Value::Flags(_, kernel) => translated(table, kernel) & mask == mask,
        Value::Argument(_) => true,
        _ => false,
    }
}

/// The portable bits that `kernel` has a counterpart of.
fn translated(table: &FlagTable, kernel: KernelFlags) -> u32 {
    pairs(table, kernel).fold(0, |mask, (portable, _)| mask | portable)
}

/// Returns the portable and the kernel's value of the names that are in both.
fn pairs(table: &FlagTable, kernel: KernelFlags) -> impl Iterator<Item = (u32, u32)> {
    let portable = |name: &str| table.flags.iter().find(|flag| flag.name == name);
    kernel
        .iter()
        .filter_map(move |(name, value)| Some((portable(name)?.value, *value)))
}

fn table(writer: &EventWriter<'_>, place: u8) -> Option<&'static FlagTable> {
    match writer.event.params.get(usize::from(place))?.extra {
        ParamExtra::Flags(table) => Some(table),
        _ => None,
    }
}

/// `R1` = a number, with the sign of its type.
pub(super) fn load(writer: &mut EventWriter<'_>, sources: &[Value], number: Number) {
    match number {
        Number::Param(place) => {
            let ty = writer.event.params[usize::from(place)].ty;
            match sources[usize::from(place)] {
                Value::Result => writer.result(R1),
                Value::Argument(index) => {
                    writer.argument(R1, index);
                    let unused = 64 - 8 * ty.width().expect("a number") as i32;
                    if unused > 0 {
                        let back = if ty.is_signed() { AluOp::Arsh } else { AluOp::Rsh };
                        writer.asm.alu(AluOp::Lsh, R1, unused);
                        writer.asm.alu(back, R1, unused);
                    }
                }
                Value::Signed(index) => {
                    writer.argument(R1, index);
                    writer.sign_extend(R1);
                }
                _ => unreachable!("only numbers at hand are asked for"),
            }
        }
        Number::Tid | Number::Pid => {
            writer.asm.call(Helper::CurrentPidTgid);
            writer.asm.mov(R1, R0);
            if number == Number::Pid {
                writer.asm.alu(AluOp::Rsh, R1, 32);
            } else {
                writer.asm.alu32(AluOp::Mov, R1, R1);
            }
        }
    }
}

/// `R1` compares with `value`.
pub(super) fn compare(asm: &mut Assembler, relation: Relation, value: i64, targets: BranchTargets) {
    let condition = match relation {
        Relation::Equal => Condition::Eq,
        Relation::NotEqual => Condition::Ne,
        Relation::Less => Condition::SLt,
        Relation::LessOrEqual => Condition::SLe,
        Relation::Greater => Condition::SGt,
        Relation::GreaterOrEqual => Condition::SGe,
    };
    // The machine that runs programs in tests does not extend the sign of what it compares with.
    if let Ok(short @ 0..) = i32::try_from(value) {
        asm.jump_if(condition, R1, short, targets.matched);
    } else {
        asm.load_u64(R2, value.cast_unsigned());
        asm.jump_if(condition, R1, R2, targets.matched);
    }
    asm.jump(targets.unmatched);
}

/// One of the portable bits `mask` is set.
pub(super) fn bits(
    writer: &mut EventWriter<'_>,
    place: u8,
    source: Value,
    mask: u32,
    targets: BranchTargets,
) {
    match source {
        Value::OpenFlags(index) => {
            writer.argument(R1, index);
            if mask & ACCESS != 0 {
                access(&mut writer.asm, mask & ACCESS, targets.matched);
            }
            any_of(writer, place, flags::OPEN, mask, targets);
        }
        Value::Flags(index, kernel) => {
            writer.argument(R1, index);
            any_of(writer, place, kernel, mask, targets);
        }
        Value::Argument(index) => {
            writer.argument(R1, index);
            writer.asm.alu32(AluOp::Mov, R1, R1);
            writer.asm.load_u64(R2, u64::from(mask));
            writer.asm.alu(AluOp::And, R1, R2);
            writer.asm.jump_if(Condition::Ne, R1, 0, targets.matched);
            writer.asm.jump(targets.unmatched);
        }
        _ => unreachable!("only flags at hand are asked for"),
    }
}

/// Goes to `holds` if the file in whose flags `R1` is opened for one of the ways of `mask`. Keeps `R1`.
fn access(asm: &mut Assembler, mask: u32, matched: Label) {
    let neither = asm.label();
    asm.mov(R2, R1);
    asm.alu(AluOp::And, R2, PATH_ONLY);
    asm.jump_if(Condition::Ne, R2, 0, neither);
    // Reading 1, writing 2, both 3: one more than the kernel's numbers.
    asm.mov(R2, R1);
    asm.alu(AluOp::Add, R2, 1);
    asm.alu(AluOp::And, R2, mask as i32);
    asm.jump_if(Condition::Ne, R2, 0, matched);
    asm.bind(neither);
}

/// Branches on whether a kernel flag that corresponds to a bit of `mask` is in `R1`.
fn any_of(writer: &mut EventWriter<'_>, place: u8, kernel: KernelFlags, mask: u32, targets: BranchTargets) {
    let table = table(writer, place).expect("flags have a table");
    for (_, value) in pairs(table, kernel).filter(|(portable, _)| portable & mask != 0) {
        writer.asm.alu32(AluOp::Mov, R2, R1);
        writer.asm.alu32(AluOp::And, R2, value as i32);
        writer
            .asm
            .jump_if32(Condition::Eq, R2, value as i32, targets.matched);
    }
    writer.asm.jump(targets.unmatched);
}
