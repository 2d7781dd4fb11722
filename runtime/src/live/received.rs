//! Descriptors that a message brought, as the kernel described them when the call returned.
//!
//! In: what the probe appends to events of `recvmsg` and `recvmmsg`. Out: descriptors as captures list them.
//! Not here: descriptors that the kernel did not describe (`proc_host`).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use ebpf::program::portable_open_flags;
use ebpf::received::ReceivedFile;

use super::descriptors::{anonymous, ends};
use crate::capture::limits::MAX_NAME;
use crate::capture::{FdEntry, FdKind, FdTarget, L4Protocol};

/// Type bits of a mode, and the types.
const TYPE: u32 = 0o170_000;
const SOCKET: u32 = 0o140_000;
const DIRECTORY: u32 = 0o040_000;
const PIPE: u32 = 0o010_000;

/// Families of sockets, as tuples begin.
const UNIX: u8 = 1;
const INTERNET: u8 = 2;
const INTERNET6: u8 = 10;

/// Returns the descriptor that a value describes; `None` if it describes none.
pub(super) fn descriptor(value: &[u8]) -> Option<FdEntry> {
    let file = ReceivedFile::parse(value)?;
    let target = if file.mode & TYPE == SOCKET {
        socket(&file).unwrap_or(FdTarget::Named {
            kind: FdKind::Unsupported,
            name: Vec::new(),
        })
    } else {
        named(&file)
    };
    Some(FdEntry {
        fd: i64::from(file.fd),
        inode: file.inode,
        target,
    })
}

fn named(file: &ReceivedFile<'_>) -> FdTarget {
    let name = file.rest.split(|byte| *byte == 0).next().unwrap_or_default();
    let name = &name[..name.len().min(MAX_NAME as usize - 1)];
    let of_kind = |kind, name: &[u8]| FdTarget::Named {
        kind,
        name: name.to_vec(),
    };
    if name.first() != Some(&b'/') {
        // In no directory.
        return match name.strip_prefix(b"memfd:") {
            Some(name) => of_kind(FdKind::Memfd, name),
            None if file.mode & TYPE == PIPE => of_kind(FdKind::Fifo, b""),
            None => of_kind(anonymous(&String::from_utf8_lossy(name)), name),
        };
    }
    if file.mode & TYPE == DIRECTORY {
        return of_kind(FdKind::Directory, name);
    }
    FdTarget::File {
        flags: portable_open_flags(file.flags),
        path: name.to_vec(),
        device: file.device,
    }
}

fn socket(file: &ReceivedFile<'_>) -> Option<FdTarget> {
    let (family, rest) = file.rest.split_first()?;
    let l4 = match file.protocol {
        6 => L4Protocol::Tcp,
        17 => L4Protocol::Udp,
        1 | 58 => L4Protocol::Icmp,
        255 => L4Protocol::Raw,
        _ => L4Protocol::Unknown,
    };
    match *family {
        INTERNET => {
            let (own, rest) = end::<4, Ipv4Addr>(rest)?;
            let (peer, _) = end::<4, Ipv4Addr>(rest)?;
            Some(ends(own, peer, l4))
        }
        INTERNET6 => {
            let (own, rest) = end::<16, Ipv6Addr>(rest)?;
            let (peer, _) = end::<16, Ipv6Addr>(rest)?;
            Some(ends(own, peer, l4))
        }
        UNIX => {
            let (own, rest) = rest.split_first_chunk()?;
            let (peer, path) = rest.split_first_chunk()?;
            let path = path.split(|byte| *byte == 0).next().unwrap_or_default();
            Some(FdTarget::UnixSocket {
                source: u64::from_le_bytes(*own),
                dest: u64::from_le_bytes(*peer),
                path: path[..path.len().min(MAX_NAME as usize - 1)].to_vec(),
            })
        }
        _ => None,
    }
}

/// Cuts an address of `N` bytes and its port.
fn end<const N: usize, A: From<[u8; N]> + Into<IpAddr>>(bytes: &[u8]) -> Option<(SocketAddr, &[u8])> {
    let (address, rest) = bytes.split_first_chunk::<N>()?;
    let (port, rest) = rest.split_first_chunk::<2>()?;
    let address: IpAddr = A::from(*address).into();
    Some((SocketAddr::new(address, u16::from_le_bytes(*port)), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(mode: u32, flags: u32, protocol: u32, rest: &[u8]) -> Vec<u8> {
        let head = [9, mode, flags, 0x801, 77, 0, protocol];
        let mut value: Vec<u8> = head
            .iter()
            .flat_map(|number: &u32| number.to_le_bytes())
            .collect();
        value.extend(rest);
        value
    }

    fn target(value: &[u8]) -> FdTarget {
        let entry = descriptor(value).unwrap();
        assert_eq!((entry.fd, entry.inode), (9, 77));
        entry.target
    }

    #[test]
    fn files_are_classified_by_mode_and_path() {
        let named = |kind, name: &[u8]| FdTarget::Named {
            kind,
            name: name.to_vec(),
        };
        assert_eq!(
            target(&value(0o040_755, 0, 0, b"/srv\0")),
            named(FdKind::Directory, b"/srv")
        );
        assert_eq!(
            target(&value(0o100_600, 2, 0, b"memfd:x\0")),
            named(FdKind::Memfd, b"x")
        );
        assert_eq!(target(&value(0o010_600, 0, 0, b"\0")), named(FdKind::Fifo, b""));
        assert_eq!(
            target(&value(0o600, 0, 0, b"[eventfd]\0")),
            named(FdKind::Event, b"[eventfd]")
        );
        assert_eq!(
            target(&value(0o100_644, 1, 0, b"/srv/a\0")),
            FdTarget::File {
                flags: portable_open_flags(1),
                path: b"/srv/a".to_vec(),
                device: 0x801,
            }
        );
        assert_eq!(descriptor(b""), None);
    }

    #[test]
    fn sockets_have_their_addresses() {
        let tuple = [2, 10, 0, 0, 1, 0x39, 0x30, 10, 0, 0, 2, 80, 0];
        assert_eq!(
            target(&value(0o140_777, 2, 6, &tuple)),
            FdTarget::Ipv4Socket {
                source: Ipv4Addr::new(10, 0, 0, 1),
                dest: Ipv4Addr::new(10, 0, 0, 2),
                source_port: 12345,
                dest_port: 80,
                l4: L4Protocol::Tcp,
            }
        );
        let unknown = FdTarget::Named {
            kind: FdKind::Unsupported,
            name: Vec::new(),
        };
        for cut in 0..tuple.len() {
            assert_eq!(target(&value(0o140_777, 2, 6, &tuple[..cut])), unknown);
        }
    }
}
