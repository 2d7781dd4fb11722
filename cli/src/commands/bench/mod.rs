//! `lanner bench`: measures the cost of rules over captures.
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
use compiler::tables::{Priority, SYSCALL_SOURCE};
use indicatif::{ProgressBar, ProgressStyle};
use runtime::engine::{Engine, select};
use runtime::measure::{measure, steps};
use runtime::output;

use self::figures::{Figures, Measured, milliseconds};
use crate::capture;
use crate::engine_options::EngineOptions;
use crate::failure::{Exit, Failure};
use crate::memory::memory;
use crate::rules;
use crate::terminal;

/// Measure reading, state, evaluation and output per event over captures
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner bench --capture events.scap -r rules.yaml
  lanner bench --capture a.scap --capture b.scap -r rules/ --passes 101 --format json

Each capture is read into memory and replayed several times up to each stage: reading, state,
evaluation, output. The cost of a stage is the difference from the stage before it. Times cover
events, not the metadata before them. On a busy machine the minimum is more reliable than the median.

Exit codes: 0; 1 for an error in a rule or a capture; 2 for wrong usage.")]
pub(crate) struct Options {
    /// Capture file, - for standard input (repeatable)
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    capture: Vec<PathBuf>,
    /// Rule files or folders of them, in load order [default: those of lanner.toml]
    #[arg(short, long, value_name = "RULES", num_args = 1..)]
    rules: Vec<PathBuf>,
    /// Passes over each capture per stage
    #[arg(long, value_name = "N", default_value_t = 31, value_parser = clap::value_parser!(u32).range(1..=MAX_PASSES))]
    passes: u32,
    #[command(flatten)]
    engine: EngineOptions,
    /// Format of the alerts, which are rendered and discarded
    #[arg(long, value_enum, default_value_t)]
    alerts: Alerts,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Upper limit of `--passes`.
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
    let mut engine = options.engine.build(&rules, &order, alerts)?;
    let mut figures = Figures {
        rules: rules.len(),
        evaluated_rules: order.iter().filter(evaluated).count(),
        check_ms,
        prepare_ms: milliseconds(start.elapsed()),
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
