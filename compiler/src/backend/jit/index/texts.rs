//! Lookup of rules by a string: equal to it, a prefix, a suffix, a substring or a path above it.

use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;

use super::Rule;
use super::paths::Paths;
use super::trie::Trie;
use crate::ir::Key;

/// The indexes over strings.
#[derive(Default)]
pub(super) struct Texts {
    whole: FxHashMap<Box<[u8]>, Vec<Rule>>,
    prefixes: Trie,
    /// Suffixes, reversed.
    suffixes: Trie,
    paths: Paths,
    parts: FxHashMap<Box<[u8]>, Vec<Rule>>,
    searcher: Option<(AhoCorasick, Vec<Vec<Rule>>)>,
}

impl Texts {
    /// Adds an atom; atoms that are not about strings are ignored.
    pub(super) fn add(&mut self, key: &Key, rule: Rule) {
        match key {
            Key::Text(text) => self.whole.entry(text.as_slice().into()).or_default().push(rule),
            Key::Prefix(text) => self.prefixes.add(text.iter().copied(), rule),
            Key::Suffix(text) => self.suffixes.add(text.iter().rev().copied(), rule),
            Key::Path(path) => self.paths.add(path, rule),
            Key::Part(text) => self.parts.entry(text.as_slice().into()).or_default().push(rule),
            Key::Number(_) | Key::AtLeast(_) | Key::AtMost(_) | Key::Address(_) | Key::Network(_) => {}
        }
    }

    /// Builds the automaton after the last atom was added; `None` if it cannot be built.
    pub(super) fn finish(&mut self) -> Option<()> {
        if !self.parts.is_empty() {
            let (parts, rules): (Vec<_>, Vec<_>) = std::mem::take(&mut self.parts).into_iter().unzip();
            self.searcher = Some((AhoCorasick::new(parts).ok()?, rules));
        }
        Some(())
    }

    /// Adds the rules that a string leads to; duplicates are possible.
    pub(super) fn find(&self, text: &[u8], found: &mut Vec<Rule>) {
        if let Some(rules) = self.whole.get(text) {
            found.extend(rules);
        }
        self.prefixes.find(text.iter().copied(), found);
        self.suffixes.find(text.iter().rev().copied(), found);
        self.paths.find(text, found);
        if let Some((searcher, rules)) = &self.searcher {
            for part in searcher.find_overlapping_iter(text) {
                found.extend(&rules[part.pattern().as_usize()]);
            }
        }
    }
}
