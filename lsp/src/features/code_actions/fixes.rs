//! The fixes of diagnostics as code actions.
//!
//! In: a range. Out: the fixes of the diagnostics in it, and one action for all safe fixes of the file.

use std::collections::HashMap;

use compiler::diagnostics::{Fix, Level, Safety};
use compiler::source::FileId;
use tower_lsp_server::ls_types::{CodeAction, CodeActionKind, Range, TextEdit, Uri, WorkspaceEdit};

use crate::features::diagnostics::diagnostic;
use crate::workspace::Workspace;

/// Returns the fixes of the diagnostics in a range, and one action for all safe fixes of the file.
pub(super) fn actions(workspace: &Workspace, file: FileId, range: Range) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    let mut safe: Vec<&Fix> = Vec::new();
    for report in workspace.reports(file) {
        let Some(fix) = &report.fix else { continue };
        if fix.safety == Safety::Safe {
            safe.push(fix);
        }
        let place = workspace.range(report.primary.span);
        if place.start <= range.end && range.start <= place.end {
            actions.push(CodeAction {
                title: sentence(&fix.title),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: (report.level > Level::Allow).then(|| vec![diagnostic(report, workspace)]),
                edit: Some(edit(workspace, &[fix])),
                is_preferred: Some(fix.safety == Safety::Safe),
                ..CodeAction::default()
            });
        }
    }
    if !safe.is_empty() {
        actions.push(CodeAction {
            title: "Fix all that is safe to fix".to_owned(),
            kind: Some(CodeActionKind::SOURCE_FIX_ALL),
            edit: Some(edit(workspace, &safe)),
            ..CodeAction::default()
        });
    }
    actions
}

/// Capitalises a title, because menus show it alone.
fn sentence(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Returns the edits of fixes; of two that overlap only the first.
fn edit(workspace: &Workspace, fixes: &[&Fix]) -> WorkspaceEdit {
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    let mut taken: Vec<compiler::source::Span> = Vec::new();
    for fix in fixes {
        let overlaps = fix.edits.iter().any(|edit| {
            taken.iter().any(|span| {
                span.file == edit.span.file && span.start < edit.span.end && edit.span.start < span.end
            })
        });
        if overlaps {
            continue;
        }
        for edit in &fix.edits {
            taken.push(edit.span);
            let location = workspace.location(edit.span);
            changes
                .entry(location.uri)
                .or_default()
                .push(TextEdit::new(location.range, edit.replacement.clone()));
        }
    }
    WorkspaceEdit::new(changes)
}
