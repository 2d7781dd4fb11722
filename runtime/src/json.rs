//! Pieces of JSON, appended to a buffer.
//!
//! In: bytes, which need not be valid UTF-8, and numbers. Out: JSON that is always valid. Not here: which value
//! has which form.

/// Bytes that are looked at together.
const BLOCK: usize = 16;

/// Appends `bytes` as the inside of a JSON string, each invalid UTF-8 sequence as U+FFFD.
///
/// Characters beyond ASCII and DEL are not escaped; other control characters are.
pub(crate) fn escape(bytes: &[u8], out: &mut Vec<u8>) {
    out.reserve(bytes.len());
    let mut rest = bytes;
    loop {
        let (plain, others) = rest.split_at(plain_prefix(rest));
        out.extend_from_slice(plain);
        let Some((first, after)) = others.split_first() else {
            return;
        };
        if first.is_ascii() {
            escape_byte(*first, out);
            rest = after;
            continue;
        }
        // Everything up to the next ASCII byte: no letter reaches across one.
        let end = others.iter().position(u8::is_ascii).unwrap_or(others.len());
        let (letters, after) = others.split_at(end);
        for chunk in letters.utf8_chunks() {
            out.extend_from_slice(chunk.valid().as_bytes());
            if !chunk.invalid().is_empty() {
                out.extend_from_slice("\u{FFFD}".as_bytes());
            }
        }
        rest = after;
    }
}

/// Appends `text` as a JSON string with its quotes.
pub(crate) fn string(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    escape(text, out);
    out.push(b'"');
}

/// `"key":`
pub(crate) fn member(key: &str) -> Vec<u8> {
    let mut out = Vec::new();
    string(key.as_bytes(), &mut out);
    out.push(b':');
    out
}

/// Appends a number; fractions that JSON cannot say become `null`.
pub(crate) fn fraction(number: f64, out: &mut Vec<u8>) {
    serde_json::to_writer(out, &number).expect("memory takes everything");
}

/// Appends an integer.
pub(crate) fn integer(number: impl itoa::Integer, out: &mut Vec<u8>) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Returns the number of leading bytes that need no escape.
fn plain_prefix(bytes: &[u8]) -> usize {
    // Without a way out in the middle, the compiler looks at a whole block at once.
    let blocks = bytes.chunks_exact(BLOCK);
    let is_plain_block = |block: &&[u8]| block.iter().fold(true, |plain, byte| plain & is_plain(*byte));
    let start = blocks.take_while(is_plain_block).count() * BLOCK;
    let rest = &bytes[start..];
    start
        + rest
            .iter()
            .position(|byte| !is_plain(*byte))
            .unwrap_or(rest.len())
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch for each byte is what this avoids"
)]
const fn is_plain(byte: u8) -> bool {
    (byte >= b' ') & (byte != b'"') & (byte != b'\\') & byte.is_ascii()
}

/// Appends an ASCII byte that needs an escape.
fn escape_byte(byte: u8, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x09 => b't',
        0x0A => b'n',
        0x0C => b'f',
        0x0D => b'r',
        _ => {
            out.extend_from_slice(b"\\u00");
            out.push(HEX[usize::from(byte >> 4)]);
            out.push(HEX[usize::from(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        assert_eq!(escaped(b"\xE2\x82a\xAC"), "\u{FFFD}a\u{FFFD}");
    }

    #[test]
    fn numbers_are_written_as_json() {
        let mut out = Vec::new();
        integer(u64::MAX, &mut out);
        out.push(b' ');
        integer(i64::MIN, &mut out);
        for number in [0.0, 0.005_722_045_898_437_5, f64::NAN] {
            out.push(b' ');
            fraction(number, &mut out);
        }
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "18446744073709551615 -9223372036854775808 0.0 0.0057220458984375 null"
        );
    }

    proptest! {
        /// Strings are those that serde_json would write of the bytes as text.
        #[test]
        fn strings_are_those_of_serde_json(
            bytes in prop::collection::vec(
                prop_oneof![4 => b' '..=b'~', 1 => any::<u8>(), 1 => Just(b'"'), 1 => 0xC2..0xF5_u8, 1 => 0x80..0xC0_u8],
                0..80,
            )
        ) {
            let mut out = Vec::new();
            string(&bytes, &mut out);
            let expected = serde_json::to_string(&String::from_utf8_lossy(&bytes)).unwrap();
            prop_assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
