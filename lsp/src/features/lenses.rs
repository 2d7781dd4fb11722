//! Code lenses: the number of uses of each list and macro.
//!
//! In: a file. Out: one lens per definition.

use compiler::source::FileId;
use serde_json::json;
use tower_lsp_server::ls_types::{CodeLens, Command};

use crate::workspace::{Kind, Use, Workspace};

/// Returns the lenses of a file. A click shows the references, in clients that have the command for it.
pub(crate) fn of_file(workspace: &Workspace, file: FileId) -> Vec<CodeLens> {
    let mut lenses = Vec::new();
    for item in &workspace.file(file).outline.items {
        let (Some(kind), Some(name)) = (Kind::of_item(item.kind), &item.name) else {
            continue;
        };
        if kind == Kind::Rule || item.changes {
            continue;
        }
        let places: Vec<_> = workspace
            .occurrences(file, kind, &name.text)
            .filter(|occurrence| occurrence.usage == Use::Reference)
            .map(|occurrence| workspace.location(occurrence.span))
            .collect();
        let range = workspace.range(name.span);
        let title = match places.len() {
            0 => "not used".to_owned(),
            1 => "used once".to_owned(),
            count => format!("used {count} times"),
        };
        let uri = &workspace.file(file).uri;
        lenses.push(CodeLens {
            range,
            command: Some(Command {
                title,
                command: "lanner.showReferences".to_owned(),
                arguments: Some(vec![json!(uri), json!(range.start), json!(places)]),
            }),
            data: None,
        });
    }
    lenses
}
