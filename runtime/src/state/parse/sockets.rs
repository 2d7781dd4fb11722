//! Sockets and who they talk to: socket, bind, connect, accept, socketpair.
//!
//! An entry's source is the client's end and its destination the server's.

use std::net::{Ipv4Addr, Ipv6Addr};

use compiler::tables::event as code;

use super::super::address_text::{sockaddr_text, socket_name, socktuple_text, unix_text};
use super::super::apply_context::ApplyContext;
use super::super::event_values::EventValues;
use super::super::fd::{Connection, Fd, FdType, OpenFlags, Role};
use super::super::socket::{Addresses, End};
use super::super::tuple::{SockAddr, SockTuple, mapped, mapped_pair};
use crate::capture::L4Protocol;

const AF_UNIX: u32 = 1;
const AF_INET: u32 = 2;
const AF_INET6: u32 = 10;
const AF_NETLINK: u32 = 16;

const SOCK_STREAM: u32 = 1;
pub(super) const SOCK_DGRAM: u32 = 2;
const SOCK_RAW: u32 = 3;

const IPPROTO_IP: u32 = 0;
const IPPROTO_ICMP: u32 = 1;
const IPPROTO_TCP: u32 = 6;
pub(super) const IPPROTO_UDP: u32 = 17;
const IPPROTO_RAW: u32 = 255;

/// A connect that continues in the background.
const EINPROGRESS: i64 = 115;

/// What a connection on a kernel's unix socket shows where nothing is known about the peer.
const NO_TUPLE: &[u8] = b"NULL";

pub(super) fn socket(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let fd = context.result();
    if fd < 0 || !context.attached.has_thread() {
        return Some(());
    }
    let (domain, ty, protocol) = (event.uint32(1)?, event.uint32(2)?, event.uint32(3)?);
    let mut entry = new_socket(domain, ty, protocol);
    entry.open_flags = OpenFlags::from_bits_retain(event.uint32(4)?);
    context.add_fd(fd, entry);
    Some(())
}

pub(super) fn new_socket(domain: u32, ty: u32, protocol: u32) -> Fd {
    let mut entry = Fd::new(FdType::Unknown);
    match domain {
        AF_UNIX => entry.ty = FdType::Unix,
        AF_NETLINK => entry.ty = FdType::Netlink,
        AF_INET => {
            entry.ty = FdType::Ipv4Socket;
            entry.addresses.set_v4_l4(transport(ty, protocol));
        }
        AF_INET6 => {
            entry.ty = FdType::Ipv6Socket;
            entry.addresses.set_v6_l4(transport(ty, protocol));
        }
        _ => {}
    }
    entry
}

/// Returns the transport protocol. The type of the socket, without its flag bits, counts only where no protocol is given.
fn transport(ty: u32, protocol: u32) -> L4Protocol {
    let raw = ty == SOCK_RAW;
    match protocol {
        IPPROTO_TCP | IPPROTO_UDP | IPPROTO_ICMP if raw => L4Protocol::Raw,
        IPPROTO_TCP => L4Protocol::Tcp,
        IPPROTO_UDP => L4Protocol::Udp,
        IPPROTO_ICMP => L4Protocol::Icmp,
        IPPROTO_RAW => L4Protocol::Raw,
        IPPROTO_IP => match ty & 0xff {
            SOCK_STREAM => L4Protocol::Tcp,
            SOCK_DGRAM => L4Protocol::Udp,
            _ => L4Protocol::Unknown,
        },
        _ => L4Protocol::Unknown,
    }
}

