//! Replacing a macro reference by the condition of the macro.
//!
//! In: a position. Out: an action. Macros that are redefined or appended to are not offered.

use compiler::outline::Role;
use compiler::source::FileId;
use compiler::syntax::ast::ExprKind;
use compiler::syntax::condition;
use compiler::syntax::items::Entry;
use compiler::syntax::yaml::Style;
use tower_lsp_server::ls_types::{CodeAction, CodeActionKind, Position};

use super::condition::condition_at;
use super::{action, new_item};
use crate::workspace::{Kind, Use, Workspace};

/// Returns an action that replaces the macro at a position by its condition, if the macro is defined once
/// and never changed.
pub(super) fn macro_at(workspace: &Workspace, file: FileId, position: Position) -> Option<CodeAction> {
    let (_, mention) = workspace.mention(file, position)?;
    let Role::Macro(name) = &mention.role else {
        return None;
    };
    let meanings = workspace
        .occurrences(file, Kind::Macro, name)
        .filter(|occurrence| occurrence.usage != Use::Reference);
    if meanings.count() != 1 {
        return None;
    }
    let body = body(workspace, file, name)?;
    let target = condition_at(workspace, mention.span)?;
    let fits = match target.style {
        Style::Folded | Style::Literal => true,
        Style::Plain => new_item::is_plain(&format!("x {body}")),
        Style::DoubleQuoted => !body.contains(['"', '\\']),
        Style::SingleQuoted => !body.contains('\''),
    };
    let title = format!("Inline macro `{name}`");
    let edits = vec![(mention.span, body)];
    fits.then(|| action(workspace, title, CodeActionKind::REFACTOR_INLINE, file, edits))
}

/// Returns the condition of a macro on one line, in parentheses if it is compound.
fn body(workspace: &Workspace, file: FileId, name: &str) -> Option<String> {
    let (file, outline) = workspace.definition(file, Kind::Macro, name)?;
    let entries = workspace.file(file).rules.entries.iter();
    let item = entries
        .filter_map(|entry| match entry {
            Entry::Item(item) => Some(item),
            Entry::Fact(_) => None,
        })
        .find(|item| item.node.span == outline.span)?;
    let (_, value) = item.node.get("condition")?;
    let text = value.scalar()?.value.as_str();
    let parsed = condition::parse(text);
    if !parsed.errors.is_empty() || text.contains(['"', '\'']) && text.trim().contains('\n') {
        return None;
    }
    let folded = new_item::folded(text);
    Some(match parsed.expr.kind {
        ExprKind::And(_) | ExprKind::Or(_) | ExprKind::Not(_) => format!("({folded})"),
        _ => folded,
    })
}
