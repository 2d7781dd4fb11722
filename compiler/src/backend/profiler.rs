//! An interpreter that keeps account of what it does.
//!
//! In: a graph, and per event a [`FieldSource`] and a clock of the caller. Out: for every node in
//! the condition of every rule how often it was asked, worked out and held, and how long that took
//! ([`Place`], [`Tally`]). It evaluates in the order of the graph and each node once an event, as
//! [`super::Interpreter`] does; a node that rules share is paid for by the first that asks. Nothing
//! here is compiled into other engines. Not here: the cost of reading the clock, which is contained
//! in all times, and reports.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::check::Check;
use super::interpreter::by_event;
use super::values::{Buffer, Fields, Values};
use super::{FieldSource, Matching, PrepareError, Verdict};
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

/// One event on its way through the rules.
struct Walk<'w, 'e, S: ?Sized, C> {
    nodes: &'w [Step],
    places: &'w [Place],
    parts: &'w [Box<[u32]>],
    tallies: &'w mut [Tally],
    known: &'w mut [(u64, bool)],
    event: u64,
    open: &'w mut Vec<(u32, usize)>,
    values: Values<'e, 'w, S>,
    clock: &'w mut C,
    /// The last reading of the clock.
    last: u64,
}

impl<S: FieldSource + ?Sized, C: FnMut() -> u64> Walk<'_, '_, S, C> {
    /// Whether the condition at `root` holds. Conditions can be deep, hence a stack of our own.
    fn holds(&mut self, root: u32) -> bool {
        self.open.clear();
        self.open.push((root, 0));
        let mut last = false;
        while let Some((place, seen)) = self.open.pop() {
            let at = place as usize;
            if seen == 0 {
                self.tallies[at].asked += 1;
            }
            let node = self.places[at].node.index();
            if seen == 0 && self.known[node].0 == self.event {
                last = self.known[node].1;
                self.tallies[at].yes += u64::from(last);
                continue;
            }
            let parts = &self.parts[at];
            let next = match &self.nodes[node] {
                Step::And if seen > 0 && !last => None,
                Step::Or if seen > 0 && last => None,
                Step::And => {
                    last = true;
                    parts.get(seen)
                }
                Step::Or => {
                    last = false;
                    parts.get(seen)
                }
                Step::Not if seen == 0 => parts.first(),
                Step::Not => {
                    last = !last;
                    None
                }
                Step::Check(check) => {
                    last = check.verdict(&mut self.values) == Verdict::Holds;
                    self.read_clock(at);
                    None
                }
            };
            if let Some(part) = next {
                self.open.push((place, seen + 1));
                self.open.push((*part, 0));
                continue;
            }
            self.known[node] = (self.event, last);
            let tally = &mut self.tallies[at];
            tally.yes += u64::from(last);
            tally.evaluations += 1;
            tally.holds += u64::from(last);
        }
        // What it took to combine the parts belongs to the whole.
        self.read_clock(root as usize);
        last
    }

    fn read_clock(&mut self, place: usize) {
        let now = (self.clock)();
        let tally = &mut self.tallies[place];
        tally.time += now.saturating_sub(self.last);
        tally.readings += 1;
        self.last = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::{Evaluation, Interpreter, MemorySource};
    use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
    use crate::ir::Builder;
    use crate::tables::{EventSet, FieldId, Operator, event, field};
    use crate::value::{FieldRef, Value};

    fn is(id: FieldId, text: &str) -> Expr {
        Expr::Predicate(Predicate {
            left: Operand::Field(FieldRef::plain(id)),
            test: Test::Constants {
                operator: Operator::Equal,
                modifier: None,
                constants: vec![Constant::Text(text.as_bytes().to_vec())],
            },
        })
    }

    fn graph() -> Graph {
        let shell = is(field::PROC_NAME, "sh");
        let mut builder = Builder::default();
        let both = Expr::And(vec![shell.clone(), is(field::FD_NAME, "/a"), shell.clone()]);
        builder.add(0, &both, EventSet::all());
        let other = Expr::Or(vec![Expr::Not(Box::new(shell)), is(field::FD_NAME, "/b")]);
        builder.add(1, &other, EventSet::all());
        builder.finish()
    }

    fn event_of(name: &'static str, file: &'static str) -> MemorySource {
        [
            (FieldRef::plain(field::PROC_NAME), Value::text(name)),
            (FieldRef::plain(field::FD_NAME), Value::text(file)),
        ]
        .into_iter()
        .collect()
    }

    #[test]
    fn places_follow_the_conditions() {
        let profiler = Profiler::new(&graph()).unwrap();
        let shown: Vec<_> = profiler
            .places()
            .iter()
            .map(|place| (place.node.0, place.parent))
            .collect();
        // The second `proc.name = sh` of the first rule has the place of the first.
        assert_eq!(
            shown,
            [
                (2, None),
                (0, Some(0)),
                (1, Some(0)),
                (5, None),
                (3, Some(3)),
                (0, Some(4)),
                (4, Some(3))
            ]
        );
        assert_eq!(profiler.rules()[1].places, 3..7);
    }

    #[test]
    fn every_question_is_counted_and_the_first_place_that_asks_pays() {
        let mut profiler = Profiler::new(&graph()).unwrap();
        let mut time = 0;
        let mut clock = || {
            time += 10;
            time
        };
        let mut run = |name, file| {
            let source = event_of(name, file);
            profiler
                .evaluate(event::SYSCALL_OPEN_X, &source, Matching::All, &mut clock)
                .to_vec()
        };
        assert_eq!(run("sh", "/a"), [0]);
        assert_eq!(run("cat", "/a"), [1]);
        let tallies = profiler.tallies();
        let counts = |place: usize| {
            let tally = tallies[place];
            (tally.asked, tally.yes, tally.evaluations, tally.holds)
        };
        assert_eq!(counts(0), (2, 1, 2, 1));
        // Asked three times on two events: the third part of the first rule asks again.
        assert_eq!(counts(1), (3, 2, 2, 1));
        assert_eq!(counts(2), (1, 1, 1, 1));
        assert_eq!(counts(5), (2, 1, 0, 0));
        let time: Vec<_> = tallies.iter().map(|tally| (tally.time, tally.readings)).collect();
        // A reading for each check, and one for each condition.
        assert_eq!(
            time,
            [(20, 2), (20, 2), (10, 1), (20, 2), (0, 0), (0, 0), (10, 1)]
        );
        profiler.reset();
        assert!(profiler.tallies().iter().all(|tally| *tally == Tally::default()));
    }

    #[test]
    fn it_matches_what_the_interpreter_matches() {
        let graph = graph();
        let interpreter = Interpreter::new(&graph).unwrap();
        let mut profiler = Profiler::new(&graph).unwrap();
        let mut evaluation = Evaluation::default();
        for matching in [Matching::First, Matching::All] {
            for name in ["sh", "cat"] {
                for file in ["/a", "/b", "/c"] {
                    let source = event_of(name, file);
                    let code = event::SYSCALL_OPEN_X;
                    interpreter.evaluate(code, &source, matching, &mut evaluation);
                    let matches = profiler.evaluate(code, &source, matching, &mut || 0);
                    assert_eq!(matches, evaluation.matches(), "{name} {file}");
                }
            }
        }
    }
}
