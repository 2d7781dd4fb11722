//! Kernel filters derived from the conditions of rules.
//!
//! In: nodes of the graph, specialised to an event type. Out: a [`KernelFilter`] that every event passes on which
//! they are true. Parts beyond the limits are left out, so that more events pass.

use super::kernel_filter::KernelFilter;
use super::pushdown;
use crate::ir::{Branch, Node, NodeId, Tree};
use crate::tables::EventCode;

/// Maximum nesting of `and`, `or` and `not`; deeper parts are left out.
const MAX_DEPTH: usize = 48;
/// Maximum number of predicates per event type: kernel programs have a limited size.
pub(super) const MAX_PREDICATES: usize = 768;

/// Returns the filter that every event of `code` passes which a rule of `tree` matches.
pub(super) fn of_tree(nodes: &[Node], tree: &Tree, code: EventCode) -> KernelFilter {
    let reading = Derivation { nodes, code };
    let kernel = KernelFilter::any(tree.branches.iter().map(|branch| reading.branch(branch)));
    if kernel.size() > MAX_PREDICATES {
        return KernelFilter::always();
    }
    kernel
}

/// Returns the filter that every event of `code` passes on which `root` is true.
pub(super) fn of_node(nodes: &[Node], root: NodeId, code: EventCode) -> KernelFilter {
    Derivation { nodes, code }.needed(root, true, MAX_DEPTH)
}

struct Derivation<'a> {
    nodes: &'a [Node],
    code: EventCode,
}

impl Derivation<'_> {
    fn branch(&self, branch: &Branch) -> KernelFilter {
        match branch {
            Branch::Rule { rest, .. } => self.together(rest),
            Branch::Shared { test, then } => {
                let test = self.needed(*test, true, MAX_DEPTH);
                KernelFilter::all([
                    test,
                    KernelFilter::any(then.iter().map(|branch| self.branch(branch))),
                ])
            }
            Branch::Indexed(rules) => KernelFilter::any(rules.iter().map(|rule| self.together(&rule.rest))),
        }
    }

    fn together(&self, parts: &[NodeId]) -> KernelFilter {
        KernelFilter::all(parts.iter().map(|part| self.needed(*part, true, MAX_DEPTH)))
    }

    /// Returns a filter that every event passes on which the result of `node` is `holds`.
    fn needed(&self, node: NodeId, holds: bool, levels: usize) -> KernelFilter {
        let Some(levels) = levels.checked_sub(1) else {
            return KernelFilter::always();
        };
        let parts = |parts: &[NodeId]| -> Vec<KernelFilter> {
            parts
                .iter()
                .map(|part| self.needed(*part, holds, levels))
                .collect()
        };
        match (&self.nodes[node.index()], holds) {
            (Node::And(inner), true) | (Node::Or(inner), false) => KernelFilter::all(parts(inner)),
            (Node::And(inner), false) | (Node::Or(inner), true) => KernelFilter::any(parts(inner)),
            (Node::Not(inner), _) => self.needed(*inner, !holds, levels),
            (Node::Predicate(predicate), true) => {
                pushdown::necessary(predicate, self.code).unwrap_or_else(KernelFilter::always)
            }
            (Node::Predicate(predicate), false) => pushdown::sufficient(predicate, self.code)
                .map_or_else(KernelFilter::always, |kernel| negate(&kernel)),
        }
    }
}

/// Returns the filter that every event passes on which `kernel` is not certain to be true.
fn negate(kernel: &KernelFilter) -> KernelFilter {
    match kernel {
        KernelFilter::All(parts) => KernelFilter::any(parts.iter().map(negate)),
        KernelFilter::Any(parts) => KernelFilter::all(parts.iter().map(negate)),
        KernelFilter::Test { predicate, expected } => KernelFilter::test(predicate.clone(), !expected),
    }
}
