//! The completion context: which construct the cursor is in.
//!
//! In: the text of a file up to the cursor. Out: a [`CompletionContext`] and the word that is being
//! typed. The lines before the cursor identify the item and the key, because rule files are written one
//! key per line; the value of the key is scanned for the rest.
//! Does not decide what to propose.

mod condition;
mod lines;
#[cfg(test)]
mod tests;

use compiler::tables::{KeyItem, KeyKind};

use self::condition::in_condition;
use self::lines::{ItemLines, KeyLine, item_before};

/// The construct at the cursor.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum CompletionContext {
    /// A new item.
    Item {
        /// Whether its dash is already there.
        dash: bool,
    },
    /// A key of an item that already has keys.
    Key {
        /// The kind of item.
        item: KeyItem,
        /// The keys before the cursor.
        present: Vec<String>,
    },
    /// The name of an item, an exception or a plugin.
    Name {
        /// What is named.
        item: KeyItem,
        /// The name of the surrounding rule, for exceptions.
        rule: String,
    },
    /// A field, transformer or macro in a condition.
    Operand {
        /// Conditions that are true wherever the operand is evaluated.
        given: Vec<String>,
    },
    /// An operator.
    Operator {
        /// The left operand, as written.
        left: String,
    },
    /// A constant.
    Value {
        /// The left operand, as written.
        left: String,
        /// Whether the cursor is inside parentheses.
        list: bool,
        /// Conditions that are true wherever the comparison is evaluated: the preceding operands of the
        /// same `and` and of those around it.
        given: Vec<String>,
    },
    /// `and` or `or`.
    Connective,
    /// A field or transformer after `%` in an output.
    OutputField,
    /// The plain value of a key, or an element of it.
    KeyValue {
        /// The kind of item.
        item: KeyItem,
        /// The key.
        key: &'static str,
    },
    /// A key below `override`.
    OverrideKey {
        /// The kind of item.
        item: KeyItem,
    },
    /// `append` or `replace`.
    OverrideOperation,
    /// The directive of a comment for Lanner, after `# lanner:`.
    Directive,
    /// A diagnostic name inside `# lanner: allow(…)`.
    DiagnosticName,
    /// Free text, for which there are no proposals.
    FreeText,
}

/// A completion context and the word being typed there.
#[derive(Debug)]
pub(super) struct CompletionPoint<'t> {
    /// The context.
    pub(super) context: CompletionContext,
    /// The part of the word before the cursor.
    pub(super) typed: &'t str,
}

/// Returns the context at the end of `text`.
pub(super) fn completion_point(text: &str) -> CompletionPoint<'_> {
    let line_start = text.rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..];
    if let Some(point) = in_comment(line) {
        return point;
    }
    let bare = line.trim_start_matches([' ', '-']);
    let at_key = bare
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let column = line.len() - bare.len();
    let dash = line.trim_start_matches(' ').starts_with('-');
    let Some(item) = item_before(text, line_start + column, column) else {
        return point(CompletionContext::Item { dash }, bare);
    };
    // Keys of an item are indented, so a word at the left edge begins a new item.
    if at_key && (column == 0 || line.starts_with('-')) {
        return point(CompletionContext::Item { dash }, bare);
    }
    if let Some(found) = in_nested_part(text, &item, line_start, column, at_key) {
        return found;
    }
    if at_key && column == item.column && (!bare.is_empty() || line.trim().is_empty()) {
        return point(
            CompletionContext::Key {
                item: item.kind,
                present: item.keys.iter().map(|line| line.key.to_owned()).collect(),
            },
            bare,
        );
    }
    match item.keys.last() {
        Some(key) => in_value(text, &item, item.kind, key),
        None => point(CompletionContext::FreeText, ""),
    }
}

const fn point(context: CompletionContext, typed: &str) -> CompletionPoint<'_> {
    CompletionPoint { context, typed }
}

/// Inside a comment: the directives for Lanner, otherwise free text.
fn in_comment(line: &str) -> Option<CompletionPoint<'_>> {
    // A `#` inside a value begins a comment only after a space, as in YAML.
    let start = match line.trim_start().strip_prefix('#') {
        Some(rest) => line.len() - rest.len(),
        None => line.rfind(" # lanner:")? + 2,
    };
    let comment = line[start..].trim_start();
    let Some(directive) = comment.strip_prefix("lanner:") else {
        return Some(point(CompletionContext::FreeText, ""));
    };
    let typed = last_word(directive);
    let before = directive[..directive.len() - typed.len()].trim();
    Some(match before.rsplit_once('(') {
        Some((_, names)) if names.contains(')') => point(CompletionContext::FreeText, ""),
        Some(_) => point(CompletionContext::DiagnosticName, typed),
        None if before.is_empty() => point(CompletionContext::Directive, typed),
        None => point(CompletionContext::FreeText, ""),
    })
}

