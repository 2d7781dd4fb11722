//! Strings and numbers in the memory of the process.

use crate::asm::{AluOp, Condition, Helper, Reg::*, Width, at};
use crate::program::scratch;
use crate::program::writer::{EventWriter, Result};

/// Bytes of a text with its NUL: the kernel's `PATH_MAX`.
pub(super) const MAX_STRING: i32 = 4096;

/// Appends the text at the process's address `R3`; nothing if it cannot be read.
pub(super) fn append_string(writer: &mut EventWriter<'_>) {
    let unreadable = writer.asm.label();
    writer.cursor(R1);
    writer.asm.mov(R2, MAX_STRING);
    writer.asm.call(Helper::ProbeReadUserStr);
    writer.asm.jump_if(Condition::SLe, R0, 0, unreadable);
    writer.grow();
    writer.asm.bind(unreadable);
}

pub(super) fn string(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.put_pieces(|writer| {
        append_string_argument(writer, index);
        Ok(())
    })
}

/// Appends the string at the address in argument `index`; nothing if it cannot be read.
pub(super) fn append_string_argument(writer: &mut EventWriter<'_>, index: u8) {
    let unreadable = writer.asm.label();
    writer.cursor(R1);
    writer.copy_string(index, MAX_STRING);
    writer.asm.jump_if(Condition::SLe, R0, 0, unreadable);
    writer.grow();
    writer.asm.bind(unreadable);
}

pub(super) fn string_on_success(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.put_pieces(|writer| {
        let failed = writer.asm.label();
        writer.result(R0);
        writer.asm.jump_if(Condition::SLt, R0, 0, failed);
        writer.argument(R3, index);
        append_string(writer);
        writer.asm.bind(failed);
        Ok(())
    })
}

fn read(writer: &mut EventWriter<'_>, index: u8, offset: u16, bytes: u8) -> Result {
    let width = Width::of(usize::from(bytes)).expect("1, 2, 4 or 8 bytes");
    writer.copy_user_number(R0, width, |writer| {
        writer.argument(R3, index);
        writer.asm.alu(AluOp::Add, R3, i32::from(offset));
    })
}

pub(super) fn number(
    writer: &mut EventWriter<'_>,
    index: u8,
    offset: u16,
    bytes: u8,
    signed: bool,
) -> Result {
    read(writer, index, offset, bytes)?;
    if signed && bytes == 4 {
        writer.sign_extend(R0);
    }
    writer.put();
    Ok(())
}

pub(super) fn number_on_success(
    writer: &mut EventWriter<'_>,
    index: u8,
    offset: u16,
    bytes: u8,
    otherwise: i32,
) -> Result {
    let (failed, done) = (writer.asm.label(), writer.asm.label());
    writer.result(R0);
    writer.asm.jump_if(Condition::SLt, R0, 0, failed);
    read(writer, index, offset, bytes)?;
    if bytes == 4 {
        writer.sign_extend(R0);
    }
    writer.asm.jump(done);
    writer.asm.bind(failed);
    writer.asm.mov(R0, otherwise);
    writer.asm.bind(done);
    writer.put();
    Ok(())
}

/// A word in the process's memory.
pub(super) fn word(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.copy_user_word(R0, 0, |writer| writer.argument(R3, index))?;
    writer.put();
    Ok(())
}

/// A user or group id in the process's memory.
pub(super) fn user_id(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.copy_user_sized(R0, scratch::user_id_bytes(), |writer| writer.argument(R3, index))?;
    writer.put();
    Ok(())
}

/// A word of the `rlimit` at argument `index`, or -1 if the call had to succeed and did not.
pub(super) fn resource_limit(writer: &mut EventWriter<'_>, index: u8, word: u8, on_success: bool) -> Result {
    let (unlimited, done) = (writer.asm.label(), writer.asm.label());
    if on_success {
        writer.result(R0);
        writer.asm.jump_if(Condition::SLt, R0, 0, unlimited);
    }
    writer.copy_user_word(R0, i32::from(word), |writer| writer.argument(R3, index))?;
    writer.asm.load(R1, scratch::word_bytes());
    writer.asm.jump_if(Condition::Eq, R1, 8, done);
    // No limit is all bits set, whatever the size.
    writer.asm.jump_if32(Condition::Ne, R0, -1, done);
    writer.asm.bind(unlimited);
    writer.asm.mov(R0, -1);
    writer.asm.bind(done);
    writer.put();
    Ok(())
}

