//! `lanner fields`: lists the fields of conditions and outputs.

use std::io::Write as _;

use clap::Args;
use compiler::spelling::closest;
use compiler::tables::{FIELDS, Field, FieldFlags, FieldId, is_source, sources};

use crate::failure::{Exit, Failure};
use crate::listing::{self, Format};
use crate::terminal;

/// List the fields of conditions and outputs
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner fields
  lanner fields proc.name
  lanner fields fd. --format markdown
  lanner fields --source k8s_audit

Exit codes: 0 on success; 2 for an unknown name or source.")]
pub(crate) struct Options {
    /// Field to describe, or the beginning of the names to list
    name: Option<String>,
    /// List only fields of this event source
    #[arg(long)]
    source: Option<String>,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// List only fields of system events that Lanner does not support yet
    #[arg(long)]
    missing: bool,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    if let Some(source) = options.source.as_deref().filter(|source| !is_source(source)) {
        return Err(Failure::unknown(
            "event source",
            source,
            closest(source, sources()),
        ));
    }
    let missing: Option<Vec<&str>> = options
        .missing
        .then(|| runtime::fields::missing().map(|field| field.name).collect());
    let in_scope = |field: &Field| {
        let of_source = |source: &String| field.has_source(source);
        options.source.as_ref().is_none_or(of_source)
            && missing.as_ref().is_none_or(|names| names.contains(&field.name))
    };
    let mut out = terminal::stdout();
    let exact = options.name.as_deref().and_then(FieldId::find).map(FieldId::info);
    if let Some(field) = exact.filter(|field| in_scope(field)) {
        let only = |other: &Field| other.name == field.name;
        match options.format {
            Format::Text => listing::fields::card(&mut out, listing::screen_width(), field)?,
            Format::Markdown => listing::fields::page(&mut out, &only)?,
            Format::Json => writeln!(out, "{:#}", listing::fields::json(&only))?,
        }
        out.flush()?;
        return Ok(Exit::Success);
    }
    let prefix = options.name.as_deref().unwrap_or_default();
    // Hidden fields are listed only if they are missing.
    let listed = |field: &Field| options.missing || !field.flags.contains(FieldFlags::HIDDEN);
    let wanted = |field: &Field| field.name.starts_with(prefix) && listed(field) && in_scope(field);
    if !FIELDS.iter().any(|field| field.name.starts_with(prefix)) {
        let names = FIELDS
            .iter()
            .filter(|field| in_scope(field))
            .map(|field| field.name);
        return Err(Failure::unknown("field", prefix, closest(prefix, names)));
    }
    match options.format {
        Format::Text => listing::fields::screen(&mut out, listing::screen_width(), &wanted)?,
        Format::Markdown => listing::fields::page(&mut out, &wanted)?,
        Format::Json => writeln!(out, "{:#}", listing::fields::json(&wanted))?,
    }
    out.flush()?;
    Ok(Exit::Success)
}
