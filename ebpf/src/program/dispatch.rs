//! The program on the return of system calls: which call it was, and on to that event's program.
//!
//! Numbers of calls that nobody wants are turned away by a look into a bit set that is part of the
//! instructions. For the others the six arguments and the result go to the scratch memory, so that
//! event programs need not know where a processor keeps them, nor whether the process is of 32 bits.

use compiler::tables::SYSCALLS;

use super::compat::COMPAT_CALLS;
use super::maps::{self, MAX_CALL_NUMBERS};
use super::scratch::{self, BASE};
use super::target_kernel::{GenerateError, TargetKernel};
use super::writer::{EventWriter, Result, find_scratch};
use crate::asm::{AluOp, Assembler, Condition, Helper, Label, Program, Reg, Reg::*, Width, at};

/// Name of the dispatcher.
pub(crate) const DISPATCHER: &str = "sys_exit";

/// What a number that the kernel reports stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct TranslatedCall {
    /// Index into the array of translations.
    pub(crate) index: u32,
    /// Number of the call for 64-bit programs in the lower half, portable code in the upper.
    pub(crate) value: u32,
}

/// The translations: at `n` those of 64-bit programs, at `MAX_CALL_NUMBERS + n` those of 32-bit ones.
pub(crate) fn call_numbers() -> Vec<TranslatedCall> {
    let code_of = |number: u16| {
        SYSCALLS
            .iter()
            .find(|call| call.x86_64 == Some(number))
            .map(|call| call.code)
    };
    let native = SYSCALLS
        .iter()
        .filter_map(|call| Some((u32::from(call.x86_64?), call.x86_64?, call.code)));
    let compat = COMPAT_CALLS.iter().filter_map(|&(compat, number)| {
        Some((MAX_CALL_NUMBERS + u32::from(compat), number, code_of(number)?))
    });
    native
        .chain(compat)
        .map(|(index, number, code)| TranslatedCall {
            index,
            value: u32::from(code) << 16 | u32::from(number),
        })
        .collect()
}

/// The dispatcher for the calls whose native numbers are `wanted`, made by others than `ignored`.
pub(crate) fn dispatcher(kernel: &TargetKernel, wanted: &[u16], ignored: Option<u32>) -> Result<Program> {
    if cfg!(not(target_arch = "x86_64")) {
        return Err(GenerateError::Processor(std::env::consts::ARCH));
    }
    // The writer is borrowed for its ways of reading; this program makes no record.
    let mut writer = EventWriter::bare(kernel);
    let leave = writer.asm.label();
    let native = writer.asm.label();
    let (regs, number) = (R7, R9);
    // Until the scratch memory is found.
    let original = BASE;
    writer.asm.mov(original, R1);
    writer.asm.load(regs, at(R1, 0, Width::B8));
    writer.declare(regs, "pt_regs")?;
    writer.field(number, regs, "pt_regs.orig_ax")?;
    // Most calls are of no interest whether they are 32-bit ones or not: these go no further.
    turn_away(&mut writer.asm, number, &with_compat(wanted), leave);
    // The context must survive for the tail call.
    let context = writer.asm.slot(8)?;
    let result = writer.asm.slot(8)?;
    writer.asm.store(context.whole(), original);
    writer.asm.load(R2, at(original, 8, Width::B8));
    writer.asm.store(result.whole(), R2);
    writer.find_task()?;
    let compat_flag = writer.asm.slot(8)?;
    writer.field(R0, R8, "task_struct.thread_info.status")?;
    writer.asm.alu(AluOp::And, R0, TS_COMPAT);
    writer.asm.store(compat_flag.whole(), R0);
    writer.asm.jump_if(Condition::Eq, R0, 0, native);
    translate(&mut writer.asm, number, leave)?;
    writer.asm.bind(native);
    turn_away(&mut writer.asm, number, wanted, leave);
    if let Some(process) = ignored {
        writer.field(R0, R8, "task_struct.tgid")?;
        writer.asm.jump_if32(Condition::Eq, R0, process as i32, leave);
    }
    find_scratch(&mut writer.asm, leave)?;
    writer.asm.load(R0, result.whole());
    writer.asm.store(scratch::result(), R0);
    writer.asm.store(scratch::number(), number);
    copy_arguments(&mut writer, regs, compat_flag.whole())?;
    let asm = &mut writer.asm;
    asm.load(R1, context.whole());
    asm.load_map(R2, maps::CALLS);
    // To a place that is a constant the kernel would jump directly, but putting that into its code holds all
    // processors up, once for each place: starts took a third longer.
    asm.mov(R3, number);
    asm.call(Helper::TailCall);
    asm.bind(leave);
    asm.mov(R0, 0);
    asm.exit();
    writer.finish_bare("dispatcher")
}

