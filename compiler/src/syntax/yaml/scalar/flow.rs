//! Plain and quoted scalars: their lines are joined by blanks.

use super::super::error::{YamlError, YamlErrorKind};
use super::{Builder, Cursor, ends_plain, plain_ends};
use crate::source::MappedText;

/// A plain scalar whose further lines are indented by at least `indent`.
///
/// Also returns whether it ended because a line is indented less: only then can a key follow.
pub(in super::super) fn plain(
    cursor: &mut Cursor<'_>,
    indent: usize,
    in_flow: bool,
) -> Result<(MappedText, usize, bool), YamlError> {
    let mut builder = Builder::new();
    let mut end = cursor.at();
    loop {
        let start = cursor.at();
        let mut line_end = start;
        if !cursor.at_document_indicator() {
            let (length, text) = plain_line(cursor.rest(), in_flow);
            cursor.advance_in_line(length);
            line_end += text;
        }
        if line_end > start {
            builder.exact_to(cursor, start, line_end);
            end = line_end;
        }
        let stopped = cursor.at_end() || cursor.at_document_indicator() || plain_ends(cursor, in_flow);
        if stopped || cursor.line_break().is_none() {
            return Ok((builder.finish(), end, false));
        }
        let dedented = fold_lines(cursor, &mut builder, line_end, Some((indent, in_flow)), false)?;
        if dedented {
            return Ok((builder.finish(), end, true));
        }
    }
}

/// How far a plain scalar goes on in this line, with and without the blanks at its end.
fn plain_line(rest: &[u8], in_flow: bool) -> (usize, usize) {
    let mut at = 0;
    let mut text = 0;
    while let Some(byte) = rest.get(at) {
        match byte {
            b'\n' | b'\r' => break,
            b' ' | b'\t' => {
                if ends_plain(&rest[at..], in_flow) {
                    break;
                }
                at += 1;
            }
            b':' | b',' | b'?' | b'[' | b']' | b'{' | b'}' if ends_plain(&rest[at..], in_flow) => break,
            _ => {
                at += 1;
                text = at;
            }
        }
    }
    (at, text)
}

/// Reads a scalar in quotes, and returns whether its quote is closed. One that is not closed before the end of
/// the file ends there, if nothing but line breaks and blanks precedes the end.
pub(in super::super) fn quoted(cursor: &mut Cursor<'_>) -> Result<(MappedText, bool), YamlError> {
    let quote = cursor.peek().unwrap_or_default();
    cursor.advance(1);
    let mut builder = Builder::new();
    let mut escaped = false;
    loop {
        // Blanks at the end of a line do not count, unless an escape follows or precedes them.
        let mut start = cursor.at();
        let mut line_end = start;
        let mut escaped_break = false;
        loop {
            let Some(byte) = cursor.peek() else {
                return Err(cursor.error(YamlErrorKind::EofInScalar));
            };
            let closing = byte == quote && !(quote == b'\'' && cursor.peek_at(1) == Some(b'\''));
            if closing {
                builder.exact(cursor, start);
                builder.settle_breaks_and_blanks(cursor, escaped);
                cursor.advance(1);
                return Ok((builder.finish(), true));
            }
            if cursor.line_break().is_some() {
                break;
            }
            if cursor.at_document_indicator() {
                return Err(cursor.error(YamlErrorKind::DocumentInScalar));
            }
            let escape = byte == quote || byte == b'\\' && quote == b'"';
            if !escape {
                let (length, text) = quoted_run(cursor.rest(), quote);
                if text > 0 {
                    line_end = cursor.at() + text;
                }
                cursor.advance_in_line(length);
                continue;
            }
            builder.exact(cursor, start);
            let from = cursor.at();
            cursor.advance(1);
            escaped = true;
            if byte == b'\\' && cursor.line_break().is_some() {
                escaped_break = true;
            } else if byte == b'\\' {
                let decoded = escape_sequence(cursor)?;
                let mut bytes = [0; 4];
                builder.derived(cursor, decoded.encode_utf8(&mut bytes), from);
            } else {
                cursor.advance(1);
                builder.derived(cursor, "'", from);
            }
            start = cursor.at();
            line_end = start;
            if escaped_break {
                break;
            }
        }
        builder.exact_to(cursor, start, line_end);
        fold_lines(cursor, &mut builder, line_end, None, escaped_break)?;
        if cursor.at_end() {
            builder.settle_breaks_and_blanks(cursor, escaped);
            return Ok((builder.finish(), false));
        }
    }
}

