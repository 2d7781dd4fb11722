//! Items and keys by lines, as people lay files out.
//!
//! In: a text up to the cursor. Out: the item that the cursor is in, with its keys so far.

use compiler::tables::KeyItem;

/// A line that begins an item or an entry of it.
pub(super) struct KeyLine<'t> {
    /// Column of the key.
    pub(super) column: usize,
    /// The key.
    pub(super) key: &'t str,
    /// Offset of what follows the colon.
    pub(super) value: usize,
    /// A dash stands before the key.
    pub(super) dash: bool,
}

/// The item that the cursor is in.
pub(super) struct ItemLines<'t> {
    /// What it is.
    pub(super) kind: KeyItem,
    /// Column of its keys.
    pub(super) column: usize,
    /// Its keys before the cursor.
    pub(super) keys: Vec<KeyLine<'t>>,
    /// All keys below them as well.
    pub(super) all: Vec<KeyLine<'t>>,
}

/// The last item that begins before `end`; the cursor stands at `column` of its line.
pub(super) fn item_before(text: &str, end: usize, column: usize) -> Option<ItemLines<'_>> {
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut head = None;
    let mut at = text.len();
    // From the last line up to one with a dash at the edge.
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
    // A line at the dash's own edge or left of it that is no key ends the item.
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

/// `- key: …` or `key: …`
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
