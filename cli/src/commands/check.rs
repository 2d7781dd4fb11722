//! `lanner check`: what is wrong with rules.

use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use compiler::check::assumed::Plugin;
use compiler::compile;
use compiler::diagnostics::{Level, Levels, Report, Selector};

use crate::failure::{Exit, Failure};
use crate::project::{self, Project, ProjectError};
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
    /// Project file to use
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Look for no project file
    #[arg(long)]
    no_config: bool,
    /// Take this plugin to be loaded, in any version or this; without any, all that are known are
    #[arg(long, value_name = "NAME[@VERSION]", value_parser = project::plugin)]
    plugin: Vec<Plugin>,
    /// Tell what was done on the standard error stream
    #[arg(long)]
    stats: bool,
}

/// How bad things are.
#[derive(Args, Debug)]
struct LevelOptions {
    /// Do not show this
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = Selector::parse)]
    allow: Vec<Selector>,
    /// Show this as a warning
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = Selector::parse)]
    warn: Vec<Selector>,
    /// Fail for this
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = Selector::parse)]
    deny: Vec<Selector>,
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
    let usage = |error: &dyn std::fmt::Display| Failure::Usage(error.to_string());
    let project = options.project().map_err(|error| usage(&error))?;
    let levels = options.levels.over(&project)?;
    let files = if options.files.is_empty() {
        let files = project.rule_files().map_err(|error| usage(&error))?;
        if files.is_empty() {
            return Err(Failure::Usage(no_rules(&project)));
        }
        files
    } else {
        options.files.clone()
    };
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
    let rules = load(&files, &compile_options).map_err(|error| usage(&error))?;
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

impl Options {
    fn project(&self) -> Result<Project, ProjectError> {
        let choice = match &self.config {
            Some(file) => project::Choice::File(file),
            None if self.no_config => project::Choice::None,
            None => project::Choice::Upwards,
        };
        let start = self.files.first().filter(|file| file.as_os_str() != "-");
        project::find(choice, start.map_or(Path::new("."), PathBuf::as_path))
    }
}

impl LevelOptions {
    /// The levels of the project with these over them.
    fn over(&self, project: &Project) -> Result<Levels, Failure> {
        let mut levels = Levels::default();
        levels.layer(&project.lints);
        let given = [
            (&self.allow, Level::Allow),
            (&self.warn, Level::Warning),
            (&self.deny, Level::Error),
        ];
        let mut asked: Vec<(Selector, Level)> = Vec::new();
        for (selectors, level) in given {
            for selector in selectors {
                selector
                    .can_be(level)
                    .map_err(|fixed| Failure::Usage(fixed.to_string()))?;
                if asked
                    .iter()
                    .any(|(known, other)| known == selector && *other != level)
                {
                    return Err(Failure::Usage(format!("two levels are given for `{selector}`")));
                }
                asked.push((*selector, level));
            }
        }
        levels.layer(&asked);
        Ok(levels)
    }
}

fn no_rules(project: &Project) -> String {
    match &project.file {
        Some(file) => format!("{}: names no rules; name files to check", file.display()),
        None => "no files are named, and there is no lanner.toml here or above".to_owned(),
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