/// Set in `thread_info.status` during a 32-bit call, on x86 since 4.7.
const TS_COMPAT: i32 = 2;
/// Registers with the arguments of 64-bit calls, and of 32-bit ones.
const ARGUMENTS: [[&str; 2]; 6] = [
    ["pt_regs.di", "pt_regs.bx"],
    ["pt_regs.si", "pt_regs.cx"],
    ["pt_regs.dx", "pt_regs.dx"],
    ["pt_regs.r10", "pt_regs.si"],
    ["pt_regs.r8", "pt_regs.di"],
    ["pt_regs.r9", "pt_regs.bp"],
];

/// `number` = number of the 64-bit call that is the same as the 32-bit call `number`.
fn translate(asm: &mut Assembler, number: Reg, leave: Label) -> Result {
    let key = asm.slot(4)?;
    asm.jump_if(Condition::Ge, number, MAX_CALL_NUMBERS as i32, leave);
    asm.alu(AluOp::Add, number, MAX_CALL_NUMBERS as i32);
    asm.store(key.whole(), number);
    asm.look_up(maps::NUMBERS, key.whole(), leave);
    asm.load(number, at(R0, 0, Width::B4));
    asm.jump_if(Condition::Eq, number, 0, leave);
    asm.alu(AluOp::And, number, 0xffff);
    Ok(())
}

/// Native numbers, and those of the same calls of 32-bit programs.
fn with_compat(wanted: &[u16]) -> Vec<u16> {
    let compat = COMPAT_CALLS
        .iter()
        .filter(|(_, number)| wanted.contains(number))
        .map(|(compat, _)| *compat);
    wanted.iter().copied().chain(compat).collect()
}

/// Leaves unless `number` is wanted: a bit test in one of eight words.
fn turn_away(asm: &mut Assembler, number: Reg, wanted: &[u16], leave: Label) {
    let mut words = [0u64; (MAX_CALL_NUMBERS / 64) as usize];
    for number in wanted {
        if let Some(word) = words.get_mut(usize::from(number / 64)) {
            *word |= 1 << (number % 64);
        }
    }
    let test = asm.label();
    asm.jump_if(Condition::Ge, number, MAX_CALL_NUMBERS as i32, leave);
    asm.mov(R2, number);
    asm.alu(AluOp::Rsh, R2, 6);
    for (index, word) in words.iter().enumerate().filter(|(_, word)| **word != 0) {
        let next = asm.label();
        asm.jump_if(Condition::Ne, R2, index as i32, next);
        asm.load_u64(R1, *word);
        asm.jump(test);
        asm.bind(next);
    }
    asm.jump(leave);
    asm.bind(test);
    asm.mov(R2, number);
    asm.alu(AluOp::And, R2, 63);
    asm.alu(AluOp::Rsh, R1, R2);
    asm.alu(AluOp::And, R1, 1);
    asm.jump_if(Condition::Eq, R1, 0, leave);
}

fn copy_arguments(writer: &mut EventWriter<'_>, regs: Reg, compat: crate::asm::Access) -> Result {
    let (wide, done) = (writer.asm.label(), writer.asm.label());
    writer.asm.load(R0, compat);
    writer.asm.jump_if(Condition::Eq, R0, 0, wide);
    for (index, paths) in ARGUMENTS.iter().enumerate() {
        writer.field(R0, regs, paths[1])?;
        // The upper halves are not part of a 32-bit call.
        writer.asm.alu32(AluOp::Mov, R0, R0);
        writer.asm.store(scratch::argument(index as u8), R0);
    }
    writer.asm.jump(done);
    writer.asm.bind(wide);
    for (index, paths) in ARGUMENTS.iter().enumerate() {
        writer.field(R0, regs, paths[0])?;
        writer.asm.store(scratch::argument(index as u8), R0);
    }
    writer.asm.bind(done);
    Ok(())
}
