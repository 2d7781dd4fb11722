//! `lanner profile`: which rules, and which of their checks, take the time.
//!
//! In: captures and rule files. Out: tables, JSON, or a page with a flame-like view. Not here: the
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
use runtime::profile::{Profile, Profiling};

use super::run::RuleMatching;
use crate::capture;
use crate::failure::{Exit, Failure};
use crate::rules;
use crate::terminal;

/// Show which rules and which of their checks take the time over captures
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner profile --capture events.scap -r rules.yaml
  lanner profile --capture events.scap -r rules.yaml -o profile.html
  lanner profile --capture a.scap --capture b.scap -r rules/ -o profile.json

The page needs no network: rules and their conditions as boxes as wide as their share of the time.
The JSON also tells a compiler how often each check holds. docs/profiling.md tells how to read it all.

Exit codes: 0; 1 if a rule or a capture is wrong; 2 for wrong usage, or if FILE cannot be written.")]
pub(crate) struct Options {
    /// Capture file, - for the standard input (repeatable)
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    capture: Vec<PathBuf>,
    /// Rule files or folders of them, in load order [default: those of lanner.toml]
    #[arg(short, long, value_name = "RULES", num_args = 1..)]
    rules: Vec<PathBuf>,
    /// Where to write the profile instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Its form; by default what the name of the output ends in, else text
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Lines of each table of the text
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// How often each capture is gone through, with and without a clock
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..=MAX_PASSES))]
    passes: u32,
    /// How many rules an event can set off
    #[arg(long, value_enum, default_value_t)]
    rule_matching: RuleMatching,
}

/// More passes than anybody waits for.
const MAX_PASSES: i64 = 10_000;

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Format {
    /// Tables
    Text,
    /// One JSON object
    Json,
    /// A page for browsers
    Html,
}

impl Format {
    /// What a file of this name holds.
    fn of(path: &Path) -> Self {
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
    let mut profiling = Profiling::new(rules.rules(), &order, matching, passes).map_err(Failure::input)?;
    for path in &options.capture {
        let bytes = capture::load(path)?;
        let name = path.display().to_string();
        let bar = ProgressBar::new(profiling.steps() as u64).with_style(
            ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len} passes")
                .expect("the template is a constant"),
        );
        bar.set_message(name.clone());
        profiling
            .add(&name, &bytes, &mut || bar.inc(1))
            .map_err(|error| Failure::input(format!("{name}: {error}")))?;
        bar.finish_and_clear();
    }
    write(options, &profiling.finish())?;
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
    let format = options.format.unwrap_or_else(|| Format::of(path));
    let written = File::create(path).and_then(|file| {
        // Colours are for terminals.
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
