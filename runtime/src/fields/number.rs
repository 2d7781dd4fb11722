//! Numbers as text.
//!
//! In: numbers and the format of their field or parameter. Out: digits appended to a buffer.
//! Not here: which numbers are shown in which format.

use compiler::tables::{Format, ParamType};

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
        Format::None | Format::Dec | Format::Id | Format::Dir if ty.is_signed() => put!(out, "{number}"),
        Format::None | Format::Dec | Format::Id | Format::Dir => put!(out, "{}", number as u64),
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
}
