//! The `b64` transformer.

/// Decodes base64 (`+` and `/` alphabet, padding optional), or `None` where the text is none.
///
/// As in Falco, up to two closing `=` are ignored whatever their number should be, and bits that
/// encode nothing must be zero.
pub fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.strip_suffix(b"=").unwrap_or(text);
    let digits = match digits.strip_suffix(b"=") {
        Some(shorter) if digits.len() < text.len() => shorter,
        _ => digits,
    };
    if digits.is_empty() {
        return text.is_empty().then(Vec::new);
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for group in digits.chunks(4) {
        let mut bits = 0_u32;
        for digit in group {
            bits = bits << 6 | value(*digit)?;
        }
        let count = group.len() * 6 / 8;
        let unused = group.len() * 6 % 8;
        if count == 0 || bits & ((1 << unused) - 1) != 0 {
            return None;
        }
        let whole = (bits >> unused).to_be_bytes();
        bytes.extend_from_slice(whole.get(4 - count..)?);
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_is_optional_and_nonsense_is_nothing() {
        assert_eq!(decode(b"aW5pdA").as_deref(), Some(&b"init"[..]));
        assert_eq!(decode(b"aW5pdA==").as_deref(), Some(&b"init"[..]));
        assert_eq!(decode(b"aW5p").as_deref(), Some(&b"ini"[..]));
        assert_eq!(decode(b"+/8=").as_deref(), Some(&b"\xfb\xff"[..]));
        assert_eq!(decode(b"").as_deref(), Some(&b""[..]));
        for wrong in ["!!", "a", "aW5pdB", "aW5p=dA", "aW5pdA===", "=", "aW5pd"] {
            assert_eq!(decode(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
