//! A macro-assembler for BPF.
//!
//! In: calls that each append an instruction, with labels for jumps and names for maps. Out: a
//! [`Program`], whose jumps are resolved and in range. What the kernel's verifier thinks of it is
//! another matter; here only what cannot be encoded is an error.

mod assembler;
mod disassembly;
mod helper;
mod insn;
mod repeat;
mod stack;

pub use self::assembler::{AsmError, Assembler, Label, MOST_INSTRUCTIONS, MapId, Program, at};
pub use self::helper::Helper;
pub use self::insn::{Access, AluOp, AtomicOp, Condition, Insn, Operand, Reg, Width};
pub use self::repeat::{Loop, LoopBound};
pub use self::stack::Slot;

#[cfg(test)]
mod tests;
