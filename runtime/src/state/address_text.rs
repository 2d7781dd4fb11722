//! Text forms of socket addresses, as descriptor names and `evt.args` show them.
//!
//! In: the bytes of a SOCKADDR or SOCKTUPLE value, or a socket's addresses. Out: text. Ports are
//! always numbers. Not here: decoding into addresses (`tuple`).

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::fd::FdType;
use super::socket::End;
use super::tuple::{SockAddr, SockTuple, mapped_pair};
use super::{Addresses, Fd};
use crate::capture::L4Protocol;

/// Text of a SOCKADDR value: `ip:port`, or a path. `None` when it is empty; `family N` for families
/// without an address.
pub fn sockaddr_text(raw: &[u8]) -> Option<Vec<u8>> {
    Some(match SockAddr::parse(raw) {
        Ok(SockAddr::V4(end)) => end_text(end.ip.into(), end.port),
        Ok(SockAddr::V6(end)) => end_text(end.ip.into(), end.port),
        Ok(SockAddr::Unix(path)) => path.to_vec(),
        Ok(SockAddr::Other(family)) => format!("family {family}").into_bytes(),
        Err(invalid) => invalid?.text("SOCKADDR"),
    })
}

/// Text of a SOCKTUPLE value: `ip:port->ip:port`, or pointers and path. `None` when it is empty.
pub fn socktuple_text(raw: &[u8]) -> Option<Vec<u8>> {
    Some(match SockTuple::parse(raw) {
        Ok(SockTuple::V4 { source, dest }) => pair_text(source, dest),
        Ok(SockTuple::V6 { source, dest }) => mapped_pair(source, dest).map_or_else(
            || pair_text(source, dest),
            |(source, dest)| pair_text(source, dest),
        ),
        Ok(SockTuple::Unix { source, dest, path }) => unix_text(source, dest, path),
        Ok(SockTuple::Other(family)) => format!("family {family}").into_bytes(),
        Err(invalid) => invalid?.text("SOCKTUPLE"),
    })
}

/// Returns the name of an inet socket with two ends; `None` for other types.
pub(super) fn socket_name(fd: &Fd) -> Option<Vec<u8>> {
    match fd.ty {
        FdType::Ipv4Socket => Some(v4_name(&fd.addresses)),
        FdType::Ipv6Socket => Some(v6_name(&fd.addresses)),
        _ => None,
    }
}

fn v4_name(addresses: &Addresses) -> Vec<u8> {
    let (source, dest) = (addresses.v4_source(), addresses.v4_dest());
    match addresses.v4_l4() {
        L4Protocol::Tcp | L4Protocol::Udp => pair_text(source, dest),
        L4Protocol::Icmp | L4Protocol::Raw => format!("{}->{}", source.ip, dest.ip).into_bytes(),
        _ => b"<unknown>".to_vec(),
    }
}

fn v6_name(addresses: &Addresses) -> Vec<u8> {
    let (source, dest) = (addresses.v6_source(), addresses.v6_dest());
    match (addresses.v6_l4(), mapped_pair(source, dest)) {
        // The ports of such a pair are read where an IPv4 socket has them.
        (L4Protocol::Tcp | L4Protocol::Udp, Some((from, to))) => pair_text(
            End::new(from.ip, addresses.v4_source().port),
            End::new(to.ip, addresses.v4_dest().port),
        ),
        (L4Protocol::Tcp | L4Protocol::Udp, None) => pair_text(source, dest),
        (L4Protocol::Icmp, Some((from, to))) => format!("{}->{}", from.ip, to.ip).into_bytes(),
        (L4Protocol::Icmp, None) => format!("{}->{}", source.ip, dest.ip).into_bytes(),
        _ => b"<unknown>".to_vec(),
    }
}

/// `ip:port->ip:port`.
pub(super) fn pair_text<A: Into<IpAddr>>(source: End<A>, dest: End<A>) -> Vec<u8> {
    let mut text = Vec::with_capacity(48);
    put_end(&mut text, source.ip.into(), source.port);
    text.extend_from_slice(b"->");
    put_end(&mut text, dest.ip.into(), dest.port);
    text
}

/// `ip:port`; IPv6 addresses have no brackets.
pub(super) fn end_text(ip: IpAddr, port: u16) -> Vec<u8> {
    let mut text = Vec::with_capacity(24);
    put_end(&mut text, ip, port);
    text
}

/// Kernel pointers of both ends in hexadecimal, and the path.
pub(super) fn unix_text(source: u64, dest: u64, path: &[u8]) -> Vec<u8> {
    let mut text = format!("{source:x}->{dest:x} ").into_bytes();
    text.extend_from_slice(path);
    text
}

fn put_end(text: &mut Vec<u8>, ip: IpAddr, port: u16) {
    match ip {
        IpAddr::V4(ip) => put_v4(text, ip),
        IpAddr::V6(ip) => put_v6(text, ip),
    }
    text.push(b':');
    put_decimal(text, u32::from(port));
}

fn put_v4(text: &mut Vec<u8>, ip: Ipv4Addr) {
    for (index, octet) in ip.octets().into_iter().enumerate() {
        if index > 0 {
            text.push(b'.');
        }
        put_decimal(text, u32::from(octet));
    }
}

fn put_v6(text: &mut Vec<u8>, ip: Ipv6Addr) {
    write!(text, "{ip}").expect("a vector takes any text");
}

fn put_decimal(text: &mut Vec<u8>, number: u32) {
    let mut digits = [0; 10];
    let mut start = digits.len();
    let mut rest = number;
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    text.extend_from_slice(&digits[start..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tuples_show_both_ends() {
        let v4 = [2, 10, 0, 0, 1, 0x88, 0x13, 10, 0, 0, 2, 80, 0];
        assert_eq!(socktuple_text(&v4).unwrap(), b"10.0.0.1:5000->10.0.0.2:80");
        let mut unix = vec![1];
        unix.extend_from_slice(&0xabc_u64.to_le_bytes());
        unix.extend_from_slice(&0_u64.to_le_bytes());
        unix.extend_from_slice(b"/run/x\0");
        assert_eq!(socktuple_text(&unix).unwrap(), b"abc->0 /run/x");
        assert_eq!(socktuple_text(&[16]).unwrap(), b"family 16");
        assert_eq!(socktuple_text(&[2, 1]).unwrap(), b"INVALID IPv4");
        assert_eq!(socktuple_text(&[]), None);
    }

    #[test]
    fn mapped_pairs_show_as_ipv4() {
        let mut v6 = vec![10];
        for (last, port) in [(1, 5000_u16), (2, 80)] {
            v6.extend_from_slice(&Ipv4Addr::new(10, 0, 0, last).to_ipv6_mapped().octets());
            v6.extend_from_slice(&port.to_le_bytes());
        }
        assert_eq!(socktuple_text(&v6).unwrap(), b"10.0.0.1:5000->10.0.0.2:80");
    }

    #[test]
    fn addresses_show_ip_and_port_or_path() {
        assert_eq!(
            sockaddr_text(&[2, 127, 0, 0, 1, 0xff, 0xff]).unwrap(),
            b"127.0.0.1:65535"
        );
        let mut v6 = vec![10];
        v6.extend_from_slice(&Ipv6Addr::LOCALHOST.octets());
        v6.extend_from_slice(&[80, 0]);
        assert_eq!(sockaddr_text(&v6).unwrap(), b"::1:80");
        assert_eq!(sockaddr_text(b"\x01/run/x\0").unwrap(), b"/run/x");
        assert_eq!(sockaddr_text(&[]), None);
    }
}
