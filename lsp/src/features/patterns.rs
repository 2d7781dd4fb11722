//! Explanations of globs and regular expressions.
//!
//! In: a pattern. Out: Markdown: how the operator matches, and the meaning of each special piece.

use std::fmt::Write as _;

/// At most this many pieces are explained.
const MAX_PIECES: usize = 24;

/// Explains a glob.
pub(super) fn glob(pattern: &str) -> String {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let (length, meaning) = match first {
            '*' => (1, "any string, including the empty one and `/`"),
            '?' => (1, "any one byte"),
            '[' => match rest.find(']') {
                Some(end) => (end + 1, "any of these characters"),
                None => (1, "this literal character: the bracket is not closed"),
            },
            '\\' => (
                rest.chars().take(2).map(char::len_utf8).sum(),
                "this literal character",
            ),
            _ => {
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        pieces.push((rest[..length].to_owned(), meaning));
        rest = &rest[length..];
    }
    shown("glob", "The whole string must match.", pattern, pieces)
}

/// Explains a regular expression.
pub(super) fn regex(pattern: &str) -> String {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let (length, meaning) = regex_piece(rest, first);
        if let Some(meaning) = meaning {
            pieces.push((rest[..length].to_owned(), meaning));
        }
        rest = &rest[length..];
    }
    let rule = "The whole text must match: `.*` at the ends stands for anything before and behind. The syntax is that of POSIX extended regular expressions.";
    shown("regex", rule, pattern, pieces)
}

/// Returns the length of the piece at the start of `rest`, and its meaning unless it is a literal character.
fn regex_piece(rest: &str, first: char) -> (usize, Option<&'static str>) {
    match first {
        '\\' => {
            let length = rest.chars().take(2).map(char::len_utf8).sum();
            (length, Some("this literal character"))
        }
        '[' => {
            // A bracket right at the start is a literal.
            let inner = rest[1..].trim_start_matches('^');
            let skipped = rest.len() - inner.len();
            let mut end = skipped + usize::from(inner.starts_with(']'));
            // A class such as `[:alpha:]` contains brackets.
            while let Some(at) = rest[end..].find([']', '[']) {
                let class = rest[end + at..].starts_with("[:");
                let closed = rest[end + at..].find(":]").filter(|_| class);
                end += at + closed.map_or(1, |at| at + 2);
                if rest[..end].ends_with(']') && closed.is_none() {
                    break;
                }
            }
            let closed = rest[..end].ends_with(']') && end > skipped;
            let end = if closed { end } else { rest.len() };
            let meaning = if rest[1..].starts_with('^') {
                "any character except these"
            } else {
                "any of these characters"
            };
            (end, Some(meaning))
        }
        '{' => {
            let end = rest.find('}').map_or(1, |at| at + 1);
            (end, Some("repeated this many times"))
        }
        '*' => (1, Some("any number of times")),
        '+' => (1, Some("once or more")),
        '?' => (1, Some("optional")),
        '.' => (1, Some("any character except a line break")),
        '^' => (1, Some("the start")),
        '$' => (1, Some("the end")),
        '|' => (1, Some("or")),
        '(' => (1, Some("start of a group")),
        _ => (first.len_utf8(), None),
    }
}

fn shown(word: &str, rule: &str, pattern: &str, pieces: Vec<(String, &str)>) -> String {
    let mut text = format!("**{word}**\n\n{rule}\n\n```\n{pattern}\n```\n\n");
    let mut seen: Vec<(String, &str)> = Vec::new();
    for piece in pieces {
        if !seen.contains(&piece) {
            seen.push(piece);
        }
    }
    for (piece, meaning) in seen.iter().take(MAX_PIECES) {
        let _ = writeln!(text, "- `{piece}` {meaning}");
    }
    if seen.len() > MAX_PIECES {
        text.push_str("- …\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_explained() {
        let explained = glob("/etc/*.d/[ab]?\\*");
        for piece in [
            "- `*` any string",
            "- `[ab]` any of these",
            "- `?` any one byte",
            "- `\\*` this literal",
        ] {
            assert!(explained.contains(piece), "{explained}");
        }
        let explained = regex("^a[^]x]+[[:digit:]_]{2,3}(b|c)?.*é$");
        for piece in [
            "- `^` the start",
            "- `[^]x]` any character except",
            "- `{2,3}` repeated",
            "- `[[:digit:]_]` any of these",
            "- `|` or",
        ] {
            assert!(explained.contains(piece), "{explained}");
        }
        // Invalid patterns are explained as far as possible.
        for broken in ["[", "\\", "(?", "{", "[^]", "é\\é", "(((", "[[:", "[[:a:]", "[é"] {
            assert!(!regex(broken).is_empty() && !glob(broken).is_empty());
        }
    }
}
