//! The memory that predicates of a filter share, in the part of the scratch memory that encoders take for
//! their list of pointers: it is free until the first value is written.
//!
//! ```text
//! 0    PATH    a path with its NUL, and eight bytes of zero
//! 264  PATH_READ   which parameter's path is there, counted from 1; 0 = none
//! 272  LENGTH  bytes of the path with its NUL
//! 280  FORM    what is known of the path: bits [`PLAIN`], [`NAMED`], [`TIDY`], [`DOWN`]
//! 288  SLASH   where its last slash is, counted from 1; 0 = not looked for, or [`NO_SLASH`]
//! 296  GROUP   key of the thread's control groups, two words
//! 312  OUT_OF_SCOPE   1 = the path leads down from a directory out of scope, so its target is out of scope, too
//! 320  KEY     by which a directory is looked up
//! 328  NOTED   a directory that is noted: its key, and two words
//! 352  SLASHES marks of the slashes in the last word that has one
//! ```

use crate::asm::{Access, Assembler, Reg::R0, Width, at};
use crate::program::scratch::{BASE, LIST, LIST_ENTRIES};

/// Most bytes of a path that is looked at, with its NUL; a longer one is not known.
pub(super) const MAX_PATH: i32 = 256;
/// Offset of the path.
pub(super) const PATH: i16 = LIST;

/// Offset of the key of control groups.
pub(super) const GROUP: i16 = LIST + 296;

/// The path refers to itself.
pub(super) const PLAIN: i32 = 1;
/// The last component of what it refers to is what follows the last slash.
pub(super) const NAMED: i32 = 2;
/// No slash follows another or two dots.
pub(super) const TIDY: i32 = 4;
/// It is relative and leads down from its directory, whatever that is, or to it.
pub(super) const DOWN: i32 = 8;
/// There is no slash.
pub(super) const NO_SLASH: i32 = 512;

const END: i32 = LIST as i32 + 360;
const _: () = assert!(END <= LIST as i32 + 8 * LIST_ENTRIES && MAX_PATH + 8 <= 264);

pub(super) fn path_read() -> Access {
    at(BASE, LIST + 264, Width::B8)
}

pub(super) fn length() -> Access {
    at(BASE, LIST + 272, Width::B8)
}

pub(super) fn form() -> Access {
    at(BASE, LIST + 280, Width::B8)
}

pub(super) fn slash() -> Access {
    at(BASE, LIST + 288, Width::B8)
}

/// Nothing has been read yet.
pub(super) fn reset(asm: &mut Assembler) {
    asm.mov(R0, 0);
    asm.store(path_read(), R0);
}

pub(super) fn out_of_scope() -> Access {
    at(BASE, LIST + 312, Width::B8)
}

pub(super) fn key() -> Access {
    at(BASE, LIST + 320, Width::B8)
}

pub(super) fn entry_key() -> Access {
    at(BASE, LIST + 328, Width::B8)
}

/// The first of two words.
pub(super) fn entry_value() -> Access {
    at(BASE, LIST + 336, Width::B8)
}

/// The second.
pub(super) fn entry_scope() -> Access {
    at(BASE, LIST + 344, Width::B8)
}

pub(super) fn slashes() -> Access {
    at(BASE, LIST + 352, Width::B8)
}
