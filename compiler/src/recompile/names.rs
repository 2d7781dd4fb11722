//! What a file names, and what it defines or changes.
//!
//! In: the tree of a file. Out: hashes of every word in it that could be a list or macro, and of the
//! names of its items. They tell too much rather than too little: a needless check finds nothing new.

use std::hash::{BuildHasher, Hash};

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::resolve::lists::tokens;
use crate::syntax::items::{Entry, ItemKind, RuleFile};
use crate::syntax::yaml::{Node, NodeKind};

/// The names of a file.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Words anywhere in its values.
    words: FxHashSet<u64>,
    /// Names of its rules.
    rules: FxHashSet<u64>,
    /// Names of its lists and macros.
    items: FxHashSet<u64>,
    /// A name of these is not one word, so that texts do not show whether they have it.
    odd: bool,
}

impl Names {
    /// The names of `file`.
    pub(super) fn new(file: &RuleFile) -> Self {
        let mut names = Self::default();
        for entry in &file.entries {
            let Entry::Item(item) = entry else { continue };
            names.add_words(&item.node);
            let key = match item.kind {
                ItemKind::List => "list",
                ItemKind::Macro => "macro",
                ItemKind::Rule => "rule",
                ItemKind::EngineVersion | ItemKind::PluginVersions | ItemKind::Unknown => continue,
            };
            let name = item.node.get(key).and_then(|(_, name)| name.scalar());
            // Without a name it defines nothing.
            let Some(name) = name.map(|name| name.value.as_str()) else {
                continue;
            };
            if item.kind == ItemKind::Rule {
                names.rules.insert(hash(name));
            } else {
                names.odd |= tokens(name).next() != Some(name);
                names.items.insert(hash(name));
            }
        }
        names
    }

    /// Something that this file defines or changes may be named by `earlier`.
    pub(super) fn touch(&self, earlier: &Self) -> bool {
        self.odd
            || self.rules.iter().any(|rule| earlier.rules.contains(rule))
            || self.items.iter().any(|item| earlier.words.contains(item))
    }

    /// Trees nest no deeper than the reader lets them be.
    fn add_words(&mut self, node: &Node) {
        match &node.kind {
            NodeKind::Scalar(scalar) => {
                for token in tokens(scalar.value.as_str()) {
                    self.words.insert(hash(token));
                    let in_identifier = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
                    if !token.bytes().all(in_identifier) {
                        // A macro can end where a list would not.
                        let between = |letter: char| !letter.is_ascii() || !in_identifier(letter as u8);
                        self.words.extend(token.split(between).map(hash));
                    }
                }
            }
            NodeKind::Sequence(elements) => {
                for element in elements {
                    self.add_words(element);
                }
            }
            NodeKind::Mapping(entries) => {
                for (key, value) in entries {
                    self.add_words(key);
                    self.add_words(value);
                }
            }
            NodeKind::Null | NodeKind::Alias { .. } => {}
        }
    }
}

fn hash(name: impl Hash) -> u64 {
    FxBuildHasher.hash_one(name)
}
