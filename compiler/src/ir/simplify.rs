//! Boolean laws that treat predicates as opaque.
//!
//! In: nodes. Out: equivalent nodes. Not here: laws of operators (`merge`).

use super::rewrite::{Kind, rewrite};
use super::{Builder, Node, NodeId};

/// Applies the laws of [`Builder::join`] and [`Builder::negation`], and
///
/// - association: `(a and b) and c` = `a and b and c`, if `a and b` has no other use: a node that
///   several rules share is evaluated once per event and stays one node.
pub(super) fn simplify(builder: &mut Builder, roots: &[NodeId]) -> Vec<NodeId> {
    rewrite(builder, roots, |builder, visit| match visit.node {
        Node::Predicate(_) => visit.old,
        Node::Not(_) => builder.negation(visit.parts[0]),
        node => {
            let (kind, old_parts) = Kind::of(node).expect("the other nodes are `and` and `or`");
            let mut parts = Vec::with_capacity(visit.parts.len());
            for (old, new) in old_parts.iter().zip(visit.parts) {
                match Kind::of(&builder.nodes()[new.index()]) {
                    Some((inner, inner_parts)) if inner == kind && visit.uses.of(*old) == 1 => {
                        parts.extend_from_slice(inner_parts);
                    }
                    _ => parts.push(*new),
                }
            }
            builder.join(kind, parts)
        }
    })
}