pub(super) fn timespec(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.copy_user_word(R7, 0, |writer| writer.argument(R3, index))?;
    writer.asm.alu(AluOp::Mul, R7, 1_000_000_000);
    writer.copy_user_word(R0, 1, |writer| writer.argument(R3, index))?;
    writer.asm.alu(AluOp::Add, R0, R7);
    writer.put();
    Ok(())
}

/// `PR_SET_NAME`, whose second argument is a text.
const SET_NAME: i32 = 15;
/// `PR_GET_CHILD_SUBREAPER`, whose second argument points to the answer.
const GET_CHILD_SUBREAPER: i32 = 37;

pub(super) fn prctl_string(writer: &mut EventWriter<'_>) -> Result {
    writer.put_pieces(|writer| {
        let no_text = writer.asm.label();
        writer.argument(R0, 0);
        writer.asm.jump_if32(Condition::Ne, R0, SET_NAME, no_text);
        writer.argument(R3, 1);
        append_string(writer);
        writer.asm.bind(no_text);
        Ok(())
    })
}

pub(super) fn prctl_number(writer: &mut EventWriter<'_>) -> Result {
    let (answer, plain, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
    writer.argument(R1, 0);
    writer
        .asm
        .jump_if32(Condition::Eq, R1, GET_CHILD_SUBREAPER, answer);
    writer.asm.jump_if32(Condition::Ne, R1, SET_NAME, plain);
    writer.asm.mov(R0, 0);
    writer.asm.jump(done);
    writer.asm.bind(plain);
    writer.argument(R0, 1);
    writer.asm.jump(done);
    writer.asm.bind(answer);
    read(writer, 1, 0, 4)?;
    writer.sign_extend(R0);
    writer.asm.bind(done);
    writer.put();
    Ok(())
}

/// Requests whose last argument is a signal: `PTRACE_CONT`, `PTRACE_SINGLESTEP`, `PTRACE_DETACH`,
/// `PTRACE_SYSCALL`.
const WITH_SIGNAL: [i32; 4] = [7, 9, 17, 24];
/// `PTRACE_PEEKUSR`, the last of the three requests that read a word.
const LAST_PEEK: i32 = 3;
/// The types that the value can have, as the event table numbers them.
const NUMBER: i32 = 0;
const SIGNAL: i32 = 1;

/// A signal, or the word that was read, or the last argument as it is.
pub(super) fn ptrace_data(writer: &mut EventWriter<'_>) -> Result {
    writer.put_pieces(|writer| {
        let (signal, plain, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
        writer.argument(R1, 0);
        for request in WITH_SIGNAL {
            writer.asm.jump_if32(Condition::Eq, R1, request, signal);
        }
        writer.argument(R9, 3);
        writer.asm.jump_if32(Condition::Gt, R1, LAST_PEEK, plain);
        writer.asm.jump_if32(Condition::Eq, R1, 0, plain);
        writer.copy_user_word(R9, 0, |writer| writer.argument(R3, 3))?;
        writer.asm.bind(plain);
        writer.cursor(R2);
        writer.asm.store(at(R2, 0, Width::B1), NUMBER);
        writer.asm.store(at(R2, 1, Width::B8), R9);
        writer.asm.mov(R0, 9);
        writer.asm.jump(done);
        writer.asm.bind(signal);
        writer.argument(R9, 3);
        writer.cursor(R2);
        writer.asm.store(at(R2, 0, Width::B1), SIGNAL);
        writer.asm.store(at(R2, 1, Width::B1), R9);
        writer.asm.mov(R0, 2);
        writer.asm.bind(done);
        writer.grow();
        Ok(())
    })
}
