//! `lanner fields`: the fields that conditions and outputs can use.

use std::io::Write as _;

use clap::Args;
use compiler::spelling::closest;
use compiler::tables::{FIELDS, Field, FieldFlags, FieldId, is_source, sources};

use crate::failure::{Exit, Failure};
use crate::listing::{self, Format};
use crate::terminal;

/// List the fields that conditions and outputs can use
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner fields
  lanner fields proc.name
  lanner fields fd. --format markdown
  lanner fields --source k8s_audit")]
pub(crate) struct Options {
    /// Everything about this field, or the fields whose names begin so
    name: Option<String>,
    /// Only fields of events from this source
    #[arg(long)]
    source: Option<String>,
    /// How to write the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Only fields that recorded events could have and Lanner cannot give yet
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
    // What is not listed for its own sake is named where it is missing.
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
