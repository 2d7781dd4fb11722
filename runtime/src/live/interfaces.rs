//! The addresses of this machine, out of `/proc/net`.
//!
//! `fib_trie` tells IPv4 addresses and networks, `route` which interface a network is on, `if_inet6`
//! all of IPv6.

use std::fs;
use std::net::{Ipv4Addr, Ipv6Addr};

use crate::capture::{Interface, InterfaceAddress};

/// Every address of every interface; none where the system does not tell.
pub(super) fn read_all() -> Vec<Interface> {
    let read = |name: &str| fs::read_to_string(format!("/proc/net/{name}")).unwrap_or_default();
    let mut all = v4(&read("fib_trie"), &read("route"));
    all.extend(read("if_inet6").lines().filter_map(v6));
    all
}

/// A network and how many bits tell it.
#[derive(Clone, Copy)]
struct Network {
    address: Ipv4Addr,
    bits: u32,
}

impl Network {
    fn mask(self) -> Ipv4Addr {
        Ipv4Addr::from_bits(u32::MAX.checked_shl(u32::BITS - self.bits).unwrap_or(0))
    }

    fn holds(self, address: Ipv4Addr) -> bool {
        address & self.mask() == self.address
    }
}

/// Own addresses are leaves with `/32 host LOCAL` below; shorter leaves are networks.
fn v4(trie: &str, routes: &str) -> Vec<Interface> {
    let (mut own, mut networks) = (Vec::new(), Vec::new());
    let mut leaf = None;
    for line in trie.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["|--", address] => leaf = address.parse().ok(),
            [prefix, scope, kind] => {
                let bits = prefix.strip_prefix('/').and_then(|bits| bits.parse().ok());
                let (Some(address), Some(bits)) = (leaf, bits) else {
                    continue;
                };
                if bits == u32::BITS && kind == "LOCAL" && !own.contains(&address) {
                    own.push(address);
                } else if (1..u32::BITS).contains(&bits) && matches!(scope, "link" | "host") {
                    networks.push(Network { address, bits });
                }
            }
            _ => {}
        }
    }
    own.into_iter()
        .map(|address| {
            let around = networks.iter().filter(|network| network.holds(address));
            let alone = Network {
                address,
                bits: u32::BITS,
            };
            let network = around
                .max_by_key(|network| network.bits)
                .copied()
                .unwrap_or(alone);
            Interface {
                name: name(network, routes),
                address: InterfaceAddress::V4 {
                    address,
                    netmask: network.mask(),
                    broadcast: address | !network.mask(),
                },
                // Nothing asks for the speed of the link.
                link_speed: None,
            }
        })
        .collect()
}

/// The interface that leads to a network. Routes are told in the byte order of the network.
fn name(network: Network, routes: &str) -> Vec<u8> {
    if network.address.is_loopback() {
        return b"lo".to_vec();
    }
    let number = |hex: &str| u32::from_str_radix(hex, 16).ok().map(u32::swap_bytes);
    let found = routes.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        let name = words.next()?;
        let same = number(words.next()?)? == network.address.to_bits()
            && number(words.nth(5)?)? == network.mask().to_bits();
        same.then(|| name.as_bytes().to_vec())
    });
    found.unwrap_or_default()
}

/// `address index bits scope flags name`, numbers in hexadecimal.
fn v6(line: &str) -> Option<Interface> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [address, _, bits, _, _, name] = words[..] else {
        return None;
    };
    let address = Ipv6Addr::from_bits(u128::from_str_radix(address, 16).ok()?);
    let bits = u32::from_str_radix(bits, 16).ok()?;
    let mask = u128::MAX.checked_shl(u128::BITS.checked_sub(bits)?).unwrap_or(0);
    Some(Interface {
        name: name.as_bytes().to_vec(),
        address: InterfaceAddress::V6 {
            address,
            netmask: Ipv6Addr::from_bits(mask),
            broadcast: Ipv6Addr::UNSPECIFIED,
        },
        link_speed: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRIE: &str = "\
Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
     +-- 127.0.0.0/8 2 0 2
        |-- 127.0.0.0
           /8 host LOCAL
        |-- 127.0.0.1
           /32 host LOCAL
     +-- 192.0.2.0/24 2 0 2
        |-- 192.0.2.0
           /24 link UNICAST
        |-- 192.0.2.2
           /32 host LOCAL
        |-- 192.0.2.255
           /32 link BROADCAST
Local:
        |-- 192.0.2.2
           /32 host LOCAL
";
    const ROUTES: &str = "\
Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT
eth0 00000000 010200C0 0003 0 0 0 00000000 0 0 0
eth0 000200C0 00000000 0001 0 0 0 00FFFFFF 0 0 0
";

    #[test]
    fn own_addresses_are_told_with_their_networks() {
        let told: Vec<_> = v4(TRIE, ROUTES)
            .into_iter()
            .map(|interface| (String::from_utf8(interface.name).unwrap(), interface.address))
            .collect();
        let v4 = |address: [u8; 4], netmask: [u8; 4], broadcast: [u8; 4]| InterfaceAddress::V4 {
            address: address.into(),
            netmask: netmask.into(),
            broadcast: broadcast.into(),
        };
        assert_eq!(
            told,
            [
                (
                    "lo".to_owned(),
                    v4([127, 0, 0, 1], [255, 0, 0, 0], [127, 255, 255, 255])
                ),
                (
                    "eth0".to_owned(),
                    v4([192, 0, 2, 2], [255, 255, 255, 0], [192, 0, 2, 255])
                ),
            ]
        );
    }

    #[test]
    fn addresses_of_ipv6_stand_in_a_line_each() {
        let found = v6("fe8000000000000000fc00fffe000001 04 40 20 80     eth0").unwrap();
        assert_eq!(found.name, b"eth0");
        assert!(matches!(
            found.address,
            InterfaceAddress::V6 { address, netmask, .. }
                if address.to_string() == "fe80::fc:ff:fe00:1" && netmask.to_string() == "ffff:ffff:ffff:ffff::"
        ));
        assert!(v6("nonsense").is_none());
    }
}
