//! Tables that lead from the values of fields to the rules that they let through.
//!
//! In: rules with their atoms, once; per event the text or number of a field. Out: the rules of which
//! an atom holds. Texts and numbers are looked up, prefixes and suffixes too, once for each length that
//! there is; parts of texts are found by one automaton.

use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;

use crate::ir::{Atom, Key};
use crate::value::FieldRef;

/// Number of a rule among those of an index.
type Rule = u32;
type ByText = FxHashMap<Box<[u8]>, Vec<Rule>>;

/// The atoms of many rules over one field.
#[derive(Default)]
pub(super) struct FieldIndex {
    texts: ByText,
    numbers: FxHashMap<u64, Vec<Rule>>,
    /// By length.
    prefixes: Vec<(usize, ByText)>,
    /// By length.
    suffixes: Vec<(usize, ByText)>,
    parts: ByText,
    searcher: Option<(AhoCorasick, Vec<Vec<Rule>>)>,
    /// Every rule that has an atom here.
    all: Vec<Rule>,
}

/// The indexes over the fields that atoms name. `None` if the automaton cannot be made.
pub(super) fn indexes<'a>(
    rules: impl IntoIterator<Item = &'a [Atom]>,
) -> Option<Vec<(FieldRef, FieldIndex)>> {
    let mut places: FxHashMap<&FieldRef, usize> = FxHashMap::default();
    let mut indexes: Vec<(FieldRef, FieldIndex)> = Vec::new();
    for (rule, atoms) in rules.into_iter().enumerate() {
        for atom in atoms {
            let place = *places.entry(&atom.field).or_insert_with(|| {
                indexes.push((atom.field.clone(), FieldIndex::default()));
                indexes.len() - 1
            });
            indexes[place].1.add(&atom.key, rule as Rule);
        }
    }
    for (_, index) in &mut indexes {
        index.finish()?;
    }
    Some(indexes)
}

impl FieldIndex {
    fn add(&mut self, key: &Key, rule: Rule) {
        if self.all.last() != Some(&rule) {
            self.all.push(rule);
        }
        let rules = match key {
            Key::Text(text) => self.texts.entry(text.as_slice().into()).or_default(),
            Key::Number(number) => self.numbers.entry(*number).or_default(),
            Key::Prefix(text) => of_length(&mut self.prefixes, text),
            Key::Suffix(text) => of_length(&mut self.suffixes, text),
            Key::Part(text) => self.parts.entry(text.as_slice().into()).or_default(),
        };
        rules.push(rule);
    }

    fn finish(&mut self) -> Option<()> {
        if !self.parts.is_empty() {
            let (parts, rules): (Vec<_>, Vec<_>) = std::mem::take(&mut self.parts).into_iter().unzip();
            self.searcher = Some((AhoCorasick::new(parts).ok()?, rules));
        }
        Some(())
    }

    /// Adds the rules that a text leads to; some perhaps more than once.
    pub(super) fn by_text(&self, text: &[u8], found: &mut Vec<Rule>) {
        if let Some(rules) = self.texts.get(text) {
            found.extend(rules);
        }
        for (length, prefixes) in &self.prefixes {
            if let Some(rules) = text.get(..*length).and_then(|prefix| prefixes.get(prefix)) {
                found.extend(rules);
            }
        }
        for (length, suffixes) in &self.suffixes {
            let start = text.len().checked_sub(*length);
            if let Some(rules) = start.and_then(|start| suffixes.get(&text[start..])) {
                found.extend(rules);
            }
        }
        if let Some((searcher, rules)) = &self.searcher {
            for part in searcher.find_overlapping_iter(text) {
                found.extend(&rules[part.pattern().as_usize()]);
            }
        }
    }

    /// Adds the rules that a number leads to.
    pub(super) fn by_number(&self, number: u64, found: &mut Vec<Rule>) {
        if let Some(rules) = self.numbers.get(&number) {
            found.extend(rules);
        }
    }

    /// Adds every rule: the value is of a kind that the index knows nothing of.
    pub(super) fn every(&self, found: &mut Vec<Rule>) {
        found.extend(&self.all);
    }
}

fn of_length<'a>(lengths: &'a mut Vec<(usize, ByText)>, text: &[u8]) -> &'a mut Vec<Rule> {
    let known = lengths.iter().position(|(length, _)| *length == text.len());
    let place = known.unwrap_or_else(|| {
        lengths.push((text.len(), ByText::default()));
        lengths.len() - 1
    });
    lengths[place].1.entry(text.into()).or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::field;

    #[test]
    fn values_lead_to_rules() {
        let atom = |key| Atom {
            field: FieldRef::plain(field::FD_NAME),
            key,
        };
        let text = |text: &str| text.as_bytes().to_vec();
        let rules = [
            vec![
                atom(Key::Text(text("/etc/passwd"))),
                atom(Key::Prefix(text("/tmp/"))),
            ],
            vec![atom(Key::Prefix(text("/etc/")))],
            vec![atom(Key::Suffix(text(".log"))), atom(Key::Part(text("cron")))],
            vec![atom(Key::Part(text("on.l")))],
            vec![atom(Key::Number(7))],
        ];
        let indexes = indexes(rules.iter().map(Vec::as_slice)).unwrap();
        let [(_, index)] = &indexes[..] else {
            panic!("one field, one index")
        };
        let found = |text: &str| {
            let mut found = Vec::new();
            index.by_text(text.as_bytes(), &mut found);
            found.sort_unstable();
            found.dedup();
            found
        };
        assert_eq!(found("/etc/passwd"), [0, 1]);
        assert_eq!(found("/tmp/cron.log"), [0, 2, 3]);
        assert_eq!(found("/var"), [0_u32; 0]);
        let mut numbers = Vec::new();
        index.by_number(7, &mut numbers);
        assert_eq!(numbers, [4]);
    }
}
