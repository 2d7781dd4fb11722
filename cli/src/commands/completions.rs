//! `lanner completions`: a completion script for a shell.

use std::io::Write as _;

use clap::{Args, CommandFactory as _};
use clap_complete::{Shell, generate};

use crate::commands::Cli;
use crate::failure::{Exit, Failure};
use crate::terminal;

/// Print a completion script for a shell
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner completions bash > ~/.local/share/bash-completion/completions/lanner
  lanner completions zsh > ~/.zfunc/_lanner")]
pub(crate) struct Options {
    /// Shell to print the script for
    shell: Shell,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    generate(options.shell, &mut Cli::command(), "lanner", &mut script);
    let mut out = terminal::stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Success)
}
