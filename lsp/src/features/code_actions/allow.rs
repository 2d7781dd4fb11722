//! Suppressing a diagnostic by a comment above its item.
//!
//! In: a range. Out: one action per diagnostic that can be suppressed.

use compiler::diagnostics::{Level, Selector};
use compiler::source::{FileId, Span};
use tower_lsp_server::ls_types::{CodeAction, CodeActionKind, Range};

use super::action;
use crate::features::diagnostics::diagnostic;
use crate::workspace::Workspace;

/// Returns an action for each diagnostic in a range that can be suppressed.
pub(super) fn actions(workspace: &Workspace, file: FileId, range: Range) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    for report in workspace.reports(file) {
        let id = report.declaration.id;
        let refused = Selector::One(report.declaration).can_be(Level::Allow).is_err();
        let is_told = report.level > Level::Allow;
        let place = workspace.range(report.primary.span);
        if refused || !is_told || place.start > range.end || range.start > place.end {
            continue;
        }
        let Some(edit) = comment(workspace, report.primary.span, id) else {
            continue;
        };
        let title = format!("Allow `{id}` here, by a comment");
        actions.push(CodeAction {
            diagnostics: Some(vec![diagnostic(report, workspace)]),
            ..action(workspace, title, CodeActionKind::QUICKFIX, file, vec![edit])
        });
    }
    actions
}

/// Returns a comment on its own line above the item. A condition in a block scalar cannot contain comments.
fn comment(workspace: &Workspace, span: Span, id: &str) -> Option<(Span, String)> {
    let item = workspace.file(span.file).outline.item_at(span.start)?;
    let source = workspace.source(span.file);
    let line = source.line(source.position(item.span.start).line)?;
    let text = &source.text()[line.start as usize..line.end as usize];
    let indent = &text[..text.len() - text.trim_start_matches(' ').len()];
    // The dash may be on a line of its own, or the item in flow style.
    text.trim_start().starts_with('-').then(|| {
        let at = Span::new(span.file, line.start, line.start);
        (at, format!("{indent}# lanner: allow({id})\n"))
    })
}
