//! `lanner fix`: what can be repaired by itself.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use compiler::compile;
use compiler::diagnostics::{Levels, Report};
use compiler::fix::{self, Applied, Fixed};

use crate::diff;
use crate::failure::{Exit, Failure};
use crate::project;
use crate::report;
use crate::rules;
use crate::terminal;
use crate::text_file::TextFile;

/// Repair what is certain: deprecated keys and fields, misspelt names
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner fix --diff rules.d/
  lanner fix falco_rules.yaml my_rules.yaml
  lanner fix --unsafe - < rules.yaml

Files are loaded in order, as `lanner check` does, and with the levels of lanner.toml. A fix after
which something new would be wrong is not applied. Items are not laid out anew; `lanner fmt` does that.

Exit codes: 0 if no error remains; 1 if one does; 2 if a file cannot be read or written.")]
pub(crate) struct Options {
    /// Rule files, folders of them, in load order; or - from the standard input to the standard output
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Write nothing; show what would change
    #[arg(long)]
    diff: bool,
    /// Apply fixes too that are only likely to be what was meant, such as of misspelt names
    #[arg(long = "unsafe")]
    unsafe_too: bool,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let mut files = Vec::new();
    for path in &options.files {
        for file in rules::expand(path).map_err(|error| Failure::Usage(error.to_string()))? {
            files.push(TextFile::read(&file)?);
        }
    }
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|file| (file.name().to_owned(), file.text().to_owned()))
        .collect();
    let fixed = fix::fix(&texts, &how(options)?);
    let mut out = terminal::stdout();
    for (file, (_, new)) in files.iter().zip(fixed.sources.iter()) {
        let changes = new.text() != file.text();
        if options.diff {
            if changes {
                diff::write(&mut out, file.name(), file.text(), new.text())?;
            }
        } else if changes || file.is_stdin() {
            file.write(new.text(), &mut out)?;
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

/// What to assume and to mind, as `lanner check` does.
fn how(options: &Options) -> Result<fix::Options, Failure> {
    let start = options.files.first().filter(|file| file.as_os_str() != "-");
    let start = start.map_or(std::path::Path::new("."), PathBuf::as_path);
    let project =
        project::find(project::Choice::Upwards, start).map_err(|error| Failure::Usage(error.to_string()))?;
    let mut levels = Levels::default();
    levels.layer(&project.lints);
    Ok(fix::Options {
        compile: compile::Options {
            assumed: project.assumed(&[]),
            ..compile::Options::default()
        },
        levels,
        unsafe_too: options.unsafe_too,
    })
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
        writeln!(err, "{path}:{}: {id}: {title}", line + 1)?;
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
