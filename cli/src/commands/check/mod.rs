//! `lanner check`: what is wrong with rules.
//!
//! In: files, levels, a baseline. Out: a document with the findings, in one of the formats of
//! [`report`], a summary, and an exit code. Not here: finding anything.

mod baseline;
mod input;
mod summary;
mod watch;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use compiler::check::assumed::{Assumed, Plugin};
use compiler::compile;
use compiler::diagnostics::{Levels, Report};
use compiler::source::Sources;

use crate::commands::fix;
use crate::failure::{Exit, Failure};
use crate::levels::LevelOptions;
use crate::memory::grow_heap_in_large_steps;
use crate::project::{self, Project, ProjectOptions};
use crate::report;
use crate::rule_search::SearchOptions;
use crate::terminal;
use baseline::Baseline;
use input::{Checked, InputFiles};

/// Check rule files and report everything that is wrong with them
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner check
  lanner check rules.yaml
  lanner check . --exclude 'tests/**' --max-warnings 0
  lanner check falco_rules.yaml rules.d/ --format concise --deny warnings
  lanner check rules.yaml --allow unused-list --warn style
  lanner check --base falco_rules.yaml --embedded values.yaml argocd/
  lanner check . --format sarif --output-file lanner.sarif
  lanner check . --write-baseline lanner-baseline.json
  cat rules.yaml | lanner check -

Files are loaded in order: later ones may append to and override what earlier ones define. A folder
stands for its .yaml and .yml files and those of the folders in it, sorted by path; hidden files, what a
.gitignore excludes, and files without rules are skipped. Without FILES, the rules of the project file
are checked: lanner.toml in this folder or the nearest one above.

NAME is a diagnostic (unused-list or L0352) or one of the groups all, warnings, lints and style.
What Falco refuses is always an error. A comment in a rule file allows a finding in place:
# lanner: allow(unused-list)

Exit codes: 0 if there is no error; 1 for errors, for warnings under --deny warnings, and for more
warnings than --max-warnings; 2 if a file cannot be read or for wrong usage.")]
pub(crate) struct Options {
    /// Rule files, folders, or - for the standard input, in load order
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Also check rules in the values of other YAML files: Helm values, config maps, Argo CD, Flux
    #[arg(long)]
    embedded: bool,
    /// Load this rule file before FILES, and report only its errors
    #[arg(long, value_name = "FILE")]
    base: Vec<PathBuf>,
    #[command(flatten)]
    search: SearchOptions,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write the findings to this file instead of the standard output
    #[arg(long, value_name = "FILE")]
    output_file: Option<PathBuf>,
    /// Print the number of findings of each diagnostic instead of the findings
    #[arg(long)]
    statistics: bool,
    /// Print no summary
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    levels: LevelOptions,
    /// Fail if there are more warnings than this
    #[arg(long, value_name = "NUMBER")]
    max_warnings: Option<usize>,
    /// Write at most this many findings, errors first; 0 for all. The default is 1000, and 10000 in the
    /// formats for programs. Counts and exit codes are those of all findings
    #[arg(long, value_name = "NUMBER")]
    max_diagnostics: Option<usize>,
    /// Do not report warnings that are listed in this file
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    baseline: Option<PathBuf>,
    /// List the present warnings in this file, for --baseline
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
    /// Apply safe fixes first, as `lanner fix` does: this changes FILES
    #[arg(long, conflicts_with = "base")]
    fix: bool,
    /// Check again whenever a file changes
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    project: ProjectOptions,
    /// Assume that this plugin is loaded, in any or this version; by default all known plugins are
    #[arg(long, value_name = "NAME[@VERSION]", value_parser = project::plugin)]
    plugin: Vec<Plugin>,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum Format {
    /// Source lines with the findings marked
    #[default]
    Text,
    /// One line per finding
    Concise,
    /// JSON with byte ranges
    Json,
    /// The JSON that falco -V prints
    FalcoJson,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations for GitHub workflows
    Github,
    /// JUnit XML for test reports
    Junit,
}

impl Format {
    /// People read it, so that a summary may follow.
    const fn is_for_people(self) -> bool {
        matches!(self, Self::Text | Self::Concise)
    }

    /// Returns how many findings are written by default.
    const fn max_diagnostics(self) -> usize {
        if self.is_for_people() {
            report::MAX_DIAGNOSTICS
        } else {
            MAX_DIAGNOSTICS_FOR_PROGRAMS
        }
    }
}

/// By default, this many findings are written in formats for programs.
const MAX_DIAGNOSTICS_FOR_PROGRAMS: usize = 10_000;

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    if options.statistics && !options.format.is_for_people() && options.format != Format::Json {
        return Err(Failure::Usage(
            "--statistics supports the formats text, concise and json".to_owned(),
        ));
    }
    if !options.watch {
        return check(options);
    }
    if options.files.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::Usage(
            "--watch cannot watch the standard input".to_owned(),
        ));
    }
    let project = options.project.find(&options.files)?;
    let mut watched = options.base.clone();
    watched.extend(project.files_or(&options.files)?);
    watched.extend(project.file.clone());
    watch::run(&watched, || check(options))
}

