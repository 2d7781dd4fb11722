//! One graph of predicates for the whole rule set.
//!
//! In: checked rules. Out: a [`Graph`], in which equal expressions are one node. It knows nothing of
//! YAML, files or macros. Not here: evaluation.
//!
//! [`Builder`] builds graphs, [`Optimiser`] runs the passes over one and specialises it to event
//! types, [`verify`] reports violations of its invariants, [`Graph::text`] and [`Graph::dot`] print it.
//!
//! A pass takes the conditions of rules, which are nodes of a builder, and returns equivalent nodes:
//! `specialise` (constant folding by event type), `simplify` (Boolean laws), `merge` (several
//! predicates on one value become one), and the order of `estimate`, which a [`profile::Profile`] refines.

mod build;
mod comparison;
mod estimate;
pub mod facts;
mod index;
mod merge;
mod optimise;
mod predicate_eval;
mod print;
pub mod profile;
mod rewrite;
mod simplify;
mod specialise;
mod tree;
mod verify;

use std::sync::Arc;

use crate::check::typed::Predicate;
use crate::tables::EventSet;

pub use build::Builder;
pub use comparison::Comparison;
pub use estimate::{Estimate, condition_cost};
pub use index::{Atom, Key};
pub use optimise::{Optimiser, Pass};
pub use predicate_eval::PredicateEval;
pub use profile::Profile;
pub use tree::{Branch, Indexed, Tree};
pub use verify::{Violation, verify};

/// A node of a [`Graph`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct NodeId(pub u32);

impl NodeId {
    /// Returns its index in [`Graph::nodes`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The kind of a node, with its operands.
///
/// Passes represent `true` as an empty `and` and `false` as an empty `or`; neither is ever an operand
/// of another node.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Node {
    /// True if all are; evaluated in order, stopping at the first that is false.
    And(Box<[NodeId]>),
    /// True if one is; evaluated in order, stopping at the first that is true.
    Or(Box<[NodeId]>),
    /// Negation.
    Not(NodeId),
    /// A predicate.
    Predicate(Arc<Predicate>),
}

impl Node {
    /// Returns its operands, in order of evaluation.
    pub fn children(&self) -> &[NodeId] {
        match self {
            Self::And(children) | Self::Or(children) => children,
            Self::Not(child) => std::slice::from_ref(child),
            Self::Predicate(_) => &[],
        }
    }
}

/// The conditions of a rule set. Children precede their parents, so that one pass in index order
/// sees operands first.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The nodes, without duplicates.
    pub nodes: Vec<Node>,
    /// The rules, in order of evaluation.
    pub rules: Vec<RuleRoot>,
}

/// A rule in a [`Graph`].
#[derive(Clone, Debug)]
pub struct RuleRoot {
    /// Index into the checked rules that the graph was made from.
    pub rule: usize,
    /// Its condition.
    pub root: NodeId,
    /// Event codes on which it is evaluated.
    pub events: EventSet,
}

/// A rule on events of one type.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct EventRule {
    /// Index into the checked rules, as in [`RuleRoot::rule`].
    pub rule: usize,
    /// Its condition.
    pub root: NodeId,
}
