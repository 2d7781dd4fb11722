//! One pass over a path, word by word, which classifies most paths.
//!
//! In: the path and its length in `R0`. Out: whether two of `/` and `.` are adjacent somewhere, which
//! few paths have; and where the last slash is. The pass is written out for each word: a loop would spend
//! more on its end than on the path. Not here: what the pairs are (`path`).

use super::workspace::{self, MAX_PATH, NO_SLASH, PATH};
use crate::asm::{AluOp, Assembler, Condition, Reg, Reg::*, Width, at};
use crate::program::scratch::BASE;

/// Distance of the words: each two neighbours lie in one of them.
const STEP: i16 = 7;

/// Result of [`pairs`]: not 0 if two of `/` and `.` are adjacent.
pub(super) const PAIRS: Reg = R7;

/// Registers: the length, the lower seven bits of each byte, slashes, ones, a word, two values.
const LENGTH: Reg = R0;
const LOW: Reg = R1;
const SLASHES: Reg = R2;
const ONES: Reg = R4;
const WORD: Reg = R5;
const LEFT: Reg = R3;
const RIGHT: Reg = R9;

/// Finds [`PAIRS`], and the last slash if `slash` says so. Eight bytes of zero follow the path.
pub(super) fn pairs(asm: &mut Assembler, slash: bool) {
    let done = asm.label();
    asm.load_u64(SLASHES, 0x2f2f_2f2f_2f2f_2f2f);
    asm.load_u64(ONES, 0x0101_0101_0101_0101);
    asm.mov(PAIRS, 0);
    if slash {
        asm.load_u64(LOW, 0x7f7f_7f7f_7f7f_7f7f);
        asm.mov(R3, 0);
        asm.store(workspace::slashes(), R3);
    }
    for start in (0..MAX_PATH as i16 - 2).step_by(STEP as usize) {
        // The last byte is a NUL, and what begins with it has no pair and no slash.
        asm.jump_if(Condition::Lt, LENGTH, i32::from(start) + 2, done);
        asm.load(WORD, at(BASE, PATH + start, Width::B8));
        if slash {
            note_slashes(asm, start);
        }
        mark_pairs(asm);
    }
    asm.bind(done);
    asm.load_u64(R0, 0x8080_8080_8080_8080);
    asm.alu(AluOp::And, PAIRS, R0);
    if slash {
        find_last(asm);
    }
}

/// Adds the pairs of the word, each as the highest bit of a byte; what the other bits are does not matter.
///
/// A dot is a slash but for the lowest bit, so that with that bit set, and the pattern's bits turned
/// round, both are zero and nothing is one. The subtraction takes one from a byte above only if that is
/// above a zero, which makes no mark of anything but a zero.
fn mark_pairs(asm: &mut Assembler) {
    asm.alu(AluOp::Or, WORD, ONES);
    asm.alu(AluOp::Xor, WORD, SLASHES);
    asm.mov(LEFT, WORD);
    asm.alu(AluOp::Sub, LEFT, ONES);
    asm.alu(AluOp::Xor, WORD, -1);
    asm.alu(AluOp::And, LEFT, WORD);
    asm.mov(WORD, LEFT);
    asm.alu(AluOp::Rsh, WORD, 8);
    asm.alu(AluOp::And, WORD, LEFT);
    asm.alu(AluOp::Or, PAIRS, WORD);
}

/// Keeps the slashes of the word and where it begins, if it has any. Keeps `WORD`.
fn note_slashes(asm: &mut Assembler, start: i16) {
    let none = asm.label();
    asm.mov(LEFT, WORD);
    asm.alu(AluOp::Xor, LEFT, SLASHES);
    asm.mov(RIGHT, LEFT);
    asm.alu(AluOp::And, RIGHT, LOW);
    asm.alu(AluOp::Add, RIGHT, LOW);
    asm.alu(AluOp::Or, RIGHT, LEFT);
    asm.alu(AluOp::Or, RIGHT, LOW);
    asm.alu(AluOp::Xor, RIGHT, -1);
    asm.jump_if(Condition::Eq, RIGHT, 0, none);
    asm.store(workspace::slashes(), RIGHT);
    asm.store(workspace::slash(), i32::from(start));
    asm.bind(none);
}

/// Puts down where the last slash is, from the slashes of the last word that has one.
fn find_last(asm: &mut Assembler) {
    let (some, done) = (asm.label(), asm.label());
    asm.load(R3, workspace::slashes());
    asm.jump_if(Condition::Ne, R3, 0, some);
    asm.mov(R0, NO_SLASH);
    asm.jump(done);
    asm.bind(some);
    // Counted from 1.
    asm.mov(R0, 1);
    for (bits, bytes) in [(32, 4), (16, 2), (8, 1)] {
        let low = asm.label();
        asm.mov(R5, R3);
        asm.alu(AluOp::Rsh, R5, bits);
        asm.jump_if(Condition::Eq, R5, 0, low);
        asm.mov(R3, R5);
        asm.alu(AluOp::Add, R0, bytes);
        asm.bind(low);
    }
    asm.load(R3, workspace::slash());
    asm.alu(AluOp::Add, R0, R3);
    asm.bind(done);
    asm.store(workspace::slash(), R0);
}
