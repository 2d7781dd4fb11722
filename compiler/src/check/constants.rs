//! Constants on the right-hand side of a predicate, parsed by the type of its left-hand side.
//!
//! In: the bytes of a constant, without quotes. Out: a [`Constant`] of the field's width. Numbers that are out
//! of range wrap or saturate silently, as in Falco; strings that are not a value of the type are errors. Not
//! here: whether the operator supports the type ([`super::compat`]).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use super::fields::{scan_signed, scan_unsigned};
use super::services;
use super::typed::Constant;
use crate::tables::{Operator, ParamType};

/// The maximum length in bytes of a string or byte constant.
pub const MAX_LENGTH: usize = 255;

/// Why a constant is invalid for the type of its field.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ConstantError {
    /// It contains a NUL byte.
    #[error("a constant cannot contain a NUL byte")]
    Nul,
    /// A string of this many bytes is longer than [`MAX_LENGTH`].
    #[error("the constant has {0} bytes, the limit is 255")]
    TooLong(usize),
    /// A byte buffer of this many bytes is longer than [`MAX_LENGTH`].
    #[error("the constant has {0} bytes, the limit is 255")]
    BufferTooLong(usize),
    /// `bcontains` and `bstartswith` require pairs of hexadecimal digits.
    #[error("this operator requires pairs of hexadecimal digits")]
    NotHex,
    /// Not a decimal number; the string may be a part of the constant (a prefix length).
    #[error("`{0}` is not a decimal number")]
    NotANumber(String),
    /// Neither `true` nor `false`.
    #[error("`{0}` is neither `true` nor `false`")]
    NotABool(String),
    /// Neither a port number nor a service name.
    #[error("`{0}` is neither a port number nor the name of a service")]
    UnknownService(String),
    /// A port number above 2147483647, which makes Falco terminate.
    #[error("`{0}` is not a valid port number")]
    PortTooLarge(String),
    /// Not an IPv4 address.
    #[error("`{0}` is not an IPv4 address")]
    NotIpv4(String),
    /// Not an IPv6 address.
    #[error("`{0}` is not an IPv6 address")]
    NotIpv6(String),
    /// An IPv4 network without prefix length.
    #[error("`{0}` has no prefix length")]
    NoPrefix4(String),
    /// An IPv6 network without prefix length. Anything that is not an IPv4 network is parsed as one.
    #[error("`{0}` has no prefix length")]
    NoPrefix6(String),
    /// The part before the slash is not an IPv4 address.
    #[error("`{0}` does not start with an IPv4 address")]
    NotIpv4Net(String),
    /// An IPv4 prefix length above 32.
    #[error("`{0}` is not a prefix length from 0 to 32")]
    BadPrefix4(String),
    /// An IPv6 prefix length of 0 or above 128.
    #[error("`{0}` is not a prefix length from 1 to 128")]
    BadPrefix6(String),
    /// Values of this type have no literal syntax.
    #[error("values of this type have no constant form")]
    NoSyntax(ParamType),
}

/// Parses `value` as a constant for a left-hand operand of type `ty` and this operator. `raw` says that the
/// left-hand operand is `evt.rawarg.X`, for which byte buffers are not supported.
pub fn parse(ty: ParamType, raw: bool, operator: Operator, value: &[u8]) -> Result<Constant, ConstantError> {
    if matches!(operator, Operator::Bcontains | Operator::Bstartswith) {
        let bytes = unhex(value).ok_or(ConstantError::NotHex)?;
        return buffer(bytes);
    }
    if ty == ParamType::Bytebuf && !raw {
        return buffer(value.to_vec());
    }
    if value.contains(&0) {
        return Err(ConstantError::Nul);
    }
    let text = String::from_utf8_lossy(value);
    match ty {
        ParamType::Charbuf
        | ParamType::Sockaddr
        | ParamType::Socktuple
        | ParamType::Sockfamily
        | ParamType::Fspath
        | ParamType::Fsrelpath => {
            if value.len() > MAX_LENGTH {
                return Err(ConstantError::TooLong(value.len()));
            }
            Ok(Constant::Text(value.to_vec()))
        }
        ParamType::Bool => match &*text {
            "true" => Ok(Constant::Bool(true)),
            "false" => Ok(Constant::Bool(false)),
            _ => Err(ConstantError::NotABool(text.into_owned())),
        },
        ParamType::Port => port(&text).map(Constant::Uint),
        ParamType::Ipaddr if text.contains('.') => ipv4(&text),
        ParamType::Ipaddr | ParamType::Ipv6addr => ipv6(&text),
        ParamType::Ipv4addr => ipv4(&text),
        ParamType::Ipnet if text.contains('.') => net4(&text).map(Constant::Net),
        ParamType::Ipnet | ParamType::Ipv6net => net6(&text).map(Constant::Net),
        ParamType::Ipv4net => net4(&text).map(Constant::Net),
        _ => number(ty, &text),
    }
}