pub(super) fn bind(context: &mut ApplyContext<'_>) -> Option<()> {
    if !context.attached.has_fd() || context.result() < 0 {
        return Some(());
    }
    let raw = context.event.raw(1);
    let Ok(address) = SockAddr::parse(raw) else {
        return Some(());
    };
    let fd = context.fd_mut()?;
    match address {
        SockAddr::V4(end) if end.port > 0 => {
            fd.ty = FdType::Ipv4Server;
            // The order of these writes shows: the layouts overlap.
            fd.addresses.set_v4_server(end);
            let l4 = fd.addresses.v4_l4();
            fd.addresses.set_v4_server_l4(l4);
            fd.role = Role::Server;
        }
        SockAddr::V6(end) if end.port > 0 => {
            let l4 = fd.addresses.v6_l4();
            if let Some(ip) = mapped(end.ip) {
                fd.ty = FdType::Ipv4Server;
                fd.addresses.set_v4_server_l4(l4);
                fd.addresses.set_v4_server(End::new(ip, end.port));
            } else {
                fd.ty = FdType::Ipv6Server;
                fd.addresses.set_v6_server(end);
                let l4 = fd.addresses.v6_l4();
                fd.addresses.set_v6_server_l4(l4);
            }
            fd.role = Role::Server;
        }
        _ => {}
    }
    let server_port = match fd.ty {
        FdType::Ipv4Server => Some(fd.addresses.v4_server().port),
        FdType::Ipv6Server => Some(fd.addresses.v6_server().port),
        _ => None,
    };
    // Sockets that are looked up later do not show who called whom. Captures keep the ports of their lists.
    if context.state.has_host() {
        context.state.server_ports.extend(server_port);
    }
    let name = sockaddr_text(raw)?;
    context.rename(&name);
    Some(())
}

pub(super) fn connect(context: &mut ApplyContext<'_>) -> Option<()> {
    let result = context.result();
    if !context.attached.has_fd() || (result < 0 && result != -EINPROGRESS) {
        return Some(());
    }
    context.fd_mut()?.connection = Connection::Connected;
    let event = context.event;
    let stored = context.stored().map(|enter| enter.raw(1).to_vec());
    let asked = stored.as_deref().and_then(|raw| SockAddr::parse(raw).ok());
    let raw_tuple = event.raw(1);
    if raw_tuple.is_empty() {
        if let Some(asked) = asked {
            connect_to(context, asked);
        }
        return Some(());
    }
    let given = SockAddr::parse(event.raw(3)).ok();
    let Ok(tuple) = SockTuple::parse(raw_tuple) else {
        return Some(());
    };
    let fd = context.fd_mut()?;
    let changed = match tuple {
        SockTuple::V4 { source, dest } => {
            let dest = match (given, asked) {
                (Some(SockAddr::V4(given)), Some(SockAddr::V4(asked))) if given == dest => asked,
                _ => dest,
            };
            connect_v4(fd, source, dest)
        }
        SockTuple::V6 { source, dest } => {
            let dest = match (given, asked) {
                (Some(SockAddr::V6(given)), Some(SockAddr::V6(asked))) if given == dest => asked,
                _ => dest,
            };
            if let Some((source, dest)) = mapped_pair(source, dest) {
                connect_v4(fd, source, dest)
            } else {
                fd.ty = FdType::Ipv6Socket;
                set_v6(fd, source, dest)
            }
        }
        SockTuple::Unix { source, dest, path } => {
            if fd.ty != FdType::Unix {
                return Some(());
            }
            fd.addresses.set_unix(source, dest);
            let path = match (given, asked) {
                (Some(SockAddr::Unix(given)), Some(SockAddr::Unix(asked))) if given == path => asked,
                _ => path,
            };
            let name = unix_text(source, dest, path);
            context.rename(&name);
            become_client(context);
            return Some(());
        }
        SockTuple::Other(_) => return Some(()),
    };
    if changed && fd.role == Role::Server && fd.is_udp_v4() {
        fd.addresses.swap(fd.family());
    }
    let name = socket_name(fd)?;
    context.rename(&name);
    become_client(context);
    Some(())
}

fn connect_v4(fd: &mut Fd, source: End<Ipv4Addr>, dest: End<Ipv4Addr>) -> bool {
    fd.ty = FdType::Ipv4Socket;
    set_v4(fd, source, dest)
}

fn become_client(context: &mut ApplyContext<'_>) {
    if let Some(fd) = context.fd_mut()
        && fd.role == Role::None
    {
        fd.role = Role::Client;
    }
}

