//! The memory that an event program works in: one element of an array per CPU.
//!
//! ```text
//! 0    POS     where the next value goes, from the start of the record
//! 8    ARGS    the six arguments of the call
//! 56   RET     its result
//! 64   NR      its number on this CPU type, 32-bit calls translated
//! 72   WOKEN   bytes sent since the reader was last woken
//! 80   TEMP    four numbers for encoders
//! 112  WORD    bytes of a word of structures in the process's memory: 8, or 4 in a 32-bit call
//! 120  USER_ID bytes of a user or group id there: 4, or 2
//! 128  EXCHANGED 1 = the path changed while the call ran
//! 136  COUNTER how often a loop has run
//! 144  LIST    pointers gathered on the way up a path
//! 656  ENTRY   kernel addresses of the strings that were kept from the entry of the call, or 0, a word per slot
//! 680  RECORD  cpu u16, then a record as `runtime::event` describes: ts u64, tid i64, len u32,
//!              type u16, nparams u32, a u16 length per value, the values
//! ```
//! The position is kept in memory on purpose: the verifier forgets it there, so branches that
//! advance it differently do not multiply the states it has to look at. The record with its cpu is
//! the body of an event block in a capture.

use super::maps::{ELEMENT, MAX_ENTRY_SLOTS};
use crate::asm::{Access, Reg, Width, at};

/// The register that holds the element's address in every event program.
pub(super) const BASE: Reg = Reg::R6;

/// Arguments of a system call.
pub(super) const MAX_ARGUMENTS: u8 = 6;
/// Entries of the list of pointers: maximum number of components of a path that is reported in full.
pub(super) const LIST_ENTRIES: i32 = 64;
/// Where the record begins.
pub(super) const RECORD: i16 = 680;
/// Bytes of a record's cpu and header.
pub(super) const HEADER: u32 = 28;
/// Most bytes that one write adds.
pub(super) const MAX_WRITTEN: i32 = 16_384;
/// A value that would begin behind this has no room: the event is counted as too large.
pub(super) const LAST_START: i32 = 44 * 1024;
const _: () = assert!(RECORD as i32 + LAST_START + MAX_WRITTEN <= ELEMENT as i32);

/// A number that encoders keep while helpers are called.
#[derive(Clone, Copy, Debug)]
#[repr(i16)]
pub(super) enum Temp {
    A,
    B,
    C,
    D,
}

pub(super) fn position() -> Access {
    at(BASE, 0, Width::B8)
}

pub(super) fn argument(index: u8) -> Access {
    assert!(index < MAX_ARGUMENTS, "calls have six arguments");
    at(BASE, 8 + 8 * i16::from(index), Width::B8)
}

pub(super) fn result() -> Access {
    at(BASE, 56, Width::B8)
}

pub(super) fn number() -> Access {
    at(BASE, 64, Width::B8)
}

pub(super) fn sent_since_wake() -> Access {
    at(BASE, 72, Width::B8)
}

pub(super) fn temp(temp: Temp) -> Access {
    at(BASE, 80 + 8 * temp as i16, Width::B8)
}

/// Bytes of a word (pointer, size, time) of structures in the memory of the process.
pub(super) fn word_bytes() -> Access {
    at(BASE, 112, Width::B8)
}

/// Bytes of a user or group id in the memory of the process.
pub(super) fn user_id_bytes() -> Access {
    at(BASE, 120, Width::B8)
}

/// Whether the path of a call that opened a file changed while the call ran: 1, or 0.
pub(super) fn exchanged() -> Access {
    at(BASE, 128, Width::B8)
}

/// Where loops count (see [`crate::asm::LoopBound`]): one inside of another needs its own.
pub(super) fn counter() -> Access {
    at(BASE, 136, Width::B8)
}

/// Offset of the list of pointers.
pub(super) const LIST: i16 = 144;

/// Offset of the addresses of strings from the entry of the call.
const ENTRY: i16 = 656;

const _: () = assert!(LIST as i32 + 8 * LIST_ENTRIES <= ENTRY as i32);
const _: () = assert!(ENTRY as usize + 8 * MAX_ENTRY_SLOTS <= RECORD as usize);

/// The kernel's address of the string in slot `slot` of the call's entry, or 0.
pub(super) fn entry(slot: usize) -> Access {
    assert!(slot < MAX_ENTRY_SLOTS, "entries have three slots");
    at(BASE, ENTRY + 8 * slot as i16, Width::B8)
}

pub(super) fn cpu() -> Access {
    at(BASE, RECORD, Width::B2)
}

pub(super) fn ts() -> Access {
    at(BASE, RECORD + 2, Width::B8)
}

pub(super) fn tid() -> Access {
    at(BASE, RECORD + 10, Width::B8)
}

pub(super) fn length() -> Access {
    at(BASE, RECORD + 18, Width::B4)
}

pub(super) fn code() -> Access {
    at(BASE, RECORD + 22, Width::B2)
}

pub(super) fn value_count() -> Access {
    at(BASE, RECORD + 24, Width::B4)
}

/// Length of value `index`.
pub(super) fn value_length(index: usize) -> Access {
    at(BASE, RECORD + HEADER as i16 + 2 * index as i16, Width::B2)
}
