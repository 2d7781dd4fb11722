//! A macro-assembler for BPF.
//!
//! In: calls that each append an instruction, with labels for jumps and names for maps. Out: a
//! [`Program`], whose jumps are resolved and in range. What the kernel's verifier thinks of it is
//! another matter; here only what cannot be encoded is an error.

mod assembler;
mod disassembly;
mod error;
mod frame;
mod helper;
mod insn;
mod loops;

pub use self::assembler::{Assembler, Label, LoopBound, MAX_INSTRUCTIONS, MapId, Program, at};
pub use self::error::AsmError;
pub use self::frame::Slot;
pub use self::helper::Helper;
pub use self::insn::{Access, AluOp, AtomicOp, Condition, Insn, Operand, Reg, Width};
pub use self::loops::Loop;

#[cfg(test)]
mod tests;
