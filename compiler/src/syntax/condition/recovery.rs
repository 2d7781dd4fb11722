//! Where parsing goes on after an error.
//!
//! Each function returns how many bytes to skip.

use super::lexeme;

/// To the next `and` or `or` of this group, the first byte of `stops`, or the end.
///
/// A quote that is never closed takes all the rest with it: that was meant as a string.
pub(super) fn to_connective(text: &[u8], stops: &[u8]) -> usize {
    let mut at = 0;
    let mut open = 0usize;
    let mut word_start = false;
    while let Some(&byte) = text.get(at) {
        let rest = text.get(at..).unwrap_or_default();
        if open == 0 && (word_start && connective_follows(rest) || is_foreign_connective(rest)) {
            break;
        }
        let length = match byte {
            _ if open == 0 && stops.contains(&byte) => break,
            b'"' | b'\'' => lexeme::quoted(rest).unwrap_or(rest.len()),
            b'(' => {
                open += 1;
                1
            }
            b')' if open > 0 => {
                open -= 1;
                1
            }
            _ => 1,
        };
        word_start = lexeme::is_blank(byte) || matches!(byte, b')' | b'"' | b'\'');
        at += length;
    }
    at
}

fn connective_follows(text: &[u8]) -> bool {
    [b"and".as_slice(), b"or"].iter().any(|word| {
        text.strip_prefix(*word)
            .and_then(<[u8]>::first)
            .is_some_and(|next| lexeme::is_blank(*next) || *next == b'(')
    })
}

/// `&&` or `||`, which is reported at its own position and then read as `and` or `or`.
fn is_foreign_connective(text: &[u8]) -> bool {
    text.starts_with(b"&&") || text.starts_with(b"||")
}

/// To the end of the `)` of the list or call that is open; or as [`to_connective`] if it has none.
pub(super) fn behind_paren(text: &[u8]) -> usize {
    let at = to_connective(text, b")");
    at + usize::from(text.get(at) == Some(&b')'))
}

/// To the end of the `]`, if it follows before anything that is not allowed between brackets.
pub(super) fn behind_bracket(text: &[u8]) -> usize {
    text.iter()
        .position(|byte| {
            matches!(
                byte,
                // Another bracket ends the search, so that many unclosed ones take no more time than one.
                b'[' | b']' | b'(' | b')' | b'"' | b'\'' | b'=' | b'<' | b'>' | b'\n'
            )
        })
        .filter(|at| text.get(*at) == Some(&b']'))
        .map_or(0, |at| at + 1)
}

/// Length of the word to blame at the start of `text`.
pub(super) fn blamed(text: &[u8]) -> usize {
    let Some(&first) = text.first() else { return 0 };
    if matches!(first, b'"' | b'\'') {
        return lexeme::quoted(text).unwrap_or(text.len());
    }
    let word = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'/' | b'-' | b'*') || *byte >= 0x80
    };
    let length = text.iter().take_while(|byte| word(byte)).count();
    if length > 0 {
        return length;
    }
    let symbol = |byte: &u8| matches!(byte, b'=' | b'<' | b'>' | b'!' | b'&' | b'|');
    text.iter().take_while(|byte| symbol(byte)).count().max(1)
}
