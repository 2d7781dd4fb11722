//! The interpreter: the reference semantics of a graph.
//!
//! In: a graph, once; per event its code and a [`FieldSource`]. Out: the rules that match. All other
//! engines are tested against it, so it is kept simple: constants are prepared once, and each value and each
//! node is evaluated at most once per event, however many rules share it.

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

/// A graph that is prepared for evaluation. It is immutable and can be shared between threads.
#[derive(Debug)]
pub struct Interpreter {
    nodes: Vec<Step>,
    fields: Fields,
    rules: Vec<(usize, NodeId)>,
    /// The conditions of rules, by their names.
    roots: FxHashMap<usize, NodeId>,
    /// By event code, the rules (positions in `rules`) that are evaluated on its events.
    by_event: Vec<Arc<[u32]>>,
}

#[derive(Debug)]
enum Step {
    And(Box<[NodeId]>),
    Or(Box<[NodeId]>),
    Not(NodeId),
    Predicate(Box<PreparedPredicate>),
}

/// The result of an event, and memory that is reused for the next one.
#[derive(Debug, Default)]
pub struct Evaluation {
    matches: Vec<usize>,
    failures: Vec<(NodeId, Failure)>,
    /// By node: the event on which it was evaluated last, and the result.
    known: Vec<(u64, bool)>,
    event: u64,
    open: Vec<(NodeId, usize)>,
    buffer: Buffer,
}

impl Evaluation {
    /// Clears the result.
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
    /// Prepares a graph.
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

    /// Returns the error of [`Interpreter::new`], if any, without preparing the graph.
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

    /// Evaluates one event; the result is in `evaluation` until the next one.
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

    /// Returns the result of a node. Graphs can be deep, so there is no recursion: nodes that wait for a child are
    /// on an explicit stack, each with the number of children that were evaluated.
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

    /// Returns the verdict of one predicate on an event; `None` for other nodes.
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

/// Returns, by event code, the rules (positions in [`Graph::rules`]) that are evaluated on its events. Most codes
/// have the same few rules, so equal lists are shared.
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
