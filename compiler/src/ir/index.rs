//! Indexing of rules by field values.
//!
//! In: the conjuncts of a rule's condition. Out: [`Atom`]s, one of which is true wherever the rule
//! matches, so that a lookup of a value in a table over all rules gives the few candidates.
//! Not here: the tables.
//!
//! - a set membership is indexed by its members, an equality by its constant
//! - `startswith`, `endswith` and `contains` by the string; a glob by its longest literal piece, which
//!   occurs in every string it matches; `pmatch` by the components before its first glob
//! - `<`, `<=`, `>`, `>=` by the bound, a network by itself
//! - `a or b` by the atoms of both, `a and b` by those of one; `not a` is not indexed

use std::net::IpAddr;

use ipnet::IpNet;

use super::{Comparison, Node, NodeId};
use crate::check::typed::{Constant, Operand, Predicate};
use crate::tables::Operator;
use crate::value::FieldRef;

/// A property of a field's value that a table can look up.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Atom {
    /// The field; its values compare in the common way.
    pub field: FieldRef,
    /// The property of its value.
    pub key: Key,
}

/// A property of a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Key {
    /// It is this string.
    Text(Vec<u8>),
    /// It is this number, given as its bits.
    Number(u64),
    /// It begins with this string.
    Prefix(Vec<u8>),
    /// It ends with this string.
    Suffix(Vec<u8>),
    /// It contains this string.
    Part(Vec<u8>),
    /// Its first components are those of this path.
    Path(Vec<u8>),
    /// Its rank is at least this one. The rank of an unsigned number is the number itself, that of a
    /// signed number is [`Key::rank_of_int`].
    AtLeast(u64),
    /// Its rank is at most this one.
    AtMost(u64),
    /// It is this address.
    Address(IpAddr),
    /// It is an address in this network.
    Network(IpNet),
}

impl Key {
    /// Returns the rank of a signed number: its position in the ascending order of all, from 0.
    pub const fn rank_of_int(number: i64) -> u64 {
        number.cast_unsigned() ^ 1 << 63
    }
}

/// Minimum length of a string to be indexed, in bytes; shorter ones select too many rules.
const MIN_PIECE_LENGTH: usize = 3;
/// Maximum number of atoms of one rule.
const MAX_ATOMS: usize = 256;

/// Returns the atoms of the most selective conjunct among `parts`.
pub(super) fn cover(
    nodes: &[Node],
    parts: &[NodeId],
    is_plain: &dyn Fn(&Operand) -> bool,
) -> Option<Vec<Atom>> {
    let covers = parts
        .iter()
        .filter_map(|part| atoms(nodes, *part, is_plain, MAX_DEPTH));
    covers.min_by_key(|atoms| atoms.iter().map(breadth).sum::<usize>())
}

/// Maximum nesting of `and` and `or` that is searched for atoms.
const MAX_DEPTH: usize = 8;

/// Returns a rough measure of how many values an atom accepts.
fn breadth(atom: &Atom) -> usize {
    match &atom.key {
        Key::Text(_) => 2,
        Key::Number(_) => 6,
        Key::Prefix(text) | Key::Suffix(text) => 4 + 16 / text.len().max(1),
        Key::Part(_) => 12,
        Key::Path(path) => 4 + 16 / path.len().max(1),
        Key::Address(_) => 2,
        Key::Network(network) => 4 + usize::from(network.max_prefix_len() - network.prefix_len()),
        // Half of all numbers; nothing is known about their distribution.
        Key::AtLeast(_) | Key::AtMost(_) => 200,
    }
}

fn atoms(
    nodes: &[Node],
    node: NodeId,
    is_plain: &dyn Fn(&Operand) -> bool,
    levels: usize,
) -> Option<Vec<Atom>> {
    let levels = levels.checked_sub(1)?;
    match &nodes[node.index()] {
        Node::Not(_) => None,
        Node::And(parts) => {
            let covers = parts
                .iter()
                .filter_map(|part| atoms(nodes, *part, is_plain, levels));
            covers.min_by_key(|atoms| atoms.iter().map(breadth).sum::<usize>())
        }
        Node::Or(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(atoms(nodes, *part, is_plain, levels)?);
            }
            (all.len() <= MAX_ATOMS).then_some(all)
        }
        Node::Predicate(predicate) => atoms_of_predicate(predicate).filter(|_| is_plain(&predicate.left)),
    }
}

