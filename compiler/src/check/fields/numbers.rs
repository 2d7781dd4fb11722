//! Numbers as the C library's `scanf` reads them, which is how Falco reads every constant.
//!
//! Leading blanks and a sign are fine, leading zeros mean nothing, anything behind the digits is
//! an error, and what does not fit 64 bits saturates. Callers wrap to narrower widths.

/// The signed number that is all of `text`.
pub fn scan_signed(text: &str) -> Option<i64> {
    let (negative, digits) = split(text)?;
    let magnitude = digits.bytes().try_fold(0_i128, |sum, digit| {
        // Beyond this every further digit saturates anyway.
        Some((sum * 10 + i128::from(digit - b'0')).min(1 << 100))
    })?;
    let value = if negative { -magnitude } else { magnitude };
    Some(value.clamp(i64::MIN.into(), i64::MAX.into()) as i64)
}

/// The unsigned number that is all of `text`; a minus sign wraps, `-1` being the largest.
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

/// Sign and digits of `text`, if it is blanks, a sign, digits, and nothing else.
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
    fn numbers_read_like_scanf() {
        assert_eq!(scan_signed("01"), Some(1));
        assert_eq!(scan_signed("+1"), Some(1));
        assert_eq!(scan_signed(" \t-1"), Some(-1));
        for text in ["", "-", "1 ", "0x1", "1.0", "abc", "é", "- 1"] {
            assert_eq!(scan_signed(text), None, "{text}");
            assert_eq!(scan_unsigned(text), None, "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_saturates_or_wraps() {
        assert_eq!(scan_signed("99999999999999999999"), Some(i64::MAX));
        assert_eq!(scan_signed("-99999999999999999999"), Some(i64::MIN));
        assert_eq!(scan_signed(&"9".repeat(5000)), Some(i64::MAX));
        assert_eq!(scan_unsigned("-1"), Some(u64::MAX));
        assert_eq!(scan_unsigned("99999999999999999999"), Some(u64::MAX));
    }
}
