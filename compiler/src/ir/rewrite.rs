//! The walk that every pass is made of, and the nodes that passes make.
//!
//! In: a builder and nodes of it. Out: nodes that stand for them. A pass says what becomes of one
//! node whose parts were rewritten already; old nodes stay where they are.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Builder, Node, NodeId};

/// `and` or `or`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    And,
    Or,
}

impl Kind {
    /// The kind and the parts of a node that is an `and` or `or`.
    pub(super) fn of(node: &Node) -> Option<(Self, &[NodeId])> {
        match node {
            Node::And(parts) => Some((Self::And, parts)),
            Node::Or(parts) => Some((Self::Or, parts)),
            Node::Not(_) | Node::Predicate(_) => None,
        }
    }

    pub(super) const fn other(self) -> Self {
        match self {
            Self::And => Self::Or,
            Self::Or => Self::And,
        }
    }
}

/// How many nodes and roots refer to a node.
#[derive(Debug, Default)]
pub(super) struct Uses(FxHashMap<NodeId, u32>);

impl Uses {
    /// Counts below `roots`; also gives the nodes, children before their parents.
    pub(super) fn count(builder: &Builder, roots: &[NodeId]) -> (Self, Vec<NodeId>) {
        let mut uses: FxHashMap<NodeId, u32> = FxHashMap::default();
        let mut open = roots.to_vec();
        while let Some(node) = open.pop() {
            let count = uses.entry(node).or_insert(0);
            *count += 1;
            if *count == 1 {
                open.extend(builder.nodes()[node.index()].children());
            }
        }
        let mut order: Vec<NodeId> = uses.keys().copied().collect();
        order.sort_unstable();
        (Self(uses), order)
    }

    pub(super) fn of(&self, node: NodeId) -> u32 {
        self.0.get(&node).copied().unwrap_or(0)
    }
}

/// A node on its way through a pass.
pub(super) struct Visit<'v> {
    /// It as it was.
    pub(super) old: NodeId,
    /// What it is.
    pub(super) node: &'v Node,
    /// What became of its parts, in their order.
    pub(super) parts: &'v [NodeId],
    /// Uses of the old nodes.
    pub(super) uses: &'v Uses,
}

/// What becomes of `roots` when `change` says what becomes of each node below them.
pub(super) fn rewrite(
    builder: &mut Builder,
    roots: &[NodeId],
    mut change: impl FnMut(&mut Builder, &Visit<'_>) -> NodeId,
) -> Vec<NodeId> {
    let (uses, order) = Uses::count(builder, roots);
    let mut changed: FxHashMap<NodeId, NodeId> = FxHashMap::default();
    let mut parts = Vec::new();
    for old in order {
        let node = builder.nodes()[old.index()].clone();
        parts.clear();
        parts.extend(node.children().iter().map(|child| changed[child]));
        let visit = Visit {
            old,
            node: &node,
            parts: &parts,
            uses: &uses,
        };
        let new = change(builder, &visit);
        changed.insert(old, new);
    }
    roots.iter().map(|root| changed[root]).collect()
}

impl Builder {
    /// What always (`and`) or never (`or`) holds: an `and` or `or` of nothing.
    pub(super) fn unit(&mut self, kind: Kind) -> NodeId {
        match kind {
            Kind::And => self.intern(Node::And([].into())),
            Kind::Or => self.intern(Node::Or([].into())),
        }
    }

    /// The unit that a node is, if it is one.
    pub(super) fn as_unit(&self, node: NodeId) -> Option<Kind> {
        Kind::of(&self.nodes()[node.index()])
            .filter(|(_, parts)| parts.is_empty())
            .map(|(kind, _)| kind)
    }

    /// `parts` joined, by the laws that need no look inside of a check:
    ///
    /// - unit: `a and true` = `a`; zero: `a and false` = `false`
    /// - idempotence: `a and a` = `a`
    /// - complement: `a and not a` = `false`
    /// - absorption: `a and (a or b)` = `a`
    ///
    /// and the same with `or`. They hold for absent values as well: every node is either true or
    /// false on an event, and `not` turns one into the other.
    pub(super) fn join(&mut self, kind: Kind, parts: impl IntoIterator<Item = NodeId>) -> NodeId {
        let mut seen: FxHashSet<NodeId> = FxHashSet::default();
        let mut kept: Vec<NodeId> = Vec::new();
        for part in parts {
            match self.as_unit(part) {
                Some(unit) if unit == kind => {}
                Some(_) => return part,
                None if seen.insert(part) => kept.push(part),
                None => {}
            }
        }
        let nodes = self.nodes();
        let opposed =
            |part: &NodeId| matches!(&nodes[part.index()], Node::Not(inner) if seen.contains(inner));
        if kept.iter().any(opposed) {
            return self.unit(kind.other());
        }
        kept.retain(|part| match Kind::of(&nodes[part.index()]) {
            Some((inner, parts)) if inner != kind => !parts.iter().any(|part| seen.contains(part)),
            _ => true,
        });
        match (kept.as_slice(), kind) {
            ([], _) => self.unit(kind),
            ([one], _) => *one,
            (_, Kind::And) => self.intern(Node::And(kept.into())),
            (_, Kind::Or) => self.intern(Node::Or(kept.into())),
        }
    }

    /// `not part`; `not not a` = `a`, and `not` of a unit is the other one.
    pub(super) fn negation(&mut self, part: NodeId) -> NodeId {
        if let Some(unit) = self.as_unit(part) {
            return self.unit(unit.other());
        }
        match self.nodes()[part.index()] {
            Node::Not(inner) => inner,
            _ => self.intern(Node::Not(part)),
        }
    }
}
