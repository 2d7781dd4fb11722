//! Program names, arguments and environment: of the process that runs, or, when an exec failed, of
//! the lists that it was called with.
//!
//! First argument and the others together take at most [`MAX_ARGUMENTS`] bytes, as does the
//! environment; what does not fit is cut and closed with a NUL.

use super::memory::{MAX_STRING, append_string, append_string_argument};
use super::process;
use crate::asm::{AluOp, Condition, Helper, Label, Reg, Reg::*, Width, at};
use crate::program::scratch::{self, Temp};
use crate::program::writer::{EventWriter, Result};

/// Bytes of all arguments.
const MAX_ARGUMENTS: i32 = 4096;
/// Entries of a list of pointers that are read.
const MAX_POINTERS: i32 = 32;

/// Goes to `failed` if the call failed and there is a list of pointers to read instead.
fn choose(writer: &mut EventWriter<'_>, list: Option<u8>, failed: Label) {
    if list.is_some() {
        writer.result(R0);
        writer.asm.jump_if(Condition::SLt, R0, 0, failed);
    }
}

pub(super) fn exe(writer: &mut EventWriter<'_>, list: Option<u8>) -> Result {
    writer.put_pieces(|writer| {
        let (failed, done) = (writer.asm.label(), writer.asm.label());
        choose(writer, list, failed);
        process::memory(writer, R7, done)?;
        writer.field(R3, R7, "mm_struct.arg_start")?;
        append_string(writer);
        writer.asm.jump(done);
        writer.asm.bind(failed);
        if let Some(list) = list {
            pointer(writer, R3, list, None)?;
            append_string(writer);
        }
        writer.asm.bind(done);
        writer.length_so_far(R0);
        writer.asm.store(scratch::temp(Temp::C), R0);
        Ok(())
    })
}

/// Relies on [`exe`] having left its length in `Temp::C`.
pub(super) fn args(writer: &mut EventWriter<'_>, list: Option<u8>) -> Result {
    writer.put_pieces(|writer| {
        let (failed, done) = (writer.asm.label(), writer.asm.label());
        choose(writer, list, failed);
        process::memory(writer, R7, done)?;
        writer.field(R9, R7, "mm_struct.arg_start")?;
        writer.asm.load(R1, scratch::temp(Temp::C));
        writer.asm.alu(AluOp::Add, R9, R1);
        writer.field(R0, R7, "mm_struct.arg_end")?;
        writer.asm.alu(AluOp::Sub, R0, R9);
        writer.asm.mov(R1, MAX_ARGUMENTS);
        writer.asm.load(R2, scratch::temp(Temp::C));
        writer.asm.alu(AluOp::Sub, R1, R2);
        append_block(writer, done);
        writer.asm.jump(done);
        writer.asm.bind(failed);
        if let Some(list) = list {
            append_list(writer, list, 1)?;
        }
        writer.asm.bind(done);
        Ok(())
    })
}

pub(super) fn env(writer: &mut EventWriter<'_>, list: u8) -> Result {
    writer.put_pieces(|writer| {
        let (failed, done) = (writer.asm.label(), writer.asm.label());
        choose(writer, Some(list), failed);
        process::memory(writer, R7, done)?;
        writer.field(R9, R7, "mm_struct.env_start")?;
        writer.field(R0, R7, "mm_struct.env_end")?;
        writer.asm.alu(AluOp::Sub, R0, R9);
        writer.asm.mov(R1, MAX_ARGUMENTS);
        append_block(writer, done);
        writer.asm.jump(done);
        writer.asm.bind(failed);
        append_list(writer, list, 0)?;
        writer.asm.bind(done);
        Ok(())
    })
}

/// Appends `R0` bytes, at most `R1`, of the process's memory at `R9`, with a NUL at the end.
fn append_block(writer: &mut EventWriter<'_>, done: Label) {
    let (fits, bounded) = (writer.asm.label(), writer.asm.label());
    writer.asm.jump_if(Condition::SLe, R0, 0, done);
    writer.asm.jump_if(Condition::SLe, R1, 0, done);
    writer.asm.jump_if(Condition::Le, R0, R1, fits);
    writer.asm.mov(R0, R1);
    writer.asm.bind(fits);
    writer.asm.jump_if(Condition::Le, R0, MAX_ARGUMENTS, bounded);
    writer.asm.mov(R0, MAX_ARGUMENTS);
    writer.asm.bind(bounded);
    writer.asm.mov(R7, R0);
    writer.cursor(R1);
    writer.asm.mov(R2, R7);
    writer.asm.mov(R3, R9);
    writer.asm.call(Helper::ProbeReadUser);
    writer.asm.jump_if(Condition::Ne, R0, 0, done);
    // Processes may have overwritten the NUL, and what is cut has none.
    writer.cursor(R2);
    writer.asm.mov(R1, R7);
    writer.asm.alu(AluOp::Sub, R1, 1);
    writer.asm.jump_if(Condition::Gt, R1, MAX_ARGUMENTS, done);
    writer.asm.alu(AluOp::Add, R2, R1);
    writer.asm.store(at(R2, 0, Width::B1), 0);
    writer.asm.mov(R0, R7);
    writer.grow();
}

/// `dst` = pointer number `index` (or the first) of the list at argument `list`.
fn pointer(writer: &mut EventWriter<'_>, dst: Reg, list: u8, index: Option<Reg>) -> Result {
    writer.copy_user_word(dst, 0, |writer| {
        writer.argument(R3, list);
        if let Some(index) = index {
            writer.asm.load(R1, scratch::word_bytes());
            writer.asm.alu(AluOp::Mul, R1, index);
            writer.asm.alu(AluOp::Add, R3, R1);
        }
    })
}

/// Appends the texts of a list of pointers from the one of number `first` on.
fn append_list(writer: &mut EventWriter<'_>, list: u8, first: i32) -> Result {
    let index = R7;
    let each = writer
        .asm
        .begin_loop(index, first..MAX_POINTERS, scratch::counter());
    writer.length_so_far(R1);
    writer.asm.jump_if(Condition::Ge, R1, MAX_ARGUMENTS, each.done);
    pointer(writer, R3, list, Some(index))?;
    writer.asm.jump_if(Condition::Eq, R3, 0, each.done);
    append_string(writer);
    writer.asm.end_loop(&each);
    Ok(())
}

/// After success the kernel has put the name behind the environment, on top of the new stack.
pub(super) fn name(writer: &mut EventWriter<'_>, index: u8) -> Result {
    const _: () = assert!(MAX_STRING >= MAX_ARGUMENTS);
    writer.put_pieces(|writer| {
        let (failed, done) = (writer.asm.label(), writer.asm.label());
        choose(writer, Some(index), failed);
        process::memory(writer, R7, done)?;
        writer.field(R3, R7, "mm_struct.env_end")?;
        append_string(writer);
        writer.asm.jump(done);
        writer.asm.bind(failed);
        append_string_argument(writer, index);
        writer.asm.bind(done);
        Ok(())
    })
}
