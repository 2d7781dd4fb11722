//! The first bytes of what is read or written: buffers, lists of pieces, message headers.

use super::memory;
use crate::asm::{AluOp, Condition, Helper, Reg, Reg::*, Width, at};
use crate::program::scratch::{self, Temp};
use crate::program::writer::{EventWriter, Result};

/// Maximum bytes of data in an event: the default snap length of Falco.
pub(super) const SNAPLEN: i32 = 80;
/// Pieces of a list that are looked at: more would rarely fit into what is carried.
const MAX_PIECES: i32 = 16;
/// Pieces of a list whose lengths are added up.
const MAX_SUMMED_PIECES: i32 = 64;

/// Appends at most `most` bytes from the process's address `R3`; `R2` has their number. Uses `R4`.
pub(super) fn append_bytes(writer: &mut EventWriter<'_>, most: i32) {
    let (fits, unreadable) = (writer.asm.label(), writer.asm.label());
    writer.asm.jump_if(Condition::SLe, R2, 0, unreadable);
    writer.asm.jump_if(Condition::Le, R2, most, fits);
    writer.asm.mov(R2, most);
    writer.asm.bind(fits);
    writer.asm.store(scratch::temp(Temp::D), R2);
    writer.cursor(R1);
    writer.asm.call(Helper::ProbeReadUser);
    writer.asm.jump_if(Condition::Ne, R0, 0, unreadable);
    writer.asm.load(R0, scratch::temp(Temp::D));
    writer.grow();
    writer.asm.bind(unreadable);
}

pub(super) fn of_argument(writer: &mut EventWriter<'_>, pointer: u8, length: u8) -> Result {
    writer.put_pieces(|writer| {
        writer.argument(R3, pointer);
        writer.argument(R2, length);
        append_bytes(writer, SNAPLEN);
        Ok(())
    })
}

pub(super) fn of_result(writer: &mut EventWriter<'_>, pointer: u8) -> Result {
    writer.put_pieces(|writer| {
        writer.argument(R3, pointer);
        writer.result(R2);
        append_bytes(writer, SNAPLEN);
        Ok(())
    })
}

/// The types that an option's value can have, as the event table numbers them.
mod option {
    pub(super) const RAW: i32 = 0;
    pub(super) const ERRNO: i32 = 1;
    pub(super) const NUMBER: i32 = 2;
    pub(super) const TIME: i32 = 4;
}

/// `SOL_SOCKET` and those of its options that are no plain numbers: `SO_ERROR`, `SO_RCVTIMEO`,
/// `SO_SNDTIMEO`.
const SOCKET_LEVEL: i32 = 1;
const ERROR: i32 = 4;
const TIMEOUTS: [i32; 2] = [20, 21];

/// An option whose length is an argument.
pub(super) fn socket_option(writer: &mut EventWriter<'_>, pointer: u8, length: u8) -> Result {
    writer.put_pieces(|writer| {
        writer.argument(R7, length);
        append_option(writer, pointer)
    })
}

/// An option whose length is in memory at an argument, after success.
pub(super) fn socket_option_at(writer: &mut EventWriter<'_>, pointer: u8, length: u8) -> Result {
    writer.put_pieces(|writer| {
        let failed = writer.asm.label();
        writer.result(R0);
        writer.asm.jump_if(Condition::SLt, R0, 0, failed);
        writer.copy_user_number(R7, Width::B4, |writer| writer.argument(R3, length))?;
        append_option(writer, pointer)?;
        writer.asm.bind(failed);
        Ok(())
    })
}

