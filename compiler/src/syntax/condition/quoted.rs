//! Values of quoted texts.

use super::error::SyntaxErrorKind;

/// The value of a quoted text, given with its quotes.
///
/// On a bad escape, the value with that escape as written comes along with the error and the
/// offset of its backslash.
pub(super) fn unescape(text: &[u8]) -> (Vec<u8>, Option<(SyntaxErrorKind, usize)>) {
    let quote = text.first().copied().unwrap_or_default();
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    let mut value = Vec::with_capacity(inner.len());
    let mut error = None;
    let mut rest = inner;
    while let Some(backslash) = memchr::memchr(b'\\', rest) {
        let (plain, escape) = rest.split_at(backslash);
        value.extend_from_slice(plain);
        let length = match decode(escape, quote) {
            Ok((byte, length)) => {
                value.push(byte);
                length
            }
            Err(kind) => {
                let offset = text.len() - 1 - escape.len();
                error.get_or_insert((kind, offset));
                let length = escape.len().min(2);
                value.extend_from_slice(&escape[..length]);
                length
            }
        };
        rest = escape.get(length..).unwrap_or_default();
    }
    value.extend_from_slice(rest);
    (value, error)
}

/// Byte and length of the escape at the start of `escape`.
fn decode(escape: &[u8], quote: u8) -> Result<(u8, usize), SyntaxErrorKind> {
    let byte = match escape.get(1) {
        Some(b'b') => 0x08,
        Some(b'f') => 0x0C,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        // Falco drops the blank and keeps the backslash, for rules that were once written so.
        Some(b' ' | b'\\') => b'\\',
        Some(b'/') => b'/',
        Some(&other @ (b'"' | b'\'')) if other == quote => other,
        Some(&other @ (b'"' | b'\'')) => return Err(SyntaxErrorKind::MixedQuoteEscape(other)),
        Some(b'x') => {
            let digits = escape.get(2..4).ok_or(SyntaxErrorKind::TruncatedHexEscape)?;
            let digits = [digits[0], digits[1]];
            let hex = |digit: u8| char::from(digit).to_digit(16);
            return match (hex(digits[0]), hex(digits[1])) {
                (Some(high), Some(low)) => Ok(((high * 16 + low) as u8, 4)),
                _ => Err(SyntaxErrorKind::BadHexEscape(digits)),
            };
        }
        Some(&other) => return Err(SyntaxErrorKind::UnknownEscape(other)),
        None => return Err(SyntaxErrorKind::UnknownEscape(0)),
    };
    Ok((byte, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<String, SyntaxErrorKind> {
        match unescape(text.as_bytes()) {
            (value, None) => Ok(String::from_utf8_lossy(&value).into_owned()),
            (_, Some((error, _))) => Err(error),
        }
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(value(r#""a\nb\\\/\x41\"""#), Ok("a\nb\\/A\"".to_owned()));
        assert_eq!(value(r"'it\'s'"), Ok("it's".to_owned()));
        assert_eq!(value(r#""a\ b""#), Ok("a\\b".to_owned()));
    }

    #[test]
    fn bad_escapes_are_named() {
        assert_eq!(value(r#""it\'s""#), Err(SyntaxErrorKind::MixedQuoteEscape(b'\'')));
        assert_eq!(value(r#""\d+""#), Err(SyntaxErrorKind::UnknownEscape(b'd')));
        assert_eq!(value(r#""\x4""#), Err(SyntaxErrorKind::TruncatedHexEscape));
        assert_eq!(value(r#""\xZZ""#), Err(SyntaxErrorKind::BadHexEscape(*b"ZZ")));
    }
}
