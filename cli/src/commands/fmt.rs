//! `lanner fmt`: rule files in their one layout.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use compiler::embedded;
use compiler::format::{self, FormatError};
use compiler::source::{FileId, Sources, Span};

use crate::diff;
use crate::failure::{Exit, Failure};
use crate::outer_file::{Origin, OuterFile};
use crate::project::ProjectOptions;
use crate::rule_search::{FoundFile, SearchOptions};
use crate::rules;
use crate::terminal;
use crate::text_file::TextFile;

/// Lay out rule files: keys, conditions, lists, blank lines; values and comments stay
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner fmt rules.d/
  lanner fmt --check --diff falco_rules.yaml
  lanner fmt - < rules.yaml
  lanner fmt --embedded values.yaml

Without FILES, the rules of the project file are laid out: lanner.toml, looked for upwards from here.
What is between `# fmt: off` and `# fmt: on`, and an item below `# lanner: fmt(skip)`, stays as it is.

Exit codes: 0 if all is well; 1 if a file is not YAML, or under --check would change; 2 if a file
cannot be read or written.")]
pub(crate) struct Options {
    /// Rule files, folders of them, or - from the standard input to the standard output
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Write nothing; list the files that would change, and fail if there are any
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    diff: bool,
    /// Letters that a line should have at most
    #[arg(long, value_name = "LETTERS", default_value_t = format::DEFAULT_WIDTH)]
    width: usize,
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
    for path in options.paths()? {
        if options.files.is_empty() {
            // The folders of a project are those of a Falco configuration: Falco does not descend.
            for path in rules::expand(&path)? {
                one(&FoundFile { path, is_named: true }, options, &mut tally, &mut out)?;
            }
            continue;
        }
        for file in options.search.files(&path)? {
            one(&file, options, &mut tally, &mut out)?;
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

impl Options {
    /// What is to be laid out. A project file has nothing to say about files that are named.
    fn paths(&self) -> Result<Vec<PathBuf>, Failure> {
        if !self.files.is_empty() {
            return Ok(self.files.clone());
        }
        Ok(self.project.find(&[])?.files_or(&[])?)
    }
}

fn one(found: &FoundFile, options: &Options, tally: &mut Tally, out: &mut dyn Write) -> Result<(), Failure> {
    let file = TextFile::read(&found.path)?;
    let is_rule_file = || embedded::is_rule_file(file.text());
    let new = if options.embedded && !is_rule_file() {
        let is_other = || embedded::find(FileId(0), file.text()).documents.is_empty();
        if !found.is_named && is_other() {
            return Ok(());
        }
        values(&file, options.width)?
    } else if !found.is_named && !is_rule_file() {
        return Ok(());
    } else {
        laid_out(&file, file.text(), Origin::default(), options.width)?
    };
    let Some(new) = new else {
        tally.refused += 1;
        writeln!(terminal::stderr(), "{}: left as it is", file.name())?;
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

/// A file with the rules in its values laid out; `None`, and why on the standard error stream, if
/// some of them cannot be.
fn values(file: &TextFile, width: usize) -> io::Result<Option<String>> {
    let new = || -> Result<Option<String>, Failure> {
        let Some(outer) = OuterFile::new(file.name().to_owned(), file.text().to_owned())? else {
            return Ok(Some(file.text().to_owned()));
        };
        let mut rules = Vec::new();
        for (text, origin) in outer.dedented() {
            let width = width.saturating_sub(origin.column as usize);
            match laid_out(file, &text, origin, width)? {
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

/// Rules that stand at `origin` of `file` in their layout; `None`, and why on the standard error
/// stream, if they cannot be laid out.
fn laid_out(file: &TextFile, text: &str, origin: Origin, width: usize) -> io::Result<Option<String>> {
    let mut sources = Sources::default();
    let id = sources.add(file.name(), text.to_owned());
    let place = |span: Span| {
        let position = sources.position(span);
        let (line, column) = (position.line + origin.line, position.column + origin.column);
        format!("{}:{}:{}", file.name(), line + 1, column + 1)
    };
    let mut err = terminal::stderr();
    let formatted = match format::format(id, text, format::Options { width }) {
        Ok(formatted) => formatted,
        Err(error) => {
            refuse(&error, file.name(), &place)?;
            return Ok(None);
        }
    };
    for left in &formatted.unformatted {
        writeln!(err, "{}: left as it is: {}", place(left.span), left.reason)?;
    }
    Ok(Some(formatted.text))
}

/// Says why rules are left alone.
fn refuse(error: &FormatError, name: &str, place: &dyn Fn(Span) -> String) -> io::Result<()> {
    let mut err = terminal::stderr();
    match error {
        FormatError::Yaml(errors) => {
            for error in errors {
                writeln!(err, "{}: not YAML: {}", place(error.span), error.kind)?;
            }
        }
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
        vec![format!("{changed} laid out, {unchanged} left as they were")]
    };
    if tally.refused > 0 {
        parts.push(format!("{} refused", count(tally.refused)));
    }
    writeln!(terminal::stderr(), "{}", parts.join(", "))
}
