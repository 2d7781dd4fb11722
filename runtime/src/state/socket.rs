//! Addresses of a socket.
//!
//! ```text
//! type            0        4        8       12  16                32    34    36  37
//! IPv4 socket     source   dest     sport dport l4
//! IPv6 socket     source (16)                   dest (16)         sport dport l4
//! IPv4 listening  ip       port l4
//! IPv6 listening  ip (16)                       port l4
//! unix socket     source pointer    dest pointer
//! ```
//!
//! The layouts share their bytes on purpose: a socket changes type in mid-life (bind, then a
//! datagram with a tuple), and upstream field values show what the former layout left in the bytes
//! of the new one. Addresses are kept in network order; ports and pointers are numbers.
//! Not here: which layout applies ([`super::Fd`]).

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::capture::L4Protocol;

/// The two ends of a connection, or the one end of a listening socket (as destination).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct End<A> {
    /// Address.
    pub ip: A,
    /// Port.
    pub port: u16,
}

impl<A> End<A> {
    /// Returns the end with this address and port.
    pub const fn new(ip: A, port: u16) -> Self {
        Self { ip, port }
    }
}

/// The bytes of a socket's addresses; see the module for the layouts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Addresses {
    bytes: [u8; 40],
}

impl Default for Addresses {
    fn default() -> Self {
        Self { bytes: [0; 40] }
    }
}

/// One of the layouts with two ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Family {
    V4,
    V6,
}

impl Addresses {
    /// Client end of an IPv4 socket.
    pub fn v4_source(&self) -> End<Ipv4Addr> {
        End {
            ip: Ipv4Addr::from(self.array::<4>(0)),
            port: self.port(8),
        }
    }

    /// Server end of an IPv4 socket.
    pub fn v4_dest(&self) -> End<Ipv4Addr> {
        End {
            ip: Ipv4Addr::from(self.array::<4>(4)),
            port: self.port(10),
        }
    }

    /// Protocol of an IPv4 socket.
    pub fn v4_l4(&self) -> L4Protocol {
        L4Protocol::from_code(self.bytes[12])
    }

    /// Client end of an IPv6 socket.
    pub fn v6_source(&self) -> End<Ipv6Addr> {
        End {
            ip: Ipv6Addr::from(self.array::<16>(0)),
            port: self.port(32),
        }
    }

    /// Server end of an IPv6 socket.
    pub fn v6_dest(&self) -> End<Ipv6Addr> {
        End {
            ip: Ipv6Addr::from(self.array::<16>(16)),
            port: self.port(34),
        }
    }

    /// Protocol of an IPv6 socket.
    pub fn v6_l4(&self) -> L4Protocol {
        L4Protocol::from_code(self.bytes[36])
    }

    /// Returns the end of a listening IPv4 socket.
    pub fn v4_server(&self) -> End<Ipv4Addr> {
        End {
            ip: Ipv4Addr::from(self.array::<4>(0)),
            port: self.port(4),
        }
    }

    /// Protocol of a listening IPv4 socket.
    pub fn v4_server_l4(&self) -> L4Protocol {
        L4Protocol::from_code(self.bytes[6])
    }

    /// Returns the end of a listening IPv6 socket.
    pub fn v6_server(&self) -> End<Ipv6Addr> {
        End {
            ip: Ipv6Addr::from(self.array::<16>(0)),
            port: self.port(16),
        }
    }

    /// Protocol of a listening IPv6 socket.
    pub fn v6_server_l4(&self) -> L4Protocol {
        L4Protocol::from_code(self.bytes[18])
    }

    /// Kernel pointers of a unix socket's own and other end.
    pub fn unix(&self) -> (u64, u64) {
        (
            u64::from_le_bytes(self.array::<8>(0)),
            u64::from_le_bytes(self.array::<8>(8)),
        )
    }

    pub(super) fn set_v4_source(&mut self, end: End<Ipv4Addr>) {
        self.put(0, end.ip.octets());
        self.put(8, end.port.to_le_bytes());
    }

