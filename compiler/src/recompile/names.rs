//! The names that a file mentions, defines or changes.
//!
//! In: the tree of a file. Out: hashes of every word in it that could be a list or macro, and of the
//! names of its items. The set is an over-approximation: a needless check finds nothing new.

use std::hash::{BuildHasher, Hash};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::resolve::lists::tokens;
use crate::syntax::items::{Entry, Item, ItemKind, RuleFile, TextId};
use crate::syntax::yaml::{Node, NodeKind};

/// The names of a file.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The names in each of its items, by the item's text.
    by_item: FxHashMap<TextId, ItemNames>,
    /// Words anywhere in its values.
    words: FxHashSet<u64>,
    /// Names of its rules.
    rules: FxHashSet<u64>,
    /// Names of its lists and macros.
    items: FxHashSet<u64>,
    /// Whether one of these names is not a single word, so that words do not show whether it is used.
    odd: bool,
}

/// The names of an item.
#[derive(Debug)]
struct ItemNames {
    words: Box<[u64]>,
    /// The kind and name of the list, macro or rule that it defines or changes.
    own: Option<(ItemKind, u64)>,
    odd: bool,
}

impl Names {
    /// Returns the names of `file`; `self` has those of its earlier version, or none.
    pub(super) fn of_now(mut self, file: &RuleFile) -> Self {
        let mut names = Self::default();
        names.words.reserve(self.words.len());
        for entry in &file.entries {
            let Entry::Item(item) = entry else { continue };
            let known = self.by_item.remove(&item.text);
            let of_item = known.unwrap_or_else(|| ItemNames::new(item));
            names.words.extend(&of_item.words);
            match of_item.own {
                Some((ItemKind::Rule, name)) => _ = names.rules.insert(name),
                Some((_, name)) => _ = names.items.insert(name),
                None => {}
            }
            names.odd |= of_item.odd;
            names.by_item.insert(item.text, of_item);
        }
        names
    }

    /// Returns whether `earlier` may name something that this file defines or changes.
    pub(super) fn touch(&self, earlier: &Self) -> bool {
        self.odd
            || self.rules.iter().any(|rule| earlier.rules.contains(rule))
            || self.items.iter().any(|item| earlier.words.contains(item))
    }
}

impl ItemNames {
    fn new(item: &Item) -> Self {
        let mut words = Vec::new();
        add_words(&item.node, &mut words);
        words.sort_unstable();
        words.dedup();
        let key = match item.kind {
            ItemKind::List => Some("list"),
            ItemKind::Macro => Some("macro"),
            ItemKind::Rule => Some("rule"),
            ItemKind::EngineVersion | ItemKind::PluginVersions | ItemKind::Unknown => None,
        };
        // An item without a name defines nothing.
        let name = key
            .and_then(|key| item.node.get(key)?.1.scalar())
            .map(|name| name.value.as_str());
        let is_odd = |name: &str| item.kind != ItemKind::Rule && tokens(name).next() != Some(name);
        Self {
            words: words.into(),
            own: name.map(|name| (item.kind, hash(name))),
            odd: name.is_some_and(is_odd),
        }
    }
}

/// Adds the words of a node. The recursion is bounded: the YAML reader limits the depth of trees.
fn add_words(node: &Node, words: &mut Vec<u64>) {
    match &node.kind {
        NodeKind::Scalar(scalar) => {
            for token in tokens(scalar.value.as_str()) {
                words.push(hash(token));
                let in_identifier = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
                if !token.bytes().all(in_identifier) {
                    // A macro can end where a list would not.
                    let between = |letter: char| !letter.is_ascii() || !in_identifier(letter as u8);
                    words.extend(token.split(between).map(hash));
                }
            }
        }
        NodeKind::Sequence(elements) => {
            for element in elements {
                add_words(element, words);
            }
        }
        NodeKind::Mapping(entries) => {
            for (key, value) in entries {
                add_words(key, words);
                add_words(value, words);
            }
        }
        NodeKind::Null | NodeKind::Alias { .. } => {}
    }
}

fn hash(name: impl Hash) -> u64 {
    FxBuildHasher.hash_one(name)
}
