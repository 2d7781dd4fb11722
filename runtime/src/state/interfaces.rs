//! Network interfaces of the recording machine: which addresses are its own.
//!
//! In: the interface list of a section. Out: membership tests and the address that a socket without
//! one most likely has. Not here: containers' addresses ([`super::State::is_local_v4`]).

use std::net::{Ipv4Addr, Ipv6Addr};

use super::Fd;
use super::fd::FdType;
use super::socket::End;
use crate::capture::{Interface, InterfaceAddress};

/// Network interfaces, in the order of the list.
#[derive(Clone, Debug, Default)]
pub struct Interfaces {
    v4: Vec<V4>,
    v6: Vec<Ipv6Addr>,
}

#[derive(Clone, Copy, Debug)]
struct V4 {
    address: Ipv4Addr,
    netmask: Ipv4Addr,
}

impl V4 {
    fn reaches(self, other: Ipv4Addr) -> bool {
        self.address & self.netmask == other & self.netmask
    }
}

impl Interfaces {
    pub(super) fn new(list: &[Interface]) -> Self {
        let mut interfaces = Self::default();
        for interface in list {
            match interface.address {
                InterfaceAddress::V4 { address, netmask, .. } => {
                    interfaces.v4.push(V4 { address, netmask });
                }
                InterfaceAddress::V6 { address, .. } => interfaces.v6.push(address),
            }
        }
        interfaces
    }

    /// Returns whether an interface has exactly this address.
    pub fn has_v4(&self, address: Ipv4Addr) -> bool {
        self.v4.iter().any(|interface| interface.address == address)
    }

    /// Returns whether the address is in the /64 network of an interface.
    pub fn reaches_v6(&self, address: Ipv6Addr) -> bool {
        self.v6.iter().any(|interface| same_network(*interface, address))
    }

    /// Fills the unknown end of an inet socket with the address of the interface that most likely
    /// carries it; a socket that would talk to itself stays as it is.
    pub(super) fn complete(&self, fd: &mut Fd) {
        match fd.ty {
            FdType::Ipv4Socket => {
                let (source, dest) = (fd.addresses.v4_source(), fd.addresses.v4_dest());
                if let Some((source, dest)) = completed(source, dest, |ip| self.nearest_v4(ip)) {
                    fd.addresses.set_v4_source(source);
                    fd.addresses.set_v4_dest(dest);
                }
            }
            FdType::Ipv6Socket => {
                let (source, dest) = (fd.addresses.v6_source(), fd.addresses.v6_dest());
                if let Some((source, dest)) = completed(source, dest, |ip| self.nearest_v6(ip)) {
                    fd.addresses.set_v6_source(source);
                    fd.addresses.set_v6_dest(dest);
                }
            }
            _ => {}
        }
    }

    /// Returns the interface with exactly this address, else one in its network, else one that is no loopback.
    fn nearest_v4(&self, other: Ipv4Addr) -> Ipv4Addr {
        let interfaces = || self.v4.iter().copied();
        interfaces()
            .find(|interface| interface.address == other)
            .or_else(|| interfaces().find(|interface| interface.reaches(other)))
            .or_else(|| interfaces().find(|interface| interface.address != Ipv4Addr::LOCALHOST))
            .map_or(Ipv4Addr::UNSPECIFIED, |interface| interface.address)
    }

    fn nearest_v6(&self, other: Ipv6Addr) -> Ipv6Addr {
        let interfaces = || self.v6.iter().copied();
        interfaces()
            .find(|interface| *interface == other)
            .or_else(|| interfaces().find(|interface| same_network(*interface, other)))
            .or_else(|| interfaces().find(|interface| *interface != Ipv6Addr::LOCALHOST))
            .unwrap_or(Ipv6Addr::UNSPECIFIED)
    }
}

/// Networks of IPv6 interfaces are taken to be 64 bits wide.
fn same_network(a: Ipv6Addr, b: Ipv6Addr) -> bool {
    a.segments()[..4] == b.segments()[..4]
}

