//! `lanner fix`: applies the fixes of reports to rule files.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use compiler::compile;
use compiler::diagnostics::{Declaration, Report, Safety};
use compiler::embedded;
use compiler::fix::{self, Applied, Refused};
use compiler::source::Sources;

use crate::diff;
use crate::failure::{Exit, Failure};
use crate::levels::LevelOptions;
use crate::outer_file::OuterFile;
use crate::project::ProjectOptions;
use crate::relocation::Relocation;
use crate::report;
use crate::rule_search::{FoundFile, SearchOptions};
use crate::rules;
use crate::terminal;
use crate::text_file::TextFile;

/// Apply safe fixes: deprecated keys and fields, repeated comparisons, unnecessary patterns
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner fix --diff rules.d/
  lanner fix falco_rules.yaml my_rules.yaml
  lanner fix --unsafe - < rules.yaml
  lanner fix --embedded values.yaml

Files are loaded in order, as in `lanner check`, with the levels of lanner.toml; without FILES, the
rules of lanner.toml are fixed. A safe fix changes no rule: all rules are compared before and after.
A fix that might change what a rule matches, or that causes an error, is listed and not applied.
`lanner fmt` formats rule files.

Exit codes: 0 if no error remains; 1 if one does; 2 if a file cannot be read or written.")]
pub(crate) struct Options {
    /// Rule files or directories of them, in load order; - reads from stdin and writes to stdout
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Print the changes as a diff instead of writing them
    #[arg(long)]
    diff: bool,
    /// Apply unsafe fixes, too, such as corrections of misspelt names; review their result
    #[arg(long = "unsafe")]
    unsafe_too: bool,
    /// Also fix rules in the values of other YAML files: Helm values, config maps, Argo CD, Flux
    #[arg(long)]
    embedded: bool,
    #[command(flatten)]
    search: SearchOptions,
    #[command(flatten)]
    levels: LevelOptions,
    #[command(flatten)]
    project: ProjectOptions,
}

/// The files to fix, and how.
#[derive(Debug)]
pub(crate) struct Request {
    /// Files and folders, in load order.
    pub(crate) files: Vec<PathBuf>,
    /// How to search folders; `None` to take just the files directly in them.
    pub(crate) search: Option<SearchOptions>,
    /// Fix rules in the values of files that are not rule files.
    pub(crate) embedded: bool,
    /// Print what would change and write no file.
    pub(crate) diff: bool,
    pub(crate) how: fix::Options,
}

/// The result of fixing files.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Fixes that were applied, with the lines of the user's files.
    applied: Vec<Applied>,
    /// Fixes that were refused, likewise.
    refused: Vec<Refused>,
    /// Reports that remain; their places are those of `sources`.
    remaining: Vec<Report>,
    /// The new files.
    sources: Sources,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let project = options.project.find(&options.files)?;
    let request = Request {
        files: project.files_or(&options.files)?,
        // The folders of a project are those of a Falco configuration: Falco does not descend.
        search: (!options.files.is_empty()).then(|| options.search.clone()),
        embedded: options.embedded,
        diff: options.diff,
        how: fix::Options {
            compile: compile::Options {
                assumed: project.assumed(&[]),
                without_verdicts: true,
                ..compile::Options::default()
            },
            levels: options.levels.over(&project)?,
            unsafe_too: options.unsafe_too,
        },
    };
    let outcome = apply(&request)?;
    let mut err = terminal::stderr();
    list_applied(&outcome, &mut err)?;
    print_summary(&outcome, options.diff, &mut err)?;
    if outcome.remaining.iter().any(report::is_error) {
        Ok(Exit::Findings)
    } else {
        Ok(Exit::Success)
    }
}

/// A file to fix, with the rules in its values if it is not a rule file itself.
struct Target {
    file: TextFile,
    outer: Option<OuterFile>,
}

