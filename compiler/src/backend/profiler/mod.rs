//! An interpreter that keeps account of what it does.
//!
//! In: a graph, and per event a [`FieldSource`] and a clock of the caller. Out: for every node in
//! the condition of every rule how often it was asked, worked out and held, and how long that took
//! ([`Place`], [`Tally`]). It evaluates in the order of the graph and each node once an event, as
//! [`super::Interpreter`] does; a node that rules share is paid for by the first that asks. Nothing
//! here is compiled into other engines. Not here: the cost of reading the clock, which is contained
//! in all times, and reports.

#[cfg(test)]
mod tests;
mod walk;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use self::walk::Walk;
use super::check::Check;
use super::interpreter::by_event;
use super::values::{Buffer, Fields, Values};
use super::{FieldSource, Matching, PrepareError};
use crate::ir::{Graph, Node, NodeId};
use crate::tables::EventCode;

/// A node in the condition of one rule. A node that stands there several times has one place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The node.
    pub node: NodeId,
    /// The place it is a part of (an index into [`Profiler::places`]); `None` for the whole
    /// condition.
    pub parent: Option<u32>,
}

/// What happened at one place.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// Events on which it was asked for.
    pub asked: u64,
    /// Those on which the answer was yes.
    pub yes: u64,
    /// Events on which it was worked out here; on the others another place had done so.
    pub evaluations: u64,
    /// Those on which it held.
    pub holds: u64,
    /// Time between readings of the clock that belongs to it, in the clock's unit.
    pub time: u64,
    /// Number of readings whose cost is part of that time.
    pub readings: u64,
}

/// A rule of a profile.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Profiled {
    /// As [`crate::ir::RuleRoot::rule`] names it.
    pub rule: usize,
    /// Its places, the whole condition first, each before its parts.
    pub places: std::ops::Range<u32>,
}

/// A graph that is evaluated and accounted for.
#[derive(Debug)]
pub struct Profiler {
    nodes: Vec<Step>,
    fields: Fields,
    rules: Vec<Profiled>,
    /// By event code: rules (places in `rules`) that its events are held against.
    by_event: Vec<Arc<[u32]>>,
    places: Vec<Place>,
    /// By place: the places of its parts.
    parts: Vec<Box<[u32]>>,
    tallies: Vec<Tally>,
    /// Events that some rule was asked about.
    events: u64,
    memory: Memory,
}

#[derive(Debug)]
enum Step {
    And,
    Or,
    Not,
    Check(Box<Check>),
}

/// What an event needs.
#[derive(Debug, Default)]
struct Memory {
    /// What is known about a node: for which event, and what.
    known: Vec<(u64, bool)>,
    event: u64,
    /// Places that wait for a part of theirs, with the number of parts they have seen.
    open: Vec<(u32, usize)>,
    buffer: Buffer,
    matches: Vec<usize>,
}

impl Profiler {
    /// Makes a graph ready.
    pub fn new(graph: &Graph) -> Result<Self, PrepareError> {
        let mut fields = Fields::default();
        let mut nodes = Vec::with_capacity(graph.nodes.len());
        for node in &graph.nodes {
            nodes.push(match node {
                Node::And(_) => Step::And,
                Node::Or(_) => Step::Or,
                Node::Not(_) => Step::Not,
                Node::Predicate(predicate) => Step::Check(Box::new(Check::new(predicate, &mut fields)?)),
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
            places: Vec::new(),
            parts: Vec::new(),
            tallies: Vec::new(),
        };
        for rule in &graph.rules {
            let first = profiler.places.len() as u32;
            profiler.place(graph, rule.root);
            profiler.rules.push(Profiled {
                rule: rule.rule,
                places: first..profiler.places.len() as u32,
            });
        }
        profiler.tallies = vec![Tally::default(); profiler.places.len()];
        Ok(profiler)
    }

    /// Makes the places of one condition.
    fn place(&mut self, graph: &Graph, root: NodeId) {
        let mut known: FxHashMap<NodeId, u32> = FxHashMap::default();
        let mut waiting = vec![(root, None)];
        let first = self.places.len();
        while let Some((node, parent)) = waiting.pop() {
            if known.contains_key(&node) {
                continue;
            }
            let place = self.places.len() as u32;
            known.insert(node, place);
            self.places.push(Place { node, parent });
            let children = graph.nodes[node.index()].children();
            waiting.extend(children.iter().rev().map(|child| (*child, Some(place))));
        }
        for place in first..self.places.len() {
            let node = self.places[place].node;
            let children = graph.nodes[node.index()].children();
            self.parts
                .push(children.iter().map(|child| known[child]).collect());
        }
    }

    /// Evaluates one event as [`super::Interpreter::evaluate`] does and gives the rules that match.
    /// `clock` tells a time that never runs back.
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
            places,
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
            places,
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
            if walk.holds(rule.places.start) {
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

    /// The rules, in order of evaluation.
    pub fn rules(&self) -> &[Profiled] {
        &self.rules
    }

    /// All places.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// What happened at each place since the last [`Profiler::reset`].
    pub fn tallies(&self) -> &[Tally] {
        &self.tallies
    }

    /// Events since then that some rule was asked about; at each the clock is read once more than
    /// tallies tell.
    pub const fn events(&self) -> u64 {
        self.events
    }

    /// Forgets what happened.
    pub fn reset(&mut self) {
        self.events = 0;
        self.tallies.fill(Tally::default());
    }
}
