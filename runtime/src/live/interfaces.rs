//! The network interfaces of this machine.

use nix::ifaddrs::getifaddrs;
use nix::sys::socket::SockaddrStorage;

use crate::capture::limits::NAME;
use crate::capture::{Interface, InterfaceAddress};

/// Every address of every interface; none where the system does not tell.
pub(super) fn all() -> Vec<Interface> {
    let addresses = getifaddrs().into_iter().flatten();
    addresses
        .filter_map(|found| {
            let address = address(found.address?, found.netmask, found.broadcast)?;
            let mut name = found.interface_name.into_bytes();
            name.truncate(NAME as usize);
            Some(Interface {
                name,
                address,
                // The speed of the link is nothing that fields ask for.
                link_speed: None,
            })
        })
        .collect()
}

/// What an interface has of one family; `None` for others than the internet's.
fn address(
    address: SockaddrStorage,
    netmask: Option<SockaddrStorage>,
    broadcast: Option<SockaddrStorage>,
) -> Option<InterfaceAddress> {
    if let Some(address) = address.as_sockaddr_in() {
        let v4 = |storage: Option<SockaddrStorage>| {
            let found = storage.and_then(|storage| storage.as_sockaddr_in().map(|found| found.ip()));
            found.unwrap_or(std::net::Ipv4Addr::UNSPECIFIED)
        };
        return Some(InterfaceAddress::V4 {
            address: address.ip(),
            netmask: v4(netmask),
            broadcast: v4(broadcast),
        });
    }
    let v6 = |storage: Option<SockaddrStorage>| {
        let found = storage.and_then(|storage| storage.as_sockaddr_in6().map(|found| found.ip()));
        found.unwrap_or(std::net::Ipv6Addr::UNSPECIFIED)
    };
    Some(InterfaceAddress::V6 {
        address: address.as_sockaddr_in6()?.ip(),
        netmask: v6(netmask),
        broadcast: v6(broadcast),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loopback_is_found_with_its_mask() {
        let found = all();
        let loopback = found.iter().find(|interface| {
            matches!(interface.address, InterfaceAddress::V4 { address, .. } if address.is_loopback())
        });
        let Some(loopback) = loopback else {
            eprintln!("SKIP the_loopback_is_found_with_its_mask: there is no loopback interface");
            return;
        };
        assert_eq!(loopback.name, b"lo");
        assert!(matches!(
            loopback.address,
            InterfaceAddress::V4 { netmask, .. } if netmask.octets() == [255, 0, 0, 0]
        ));
    }
}
