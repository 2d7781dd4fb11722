//! Replays captures with the measuring interpreter and aggregates its counts into a [`Profile`].

use std::time::Instant;

use compiler::backend::profiler::{Profiler, Tally};
use compiler::backend::{Matching, PrepareError};
use compiler::check::Rule;
use compiler::ir::{Builder, Graph, Node};
use compiler::tables::{SYSCALL_SOURCE, event as code};
use rustc_hash::FxHashMap;

use super::report::{NodeKind, NodeProfile, PredicateProfile, Profile, RuleProfile, share};
use crate::capture::CaptureError;
use crate::measure::{Depth, Meter, pass, walk};

/// Consecutive clock readings used to measure the minimum cost of one.
const BARE_READINGS: u32 = 10_000;

/// A profiling run of a rule set over captures.
#[derive(Debug)]
pub struct ProfileRun<'r> {
    rules: &'r [Rule],
    graph: Graph,
    profiler: Profiler,
    matching: Matching,
    passes: usize,
    captures: Vec<String>,
    events: u64,
    evaluated: u64,
    /// Events on which at least one rule was evaluated.
    visited: u64,
    /// Nanoseconds: minimum of the passes over each capture, summed over captures.
    without_clock: f64,
    with_clock: f64,
    /// Sums over all captures, by node.
    tallies: Vec<Tally>,
}

impl<'r> ProfileRun<'r> {
    /// Prepares the rules with the indices `order`, in that order. Rules for sources other than
    /// `syscall` are left out. Each capture is replayed `passes` times, at least once.
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
            visited: 0,
            without_clock: 0.0,
            with_clock: 0.0,
        })
    }

    /// Returns how often [`ProfileRun::add`] calls its `progress`.
    pub const fn steps(&self) -> usize {
        3 * self.passes
    }

    /// Profiles an uncompressed capture; `progress` is called after each pass.
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
                    self.visited += self.profiler.events();
                    least = Some(self.profiler.tallies().to_vec());
                }
                Some(least) => keep_minimum(least, self.profiler.tallies()),
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

    /// Returns the time of one pass and the number of events that rules were evaluated on.
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

    /// Returns the profile of all captures.
    pub fn finish(self) -> Profile {
        let readings: u64 = self.tallies.iter().map(|tally| tally.readings).sum();
        // Each event takes one more reading, at its start.
        let readings = (readings + self.visited) as f64;
        let cost = share((self.with_clock - self.without_clock).max(0.0), readings);
        let times = node_times(&self.tallies, cost, self.without_clock);
        let mut predicates = PredicateTable::default();
        let rules = self
            .profiler
            .rules()
            .iter()
            .map(|rule| {
                let first = rule.rule_nodes.start as usize;
                let nodes: Vec<NodeProfile> = (first..rule.rule_nodes.end as usize)
                    .map(|place| self.node(place, first, times[place], &mut predicates))
                    .collect();
                RuleProfile {
                    name: self.rules[rule.rule].name.clone(),
                    evaluations: nodes[0].visits,
                    matches: nodes[0].true_visits,
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
            predicates: predicates.list,
            rules,
        }
    }

    fn node(
        &self,
        place: usize,
        first: usize,
        nanoseconds: f64,
        predicates: &mut PredicateTable,
    ) -> NodeProfile {
        let tally = &self.tallies[place];
        let at = &self.profiler.rule_nodes()[place];
        let kind = match &self.graph.nodes[at.node.index()] {
            Node::And(_) => NodeKind::And,
            Node::Or(_) => NodeKind::Or,
            Node::Not(_) => NodeKind::Not,
            Node::Predicate(predicate) => {
                let index = predicates.find(at.node.0, || predicate.to_string());
                let known = &mut predicates.list[index];
                known.rules += 1;
                known.evaluations += tally.evaluations;
                known.matches += tally.holds;
                known.nanoseconds += nanoseconds;
                NodeKind::Predicate(index)
            }
        };
        NodeProfile {
            kind,
            parent: at.parent.map(|parent| parent as usize - first),
            visits: tally.asked,
            true_visits: tally.yes,
            evaluations: tally.evaluations,
            matches: tally.holds,
            nanoseconds,
        }
    }
}

/// Predicates found so far, by graph node.
#[derive(Default)]
struct PredicateTable {
    list: Vec<PredicateProfile>,
    known: FxHashMap<u32, usize>,
}

impl PredicateTable {
    fn find(&mut self, node: u32, text: impl FnOnce() -> String) -> usize {
        *self.known.entry(node).or_insert_with(|| {
            self.list.push(PredicateProfile {
                text: text(),
                ..PredicateProfile::default()
            });
            self.list.len() - 1
        })
    }
}

/// Returns the time of each node minus its clock readings, scaled so that the sum is `total`.
fn node_times(tallies: &[Tally], reading: f64, total: f64) -> Vec<f64> {
    let own = |tally: &Tally| (tally.time as f64 - tally.readings as f64 * reading).max(0.0);
    let sum: f64 = tallies.iter().map(own).sum();
    let scale = share(total, sum);
    tallies.iter().map(|tally| own(tally) * scale).collect()
}

fn keep_minimum(least: &mut [Tally], tallies: &[Tally]) {
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

/// Returns the minimum cost of a clock reading in nanoseconds.
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
    fn node_times_exclude_readings_and_add_up_to_the_total() {
        let tallies = [tally(100, 2), tally(60, 1), tally(10, 2), tally(0, 0)];
        // 80 + 50 + 0 (clamped): 130 in total.
        assert_eq!(node_times(&tallies, 10.0, 260.0), [160.0, 100.0, 0.0, 0.0]);
        assert_eq!(node_times(&tallies, 10.0, 0.0), [0.0; 4]);
        assert_eq!(node_times(&[], 10.0, 5.0), [0.0; 0]);
    }

    #[test]
    fn the_minimum_time_of_each_node_is_kept() {
        let mut least = vec![tally(5, 1), tally(9, 1)];
        keep_minimum(&mut least, &[tally(7, 1), tally(3, 1)]);
        assert_eq!(least, [tally(5, 1), tally(3, 1)]);
    }
}
