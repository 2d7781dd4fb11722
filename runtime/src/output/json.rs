//! JSON strings of bytes that may be no text.

/// Appends `bytes` as the inside of a JSON string, each invalid UTF-8 sequence as U+FFFD.
///
/// Letters beyond ASCII and DEL stay as they are; other control characters are escaped.
pub(super) fn escape(bytes: &[u8], out: &mut Vec<u8>) {
    for chunk in bytes.utf8_chunks() {
        escape_text(chunk.valid(), out);
        if !chunk.invalid().is_empty() {
            out.extend_from_slice("\u{FFFD}".as_bytes());
        }
    }
}

/// Appends `text` as a JSON string with its quotes.
pub(super) fn string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    escape_text(text, out);
    out.push(b'"');
}

/// `"key":`
pub(super) fn member(key: &str) -> Vec<u8> {
    let mut out = Vec::new();
    string(key, &mut out);
    out.push(b':');
    out
}

fn escape_text(text: &str, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    for byte in text.bytes() {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x09 => b't',
            0x0A => b'n',
            0x0C => b'f',
            0x0D => b'r',
            0x00..=0x1F => {
                out.extend_from_slice(b"\\u00");
                out.push(HEX[usize::from(byte >> 4)]);
                out.push(HEX[usize::from(byte & 15)]);
                continue;
            }
            _ => {
                out.push(byte);
                continue;
            }
        };
        out.extend_from_slice(&[b'\\', short]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(bytes: &[u8]) -> String {
        let mut out = Vec::new();
        escape(bytes, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn control_characters_and_quotes_are_escaped() {
        assert_eq!(escaped(b"a\"b\\c\n\t\x08\x0c\r"), r#"a\"b\\c\n\t\b\f\r"#);
        assert_eq!(escaped(b"\x01\x1f\x7f"), "\\u0001\\u001f\x7f");
        assert_eq!(escaped("é😀".as_bytes()), "é😀");
    }

    #[test]
    fn each_invalid_sequence_becomes_one_replacement() {
        assert_eq!(escaped(b"\xFF\xFEd"), "\u{FFFD}\u{FFFD}d");
        assert_eq!(escaped(b"\xE2\x82"), "\u{FFFD}");
    }
}
