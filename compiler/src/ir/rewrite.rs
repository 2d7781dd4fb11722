//! The traversal that all passes share, and the constructors of the nodes they create.
//!
//! In: a builder and nodes of it. Out: the nodes that replace them. A pass returns the replacement of
//! one node whose operands were rewritten before; old nodes stay in the builder.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Builder, Node, NodeId};

/// `and` or `or`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    And,
    Or,
}

impl Kind {
    /// Returns the kind and the operands of a node that is an `and` or `or`.
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
    /// Counts uses below `roots`; also returns the nodes, children before their parents.
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

/// A node that a pass visits.
pub(super) struct Visit<'v> {
    /// Its id before the pass.
    pub(super) old: NodeId,
    /// The node itself.
    pub(super) node: &'v Node,
    /// Its rewritten operands, in their order.
    pub(super) parts: &'v [NodeId],
    /// Uses of the old nodes.
    pub(super) uses: &'v Uses,
}

/// Returns the replacements of `roots` when `change` returns the replacement of each node below them.
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
    /// Returns the neutral element of `kind`: an empty `and` (true) or an empty `or` (false).
    pub(super) fn unit(&mut self, kind: Kind) -> NodeId {
        match kind {
            Kind::And => self.intern(Node::And([].into())),
            Kind::Or => self.intern(Node::Or([].into())),
        }
    }

    /// Returns the kind of which `node` is the neutral element, if it is one.
    pub(super) fn as_unit(&self, node: NodeId) -> Option<Kind> {
        Kind::of(&self.nodes()[node.index()])
            .filter(|(_, parts)| parts.is_empty())
            .map(|(kind, _)| kind)
    }

    /// Returns the conjunction or disjunction of `parts`, reduced by the laws that treat predicates as
    /// opaque:
    ///
    /// - unit: `a and true` = `a`; zero: `a and false` = `false`
    /// - idempotence: `a and a` = `a`
    /// - complement: `a and not a` = `false`
    /// - absorption: `a and (a or b)` = `a`
    ///
    /// and the same with `or`. They are valid with missing values too: every node is either true or
    /// false on an event, and `not` negates it.
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

    /// Returns `not part`; `not not a` = `a`, and `not` of `true` is `false`.
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
