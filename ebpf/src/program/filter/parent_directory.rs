//! Predicates on the directory of a path: the part before its last slash.

use compiler::plan::basename;

use super::compare::{begins_with, compare, ends_with};
use super::workspace::{self, MAX_PATH, PATH};
use crate::asm::{AluOp, Assembler, Condition, Label, Reg::*, Width, at};
use crate::program::scratch::BASE;

/// Goes to `holds` or on if the path, which is plain, is `directory` or lies right in it, else to `no`.
pub(super) fn is_in(asm: &mut Assembler, directory: &[u8], matched: Label, no: Label) {
    let inside = asm.label();
    begins_with(asm, &[directory, &[0]].concat(), 0, inside);
    asm.jump(matched);
    asm.bind(inside);
    // No other directory's path ends with a slash.
    let directory = if directory == b"/" { b"" } else { directory };
    begins_with(asm, &[directory, b"/"].concat(), 0, no);
    asm.load(R0, workspace::slash());
    asm.jump_if(Condition::Ne, R0, directory.len() as i32 + 1, no);
}

/// Goes to `unknown` if the path, of which only the last components are known, can be `directory` or
/// something right in it, else on. `directory` is absolute.
pub(super) fn may_be_in(asm: &mut Assembler, directory: &[u8], unknown: Label) {
    let name = basename(directory);
    asm.load(R9, workspace::slash());
    asm.jump_if(Condition::Le, R9, 1, unknown);
    asm.jump_if(Condition::Gt, R9, MAX_PATH, unknown);
    asm.mov(R3, BASE);
    asm.alu(AluOp::Add, R3, R9);
    asm.load(R0, at(R3, PATH - 2, Width::B1));
    // A component that is none: `//`, `/./`, `/../`.
    asm.jump_if(Condition::Eq, R0, i32::from(b'/'), unknown);
    asm.jump_if(Condition::Eq, R0, i32::from(b'.'), unknown);
    if name.is_empty() {
        return;
    }
    let (other, next) = (asm.label(), asm.label());
    asm.jump_if(Condition::Le, R9, name.len() as i32, other);
    compare(asm, R3, PATH - 1 - name.len() as i16, name, 0, other);
    asm.jump(unknown);
    asm.bind(other);
    ends_with(asm, name, next);
    asm.jump(unknown);
    asm.bind(next);
}
