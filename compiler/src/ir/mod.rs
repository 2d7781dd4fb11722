//! One graph of predicates for the whole rule set.
//!
//! In: checked rules. Out: [`Graph`], in which equal expressions are one node. It does not know
//! that YAML, files or macros existed. Not here: evaluation.

use crate::check::typed::Predicate;
use crate::tables::EventSet;

/// A node of a [`Graph`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct NodeId(pub u32);

/// What a node is.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Node {
    /// All hold; evaluated in order, stopping at the first that does not.
    And(Box<[NodeId]>),
    /// One holds; evaluated in order, stopping at the first that does.
    Or(Box<[NodeId]>),
    /// It does not hold.
    Not(NodeId),
    /// One check.
    Predicate(Predicate),
}

/// The conditions of a rule set. Children stand before their parents.
#[derive(Debug, Default)]
pub struct Graph {
    /// The nodes, each once.
    pub nodes: Vec<Node>,
    /// The rules, in order of evaluation.
    pub rules: Vec<RuleRoot>,
}

/// A rule in a [`Graph`].
#[derive(Debug)]
pub struct RuleRoot {
    /// Index into the checked rules that the graph was made from.
    pub rule: usize,
    /// Its condition.
    pub root: NodeId,
    /// Event codes on which it is evaluated.
    pub events: EventSet,
}
