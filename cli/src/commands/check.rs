//! `lanner check`: what is wrong with rules.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};
use compiler::diagnostics::Report;

use crate::failure::{Exit, Failure};
use crate::report;
use crate::rules::{self, RuleSet};
use crate::terminal;

/// Check rule files and show everything that is wrong with them
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner check rules.yaml
  lanner check falco_rules.yaml rules.d/ --format concise --deny warnings
  cat rules.yaml | lanner check -

Files are loaded in order: later ones may append to and override what earlier ones define.

Exit codes: 0 if all is well; 1 for errors, or warnings under --deny; 2 if a file cannot be read.")]
pub(crate) struct Options {
    /// Rule files, folders of them, or - for the standard input, in load order
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
    /// How to show what is wrong
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Fail for this too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Tell what was done on the standard error stream
    #[arg(long)]
    stats: bool,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum Format {
    /// Source lines with marks
    #[default]
    Text,
    /// A line each
    Concise,
    /// JSON with byte ranges
    Json,
    /// What falco -V prints as JSON
    FalcoJson,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub workflows
    Github,
    /// XML for test reports
    Junit,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let start = Instant::now();
    let rules = rules::load(&options.files).map_err(|error| Failure::Usage(error.to_string()))?;
    let reports = rules.reports();
    let mut out = terminal::stdout();
    write(&mut out, options.format, &reports, &rules)?;
    out.flush()?;
    if options.stats {
        stats(&reports, &rules, start)?;
    }
    let denied = |report: &Report| report::is_error(report) || options.deny == Some(Deny::Warnings);
    if reports.iter().any(denied) {
        Ok(Exit::Findings)
    } else {
        Ok(Exit::Success)
    }
}

fn write(out: &mut dyn Write, format: Format, reports: &[Report], rules: &RuleSet) -> io::Result<()> {
    let sources = &rules.sources;
    match format {
        Format::Text => report::text::write(out, reports, sources),
        Format::Concise => report::concise::write(out, reports, sources),
        Format::Json => report::json::write(out, reports, sources),
        Format::FalcoJson => report::falco_json::write(out, &rules.compilation.falco.results),
        Format::Sarif => report::sarif::write(out, reports, sources),
        Format::Github => report::github::write(out, reports, sources),
        Format::Junit => report::junit::write(out, reports, sources),
    }
}

fn stats(reports: &[Report], rules: &RuleSet, start: Instant) -> io::Result<()> {
    let errors = reports.iter().filter(|report| report::is_error(report)).count();
    writeln!(
        io::stderr(),
        "{} files, {} rules, {errors} errors, {} warnings in {:.1} ms",
        rules.sources.iter().count(),
        rules.rules().len(),
        reports.len() - errors,
        start.elapsed().as_secs_f64() * 1000.0,
    )
}
