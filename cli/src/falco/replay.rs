//! Replays a capture, for `engine.kind=replay`.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write as _};
use std::time::Instant;

use compiler::check::Rule;
use compiler::tables::Priority;
use runtime::capture::{CaptureError, Reader};
use runtime::engine::{Engine, EngineCounts, Replay, ReplayError, select};
use runtime::sink::Overflow;

use super::alert_outputs::{self, OutputError};
use super::config::Configuration;
use super::log::Log;
use super::options::Options;
use crate::host::hostname;
use crate::rule_summary::RuleSummary;
use crate::terminal;

const SECOND: u64 = 1_000_000_000;

/// Why a replay failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReplayFailure {
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error("{file}: {source}")]
    Open { file: String, source: io::Error },
    #[error("{file}: {source}")]
    Capture { file: String, source: CaptureError },
    #[error(transparent)]
    Rules(#[from] compiler::backend::PrepareError),
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Sends the alerts of the capture `file` to the configured outputs, then prints the statistics.
pub(crate) fn replay(
    file: &str,
    rules: &[Rule],
    config: &Configuration,
    options: &Options,
    log: Log,
) -> Result<(), ReplayFailure> {
    let sinks = alert_outputs::sinks(config)?;
    if options.dry_run {
        return Ok(());
    }
    let mut alerts = config.alerts.clone();
    alerts.hostname = Some(hostname());
    let order = select(rules, config.priority, &config.selections);
    let summary = RuleSummary::new(rules, &order);
    let warnings = summary.warnings();
    for warning in &warnings {
        log.warning(warning);
    }
    let engine = Engine::new(rules, &order, config.rule_matching, alerts)?;
    let capture = |source| ReplayFailure::Capture {
        file: file.to_owned(),
        source,
    };
    let input = File::open(file).map_err(|source| ReplayFailure::Open {
        file: file.to_owned(),
        source,
    })?;
    let mut replay = Replay::new(Reader::new(input).map_err(capture)?, engine);
    log.info(&format!("Replaying events from the capture file: {file}"));
    if options.seconds > 0 {
        replay = replay.stop_after(options.seconds.saturating_mul(SECOND));
    }
    let start = Instant::now();
    // A capture does not run away: its alerts wait for slow outputs.
    let mut outputs = alert_outputs::start(sinks, Overflow::Wait, log)?;
    let result = loop {
        match replay.step(&mut outputs) {
            Ok(true) => {}
            Ok(false) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    // Before the statistics, which follow the alerts on standard output.
    outputs.close(None);
    let counts = replay.engine().counts();
    if options.verbose {
        print_speed(counts, start);
    }
    let mut out = terminal::stdout();
    out.write_all(statistics(counts, rules).as_bytes())?;
    out.flush()?;
    match result {
        Ok(()) => Ok(()),
        Err(ReplayError::Capture(error)) => Err(capture(error)),
        Err(ReplayError::Output(error)) => Err(error.into()),
    }
}

fn print_speed(counts: &EngineCounts, start: Instant) {
    let seconds = start.elapsed().as_secs_f64();
    let rate = counts.events as f64 / seconds.max(f64::MIN_POSITIVE);
    // There is nowhere to report that standard error is closed.
    let _ = writeln!(
        io::stderr(),
        "Elapsed time: {seconds:.3}, Captured Events: {}, {rate:.2} eps",
        counts.events
    );
}

/// Returns the statistics that Falco prints to standard output at the end.
pub(super) fn statistics(counts: &EngineCounts, rules: &[Rule]) -> String {
    let alerts = || rules.iter().zip(&counts.alerts).filter(|(_, count)| **count > 0);
    let total: u64 = counts.alerts.iter().sum();
    let mut out = format!("Events detected: {total}\nRule counts by severity:\n");
    for priority in Priority::ALL {
        let of_priority = alerts().filter(|(rule, _)| rule.priority == priority);
        let count: u64 = of_priority.map(|(_, count)| count).sum();
        if count > 0 {
            let name = match priority {
                Priority::Informational => "INFO".to_owned(),
                _ => priority.name().to_uppercase(),
            };
            let _ = writeln!(out, "   {name}: {count}");
        }
    }
    out.push_str("Triggered rules by rule name:\n");
    for (rule, count) in alerts() {
        let _ = writeln!(out, "   {}: {count}", rule.name);
    }
    out
}
