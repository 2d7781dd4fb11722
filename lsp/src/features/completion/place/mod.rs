//! Which kind of thing stands at the end of a text.
//!
//! In: a file up to the cursor. Out: a [`Place`] and the word that is being typed. Lines tell the
//! item and the key, as people lay files out; a scan of the value tells the rest.
//! Not here: what could stand there.

mod condition;
mod lines;
#[cfg(test)]
mod tests;

use compiler::tables::{KeyItem, KeyKind};

use self::condition::in_condition;
use self::lines::{ItemLines, KeyLine, item_before};

/// What stands at the cursor.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// A new item.
    Item,
    /// A key of an item that has some already.
    Key {
        /// Whose key.
        item: KeyItem,
        /// The keys that are there.
        present: Vec<String>,
    },
    /// A field, transformer or macro.
    Operand {
        /// Behind `not`.
        after_not: bool,
    },
    /// An operator.
    Operator {
        /// What it asks about, as written.
        left: String,
    },
    /// A constant.
    Value {
        /// What it is compared with, as written.
        left: String,
        /// Inside parentheses.
        list: bool,
        /// Conditions that hold wherever it is compared: what stands before in the same `and`, and in
        /// those around.
        given: Vec<String>,
    },
    /// `and` or `or`.
    Connective,
    /// A field behind `%`.
    Token,
    /// The plain value of a key, or an element of it.
    Of {
        /// Whose key.
        item: KeyItem,
        /// The key.
        key: &'static str,
    },
    /// A key below `override`.
    OverrideKey {
        /// Whose key.
        item: KeyItem,
    },
    /// What is done with an overridden key.
    OverrideOperation,
    /// Free text.
    Nothing,
}

/// A place and what is typed of it.
#[derive(Debug)]
pub(super) struct Found<'t> {
    /// The place.
    pub(super) place: Place,
    /// The word before the cursor.
    pub(super) typed: &'t str,
}

/// What stands at the end of `text`.
pub(super) fn place(text: &str) -> Found<'_> {
    let line_start = text.rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..];
    if line.trim_start().starts_with('#') {
        return found(Place::Nothing, "");
    }
    let bare = line.trim_start_matches([' ', '-']);
    let at_key = bare
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let column = line.len() - bare.len();
    let Some(item) = item_before(text, line_start + column, column) else {
        return found(Place::Item, bare);
    };
    if at_key && column == 0 {
        return found(Place::Nothing, "");
    }
    if at_key && line.starts_with('-') {
        return found(Place::Item, bare);
    }
    if let Some(found) = in_part(text, &item, line_start, column, at_key) {
        return found;
    }
    if at_key && column == item.column && (!bare.is_empty() || line.trim().is_empty()) {
        return found(
            Place::Key {
                item: item.kind,
                present: item.keys.iter().map(|line| line.key.to_owned()).collect(),
            },
            bare,
        );
    }
    match item.keys.last() {
        Some(key) => in_value(text, item.kind, key),
        None => found(Place::Nothing, ""),
    }
}

const fn found(place: Place, typed: &str) -> Found<'_> {
    Found { place, typed }
}

/// Inside `override`, an exception or a plugin requirement.
fn in_part<'t>(
    text: &'t str,
    item: &ItemLines<'t>,
    line_start: usize,
    column: usize,
    at_key: bool,
) -> Option<Found<'t>> {
    let outer = item.keys.last()?;
    let row = item.kind.key(outer.key)?;
    let part = match row.kind {
        KeyKind::Override => {
            let line = &text[line_start..];
            let typed = last_word(text);
            // `override: {items: app`, or a line for each.
            let value = &text[outer.value.min(text.len())..];
            let piece = value.rsplit(['{', ',', '\n']).next().unwrap_or_default();
            if piece.contains(':') {
                return Some(found(Place::OverrideOperation, typed));
            }
            let fits = value.contains('{') || (line_start > outer.value && column > item.column);
            return (fits && !line.trim().is_empty() || value.contains('{'))
                .then(|| found(Place::OverrideKey { item: item.kind }, typed));
        }
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
    if at_key && (edge.is_none() || edge == Some(column) || text[line_start..].contains('-')) {
        return Some(found(
            Place::Key {
                item: part,
                present: own.iter().map(|key| key.key.to_owned()).collect(),
            },
            last_word(text),
        ));
    }
    own.last().map(|key| in_value(text, part, key))
}

/// Inside the value of a key.
fn in_value<'t>(text: &'t str, item: KeyItem, key: &KeyLine<'t>) -> Found<'t> {
    let Some(row) = item.key(key.key) else {
        return found(Place::Nothing, "");
    };
    let value = &text[key.value.min(text.len())..];
    match row.kind {
        KeyKind::Condition => in_condition(value),
        KeyKind::Output => in_output(value),
        KeyKind::Bool
        | KeyKind::Priority
        | KeyKind::Source
        | KeyKind::Words
        | KeyKind::WordOrWords
        | KeyKind::Values => found(Place::Of { item, key: row.name }, last_word(value)),
        _ => found(Place::Nothing, ""),
    }
}

/// The name before the cursor.
fn last_word(text: &str) -> &str {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-');
    let start = text.trim_end_matches(letter).len();
    &text[start..]
}

fn in_output(value: &str) -> Found<'_> {
    let typed = last_word(value);
    let before = &value[..value.len() - typed.len()];
    if before.ends_with('%') || before.ends_with('(') && before.contains('%') {
        found(Place::Token, typed)
    } else {
        found(Place::Nothing, "")
    }
}
