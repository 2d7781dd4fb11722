//! Evaluates rules on events.
//!
//! In: checked rules, a selection of them, and the items of an [`EventSource`]. Out: alert lines, passed to
//! an [`AlertConsumer`]. [`Playback`] feeds a source through the state, [`Replay`] evaluates rules on a
//! capture, [`ConditionFilter`] evaluates a single condition. Not here: field extraction (`fields`),
//! evaluation of conditions (`compiler::backend`), formatting (`output`) and delivery (`sink`) of alerts.

mod condition_filter;
mod event_counts;
mod playback;
mod replay;
mod select;
mod source;
mod values;

use std::io;

use compiler::backend::{Backend, Evaluator, Matching, PrepareError};
use compiler::check::Rule;
use compiler::ir::{self, Graph, Profile};
use compiler::tables::{SYSCALL_SOURCE, event as code};

pub use condition_filter::ConditionFilter;
pub use event_counts::EventCounts;
pub use playback::{Playback, PlaybackItem};
pub use replay::{Replay, ReplayError};
pub use select::{Selection, Selector, matches_wildcard, select};
pub use source::EventSource;
pub use values::AlertValues;

use crate::event::Event;
use crate::fields::{Buffers, EventFields};
use crate::output::{AlertFormatter, Options};

/// Receives alerts.
pub trait AlertConsumer {
    /// Takes one alert, a line with its newline; `rule` is the index of its rule.
    fn alert(&mut self, rule: usize, line: &[u8]) -> io::Result<()>;

    /// Returns `false` if the next alert would be dropped. It is then not formatted, because formatting takes
    /// more time than evaluation and the events that follow would be lost.
    fn has_room(&self) -> bool {
        true
    }

    /// Counts an alert that was not formatted because of [`Self::has_room`].
    fn count_dropped(&mut self) {}
}

/// Evaluates a rule set on events.
#[derive(Debug)]
pub struct Engine {
    evaluator: Evaluator,
    matching: Matching,
    buffers: Buffers,
    formatter: AlertFormatter,
    counts: EngineCounts,
    line: Vec<u8>,
}

/// Counters of an engine.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct EngineCounts {
    /// Events that rules were evaluated on.
    pub events: u64,
    /// Matches by rule.
    pub alerts: Vec<u64>,
    /// Predicates that could not be evaluated and counted as false.
    pub failures: u64,
}

impl Engine {
    /// Prepares the rules with the indices `order`, in that order (see [`select`]).
    ///
    /// Rules for sources other than `syscall` are left out, because no other source is implemented.
    pub fn new(
        rules: &[Rule],
        order: &[usize],
        matching: Matching,
        options: Options,
    ) -> Result<Self, PrepareError> {
        Self::with_backend(
            rules,
            order,
            matching,
            options,
            Backend::default(),
            Profile::default(),
        )
    }

    /// As [`Engine::new`], with a choice of the backend. `profile` refines the order of predicates in native
    /// code.
    pub fn with_backend(
        rules: &[Rule],
        order: &[usize],
        matching: Matching,
        options: Options,
        backend: Backend,
        profile: Profile,
    ) -> Result<Self, PrepareError> {
        Ok(Self {
            evaluator: Evaluator::new(graph(rules, order), backend, profile)?,
            matching,
            buffers: options.buffers,
            formatter: AlertFormatter::new(rules, options),
            counts: EngineCounts {
                alerts: vec![0; rules.len()],
                ..EngineCounts::default()
            },
            line: Vec::new(),
        })
    }

    /// Evaluates the rules on an event and passes an alert for each match to `alerts`.
    pub fn evaluate(
        &mut self,
        event: &Event<'_>,
        fields: &EventFields<'_>,
        alerts: &mut dyn AlertConsumer,
    ) -> io::Result<()> {
        if self.matches(event, fields).is_empty() {
            return Ok(());
        }
        for rule in self.evaluator.matches() {
            self.counts.alerts[*rule] += 1;
            if !alerts.has_room() {
                alerts.count_dropped();
                continue;
            }
            self.line.clear();
            self.formatter
                .write(*rule, event.ts, &mut AlertValues::new(fields), &mut self.line);
            alerts.alert(*rule, &self.line)?;
        }
        Ok(())
    }

    /// Evaluates the rules on an event and returns those that match, in their order. No alert is formatted.
    pub fn matches(&mut self, event: &Event<'_>, fields: &EventFields<'_>) -> &[usize] {
        if event.code == code::PLUGINEVENT_E {
            return &[];
        }
        self.counts.events += 1;
        // Most events of a capture are of types that no rule can match.
        if !self.evaluator.asks_for(event.code) {
            return &[];
        }
        let fields = fields.looked_up();
        self.evaluator.evaluate(event.code, &fields, self.matching);
        self.counts.failures += self.evaluator.failures().len() as u64;
        self.evaluator.matches()
    }

    /// Returns how fields render bytes that are not text.
    pub fn buffers(&self) -> Buffers {
        self.buffers
    }

    /// Returns the evaluator of the conditions.
    pub fn evaluator(&self) -> &Evaluator {
        &self.evaluator
    }

    /// Makes the native code for everything seen so far and waits for it ([`Evaluator::compile_seen`]).
    pub fn compile_seen(&mut self) {
        self.evaluator.compile_seen();
    }

    /// Returns the counters.
    pub fn counts(&self) -> &EngineCounts {
        &self.counts
    }
}

/// Returns the predicate graph of the rules with the indices `order` and source `syscall`.
fn graph(rules: &[Rule], order: &[usize]) -> Graph {
    let mut graph = ir::Builder::default();
    for index in order {
        let rule = &rules[*index];
        if rule.source == SYSCALL_SOURCE {
            graph.add(*index, &rule.condition, rule.events);
        }
    }
    graph.finish()
}
