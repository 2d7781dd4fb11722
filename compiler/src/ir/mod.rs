//! One graph of predicates for the whole rule set.
//!
//! In: checked rules. Out: [`Graph`], in which equal expressions are one node. It does not know
//! that YAML, files or macros existed. Not here: evaluation.
//!
//! [`Builder`] makes graphs, [`Optimiser`] runs the passes over one and specialises it to types of
//! events, [`verify`] tells what is wrong with one, [`Graph::text`] and [`Graph::dot`] show them.
//!
//! A pass takes the conditions of rules, nodes of a builder, and gives nodes that mean the same:
//! `specialise` (what the type of an event decides), `simplify` (laws of logic), `merge` (several
//! checks of one value become one), and the order of `estimate`, which a [`profile::Profile`] sharpens.

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
    /// Its place in [`Graph::nodes`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node is.
///
/// Passes write what always holds as an `and` of nothing, and what never does as an `or` of
/// nothing; neither is ever part of another node.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Node {
    /// All hold; evaluated in order, stopping at the first that does not.
    And(Box<[NodeId]>),
    /// One holds; evaluated in order, stopping at the first that does.
    Or(Box<[NodeId]>),
    /// It does not hold.
    Not(NodeId),
    /// One check.
    Predicate(Arc<Predicate>),
}

impl Node {
    /// The nodes it depends on, in order of evaluation.
    pub fn children(&self) -> &[NodeId] {
        match self {
            Self::And(children) | Self::Or(children) => children,
            Self::Not(child) => std::slice::from_ref(child),
            Self::Predicate(_) => &[],
        }
    }
}

/// The conditions of a rule set. Children stand before their parents.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The nodes, each once.
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
    /// As [`RuleRoot::rule`] says.
    pub rule: usize,
    /// Its condition.
    pub root: NodeId,
}
