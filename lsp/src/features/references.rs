//! References to lists, macros, rules and fields.
//!
//! In: a position. Out: locations in all files, or highlights in one.

use compiler::outline::Role;
use compiler::source::FileId;
use tower_lsp_server::ls_types::{DocumentHighlight, DocumentHighlightKind, Location, Position};

use crate::workspace::{Use, Workspace};

/// Returns the occurrences of the list, macro or rule at a position, in load order; with or without those
/// that define or change it.
pub(crate) fn references(
    workspace: &Workspace,
    file: FileId,
    position: Position,
    declarations: bool,
) -> Vec<Location> {
    let Some((kind, name, _)) = workspace.named(file, position) else {
        return Vec::new();
    };
    workspace
        .occurrences(file, kind, name)
        .filter(|occurrence| declarations || occurrence.usage == Use::Reference)
        .map(|occurrence| workspace.location(occurrence.span))
        .collect()
}

/// Returns the occurrences of the list, macro, rule or field at a position in the same file.
pub(crate) fn highlights(workspace: &Workspace, file: FileId, position: Position) -> Vec<DocumentHighlight> {
    let highlight = |span, kind| DocumentHighlight {
        range: workspace.range(span),
        kind: Some(kind),
    };
    if let Some((kind, name, _)) = workspace.named(file, position) {
        return workspace
            .occurrences(file, kind, name)
            .filter(|occurrence| occurrence.span.file == file)
            .map(|occurrence| {
                let written = occurrence.usage != Use::Reference;
                let kind = if written {
                    DocumentHighlightKind::WRITE
                } else {
                    DocumentHighlightKind::READ
                };
                highlight(occurrence.span, kind)
            })
            .collect();
    }
    let Some((_, mention)) = workspace.mention(file, position) else {
        return Vec::new();
    };
    let Role::Field { name: wanted, .. } = &mention.role else {
        return Vec::new();
    };
    let items = &workspace.file(file).outline.items;
    items
        .iter()
        .flat_map(|item| &item.mentions)
        .filter(|mention| matches!(&mention.role, Role::Field { name, .. } if name == wanted))
        .map(|mention| highlight(mention.span, DocumentHighlightKind::TEXT))
        .collect()
}
