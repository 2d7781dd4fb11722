//! The interpreter: what a graph means, said as plainly as possible.
//!
//! In: a graph, once; per event its code and a [`FieldSource`]. Out: the rules that match. It is
//! the standard that every other engine is held to, so it does nothing clever: constants are
//! prepared once, and an event's values and nodes are worked out once, however many rules ask.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::predicate::PreparedPredicate;
use super::values::{Buffer, Fields, Values};
use super::{Failure, FieldSource, PrepareError, Verdict};
use crate::ir::{Graph, Node, NodeId};
use crate::tables::{EVENTS, EventCode};

/// How many rules an event can match.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Matching {
    /// The first in order.
    #[default]
    First,
    /// All.
    All,
}

/// A graph that is ready to be evaluated. It does not change and can be shared by threads.
#[derive(Debug)]
pub struct Interpreter {
    nodes: Vec<Step>,
    fields: Fields,
    rules: Vec<(usize, NodeId)>,
    /// The conditions of rules, by their names.
    roots: FxHashMap<usize, NodeId>,
    /// By event code, the rules (places in `rules`) that its events are held against.
    by_event: Vec<Arc<[u32]>>,
}

#[derive(Debug)]
enum Step {
    And(Box<[NodeId]>),
    Or(Box<[NodeId]>),
    Not(NodeId),
    Predicate(Box<PreparedPredicate>),
}

/// The result of an event, and memory that the next one uses again.
#[derive(Debug, Default)]
pub struct Evaluation {
    matches: Vec<usize>,
    failures: Vec<(NodeId, Failure)>,
    /// What is known about a node: true or false, and for which event.
    known: Vec<(u64, bool)>,
    event: u64,
    open: Vec<(NodeId, usize)>,
    buffer: Buffer,
}

impl Evaluation {
    /// Forgets the result, as if of an event that no rule asks about.
    pub fn clear(&mut self) {
        self.matches.clear();
        self.failures.clear();
    }

    /// The rules that matched, in order of evaluation, as [`crate::ir::RuleRoot::rule`] names them.
    pub fn matches(&self) -> &[usize] {
        &self.matches
    }

    /// The checks that could not be decided; they counted as false.
    pub fn failures(&self) -> &[(NodeId, Failure)] {
        &self.failures
    }
}

impl Interpreter {
    /// Makes a graph ready.
    pub fn new(graph: &Graph) -> Result<Self, PrepareError> {
        let mut fields = Fields::default();
        let mut nodes = Vec::with_capacity(graph.nodes.len());
        for node in &graph.nodes {
            nodes.push(match node {
                Node::And(parts) => Step::And(parts.clone()),
                Node::Or(parts) => Step::Or(parts.clone()),
                Node::Not(part) => Step::Not(*part),
                Node::Predicate(predicate) => {
                    Step::Predicate(Box::new(PreparedPredicate::new(predicate, &mut fields)?))
                }
            });
        }
        Ok(Self {
            nodes,
            fields,
            rules: graph.rules.iter().map(|rule| (rule.rule, rule.root)).collect(),
            roots: graph.rules.iter().map(|rule| (rule.rule, rule.root)).collect(),
            by_event: by_event(graph),
        })
    }

    /// What [`Interpreter::new`] would refuse.
    pub fn verify(graph: &Graph) -> Result<(), PrepareError> {
        graph.nodes.iter().try_for_each(|node| match node {
            Node::Predicate(predicate) => PreparedPredicate::verify(predicate),
            _ => Ok(()),
        })
    }

    /// Whether rules may match events of a type; codes beyond the table match nothing.
    pub fn asks_for(&self, code: EventCode) -> bool {
        let rules = self.by_event.get(usize::from(code.0));
        rules.is_some_and(|rules| !rules.is_empty())
    }

    /// Evaluates one event; the result stands in `evaluation` until the next.
    ///
    /// Only rules whose set of event codes holds `code` are evaluated; codes beyond the table
    /// match nothing.
    pub fn evaluate(
        &self,
        code: EventCode,
        source: &(impl FieldSource + ?Sized),
        matching: Matching,
        evaluation: &mut Evaluation,
    ) {
        evaluation.clear();
        let Some(rules) = self
            .by_event
            .get(usize::from(code.0))
            .filter(|rules| !rules.is_empty())
        else {
            return;
        };
        evaluation.event += 1;
        evaluation.known.resize(self.nodes.len(), (0, false));
        let mut buffer = std::mem::take(&mut evaluation.buffer);
        let mut values = Values::new(source, &self.fields, &mut buffer);
        for index in rules.iter() {
            let (rule, root) = self.rules[*index as usize];
            if self.holds(root, &mut values, evaluation) {
                evaluation.matches.push(rule);
                if matching == Matching::First {
                    break;
                }
            }
        }
        drop(values);
        evaluation.buffer = buffer;
    }

