//! The conditions of a rule set as written, because checked conditions have no source locations.
//!
//! In: the results of a checker. Out: text and tree of each condition. A tree and its checked condition have
//! the same shape, except that a macro name represents its whole condition.

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

/// Returns the text of a rule's condition, which was parsed without an error.
pub(super) fn rule_text(definition: &RuleDef, lists: &Lists) -> MappedText {
    let condition = condition_text(definition);
    // A condition that was parsed without errors is not too long.
    lists.substitute(&condition).unwrap_or(condition)
}
