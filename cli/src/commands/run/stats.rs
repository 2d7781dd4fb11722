//! The statistics of `lanner run --stats`.
//!
//! In: a run that has ended. Out: numbers of events and alerts, throughput, sizes of the state tables, and
//! what was dropped because of a limit, as text or as a JSON object. Not here: counting.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::Duration;

use clap::ValueEnum;
use compiler::check::Rule;
use runtime::engine::{Engine, EventCounts, Replay};
use runtime::state::{Counters, State, TableSizes};
use serde::Serialize;

use crate::outputs::SinkReport;
use crate::rule_summary::count;

/// Format of the statistics.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(super) enum StatsFormat {
    /// Tables
    #[default]
    Text,
    /// A JSON object on one line
    Json,
}

/// The statistics of a run.
#[derive(Debug, Serialize)]
pub(super) struct Stats<'a> {
    /// Events that rules were evaluated on.
    events: u64,
    /// Events that only updated the state.
    state_events: u64,
    seconds: f64,
    events_per_second: f64,
    /// By name; in text by descending count.
    events_by_type: Ordered,
    alerts: u64,
    alerts_by_rule: BTreeMap<&'a str, u64>,
    /// Predicates that could not be evaluated.
    failed_predicates: u64,
    /// Sizes of the state tables at the end.
    state: TableSizes,
    /// Changes of the state tables, and entries that a limit rejected.
    counters: Counters,
    /// Enter events of old captures that a limit of the reader discarded.
    lost_enter_events: u64,
    /// Alerts by output; empty for captures, whose alerts are written directly.
    outputs: Vec<OutputStats>,
}

/// Alerts of one output.
#[derive(Debug, Serialize)]
struct OutputStats {
    name: String,
    delivered: u64,
    /// Dropped because the queue was full.
    dropped: u64,
    /// Lost because of errors.
    failed: u64,
}

/// Names and counts in a given order.
#[derive(Debug)]
struct Ordered(Vec<(&'static str, u64)>);

impl Serialize for Ordered {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// The results of a run that statistics are computed from.
#[derive(Clone, Copy)]
pub(super) struct RunResults<'r> {
    pub(super) engine: &'r Engine,
    pub(super) state: &'r State,
    pub(super) event_counts: &'r EventCounts,
    /// Enter events of old captures that a limit of the reader discarded.
    pub(super) lost_enters: u64,
    pub(super) elapsed: Duration,
    /// Outputs with their counters.
    pub(super) sinks: &'r [SinkReport],
}

impl<'r> RunResults<'r> {
    /// Returns the results of a replay that took `elapsed`.
    pub(super) fn of_replay(replay: &'r Replay<'_>, elapsed: Duration) -> Self {
        Self {
            engine: replay.engine(),
            state: replay.playback().state(),
            event_counts: replay.event_counts(),
            lost_enters: replay.playback().source().lost_enters(),
            elapsed,
            sinks: &[],
        }
    }
}

impl<'a> Stats<'a> {
    pub(super) fn new(results: RunResults<'_>, rules: &'a [Rule]) -> Self {
        let counts = results.engine.counts();
        let seconds = results.elapsed.as_secs_f64();
        let fired = rules.iter().zip(&counts.alerts);
        Self {
            events: counts.events,
            state_events: results.event_counts.hidden,
            seconds,
            events_per_second: counts.events as f64 / seconds.max(f64::MIN_POSITIVE),
            events_by_type: Ordered(results.event_counts.by_type()),
            alerts: counts.alerts.iter().sum(),
            alerts_by_rule: fired
                .filter(|(_, count)| **count > 0)
                .map(|(rule, count)| (rule.name.as_str(), *count))
                .collect(),
            failed_predicates: counts.failures,
            state: results.state.sizes(),
            counters: results.state.counters(),
            lost_enter_events: results.lost_enters,
            outputs: results.sinks.iter().map(output_stats).collect(),
        }
    }

    pub(super) fn write(&self, format: StatsFormat, out: &mut dyn Write) -> io::Result<()> {
        match format {
            StatsFormat::Text => self.write_text(out),
            StatsFormat::Json => {
                serde_json::to_writer(&mut *out, self)?;
                writeln!(out)
            }
        }
    }

    fn write_text(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "{} in {:.3} s ({:.0} events/s), {}",
            count(self.events as usize, "event"),
            self.seconds,
            self.events_per_second,
            count(self.alerts as usize, "alert")
        )?;
        let alerts = self.alerts_by_rule.iter().map(|(rule, count)| (*rule, *count));
        table(out, "alerts by rule", alerts)?;
        table(out, "events by type", self.events_by_type.0.iter().copied())?;
        table(out, "state at the end", self.state_rows())?;
        table(out, "state changes", self.change_rows())?;
        for output in &self.outputs {
            let rows = [
                ("delivered", output.delivered),
                ("dropped, the queue was full", output.dropped),
                ("lost to errors", output.failed),
            ];
            table(out, &format!("alerts to {}", output.name), rows.into_iter())?;
        }
        let limited: Vec<_> = self.limit_rows().filter(|(_, count)| *count > 0).collect();
        if limited.is_empty() {
            return writeln!(out, "no limit was reached");
        }
        table(out, "dropped because of a limit or an error", limited.into_iter())
    }

    fn state_rows(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let TableSizes {
            threads,
            fds,
            containers,
            resources,
            users,
        } = self.state;
        let rows = [
            ("threads", threads),
            ("descriptors", fds),
            ("containers", containers),
            ("Kubernetes resources", resources),
            ("users and groups", users),
        ];
        rows.into_iter().map(|(name, count)| (name, count as u64))
    }

    fn change_rows(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let rows = [
            ("threads added", self.counters.added_threads),
            ("threads removed", self.counters.removed_threads),
            ("placeholders for unknown threads", self.counters.placeholders),
            ("events that only updated the state", self.state_events),
            ("descriptors looked up in /proc", self.counters.fd_lookups),
        ];
        rows.into_iter()
    }

    fn limit_rows(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let counters = &self.counters;
        let rows = [
            ("threads: table full", counters.refused_threads),
            ("idle threads evicted", counters.purged_threads),
            ("descriptors: table full", counters.refused_fds),
            ("containers: table full", counters.refused_containers),
            ("Kubernetes resources: table full", counters.refused_resources),
            ("users and groups: table full", counters.refused_users),
            (
                "enter events of old captures: too many pending",
                self.lost_enter_events,
            ),
            ("events with invalid values", counters.unreadable_values),
            ("predicates that could not be evaluated", self.failed_predicates),
            (
                "processes that were not readable at start",
                counters.unreadable_processes,
            ),
            ("open descriptors of these processes", counters.unreadable_fds),
            (
                "descriptors of unknown origin, too many to look up",
                counters.skipped_fd_lookups,
            ),
        ];
        rows.into_iter()
    }
}

fn output_stats((name, counters): &SinkReport) -> OutputStats {
    OutputStats {
        name: name.clone(),
        delivered: counters.delivered,
        dropped: counters.dropped,
        failed: counters.failed,
    }
}

/// Writes a title and a line for each row; nothing without rows.
fn table<'n>(out: &mut dyn Write, title: &str, rows: impl Iterator<Item = (&'n str, u64)>) -> io::Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_some() {
        writeln!(out, "{title}")?;
    }
    for (name, count) in rows {
        writeln!(out, "{count:>10}  {name}")?;
    }
    Ok(())
}
