//! The conditions of a rule set as they were written: checked ones know no places.
//!
//! In: what a checker keeps. Out: text and tree of each condition. A tree and what was checked have
//! the same shape, but that the name of a macro stands for its whole condition.

use super::one_rule::condition_text;
use crate::resolve::RuleDef;
use crate::resolve::lists::Lists;
use crate::resolve::macros::ParsedCondition;
use crate::source::MappedText;

/// Conditions with their trees, exceptions expanded and lists substituted.
#[derive(Debug, Default)]
pub struct Trees {
    /// Those of macros, in order of first definition.
    pub(crate) macros: Vec<ParsedCondition>,
    /// Those of the rules that can be evaluated, in the order of these.
    pub(crate) rules: Vec<ParsedCondition>,
}

/// The text of a rule's condition, which was parsed without an error.
pub(super) fn rule_text(definition: &RuleDef, lists: &Lists) -> MappedText {
    let condition = condition_text(definition);
    // Without errors no text is too long.
    lists.substitute(&condition).unwrap_or(condition)
}
