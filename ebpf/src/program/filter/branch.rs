//! The labels that the instructions of a predicate jump to.

use crate::asm::Label;

/// Where execution continues once a predicate is evaluated.
#[derive(Clone, Copy)]
pub(super) struct BranchTargets {
    /// The predicate is true.
    pub(super) matched: Label,
    /// The predicate is false.
    pub(super) unmatched: Label,
    /// The kernel cannot evaluate it.
    pub(super) unknown: Label,
}
