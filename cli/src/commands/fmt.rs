//! `lanner fmt`: formats rule files.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use compiler::embedded;
use compiler::format::{self, FormatError};
use compiler::source::{FileId, Sources, Span};
use compiler::syntax::yaml::YamlCause;

use crate::diff;
use crate::failure::{Exit, Failure};
use crate::outer_file::{Origin, OuterFile};
use crate::project::ProjectOptions;
use crate::rule_search::{FoundFile, SearchOptions};
use crate::rules;
use crate::terminal;
use crate::text_file::TextFile;

/// Format rule files: key order, conditions, lists and blank lines; values and comments are kept
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner fmt rules.d/
  lanner fmt --check --diff falco_rules.yaml
  lanner fmt - < rules.yaml
  lanner fmt --embedded values.yaml

Without FILES, the rules of the project file are formatted: lanner.toml in this directory or one above.
Text between `# fmt: off` and `# fmt: on`, and an item below `# lanner: fmt(skip)`, is not changed.
A file that is not valid YAML, or has an unclosed quote, is never written.

Exit codes: 0 on success; 1 if a file is not valid YAML or, with --check, would change; 2 if a file
cannot be read or written.")]
pub(crate) struct Options {
    /// Rule files or directories of them; `-` reads stdin and writes stdout
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Write nothing; list the files that would change, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    diff: bool,
    /// Maximum line width in characters [default: that of the project file, or 100]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
    /// Keep the order of keys and all quotes; change only blanks and line breaks
    #[arg(long)]
    layout_only: bool,
    /// Also format rules in the values of other YAML files: Helm values, config maps, Argo CD, Flux
    #[arg(long)]
    embedded: bool,
    #[command(flatten)]
    search: SearchOptions,
    #[command(flatten)]
    project: ProjectOptions,
}

/// Numbers of files.
#[derive(Default)]
struct Tally {
    changed: usize,
    unchanged: usize,
    refused: usize,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let mut tally = Tally::default();
    let mut out = terminal::stdout();
    let project = options.project.find(&options.files)?;
    let layout = format::Options {
        width: options.width.unwrap_or(project.format.width),
        layout_only: options.layout_only || project.format.layout_only,
    };
    for path in project.files_or(&options.files)? {
        if options.files.is_empty() {
            // Falco does not descend into the directories of its configuration, so those of a project are not searched.
            for path in rules::expand(&path)? {
                let file = FoundFile { path, is_named: true };
                one(&file, options, layout, &mut tally, &mut out)?;
            }
            continue;
        }
        for file in options.search.files(&path)? {
            one(&file, options, layout, &mut tally, &mut out)?;
        }
    }
    out.flush()?;
    let reads_stdin = options.files.iter().any(|path| path.as_os_str() == "-");
    if !reads_stdin && !options.diff {
        summary(&tally, options.check)?;
    }
    if tally.refused > 0 || options.check && tally.changed > 0 {
        Ok(Exit::Findings)
    } else {
        Ok(Exit::Success)
    }
}

fn one(
    found: &FoundFile,
    options: &Options,
    layout: format::Options,
    tally: &mut Tally,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let file = TextFile::read(&found.path)?;
    let is_rule_file = || embedded::is_rule_file(file.text());
    let new = if options.embedded && !is_rule_file() {
        let is_other = || embedded::find(FileId(0), file.text()).documents.is_empty();
        if !found.is_named && is_other() {
            return Ok(());
        }
        format_values(&file, layout)?
    } else if !found.is_named && !is_rule_file() {
        return Ok(());
    } else {
        format_rules(&file, file.text(), Origin::default(), layout)?
    };
    let Some(new) = new else {
        tally.refused += 1;
        writeln!(terminal::stderr(), "{}: not changed", file.name())?;
        return Ok(());
    };
    let changes = new != file.text();
    if changes {
        tally.changed += 1;
    } else {
        tally.unchanged += 1;
    }
    if options.diff && changes {
        diff::write(out, file.name(), file.text(), &new)?;
    } else if options.check && changes {
        writeln!(out, "{}", file.name())?;
    }
    if options.check || options.diff {
        return Ok(());
    }
    if file.is_stdin() || changes {
        file.write(&new, out)?;
    }
    Ok(())
}

