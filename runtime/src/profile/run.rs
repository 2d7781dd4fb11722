//! Goes through captures and puts together what was counted.

use std::time::Instant;

use compiler::backend::profiler::{Profiler, Tally};
use compiler::backend::{Matching, PrepareError};
use compiler::check::Rule;
use compiler::ir::{Builder, Graph, Node};
use compiler::tables::{SYSCALL_SOURCE, event as code};
use rustc_hash::FxHashMap;

use super::record::{CheckProfile, Kind, NodeProfile, Profile, RuleProfile, share};
use crate::capture::CaptureError;
use crate::measure::{Depth, Meter, pass, walk};

/// Readings of the clock one after the other, to see what one costs at least.
const BARE_READINGS: u32 = 10_000;

/// A rule set on its way through captures.
#[derive(Debug)]
pub struct Profiling<'r> {
    rules: &'r [Rule],
    graph: Graph,
    profiler: Profiler,
    matching: Matching,
    passes: usize,
    captures: Vec<String>,
    events: u64,
    evaluated: u64,
    /// Events that some rule was asked about.
    asked: u64,
    /// Sum of the captures, of each the least of its passes, in nanoseconds.
    without_clock: f64,
    with_clock: f64,
    /// By place: what all captures came to.
    tallies: Vec<Tally>,
}

impl<'r> Profiling<'r> {
    /// Prepares the rules of `rules` that `order` names, in that order; those for other sources
    /// than system calls are left out. Each capture is gone through `passes` times, at least once.
    pub fn new(
        rules: &'r [Rule],
        order: &[usize],
        matching: Matching,
        passes: usize,
    ) -> Result<Self, PrepareError> {
        let mut builder = Builder::default();
        for index in order {
            let rule = &rules[*index];
            if rule.source == SYSCALL_SOURCE {
                builder.add(*index, &rule.condition, rule.events);
            }
        }
        let graph = builder.finish();
        let profiler = Profiler::new(&graph)?;
        Ok(Self {
            rules,
            graph,
            tallies: vec![Tally::default(); profiler.rule_nodes().len()],
            profiler,
            matching,
            passes: passes.max(1),
            captures: Vec::new(),
            events: 0,
            evaluated: 0,
            asked: 0,
            without_clock: 0.0,
            with_clock: 0.0,
        })
    }

    /// Steps that [`Profiling::add`] calls its `progress` for.
    pub const fn steps(&self) -> usize {
        3 * self.passes
    }

    /// Goes through an uncompressed capture; `progress` is called after each pass.
    pub fn add(&mut self, name: &str, bytes: &[u8], progress: &mut dyn FnMut()) -> Result<(), CaptureError> {
        let mut meter = Meter::new();
        let [mut state, mut without, mut with] = [f64::INFINITY; 3];
        let mut least: Option<Vec<Tally>> = None;
        for _ in 0..self.passes {
            let passed = pass(bytes, Depth::State, &mut meter)?;
            state = state.min(passed.reading.nanoseconds);
            progress();
            without = without.min(self.pass(bytes, &mut meter, &mut || 0)?.0);
            progress();
            self.profiler.reset();
            let start = Instant::now();
            let mut clock = || start.elapsed().as_nanos() as u64;
            let (time, evaluated) = self.pass(bytes, &mut meter, &mut clock)?;
            with = with.min(time);
            progress();
            match &mut least {
                None => {
                    self.events += passed.events;
                    self.evaluated += evaluated;
                    self.asked += self.profiler.events();
                    least = Some(self.profiler.tallies().to_vec());
                }
                Some(least) => keep_least(least, self.profiler.tallies()),
            }
        }
        self.captures.push(name.to_owned());
        self.without_clock += (without - state).max(0.0);
        self.with_clock += (with - state).max(0.0);
        for (sum, tally) in self.tallies.iter_mut().zip(least.unwrap_or_default()) {
            add(sum, &tally);
        }
        Ok(())
    }

    /// Time of one pass, and the events that rules were held against.
    fn pass(
        &mut self,
        bytes: &[u8],
        meter: &mut Meter,
        clock: &mut impl FnMut() -> u64,
    ) -> Result<(f64, u64), CaptureError> {
        let mut evaluated = 0;
        let pass = walk(bytes, meter, |event, fields| {
            if event.code == code::PLUGINEVENT_E {
                return;
            }
            evaluated += 1;
            let matches = self.profiler.evaluate(event.code, fields, self.matching, clock);
            std::hint::black_box(matches);
        })?;
        Ok((pass.reading.nanoseconds, evaluated))
    }

