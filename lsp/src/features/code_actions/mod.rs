//! Code actions: fixes and refactorings.
//!
//! In: a range of a file. Out: actions, each with its edits. One file per kind of action.

mod allow;
mod condition;
mod exception;
mod extract;
mod fixes;
mod inline;
mod new_item;

use std::collections::HashMap;

use compiler::outline::ItemOutline;
use compiler::source::{FileId, Span};
use compiler::syntax::items::ItemKind;
use tower_lsp_server::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Range, TextEdit, Uri, WorkspaceEdit,
};

use super::formatting;
use crate::workspace::Workspace;

/// The kinds of actions that are offered.
pub(crate) const KINDS: [CodeActionKind; 5] = [
    CodeActionKind::QUICKFIX,
    CodeActionKind::REFACTOR_EXTRACT,
    CodeActionKind::REFACTOR_INLINE,
    CodeActionKind::REFACTOR_REWRITE,
    CodeActionKind::SOURCE_FIX_ALL,
];

/// Returns the actions for a range; `only` restricts their kinds.
pub(crate) fn actions(
    workspace: &Workspace,
    file: FileId,
    range: Range,
    only: Option<&[CodeActionKind]>,
) -> Vec<CodeActionOrCommand> {
    let span = workspace.span(file, range);
    let mut actions = fixes::actions(workspace, file, range);
    actions.extend(allow::actions(workspace, file, range));
    actions.extend(extract::macro_of(workspace, span));
    actions.extend(extract::list_of(workspace, span));
    actions.extend(inline::macro_at(workspace, file, range.start));
    actions.extend(exception::of_rule(workspace, span));
    actions.extend(organise(workspace, span));
    let wanted = |action: &CodeAction| {
        let Some(only) = only else { return true };
        let kind = action.kind.as_ref().map_or("", CodeActionKind::as_str);
        // `refactor` includes `refactor.extract`.
        let within = |wanted: &CodeActionKind| {
            let rest = kind.strip_prefix(wanted.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        only.iter().any(within)
    };
    actions
        .into_iter()
        .filter(wanted)
        .map(CodeActionOrCommand::CodeAction)
        .collect()
}

/// Returns an action that formats the item on whose first line `span` begins.
fn organise(workspace: &Workspace, span: Span) -> Option<CodeAction> {
    let item = headed_by(workspace, span)?;
    let edits = formatting::of_span(workspace, item.span)?;
    Some(CodeAction {
        title: "Organise keys and layout of this item".to_owned(),
        kind: Some(CodeActionKind::REFACTOR_REWRITE),
        edit: Some(of_file(workspace, span.file, edits)),
        ..CodeAction::default()
    })
}

/// Returns the list, macro or rule on whose first line `span` begins: actions on whole items are offered
/// only there.
fn headed_by(workspace: &Workspace, span: Span) -> Option<&ItemOutline> {
    let item = workspace.file(span.file).outline.item_at(span.start)?;
    let known = !matches!(
        item.kind,
        ItemKind::EngineVersion | ItemKind::PluginVersions | ItemKind::Unknown
    );
    let source = workspace.source(span.file);
    let line = |offset| source.position(offset).line;
    (known && line(span.start) == line(item.span.start)).then_some(item)
}

/// Returns an action with edits of one file, given as spans and texts.
fn action(
    workspace: &Workspace,
    title: String,
    kind: CodeActionKind,
    file: FileId,
    edits: Vec<(Span, String)>,
) -> CodeAction {
    let edits = edits
        .into_iter()
        .map(|(span, text)| TextEdit::new(workspace.range(span), text))
        .collect();
    CodeAction {
        title,
        kind: Some(kind),
        edit: Some(of_file(workspace, file, edits)),
        ..CodeAction::default()
    }
}

fn of_file(workspace: &Workspace, file: FileId, edits: Vec<TextEdit>) -> WorkspaceEdit {
    let uri: Uri = workspace.file(file).uri.clone();
    WorkspaceEdit::new(HashMap::from([(uri, edits)]))
}
