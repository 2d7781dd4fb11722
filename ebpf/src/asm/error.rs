//! Errors of the assembler: instruction sequences that cannot be encoded.

use thiserror::Error;

/// What an instruction sequence cannot be.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum AsmError {
    /// A jump's target was never placed.
    #[error("the jump at instruction {at} goes to a label that was never placed")]
    Unplaced {
        /// Index of the jump.
        at: usize,
    },
    /// A jump's distance does not fit.
    #[error("the jump at instruction {at} is {distance} instructions long; at most 32767 can be encoded")]
    TooFar {
        /// Index of the jump.
        at: usize,
        /// How far it would go.
        distance: isize,
    },
    /// The stack frame is used up.
    #[error("{wanted} bytes of stack are wanted where {used} of 512 are taken")]
    StackFull {
        /// Size of the slot.
        wanted: usize,
        /// Bytes taken.
        used: usize,
    },
    /// The kernel refuses programs that run off their end.
    #[error("the last instruction neither leaves nor jumps")]
    RunsOff,
    /// The kernel refuses longer programs.
    #[error("{0} instructions are more than the kernel accepts")]
    TooLong(usize),
}
