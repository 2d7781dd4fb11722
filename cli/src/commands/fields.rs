//! `lanner fields`: the fields that conditions and outputs can use.

use std::io::Write as _;

use clap::Args;
use compiler::tables::{FIELDS, FieldFlags};

use crate::failure::{Exit, Failure};
use crate::terminal;

/// List the fields that conditions and outputs can use
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner fields
  lanner fields --source k8s_audit")]
pub(crate) struct Options {
    /// Only fields of events from this source
    #[arg(long)]
    source: Option<String>,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let mut out = terminal::stdout();
    for field in &FIELDS {
        let wanted = options
            .source
            .as_ref()
            .is_none_or(|source| field.has_source(source));
        if wanted && !field.flags.contains(FieldFlags::HIDDEN) {
            writeln!(out, "{:<40} {}", field.name, field.doc)?;
        }
    }
    out.flush()?;
    Ok(Exit::Success)
}
