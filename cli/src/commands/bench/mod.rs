//! `lanner bench`: what rules cost over captures.
//!
//! In: captures and rule files. Out: a table or JSON of times, instructions and memory. Not here:
//! the measuring itself (`runtime::measure`).

mod figures;
mod json;
mod table;

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};
use compiler::backend::Backend;
use compiler::tables::{Priority, SYSCALL_SOURCE};
use indicatif::{ProgressBar, ProgressStyle};
use runtime::engine::{Engine, select};
use runtime::measure::{measure, steps};
use runtime::output;

use self::figures::{Figures, Measured, milliseconds};
use super::run::RuleMatching;
use crate::capture;
use crate::failure::{Exit, Failure};
use crate::memory::memory;
use crate::profile_file;
use crate::rules;
use crate::terminal;

/// Measure what reading, state, rules and alerts cost for each event of captures
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner bench --capture events.scap -r rules.yaml
  lanner bench --capture a.scap --capture b.scap -r rules/ --passes 101 --format json

Every capture is read into memory once and gone through again and again, as far as reading, state,
evaluation and output; what a stage costs is the difference to the stage before it. Times are those
of events, not of the metadata before them. On a busy machine the least times are the best guide.

Exit codes: 0; 1 if a rule or a capture is wrong; 2 for wrong usage.")]
pub(crate) struct Options {
    /// Capture file, - for the standard input (repeatable)
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    capture: Vec<PathBuf>,
    /// Rule files or folders of them, in load order [default: those of lanner.toml]
    #[arg(short, long, value_name = "RULES", num_args = 1..)]
    rules: Vec<PathBuf>,
    /// How often each capture is gone through to each stage
    #[arg(long, value_name = "N", default_value_t = 31, value_parser = clap::value_parser!(u32).range(1..=MAX_PASSES))]
    passes: u32,
    /// How many rules an event can set off
    #[arg(long, value_enum, default_value_t)]
    rule_matching: RuleMatching,
    /// Interpret conditions instead of making native code of them
    #[arg(long)]
    no_jit: bool,
    /// Order checks by what this profile counted (JSON of lanner profile)
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Shape of the alerts that are formatted and thrown away
    #[arg(long, value_enum, default_value_t)]
    alerts: Alerts,
    /// How to show the figures
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// More passes than anybody waits for.
const MAX_PASSES: i64 = 100_000;

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum Alerts {
    /// Lines of text
    #[default]
    Text,
    /// JSON objects
    Json,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum Format {
    /// A table
    #[default]
    Text,
    /// One JSON object
    Json,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let start = Instant::now();
    let rules = rules::load(&options.rules)?;
    let check_ms = milliseconds(start.elapsed());
    if !rules.report_errors()? {
        return Ok(Exit::Findings);
    }
    let rules = rules.into_rules();
    let order = select(&rules, Priority::Debug, &[]);
    let evaluated = |index: &&usize| rules[**index].source == SYSCALL_SOURCE;
    let alerts = output::Options {
        json: options.alerts == Alerts::Json,
        ..output::Options::default()
    };
    let start = Instant::now();
    let backend = if options.no_jit {
        Backend::Interpreter
    } else {
        Backend::Tiered
    };
    let profile = profile_file::read(options.profile.as_deref())?;
    let matching = options.rule_matching.into();
    let mut engine =
        Engine::with_backend(&rules, &order, matching, alerts, backend, profile).map_err(Failure::input)?;
    let mut figures = Figures {
        rules: rules.len(),
        evaluated_rules: order.iter().filter(evaluated).count(),
        check_ms,
        ready_ms: milliseconds(start.elapsed()),
        passes: options.passes,
        captures: Vec::new(),
        capture_bytes: 0,
        code: None,
        memory: None,
    };
    for path in &options.capture {
        let measured = measure_capture(path, &mut engine, options.passes)?;
        figures.capture_bytes = figures.capture_bytes.max(measured.bytes);
        figures.captures.push(measured);
    }
    figures.code = engine.evaluator().code();
    figures.memory = memory();
    let mut out = terminal::stdout();
    match options.format {
        Format::Text => table::write(&mut out, &figures)?,
        Format::Json => json::write(&mut out, &figures)?,
    }
    out.flush()?;
    Ok(Exit::Success)
}

fn measure_capture(path: &std::path::Path, engine: &mut Engine, passes: u32) -> Result<Measured, Failure> {
    let bytes = capture::load(path)?;
    let name = path.display().to_string();
    let bar = ProgressBar::new(steps(passes as usize) as u64).with_style(
        ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len} passes")
            .expect("the template is a constant"),
    );
    bar.set_message(name.clone());
    let costs = measure(&bytes, engine, passes as usize, &mut || bar.inc(1))
        .map_err(|error| Failure::input(format!("{name}: {error}")))?;
    bar.finish_and_clear();
    Ok(Measured {
        name,
        bytes: bytes.len() as u64,
        costs,
    })
}