    /// Evaluates single rules on one event, whatever their event codes; calls `matched` with the position of
    /// each one in `rules` that matches. The matches of `evaluation` are not set.
    ///
    /// Rules that are not part of the graph do not match.
    pub(super) fn evaluate_rules<S: FieldSource + ?Sized>(
        &self,
        rules: impl Iterator<Item = usize>,
        source: &S,
        evaluation: &mut Evaluation,
        mut matched: impl FnMut(usize),
    ) {
        evaluation.clear();
        evaluation.event += 1;
        evaluation.known.resize(self.nodes.len(), (0, false));
        let mut buffer = std::mem::take(&mut evaluation.buffer);
        let mut values = Values::new(source, &self.fields, &mut buffer);
        for (position, rule) in rules.enumerate() {
            let root = self.roots.get(&rule);
            if root.is_some_and(|root| self.holds(*root, &mut values, evaluation)) {
                matched(position);
            }
        }
        drop(values);
        evaluation.buffer = buffer;
    }

    /// Returns the number of rules that are evaluated on events of a type.
    pub(super) fn rule_count(&self, code: EventCode) -> usize {
        self.by_event
            .get(usize::from(code.0))
            .map_or(0, |rules| rules.len())
    }

    /// Whether a node holds. Graphs can be deep, so the nodes that are waiting for a part of
    /// theirs stand on a stack of our own, each with the number of parts it has seen.
    fn holds<S: FieldSource + ?Sized>(
        &self,
        root: NodeId,
        values: &mut Values<'_, '_, S>,
        evaluation: &mut Evaluation,
    ) -> bool {
        let mut open = std::mem::take(&mut evaluation.open);
        open.clear();
        open.push((root, 0));
        let mut last = false;
        while let Some((node, seen)) = open.pop() {
            let known = evaluation.known[node.index()];
            if known.0 == evaluation.event {
                last = known.1;
                continue;
            }
            let next = match &self.nodes[node.index()] {
                Step::And(_) if seen > 0 && !last => None,
                Step::Or(_) if seen > 0 && last => None,
                Step::And(parts) => {
                    last = true;
                    parts.get(seen)
                }
                Step::Or(parts) => {
                    last = false;
                    parts.get(seen)
                }
                Step::Not(part) if seen == 0 => Some(part),
                Step::Not(_) => {
                    last = !last;
                    None
                }
                Step::Predicate(check) => {
                    let verdict = check.verdict(values);
                    if let Verdict::Failed(failure) = verdict {
                        evaluation.failures.push((node, failure));
                    }
                    last = verdict == Verdict::Holds;
                    None
                }
            };
            if let Some(part) = next {
                open.push((node, seen + 1));
                open.push((*part, 0));
            } else {
                evaluation.known[node.index()] = (evaluation.event, last);
            }
        }
        evaluation.open = open;
        last
    }

    /// The verdict of one check on an event, `None` if the node is no check.
    pub fn verdict(&self, node: NodeId, source: &(impl FieldSource + ?Sized)) -> Option<Verdict> {
        match self.nodes.get(node.index())? {
            Step::Predicate(check) => {
                let mut buffer = Buffer::default();
                Some(check.verdict(&mut Values::new(source, &self.fields, &mut buffer)))
            }
            _ => None,
        }
    }
}

/// By event code: the rules (places in [`Graph::rules`]) that its events are held against. Most codes
/// have the same few, so equal lists are kept once.
pub(super) fn by_event(graph: &Graph) -> Vec<Arc<[u32]>> {
    let mut lists: FxHashMap<Vec<u32>, Arc<[u32]>> = FxHashMap::default();
    EVENTS
        .iter()
        .map(|event| {
            let rules: Vec<u32> = (0..graph.rules.len() as u32)
                .filter(|index| graph.rules[*index as usize].events.contains(event.code))
                .collect();
            Arc::clone(
                lists
                    .entry(rules)
                    .or_insert_with_key(|rules| rules.as_slice().into()),
            )
        })
        .collect()
}