    pub(super) fn set_v4_dest(&mut self, end: End<Ipv4Addr>) {
        self.put(4, end.ip.octets());
        self.put(10, end.port.to_le_bytes());
    }

    pub(super) fn set_v4_l4(&mut self, l4: L4Protocol) {
        self.bytes[12] = l4 as u8;
    }

    pub(super) fn set_v6_source(&mut self, end: End<Ipv6Addr>) {
        self.put(0, end.ip.octets());
        self.put(32, end.port.to_le_bytes());
    }

    pub(super) fn set_v6_dest(&mut self, end: End<Ipv6Addr>) {
        self.put(16, end.ip.octets());
        self.put(34, end.port.to_le_bytes());
    }

    pub(super) fn set_v6_l4(&mut self, l4: L4Protocol) {
        self.bytes[36] = l4 as u8;
    }

    pub(super) fn set_v4_server(&mut self, end: End<Ipv4Addr>) {
        self.put(0, end.ip.octets());
        self.put(4, end.port.to_le_bytes());
    }

    pub(super) fn set_v4_server_l4(&mut self, l4: L4Protocol) {
        self.bytes[6] = l4 as u8;
    }

    pub(super) fn set_v6_server(&mut self, end: End<Ipv6Addr>) {
        self.put(0, end.ip.octets());
        self.put(16, end.port.to_le_bytes());
    }

    pub(super) fn set_v6_server_l4(&mut self, l4: L4Protocol) {
        self.bytes[18] = l4 as u8;
    }

    pub(super) fn set_unix(&mut self, source: u64, dest: u64) {
        self.put(0, source.to_le_bytes());
        self.put(8, dest.to_le_bytes());
    }

    /// Client and server change places.
    pub(super) fn swap(&mut self, family: Family) {
        match family {
            Family::V4 => {
                let (source, dest) = (self.v4_source(), self.v4_dest());
                self.set_v4_source(dest);
                self.set_v4_dest(source);
            }
            Family::V6 => {
                let (source, dest) = (self.v6_source(), self.v6_dest());
                self.set_v6_source(dest);
                self.set_v6_dest(source);
            }
        }
    }

    fn array<const N: usize>(&self, at: usize) -> [u8; N] {
        std::array::from_fn(|index| self.bytes[at + index])
    }

    fn port(&self, at: usize) -> u16 {
        u16::from_le_bytes(self.array(at))
    }

    fn put<const N: usize>(&mut self, at: usize, value: [u8; N]) {
        self.bytes[at..at + N].copy_from_slice(&value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_swap_in_both_families() {
        let mut addresses = Addresses::default();
        let (client, server) = (
            End {
                ip: Ipv4Addr::new(10, 0, 0, 1),
                port: 5000,
            },
            End {
                ip: Ipv4Addr::new(10, 0, 0, 2),
                port: 80,
            },
        );
        addresses.set_v4_source(client);
        addresses.set_v4_dest(server);
        addresses.swap(Family::V4);
        assert_eq!((addresses.v4_source(), addresses.v4_dest()), (server, client));

        let mut addresses = Addresses::default();
        let (client, server) = (
            End {
                ip: Ipv6Addr::LOCALHOST,
                port: 5000,
            },
            End {
                ip: Ipv6Addr::UNSPECIFIED,
                port: 80,
            },
        );
        addresses.set_v6_source(client);
        addresses.set_v6_dest(server);
        addresses.swap(Family::V6);
        assert_eq!((addresses.v6_source(), addresses.v6_dest()), (server, client));
    }

    #[test]
    fn a_listening_sockets_port_lies_where_a_connections_server_address_is() {
        let mut addresses = Addresses::default();
        addresses.set_v4_server(End {
            ip: Ipv4Addr::LOCALHOST,
            port: 53,
        });
        addresses.set_v4_server_l4(L4Protocol::Udp);
        assert_eq!(addresses.v4_dest().ip, Ipv4Addr::new(53, 0, 3, 0));
    }
}
