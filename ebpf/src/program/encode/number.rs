//! Numbers that are in the arguments or the result already.

use compiler::tables::{FlagTable, ParamExtra};

use crate::asm::{AluOp, Condition, Reg, Reg::*, Width, at};
use crate::program::flags::KernelFlags;
use crate::program::maps;
use crate::program::scratch;
use crate::program::writer::{EventWriter, Result};

pub(super) fn result(writer: &mut EventWriter<'_>) {
    writer.result(R0);
    writer.put();
}

pub(super) fn argument(writer: &mut EventWriter<'_>, index: u8) {
    writer.argument(R0, index);
    writer.put();
}

pub(super) fn signed(writer: &mut EventWriter<'_>, index: u8) {
    writer.argument(R0, index);
    writer.sign_extend(R0);
    writer.put();
}

pub(super) fn flags(writer: &mut EventWriter<'_>, index: u8, kernel: KernelFlags) {
    writer.argument(R1, index);
    writer.asm.mov(R0, 0);
    translate_bits(writer, R0, R1, kernel);
    writer.put();
}

pub(super) fn flags_at(writer: &mut EventWriter<'_>, index: u8, offset: u16, kernel: KernelFlags) -> Result {
    writer.copy_user_number(R1, Width::B8, |writer| {
        writer.argument(R3, index);
        writer.asm.alu(AluOp::Add, R3, i32::from(offset));
    })?;
    writer.asm.mov(R0, 0);
    translate_bits(writer, R0, R1, kernel);
    writer.put();
    Ok(())
}

pub(super) fn choice(writer: &mut EventWriter<'_>, index: u8, kernel: KernelFlags, other: i32) {
    let table = table(writer);
    let done = writer.asm.label();
    writer.argument(R1, index);
    for (name, value) in kernel {
        let next = writer.asm.label();
        writer.asm.jump_if32(Condition::Ne, R1, *value as i32, next);
        writer.asm.mov(R0, portable(table, name) as i32);
        writer.asm.jump(done);
        writer.asm.bind(next);
    }
    writer.asm.mov(R0, other);
    writer.asm.bind(done);
    writer.put();
}

/// `dst |=` the portable bits of those set in `src`. Uses `R2`.
pub(super) fn translate_bits(writer: &mut EventWriter<'_>, dst: Reg, src: Reg, kernel: KernelFlags) {
    let table = table(writer);
    for (name, value) in kernel {
        let next = writer.asm.label();
        writer.asm.alu32(AluOp::Mov, R2, src);
        writer.asm.alu32(AluOp::And, R2, *value as i32);
        writer.asm.jump_if32(Condition::Ne, R2, *value as i32, next);
        writer.asm.alu(AluOp::Or, dst, portable(table, name) as i32);
        writer.asm.bind(next);
    }
}

/// The table that names the bits of the parameter at hand.
pub(super) fn table(writer: &EventWriter<'_>) -> &'static FlagTable {
    match writer.param().extra {
        ParamExtra::Flags(table) => table,
        _ => panic!("{} {}: no flags", writer.event.id, writer.param().name),
    }
}

/// The portable value of a name.
///
/// # Panics
/// If the table lacks it: a mistake in a list of this crate, found by the test over all specifications.
pub(super) fn portable(table: &FlagTable, name: &str) -> u32 {
    let flag = table.flags.iter().find(|flag| flag.name == name);
    flag.unwrap_or_else(|| panic!("no {name} in {}", table.name))
        .value
}

/// Old programs put a magic number into the upper half of mount flags.
pub(super) fn mount_flags(writer: &mut EventWriter<'_>, index: u8) {
    const MASK: i32 = 0xffff_0000_u32 as i32;
    const MAGIC: i32 = 0xc0ed_0000_u32 as i32;
    let modern = writer.asm.label();
    writer.argument(R0, index);
    writer.asm.alu32(AluOp::Mov, R1, R0);
    writer.asm.alu32(AluOp::And, R1, MASK);
    writer.asm.jump_if32(Condition::Ne, R1, MAGIC, modern);
    writer.asm.alu32(AluOp::And, R0, 0xffff);
    writer.asm.bind(modern);
    writer.put();
}

/// Index 0 of the parameter's own table of types, then 64 bits.
pub(super) fn dynamic(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.put_pieces(|writer| {
        writer.cursor(R2);
        writer.argument(R0, index);
        dynamic_at(writer);
        Ok(())
    })
}

pub(super) fn dynamic_signed(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.put_pieces(|writer| {
        writer.cursor(R2);
        writer.argument(R0, index);
        writer.sign_extend(R0);
        dynamic_at(writer);
        Ok(())
    })
}

fn dynamic_at(writer: &mut EventWriter<'_>) {
    writer.asm.store(at(R2, 0, Width::B1), 0);
    writer.asm.store(at(R2, 1, Width::B8), R0);
    writer.asm.mov(R0, 9);
    writer.grow();
}

/// The portable code, out of the map of translations.
pub(super) fn portable_call(writer: &mut EventWriter<'_>) -> Result {
    let missing = writer.asm.label();
    let key = writer.asm.slot(4)?;
    writer.asm.load(R0, scratch::number());
    writer.asm.store(key.whole(), R0);
    writer.asm.look_up(maps::NUMBERS, key.whole(), missing);
    writer.asm.load(R0, at(R0, 2, Width::B2));
    writer.asm.bind(missing);
    writer.put();
    Ok(())
}

pub(super) fn native_call(writer: &mut EventWriter<'_>) {
    writer.asm.load(R0, scratch::number());
    writer.put();
}
