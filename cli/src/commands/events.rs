//! `lanner events`: the events and their parameters.

use std::io::Write as _;

use clap::Args;
use compiler::tables::{EVENTS, EventFlags};

use crate::failure::{Exit, Failure};
use crate::terminal;

/// List the events and their parameters
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner events")]
pub(crate) struct Options {}

pub(crate) fn run(_options: &Options) -> Result<Exit, Failure> {
    let mut out = terminal::stdout();
    let hidden = EventFlags::UNUSED.union(EventFlags::OLD_VERSION);
    for event in EVENTS.iter().filter(|event| !event.flags.intersects(hidden)) {
        let direction = if event.code.is_exit() { '<' } else { '>' };
        let parameters: Vec<_> = event.params.iter().map(|param| param.name).collect();
        writeln!(out, "{direction} {}({})", event.name, parameters.join(", "))?;
    }
    out.flush()?;
    Ok(Exit::Success)
}
