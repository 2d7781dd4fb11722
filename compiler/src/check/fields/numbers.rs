//! Numbers as the C library's `scanf` parses them, which Falco uses for every constant.
//!
//! Leading white space and a sign are allowed, leading zeros are ignored, text after the digits is an error,
//! and values beyond 64 bits saturate. Callers wrap to narrower widths.

/// Parses `text` as a signed number.
pub fn scan_signed(text: &str) -> Option<i64> {
    let (negative, digits) = split(text)?;
    let magnitude = digits.bytes().try_fold(0_i128, |sum, digit| {
        // The sum is capped to avoid an overflow; it saturates below in any case.
        Some((sum * 10 + i128::from(digit - b'0')).min(1 << 100))
    })?;
    let value = if negative { -magnitude } else { magnitude };
    Some(value.clamp(i64::MIN.into(), i64::MAX.into()) as i64)
}

/// Parses `text` as an unsigned number; a minus sign wraps, so `-1` is the largest value.
pub fn scan_unsigned(text: &str) -> Option<u64> {
    let (negative, digits) = split(text)?;
    let magnitude = digits.bytes().try_fold(0_u64, |sum, digit| {
        sum.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    });
    Some(match magnitude {
        None => u64::MAX,
        Some(value) if negative => value.wrapping_neg(),
        Some(value) => value,
    })
}

/// Returns sign and digits of `text`, if it consists of white space, a sign and digits.
fn split(text: &str) -> Option<(bool, &str)> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\u{b}', '\u{c}', '\r']);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some((negative, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parsed_like_scanf() {
        assert_eq!(scan_signed("01"), Some(1));
        assert_eq!(scan_signed("+1"), Some(1));
        assert_eq!(scan_signed(" \t-1"), Some(-1));
        for text in ["", "-", "1 ", "0x1", "1.0", "abc", "é", "- 1"] {
            assert_eq!(scan_signed(text), None, "{text}");
            assert_eq!(scan_unsigned(text), None, "{text}");
        }
    }

    #[test]
    fn out_of_range_numbers_saturate_or_wrap() {
        assert_eq!(scan_signed("99999999999999999999"), Some(i64::MAX));
        assert_eq!(scan_signed("-99999999999999999999"), Some(i64::MIN));
        assert_eq!(scan_signed(&"9".repeat(5000)), Some(i64::MAX));
        assert_eq!(scan_unsigned("-1"), Some(u64::MAX));
        assert_eq!(scan_unsigned("99999999999999999999"), Some(u64::MAX));
    }
}
