//! By which values of which fields a rule can be found.
//!
//! In: the parts that a rule needs. Out: [`Atom`]s, one of which holds wherever the rule matches, so
//! that a table over all rules gives the few that a value lets through. Not here: the tables.
//!
//! - a set test is found by its members, a comparison by its constant
//! - `startswith`, `endswith` and `contains` by the text; a glob by its longest literal piece, which
//!   any text it matches contains
//! - `a or b` by the atoms of both, `a and b` by those of one; `not a` not at all

use super::{Node, NodeId};
use crate::check::typed::{Constant, Operand, Predicate, Test};
use crate::tables::{Modifier, Operator};
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
}

/// Shorter texts let too much through to be worth a table.
const SHORTEST_PIECE: usize = 3;
/// Atoms of one rule.
const MOST: usize = 256;

/// The atoms of the one of `parts`, all of which a rule needs, that lets least through.
pub(super) fn cover(
    nodes: &[Node],
    parts: &[NodeId],
    is_plain: &dyn Fn(&Operand) -> bool,
) -> Option<Vec<Atom>> {
    let covers = parts
        .iter()
        .filter_map(|part| atoms(nodes, *part, is_plain, DEEPEST));
    covers.min_by_key(|atoms| atoms.iter().map(breadth).sum::<usize>())
}

/// Levels of `and` and `or` that are looked into.
const DEEPEST: usize = 8;

/// How much an atom lets through, about.
fn breadth(atom: &Atom) -> usize {
    match &atom.key {
        Key::Text(_) => 2,
        Key::Number(_) => 6,
        Key::Prefix(text) | Key::Suffix(text) => 4 + 16 / text.len().max(1),
        Key::Part(_) => 12,
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
            (all.len() <= MOST).then_some(all)
        }
        Node::Predicate(predicate) => of_check(predicate).filter(|_| is_plain(&predicate.left)),
    }
}

fn of_check(predicate: &Predicate) -> Option<Vec<Atom>> {
    let Operand::Field(field) = &predicate.left else {
        return None;
    };
    let Test::Constants {
        operator,
        modifier,
        constants,
    } = &predicate.test
    else {
        return None;
    };
    if !matches!(modifier, None | Some(Modifier::Anyof)) || constants.len() > MOST {
        return None;
    }
    let keys: Option<Vec<Key>> = constants
        .iter()
        .map(|constant| key(*operator, constant))
        .collect();
    let atom = |key| Atom {
        field: field.clone(),
        key,
    };
    Some(keys?.into_iter().map(atom).collect())
}

fn key(operator: Operator, constant: &Constant) -> Option<Key> {
    let text = match constant {
        Constant::Text(text) if !text.contains(&0) => text,
        Constant::Int(number) if matches!(operator, Operator::Equal | Operator::In) => {
            return Some(Key::Number(number.cast_unsigned()));
        }
        Constant::Uint(number) if matches!(operator, Operator::Equal | Operator::In) => {
            return Some(Key::Number(*number));
        }
        _ => return None,
    };
    let key = match operator {
        Operator::Equal | Operator::In => return Some(Key::Text(text.clone())),
        Operator::Startswith => Key::Prefix(text.clone()),
        Operator::Endswith => Key::Suffix(text.clone()),
        Operator::Contains => Key::Part(text.clone()),
        Operator::Glob => return piece(text).map(Key::Part),
        _ => return None,
    };
    (text.len() >= SHORTEST_PIECE).then_some(key)
}

/// The longest piece of a glob in which every byte stands for itself.
fn piece(pattern: &[u8]) -> Option<Vec<u8>> {
    // Within brackets and behind a backslash bytes mean something else: such patterns are left alone.
    if pattern.iter().any(|byte| b"[]\\{}".contains(byte)) {
        return None;
    }
    let pieces = pattern.split(|byte| b"*?".contains(byte));
    let longest = pieces.max_by_key(|piece| piece.len())?;
    (longest.len() >= SHORTEST_PIECE).then(|| longest.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_are_found_by_their_longest_piece() {
        assert_eq!(piece(b"*/sync-12/bin/*"), Some(b"/sync-12/bin/".to_vec()));
        assert_eq!(piece(b"a*b"), None);
        assert_eq!(piece(b"/etc/[ab]*"), None);
    }
}
