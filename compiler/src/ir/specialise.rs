//! Specialisation of conditions to one event type.
//!
//! In: nodes and an event code. Out: nodes that are equivalent on every event of that code. A predicate
//! on a field that is missing on that type is false; a predicate on fields whose values the type gives
//! is evaluated now, by the interpreter; the nodes above them are folded.

use super::rewrite::{Kind, rewrite};
use super::{Builder, Comparison, Node, NodeId, PredicateEval, facts};
use crate::check::typed::{Constant, Predicate};
use crate::operators::relation::Relation;
use crate::tables::EventCode;

pub(super) fn specialise(
    builder: &mut Builder,
    roots: &[NodeId],
    code: EventCode,
    eval: &mut dyn PredicateEval,
) -> Vec<NodeId> {
    rewrite(builder, roots, |builder, visit| match visit.node {
        Node::Predicate(predicate) => match decided(visit.old, predicate, code, eval) {
            Some(true) => builder.unit(Kind::And),
            Some(false) => builder.unit(Kind::Or),
            None => visit.old,
        },
        Node::Not(_) => builder.negation(visit.parts[0]),
        node => {
            let (kind, _) = Kind::of(node).expect("the other nodes are `and` and `or`");
            builder.join(kind, visit.parts.iter().copied())
        }
    })
}

/// Returns the result of a predicate if it is the same on every event of the type.
fn decided(
    node: NodeId,
    predicate: &Predicate,
    code: EventCode,
    eval: &mut dyn PredicateEval,
) -> Option<bool> {
    if facts::is_absent(code, predicate) {
        return Some(false);
    }
    if facts::is_decidable(code, predicate) {
        return eval.evaluate(node, predicate, code);
    }
    positive(predicate, code)
}

/// Returns the result of a comparison with 0 or 1 for a number that is at least 1.
fn positive(predicate: &Predicate, code: EventCode) -> Option<bool> {
    let comparison = Comparison::of(predicate)?.plain()?;
    if facts::known(code, comparison.field) != facts::Known::Positive {
        return None;
    }
    let [Constant::Uint(number)] = comparison.constants[..] else {
        return None;
    };
    match (Relation::of(comparison.operator)?, number) {
        (Relation::Equal | Relation::LessOrEqual, 0) | (Relation::Less, 0 | 1) => Some(false),
        (Relation::NotEqual | Relation::Greater, 0) | (Relation::GreaterOrEqual, 0 | 1) => Some(true),
        _ => None,
    }
}