/// Only the address that the caller gave is known.
fn connect_to(context: &mut ApplyContext<'_>, asked: SockAddr<'_>) {
    let Some(fd) = context.fd_mut() else { return };
    match asked {
        SockAddr::V4(end) => {
            fd.ty = FdType::Ipv4Socket;
            fd.addresses.set_v4_dest(end);
        }
        SockAddr::V6(end) => {
            if let Some(ip) = mapped(end.ip) {
                fd.ty = FdType::Ipv4Socket;
                fd.addresses.set_v4_dest(End::new(ip, end.port));
            } else {
                fd.ty = FdType::Ipv6Socket;
                fd.addresses.set_v6_dest(end);
            }
        }
        SockAddr::Unix(_) | SockAddr::Other(_) => context.rename(NO_TUPLE),
    }
}

pub(super) fn accept(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let number = context.result();
    if number < 0 || !context.attached.has_thread() {
        return Some(());
    }
    context.thread_mut()?.recent.last_fd = number;
    let raw_tuple = event.raw(1);
    let mut fd = Fd::default();
    match SockTuple::parse(raw_tuple) {
        Ok(SockTuple::V4 { source, dest }) => accept_v4(&mut fd, source, dest),
        Ok(SockTuple::V6 { source, dest }) => {
            if let Some((source, dest)) = mapped_pair(source, dest) {
                accept_v4(&mut fd, source, dest);
            } else {
                set_v6(&mut fd, source, dest);
                fd.ty = FdType::Ipv6Socket;
                fd.addresses.set_v6_l4(L4Protocol::Tcp);
            }
        }
        Ok(SockTuple::Unix { source, dest, .. }) => {
            fd.ty = FdType::Unix;
            fd.addresses.set_unix(source, dest);
        }
        Ok(SockTuple::Other(_)) | Err(_) => return Some(()),
    }
    fd.name = socktuple_text(raw_tuple)?.into();
    if event.code == code::SOCKET_ACCEPT4_6_X {
        fd.open_flags = OpenFlags::from_bits_retain(event.uint32(5)?) & OpenFlags::CLOSE_ON_EXEC;
    }
    fd.role = Role::Server;
    fd.connection = Connection::Connected;
    context.add_fd(number, fd);
    Some(())
}

fn accept_v4(fd: &mut Fd, source: End<Ipv4Addr>, dest: End<Ipv4Addr>) {
    set_v4(fd, source, dest);
    fd.ty = FdType::Ipv4Socket;
    fd.addresses.set_v4_l4(L4Protocol::Tcp);
}

pub(super) fn socketpair(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if context.result() < 0 || !context.attached.has_thread() {
        return Some(());
    }
    let (first, second) = (event.int64(1)?, event.int64(2)?);
    if first == second {
        context.forget_fd();
        return Some(());
    }
    let mut addresses = Addresses::default();
    addresses.set_unix(event.uint64(3)?, event.uint64(4)?);
    let entry = Fd {
        ty: FdType::Unix,
        addresses,
        ..Fd::default()
    };
    // The event shows the first of the two, under the number of the second.
    context.add_fd(second, entry.clone());
    context.add_fd(first, entry);
    context.thread_mut()?.recent.last_fd = second;
    Some(())
}

/// Takes both ends of an IPv4 connection. What the socket has already, straight or swapped, changes
/// nothing: `false`.
pub(super) fn set_v4(fd: &mut Fd, source: End<Ipv4Addr>, dest: End<Ipv4Addr>) -> bool {
    let known = (fd.addresses.v4_source(), fd.addresses.v4_dest());
    if fd.ty == FdType::Ipv4Socket && (known == (source, dest) || known == (dest, source)) {
        return false;
    }
    fd.addresses.set_v4_source(source);
    fd.addresses.set_v4_dest(dest);
    // Filling an unknown end counts as a change even with nothing.
    known != (source, dest) || known.1.ip.is_unspecified() || known.1.port == 0
}

/// The same for IPv6.
pub(super) fn set_v6(fd: &mut Fd, source: End<Ipv6Addr>, dest: End<Ipv6Addr>) -> bool {
    let known = (fd.addresses.v6_source(), fd.addresses.v6_dest());
    if fd.ty == FdType::Ipv6Socket && (known == (source, dest) || known == (dest, source)) {
        return false;
    }
    fd.addresses.set_v6_source(source);
    fd.addresses.set_v6_dest(dest);
    known != (source, dest) || known.1.ip.is_unspecified() || known.1.port == 0
}
