//! What is wrong, file by file.

use compiler::diagnostics::{Level, Report};
use compiler::source::FileId;
use tower_lsp::lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, NumberOrString,
};

use crate::workspace::Workspace;

/// Name of the tool that found it.
const SOURCE: &str = "lanner";

/// What is wrong in a file.
pub(crate) fn of_file(workspace: &mut Workspace, file: FileId) -> Vec<Diagnostic> {
    workspace.review();
    workspace
        .reports()
        .iter()
        .filter(|report| report.primary.span.file == file)
        .map(|report| diagnostic(report, workspace))
        .collect()
}

/// A report in the protocol's form.
pub(crate) fn diagnostic(report: &Report, workspace: &Workspace) -> Diagnostic {
    let mut message = report.message.clone();
    if !report.primary.text.is_empty() {
        message = format!("{message}: {}", report.primary.text);
    }
    for note in &report.notes {
        message = format!("{message}\n{note}");
    }
    if let Some(help) = &report.help {
        message = format!("{message}\n{help}");
    }
    let related: Vec<_> = report
        .secondary
        .iter()
        .map(|label| DiagnosticRelatedInformation {
            location: workspace.location(label.span),
            message: label.text.clone(),
        })
        .collect();
    Diagnostic {
        range: workspace.range(report.primary.span),
        severity: Some(match report.level {
            Level::Error => DiagnosticSeverity::ERROR,
            Level::Warning => DiagnosticSeverity::WARNING,
            Level::Allow => DiagnosticSeverity::HINT,
        }),
        code: Some(NumberOrString::String(report.declaration.id.to_owned())),
        source: Some(SOURCE.to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        tags: tag(report.declaration.id),
        ..Diagnostic::default()
    }
}

/// Editors strike out what is deprecated and fade what is unused.
fn tag(id: &str) -> Option<Vec<DiagnosticTag>> {
    if id.starts_with("deprecated-") {
        Some(vec![DiagnosticTag::DEPRECATED])
    } else if id.starts_with("unused-") {
        Some(vec![DiagnosticTag::UNNECESSARY])
    } else {
        None
    }
}
