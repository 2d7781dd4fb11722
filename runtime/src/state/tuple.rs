//! Decoding of socket addresses in event values.
//!
//! In: the bytes of a SOCKADDR or SOCKTUPLE value. Out: addresses, ports, paths; or that the value
//! is shorter than its family needs. Ports are host order in records.
//! Not here: text forms (`address_text`).

use std::net::{Ipv4Addr, Ipv6Addr};

use super::socket::End;

const UNIX: u8 = 1;
const INET: u8 = 2;
const INET6: u8 = 10;

/// An address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum SockAddr<'a> {
    V4(End<Ipv4Addr>),
    V6(End<Ipv6Addr>),
    Unix(&'a [u8]),
    /// Only the family is recorded.
    Other(u8),
}

/// Both ends of a connection.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum SockTuple<'a> {
    V4 {
        source: End<Ipv4Addr>,
        dest: End<Ipv4Addr>,
    },
    V6 {
        source: End<Ipv6Addr>,
        dest: End<Ipv6Addr>,
    },
    Unix {
        source: u64,
        dest: u64,
        path: &'a [u8],
    },
    /// Only the family is recorded.
    Other(u8),
}

/// A value that is shorter than its family needs, or a path without its NUL.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Invalid {
    family: u8,
}

impl Invalid {
    pub(super) fn text(self, what: &str) -> Vec<u8> {
        let what = match self.family {
            UNIX => "PATH",
            INET => "IPv4",
            INET6 => "IPv6",
            _ => what,
        };
        format!("INVALID {what}").into_bytes()
    }
}

impl<'a> SockAddr<'a> {
    /// `Err(None)` when the value is empty.
    pub(super) fn parse(raw: &'a [u8]) -> Result<Self, Option<Invalid>> {
        let (&family, body) = raw.split_first().ok_or(None)?;
        let address = match family {
            INET => v4(body).map(|(end, _)| Self::V4(end)),
            INET6 => v6(body).map(|(end, _)| Self::V6(end)),
            UNIX => path(body).map(Self::Unix),
            _ => Some(Self::Other(family)),
        };
        address.ok_or(Some(Invalid { family }))
    }
}

impl<'a> SockTuple<'a> {
    /// `Err(None)` when the value is empty.
    pub(super) fn parse(raw: &'a [u8]) -> Result<Self, Option<Invalid>> {
        let (&family, body) = raw.split_first().ok_or(None)?;
        let tuple = match family {
            INET => v4(body).and_then(|(source, rest)| {
                let (dest, _) = v4(rest)?;
                Some(Self::V4 { source, dest })
            }),
            INET6 => v6(body).and_then(|(source, rest)| {
                let (dest, _) = v6(rest)?;
                Some(Self::V6 { source, dest })
            }),
            UNIX => unix(body),
            _ => Some(Self::Other(family)),
        };
        tuple.ok_or(Some(Invalid { family }))
    }
}

/// Returns the IPv4 address inside an IPv6 one; the unspecified address counts as one of them.
pub(super) fn mapped(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    if ip.is_unspecified() {
        return Some(Ipv4Addr::UNSPECIFIED);
    }
    ip.to_ipv4_mapped()
}

/// Both ends as IPv4 ones, where both addresses are mapped.
pub(super) fn mapped_pair(
    source: End<Ipv6Addr>,
    dest: End<Ipv6Addr>,
) -> Option<(End<Ipv4Addr>, End<Ipv4Addr>)> {
    let source = End::new(mapped(source.ip)?, source.port);
    Some((source, End::new(mapped(dest.ip)?, dest.port)))
}

fn v4(bytes: &[u8]) -> Option<(End<Ipv4Addr>, &[u8])> {
    let (ip, rest) = bytes.split_first_chunk::<4>()?;
    let (port, rest) = rest.split_first_chunk::<2>()?;
    let end = End {
        ip: Ipv4Addr::from(*ip),
        port: u16::from_le_bytes(*port),
    };
    Some((end, rest))
}

fn v6(bytes: &[u8]) -> Option<(End<Ipv6Addr>, &[u8])> {
    let (ip, rest) = bytes.split_first_chunk::<16>()?;
    let (port, rest) = rest.split_first_chunk::<2>()?;
    let end = End {
        ip: Ipv6Addr::from(*ip),
        port: u16::from_le_bytes(*port),
    };
    Some((end, rest))
}

fn unix(body: &[u8]) -> Option<SockTuple<'_>> {
    let (source, rest) = body.split_first_chunk::<8>()?;
    let (dest, rest) = rest.split_first_chunk::<8>()?;
    Some(SockTuple::Unix {
        source: u64::from_le_bytes(*source),
        dest: u64::from_le_bytes(*dest),
        path: path(rest)?,
    })
}

/// Returns a path up to its first NUL; the last byte must be one.
fn path(bytes: &[u8]) -> Option<&[u8]> {
    let (last, _) = bytes.split_last()?;
    if *last != 0 {
        return None;
    }
    bytes.split(|byte| *byte == 0).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_values_are_invalid_and_empty_ones_missing() {
        assert_eq!(SockAddr::parse(&[]), Err(None));
        assert_eq!(SockAddr::parse(&[INET, 1]), Err(Some(Invalid { family: INET })));
        assert_eq!(SockAddr::parse(&[16]), Ok(SockAddr::Other(16)));
        assert_eq!(SockAddr::parse(b"\x01/x"), Err(Some(Invalid { family: UNIX })));
        assert_eq!(
            SockTuple::parse(&[INET6; 36]),
            Err(Some(Invalid { family: INET6 }))
        );
        assert!(SockTuple::parse(&[INET6; 37]).is_ok());
    }

    #[test]
    fn unspecified_counts_as_mapped() {
        assert_eq!(mapped(Ipv6Addr::UNSPECIFIED), Some(Ipv4Addr::UNSPECIFIED));
        assert_eq!(
            mapped(Ipv4Addr::LOCALHOST.to_ipv6_mapped()),
            Some(Ipv4Addr::LOCALHOST)
        );
        assert_eq!(mapped(Ipv6Addr::LOCALHOST), None);
    }
}