trait Ip: Copy + PartialEq {
    const UNKNOWN: Self;
}

impl Ip for Ipv4Addr {
    const UNKNOWN: Self = Self::UNSPECIFIED;
}

impl Ip for Ipv6Addr {
    const UNKNOWN: Self = Self::UNSPECIFIED;
}

/// Both ends with the unknown one filled, or `None` where nothing is to be done.
fn completed<A: Ip>(source: End<A>, dest: End<A>, nearest: impl Fn(A) -> A) -> Option<(End<A>, End<A>)> {
    let known = match (source.ip == A::UNKNOWN, dest.ip == A::UNKNOWN) {
        (false, false) => return None,
        (true, _) => dest,
        (false, true) => source,
    };
    let ip = nearest(known.ip);
    if ip == known.ip && source.port == dest.port {
        return None;
    }
    Some(if source.ip == A::UNKNOWN {
        (End { ip, ..source }, dest)
    } else {
        (source, End { ip, ..dest })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interfaces() -> Interfaces {
        let v4 = |address, netmask| V4 { address, netmask };
        Interfaces {
            v4: vec![
                v4(Ipv4Addr::LOCALHOST, Ipv4Addr::new(255, 0, 0, 0)),
                v4(Ipv4Addr::new(10, 0, 2, 15), Ipv4Addr::new(255, 255, 255, 0)),
                v4(Ipv4Addr::new(172, 17, 0, 1), Ipv4Addr::new(255, 255, 0, 0)),
            ],
            v6: vec![Ipv6Addr::LOCALHOST, Ipv6Addr::new(0xfe80, 0, 0, 0, 1, 2, 3, 4)],
        }
    }

    fn completed_source(dest: Ipv4Addr) -> Ipv4Addr {
        let mut fd = Fd::new(FdType::Ipv4Socket);
        fd.addresses.set_v4_source(End {
            ip: Ipv4Addr::UNSPECIFIED,
            port: 5000,
        });
        fd.addresses.set_v4_dest(End { ip: dest, port: 53 });
        interfaces().complete(&mut fd);
        assert_eq!(fd.addresses.v4_dest().ip, dest);
        fd.addresses.v4_source().ip
    }

    #[test]
    fn an_unknown_end_gets_the_likeliest_interface() {
        assert_eq!(
            completed_source(Ipv4Addr::new(172, 17, 3, 9)),
            Ipv4Addr::new(172, 17, 0, 1)
        );
        assert_eq!(completed_source(Ipv4Addr::LOCALHOST), Ipv4Addr::LOCALHOST);
        assert_eq!(
            completed_source(Ipv4Addr::new(8, 8, 8, 8)),
            Ipv4Addr::new(10, 0, 2, 15)
        );
    }

    #[test]
    fn a_socket_that_would_talk_to_itself_stays() {
        let end = |ip| End { ip, port: 53 };
        let (source, dest) = (end(Ipv4Addr::UNSPECIFIED), end(Ipv4Addr::LOCALHOST));
        assert_eq!(completed(source, dest, |_| Ipv4Addr::LOCALHOST), None);
        let known = end(Ipv4Addr::new(1, 2, 3, 4));
        assert_eq!(completed(known, dest, |_| Ipv4Addr::LOCALHOST), None);
    }

    #[test]
    fn own_v6_networks_are_64_bits_wide() {
        let interfaces = interfaces();
        assert!(interfaces.reaches_v6(Ipv6Addr::new(0xfe80, 0, 0, 0, 9, 9, 9, 9)));
        assert!(!interfaces.reaches_v6(Ipv6Addr::new(0xfe80, 1, 0, 0, 1, 2, 3, 4)));
        assert!(interfaces.has_v4(Ipv4Addr::new(10, 0, 2, 15)));
        assert!(!interfaces.has_v4(Ipv4Addr::new(10, 0, 2, 16)));
    }
}
