//! `lanner check`: what is wrong with rules.

use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};
use compiler::check::assumed::Plugin;
use compiler::compile;
use compiler::diagnostics::Report;

use crate::failure::{Exit, Failure};
use crate::levels::LevelOptions;
use crate::memory::take_in_large_pieces;
use crate::project::{self, ProjectOptions};
use crate::report;
use crate::rules::{self, RuleSet};
use crate::terminal;

/// Check rule files and show everything that is wrong with them
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner check
  lanner check rules.yaml
  lanner check falco_rules.yaml rules.d/ --format concise --deny warnings
  lanner check rules.yaml --allow unused-list --warn style
  lanner check --embedded values.yaml
  cat rules.yaml | lanner check -

Files are loaded in order: later ones may append to and override what earlier ones define. Without
FILES, the rules of the project file are checked: lanner.toml, looked for upwards from here.

NAME is a diagnostic (unused-list or L0352) or one of the groups all, warnings, lints and style.
What Falco refuses stays an error. A comment in a rule file allows in place:
# lanner: allow(unused-list)

Exit codes: 0 if all is well; 1 for errors, and for warnings under --deny warnings; 2 if a file
cannot be read.")]
pub(crate) struct Options {
    /// Rule files, folders of them, or - for the standard input, in load order
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Check the rules inside literal blocks (`key: |`) of FILES, as in Helm values
    #[arg(long)]
    embedded: bool,
    /// How to show what is wrong
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    levels: LevelOptions,
    #[command(flatten)]
    project: ProjectOptions,
    /// Take this plugin to be loaded, in any version or this; without any, all that are known are
    #[arg(long, value_name = "NAME[@VERSION]", value_parser = project::plugin)]
    plugin: Vec<Plugin>,
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

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let start = Instant::now();
    take_in_large_pieces();
    let project = options.project.find(&options.files)?;
    let levels = options.levels.over(&project)?;
    let files = project.files_or(&options.files)?;
    let compile_options = compile::Options {
        assumed: project.assumed(&options.plugin),
        without_verdicts: options.format != Format::FalcoJson,
        ..compile::Options::default()
    };
    let load = if options.embedded {
        rules::load_embedded
    } else {
        rules::load_with
    };
    let rules = load(&files, &compile_options)?;
    // The process ends soon: giving everything back piece by piece would be for nothing.
    let rules = ManuallyDrop::new(rules);
    let reports = rules.reviewed(&levels);
    let mut out = terminal::stdout();
    write(&mut out, options.format, &reports, &rules)?;
    out.flush()?;
    if options.stats {
        stats(&reports, &rules, start)?;
    }
    if reports.iter().any(report::is_error) || levels.denies_warnings() && !reports.is_empty() {
        Ok(Exit::Findings)
    } else {
        Ok(Exit::Success)
    }
}

fn write(out: &mut dyn Write, format: Format, reports: &[Report], rules: &RuleSet) -> io::Result<()> {
    let sources = &rules.sources;
    match format {
        Format::Text => report::text::write(out, reports, sources, terminal::stdout_is_colored()),
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