/// Returns the length of the text before the next quote, escape or line break, at least one byte;
/// with and without the blanks at its end.
fn quoted_run(rest: &[u8], quote: u8) -> (usize, usize) {
    let stops =
        |byte: &u8| matches!(byte, b'\n' | b'\r') || *byte == quote || *byte == b'\\' && quote == b'"';
    let length = rest.iter().position(stops).unwrap_or(rest.len()).max(1);
    let blanks = rest[..length]
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b' ' | b'\t'));
    (length, length - blanks.count())
}

impl Builder {
    /// What counts of the line breaks before a closing quote: a blank, or one line break (two
    /// behind an escape; the rest is a slip of yaml-cpp).
    fn settle_breaks_and_blanks(&mut self, cursor: &Cursor<'_>, escaped: bool) {
        let breaks: usize = self
            .pending
            .iter()
            .filter(|(text, ..)| text.starts_with('\n'))
            .map(|(text, ..)| text.len())
            .sum();
        let most = 1 + usize::from(escaped);
        if breaks > most {
            self.settle_breaks(cursor, most);
        } else {
            self.settle(cursor);
        }
    }
}

/// Passes line breaks, empty lines and leading blanks; returns whether the next line is indented
/// less than a plain scalar needs (`within` is that indentation, and whether it is in brackets).
fn fold_lines(
    cursor: &mut Cursor<'_>,
    builder: &mut Builder,
    from: usize,
    within: Option<(usize, bool)>,
    mut escaped_break: bool,
) -> Result<bool, YamlError> {
    let indent = within.map_or(0, |(indent, _)| indent);
    let ends = |cursor: &Cursor<'_>| within.is_some_and(|(_, in_flow)| plain_ends(cursor, in_flow));
    let mut from = from;
    let mut empty = false;
    loop {
        let length = cursor.line_break().unwrap_or(0);
        cursor.advance(length);
        while cursor.at_blank() {
            if cursor.peek() == Some(b'\t') && cursor.column() < indent {
                return Err(cursor.error(YamlErrorKind::TabInIndentation));
            }
            if ends(cursor) {
                break;
            }
            cursor.advance(1);
        }
        let next_empty = cursor.line_break().is_some();
        if next_empty {
            builder.fold("\n", from, cursor.at());
        } else if !empty && !escaped_break {
            builder.fold(" ", from, cursor.at());
        }
        from = cursor.at();
        if !next_empty {
            return Ok(cursor.column() < indent);
        }
        // A comment may end a plain scalar at an empty line.
        if ends(cursor) {
            return Ok(false);
        }
        empty = true;
        escaped_break = false;
    }
}

/// Decodes the escape sequence at the cursor, which is after its backslash.
fn escape_sequence(cursor: &mut Cursor<'_>) -> Result<char, YamlError> {
    let Some(letter) = cursor.peek_char() else {
        return Err(cursor.error(YamlErrorKind::EofInScalar));
    };
    cursor.advance(letter.len_utf8());
    let simple = match letter {
        '0' => '\0',
        'a' => '\x07',
        'b' => '\x08',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\x0B',
        'f' => '\x0C',
        'r' => '\r',
        'e' => '\x1B',
        ' ' => ' ',
        '"' => '"',
        '\'' => '\'',
        '\\' => '\\',
        '/' => '/',
        'N' => '\u{85}',
        '_' => '\u{A0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' => return hexadecimal(cursor, 2),
        'u' => return hexadecimal(cursor, 4),
        'U' => return hexadecimal(cursor, 8),
        other => return Err(cursor.error(YamlErrorKind::UnknownEscape(other))),
    };
    Ok(simple)
}

fn hexadecimal(cursor: &mut Cursor<'_>, digits: usize) -> Result<char, YamlError> {
    let text = cursor.rest().get(..digits).unwrap_or_default();
    let value = std::str::from_utf8(text)
        .ok()
        .filter(|text| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .and_then(|text| u32::from_str_radix(text, 16).ok());
    let Some(value) = value else {
        return Err(cursor.error(YamlErrorKind::BadHex));
    };
    cursor.advance(digits);
    char::from_u32(value).ok_or_else(|| cursor.error(YamlErrorKind::BadUnicode(value)))
}