/// Inside `override`, an exception or a plugin requirement.
fn in_nested_part<'t>(
    text: &'t str,
    item: &ItemLines<'t>,
    line_start: usize,
    column: usize,
    at_key: bool,
) -> Option<CompletionPoint<'t>> {
    let outer = item.keys.last()?;
    let row = item.kind.key(outer.key)?;
    let part = match row.kind {
        KeyKind::Override => return in_override(text, item, outer, line_start, column),
        KeyKind::Exceptions => KeyItem::Exception,
        KeyKind::Plugins => KeyItem::Plugin,
        _ => return None,
    };
    if column <= item.column {
        return None;
    }
    let inner: Vec<&KeyLine<'_>> = item.all.iter().filter(|key| key.column > item.column).collect();
    let last_dash = inner.iter().rposition(|key| key.dash).unwrap_or(0);
    let own = inner.get(last_dash..).unwrap_or_default();
    let edge = own.first().map(|key| key.column);
    let line = &text[line_start..];
    if at_key && (edge.is_none() || edge == Some(column) || line.contains('-')) {
        // A line with a dash of its own begins the next entry, which has no keys yet.
        let present: &[&KeyLine<'_>] = if line.contains('-') { &[] } else { own };
        return Some(point(
            CompletionContext::Key {
                item: part,
                present: present.iter().map(|key| key.key.to_owned()).collect(),
            },
            last_word(text),
        ));
    }
    own.last().map(|key| in_value(text, item, part, key))
}

/// Inside the value of `override`: `{items: append}`, or one key per line.
fn in_override<'t>(
    text: &'t str,
    item: &ItemLines<'t>,
    outer: &KeyLine<'t>,
    line_start: usize,
    column: usize,
) -> Option<CompletionPoint<'t>> {
    let typed = last_word(text);
    let value = &text[outer.value.min(text.len())..];
    let piece = value.rsplit(['{', ',', '\n']).next().unwrap_or_default();
    if piece.contains(':') {
        return Some(point(CompletionContext::OverrideOperation, typed));
    }
    let is_below = line_start > outer.value && column > item.column;
    (value.contains('{') || is_below)
        .then(|| point(CompletionContext::OverrideKey { item: item.kind }, typed))
}

/// Inside the value of a key of `kind`, which is `item` itself or a part of it.
fn in_value<'t>(
    text: &'t str,
    item: &ItemLines<'t>,
    kind: KeyItem,
    key: &KeyLine<'t>,
) -> CompletionPoint<'t> {
    let Some(row) = kind.key(key.key) else {
        return point(CompletionContext::FreeText, "");
    };
    let value = &text[key.value.min(text.len())..];
    match row.kind {
        KeyKind::Condition => in_condition(value),
        KeyKind::Output => in_output(value),
        KeyKind::Name if !value.contains('\n') => {
            let rule = item.keys.first().map_or("", |key| key.value_in(text));
            point(
                CompletionContext::Name {
                    item: kind,
                    rule: rule.to_owned(),
                },
                // Names of rules contain spaces.
                value.trim_start().trim_start_matches(['"', '\'']),
            )
        }
        KeyKind::Bool
        | KeyKind::Priority
        | KeyKind::Source
        | KeyKind::Words
        | KeyKind::WordOrWords
        | KeyKind::Values => point(
            CompletionContext::KeyValue {
                item: kind,
                key: row.name,
            },
            last_word(value),
        ),
        _ => point(CompletionContext::FreeText, ""),
    }
}

/// Returns the word that ends at the cursor.
fn last_word(text: &str) -> &str {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-');
    let start = text.trim_end_matches(is_letter).len();
    &text[start..]
}

fn in_output(value: &str) -> CompletionPoint<'_> {
    let typed = last_word(value);
    let before = &value[..value.len() - typed.len()];
    if before.ends_with('%') || before.ends_with('(') && before.contains('%') {
        point(CompletionContext::OutputField, typed)
    } else {
        point(CompletionContext::FreeText, "")
    }
}
