//! Lexemes: how many bytes of a text one takes, if it is there.
//!
//! Each function looks at the start of its argument. Lengths always end between characters.

/// Blanks between lexemes; the backspace is one, vertical tab and form feed are not.
pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0x08 | b'\r' | b'\n')
}

/// White space as bare words see it.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | 0x0B | 0x0C | b'\r')
}

/// Length of the blanks.
pub(super) fn blanks(text: &[u8]) -> usize {
    run(text, is_blank)
}

fn run(text: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    text.iter().take_while(|byte| belongs(**byte)).count()
}

fn non_empty(length: usize) -> Option<usize> {
    (length > 0).then_some(length)
}

/// Length of an identifier: a letter, then letters, digits and underscores.
pub fn identifier_len(text: &[u8]) -> Option<usize> {
    text.first()
        .filter(|byte| byte.is_ascii_alphabetic())
        .map(|_| run(text, |byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}

/// Length of a field name: identifiers joined by dots, at least two.
pub fn field_name_len(text: &[u8]) -> Option<usize> {
    let first = identifier_len(text)?;
    let mut length = first;
    while text.get(length) == Some(&b'.') {
        match text.get(length + 1..).and_then(identifier_len) {
            Some(part) => length += 1 + part,
            None => break,
        }
    }
    (length > first).then_some(length)
}

/// Length of `not` and the blanks after it.
pub(super) fn not_with_blank(text: &[u8]) -> Option<usize> {
    let blanks = run(text.strip_prefix(b"not")?, is_space);
    non_empty(blanks).map(|blanks| 3 + blanks)
}

/// A word without quotes, as value.
pub(super) fn bare(text: &[u8]) -> Option<usize> {
    non_empty(run(text, |byte| {
        !is_space(byte) && !matches!(byte, b'(' | b')' | b'"' | b'\'' | b'=' | b',')
    }))
}

/// A word without quotes, between brackets.
pub(super) fn bare_argument(text: &[u8]) -> Option<usize> {
    non_empty(run(text, |byte| {
        !is_space(byte) && !matches!(byte, b'[' | b']' | b'"' | b'\'')
    }))
}

/// A hexadecimal or decimal number.
pub(super) fn number(text: &[u8]) -> Option<usize> {
    hexadecimal(text).or_else(|| decimal(text))
}

fn hexadecimal(text: &[u8]) -> Option<usize> {
    let digits = text
        .strip_prefix(b"0x")
        .or_else(|| text.strip_prefix(b"0X"))
        .map(|rest| run(rest, |byte| byte.is_ascii_hexdigit()))?;
    non_empty(digits).map(|digits| 2 + digits)
}

/// Sign, digits, one dot, digits, exponent with a sign; only the first digits are required.
fn decimal(text: &[u8]) -> Option<usize> {
    let digits_at = |at: usize| {
        text.get(at..)
            .map_or(0, |rest| run(rest, |byte| byte.is_ascii_digit()))
    };
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let mut length = sign + non_empty(digits_at(sign))?;
    if text.get(length) == Some(&b'.') {
        length += 1;
        length += digits_at(length);
    }
    if matches!(text.get(length), Some(b'e' | b'E')) && matches!(text.get(length + 1), Some(b'+' | b'-')) {
        let exponent = digits_at(length + 2);
        if exponent > 0 {
            length += 2 + exponent;
        }
    }
    Some(length)
}

/// A text in quotes, with them: it ends at the first such quote that does not follow a backslash.
/// A NUL ends the search.
pub(super) fn quoted(text: &[u8]) -> Option<usize> {
    let delimiter = *text.first().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let mut previous = b'\\';
    for (index, &byte) in text.iter().enumerate() {
        if byte == 0 {
            return None;
        }
        if byte == delimiter && previous != b'\\' {
            return Some(index + 1);
        }
        previous = byte;
    }
    None
}

/// Length of `word` and at least one blank after it, the blanks included.
pub(super) fn word_with_blank(text: &[u8], word: &str) -> Option<usize> {
    let blanks = blanks(text.strip_prefix(word.as_bytes())?);
    non_empty(blanks).map(|blanks| word.len() + blanks)
}

/// Returns whether `and`, `or` or `not` begins here and does not go on with a letter or digit.
pub(super) fn keyword_follows(text: &[u8]) -> bool {
    ["and", "or", "not"].iter().any(|keyword| {
        text.strip_prefix(keyword.as_bytes())
            .is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_names_need_a_dot_and_take_all_they_can() {
        assert_eq!(field_name_len(b"a.b.c = 1"), Some(5));
        assert_eq!(field_name_len(b"a.b. = 1"), Some(3));
        assert_eq!(field_name_len(b"a.1b"), None);
        assert_eq!(field_name_len(b"a"), None);
        assert_eq!(field_name_len(b"a..b"), None);
    }

    #[test]
    fn exponents_need_a_sign() {
        assert_eq!(number(b"1e5"), Some(1));
        assert_eq!(number(b"1e+5x"), Some(4));
        assert_eq!(number(b"1."), Some(2));
        assert_eq!(number(b"-0.1222e+10"), Some(11));
        assert_eq!(number(b"0x1Fg"), Some(4));
        assert_eq!(number(b"0x"), Some(1));
        assert_eq!(number(b"+"), None);
    }

    #[test]
    fn a_quoted_text_cannot_end_in_a_backslash() {
        assert_eq!(quoted(br#""a\\""#), None);
        assert_eq!(quoted(br#""a\\" and "b""#), Some(11));
        assert_eq!(quoted(br#""" x"#), Some(2));
        assert_eq!(quoted(br#"'it"s'"#), Some(6));
        assert_eq!(quoted(b"\"a\0b\""), None);
    }

    #[test]
    fn white_space_differs_between_lexemes() {
        assert_eq!(blanks(b" \t\x08\r\n\x0Bx"), 5);
        assert_eq!(bare(b"a\x08b\x0Bc"), Some(3));
        assert_eq!(not_with_blank(b"not\x0Bx"), Some(4));
        assert_eq!(not_with_blank(b"not\x08x"), None);
    }
}
