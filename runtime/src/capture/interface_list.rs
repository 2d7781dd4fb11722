//! Entries of the interface list, versions 1 and 2.
//!
//! ```text
//! [v2: u32 entry length, itself not included] | u16 kind | u16 name length | addresses | [u64 speed] | name
//! ```

use super::body::Body;
use super::entry::{Interface, InterfaceAddress};
use super::error::{CaptureError, Fault};
use super::limits::MAX_NAME;

/// Codes of the kinds.
pub(super) mod kind {
    pub(in crate::capture) const IPV4: u16 = 1;
    pub(in crate::capture) const IPV6: u16 = 2;
    pub(in crate::capture) const IPV4_WITHOUT_SPEED: u16 = 3;
    pub(in crate::capture) const IPV6_WITHOUT_SPEED: u16 = 4;
}

/// Reads the next entry. `None`: an unknown kind, skipped by the entry's length; version 1 has no
/// length, so there it is an error.
pub(super) fn read(body: &mut Body, version: u8) -> Result<Option<Interface>, CaptureError> {
    if version < 2 {
        let kind = body.u16("interface kind")?;
        let interface = read_values(body, kind)?;
        return match interface {
            Some(interface) => Ok(Some(interface)),
            None => Err(body.error(Fault::InterfaceKind { kind })),
        };
    }
    let length = u64::from(body.u32("interface entry length")?);
    body.entry("an interface entry", length, |entry| {
        let kind = entry.u16("interface kind")?;
        read_values(entry, kind)
    })
}

/// Returns the rest of an entry; nothing is read of one with an unknown kind.
fn read_values(body: &mut Body, kind: u16) -> Result<Option<Interface>, CaptureError> {
    if !(kind::IPV4..=kind::IPV6_WITHOUT_SPEED).contains(&kind) {
        return Ok(None);
    }
    let name_length = u64::from(body.u16("interface name length")?);
    let address = match kind {
        kind::IPV4 | kind::IPV4_WITHOUT_SPEED => InterfaceAddress::V4 {
            address: body.ipv4("address")?,
            netmask: body.ipv4("netmask")?,
            broadcast: body.ipv4("broadcast address")?,
        },
        _ => InterfaceAddress::V6 {
            address: body.ipv6("address")?,
            netmask: body.ipv6("netmask")?,
            broadcast: body.ipv6("broadcast address")?,
        },
    };
    let link_speed = match kind {
        kind::IPV4 | kind::IPV6 => Some(body.u64("link speed")?),
        _ => None,
    };
    if name_length > MAX_NAME {
        return Err(body.error(Fault::TooLong {
            what: "interface name",
            length: name_length,
            max: MAX_NAME,
        }));
    }
    let name = body.bytes("interface name", name_length as usize)?.to_vec();
    Ok(Some(Interface {
        name,
        address,
        link_speed,
    }))
}
