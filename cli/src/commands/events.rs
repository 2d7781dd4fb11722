//! `lanner events`: lists the events and their parameters.

use std::io::Write as _;

use clap::Args;
use compiler::spelling::closest;
use compiler::tables::event_names;

use crate::failure::{Exit, Failure};
use crate::listing::{self, Format, events::EventEntry};
use crate::terminal;

/// List the events and their parameters
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner events
  lanner events openat2
  lanner events --format json

Exit codes: 0 on success; 2 for an unknown name.")]
pub(crate) struct Options {
    /// Event to describe
    name: Option<String>,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let mut entries = EventEntry::all();
    if let Some(name) = &options.name {
        entries.retain(|entry| entry.name() == name);
        if entries.is_empty() {
            return Err(Failure::unknown("event", name, closest(name, event_names())));
        }
    }
    let mut out = terminal::stdout();
    let width = listing::screen_width();
    match options.format {
        Format::Text if options.name.is_some() => listing::events::card(&mut out, width, &entries)?,
        Format::Text => listing::events::screen(&mut out, width, &entries)?,
        Format::Markdown => listing::events::page(&mut out, &entries)?,
        Format::Json => writeln!(out, "{:#}", listing::events::json(&entries))?,
    }
    out.flush()?;
    Ok(Exit::Success)
}
