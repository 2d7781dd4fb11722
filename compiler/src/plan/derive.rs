//! Conditions of rules read for what the kernel can decide of them.
//!
//! In: nodes of the graph, specialised to a type of event. Out: a [`Kernel`] condition that holds
//! wherever they do. Parts that are too deep or too many are left out, which lets more pass.

use super::ask;
use super::kernel::Kernel;
use crate::ir::{Branch, Node, NodeId, Tree};
use crate::tables::EventCode;

/// Levels of `and`, `or` and `not` that are read.
const DEEPEST: usize = 48;
/// Most questions of one type of event: programs in the kernel have a limited size.
pub(super) const MOST_QUESTIONS: usize = 768;

/// What the rules of `tree` need on events of `code`.
pub(super) fn of_tree(nodes: &[Node], tree: &Tree, code: EventCode) -> Kernel {
    let reading = Reading { nodes, code };
    let kernel = Kernel::any(tree.branches.iter().map(|branch| reading.branch(branch)));
    if kernel.size() > MOST_QUESTIONS {
        return Kernel::always();
    }
    kernel
}

/// What `root` needs on events of `code`.
pub(super) fn of_node(nodes: &[Node], root: NodeId, code: EventCode) -> Kernel {
    Reading { nodes, code }.needed(root, true, DEEPEST)
}

struct Reading<'a> {
    nodes: &'a [Node],
    code: EventCode,
}

impl Reading<'_> {
    fn branch(&self, branch: &Branch) -> Kernel {
        match branch {
            Branch::Rule { rest, .. } => self.together(rest),
            Branch::Shared { test, then } => {
                let test = self.needed(*test, true, DEEPEST);
                Kernel::all([test, Kernel::any(then.iter().map(|branch| self.branch(branch)))])
            }
            Branch::Indexed(rules) => Kernel::any(rules.iter().map(|rule| self.together(&rule.rest))),
        }
    }

    fn together(&self, parts: &[NodeId]) -> Kernel {
        Kernel::all(parts.iter().map(|part| self.needed(*part, true, DEEPEST)))
    }

    /// Met wherever `node` is `holds`.
    fn needed(&self, node: NodeId, holds: bool, levels: usize) -> Kernel {
        let Some(levels) = levels.checked_sub(1) else {
            return Kernel::always();
        };
        let parts = |parts: &[NodeId]| -> Vec<Kernel> {
            parts
                .iter()
                .map(|part| self.needed(*part, holds, levels))
                .collect()
        };
        match (&self.nodes[node.index()], holds) {
            (Node::And(inner), true) | (Node::Or(inner), false) => Kernel::all(parts(inner)),
            (Node::And(inner), false) | (Node::Or(inner), true) => Kernel::any(parts(inner)),
            (Node::Not(inner), _) => self.needed(*inner, !holds, levels),
            (Node::Predicate(predicate), true) => {
                ask::necessary(predicate, self.code).unwrap_or_else(Kernel::always)
            }
            (Node::Predicate(predicate), false) => {
                ask::sufficient(predicate, self.code).map_or_else(Kernel::always, |kernel| contrary(&kernel))
            }
        }
    }
}

/// Met unless `kernel` is certain to be met.
fn contrary(kernel: &Kernel) -> Kernel {
    match kernel {
        Kernel::All(parts) => Kernel::any(parts.iter().map(contrary)),
        Kernel::Any(parts) => Kernel::all(parts.iter().map(contrary)),
        Kernel::Ask { check, expected } => Kernel::ask(check.clone(), !expected),
    }
}
