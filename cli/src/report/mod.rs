//! Renderers of what is wrong with rules.
//!
//! In: [`Report`]s, which are neutral, and the texts they are about. Out: one form a file: [`text`]
//! for people, [`concise`] a line each, [`json`], [`falco_json`], [`sarif`], [`github`] and
//! [`junit`] for programs.

pub(crate) mod concise;
pub(crate) mod falco_json;
pub(crate) mod fingerprint;
pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod junit;
mod place;
pub(crate) mod sarif;
pub(crate) mod text;

use compiler::diagnostics::{Declaration, Level, Report};

/// `error` or `warning`.
pub(crate) fn severity(report: &Report) -> &'static str {
    if is_error(report) { "error" } else { "warning" }
}

/// What a diagnostic is called: its code, its name, and Falco's code if Falco tells of it.
pub(crate) fn title(report: &Report) -> String {
    let Declaration { id, .. } = report.declaration;
    let code = report.declaration.code();
    match report.falco {
        Some(falco) => format!("{code} {id}, {}", falco.name()),
        None => format!("{code} {id}"),
    }
}

/// The rules are refused over it.
pub(crate) fn is_error(report: &Report) -> bool {
    report.level == Level::Error
}

/// What is to be shown of `reports`, in order of place.
pub(crate) fn shown(reports: &[Report]) -> Vec<Report> {
    let mut reports: Vec<Report> = reports
        .iter()
        .filter(|report| report.level > Level::Allow)
        .cloned()
        .collect();
    reports.sort_by_key(|report| (report.primary.span, report.declaration.number));
    reports
}
