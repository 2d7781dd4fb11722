//! By which values of which fields a rule can be found.
//!
//! In: the parts that a rule needs. Out: [`Atom`]s, one of which holds wherever the rule matches, so
//! that a table over all rules gives the few that a value lets through. Not here: the tables.
//!
//! - a set test is found by its members, a comparison by its constant
//! - `startswith`, `endswith` and `contains` by the text; a glob by its longest literal piece, which
//!   any text it matches contains; `pmatch` by the components before its first glob
//! - `<`, `<=`, `>`, `>=` by the bound, a network by itself
//! - `a or b` by the atoms of both, `a and b` by those of one; `not a` not at all

use std::net::IpAddr;

use ipnet::IpNet;

use super::{Comparison, Node, NodeId};
use crate::check::typed::{Constant, Operand, Predicate};
use crate::tables::Operator;
use crate::value::FieldRef;

/// Something that holds of a field's value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Atom {
    /// The field; it compares by the common rules.
    pub field: FieldRef,
    /// What holds of its value.
    pub key: Key,
}

/// What holds of a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Key {
    /// It is this text.
    Text(Vec<u8>),
    /// It is this number, as its bits.
    Number(u64),
    /// It begins with this text.
    Prefix(Vec<u8>),
    /// It ends with this text.
    Suffix(Vec<u8>),
    /// It contains this text.
    Part(Vec<u8>),
    /// Its first components are those of this path.
    Path(Vec<u8>),
    /// Its rank is this or a higher one: that of an unsigned number is the number, that of a signed one
    /// as [`Key::rank_of_int`] says.
    AtLeast(u64),
    /// Its rank is this or a lower one.
    AtMost(u64),
    /// It is this address.
    Address(IpAddr),
    /// It is an address in this network.
    Network(IpNet),
}

impl Key {
    /// The place of a signed number in the order of all.
    pub const fn rank_of_int(number: i64) -> u64 {
        number.cast_unsigned() ^ 1 << 63
    }
}

/// Shorter texts let too much through to be worth a table.
const MIN_PIECE_LENGTH: usize = 3;
/// Atoms of one rule.
const MAX_ATOMS: usize = 256;

/// The atoms of the one of `parts`, all of which a rule needs, that lets least through.
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

/// Levels of `and` and `or` that are looked into.
const MAX_DEPTH: usize = 8;

/// How much an atom lets through, about.
fn breadth(atom: &Atom) -> usize {
    match &atom.key {
        Key::Text(_) => 2,
        Key::Number(_) => 6,
        Key::Prefix(text) | Key::Suffix(text) => 4 + 16 / text.len().max(1),
        Key::Part(_) => 12,
        Key::Path(path) => 4 + 16 / path.len().max(1),
        Key::Address(_) => 2,
        Key::Network(network) => 4 + usize::from(network.max_prefix_len() - network.prefix_len()),
        // Half of all numbers, for want of anything better to say.
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
        Node::Predicate(predicate) => of_check(predicate).filter(|_| is_plain(&predicate.left)),
    }
}

fn of_check(predicate: &Predicate) -> Option<Vec<Atom>> {
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

/// `rank` is that of the number among those of the field, if they are of its sign.
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

/// The components of a path before the first one that is a glob.
fn path(pattern: &[u8]) -> Option<Vec<u8>> {
    let components = pattern.split(|byte| *byte == b'/');
    let is_literal = |component: &&[u8]| !component.iter().any(|byte| b"*?[\\".contains(byte));
    let literal: Vec<&[u8]> = components.take_while(is_literal).collect();
    let path = literal.join(&b'/');
    (path.len() >= MIN_PIECE_LENGTH).then_some(path)
}

/// The longest piece of a glob in which every byte stands for itself.
fn piece(pattern: &[u8]) -> Option<Vec<u8>> {
    // Within brackets and behind a backslash bytes mean something else: such patterns are left alone.
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
    fn paths_are_found_as_far_as_they_are_literal() {
        assert_eq!(path(b"/etc/ssh/*.conf"), Some(b"/etc/ssh".to_vec()));
        assert_eq!(path(b"/etc"), Some(b"/etc".to_vec()));
        assert_eq!(path(b"/*/ssh"), None);
        assert_eq!(path(b"/"), None);
    }

    #[test]
    fn bounds_are_ranks() {
        let rank = Key::rank_of_int;
        let key = |operator, number| of_number(operator, 0, Some(rank(number)));
        assert_eq!(key(Operator::Greater, -1), Some(Key::AtLeast(rank(0))));
        assert_eq!(key(Operator::Less, i64::MIN), None);
        assert_eq!(key(Operator::LessOrEqual, 3), Some(Key::AtMost(rank(3))));
        assert_eq!(of_number(Operator::Less, 3, None), None);
    }

    #[test]
    fn globs_are_found_by_their_longest_piece() {
        assert_eq!(piece(b"*/sync-12/bin/*"), Some(b"/sync-12/bin/".to_vec()));
        assert_eq!(piece(b"a*b"), None);
        assert_eq!(piece(b"/etc/[ab]*"), None);
    }
}
