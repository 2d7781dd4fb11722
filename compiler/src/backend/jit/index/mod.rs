//! Tables from field values to candidate rules.
//!
//! In: rules with their atoms, once; per event the value of a field. Out: the rules with an atom that
//! is true for it. One lookup serves all rules: strings, numbers and addresses are hashed, prefixes,
//! suffixes and paths are one walk down a trie, substrings one run of an automaton, and bounds of
//! numbers and lengths of networks are sorted.

mod addresses;
mod bounds;
mod paths;
mod texts;
mod trie;

use rustc_hash::FxHashMap;

use self::addresses::Addresses;
use self::bounds::Bounds;
use self::texts::Texts;
use super::value_class::ValueClass;
use crate::ir::{Atom, Key};
use crate::value::{FieldRef, Value};

/// Number of a rule among those of an index.
type Rule = u32;

/// The atoms of many rules over one field.
#[derive(Default)]
pub(super) struct FieldIndex {
    texts: Texts,
    numbers: FxHashMap<u64, Vec<Rule>>,
    bounds: Bounds,
    addresses: Addresses,
    /// Every rule that has an atom on this field.
    all: Vec<Rule>,
}

/// Rules that are found by the values of fields.
pub(super) struct RuleGroup {
    /// The slots of fields, and the index over the values of each.
    pub(super) fields: Vec<(usize, FieldIndex)>,
    /// The number of the first rule among the indexed rules of all groups; the others follow.
    pub(super) first: u32,
}

/// Returns the indexes over the fields of all atoms, or `None` if the automaton cannot be built.
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
        index.texts.finish()?;
        index.bounds.finish();
    }
    Some(indexes)
}

impl FieldIndex {
    fn add(&mut self, key: &Key, rule: Rule) {
        if self.all.last() != Some(&rule) {
            self.all.push(rule);
        }
        match key {
            Key::Number(number) => self.numbers.entry(*number).or_default().push(rule),
            Key::AtLeast(bound) => self.bounds.add_least(*bound, rule),
            Key::AtMost(bound) => self.bounds.add_most(*bound, rule),
            Key::Address(address) => self.addresses.add(*address, rule),
            Key::Network(network) => self.addresses.add_network(network, rule),
            text => self.texts.add(text, rule),
        }
    }

    /// Adds the rules that a string leads to; duplicates are possible.
    pub(super) fn by_text(&self, text: &[u8], found: &mut Vec<Rule>) {
        self.texts.find(text, found);
    }

    /// Adds the rules that a number leads to, given as its bits and its class.
    pub(super) fn by_number(&self, bits: u64, class: ValueClass, found: &mut Vec<Rule>) {
        if let Some(rules) = self.numbers.get(&bits) {
            found.extend(rules);
        }
        let rank = if class == ValueClass::Int {
            Key::rank_of_int(bits.cast_signed())
        } else {
            bits
        };
        self.bounds.find(rank, found);
    }

    /// Adds the rules that a value of any other kind leads to: all rules, if the index has no table for
    /// its kind.
    pub(super) fn by_value(&self, value: Option<&Value<'_>>, found: &mut Vec<Rule>) {
        match value {
            Some(Value::Ip(address)) => self.addresses.find(*address, found),
            _ => found.extend(&self.all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::field;

    fn index(rules: &[Vec<Key>]) -> FieldIndex {
        let atom = |key: &Key| Atom {
            field: FieldRef::plain(field::FD_NAME),
            key: key.clone(),
        };
        let rules: Vec<Vec<Atom>> = rules.iter().map(|keys| keys.iter().map(atom).collect()).collect();
        let mut indexes = indexes(rules.iter().map(Vec::as_slice)).unwrap();
        assert_eq!(indexes.len(), 1, "one field, one index");
        indexes.remove(0).1
    }

    fn each_once(find: impl FnOnce(&mut Vec<Rule>)) -> Vec<Rule> {
        let mut found = Vec::new();
        find(&mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn strings_lead_to_rules() {
        let text = |text: &str| text.as_bytes().to_vec();
        let index = index(&[
            vec![Key::Text(text("/etc/passwd")), Key::Prefix(text("/tmp/"))],
            vec![Key::Prefix(text("/etc/"))],
            vec![Key::Suffix(text(".log")), Key::Part(text("cron"))],
            vec![Key::Part(text("on.l"))],
            vec![Key::Path(text("/tmp"))],
        ]);
        let found = |text: &str| each_once(|found| index.by_text(text.as_bytes(), found));
        assert_eq!(found("/etc/passwd"), [0, 1]);
        assert_eq!(found("/tmp/cron.log"), [0, 2, 3, 4]);
        assert_eq!(found("/tmpx"), [0_u32; 0]);
        assert_eq!(found(""), [0_u32; 0]);
        assert_eq!(each_once(|found| index.by_value(None, found)), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn numbers_lead_to_rules() {
        let least = |number| Key::AtLeast(Key::rank_of_int(number));
        let most = |number| Key::AtMost(Key::rank_of_int(number));
        let index = index(&[
            vec![Key::Number(7)],
            vec![least(5)],
            vec![most(-1)],
            vec![least(-3), most(i64::MIN)],
        ]);
        let found =
            |number: i64| each_once(|found| index.by_number(number.cast_unsigned(), ValueClass::Int, found));
        assert_eq!(found(7), [0, 1, 3]);
        assert_eq!(found(5), [1, 3]);
        assert_eq!(found(4), [3]);
        assert_eq!(found(-1), [2, 3]);
        assert_eq!(found(-4), [2]);
        assert_eq!(found(i64::MIN), [2, 3]);
    }

    #[test]
    fn addresses_lead_to_rules() {
        let index = index(&[
            vec![Key::Address("10.0.0.1".parse().unwrap())],
            vec![Key::Network("10.0.0.0/8".parse().unwrap())],
            vec![
                Key::Network("10.0.0.0/31".parse().unwrap()),
                Key::Network("::/0".parse().unwrap()),
            ],
        ]);
        let found = |address: &str| {
            let address = Value::Ip(address.parse().unwrap());
            each_once(|found| index.by_value(Some(&address), found))
        };
        assert_eq!(found("10.0.0.1"), [0, 1, 2]);
        assert_eq!(found("10.0.0.2"), [1]);
        assert_eq!(found("11.0.0.2"), [0_u32; 0]);
        assert_eq!(found("::1"), [2]);
    }
}
