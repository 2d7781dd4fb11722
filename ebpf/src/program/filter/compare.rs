//! Comparisons of the path in the filter's workspace with constant strings.

use super::workspace::{self, MAX_PATH, PATH};
use crate::asm::{AluOp, Assembler, Condition, Label, Reg, Reg::*, Width, at};
use crate::program::scratch::BASE;

/// Goes on if the path begins with `text`, whose first bytes are known to, else to `no`. Keeps `R1`.
pub(super) fn begins_with(asm: &mut Assembler, text: &[u8], known: usize, no: Label) {
    compare(asm, BASE, PATH, text, known, no);
}

/// Goes on if the path ends with `text`, else to `no`.
pub(super) fn ends_with(asm: &mut Assembler, text: &[u8], no: Label) {
    let length = text.len() as i16;
    asm.load(R9, workspace::length());
    asm.jump_if(Condition::Le, R9, i32::from(length), no);
    // Always so; the verifier does not know.
    asm.jump_if(Condition::Gt, R9, MAX_PATH, no);
    asm.mov(R3, BASE);
    asm.alu(AluOp::Add, R3, R9);
    compare(asm, R3, PATH - 1 - length, text, 0, no);
}

/// Continues if `text` is at `offset` from `base`, else goes to `no`. Uses `R2` and `R4`.
pub(super) fn compare(asm: &mut Assembler, base: Reg, offset: i16, text: &[u8], from: usize, no: Label) {
    let mut at_byte = from;
    while at_byte < text.len() {
        let rest = &text[at_byte..];
        let bytes = [8, 4, 2, 1]
            .into_iter()
            .find(|bytes| *bytes <= rest.len())
            .unwrap_or(1);
        let mut word = [0; 8];
        word[..bytes].copy_from_slice(&rest[..bytes]);
        let width = Width::of(bytes).expect("a width");
        asm.load(R2, at(base, offset + at_byte as i16, width));
        asm.load_u64(R4, u64::from_le_bytes(word));
        asm.jump_if(Condition::Ne, R2, R4, no);
        at_byte += bytes;
    }
}
