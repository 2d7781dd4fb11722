//! What `lanner run --stats` tells.
//!
//! In: a run that ended. Out: how much of what went by, how fast, what the state holds, and what
//! limits kept out of it, as text or as a JSON object. Not here: counting.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::Duration;

use clap::ValueEnum;
use compiler::check::Rule;
use runtime::engine::{Engine, Replay, Tally};
use runtime::state::{Counters, State, TableSizes};
use serde::Serialize;

/// Shape of the statistics.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(super) enum StatsFormat {
    /// Tables for people
    #[default]
    Text,
    /// A JSON object on one line
    Json,
}

/// The statistics of a run.
#[derive(Debug, Serialize)]
pub(super) struct Stats<'a> {
    /// Events that rules saw.
    events: u64,
    /// Events that only fed the state.
    state_events: u64,
    seconds: f64,
    events_per_second: f64,
    /// By name, the most frequent first in text.
    events_by_type: Ordered,
    alerts: u64,
    alerts_by_rule: BTreeMap<&'a str, u64>,
    /// Checks that could not be decided.
    undecided_checks: u64,
    /// What the state holds at the end.
    state: TableSizes,
    /// What came and went, and what limits kept out.
    counters: Counters,
    /// Enter events of old recorders that a limit made the reader forget.
    lost_enter_events: u64,
}

/// Names and counts in an order of their own.
#[derive(Debug)]
struct Ordered(Vec<(&'static str, u64)>);

impl Serialize for Ordered {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// What statistics are made from.
#[derive(Clone, Copy)]
pub(super) struct Ran<'r> {
    pub(super) engine: &'r Engine,
    pub(super) state: &'r State,
    pub(super) tally: &'r Tally,
    /// Enter events of old recorders that a limit made the reader forget.
    pub(super) lost_enters: u64,
    pub(super) elapsed: Duration,
}

impl<'r> Ran<'r> {
    /// A replay that took this long.
    pub(super) fn replay(replay: &'r Replay<'_>, elapsed: Duration) -> Self {
        Self {
            engine: replay.engine(),
            state: replay.playback().state(),
            tally: replay.tally(),
            lost_enters: replay.playback().reader().lost_enters(),
            elapsed,
        }
    }
}

impl<'a> Stats<'a> {
    pub(super) fn of(ran: Ran<'_>, rules: &'a [Rule]) -> Self {
        let counts = ran.engine.counts();
        let seconds = ran.elapsed.as_secs_f64();
        let fired = rules.iter().zip(&counts.alerts);
        Self {
            events: counts.events,
            state_events: ran.tally.hidden,
            seconds,
            events_per_second: counts.events as f64 / seconds.max(f64::MIN_POSITIVE),
            events_by_type: Ordered(ran.tally.by_type()),
            alerts: counts.alerts.iter().sum(),
            alerts_by_rule: fired
                .filter(|(_, count)| **count > 0)
                .map(|(rule, count)| (rule.name.as_str(), *count))
                .collect(),
            undecided_checks: counts.failures,
            state: ran.state.sizes(),
            counters: ran.state.counters(),
            lost_enter_events: ran.lost_enters,
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
            "{} events in {:.3} s ({:.0} events/s), {} alerts",
            self.events, self.seconds, self.events_per_second, self.alerts
        )?;
        let alerts = self.alerts_by_rule.iter().map(|(rule, count)| (*rule, *count));
        table(out, "alerts by rule", alerts)?;
        table(out, "events by type", self.events_by_type.0.iter().copied())?;
        table(out, "state at the end", self.state_rows())?;
        table(out, "state during the run", self.traffic_rows())?;
        let left_out: Vec<_> = self.left_out_rows().filter(|(_, count)| *count > 0).collect();
        if left_out.is_empty() {
            return writeln!(out, "no limit was reached, everything could be read");
        }
        table(out, "left out", left_out.into_iter())
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

    fn traffic_rows(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let rows = [
            ("threads came", self.counters.added_threads),
            ("threads went", self.counters.removed_threads),
            ("of unknown origin", self.counters.placeholders),
            ("events for the state alone", self.state_events),
            ("descriptors looked up in /proc", self.counters.fd_lookups),
        ];
        rows.into_iter()
    }

    fn left_out_rows(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let counters = &self.counters;
        let rows = [
            ("threads, the table was full", counters.refused_threads),
            ("idle threads, evicted", counters.purged_threads),
            ("descriptors, a table was full", counters.refused_fds),
            ("containers, the table was full", counters.refused_containers),
            (
                "Kubernetes resources, the table was full",
                counters.refused_resources,
            ),
            ("users and groups, the table was full", counters.refused_users),
            (
                "enter events of old recorders, too many waited",
                self.lost_enter_events,
            ),
            ("events with unreadable values", counters.unreadable_values),
            (
                "processes that were not readable at start",
                counters.unreadable_processes,
            ),
            ("open descriptors of these processes", counters.unreadable_fds),
            (
                "descriptors of unknown origin, too many to look up",
                counters.skipped_fd_lookups,
            ),
            ("checks that could not be decided", self.undecided_checks),
        ];
        rows.into_iter()
    }
}

/// A title and a line for each row; nothing without rows.
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
