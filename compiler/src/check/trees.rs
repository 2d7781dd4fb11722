//! The conditions of a rule set as they were written: checked ones know no places.
//!
//! In: definitions and the rules that came of them. Out: text and tree of each condition. A tree and
//! what was checked have the same shape, but that the name of a macro stands for its whole condition.

use super::one_rule::condition_text;
use super::rule::Rule;
use crate::resolve::lists::{Lists, TooLong};
use crate::resolve::macros::ParsedCondition;
use crate::resolve::{Collection, RuleDef};
use crate::source::MappedText;
use crate::syntax::condition;

/// Conditions with their trees, exceptions expanded and lists substituted.
#[derive(Debug, Default)]
pub struct Trees {
    /// Those of macros, in order of first definition.
    pub(crate) macros: Vec<ParsedCondition>,
    /// Those of the rules that can be evaluated, in the order of these.
    pub(crate) rules: Vec<ParsedCondition>,
}

impl Trees {
    /// Parses the conditions of `rules`, which came of `collection` without errors.
    pub fn parse(collection: &Collection, rules: &[&Rule]) -> Self {
        let lists = Lists::new(&collection.lists);
        let parsed = |condition: &MappedText| {
            let text = substituted(&lists, condition);
            let tree = condition::parse(text.as_str()).expr;
            ParsedCondition { text, tree }
        };
        let macros = collection.macros.rows().iter();
        let definitions = rules.iter().filter_map(|rule| collection.rules.get(&rule.name));
        Self {
            macros: macros.map(|definition| parsed(&definition.condition)).collect(),
            rules: definitions
                .map(|definition| parsed(&condition_text(definition)))
                .collect(),
        }
    }
}

/// The text of a rule's condition, which was parsed without an error.
pub(super) fn rule_text(definition: &RuleDef, lists: &Lists) -> MappedText {
    substituted(lists, &condition_text(definition))
}

fn substituted(lists: &Lists, condition: &MappedText) -> MappedText {
    // Without errors no text is too long.
    lists
        .substitute(condition)
        .unwrap_or_else(|TooLong| condition.clone())
}