/// Appends index and value of the option at argument `pointer`, `R7` bytes long.
fn append_option(writer: &mut EventWriter<'_>, pointer: u8) -> Result {
    let [raw, error, time, done] = std::array::from_fn(|_| writer.asm.label());
    writer.asm.alu32(AluOp::Mov, R7, R7);
    writer.argument(R1, 1);
    writer.asm.jump_if32(Condition::Ne, R1, SOCKET_LEVEL, raw);
    writer.argument(R1, 2);
    writer.asm.jump_if32(Condition::Eq, R1, ERROR, error);
    for timeout in TIMEOUTS {
        writer.asm.jump_if32(Condition::Eq, R1, timeout, time);
    }
    writer.asm.jump_if(Condition::Ne, R7, 4, raw);
    option_number(writer, pointer)?;
    append_typed(writer, option::NUMBER, Width::B4);
    writer.asm.jump(done);
    writer.asm.bind(error);
    option_number(writer, pointer)?;
    writer.sign_extend(R9);
    writer.asm.neg(R9);
    append_typed(writer, option::ERRNO, Width::B8);
    writer.asm.jump(done);
    writer.asm.bind(time);
    writer.copy_user_word(R9, 0, |writer| writer.argument(R3, pointer))?;
    writer.asm.alu(AluOp::Mul, R9, 1_000_000_000);
    writer.asm.store(scratch::temp(Temp::A), R9);
    writer.copy_user_word(R9, 1, |writer| writer.argument(R3, pointer))?;
    writer.asm.alu(AluOp::Mul, R9, 1000);
    writer.asm.load(R1, scratch::temp(Temp::A));
    writer.asm.alu(AluOp::Add, R9, R1);
    append_typed(writer, option::TIME, Width::B8);
    writer.asm.jump(done);
    writer.asm.bind(raw);
    writer.cursor(R2);
    writer.asm.store(at(R2, 0, Width::B1), option::RAW);
    writer.asm.mov(R0, 1);
    writer.grow();
    writer.argument(R3, pointer);
    writer.asm.mov(R2, R7);
    append_bytes(writer, SNAPLEN);
    writer.asm.bind(done);
    Ok(())
}

/// `R9` = the number of 4 bytes that argument `pointer` points to.
fn option_number(writer: &mut EventWriter<'_>, pointer: u8) -> Result {
    writer.copy_user_number(R9, Width::B4, |writer| writer.argument(R3, pointer))
}

/// Appends the index of a type and `R9` in a width.
fn append_typed(writer: &mut EventWriter<'_>, index: i32, width: Width) {
    writer.cursor(R2);
    writer.asm.store(at(R2, 0, Width::B1), index);
    writer.asm.store(at(R2, 1, width), R9);
    writer.asm.mov(R0, 1 + width.bytes() as i32);
    writer.grow();
}

/// Where a list of pieces is, and how long: `Temp::A` address, `Temp::B` number of pieces.
fn list_of_arguments(writer: &mut EventWriter<'_>, list: u8, count: u8) {
    writer.argument(R0, list);
    writer.asm.store(scratch::temp(Temp::A), R0);
    writer.argument(R0, count);
    writer.asm.store(scratch::temp(Temp::B), R0);
}

/// As [`list_of_arguments`], out of a message header.
fn list_of_message(writer: &mut EventWriter<'_>, header: u8) -> Result {
    for (temp, word) in [(Temp::A, MSG_IOV), (Temp::B, MSG_IOVLEN)] {
        message_word(writer, R0, header, word)?;
        writer.asm.store(scratch::temp(temp), R0);
    }
    Ok(())
}

/// Words of `struct msghdr`. The length of the name has 4 bytes, padded to a word.
pub(super) const MSG_NAME: i32 = 0;
pub(super) const MSG_NAMELEN: i32 = 1;
const MSG_IOV: i32 = 2;
const MSG_IOVLEN: i32 = 3;
pub(super) const MSG_CONTROL: i32 = 4;
pub(super) const MSG_CONTROLLEN: i32 = 5;

/// `dst` = a word of the message header at argument `header`.
pub(super) fn message_word(writer: &mut EventWriter<'_>, dst: Reg, header: u8, word: i32) -> Result {
    writer.copy_user_word(dst, word, |writer| writer.argument(R3, header))
}