/// Parses a number and wraps it to the width of the type. Types narrower than 32 bits are parsed as 32 bits
/// first.
fn number(ty: ParamType, text: &str) -> Result<Constant, ConstantError> {
    use ParamType as T;
    let wrong = || ConstantError::NotANumber(text.to_owned());
    let signed = || scan_signed(text).ok_or_else(wrong);
    let unsigned = || scan_unsigned(text).ok_or_else(wrong);
    Ok(match ty {
        T::Int8 => Constant::Int(i64::from(signed()? as i8)),
        T::Int16 => Constant::Int(i64::from(signed()? as i16)),
        // Falco's grammar has no fractions, so doubles are compared with integers.
        T::Int32 | T::Double => Constant::Int(i64::from(signed()? as i32)),
        T::Int64 | T::Fd | T::Errno | T::Pid => Constant::Int(signed()?),
        T::Uint8 | T::L4proto | T::Flags8 | T::Enumflags8 => Constant::Uint(u64::from(unsigned()? as u8)),
        T::Uint16 | T::Flags16 | T::Enumflags16 => Constant::Uint(u64::from(unsigned()? as u16)),
        T::Uint32 | T::Flags32 | T::Enumflags32 | T::Mode | T::Uid | T::Gid => {
            Constant::Uint(u64::from(unsigned()? as u32))
        }
        T::Uint64 | T::Reltime | T::Abstime => Constant::Uint(unsigned()?),
        _ => return Err(ConstantError::NoSyntax(ty)),
    })
}

fn buffer(bytes: Vec<u8>) -> Result<Constant, ConstantError> {
    if bytes.len() > MAX_LENGTH {
        return Err(ConstantError::BufferTooLong(bytes.len()));
    }
    Ok(Constant::Bytes(bytes))
}

fn unhex(digits: &[u8]) -> Option<Vec<u8>> {
    let (pairs, rest) = digits.as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let bytes = pairs
        .iter()
        .map(|[high, low]| Some((digit(*high)? * 16 + digit(*low)?) as u8));
    if rest.is_empty() { bytes.collect() } else { None }
}

fn port(text: &str) -> Result<u64, ConstantError> {
    if text.is_empty() {
        return Ok(0);
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match scan_signed(text).map(i32::try_from) {
            Some(Ok(number)) => Ok(u64::from(number as u16)),
            _ => Err(ConstantError::PortTooLarge(text.to_owned())),
        };
    }
    services::port(text)
        .map(u64::from)
        .ok_or_else(|| ConstantError::UnknownService(text.to_owned()))
}

fn ipv4(text: &str) -> Result<Constant, ConstantError> {
    text.parse::<Ipv4Addr>()
        .map(|address| Constant::Ip(IpAddr::V4(address)))
        .map_err(|_| ConstantError::NotIpv4(text.to_owned()))
}

fn ipv6(text: &str) -> Result<Constant, ConstantError> {
    text.parse::<Ipv6Addr>()
        .map(|address| Constant::Ip(IpAddr::V6(address)))
        .map_err(|_| ConstantError::NotIpv6(text.to_owned()))
}

fn net4(text: &str) -> Result<IpNet, ConstantError> {
    let (address, prefix) = text
        .split_once('/')
        .ok_or_else(|| ConstantError::NoPrefix4(text.to_owned()))?;
    let address: Ipv4Addr = address
        .parse()
        .map_err(|_| ConstantError::NotIpv4Net(text.to_owned()))?;
    let length = prefix_length(prefix)?;
    Ipv4Net::new(address, length)
        .map(|net| IpNet::V4(net.trunc()))
        .map_err(|_| ConstantError::BadPrefix4(prefix.to_owned()))
}

fn net6(text: &str) -> Result<IpNet, ConstantError> {
    let (address, prefix) = text
        .split_once('/')
        .ok_or_else(|| ConstantError::NoPrefix6(text.to_owned()))?;
    let address: Ipv6Addr = address
        .parse()
        .map_err(|_| ConstantError::NotIpv6(text.to_owned()))?;
    let length = prefix_length(prefix)?;
    if length == 0 {
        return Err(ConstantError::BadPrefix6(prefix.to_owned()));
    }
    Ipv6Net::new(address, length)
        .map(|net| IpNet::V6(net.trunc()))
        .map_err(|_| ConstantError::BadPrefix6(prefix.to_owned()))
}

