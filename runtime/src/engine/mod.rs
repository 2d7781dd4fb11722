//! Rules against events.
//!
//! In: checked rules, what the user selected of them, and events with the state after each. Out:
//! alerts, handed to a [`Sink`] line by line. [`Playback`] feeds a capture through the state,
//! [`Replay`] on through the engine; a [`Filter`] is a single condition. Not here: how values are extracted, conditions evaluated, and alerts laid out.

mod filter;
mod playback;
mod replay;
mod select;
mod tally;
mod values;

use std::io;

use compiler::backend::{Backend, Evaluator, Matching, PrepareError};
use compiler::check::Rule;
use compiler::ir::{self, Graph, Profile};
use compiler::tables::{SYSCALL_SOURCE, event as code};

pub use filter::Filter;
pub use playback::{Passing, Playback};
pub use replay::{Replay, ReplayError};
pub use select::{Selection, Selector, matches_wildcard, select};
pub use tally::Tally;
pub use values::AlertValues;

use crate::event::Event;
use crate::fields::{Buffers, EventFields};
use crate::output::{AlertFormatter, Options};

/// Where alerts go.
pub trait Sink {
    /// Takes one alert, a line with its newline; `rule` is the index of its rule.
    fn alert(&mut self, rule: usize, line: &[u8]) -> io::Result<()>;
}

/// A rule set that is ready for events.
#[derive(Debug)]
pub struct Engine {
    evaluator: Evaluator,
    matching: Matching,
    buffers: Buffers,
    formatter: AlertFormatter,
    counts: Counts,
    line: Vec<u8>,
}

/// What an engine did so far.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Events that rules were asked about.
    pub events: u64,
    /// Alerts by rule.
    pub alerts: Vec<u64>,
    /// Checks that could not be decided and counted as false.
    pub failures: u64,
}

impl Engine {
    /// Prepares the rules of `rules` that `order` names, in that order (see [`select`]).
    ///
    /// Rules for other sources than system calls are left out: they see none of the events.
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

    /// As [`Engine::new`], evaluated by the backend of choice; native code asks in an order that
    /// `profile` sharpens.
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
            counts: Counts {
                alerts: vec![0; rules.len()],
                ..Counts::default()
            },
            line: Vec::new(),
        })
    }

    /// Holds an event against the rules and hands over an alert for each match.
    pub fn evaluate(
        &mut self,
        event: &Event<'_>,
        fields: &EventFields<'_>,
        sink: &mut dyn Sink,
    ) -> io::Result<()> {
        if self.matches(event, fields).is_empty() {
            return Ok(());
        }
        for rule in self.evaluator.matches() {
            self.counts.alerts[*rule] += 1;
            self.line.clear();
            self.formatter
                .write(*rule, event.ts, &mut AlertValues::new(fields), &mut self.line);
            sink.alert(*rule, &self.line)?;
        }
        Ok(())
    }

    /// Holds an event against the rules: those that match, in their order. No alert is made.
    pub fn matches(&mut self, event: &Event<'_>, fields: &EventFields<'_>) -> &[usize] {
        if event.code == code::PLUGINEVENT_E {
            return &[];
        }
        self.counts.events += 1;
        // Most events of a capture are of types that no rule asks for: they get no further.
        if !self.evaluator.asks_for(event.code) {
            return &[];
        }
        let fields = fields.looked_up();
        self.evaluator.evaluate(event.code, &fields, self.matching);
        self.counts.failures += self.evaluator.failures().len() as u64;
        self.evaluator.matches()
    }

    /// How its fields have to show bytes that are no text.
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

    /// What it did so far.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }
}

/// The conditions of the rules that `order` names, as far as they are for system calls.
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
