//! Items and keys, recognised line by line.
//!
//! In: a text up to the cursor. Out: the item that the cursor is in, with the keys before the cursor.
//! Does not parse YAML: an item in flow style (`{rule: R}`) is not recognised.

use compiler::tables::KeyItem;

/// A line of the form `key: …` or `- key: …`.
pub(super) struct KeyLine<'t> {
    /// Column of the key.
    pub(super) column: usize,
    /// The key.
    pub(super) key: &'t str,
    /// Byte offset of the text after the colon.
    pub(super) value: usize,
    /// Whether a dash precedes the key.
    pub(super) dash: bool,
}

/// The item that the cursor is in.
pub(super) struct ItemLines<'t> {
    /// The kind of item.
    pub(super) kind: KeyItem,
    /// The column of its keys.
    pub(super) column: usize,
    /// Its own keys before the cursor.
    pub(super) keys: Vec<KeyLine<'t>>,
    /// The same, with the keys nested below them.
    pub(super) all: Vec<KeyLine<'t>>,
}

impl KeyLine<'_> {
    /// Returns the value of the key on its own line of `text`, without quotes.
    pub(super) fn value_in<'t>(&self, text: &'t str) -> &'t str {
        let value = text.get(self.value..).unwrap_or_default();
        let line = value.lines().next().unwrap_or_default();
        line.trim().trim_matches(['"', '\''])
    }
}

/// Returns the last item that begins before `end`; `column` is that of the cursor.
pub(super) fn item_before(text: &str, end: usize, column: usize) -> Option<ItemLines<'_>> {
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut head = None;
    let mut at = text.len();
    // Backwards, because the item is usually a few lines above and the file may be long.
    while head.is_none() {
        let start = text[..at].rfind('\n').map_or(0, |found| found + 1);
        let line = &text[start..at];
        let complete = at < text.len() || line.contains(':');
        if complete {
            lines.push((start, line));
        }
        if complete
            && let Some(key) = key_line(start, line)
            && key.dash
            && item_kind(key.key).is_some()
        {
            head = Some(key);
        }
        if start == 0 {
            break;
        }
        at = start - 1;
    }
    let head = head?;
    let kind = item_kind(head.key)?;
    let dash_column = head.column.saturating_sub(2);
    // A line to the left of the dash ends the item.
    if column < dash_column && text.len() > end {
        return None;
    }
    let column = head.column;
    let all: Vec<KeyLine<'_>> = lines
        .iter()
        .rev()
        .filter_map(|(start, line)| key_line(*start, line))
        .collect();
    let keys = all
        .iter()
        .filter(|key| key.column == column)
        .map(|key| KeyLine { ..*key })
        .collect();
    Some(ItemLines {
        kind,
        column,
        keys,
        all,
    })
}

fn item_kind(key: &str) -> Option<KeyItem> {
    [
        KeyItem::RequiredEngineVersion,
        KeyItem::RequiredPluginVersions,
        KeyItem::List,
        KeyItem::Macro,
        KeyItem::Rule,
    ]
    .into_iter()
    .find(|item| item.keys().next().is_some_and(|first| first.name == key))
}

/// Parses a line of the form `key: …` or `- key: …`.
fn key_line(start: usize, line: &str) -> Option<KeyLine<'_>> {
    let bare = line.trim_start_matches(' ');
    let undashed = bare
        .strip_prefix('-')
        .map_or(bare, |rest| rest.trim_start_matches(' '));
    let column = line.len() - undashed.len();
    let length = undashed
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        .count();
    let rest = undashed.get(length..)?;
    let value = rest.strip_prefix(':')?;
    if length == 0 || !(value.is_empty() || value.starts_with([' ', '\r'])) {
        return None;
    }
    Some(KeyLine {
        column,
        key: &undashed[..length],
        value: start + column + length + 1,
        dash: undashed.len() < bare.len(),
    })
}
