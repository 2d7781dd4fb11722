//! `lanner profile`: finds the rules and predicates that take the most time.
//!
//! In: captures and rule files. Out: tables, JSON, or an HTML page with a flame graph. Not here: the
//! measuring itself (`runtime::profile`).

mod html;
mod text;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use compiler::tables::Priority;
use indicatif::{ProgressBar, ProgressStyle};
use runtime::engine::select;
use runtime::profile::{Profile, ProfileRun};

use crate::capture;
use crate::engine_options::RuleMatching;
use crate::failure::{Exit, Failure};
use crate::rules;
use crate::terminal;

/// Profile rules and their predicates over captures
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner profile --capture events.scap -r rules.yaml
  lanner profile --capture events.scap -r rules.yaml -o profile.html
  lanner profile --capture a.scap --capture b.scap -r rules/ -o profile.json

The HTML page is self-contained: a flame graph of rules and their conditions. The JSON contains the
match frequency of each predicate, which `run` and `bench` take as --profile. See docs/profiling.md.

Exit codes: 0; 1 for an error in a rule or a capture; 2 for wrong usage or if FILE cannot be written.")]
pub(crate) struct Options {
    /// Capture file, - for standard input (repeatable)
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    capture: Vec<PathBuf>,
    /// Rule files or folders of them, in load order [default: those of lanner.toml]
    #[arg(short, long, value_name = "RULES", num_args = 1..)]
    rules: Vec<PathBuf>,
    /// Write the profile to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Output format [default: by the extension of FILE, else text]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Rows of each table in text output
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// Passes over each capture, with and without a clock
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..=MAX_PASSES))]
    passes: u32,
    /// How many rules an event can fire
    #[arg(long, value_enum, default_value_t)]
    rule_matching: RuleMatching,
}

/// Upper limit of `--passes`.
const MAX_PASSES: i64 = 10_000;

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// Tables
    Text,
    /// One JSON object
    Json,
    /// HTML page
    Html,
}

impl Format {
    /// Returns the format for a file name.
    fn from_path(path: &Path) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("json") => Self::Json,
            Some("html" | "htm") => Self::Html,
            _ => Self::Text,
        }
    }
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let rules = rules::load(&options.rules)?;
    if !rules.report_errors()? {
        return Ok(Exit::Findings);
    }
    let order = select(rules.rules(), Priority::Debug, &[]);
    let (matching, passes) = (options.rule_matching.into(), options.passes as usize);
    let mut profile = ProfileRun::new(rules.rules(), &order, matching, passes).map_err(Failure::input)?;
    for path in &options.capture {
        let bytes = capture::load(path)?;
        let name = path.display().to_string();
        let bar = ProgressBar::new(profile.steps() as u64).with_style(
            ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len} passes")
                .expect("the template is a constant"),
        );
        bar.set_message(name.clone());
        profile
            .add(&name, &bytes, &mut || bar.inc(1))
            .map_err(|error| Failure::input(format!("{name}: {error}")))?;
        bar.finish_and_clear();
    }
    write(options, &profile.finish())?;
    Ok(Exit::Success)
}

fn write(options: &Options, profile: &Profile) -> Result<(), Failure> {
    let Some(path) = &options.output else {
        let mut out = terminal::stdout();
        write_to(
            &mut out,
            options.format.unwrap_or(Format::Text),
            profile,
            options.top,
        )?;
        return Ok(out.flush()?);
    };
    let format = options.format.unwrap_or_else(|| Format::from_path(path));
    let written = File::create(path).and_then(|file| {
        // Colours are only for terminals.
        let mut out = BufWriter::new(anstream::StripStream::new(file));
        write_to(&mut out, format, profile, options.top)?;
        out.flush()
    });
    written.map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))
}

fn write_to(out: &mut dyn Write, format: Format, profile: &Profile, top: usize) -> io::Result<()> {
    match format {
        Format::Text => text::write(out, profile, top),
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, profile)?;
            writeln!(out)
        }
        Format::Html => html::write(out, profile),
    }
}
