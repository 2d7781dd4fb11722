//! Replaying a capture, as `engine.kind=replay` asks for.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write as _};
use std::time::Instant;

use compiler::check::Rule;
use compiler::tables::Priority;
use runtime::capture::{CaptureError, Reader};
use runtime::engine::{Counts, Engine, Replay, ReplayError, Sink, select};

use super::channels::{ChannelError, Channels};
use super::config::Configuration;
use super::options::Options;
use crate::host::hostname;
use crate::terminal;

const SECOND: u64 = 1_000_000_000;

/// Why a replay failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReplayFailure {
    #[error(transparent)]
    Channel(#[from] ChannelError),
    #[error("{file}: {source}")]
    Open { file: String, source: io::Error },
    #[error("{file}: {source}")]
    Capture { file: String, source: CaptureError },
    #[error(transparent)]
    Rules(#[from] compiler::backend::PrepareError),
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Sends the alerts of the capture `file` to the configured channels, then prints how many there
/// were.
pub(crate) fn replay(
    file: &str,
    rules: &[Rule],
    config: &Configuration,
    options: &Options,
) -> Result<(), ReplayFailure> {
    let mut channels = Channels::new(&config.channels, config.buffered && !options.unbuffered)?;
    if options.dry_run {
        return Ok(());
    }
    let mut alerts = config.alerts.clone();
    alerts.hostname = Some(hostname());
    let order = select(rules, config.priority, &config.selections);
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
    if options.seconds > 0 {
        replay = replay.stop_after(options.seconds.saturating_mul(SECOND));
    }
    let start = Instant::now();
    let mut sink = ToChannels(&mut channels);
    let result = loop {
        match replay.step(&mut sink) {
            Ok(true) => {}
            Ok(false) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    channels.close()?;
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
        Err(ReplayError::Sink(error)) => Err(error.into()),
    }
}

struct ToChannels<'a>(&'a mut Channels);

impl Sink for ToChannels<'_> {
    fn alert(&mut self, _rule: usize, line: &[u8]) -> io::Result<()> {
        self.0.send(line)
    }
}

fn print_speed(counts: &Counts, start: Instant) {
    let seconds = start.elapsed().as_secs_f64();
    let rate = counts.events as f64 / seconds.max(f64::MIN_POSITIVE);
    // A closed stream is no reason to fail.
    let _ = writeln!(
        io::stderr(),
        "Elapsed time: {seconds:.3}, Captured Events: {}, {rate:.2} eps",
        counts.events
    );
}

/// The closing lines on the standard output.
pub(super) fn statistics(counts: &Counts, rules: &[Rule]) -> String {
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