fn atoms_of_predicate(predicate: &Predicate) -> Option<Vec<Atom>> {
    let Comparison {
        field,
        operator,
        constants,
        ..
    } = Comparison::of(predicate)?.with_any()?;
    if constants.len() > MAX_ATOMS {
        return None;
    }
    let keys: Option<Vec<Key>> = constants
        .iter()
        .map(|constant| match constant {
            Constant::Text(text) if !text.contains(&0) => of_text(operator, text),
            Constant::Int(number) => {
                let ordered = field.field.info().ty.is_signed();
                of_number(
                    operator,
                    number.cast_unsigned(),
                    ordered.then(|| Key::rank_of_int(*number)),
                )
            }
            Constant::Uint(number) => {
                let ordered = field.field.info().ty.is_unsigned();
                of_number(operator, *number, ordered.then_some(*number))
            }
            Constant::Ip(address) => is_equality(operator).then_some(Key::Address(*address)),
            Constant::Net(network) => is_equality(operator).then_some(Key::Network(*network)),
            _ => None,
        })
        .collect();
    let atom = |key| Atom {
        field: field.clone(),
        key,
    };
    Some(keys?.into_iter().map(atom).collect())
}

fn is_equality(operator: Operator) -> bool {
    matches!(operator, Operator::Equal | Operator::In)
}

fn of_text(operator: Operator, text: &[u8]) -> Option<Key> {
    let key = match operator {
        Operator::Equal | Operator::In => return Some(Key::Text(text.to_vec())),
        Operator::Startswith => Key::Prefix(text.to_vec()),
        Operator::Endswith => Key::Suffix(text.to_vec()),
        Operator::Contains => Key::Part(text.to_vec()),
        Operator::Glob => return piece(text).map(Key::Part),
        Operator::Pmatch => return path(text).map(Key::Path),
        _ => return None,
    };
    (text.len() >= MIN_PIECE_LENGTH).then_some(key)
}

/// Returns the key of a comparison with a number. `rank` is its rank among the field's values, or
/// `None` if the field's sign differs.
fn of_number(operator: Operator, bits: u64, rank: Option<u64>) -> Option<Key> {
    match operator {
        Operator::Equal | Operator::In => Some(Key::Number(bits)),
        Operator::GreaterOrEqual => rank.map(Key::AtLeast),
        Operator::Greater => rank?.checked_add(1).map(Key::AtLeast),
        Operator::LessOrEqual => rank.map(Key::AtMost),
        Operator::Less => rank?.checked_sub(1).map(Key::AtMost),
        _ => None,
    }
}

/// Returns the components of a path before the first one that contains a glob.
fn path(pattern: &[u8]) -> Option<Vec<u8>> {
    let components = pattern.split(|byte| *byte == b'/');
    let is_literal = |component: &&[u8]| !component.iter().any(|byte| b"*?[\\".contains(byte));
    let literal: Vec<&[u8]> = components.take_while(is_literal).collect();
    let path = literal.join(&b'/');
    (path.len() >= MIN_PIECE_LENGTH).then_some(path)
}

/// Returns the longest piece of a glob without special characters.
fn piece(pattern: &[u8]) -> Option<Vec<u8>> {
    // Brackets and backslashes change the meaning of the bytes after them: not indexed.
    if pattern.iter().any(|byte| b"[]\\{}".contains(byte)) {
        return None;
    }
    let pieces = pattern.split(|byte| b"*?".contains(byte));
    let longest = pieces.max_by_key(|piece| piece.len())?;
    (longest.len() >= MIN_PIECE_LENGTH).then(|| longest.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_indexed_by_their_literal_components() {
        assert_eq!(path(b"/etc/ssh/*.conf"), Some(b"/etc/ssh".to_vec()));
        assert_eq!(path(b"/etc"), Some(b"/etc".to_vec()));
        assert_eq!(path(b"/*/ssh"), None);
        assert_eq!(path(b"/"), None);
    }

    #[test]
    fn bounds_are_indexed_by_rank() {
        let rank = Key::rank_of_int;
        let key = |operator, number| of_number(operator, 0, Some(rank(number)));
        assert_eq!(key(Operator::Greater, -1), Some(Key::AtLeast(rank(0))));
        assert_eq!(key(Operator::Less, i64::MIN), None);
        assert_eq!(key(Operator::LessOrEqual, 3), Some(Key::AtMost(rank(3))));
        assert_eq!(of_number(Operator::Less, 3, None), None);
    }

    #[test]
    fn globs_are_indexed_by_their_longest_literal_piece() {
        assert_eq!(piece(b"*/sync-12/bin/*"), Some(b"/sync-12/bin/".to_vec()));
        assert_eq!(piece(b"a*b"), None);
        assert_eq!(piece(b"/etc/[ab]*"), None);
    }
}
