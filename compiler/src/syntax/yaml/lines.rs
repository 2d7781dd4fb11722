//! Lines that look like entries of a rule file, whatever the YAML around them makes of them.
//!
//! In: a line of text. Out: the key that it begins with. This is for messages and safety checks where the text is not
//! valid YAML, or means something else than it shows: a scanner cannot say what an unclosed quote has swallowed.

use crate::tables::KEYS;

/// The start of a line that has the shape of an entry, `- key: …` or `key: …`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EntryLine<'t> {
    /// Columns before its first dash or, if it has none, its key.
    pub indent: usize,
    /// Column of the key.
    pub column: usize,
    /// The key, without quotes.
    pub key: &'t str,
    /// Whether a dash precedes the key.
    pub has_dash: bool,
    /// Whether a blank or the end of the line follows the colon.
    pub is_complete: bool,
}

impl<'t> EntryLine<'t> {
    /// Returns the entry that `line` begins with, if it has that shape.
    pub fn parse(line: &'t str) -> Option<Self> {
        let blanks = |text: &str| text.len() - text.trim_start_matches(' ').len();
        let indent = blanks(line);
        let mut rest = &line[indent..];
        let mut has_dash = false;
        while let Some(behind) = rest.strip_prefix("- ") {
            has_dash = true;
            rest = behind.trim_start_matches(' ');
        }
        let column = line.len() - rest.len();
        let quoted = rest.starts_with(['"', '\'']);
        let rest = if quoted { &rest[1..] } else { rest };
        let is_key = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        let key = &rest[..rest.find(|letter| !is_key(letter)).unwrap_or(rest.len())];
        let behind = &rest[key.len()..];
        let behind = if quoted { behind.get(1..)? } else { behind };
        let behind = behind.trim_start_matches(' ').strip_prefix(':')?;
        (!key.is_empty()).then_some(Self {
            indent,
            column,
            key,
            has_dash,
            is_complete: behind.is_empty() || behind.starts_with([' ', '\t', '\r']),
        })
    }

    /// Whether rule files have such a key.
    pub fn is_known(&self) -> bool {
        KEYS.iter().any(|row| row.name == self.key)
    }

    /// Whether it is the key that names an item.
    pub fn names_item(&self) -> bool {
        KEYS.iter().any(|row| {
            row.name == self.key && row.item.keys().next().is_some_and(|first| first.name == self.key)
        }) && self.key != "name"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_recognised_by_their_shape() {
        let entry = EntryLine::parse("  - rule: x").expect("an entry");
        assert_eq!((entry.indent, entry.column, entry.key), (2, 4, "rule"));
        assert!(entry.has_dash && entry.is_complete && entry.is_known() && entry.names_item());
        let entry = EntryLine::parse("  desc:x").expect("an entry");
        assert!(!entry.has_dash && !entry.is_complete && entry.is_known() && !entry.names_item());
        let entry = EntryLine::parse("'list' : [a]").expect("an entry");
        assert!(entry.names_item());
        assert!(!EntryLine::parse("    - name: x").expect("an entry").names_item());
        for line in ["", "# rule: x", "- [a]", "a b: c", "- ", "\"rule", "é: x"] {
            assert_eq!(EntryLine::parse(line), None, "{line}");
        }
    }
}