fn check(options: &Options) -> Result<Exit, Failure> {
    grow_heap_in_large_steps();
    let project = options.project.find(&options.files)?;
    let levels = options.levels.over(&project)?;
    let assumed = project.assumed(&options.plugin);
    if options.fix {
        apply_fixes(options, &project, &levels, &assumed)?;
    }
    let inputs = InputFiles {
        base: &options.base,
        // The folders of a project are those of a Falco configuration: Falco does not descend.
        search: (!options.files.is_empty()).then_some(&options.search),
        files: &project.files_or(&options.files)?,
        embedded: options.embedded,
        // Falco's document has no place for files that Falco would not have read.
        report_unreadable: options.format != Format::FalcoJson,
    };
    let compile_options = compile::Options {
        assumed,
        without_verdicts: options.format != Format::FalcoJson,
        ..compile::Options::default()
    };
    // The process ends soon: freeing everything piece by piece would be a waste of time.
    let checked = ManuallyDrop::new(input::check(&inputs, &compile_options, &levels)?);
    let mut reports = checked.reports.clone();
    let sources = checked.sources();
    let mut baseline = None;
    if let Some(path) = &options.write_baseline {
        baseline = Some(Baseline::of(&reports, sources));
        baseline.iter().try_for_each(|baseline| baseline.write(path))?;
    } else if let Some(path) = &options.baseline {
        baseline = Some(Baseline::read(path)?);
    }
    let hidden = baseline.map(|baseline| baseline.hide(&mut reports, sources));
    let errors = reports.iter().filter(|report| report::is_error(report)).count();
    let warnings = reports.len() - errors;
    let warnings_fail = warnings > 0 && levels.denies_warnings()
        || options.max_warnings.is_some_and(|limit| warnings > limit);
    let fails = |report: &Report| report::is_error(report) || warnings_fail;
    let limit = match options.max_diagnostics {
        None => options.format.max_diagnostics(),
        Some(0) => usize::MAX,
        Some(limit) => limit,
    };
    let written = if options.statistics {
        Cow::Borrowed(reports.as_slice())
    } else {
        report::limited(&reports, limit)
    };
    let omitted = reports.len() - written.len();
    let document = Document {
        format: options.format,
        statistics: options.statistics,
        reports: &written,
        omitted,
        sources,
        checked: &checked,
        fails: &fails,
    };
    if let Some(path) = &options.output_file {
        document.write_file(path)?;
    } else {
        let mut out = terminal::stdout();
        document.write(&mut out, terminal::stdout_is_colored())?;
        out.flush()?;
    }
    if omitted > 0 && !options.format.is_for_people() && options.format != Format::FalcoJson {
        writeln!(terminal::stderr(), "{}", report::omission(omitted))?;
    }
    if options.format.is_for_people() && !options.quiet {
        summary::write(&mut terminal::stderr(), &reports, &checked, hidden)?;
        if let Some(limit) = options.max_warnings.filter(|limit| warnings > *limit) {
            writeln!(
                terminal::stderr(),
                "more warnings than --max-warnings {limit} allows"
            )?;
        }
    }
    Ok(if checked.is_incomplete {
        Exit::Incomplete
    } else if errors > 0 || warnings_fail {
        Exit::Findings
    } else {
        Exit::Success
    })
}

/// Does what `lanner fix` does, and lists what was fixed; what remains is reported by the check.
fn apply_fixes(
    options: &Options,
    project: &Project,
    levels: &Levels,
    assumed: &Assumed,
) -> Result<(), Failure> {
    if options.files.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::Usage(
            "--fix cannot change the standard input; use `lanner fix -`".to_owned(),
        ));
    }
    let request = fix::Request {
        files: project.files_or(&options.files)?,
        search: (!options.files.is_empty()).then(|| options.search.clone()),
        embedded: options.embedded,
        diff: false,
        how: compiler::fix::Options {
            compile: compile::Options {
                assumed: assumed.clone(),
                without_verdicts: true,
                ..compile::Options::default()
            },
            levels: levels.clone(),
            unsafe_too: false,
        },
    };
    let outcome = fix::apply(&request)?;
    Ok(fix::list_applied(&outcome, &mut terminal::stderr())?)
}

/// What is written, and how.
struct Document<'a> {
    format: Format,
    statistics: bool,
    reports: &'a [Report],
    /// Number of findings that are not among `reports`.
    omitted: usize,
    sources: &'a Sources,
    checked: &'a Checked,
    fails: &'a dyn Fn(&Report) -> bool,
}

impl Document<'_> {
    fn write(&self, out: &mut dyn Write, colored: bool) -> io::Result<()> {
        let (reports, sources) = (self.reports, self.sources);
        if self.statistics {
            return summary::write_statistics(out, reports, self.format == Format::Json);
        }
        match self.format {
            Format::Text => {
                report::text::write(out, reports, sources, colored)?;
                report::write_omission(out, self.omitted)
            }
            Format::Concise => {
                report::concise::write(out, reports, sources)?;
                report::write_omission(out, self.omitted)
            }
            Format::Json => report::json::write(out, reports, self.omitted, sources),
            Format::FalcoJson => {
                report::falco_json::write(out, &self.checked.rules.compilation.falco.results)
            }
            Format::Sarif => report::sarif::write(out, reports, sources),
            Format::Github => report::github::write(out, reports, sources),
            Format::Junit => report::junit::write(out, reports, sources, self.fails),
        }
    }

    fn write_file(&self, path: &Path) -> Result<(), Failure> {
        let write = || {
            let mut out = BufWriter::new(File::create(path)?);
            self.write(&mut out, false)?;
            out.flush()
        };
        write().map_err(|error| Failure::Usage(format!("{}: cannot write: {error}", path.display())))
    }
}