    /// The profile of all captures.
    pub fn finish(self) -> Profile {
        let readings: u64 = self.tallies.iter().map(|tally| tally.readings).sum();
        // Every event has one reading more, at its start.
        let readings = (readings + self.asked) as f64;
        let cost = share((self.with_clock - self.without_clock).max(0.0), readings);
        let times = node_times(&self.tallies, cost, self.without_clock);
        let mut checks = Checks::default();
        let rules = self
            .profiler
            .rules()
            .iter()
            .map(|rule| {
                let first = rule.rule_nodes.start as usize;
                let nodes: Vec<NodeProfile> = (first..rule.rule_nodes.end as usize)
                    .map(|place| self.node(place, first, times[place], &mut checks))
                    .collect();
                RuleProfile {
                    name: self.rules[rule.rule].name.clone(),
                    evaluations: nodes[0].asked,
                    matches: nodes[0].yes,
                    nanoseconds: nodes.iter().map(|node| node.nanoseconds).sum(),
                    nodes,
                }
            })
            .collect();
        Profile {
            format: super::FORMAT,
            captures: self.captures,
            passes: self.passes,
            events: self.events,
            evaluated_events: self.evaluated,
            nanoseconds: times.iter().sum(),
            reading_nanoseconds: cost,
            bare_reading_nanoseconds: bare_reading(),
            checks: checks.list,
            rules,
        }
    }

    fn node(&self, place: usize, first: usize, nanoseconds: f64, checks: &mut Checks) -> NodeProfile {
        let tally = &self.tallies[place];
        let at = &self.profiler.rule_nodes()[place];
        let kind = match &self.graph.nodes[at.node.index()] {
            Node::And(_) => Kind::And,
            Node::Or(_) => Kind::Or,
            Node::Not(_) => Kind::Not,
            Node::Predicate(predicate) => {
                let check = checks.find(at.node.0, || predicate.to_string());
                let known = &mut checks.list[check];
                known.rules += 1;
                known.evaluations += tally.evaluations;
                known.holds += tally.holds;
                known.nanoseconds += nanoseconds;
                Kind::Check(check)
            }
        };
        NodeProfile {
            kind,
            parent: at.parent.map(|parent| parent as usize - first),
            asked: tally.asked,
            yes: tally.yes,
            evaluations: tally.evaluations,
            holds: tally.holds,
            nanoseconds,
        }
    }
}

/// Checks that were met, by their node.
#[derive(Default)]
struct Checks {
    list: Vec<CheckProfile>,
    known: FxHashMap<u32, usize>,
}

impl Checks {
    fn find(&mut self, node: u32, text: impl FnOnce() -> String) -> usize {
        *self.known.entry(node).or_insert_with(|| {
            self.list.push(CheckProfile {
                text: text(),
                ..CheckProfile::default()
            });
            self.list.len() - 1
        })
    }
}

/// The time of each place less its readings, scaled so that all of them make up `total`.
fn node_times(tallies: &[Tally], reading: f64, total: f64) -> Vec<f64> {
    let own = |tally: &Tally| (tally.time as f64 - tally.readings as f64 * reading).max(0.0);
    let sum: f64 = tallies.iter().map(own).sum();
    let scale = share(total, sum);
    tallies.iter().map(|tally| own(tally) * scale).collect()
}

fn keep_least(least: &mut [Tally], tallies: &[Tally]) {
    for (least, tally) in least.iter_mut().zip(tallies) {
        least.time = least.time.min(tally.time);
    }
}

fn add(sum: &mut Tally, tally: &Tally) {
    sum.asked += tally.asked;
    sum.yes += tally.yes;
    sum.evaluations += tally.evaluations;
    sum.holds += tally.holds;
    sum.time += tally.time;
    sum.readings += tally.readings;
}

/// What a reading of the clock takes at least.
fn bare_reading() -> f64 {
    let start = Instant::now();
    for _ in 0..BARE_READINGS {
        std::hint::black_box(start.elapsed());
    }
    start.elapsed().as_nanos() as f64 / f64::from(BARE_READINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(time: u64, readings: u64) -> Tally {
        Tally {
            time,
            readings,
            ..Tally::default()
        }
    }

    #[test]
    fn times_lose_their_readings_and_add_up_to_the_whole() {
        let tallies = [tally(100, 2), tally(60, 1), tally(10, 2), tally(0, 0)];
        // 80, 50, nothing below zero: 130 in all.
        assert_eq!(node_times(&tallies, 10.0, 260.0), [160.0, 100.0, 0.0, 0.0]);
        assert_eq!(node_times(&tallies, 10.0, 0.0), [0.0; 4]);
        assert_eq!(node_times(&[], 10.0, 5.0), [0.0; 0]);
    }

    #[test]
    fn the_least_time_of_each_place_is_kept() {
        let mut least = vec![tally(5, 1), tally(9, 1)];
        keep_least(&mut least, &[tally(7, 1), tally(3, 1)]);
        assert_eq!(least, [tally(5, 1), tally(3, 1)]);
    }
}
