//! The order of proposals.
//!
//! In: proposals, the typed prefix, and the rule files that belong together. Out: sort keys. A proposal
//! that begins with the typed text comes first, then one with a component that does (`name` in
//! `proc.name`), then one that contains the letters in order. Within a class the names that the rule set
//! uses most come first.

use compiler::outline::{Mention, Role};
use compiler::source::FileId;
use rustc_hash::FxHashMap;

use super::Proposal;
use crate::workspace::Workspace;

/// How well a label matches the typed text; lower is better.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum MatchClass {
    /// The label begins with the typed text.
    Prefix,
    /// A component of the label, after `.`, `_` or a space, begins with the typed text.
    Component,
    /// The label contains the typed letters in order.
    Subsequence,
}

/// Counts above this are treated as equal.
const MAX_COUNT: u32 = 99_999;

/// Returns how well `label` matches `typed`, ignoring case; `None` if it does not.
pub(super) fn match_class(label: &str, typed: &str) -> Option<MatchClass> {
    let begins = |text: &str| {
        text.get(..typed.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(typed))
    };
    if begins(label) {
        return Some(MatchClass::Prefix);
    }
    let mut starts = label.match_indices(['.', '_', ' ']).map(|(at, _)| at + 1);
    if starts.any(|start| begins(&label[start..])) {
        return Some(MatchClass::Component);
    }
    let mut letters = label.bytes();
    typed
        .bytes()
        .all(|typed| letters.any(|letter| letter.eq_ignore_ascii_case(&typed)))
        .then_some(MatchClass::Subsequence)
}

/// How often each name is used in the rule files that belong together.
pub(super) struct Usage<'w> {
    counts: FxHashMap<&'w str, u32>,
}

impl<'w> Usage<'w> {
    /// Counts the names used in the files around `file`.
    pub(super) fn count(workspace: &'w Workspace, file: FileId) -> Self {
        let mut counts = FxHashMap::default();
        for file in workspace.files_around(file) {
            let items = &workspace.file(*file).outline.items;
            for mention in items.iter().flat_map(|item| &item.mentions) {
                if let Some(name) = used_name(mention) {
                    *counts.entry(name).or_default() += 1;
                }
            }
        }
        Self { counts }
    }

    /// Returns a string that sorts `proposal` among the others.
    pub(super) fn sort_key(&self, class: MatchClass, proposal: &Proposal) -> String {
        let count = self.counts.get(proposal.label.as_str()).copied();
        let unused = MAX_COUNT - count.unwrap_or(0).min(MAX_COUNT);
        format!("{}{unused:05}{}{}", class as u8, proposal.rank, proposal.label)
    }
}

fn used_name(mention: &Mention) -> Option<&str> {
    match &mention.role {
        Role::Field { name, .. } => Some(name),
        Role::Macro(name) | Role::Element(name) | Role::Tag(name) => Some(name),
        Role::Word { text, .. } => Some(text),
        Role::Operator(operator) => Some(operator.info().symbol),
        Role::Transformer(transformer) => Some(transformer.info().symbol),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_precede_components_and_subsequences() {
        let class = |label| match_class(label, "na");
        assert_eq!(class("NAME"), Some(MatchClass::Prefix));
        assert_eq!(class("proc.name"), Some(MatchClass::Component));
        assert_eq!(class("is_native"), Some(MatchClass::Component));
        assert_eq!(class("container"), Some(MatchClass::Subsequence));
        assert_eq!(class("fd.num"), None);
        assert_eq!(match_class("é", "e"), None);
        assert_eq!(match_class("any", ""), Some(MatchClass::Prefix));
    }
}
