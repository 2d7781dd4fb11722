//! Numbers as text.
//!
//! In: numbers and the format of their field or parameter. Out: digits appended to a buffer.
//! Not here: which numbers are shown in which format.

use std::fmt::Write;

use compiler::tables::{Format, ParamType};

use crate::json;

/// Appends `args`, which never fails for a buffer in memory.
macro_rules! put {
    ($out:expr, $($args:tt)*) => {
        std::io::Write::write_fmt($out, format_args!($($args)*)).expect("a buffer in memory takes everything")
    };
}
pub(super) use put;

/// Appends an integer as a field shows it: octal without prefix.
///
/// `number` is sign- or zero-extended from the width of `ty`; hexadecimal and octal forms of
/// negative numbers show the two's complement of 64 bits for types of 8 bytes, else of 32.
pub(super) fn field_integer(out: &mut Vec<u8>, number: i64, ty: ParamType, format: Format) {
    integer(out, number, ty, format, "");
}

/// Appends an integer as a parameter shows it: octal with a leading zero.
pub(super) fn param_integer(out: &mut Vec<u8>, number: i64, ty: ParamType, format: Format) {
    let prefix = if number == 0 { "" } else { "0" };
    integer(out, number, ty, format, prefix);
}

fn integer(out: &mut Vec<u8>, number: i64, ty: ParamType, format: Format, octal_prefix: &str) {
    let wide = ty.width() == Some(8);
    let bits = if wide {
        number as u64
    } else {
        u64::from(number as u32)
    };
    match format {
        Format::Hex => put!(out, "{bits:X}"),
        Format::Oct => put!(out, "{octal_prefix}{bits:o}"),
        Format::Padded if ty.is_signed() => put!(out, "{number:09}"),
        Format::Padded => put!(out, "{:09}", number as u64),
        Format::None | Format::Dec | Format::Id | Format::Dir if ty.is_signed() => json::integer(number, out),
        Format::None | Format::Dec | Format::Id | Format::Dir => json::integer(number as u64, out),
    }
}

/// Appends a number in the shortest of fixed and scientific form with six significant digits, as
/// C's `%g` does: `0.5`, `10`, `1e-09`.
pub(super) fn shortest(out: &mut Vec<u8>, number: f64) {
    const DIGITS: i32 = 6;
    if number == 0.0 {
        return out.push(b'0');
    }
    let mut text = String::new();
    // The exponent is that of the rounded number, which the scientific form contains.
    let _ = write!(text, "{number:.5e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..DIGITS).contains(&exponent) {
        let decimals = (DIGITS - 1 - exponent) as usize;
        let fixed = format!("{number:.decimals$}");
        return out.extend(without_trailing_zeros(&fixed).bytes());
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    put!(
        out,
        "{}e{sign}{:02}",
        without_trailing_zeros(mantissa),
        exponent.abs()
    );
}

fn without_trailing_zeros(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(number: i64, ty: ParamType, format: Format) -> String {
        let mut out = Vec::new();
        field_integer(&mut out, number, ty, format);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_format_shows_its_digits() {
        assert_eq!(field(-7, ParamType::Int64, Format::Dec), "-7");
        assert_eq!(field(-7, ParamType::Int16, Format::Id), "-7");
        assert_eq!(field(-1, ParamType::Uint64, Format::Dec), "18446744073709551615");
        assert_eq!(field(0xfe00, ParamType::Int32, Format::Hex), "FE00");
        assert_eq!(field(-1, ParamType::Int32, Format::Hex), "FFFFFFFF");
        assert_eq!(field(-1, ParamType::Int64, Format::Hex), "FFFFFFFFFFFFFFFF");
        assert_eq!(field(0o755, ParamType::Uint32, Format::Oct), "755");
        assert_eq!(field(42, ParamType::Abstime, Format::Padded), "000000042");
        assert_eq!(field(-42, ParamType::Int64, Format::Padded), "-00000042");
    }

    #[test]
    fn octal_parameters_have_a_leading_zero_unless_they_are_zero() {
        let param = |number| {
            let mut out = Vec::new();
            param_integer(&mut out, number, ParamType::Uint32, Format::Oct);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(param(0o755), "0755");
        assert_eq!(param(0), "0");
    }

    #[test]
    fn fractions_take_the_shorter_form() {
        let show = |number| {
            let mut out = Vec::new();
            shortest(&mut out, number);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(show(0.0), "0");
        assert_eq!(show(10.0), "10");
        assert_eq!(show(0.5), "0.5");
        assert_eq!(show(123456.7), "123457");
        assert_eq!(show(1234567.0), "1.23457e+06");
        assert_eq!(show(999999.5), "1e+06");
        assert_eq!(show(0.0001), "0.0001");
        assert_eq!(show(1e-9), "1e-09");
        assert_eq!(show(-0.25), "-0.25");
        assert_eq!(show(1.8446744073709552e10), "1.84467e+10");
    }
}
