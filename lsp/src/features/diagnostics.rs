//! Diagnostics in the protocol's form.
//!
//! In: the reports of the analysis. Out: diagnostics of a file, pushed or pulled. Does not find problems
//! itself.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use compiler::diagnostics::{Level, Report};
use compiler::source::FileId;
use tower_lsp_server::ls_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, DocumentDiagnosticReport,
    FullDocumentDiagnosticReport, NumberOrString, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

use crate::workspace::Workspace;

/// The tool that editors show beside a diagnostic.
const SOURCE: &str = "lanner";

/// At most this many diagnostics of a file are published: editors slow down long before, and a generated
/// file can have one per word.
pub(crate) const MAX_DIAGNOSTICS: usize = 1_000;

/// Returns the diagnostics of a file, as of the last update. Beyond [`MAX_DIAGNOSTICS`] the last one counts
/// the others.
pub(crate) fn file_diagnostics(workspace: &Workspace, file: FileId) -> Vec<Diagnostic> {
    let is_shown = |report: &&Report| report.level > Level::Allow;
    let reports: Vec<&Report> = workspace.reports(file).into_iter().filter(is_shown).collect();
    let shown = match reports.len() {
        count if count > MAX_DIAGNOSTICS => MAX_DIAGNOSTICS - 1,
        count => count,
    };
    let mut diagnostics: Vec<Diagnostic> = reports[..shown]
        .iter()
        .map(|report| diagnostic(report, workspace))
        .collect();
    if let Some(first) = reports.get(shown) {
        diagnostics.push(Diagnostic {
            range: workspace.range(first.primary.span),
            severity: Some(DiagnosticSeverity::INFORMATION),
            source: Some(SOURCE.to_owned()),
            message: format!(
                "{} more diagnostics are not shown; run `lanner check`",
                reports.len() - shown
            ),
            ..Diagnostic::default()
        });
    }
    diagnostics
}

/// Returns the response to a client that pulls diagnostics; `known` identifies the result that it has.
pub(crate) fn pulled(items: Vec<Diagnostic>, known: Option<&str>) -> DocumentDiagnosticReport {
    let mut hasher = DefaultHasher::new();
    for item in &items {
        // Range, severity and message identify a diagnostic; the rest follows from them.
        let range = (item.range.start, item.range.end);
        (range.0.line, range.0.character, range.1.line, range.1.character).hash(&mut hasher);
        (
            &item.message,
            item.severity.map(|severity| format!("{severity:?}")),
        )
            .hash(&mut hasher);
    }
    let id = format!("{:x}", hasher.finish());
    if known == Some(id.as_str()) {
        return DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
        });
    }
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: Some(id),
            items,
        },
    })
}

/// Converts a report to the protocol's form.
pub(crate) fn diagnostic(report: &Report, workspace: &Workspace) -> Diagnostic {
    let mut message = report.message.clone();
    // Labels such as "unused" only repeat the message, which terminals print far from the code.
    if !message.contains(&report.primary.text) {
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

/// Returns the tag by which editors strike out deprecated names and fade unused ones.
fn tag(id: &str) -> Option<Vec<DiagnosticTag>> {
    if id.starts_with("deprecated-") {
        Some(vec![DiagnosticTag::DEPRECATED])
    } else if id.starts_with("unused-") {
        Some(vec![DiagnosticTag::UNNECESSARY])
    } else {
        None
    }
}
