//! Renaming lists, macros and rules in every file.
//!
//! In: a position and a new name. Out: the edits of all files that belong together.

use std::collections::HashMap;

use compiler::source::FileId;
use compiler::syntax::condition::identifier_len;
use tower_lsp_server::jsonrpc::{Error, Result};
use tower_lsp_server::ls_types::{Position, PrepareRenameResponse, TextEdit, Uri, WorkspaceEdit};

use crate::workspace::{Kind, Workspace};

/// Returns the name that would be renamed at a position.
pub(crate) fn prepare(
    workspace: &Workspace,
    file: FileId,
    position: Position,
) -> Option<PrepareRenameResponse> {
    let (kind, name, span) = workspace.named(file, position)?;
    workspace
        .is_defined(file, kind, name)
        .then(|| PrepareRenameResponse::RangeWithPlaceholder {
            range: workspace.range(span),
            placeholder: name.to_owned(),
        })
}

/// Returns the edits that rename the item at a position.
pub(crate) fn rename(
    workspace: &Workspace,
    file: FileId,
    position: Position,
    new: &str,
) -> Result<Option<WorkspaceEdit>> {
    let Some((kind, name, _)) = workspace.named(file, position) else {
        return Ok(None);
    };
    check(workspace, file, kind, name, new)?;
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for occurrence in workspace.occurrences(file, kind, name) {
        let location = workspace.location(occurrence.span);
        changes
            .entry(location.uri)
            .or_default()
            .push(TextEdit::new(location.range, new.to_owned()));
    }
    Ok(Some(WorkspaceEdit::new(changes)))
}

/// Checks that the new name is valid and unused.
fn check(workspace: &Workspace, file: FileId, kind: Kind, old: &str, new: &str) -> Result<()> {
    let usable = match kind {
        Kind::Macro => identifier_len(new.as_bytes()) == Some(new.len()),
        // Lists are named without quotes both in conditions and in YAML.
        Kind::List => {
            !new.is_empty()
                && new
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
        }
        Kind::Rule => {
            !new.trim().is_empty()
                && new.trim() == new
                && !new.contains(['\n', '\r', '#'])
                && !new.contains(": ")
                && !new.starts_with([
                    '-', '?', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`',
                ])
        }
    };
    if !usable {
        return Err(Error::invalid_params(format!(
            "`{new}` is not a valid name of a {}",
            kind.word()
        )));
    }
    if new != old && workspace.is_defined(file, kind, new) {
        return Err(Error::invalid_params(format!(
            "{} `{new}` already exists",
            kind.word()
        )));
    }
    Ok(())
}
