//! Fields, operators, types, outputs and event types: from resolved to typed rules.
//!
//! In: resolved rules. Out: [`Rule`]s whose conditions and outputs cannot be wrong any more, and
//! every mistake found on the way. Not here: how predicates are shared or evaluated.

mod rule;
pub mod typed;

pub use rule::{ExtraField, Rule};

pub use crate::tables::Priority;
