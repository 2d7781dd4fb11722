//! The passes, in their order.
//!
//! In: a graph, once; then one event code at a time. Out: the rules that can match events of that
//! code, with their conditions specialised to it. Types with equal conditions get equal lists.
//! Event types are specialised on request: most never occur.

use rustc_hash::FxHashMap;

use super::estimate::order;
use super::merge::merge;
use super::simplify::simplify;
use super::specialise::specialise;
use super::tree::{Tree, tree};
use super::{Builder, EventRule, Graph, Node, NodeId, PredicateEval, Profile, RuleRoot};
use crate::check::typed::Operand;
use crate::tables::{EventCode, EventSet};

/// One pass.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pass {
    /// Boolean laws.
    Simplify,
    /// Several predicates on one value become one.
    Merge,
    /// Constant folding by event type.
    Specialise(EventCode),
    /// Operands in the order of the lowest expected cost.
    Order,
}

impl Pass {
    /// Returns the result of the pass on `roots`.
    fn run(
        self,
        builder: &mut Builder,
        roots: &[NodeId],
        eval: &mut dyn PredicateEval,
        profile: &Profile,
    ) -> Vec<NodeId> {
        match self {
            Self::Simplify => simplify(builder, roots),
            Self::Merge => merge(builder, roots, &|operand| eval.is_plain(operand)),
            Self::Specialise(code) => specialise(builder, roots, code, eval),
            Self::Order => order(builder, roots, profile),
        }
    }

    /// Returns `graph` after this pass, without nodes that no rule uses.
    pub fn apply(self, graph: &Graph, eval: &mut dyn PredicateEval, profile: &Profile) -> Graph {
        let mut builder = Builder::of(graph.clone());
        let roots: Vec<NodeId> = graph.rules.iter().map(|rule| rule.root).collect();
        let roots = self.run(&mut builder, &roots, eval, profile);
        let rules = graph.rules.iter().zip(roots);
        extract(
            builder.nodes(),
            rules.map(|(rule, root)| RuleRoot { root, ..rule.clone() }),
        )
    }
}

/// A graph and the passes that are applied to it.
#[derive(Debug)]
pub struct Optimiser<M> {
    builder: Builder,
    eval: M,
    profile: Profile,
    /// The rules, with their conditions on events of any type.
    rules: Vec<RuleRoot>,
}

impl<M: PredicateEval> Optimiser<M> {
    /// Applies the passes that are valid for every event type.
    pub fn new(graph: &Graph, mut eval: M, profile: Profile) -> Self {
        let mut builder = Builder::of(graph.clone());
        let mut roots: Vec<NodeId> = graph.rules.iter().map(|rule| rule.root).collect();
        for pass in [Pass::Simplify, Pass::Merge, Pass::Simplify] {
            roots = pass.run(&mut builder, &roots, &mut eval, &profile);
        }
        let rules = graph
            .rules
            .iter()
            .zip(roots)
            .map(|(rule, root)| RuleRoot { root, ..rule.clone() })
            .collect();
        Self {
            builder,
            eval,
            profile,
            rules,
        }
    }

    /// Returns the rules that can match events of `code`, in order of evaluation.
    pub fn event(&mut self, code: EventCode) -> Vec<EventRule> {
        let rules: Vec<RuleRoot> = self
            .rules
            .iter()
            .filter(|rule| rule.events.contains(code))
            .cloned()
            .collect();
        let mut roots: Vec<NodeId> = rules.iter().map(|rule| rule.root).collect();
        for pass in [Pass::Specialise(code), Pass::Simplify, Pass::Order] {
            roots = pass.run(&mut self.builder, &roots, &mut self.eval, &self.profile);
        }
        rules
            .iter()
            .zip(roots)
            .filter(|(_, root)| self.builder.as_unit(*root) != Some(super::rewrite::Kind::Or))
            .map(|(rule, root)| EventRule {
                rule: rule.rule,
                root,
            })
            .collect()
    }

    /// Returns `rules`, which [`Optimiser::event`] returned, as a tree of the predicates that they share.
    pub fn tree(&self, rules: &[EventRule]) -> Tree {
        let is_plain = |operand: &Operand| self.eval.is_plain(operand);
        tree(&self.builder, rules, &self.profile, &is_plain)
    }

    /// Returns all nodes so far, including those specialised to event types.
    pub fn nodes(&self) -> &[Node] {
        self.builder.nodes()
    }

    /// Returns the graph for events of any type.
    pub fn graph(&self) -> Graph {
        extract(self.builder.nodes(), self.rules.iter().cloned())
    }

    /// Returns the graph for events of `code` only.
    pub fn event_graph(&mut self, code: EventCode) -> Graph {
        let rules = self.event(code);
        self.graph_of(&rules, [code].into_iter().collect())
    }

    /// Returns the graph of some of the rules that [`Optimiser::event`] returned, for `events`.
    pub fn graph_of(&self, rules: &[EventRule], events: EventSet) -> Graph {
        let rules = rules.iter().map(|rule| RuleRoot {
            rule: rule.rule,
            root: rule.root,
            events,
        });
        extract(self.builder.nodes(), rules)
    }
}

/// Returns a graph of the rules with only the nodes that they use.
fn extract(nodes: &[Node], rules: impl Iterator<Item = RuleRoot>) -> Graph {
    let rules: Vec<RuleRoot> = rules.collect();
    let mut needed: Vec<NodeId> = Vec::new();
    let mut open: Vec<NodeId> = rules.iter().map(|rule| rule.root).collect();
    let mut place: FxHashMap<NodeId, NodeId> = FxHashMap::default();
    while let Some(node) = open.pop() {
        if place.insert(node, node).is_none() {
            needed.push(node);
            open.extend(nodes[node.index()].children());
        }
    }
    needed.sort_unstable();
    for (index, node) in needed.iter().enumerate() {
        place.insert(*node, NodeId(index as u32));
    }
    let moved = |parts: &[NodeId]| parts.iter().map(|part| place[part]).collect();
    Graph {
        nodes: needed
            .iter()
            .map(|node| match &nodes[node.index()] {
                Node::And(parts) => Node::And(moved(parts)),
                Node::Or(parts) => Node::Or(moved(parts)),
                Node::Not(part) => Node::Not(place[part]),
                Node::Predicate(predicate) => Node::Predicate(predicate.clone()),
            })
            .collect(),
        rules: rules
            .iter()
            .map(|rule| RuleRoot {
                root: place[&rule.root],
                ..rule.clone()
            })
            .collect(),
    }
}
