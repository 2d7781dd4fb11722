//! `lanner fmt`: rule files in their one layout.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use compiler::format::{self, FormatError, Formatted};
use compiler::source::{FileId, Sources, Span};

use crate::diff;
use crate::failure::{Exit, Failure};
use crate::rules;
use crate::terminal;
use crate::text_file::TextFile;

/// Lay out rule files: keys, conditions, lists, blank lines; values and comments stay
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner fmt rules.d/
  lanner fmt --check --diff falco_rules.yaml
  lanner fmt - < rules.yaml

What is between `# fmt: off` and `# fmt: on`, and an item below `# lanner: fmt(skip)`, stays as it is.

Exit codes: 0 if all is well; 1 if a file is not YAML, or under --check would change; 2 if a file
cannot be read or written.")]
pub(crate) struct Options {
    /// Rule files, folders of them, or - from the standard input to the standard output
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Write nothing; list the files that would change, and fail if there are any
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    diff: bool,
    /// Letters that a line should have at most
    #[arg(long, value_name = "LETTERS", default_value_t = format::WIDTH)]
    width: usize,
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
    for path in &options.files {
        let files = rules::expand(path).map_err(|error| Failure::Usage(error.to_string()))?;
        for file in files {
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

fn one(path: &Path, options: &Options, tally: &mut Tally, out: &mut dyn Write) -> Result<(), Failure> {
    let file = TextFile::read(path)?;
    let mut sources = Sources::default();
    let id = sources.add(file.name(), file.text().to_owned());
    let formatted = match format::format(id, file.text(), format::Options { width: options.width }) {
        Ok(formatted) => formatted,
        Err(error) => {
            tally.refused += 1;
            return refuse(&error, id, &sources).map_err(Failure::from);
        }
    };
    tell_left(&formatted, &sources)?;
    let changes = formatted.text != file.text();
    if changes {
        tally.changed += 1;
    } else {
        tally.unchanged += 1;
    }
    if options.diff && changes {
        diff::write(out, file.name(), file.text(), &formatted.text)?;
    } else if options.check && changes {
        writeln!(out, "{}", file.name())?;
    }
    if options.check || options.diff {
        return Ok(());
    }
    if file.is_stdin() || changes {
        file.write(&formatted.text, out)?;
    }
    Ok(())
}

/// Says why a file is left alone.
fn refuse(error: &FormatError, file: FileId, sources: &Sources) -> io::Result<()> {
    let mut err = terminal::stderr();
    match error {
        FormatError::Yaml(errors) => {
            for error in errors {
                writeln!(err, "{}: not YAML: {}", place(error.span, sources), error.kind)?;
            }
        }
        FormatError::CarriageReturn(span) => writeln!(err, "{}: {error}", place(*span, sources))?,
        FormatError::Changed(_) => writeln!(err, "{}: {error}", sources.file(file).path())?,
    }
    writeln!(err, "{}: left as it is", sources.file(file).path())
}

fn tell_left(formatted: &Formatted, sources: &Sources) -> io::Result<()> {
    let mut err = terminal::stderr();
    for left in &formatted.left {
        writeln!(
            err,
            "{}: left as it is: {}",
            place(left.span, sources),
            left.reason
        )?;
    }
    Ok(())
}

fn place(span: Span, sources: &Sources) -> String {
    let position = sources.position(span);
    format!(
        "{}:{}:{}",
        sources.file(span.file).path(),
        position.line + 1,
        position.column + 1
    )
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
