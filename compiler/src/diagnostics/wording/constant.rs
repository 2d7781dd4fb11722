//! Constants that are no value of their field's type.

use crate::check::constants::{ConstantError as E, MAX_LENGTH};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::Report;
use crate::source::Span;
use crate::tables::ParamType;

pub(super) fn report(error: &E, ty: ParamType, span: Span) -> Report {
    let bad = |message: String, label: &str| Report::new(c::BAD_CONSTANT, message, span, label);
    match error {
        E::Nul => bad("a constant cannot hold a NUL byte".to_owned(), "holds a NUL byte"),
        E::TooLong(length) | E::BufferTooLong(length) => bad(
            format!("the constant has {length} bytes, more than {MAX_LENGTH}"),
            "too long",
        ),
        E::NotHex => bad(
            "this operator takes pairs of hexadecimal digits".to_owned(),
            "not pairs of hexadecimal digits",
        ),
        E::NotANumber(text) => {
            let report = bad(format!("`{text}` is not a number"), "not a decimal number");
            if text.starts_with("0x") || text.starts_with("0X") {
                report.help("numbers are decimal here")
            } else if ty == ParamType::Double {
                report.help("fractions cannot be written; compare with a whole number")
            } else {
                report
            }
        }
        E::NotABool(text) => bad(
            format!("`{text}` is neither `true` nor `false`"),
            "neither `true` nor `false`",
        ),
        E::UnknownService(text) => bad(
            format!("`{text}` is no port"),
            "neither a number nor the name of a service",
        ),
        E::PortTooLarge(text) => bad(format!("`{text}` is no port"), "larger than any port")
            .note("Falco stops with an error of its own here, without a result"),
        E::NotIpv4(text) => {
            bad(format!("`{text}` is not an IPv4 address"), "not an address").help(if text.contains('/') {
                "networks compare with `fd.net`, `fd.cnet`, `fd.snet`, `fd.lnet` and `fd.rnet`"
            } else {
                "an address is four numbers from 0 to 255 without leading zeros"
            })
        }
        E::NotIpv6(text) => bad(format!("`{text}` is not an IP address"), "not an address"),
        E::NoPrefix4(text) | E::NoPrefix6(text) => {
            bad(format!("`{text}` is not a network"), "has no prefix length").help(
                if text.is_empty() || text.contains(['.', ':']) {
                    "a network is an address, a slash and a prefix length; for one IPv4 address that is `/32`"
                } else {
                    "a network is an address, a slash and a prefix length, such as `10.0.0.0/8`"
                },
            )
        }
        E::NotIpv4Net(text) => bad(
            format!("`{text}` is not a network"),
            "what stands before the slash is no address",
        ),
        E::BadPrefix4(text) => bad(format!("`{text}` is no prefix length"), "must be from 0 to 32"),
        E::BadPrefix6(text) => bad(format!("`{text}` is no prefix length"), "must be from 1 to 128"),
        E::NoSyntax(_) => bad(
            "values of this argument cannot be written".to_owned(),
            "cannot be compared with a constant",
        )
        .help("ask with `exists`, or compare the text form, `evt.arg.NAME`"),
    }
}
