//! Renderers of reports.
//!
//! In: [`Report`]s, which are independent of the format, and the files they are about. Out: one format in each
//! module: [`text`] for people, [`concise`] with a line each, [`json`], [`falco_json`], [`sarif`], [`github`]
//! and [`junit`] for programs.

pub(crate) mod concise;
pub(crate) mod falco_json;
pub(crate) mod fingerprint;
pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod junit;
mod place;
pub(crate) mod sarif;
pub(crate) mod text;

use std::borrow::Cow;
use std::io::{self, Write};

use compiler::diagnostics::{Declaration, Level, Report};

/// Returns `error` or `warning`.
pub(crate) fn severity(report: &Report) -> &'static str {
    if is_error(report) { "error" } else { "warning" }
}

/// Returns the title of a diagnostic: its code, its name, and Falco's code if Falco reports it.
pub(crate) fn title(report: &Report) -> String {
    let Declaration { id, .. } = report.declaration;
    let code = report.declaration.code();
    match report.falco {
        Some(falco) => format!("{code} {id}, {}", falco.name()),
        None => format!("{code} {id}"),
    }
}

/// Returns whether the rules are rejected because of it.
pub(crate) fn is_error(report: &Report) -> bool {
    report.level == Level::Error
}

/// The default maximum number of diagnostics in text for people.
pub(crate) const MAX_DIAGNOSTICS: usize = 1000;

/// Returns at most `limit` of `reports`, in their order: errors first, and warnings while there is room.
pub(crate) fn limited(reports: &[Report], limit: usize) -> Cow<'_, [Report]> {
    if reports.len() <= limit {
        return Cow::Borrowed(reports);
    }
    let errors = reports.iter().filter(|report| is_error(report)).count();
    let (mut errors, mut warnings) = (limit, limit.saturating_sub(errors));
    let has_room = |report: &&Report| {
        let room = if is_error(report) {
            &mut errors
        } else {
            &mut warnings
        };
        let has_room = *room > 0;
        *room = room.saturating_sub(1);
        has_room
    };
    Cow::Owned(reports.iter().filter(has_room).cloned().collect())
}

/// Returns the line that reports how many diagnostics were omitted.
pub(crate) fn omission(omitted: usize) -> String {
    let plural = if omitted == 1 { "" } else { "s" };
    format!("… and {omitted} more diagnostic{plural}; `--max-diagnostics` sets the limit")
}

/// Writes the [`omission`], if there is one.
pub(crate) fn write_omission(out: &mut dyn Write, omitted: usize) -> io::Result<()> {
    if omitted > 0 {
        writeln!(out, "{}", omission(omitted))?;
    }
    Ok(())
}

/// Returns the reports to show, in order of position.
pub(crate) fn shown(reports: &[Report]) -> Vec<Report> {
    let mut reports: Vec<Report> = reports
        .iter()
        .filter(|report| report.level > Level::Allow)
        .cloned()
        .collect();
    reports.sort_by_key(|report| (report.primary.span, report.declaration.number));
    reports
}