/// Fixes the files of `request`, and writes them or prints the differences.
pub(crate) fn apply(request: &Request) -> Result<Outcome, Failure> {
    let targets = targets(request)?;
    let mut rules: Vec<(String, String)> = Vec::new();
    for target in &targets {
        let name = target.file.name();
        match &target.outer {
            None => rules.push((name.to_owned(), target.file.text().to_owned())),
            Some(outer) => {
                let documents = outer.documents().iter();
                rules.extend(documents.map(|document| (name.to_owned(), document.text().to_owned())));
            }
        }
    }
    let mut fixed = fix::fix(&rules, &request.how);
    let old: Vec<&str> = targets.iter().map(|target| target.file.text()).collect();
    let before = relocation(&targets, &old);
    for applied in &mut fixed.applied {
        applied.line = before.line(applied.file, applied.line);
    }
    for Refused { fix, .. } in &mut fixed.refused {
        fix.line = before.line(fix.file, fix.line);
    }
    let new = new_texts(&targets, &fixed.sources)?;
    let mut out = terminal::stdout();
    for (target, new) in targets.iter().zip(&new) {
        let file = &target.file;
        let changes = new != file.text();
        if request.diff {
            if changes {
                diff::write(&mut out, file.name(), file.text(), new)?;
            }
        } else if changes || file.is_stdin() {
            file.write(new, &mut out)?;
        }
    }
    out.flush()?;
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let after = relocation(&targets, &new);
    let mut remaining = fixed.remaining;
    for report in &mut remaining {
        after.relocate(report);
    }
    remaining.sort_by_key(|report| (report.primary.span, report.declaration.number));
    Ok(Outcome {
        applied: fixed.applied,
        refused: fixed.refused,
        remaining,
        sources: after.sources,
    })
}

fn targets(request: &Request) -> Result<Vec<Target>, Failure> {
    let mut targets = Vec::new();
    for path in &request.files {
        let found = match &request.search {
            Some(search) => search.files(path)?,
            None => rules::expand(path)?
                .into_iter()
                .map(|path| FoundFile { path, is_named: true })
                .collect(),
        };
        for found in found {
            let file = TextFile::read(&found.path)?;
            let is_rule_file = || embedded::is_rule_file(file.text());
            let outer = if request.embedded && !is_rule_file() {
                match OuterFile::new(file.name().to_owned(), file.text().to_owned()) {
                    // A folder has files of all kinds.
                    Err(_) if !found.is_named => continue,
                    outer => outer?,
                }
            } else if found.is_named || is_rule_file() {
                None
            } else {
                continue;
            };
            targets.push(Target { file, outer });
        }
    }
    Ok(targets)
}

/// Returns where the rules of the targets are in files with these texts.
fn relocation(targets: &[Target], texts: &[&str]) -> Relocation {
    let mut relocation = Relocation::default();
    for (target, text) in targets.iter().zip(texts) {
        let file = relocation.sources.add(target.file.name(), (*text).to_owned());
        if target.outer.is_none() {
            relocation.add_file(file);
            continue;
        }
        for document in embedded::find(file, text).documents {
            relocation.add_document(document);
        }
    }
    relocation
}

/// Returns the new text of each file, given those of the rule files that they are or contain.
fn new_texts(targets: &[Target], rules: &Sources) -> Result<Vec<String>, Failure> {
    let mut rules = rules.iter().map(|(_, rules)| rules.text().to_owned());
    let mut new = Vec::with_capacity(targets.len());
    for target in targets {
        new.push(match &target.outer {
            Some(outer) => {
                let own: Vec<String> = rules.by_ref().take(outer.documents().len()).collect();
                outer.with_dedented(&own)?
            }
            None => rules.next().unwrap_or_default(),
        });
    }
    Ok(new)
}

/// Writes a line for each fix that was applied or refused.
pub(crate) fn list_applied(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let line = |fix: &Applied| {
        let code = Declaration::find(fix.id).map_or_else(String::new, Declaration::code);
        format!("{}:{}: [{code} {}] {}", fix.path, fix.line + 1, fix.id, fix.title)
    };
    for fix in &outcome.applied {
        writeln!(out, "{}", line(fix))?;
    }
    for Refused { fix, reason } in &outcome.refused {
        writeln!(out, "{} (not applied: {reason})", line(fix))?;
    }
    Ok(())
}

fn print_summary(outcome: &Outcome, is_trial: bool, err: &mut dyn Write) -> io::Result<()> {
    report::concise::write(err, &outcome.remaining, &outcome.sources)?;
    let is_unsafe = |report: &&Report| {
        let fix = report.fix.as_ref();
        fix.is_some_and(|fix| fix.safety == Safety::Unsafe)
    };
    let unsafe_fixes = outcome.remaining.iter().filter(is_unsafe).count();
    let done = if is_trial { "would be fixed" } else { "fixed" };
    write!(
        err,
        "{} {done}, {} left",
        outcome.applied.len(),
        outcome.remaining.len()
    )?;
    if unsafe_fixes > 0 {
        write!(
            err,
            ", {unsafe_fixes} of them with an unsafe fix (--unsafe applies it)"
        )?;
    }
    writeln!(err)
}
