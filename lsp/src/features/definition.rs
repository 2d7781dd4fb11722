//! Definitions of lists, macros and rules.
//!
//! In: a position. Out: the locations that define the name there. Fields and events have no definition.

use compiler::source::FileId;
use tower_lsp_server::ls_types::{Location, Position};

use crate::workspace::{Kind, Occurrence, Use, Workspace};

/// Returns what determines the name at a position: its last definition and every later change, over all
/// files in load order.
pub(crate) fn definitions(workspace: &Workspace, file: FileId, position: Position) -> Vec<Location> {
    let Some((kind, name, _)) = workspace.named(file, position) else {
        return Vec::new();
    };
    let meant = meant(workspace, file, kind, name);
    meant
        .iter()
        .map(|occurrence| workspace.location(occurrence.span))
        .collect()
}

/// Returns the definition of the name at a position, without later changes.
pub(crate) fn declarations(workspace: &Workspace, file: FileId, position: Position) -> Vec<Location> {
    let Some((kind, name, _)) = workspace.named(file, position) else {
        return Vec::new();
    };
    workspace
        .occurrences(file, kind, name)
        .filter(|occurrence| occurrence.usage == Use::Definition)
        .last()
        .map(|occurrence| workspace.location(occurrence.span))
        .into_iter()
        .collect()
}

fn meant(workspace: &Workspace, file: FileId, kind: Kind, name: &str) -> Vec<Occurrence> {
    let mut meant = Vec::new();
    for occurrence in workspace.occurrences(file, kind, name) {
        match occurrence.usage {
            Use::Definition => meant = vec![occurrence],
            Use::Change => meant.push(occurrence),
            Use::Reference => {}
        }
    }
    meant
}
