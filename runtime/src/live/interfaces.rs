//! The addresses of this machine.
//!
//! In: what `getifaddrs` lists. Out: an entry for each address of each interface, as captures have them.
//! The crate `if-addrs` does no more than that call and depends on `libc` alone; `nix` has it too, for a
//! much larger crate, and `rustix` does not.

use std::net::Ipv6Addr;

use if_addrs::IfAddr;

use crate::capture::{Interface, InterfaceAddress};

/// Returns every address of every interface; none where the system does not list them.
pub(super) fn read_all() -> Vec<Interface> {
    let all = if_addrs::get_if_addrs().unwrap_or_default();
    all.into_iter().map(interface).collect()
}

fn interface(listed: if_addrs::Interface) -> Interface {
    let address = match listed.addr {
        IfAddr::V4(own) => InterfaceAddress::V4 {
            address: own.ip,
            netmask: own.netmask,
            // Loopback and point-to-point interfaces have none.
            broadcast: own.broadcast.unwrap_or(own.ip | !own.netmask),
        },
        IfAddr::V6(own) => InterfaceAddress::V6 {
            address: own.ip,
            netmask: own.netmask,
            broadcast: Ipv6Addr::UNSPECIFIED,
        },
    };
    Interface {
        name: listed.name.into_bytes(),
        address,
        // No field shows the speed of a link.
        link_speed: None,
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr, TcpListener};

    use super::*;

    #[test]
    fn addresses_that_can_be_bound_are_listed() {
        let all = read_all();
        let v4 = |interface: &Interface| match interface.address {
            InterfaceAddress::V4 {
                address,
                netmask,
                broadcast,
            } => Some((address, netmask, broadcast)),
            InterfaceAddress::V6 { .. } => None,
        };
        if TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).is_ok() {
            let loopback = all.iter().find(|interface| interface.name == b"lo").unwrap();
            let mask = Ipv4Addr::new(255, 0, 0, 0);
            let broadcast = Ipv4Addr::new(127, 255, 255, 255);
            assert_eq!(v4(loopback), Some((Ipv4Addr::LOCALHOST, mask, broadcast)));
        }
        for (address, netmask, broadcast) in all.iter().filter_map(v4) {
            assert!(
                TcpListener::bind((IpAddr::V4(address), 0)).is_ok(),
                "{address} is an own address"
            );
            assert_eq!(broadcast & netmask, address & netmask);
        }
    }
}
