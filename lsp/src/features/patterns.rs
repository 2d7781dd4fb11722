//! Globs and regular expressions in words.
//!
//! In: a pattern as it is compared. Out: Markdown: what the operator asks, and each special piece of
//! the pattern with what it stands for.

use std::fmt::Write as _;

/// So many pieces are explained.
const MAX_PIECES: usize = 24;

/// A glob in words.
pub(super) fn glob(pattern: &str) -> String {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let (length, meaning) = match first {
            '*' => (1, "any text, also none, also with `/`"),
            '?' => (1, "any one byte"),
            '[' => match rest.find(']') {
                Some(end) => (end + 1, "one letter of these"),
                None => (1, "just this letter: the bracket is never closed"),
            },
            '\\' => (rest.chars().take(2).map(char::len_utf8).sum(), "just this letter"),
            _ => {
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        pieces.push((rest[..length].to_owned(), meaning));
        rest = &rest[length..];
    }
    shown("glob", "The whole text must be like this.", pattern, pieces)
}

/// A regular expression in words.
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
    let asks = "The whole text must match: `.*` at the ends stands for anything before and behind. The syntax is that of POSIX extended regular expressions.";
    shown("regex", asks, pattern, pieces)
}

/// Length of the piece at the start of `rest`, and what it stands for if it is no plain letter.
fn regex_piece(rest: &str, first: char) -> (usize, Option<&'static str>) {
    match first {
        '\\' => {
            let length = rest.chars().take(2).map(char::len_utf8).sum();
            (length, Some("just this letter"))
        }
        '[' => {
            // A bracket right at the start is one of the letters.
            let inner = rest[1..].trim_start_matches('^');
            let skipped = rest.len() - inner.len();
            let mut end = skipped + usize::from(inner.starts_with(']'));
            // A class such as `[:alpha:]` has brackets of its own.
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
                "any letter but these"
            } else {
                "one letter of these"
            };
            (end, Some(meaning))
        }
        '{' => {
            let end = rest.find('}').map_or(1, |at| at + 1);
            (end, Some("so many times"))
        }
        '*' => (1, Some("any number of times")),
        '+' => (1, Some("once or more")),
        '?' => (1, Some("once or not at all")),
        '.' => (1, Some("any letter but a line break")),
        '^' => (1, Some("the start")),
        '$' => (1, Some("the end")),
        '|' => (1, Some("or")),
        '(' => (1, Some("a group begins")),
        _ => (first.len_utf8(), None),
    }
}

fn shown(word: &str, asks: &str, pattern: &str, pieces: Vec<(String, &str)>) -> String {
    let mut text = format!("**{word}**\n\n{asks}\n\n```\n{pattern}\n```\n\n");
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
    fn pieces_are_told_apart() {
        let told = glob("/etc/*.d/[ab]?\\*");
        for piece in [
            "- `*` any text",
            "- `[ab]` one letter",
            "- `?` any one byte",
            "- `\\*` just",
        ] {
            assert!(told.contains(piece), "{told}");
        }
        let told = regex("^a[^]x]+[[:digit:]_]{2,3}(b|c)?.*é$");
        for piece in [
            "- `^` the start",
            "- `[^]x]` any letter but",
            "- `{2,3}` so many",
            "- `[[:digit:]_]` one letter",
            "- `|` or",
        ] {
            assert!(told.contains(piece), "{told}");
        }
        // Broken patterns are told of as far as they go.
        for broken in ["[", "\\", "(?", "{", "[^]", "é\\é", "(((", "[[:", "[[:a:]", "[é"] {
            assert!(!regex(broken).is_empty() && !glob(broken).is_empty());
        }
    }
}
