//! What the check of a condition depends on besides the condition itself.
//!
//! In: the lists and macros that a condition names, and those that have changed since it was
//! checked. Out: whether what was found then still holds. Names are compared by hash: a collision
//! costs a needless check and no more.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::resolve::lists::{Lists, tokens};
use crate::source::MappedText;
use crate::syntax::ast::{Expr, ExprKind};

/// Names of lists and macros that are not what they were at the last check.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// Those that mean something else.
    names: FxHashSet<u64>,
    /// Those that mean the same and stand elsewhere: official rule files define the same macros
    /// again and again.
    moved: FxHashSet<u64>,
    /// So much changed that nothing can be kept.
    pub everything: bool,
}

/// How something is touched by what has changed.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Touch {
    /// Not at all.
    None,
    /// It means the same; places in what was found are wrong.
    Places,
    /// It may mean something else.
    Meaning,
}

/// Lists and macros in a condition.
#[derive(Debug, Default)]
pub(super) struct Dependencies {
    /// Positions of the lists that stand in it.
    pub lists: Vec<usize>,
    /// Positions of the macros that it refers to.
    pub macros: Vec<usize>,
    /// Hashed names of the macros that it refers to, known or not.
    references: Vec<u64>,
    /// Hashed names of whatever is or might become a list in it. Only asked for when something
    /// has changed, so not made before.
    words: OnceLock<Box<[u64]>>,
}

impl Changed {
    /// `name` means something else now, or something at all.
    pub(super) fn insert(&mut self, name: &str) {
        self.names.insert(hash(name));
    }

    /// `name` stands elsewhere.
    pub(super) fn insert_moved(&mut self, name: &str) {
        self.moved.insert(hash(name));
    }

    /// How this is touched. `text` is the condition before lists are substituted.
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
            // A list that has changed is named by the text itself or by a list that has not, so
            // that it does not matter that these are the texts of now.
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
    /// Notes the macros that `tree` refers to.
    pub(super) fn refer(&mut self, tree: &Expr) {
        references(tree, &mut |name| self.references.push(hash(name)));
    }
}

/// Tells every name of a macro in `tree`.
pub(super) fn references<'t>(tree: &'t Expr, tell: &mut impl FnMut(&'t str)) {
    match &tree.kind {
        ExprKind::And(children) | ExprKind::Or(children) => {
            for child in children {
                references(child, tell);
            }
        }
        ExprKind::Not(child) => references(child, tell),
        ExprKind::Macro(name) => tell(name),
        ExprKind::Predicate(_) | ExprKind::Error => {}
    }
}

fn hash(name: &str) -> u64 {
    FxBuildHasher.hash_one(name)
}
