//! Semantic checks: fields, operators, types, outputs and event types.
//!
//! In: resolved rules. Out: [`Rule`]s whose conditions and outputs are valid, and a finding for every error.
//! Not here: how predicates are shared or evaluated.

mod appended;
pub mod assumed;
pub mod compat;
mod condition;
pub mod constants;
mod dependencies;
mod disabled;
pub mod event_types;
mod fact;
pub mod fields;
mod finding;
mod findings;
mod hints;
mod left_side;
mod macros;
mod one_rule;
mod operand;
mod output;
mod predicate;
mod regex_hint;
mod rule;
mod rule_output;
mod rules;
mod services;
mod syntax_facts;
mod trees;
pub mod typed;

pub use appended::{AppendField, AppendOutput, extra_fields, output_text};
pub use condition::{MAX_DEPTH, MAX_SIZE};
pub use fact::{Fact, FactKind, FieldUsage, MacroUse, Typed};
pub use finding::Finding;
pub use hints::is_reported_as_deprecated;
pub use rule::{Capture, ExtraField, Rule};
pub use rules::{CheckedRules, Checker, Memory, check};
pub use trees::Trees;

pub use crate::tables::Priority;
