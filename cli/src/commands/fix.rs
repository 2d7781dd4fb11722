//! `lanner fix`: what can be repaired by itself.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use compiler::compile;
use compiler::diagnostics::{Declaration, Report};
use compiler::fix::{self, Applied, Fixed};
use compiler::source::Sources;

use crate::diff;
use crate::failure::{Exit, Failure};
use crate::levels::LevelOptions;
use crate::outer_file::{OuterError, OuterFile};
use crate::project::ProjectOptions;
use crate::report;
use crate::rules;
use crate::terminal;
use crate::text_file::TextFile;

/// Repair what is certain: deprecated keys and fields, repeated comparisons, needless patterns
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner fix --diff rules.d/
  lanner fix falco_rules.yaml my_rules.yaml
  lanner fix --unsafe - < rules.yaml
  lanner fix --embedded values.yaml

Files are loaded in order, as `lanner check` does, and with the levels of lanner.toml; without FILES
its rules are repaired. A fix after which something new would be wrong is not applied. Items are not
laid out anew; `lanner fmt` does that.

Exit codes: 0 if no error remains; 1 if one does; 2 if a file cannot be read or written.")]
pub(crate) struct Options {
    /// Rule files, folders of them, in load order; or - from the standard input to the standard output
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Write nothing; show what would change
    #[arg(long)]
    diff: bool,
    /// Apply fixes too that are only likely to be what was meant, such as of misspelt names
    #[arg(long = "unsafe")]
    unsafe_too: bool,
    /// Repair the rules inside literal blocks (`key: |`) of FILES, as in Helm values
    #[arg(long)]
    embedded: bool,
    #[command(flatten)]
    levels: LevelOptions,
    #[command(flatten)]
    project: ProjectOptions,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let project = options.project.find(&options.files)?;
    let how = fix::Options {
        compile: compile::Options {
            assumed: project.assumed(&[]),
            without_verdicts: true,
            ..compile::Options::default()
        },
        levels: options.levels.over(&project)?,
        unsafe_too: options.unsafe_too,
    };
    let mut files = Vec::new();
    for path in project.files_or(&options.files)? {
        for file in rules::expand(&path)? {
            files.push(TextFile::read(&file)?);
        }
    }
    let rules_of = |texts: &[&str]| -> Result<Vec<(String, String)>, OuterError> {
        let mut all = Vec::new();
        for (file, text) in files.iter().zip(texts) {
            all.extend(rule_files(file.name(), text, options.embedded)?);
        }
        Ok(all)
    };
    let old: Vec<&str> = files.iter().map(TextFile::text).collect();
    let mut fixed = fix::fix(&rules_of(&old)?, &how);
    let new = replaced(&files, &fixed.sources, options.embedded)?;
    if options.embedded {
        // Blocks of one file moved each other: what remains is told where it is now.
        let texts: Vec<&str> = new.iter().map(String::as_str).collect();
        fixed = Fixed {
            applied: fixed.applied,
            ..fix::fix(&rules_of(&texts)?, &how)
        };
    }
    let mut out = terminal::stdout();
    for (file, new) in files.iter().zip(&new) {
        let changes = new != file.text();
        if options.diff {
            if changes {
                diff::write(&mut out, file.name(), file.text(), new)?;
            }
        } else if changes || file.is_stdin() {
            file.write(new, &mut out)?;
        }
    }
    out.flush()?;
    tell(&fixed, options.diff)?;
    if fixed.remaining.iter().any(report::is_error) {
        Ok(Exit::Findings)
    } else {
        Ok(Exit::Success)
    }
}

/// The rule files that a file is or holds, with its path.
fn rule_files(name: &str, text: &str, embedded: bool) -> Result<Vec<(String, String)>, OuterError> {
    if !embedded {
        return Ok(vec![(name.to_owned(), text.to_owned())]);
    }
    let outer = OuterFile::new(name.to_owned(), text.to_owned())?;
    Ok(outer.alone().map(|rules| (name.to_owned(), rules)).collect())
}

/// The new text of each file, given those of the rule files that they are or hold.
fn replaced(files: &[TextFile], rules: &Sources, embedded: bool) -> Result<Vec<String>, OuterError> {
    let mut rules = rules.iter().map(|(_, rules)| rules.text());
    let mut new = Vec::with_capacity(files.len());
    for file in files {
        new.push(if embedded {
            let outer = OuterFile::new(file.name().to_owned(), file.text().to_owned())?;
            outer.with_alone(rules.by_ref())?
        } else {
            rules.next().unwrap_or_default().to_owned()
        });
    }
    Ok(new)
}

fn tell(fixed: &Fixed, is_trial: bool) -> io::Result<()> {
    let mut err = terminal::stderr();
    for Applied {
        path,
        line,
        id,
        title,
    } in &fixed.applied
    {
        let code = Declaration::find(id).map_or_else(String::new, Declaration::code);
        writeln!(err, "{path}:{}: [{code} {id}] {title}", line + 1)?;
    }
    report::concise::write(&mut err, &fixed.remaining, &fixed.sources)?;
    let fixable = |report: &&Report| report.fix.is_some();
    let likely = fixed.remaining.iter().filter(fixable).count();
    let done = if is_trial { "would be fixed" } else { "fixed" };
    write!(
        err,
        "{} {done}, {} left",
        fixed.applied.len(),
        fixed.remaining.len()
    )?;
    if likely > 0 {
        write!(
            err,
            ", {likely} of them with a fix to look at (--unsafe applies it)"
        )?;
    }
    writeln!(err)
}