/// Returns the text of a file with the rules in its values formatted. Prints the reason to stderr and returns `None` if
/// some of them cannot be formatted.
fn format_values(file: &TextFile, layout: format::Options) -> io::Result<Option<String>> {
    let new = || -> Result<Option<String>, Failure> {
        let Some(outer) = OuterFile::new(file.name().to_owned(), file.text().to_owned())? else {
            return Ok(Some(file.text().to_owned()));
        };
        let mut rules = Vec::new();
        for (text, origin) in outer.dedented() {
            let width = layout.width.saturating_sub(origin.column as usize);
            match format_rules(file, &text, origin, format::Options { width, ..layout })? {
                Some(text) => rules.push(text),
                None => return Ok(None),
            }
        }
        Ok(Some(outer.with_dedented(&rules)?))
    };
    match new() {
        Ok(new) => Ok(new),
        Err(Failure::Write(error)) => Err(error),
        Err(failure) => {
            writeln!(terminal::stderr(), "{failure}")?;
            Ok(None)
        }
    }
}

/// Returns the rules at `origin` of `file`, formatted. Prints the reason to stderr and returns `None` if they cannot be
/// formatted.
fn format_rules(
    file: &TextFile,
    text: &str,
    origin: Origin,
    layout: format::Options,
) -> io::Result<Option<String>> {
    let mut sources = Sources::default();
    let id = sources.add(file.name(), text.to_owned());
    let place = |span: Span| {
        let position = sources.position(span);
        let (line, column) = (position.line + origin.line, position.column + origin.column);
        format!("{}:{}:{}", file.name(), line + 1, column + 1)
    };
    let mut err = terminal::stderr();
    let formatted = match format::format(id, text, layout) {
        Ok(formatted) => formatted,
        Err(error) => {
            refuse(&error, file.name(), &place)?;
            return Ok(None);
        }
    };
    for part in &formatted.unformatted {
        writeln!(err, "{}: not formatted: {}", place(part.span), part.reason)?;
    }
    Ok(Some(formatted.text))
}

/// Prints why rules are not formatted.
fn refuse(error: &FormatError, name: &str, place: &dyn Fn(Span) -> String) -> io::Result<()> {
    let mut err = terminal::stderr();
    match error {
        FormatError::Yaml(errors) => {
            for error in errors {
                let span = error
                    .cause
                    .as_ref()
                    .and_then(YamlCause::span)
                    .unwrap_or(error.span);
                match &error.cause {
                    Some(cause) => writeln!(err, "{}: invalid YAML: {cause}", place(span))?,
                    None => writeln!(err, "{}: invalid YAML: {}", place(span), error.kind)?,
                }
            }
        }
        FormatError::UnclosedQuote(span) => writeln!(err, "{}: {error}", place(*span))?,
        FormatError::CarriageReturn(span) => writeln!(err, "{}: {error}", place(*span))?,
        FormatError::Changed(_) => writeln!(err, "{name}: {error}")?,
    }
    Ok(())
}

fn summary(tally: &Tally, check: bool) -> io::Result<()> {
    let count = |number: usize| match number {
        1 => "1 file".to_owned(),
        number => format!("{number} files"),
    };
    let (changed, unchanged) = (count(tally.changed), count(tally.unchanged));
    let mut parts = if check {
        vec![format!("{changed} would change, {unchanged} would not")]
    } else {
        vec![format!("{changed} formatted, {unchanged} unchanged")]
    };
    if tally.refused > 0 {
        parts.push(format!("{} not valid", count(tally.refused)));
    }
    writeln!(terminal::stderr(), "{}", parts.join(", "))
}
