//! Dependencies of a checked condition on lists and macros.
//!
//! In: the lists and macros that a condition names, and those that have changed since it was checked. Out:
//! whether the earlier result is still valid. Names are compared by hash: a collision only causes an
//! unnecessary check.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::resolve::lists::{Lists, tokens};
use crate::source::MappedText;
use crate::syntax::ast::{Expr, ExprKind};

/// Names of lists and macros that have changed since the last check.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// Names whose meaning has changed.
    names: FxHashSet<u64>,
    /// Names with the same meaning at another location: official rule files repeat the definitions of the same
    /// macros.
    moved: FxHashSet<u64>,
    /// Whether no earlier result can be kept.
    pub everything: bool,
}

/// The effect of changes on an earlier result.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Touch {
    /// The result is still valid.
    None,
    /// The meaning is the same, but the locations of findings are outdated.
    Places,
    /// The meaning may have changed.
    Meaning,
}

/// The lists and macros that a condition names.
#[derive(Debug, Default)]
pub(super) struct Dependencies {
    /// Positions of the lists that it names.
    pub lists: Vec<usize>,
    /// Positions of the macros that it refers to.
    pub macros: Vec<usize>,
    /// Hashed names of the macros that it refers to, defined or not.
    references: Vec<u64>,
    /// Hashed names of all words that are or could become the name of a list. Only needed after a change, so
    /// they are computed on demand.
    words: OnceLock<Box<[u64]>>,
}

impl Changed {
    /// Records that the meaning of `name` has changed, or that it is newly defined.
    pub(super) fn insert(&mut self, name: &str) {
        self.names.insert(hash(name));
    }

    /// Records that the definition of `name` has moved.
    pub(super) fn insert_moved(&mut self, name: &str) {
        self.moved.insert(hash(name));
    }

    /// Returns the effect of the changes on this condition. `text` is the condition before lists are
    /// substituted.
    pub(super) fn touch(
        &self,
        dependencies: &Dependencies,
        lists: &Lists,
        text: impl FnOnce() -> MappedText,
    ) -> Touch {
        if self.everything {
            return Touch::Meaning;
        }
        if self.names.is_empty() && self.moved.is_empty() {
            return Touch::None;
        }
        let words = dependencies.words.get_or_init(|| {
            // A changed list is named either by the text itself or by an unchanged list, so the current texts
            // of the lists can be used here.
            let used = dependencies.lists.iter().map(|position| lists.text(*position));
            let mut words: Vec<u64> = tokens(text().as_str()).map(hash).collect();
            words.extend(used.flat_map(|text| tokens(text.as_str()).map(hash)));
            words.sort_unstable();
            words.dedup();
            words.into()
        });
        let names = dependencies.references.iter().chain(words);
        let touches = names.map(|name| match name {
            name if self.names.contains(name) => Touch::Meaning,
            name if self.moved.contains(name) => Touch::Places,
            _ => Touch::None,
        });
        touches.max().unwrap_or(Touch::None)
    }
}

impl Dependencies {
    /// Records the macros that `tree` refers to.
    pub(super) fn refer(&mut self, tree: &Expr) {
        references(tree, &mut |name| self.references.push(hash(name)));
    }
}

/// Calls `visit` with every macro name in `tree`.
pub(super) fn references<'t>(tree: &'t Expr, visit: &mut impl FnMut(&'t str)) {
    match &tree.kind {
        ExprKind::And(children) | ExprKind::Or(children) => {
            for child in children {
                references(child, visit);
            }
        }
        ExprKind::Not(child) => references(child, visit),
        ExprKind::Macro(name) => visit(name),
        ExprKind::Predicate(_) | ExprKind::Error => {}
    }
}

fn hash(name: &str) -> u64 {
    FxBuildHasher.hash_one(name)
}
