//! Adding an exception to a rule.
//!
//! In: a span in a rule. Out: an action that inserts an exception to be filled in.

use std::fmt::Write as _;

use compiler::outline::{ItemOutline, Role};
use compiler::source::Span;
use compiler::syntax::items::ItemKind;
use tower_lsp_server::ls_types::{CodeAction, CodeActionKind};

use super::{action, headed_by};
use crate::workspace::Workspace;

/// The field of the exception if the condition of the rule names none.
const FALLBACK: &str = "proc.name";

/// Returns an exception for the rule around `span`, on the last field of its condition: that is usually the
/// one that distinguishes cases.
pub(super) fn of_rule(workspace: &Workspace, span: Span) -> Option<CodeAction> {
    let item = headed_by(workspace, span)?;
    let in_braces = workspace.sources().text(item.span).starts_with('{');
    if item.kind != ItemKind::Rule || item.changes || in_braces {
        return None;
    }
    let entry = |name: &str| {
        item.entries
            .iter()
            .find(|entry| entry.key.is_some_and(|key| key.name == name))
    };
    let source = workspace.source(span.file);
    let column = source.position(item.entries.first()?.key_span.start).column as usize;
    let field = field(workspace, item);
    let known = entry("exceptions");
    let (at, depth, head) = match known {
        Some(known) => {
            let depth = source.position(known.value.start).column as usize;
            // In flow style there is no line to insert after.
            if workspace.sources().text(known.value).starts_with('[') {
                return None;
            }
            (known.value, depth, None)
        }
        None => (item.entries.last()?.value, column + 2, Some("exceptions:")),
    };
    let end = workspace.sources().text(at).trim_end().len() as u32 + at.start;
    // The last entry may have a comment after it on the same line.
    let end = source.line(source.position(end).line)?.end;
    let mut text = String::new();
    if let Some(line) = head {
        let _ = write!(text, "\n{:column$}{line}", "");
    }
    let lines = [
        "- name: new_exception".to_owned(),
        format!("  fields: {field}"),
        "  comps: in".to_owned(),
        "  values: []".to_owned(),
    ];
    for line in lines {
        let _ = write!(text, "\n{:depth$}{line}", "");
    }
    let place = Span::new(span.file, end, end);
    Some(action(
        workspace,
        "Add an exception".to_owned(),
        CodeActionKind::REFACTOR_REWRITE,
        span.file,
        vec![(place, text)],
    ))
}

fn field(workspace: &Workspace, item: &ItemOutline) -> String {
    let condition = item
        .entries
        .iter()
        .find(|entry| entry.key.is_some_and(|key| key.name == "condition"));
    let within = |span: Span| {
        condition.is_some_and(|entry| entry.value.start <= span.start && span.end <= entry.value.end)
    };
    let fields = item
        .mentions
        .iter()
        .rev()
        .filter_map(|mention| match &mention.role {
            Role::Field { name, .. } if within(mention.span) && name != "evt.type" => {
                Some(workspace.sources().text(mention.span))
            }
            _ => None,
        });
    let mut fields = fields.map(str::to_owned);
    fields.next().unwrap_or_else(|| FALLBACK.to_owned())
}
