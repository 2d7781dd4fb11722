//! The `b64` transformer.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// Decodes base64 (`+` and `/` alphabet, padding optional); returns `None` for anything else.
///
/// As in Falco, up to two closing `=` are ignored, whatever their number should be, and unused bits
/// of the last digit must be zero.
pub fn decode(text: &[u8]) -> Option<Vec<u8>> {
    // The crate accepts padding only where it belongs, so that it is removed here.
    let digits = text.strip_suffix(b"=").unwrap_or(text);
    let digits = match digits.strip_suffix(b"=") {
        Some(shorter) if digits.len() < text.len() => shorter,
        _ => digits,
    };
    if digits.is_empty() {
        return text.is_empty().then(Vec::new);
    }
    STANDARD_NO_PAD.decode(digits).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_is_optional_and_invalid_text_is_missing() {
        assert_eq!(decode(b"aW5pdA").as_deref(), Some(&b"init"[..]));
        assert_eq!(decode(b"aW5pdA==").as_deref(), Some(&b"init"[..]));
        assert_eq!(decode(b"aW5p").as_deref(), Some(&b"ini"[..]));
        assert_eq!(decode(b"+/8=").as_deref(), Some(&b"\xfb\xff"[..]));
        assert_eq!(decode(b"").as_deref(), Some(&b""[..]));
        // Padding where none is allowed.
        for text in ["aW5pdA=", "aW5p=", "aW5p=="] {
            assert_eq!(
                decode(text.as_bytes()),
                decode(text.trim_end_matches('=').as_bytes()),
                "{text}"
            );
        }
        for wrong in [
            "!!",
            "a",
            "aW5pdB",
            "aW5p=dA",
            "aW5pdA===",
            "=",
            "==",
            "aW5pd",
            "aW5p dA",
            "aW5p\ndA",
            "-_8",
        ] {
            assert_eq!(decode(wrong.as_bytes()), None, "{wrong}");
        }
    }

    /// Compares all strings of up to four characters, with a few characters of each kind, with the
    /// definition of base64: each digit is six bits, and the bits left over must be zero.
    #[test]
    fn short_strings_decode_as_defined() {
        const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let by_definition = |text: &[u8]| -> Option<Vec<u8>> {
            let end = text.iter().rposition(|byte| *byte != b'=').map_or(0, |at| at + 1);
            if text.len() - end > 2 || end == 0 {
                return text.is_empty().then(Vec::new);
            }
            let mut bits = Vec::new();
            for byte in &text[..end] {
                let value = DIGITS.iter().position(|digit| digit == byte)?;
                bits.extend((0..6).rev().map(|bit| value >> bit & 1));
            }
            let bytes: Vec<u8> = bits
                .chunks_exact(8)
                .map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | *bit as u8))
                .collect();
            let unused = bits.chunks_exact(8).remainder();
            (unused.len() < 6 && unused.iter().all(|bit| *bit == 0)).then_some(bytes)
        };
        let alphabet = *b"AQgz9+/=! ";
        let mut texts = vec![Vec::new()];
        for _ in 0..4 {
            for text in &texts {
                assert_eq!(decode(text), by_definition(text), "{}", text.escape_ascii());
            }
            let longer = texts.iter().flat_map(|text| {
                alphabet
                    .iter()
                    .map(move |byte| [text.as_slice(), &[*byte]].concat())
            });
            texts = longer.collect();
        }
    }
}
