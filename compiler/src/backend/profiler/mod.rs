//! An interpreter that measures its own work.
//!
//! In: a graph, and per event a [`FieldSource`] and a clock of the caller. Out: for every node in
//! the condition of every rule how often it was requested, evaluated and true, and how long that took
//! ([`RuleNode`], [`Tally`]). It evaluates in the order of the graph and each node once per event, as
//! [`super::Interpreter`] does; the first rule that requests a shared node is charged for it. Nothing
//! here is compiled into other engines. Not here: reports, and correction for the overhead of reading
//! the clock, which is part of all times.

#[cfg(test)]
mod tests;
mod walk;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use self::walk::Walk;
use super::interpreter::by_event;
use super::predicate::PreparedPredicate;
use super::values::{Buffer, Fields, Values};
use super::{FieldSource, Matching, PrepareError};
use crate::ir::{Graph, Node, NodeId};
use crate::tables::EventCode;

/// A node in the condition of one rule. A node that occurs in it several times has one entry.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RuleNode {
    /// The node.
    pub node: NodeId,
    /// The rule node that it is an operand of (an index into [`Profiler::rule_nodes`]); `None` for the
    /// whole condition.
    pub parent: Option<u32>,
}

/// The measurements of one rule node.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// Events on which its result was requested.
    pub asked: u64,
    /// Those on which the result was true.
    pub yes: u64,
    /// Events on which it was evaluated here; on the others another rule node had done so.
    pub evaluations: u64,
    /// Those on which it was true.
    pub holds: u64,
    /// Time between readings of the clock that is charged to it, in the clock's unit.
    pub time: u64,
    /// Number of clock readings whose overhead is part of that time.
    pub readings: u64,
}

/// A rule of a profile.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProfiledRule {
    /// The rule, as in [`crate::ir::RuleRoot::rule`].
    pub rule: usize,
    /// Its nodes (a range of [`Profiler::rule_nodes`]), the whole condition first, parents before children.
    pub rule_nodes: std::ops::Range<u32>,
}

/// A graph that is evaluated and measured.
#[derive(Debug)]
pub struct Profiler {
    nodes: Vec<Step>,
    fields: Fields,
    rules: Vec<ProfiledRule>,
    /// By event code: the rules (indices into `rules`) that are evaluated on its events.
    by_event: Vec<Arc<[u32]>>,
    rule_nodes: Vec<RuleNode>,
    /// By rule node: the indices of its children.
    parts: Vec<Box<[u32]>>,
    tallies: Vec<Tally>,
    /// Events on which some rule was evaluated.
    events: u64,
    memory: Memory,
}

#[derive(Debug)]
enum Step {
    And,
    Or,
    Not,
    Predicate(Box<PreparedPredicate>),
}

/// The memory for one event.
#[derive(Debug, Default)]
struct Memory {
    /// By node: the last event on which it was evaluated, and the result.
    known: Vec<(u64, bool)>,
    event: u64,
    /// Rule nodes that wait for an operand, with the number of operands evaluated so far.
    open: Vec<(u32, usize)>,
    buffer: Buffer,
    matches: Vec<usize>,
}

impl Profiler {
    /// Prepares a graph.
    pub fn new(graph: &Graph) -> Result<Self, PrepareError> {
        let mut fields = Fields::default();
        let mut nodes = Vec::with_capacity(graph.nodes.len());
        for node in &graph.nodes {
            nodes.push(match node {
                Node::And(_) => Step::And,
                Node::Or(_) => Step::Or,
                Node::Not(_) => Step::Not,
                Node::Predicate(predicate) => {
                    Step::Predicate(Box::new(PreparedPredicate::new(predicate, &mut fields)?))
                }
            });
        }
        let mut profiler = Self {
            memory: Memory {
                known: vec![(0, false); nodes.len()],
                ..Memory::default()
            },
            nodes,
            fields,
            rules: Vec::with_capacity(graph.rules.len()),
            by_event: by_event(graph),
            events: 0,
            rule_nodes: Vec::new(),
            parts: Vec::new(),
            tallies: Vec::new(),
        };
        for rule in &graph.rules {
            let first = profiler.rule_nodes.len() as u32;
            profiler.place(graph, rule.root);
            profiler.rules.push(ProfiledRule {
                rule: rule.rule,
                rule_nodes: first..profiler.rule_nodes.len() as u32,
            });
        }
        profiler.tallies = vec![Tally::default(); profiler.rule_nodes.len()];
        Ok(profiler)
    }

    /// Adds the rule nodes of one condition.
    fn place(&mut self, graph: &Graph, root: NodeId) {
        let mut known: FxHashMap<NodeId, u32> = FxHashMap::default();
        let mut waiting = vec![(root, None)];
        let first = self.rule_nodes.len();
        while let Some((node, parent)) = waiting.pop() {
            if known.contains_key(&node) {
                continue;
            }
            let place = self.rule_nodes.len() as u32;
            known.insert(node, place);
            self.rule_nodes.push(RuleNode { node, parent });
            let children = graph.nodes[node.index()].children();
            waiting.extend(children.iter().rev().map(|child| (*child, Some(place))));
        }
        for place in first..self.rule_nodes.len() {
            let node = self.rule_nodes[place].node;
            let children = graph.nodes[node.index()].children();
            self.parts
                .push(children.iter().map(|child| known[child]).collect());
        }
    }

    /// Evaluates one event as [`super::Interpreter::evaluate`] does and returns the rules that match.
    /// `clock` returns a monotonic time.
    pub fn evaluate(
        &mut self,
        code: EventCode,
        source: &(impl FieldSource + ?Sized),
        matching: Matching,
        clock: &mut impl FnMut() -> u64,
    ) -> &[usize] {
        let Self {
            nodes,
            fields,
            rules,
            by_event,
            rule_nodes,
            parts,
            tallies,
            events,
            memory,
        } = self;
        memory.matches.clear();
        let Some(asked) = by_event
            .get(usize::from(code.0))
            .filter(|asked| !asked.is_empty())
        else {
            return &memory.matches;
        };
        *events += 1;
        memory.event += 1;
        let mut buffer = std::mem::take(&mut memory.buffer);
        let mut walk = Walk {
            nodes,
            rule_nodes,
            parts,
            tallies,
            known: &mut memory.known,
            event: memory.event,
            open: &mut memory.open,
            values: Values::new(source, fields, &mut buffer),
            last: clock(),
            clock,
        };
        for index in asked.iter() {
            let rule = &rules[*index as usize];
            if walk.holds(rule.rule_nodes.start) {
                memory.matches.push(rule.rule);
                if matching == Matching::First {
                    break;
                }
            }
        }
        drop(walk);
        memory.buffer = buffer;
        &memory.matches
    }

    /// Returns the rules, in order of evaluation.
    pub fn rules(&self) -> &[ProfiledRule] {
        &self.rules
    }

    /// Returns the nodes of all rules.
    pub fn rule_nodes(&self) -> &[RuleNode] {
        &self.rule_nodes
    }

    /// Returns the measurements of each rule node since the last [`Profiler::reset`].
    pub fn tallies(&self) -> &[Tally] {
        &self.tallies
    }

    /// Returns the number of events since then on which some rule was evaluated; on each the clock is
    /// read once more than the tallies count.
    pub const fn events(&self) -> u64 {
        self.events
    }

    /// Resets all measurements to zero.
    pub fn reset(&mut self) {
        self.events = 0;
        self.tallies.fill(Tally::default());
    }
}