/// Appends the first bytes of all pieces; `Temp::C` is how many bytes there are in all.
fn append_pieces(writer: &mut EventWriter<'_>) -> Result {
    let index = R7;
    let each = writer.asm.begin_loop(index, 0..MAX_PIECES, scratch::counter());
    let done = each.done;
    writer.asm.load(R1, scratch::temp(Temp::B));
    writer.asm.jump_if(Condition::Ge, index, R1, done);
    // What is left of the bytes to carry: the least of snap length and all there is.
    writer.length_so_far(R1);
    writer.asm.mov(R9, SNAPLEN);
    writer.asm.alu(AluOp::Sub, R9, R1);
    writer.asm.jump_if(Condition::SLe, R9, 0, done);
    piece_field(writer, R0, index, 1)?;
    let (whole, enough) = (writer.asm.label(), writer.asm.label());
    writer.asm.jump_if(Condition::Ge, R0, R9, whole);
    writer.asm.mov(R9, R0);
    writer.asm.bind(whole);
    writer.asm.load(R1, scratch::temp(Temp::C));
    writer.asm.jump_if(Condition::SLe, R1, 0, done);
    writer.asm.jump_if(Condition::SGe, R1, R9, enough);
    writer.asm.mov(R9, R1);
    writer.asm.bind(enough);
    writer.asm.alu(AluOp::Sub, R1, R9);
    writer.asm.store(scratch::temp(Temp::C), R1);
    piece_field(writer, R3, index, 0)?;
    writer.asm.mov(R2, R9);
    append_bytes(writer, SNAPLEN);
    writer.asm.end_loop(&each);
    Ok(())
}

/// `dst` = base (word 0) or length (word 1) of piece `index`.
fn piece_field(writer: &mut EventWriter<'_>, dst: Reg, index: Reg, word: i32) -> Result {
    writer.copy_user_word(dst, word, |writer| {
        writer.asm.load(R3, scratch::temp(Temp::A));
        writer.asm.load(R1, scratch::word_bytes());
        writer.asm.alu(AluOp::Mul, R1, index);
        // Two words per piece.
        writer.asm.alu(AluOp::Lsh, R1, 1);
        writer.asm.alu(AluOp::Add, R3, R1);
    })
}

/// `Temp::C` = most bytes to look at: the result, or no limit.
fn limit(writer: &mut EventWriter<'_>, of_result: bool) {
    if of_result {
        writer.result(R0);
    } else {
        writer.asm.mov(R0, i32::MAX);
    }
    writer.asm.store(scratch::temp(Temp::C), R0);
}

pub(super) fn vector(writer: &mut EventWriter<'_>, list: u8, count: u8, of_result: bool) -> Result {
    writer.put_pieces(|writer| {
        list_of_arguments(writer, list, count);
        limit(writer, of_result);
        append_pieces(writer)
    })
}

pub(super) fn message(writer: &mut EventWriter<'_>, header: u8, of_result: bool) -> Result {
    writer.put_pieces(|writer| {
        list_of_message(writer, header)?;
        limit(writer, of_result);
        append_pieces(writer)
    })
}

/// `R0` = sum of the lengths of the list's pieces.
fn sum(writer: &mut EventWriter<'_>) -> Result {
    let (index, total) = (R7, R9);
    writer.asm.mov(R0, 0);
    writer.asm.store(scratch::temp(Temp::C), R0);
    let each = writer
        .asm
        .begin_loop(index, 0..MAX_SUMMED_PIECES, scratch::counter());
    writer.asm.load(R1, scratch::temp(Temp::B));
    writer.asm.jump_if(Condition::Ge, index, R1, each.done);
    piece_field(writer, total, index, 1)?;
    writer.asm.load(R1, scratch::temp(Temp::C));
    writer.asm.alu(AluOp::Add, R1, total);
    writer.asm.store(scratch::temp(Temp::C), R1);
    writer.asm.end_loop(&each);
    writer.asm.load(R0, scratch::temp(Temp::C));
    Ok(())
}

pub(super) fn vector_size(writer: &mut EventWriter<'_>, list: u8, count: u8) -> Result {
    list_of_arguments(writer, list, count);
    sum(writer)?;
    writer.put();
    Ok(())
}

pub(super) fn message_size(writer: &mut EventWriter<'_>, header: u8) -> Result {
    list_of_message(writer, header)?;
    sum(writer)?;
    writer.put();
    Ok(())
}

pub(super) fn message_control(writer: &mut EventWriter<'_>, header: u8) -> Result {
    writer.put_pieces(|writer| {
        let failed = writer.asm.label();
        writer.result(R0);
        writer.asm.jump_if(Condition::SLt, R0, 0, failed);
        message_word(writer, R9, header, MSG_CONTROLLEN)?;
        message_word(writer, R3, header, MSG_CONTROL)?;
        writer.asm.mov(R2, R9);
        append_bytes(writer, memory::MAX_STRING);
        writer.asm.bind(failed);
        Ok(())
    })
}