/// Parses a prefix length, which wraps to 8 bits as in Falco.
fn prefix_length(text: &str) -> Result<u8, ConstantError> {
    scan_unsigned(text)
        .map(|length| length as u8)
        .ok_or_else(|| ConstantError::NotANumber(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(ty: ParamType, text: &str) -> Result<Constant, ConstantError> {
        parse(ty, false, Operator::Equal, text.as_bytes())
    }

    #[test]
    fn numbers_wrap_to_their_width() {
        assert_eq!(value(ParamType::Uint32, "4294967296"), Ok(Constant::Uint(0)));
        assert_eq!(value(ParamType::Uint64, "-1"), Ok(Constant::Uint(u64::MAX)));
        assert_eq!(value(ParamType::Int16, "65535"), Ok(Constant::Int(-1)));
        assert_eq!(value(ParamType::Uint8, "256"), Ok(Constant::Uint(0)));
        assert_eq!(value(ParamType::Int64, "01"), Ok(Constant::Int(1)));
        assert_eq!(
            value(ParamType::Int64, "99999999999999999999"),
            Ok(Constant::Int(i64::MAX))
        );
        for text in ["0x1", "1.0", "1 ", "", "abc"] {
            assert_eq!(
                value(ParamType::Int64, text),
                Err(ConstantError::NotANumber(text.to_owned()))
            );
        }
    }

    #[test]
    fn ports_are_numbers_or_services() {
        assert_eq!(value(ParamType::Port, "https"), Ok(Constant::Uint(443)));
        assert_eq!(value(ParamType::Port, "65979"), Ok(Constant::Uint(443)));
        assert_eq!(value(ParamType::Port, ""), Ok(Constant::Uint(0)));
        assert!(matches!(
            value(ParamType::Port, "99999999999"),
            Err(ConstantError::PortTooLarge(_))
        ));
        assert!(matches!(
            value(ParamType::Port, "nosuch"),
            Err(ConstantError::UnknownService(_))
        ));
    }

    #[test]
    fn booleans_are_true_and_false() {
        assert_eq!(value(ParamType::Bool, "true"), Ok(Constant::Bool(true)));
        assert!(value(ParamType::Bool, "TRUE").is_err());
        assert!(value(ParamType::Bool, "1").is_err());
    }

    #[test]
    fn addresses_and_networks_are_strict_except_for_host_bits() {
        for text in [
            "142.251.111.0/24",
            "300.1.1.1",
            "01.2.3.4",
            "localhost",
            "::ffff:1.2.3.4",
        ] {
            assert!(value(ParamType::Ipaddr, text).is_err(), "{text}");
        }
        assert_eq!(
            value(ParamType::Ipaddr, "::1"),
            Ok(Constant::Ip(IpAddr::V6(Ipv6Addr::LOCALHOST)))
        );
        let net = |text: &str| value(ParamType::Ipnet, text);
        assert_eq!(net("142.251.111.147/24"), net("142.251.111.0/24"));
        assert_eq!(net("1.2.3.4/33"), Err(ConstantError::BadPrefix4("33".to_owned())));
        assert_eq!(net(""), Err(ConstantError::NoPrefix6(String::new())));
        assert_eq!(
            net("1.2.3.4"),
            Err(ConstantError::NoPrefix4("1.2.3.4".to_owned()))
        );
        assert_eq!(net("::/0"), Err(ConstantError::BadPrefix6("0".to_owned())));
    }

    #[test]
    fn strings_and_buffers_have_a_length_limit() {
        assert!(value(ParamType::Charbuf, &"x".repeat(255)).is_ok());
        assert_eq!(
            value(ParamType::Charbuf, &"x".repeat(256)),
            Err(ConstantError::TooLong(256))
        );
        assert_eq!(value(ParamType::Charbuf, "a\0b"), Err(ConstantError::Nul));
        assert!(value(ParamType::Bytebuf, "a\0b").is_ok());
        let hex = |text: &str| parse(ParamType::Bytebuf, false, Operator::Bcontains, text.as_bytes());
        assert_eq!(hex("48fF"), Ok(Constant::Bytes(vec![0x48, 0xFF])));
        assert_eq!(hex("4"), Err(ConstantError::NotHex));
        assert_eq!(hex("zz"), Err(ConstantError::NotHex));
        assert_eq!(hex(""), Ok(Constant::Bytes(Vec::new())));
    }
}
