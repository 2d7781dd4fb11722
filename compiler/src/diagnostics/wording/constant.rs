//! Reports for constants that are invalid for the type of their field.

use crate::check::constants::{ConstantError as E, MAX_LENGTH};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::Report;
use crate::source::Span;
use crate::tables::ParamType;

pub(super) fn report(error: &E, ty: ParamType, span: Span) -> Report {
    let bad = |message: String, label: &str| Report::new(c::INVALID_CONSTANT, message, span, label);
    match error {
        E::Nul => bad(
            "a constant cannot contain a NUL byte".to_owned(),
            "contains a NUL byte",
        ),
        E::TooLong(length) | E::BufferTooLong(length) => bad(
            format!("the constant has {length} bytes, the limit is {MAX_LENGTH}"),
            "too long",
        ),
        E::NotHex => bad(
            "this operator requires pairs of hexadecimal digits".to_owned(),
            "not pairs of hexadecimal digits",
        ),
        E::NotANumber(text) => {
            let report = bad(format!("invalid number `{text}`"), "not a decimal integer");
            if text.starts_with("0x") || text.starts_with("0X") {
                report.help("hexadecimal numbers are not supported; write the number in decimal")
            } else if ty == ParamType::Double {
                report.help("fractions are not supported; compare with an integer")
            } else {
                report
            }
        }
        E::NotABool(text) => bad(format!("invalid boolean `{text}`"), "expected `true` or `false`"),
        E::UnknownService(text) => bad(
            format!("invalid port `{text}`"),
            "neither a number nor the name of a service",
        ),
        E::PortTooLarge(text) => bad(format!("invalid port `{text}`"), "larger than 65535")
            .note("Falco exits with an internal error here, without a result"),
        E::NotIpv4(text) => {
            bad(format!("invalid IPv4 address `{text}`"), "not an address").help(if text.contains('/') {
                "compare networks with `fd.net`, `fd.cnet`, `fd.snet`, `fd.lnet` or `fd.rnet`"
            } else {
                "an IPv4 address consists of four numbers from 0 to 255 without leading zeros"
            })
        }
        E::NotIpv6(text) => bad(format!("invalid IP address `{text}`"), "not an address"),
        E::NoPrefix4(text) | E::NoPrefix6(text) => bad(
            format!("invalid network `{text}`"),
            "no prefix length",
        )
        .help(if text.is_empty() || text.contains(['.', ':']) {
            "a network consists of an address, `/` and a prefix length; use `/32` for a single IPv4 address"
        } else {
            "a network consists of an address, `/` and a prefix length, for example `10.0.0.0/8`"
        }),
        E::NotIpv4Net(text) => bad(
            format!("invalid network `{text}`"),
            "the part before `/` is not an address",
        ),
        E::BadPrefix4(text) => bad(format!("invalid prefix length `{text}`"), "expected 0 to 32"),
        E::BadPrefix6(text) => bad(format!("invalid prefix length `{text}`"), "expected 1 to 128"),
        E::NoSyntax(_) => bad(
            "this argument cannot be compared with a constant".to_owned(),
            "its values have no constant form",
        )
        .help("use `exists`, or compare its string form, `evt.arg.NAME`"),
    }
}
