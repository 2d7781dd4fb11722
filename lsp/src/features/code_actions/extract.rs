//! Extracting a part of a condition as a macro, or the values of a comparison as a list.
//!
//! In: the selection. Out: an action that inserts the item and refers to it.

use compiler::source::Span;
use compiler::syntax::ast::{Expr, ExprKind, RawPredicate, Right, Word};
use tower_lsp_server::ls_types::{CodeAction, CodeActionKind};

use super::condition::{Condition, condition_at};
use super::{action, new_item};
use crate::workspace::{Kind, Workspace};

/// Returns an action that extracts the selected part of a condition as a macro before the item.
pub(super) fn macro_of(workspace: &Workspace, span: Span) -> Option<CodeAction> {
    let selected = trimmed(workspace, span);
    if selected.start >= selected.end {
        return None;
    }
    let condition = condition_at(workspace, selected)?;
    let text = workspace.sources().text(selected);
    let balanced = balance(text)?;
    let inner = Span {
        start: selected.start + balanced.start as u32,
        end: selected.start + balanced.end as u32,
        ..selected
    };
    let body = condition.between(inner.start, inner.end)?;
    if matches!(condition.tree.kind, ExprKind::Macro(_)) || body.contains(['"', '\'']) && body.contains('\n')
    {
        return None;
    }
    let body = new_item::folded(body);
    let name = new_item::free_name(workspace, span, Kind::Macro, "new_macro");
    let mut lines = vec![format!("- macro: {name}")];
    lines.extend(new_item::value("condition", &body));
    extracted(workspace, &condition, &lines, Kind::Macro, selected, name)
}

/// Returns an action that inserts an item before that of the condition, and its name instead of `replaced`.
fn extracted(
    workspace: &Workspace,
    condition: &Condition<'_>,
    lines: &[String],
    kind: Kind,
    replaced: Span,
    name: String,
) -> Option<CodeAction> {
    let insert = new_item::before(workspace, condition.item.node.span, lines)?;
    let title = format!("Extract {} `{name}`", kind.word());
    let extract = CodeActionKind::REFACTOR_EXTRACT;
    let edits = vec![insert, (replaced, name)];
    Some(action(workspace, title, extract, replaced.file, edits))
}

/// Returns the span without white space at its ends.
fn trimmed(workspace: &Workspace, span: Span) -> Span {
    let text = workspace.sources().text(span);
    let start = span.start + (text.len() - text.trim_start().len()) as u32;
    Span {
        start,
        end: start + text.trim().len() as u32,
        ..span
    }
}

/// Returns the range of a text without parentheses and white space at its ends; `None` if its parentheses
/// are not balanced.
fn balance(text: &str) -> Option<std::ops::Range<usize>> {
    let mut depth = 0_i32;
    let mut quote = None;
    for letter in text.chars() {
        match (quote, letter) {
            (Some(open), letter) if open == letter => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    if depth != 0 || quote.is_some() {
        return None;
    }
    let outer = |letter: char| letter.is_whitespace() || letter == '(';
    let start = text.len() - text.trim_start_matches(outer).len();
    // In `(a) and in (b)` the last parenthesis does not enclose a part.
    let opened = text[..start].matches('(').count();
    let mut end = text.len();
    let mut closed = 0;
    while closed < opened {
        let rest = text[..end].trim_end();
        match rest.strip_suffix(')') {
            Some(rest) => end = rest.len(),
            None => break,
        }
        closed += 1;
    }
    Some(start..text[..end].trim_end().len())
}

/// Returns an action that extracts the values around `span` as a list before the item.
pub(super) fn list_of(workspace: &Workspace, span: Span) -> Option<CodeAction> {
    let condition = condition_at(workspace, span)?;
    let (items, inner) = values_at(&condition, &condition.tree, span)?;
    let elements: Vec<String> = items
        .iter()
        .map(|word| element(workspace, &condition, word, span))
        .collect::<Option<_>>()?;
    let name = new_item::free_name(workspace, span, Kind::List, "new_list");
    let lines = [
        format!("- list: {name}"),
        format!("  items: [{}]", elements.join(", ")),
    ];
    extracted(workspace, &condition, &lines, Kind::List, inner, name)
}

/// Returns the values of the comparison around `span` and their span, if `span` is among them.
fn values_at<'c>(condition: &'c Condition<'_>, tree: &'c Expr, span: Span) -> Option<(&'c [Word], Span)> {
    match &tree.kind {
        ExprKind::And(parts) | ExprKind::Or(parts) => {
            parts.iter().find_map(|part| values_at(condition, part, span))
        }
        ExprKind::Not(part) => values_at(condition, part, span),
        ExprKind::Predicate(check) => {
            let RawPredicate {
                right: Right::List { items, .. },
                ..
            } = &**check
            else {
                return None;
            };
            let (first, last) = (items.first()?, items.last()?);
            let inner = condition.text.span(first.range.start..last.range.end)?;
            let within = inner.start <= span.start && span.end <= inner.end;
            (within && items.len() > 1).then_some((items.as_slice(), inner))
        }
        ExprKind::Macro(_) | ExprKind::Error => None,
    }
}

/// Returns a value as a YAML element; `None` if it is a list, whose elements would be lost.
fn element(workspace: &Workspace, condition: &Condition<'_>, word: &Word, span: Span) -> Option<String> {
    let raw = condition.text.as_str().get(word.range.clone())?;
    if !word.quoted && workspace.is_defined(span.file, Kind::List, raw) {
        return None;
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'/' | b'-');
    let first = raw.bytes().next()?;
    let is_plain = raw.bytes().all(plain) && (first.is_ascii_alphabetic() || first == b'/');
    Some(
        if is_plain && !matches!(raw, "null" | "true" | "false" | "yes" | "no" | "on" | "off") {
            raw.to_owned()
        } else {
            format!("'{}'", raw.replace('\'', "''"))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parentheses_around_a_part_are_stripped() {
        let inner = |text: &'static str| balance(text).map(|range| &text[range]);
        assert_eq!(inner("(a or b)"), Some("a or b"));
        assert_eq!(inner("a in (b, c)"), Some("a in (b, c)"));
        assert_eq!(inner("((a or b))"), Some("a or b"));
        assert_eq!(inner("a or b)"), None);
        assert_eq!(inner("a = \")\""), Some("a = \")\""));
    }
}
