//! Reads and writes: what they reveal about sockets.
//!
//! Datagrams name their peer anew each time; from that and the process's other sockets follow the
//! ends, the role and the name.

use compiler::tables::event as code;

use super::super::address_text::{socket_name, socktuple_text};
use super::super::apply_context::ApplyContext;
use super::super::event_values::EventValues;
use super::super::fd::{Connection, Fd, FdType, Role};
use super::super::tuple::{SockTuple, mapped_pair};
use super::control_message::passed_descriptors;
use super::sockets::{IPPROTO_UDP, SOCK_DGRAM, new_socket, set_v4, set_v6};
use crate::capture::L4Protocol;

/// Position of the tuple in events that send.
const SENT_TUPLE: usize = 4;

#[derive(Clone, Copy, Eq, PartialEq)]
enum Direction {
    Incoming,
    Outgoing,
}

pub(super) fn read(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if event.code == code::SOCKET_RECVMMSG_X && event.is_missing(0) {
        return Some(());
    }
    let tuple = match event.code {
        code::SOCKET_RECVFROM_X => Some(2),
        code::SOCKET_RECVMSG_X => Some(3),
        code::SOCKET_RECV_X | code::SOCKET_RECVMMSG_X => Some(4),
        _ => None,
    };
    let complete = transfer(context, tuple, Direction::Incoming);
    if matches!(event.code, code::SOCKET_RECVMSG_X | code::SOCKET_RECVMMSG_X) {
        receive_descriptors(context);
    }
    complete
}

/// Adds the descriptors that a message brought. The message has only their numbers; what they refer to
/// is read from the running system, if the events are live.
fn receive_descriptors(context: &mut ApplyContext<'_>) {
    let event = context.event;
    let result = context.result();
    if result < 0 || !context.state.has_host() {
        return;
    }
    let control = event.raw(if event.code == code::SOCKET_RECVMSG_X {
        4
    } else {
        5
    });
    let passed = passed_descriptors(control);
    if !passed.numbers.is_empty() {
        context.read_received_fds(Some(&passed.numbers));
    }
    // Only the control data of the first message of several is in the event.
    let has_more = event.code == code::SOCKET_RECVMMSG_X && result > 1;
    if passed.is_cut || has_more {
        context.read_received_fds(None);
    }
}

pub(super) fn write(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if event.code == code::SOCKET_SENDMMSG_X && event.is_missing(0) {
        return Some(());
    }
    let is_send = matches!(
        event.code,
        code::SOCKET_SEND_X | code::SOCKET_SENDTO_X | code::SOCKET_SENDMSG_X | code::SOCKET_SENDMMSG_X
    );
    if is_send && event.code != code::SOCKET_SENDMMSG_X && !context.attached.has_fd() {
        assume_socket(context)?;
    }
    transfer(context, is_send.then_some(SENT_TUPLE), Direction::Outgoing)
}

/// Data went to an address through a descriptor that is not known: a UDP socket, most likely.
fn assume_socket(context: &mut ApplyContext<'_>) -> Option<()> {
    if !context.attached.has_thread() || context.result() < 0 {
        return Some(());
    }
    let event = context.event;
    let fd = event.int64(2)?;
    let family = match event.raw(SENT_TUPLE).first() {
        Some(family @ (2 | 10)) => u32::from(*family),
        _ => return Some(()),
    };
    context.add_fd(fd, new_socket(family, SOCK_DGRAM, IPPROTO_UDP));
    Some(())
}

fn transfer(context: &mut ApplyContext<'_>, tuple: Option<usize>, direction: Direction) -> Option<()> {
    let result = context.result();
    let Some(fd) = context.fd() else {
        return Some(());
    };
    if result < 0 {
        return Some(());
    }
    let named_tcp = !fd.name.is_empty() && fd.is_tcp_v4();
    // Most transfers change nothing; entries shared with other tables must not be copied for them.
    if fd.ty.is_inet() && fd.connection != Connection::Connected {
        context.fd_mut()?.connection = Connection::Connected;
    }
    let Some(position) = tuple.filter(|_| !named_tcp) else {
        return Some(());
    };
    let raw = context.event.raw(position);
    let Ok(tuple) = SockTuple::parse(raw) else {
        return Some(());
    };
    if !learn(context, tuple)? {
        return Some(());
    }
    let fd = context.fd()?;
    if !fd.ty.is_inet() {
        let name = socktuple_text(raw)?;
        context.rename(&name);
        return Some(());
    }
    let role = match fd.role {
        Role::None => guess_role(context, direction)?,
        role => role,
    };
    let fd = context.fd_mut()?;
    fd.role = role;
    let reversed = match direction {
        Direction::Incoming => role == Role::Client,
        Direction::Outgoing => role == Role::Server,
    };
    if reversed {
        fd.addresses.swap(fd.family());
    }
    let name = socket_name(fd)?;
    context.rename(&name);
    Some(())
}

/// Takes both ends from a tuple. Returns `false` if they are known already.
fn learn(context: &mut ApplyContext<'_>, tuple: SockTuple<'_>) -> Option<bool> {
    if let SockTuple::Unix { source, dest, path } = tuple {
        let fd = context.fd_mut()?;
        fd.ty = FdType::Unix;
        fd.addresses.set_unix(source, dest);
        context.rename(path);
        return Some(true);
    }
    if has_same_peer(context.fd()?, tuple) {
        return Some(false);
    }
    let fd = context.fd_mut()?;
    let changed = match tuple {
        SockTuple::V4 { source, dest } => {
            if fd.ty == FdType::Ipv4Server {
                let l4 = fd.addresses.v4_server_l4();
                fd.addresses.set_v4_l4(l4);
            }
            fd.ty = FdType::Ipv4Socket;
            set_v4(fd, source, dest)
        }
        SockTuple::V6 { source, dest } => {
            if let Some((source, dest)) = mapped_pair(source, dest) {
                fd.ty = FdType::Ipv4Socket;
                set_v4(fd, source, dest)
            } else {
                // The type stays: a socket that was something else keeps its layout.
                set_v6(fd, source, dest)
            }
        }
        SockTuple::Unix { .. } | SockTuple::Other(_) => true,
    };
    if !changed {
        return Some(false);
    }
    match fd.ty {
        FdType::Ipv4Socket if fd.addresses.v4_l4() == L4Protocol::Unknown => {
            fd.addresses.set_v4_l4(L4Protocol::Udp);
        }
        FdType::Ipv6Socket if fd.addresses.v6_l4() == L4Protocol::Unknown => {
            fd.addresses.set_v6_l4(L4Protocol::Udp);
        }
        _ => {}
    }
    let mut completed = fd.clone();
    context.state.interfaces.complete(&mut completed);
    context.fd_mut()?.addresses = completed.addresses;
    Some(true)
}

/// Returns whether the socket keeps its peer, the common case; found without changing the entry.
fn has_same_peer(fd: &Fd, tuple: SockTuple<'_>) -> bool {
    match (fd.ty, tuple) {
        (FdType::Ipv4Socket, SockTuple::V4 { source, dest }) => {
            let known = (fd.addresses.v4_source(), fd.addresses.v4_dest());
            known == (source, dest) || known == (dest, source)
        }
        (FdType::Ipv6Socket, SockTuple::V6 { source, dest }) => {
            let is_v4 = mapped_pair(source, dest).is_some();
            let known = (fd.addresses.v6_source(), fd.addresses.v6_dest());
            !is_v4 && (known == (source, dest) || known == (dest, source))
        }
        _ => false,
    }
}

/// Returns the end of a connection that a process most likely is, by its other sockets.
fn guess_role(context: &ApplyContext<'_>, direction: Direction) -> Option<Role> {
    let fd = context.fd()?;
    // Read in the IPv4 layout for sockets of any type, as upstream.
    let (source, dest) = (fd.addresses.v4_source().port, fd.addresses.v4_dest().port);
    let table = context.state.fd_table(context.thread()?);
    let any = |test: &dyn Fn(&Fd) -> bool| table.is_some_and(|table| table.iter().any(|(_, fd)| test(fd)));
    let listens = any(&|fd| match fd.ty {
        FdType::Ipv4Socket => fd.addresses.v4_dest().port == dest,
        FdType::Ipv4Server => fd.addresses.v4_server().port == dest,
        _ => false,
    });
    if !listens {
        return Some(Role::Client);
    }
    let uses_as_client = any(&|fd| fd.ty == FdType::Ipv4Socket && fd.addresses.v4_source().port == source);
    Some(match direction {
        _ if !uses_as_client => Role::Server,
        Direction::Incoming => Role::Server,
        Direction::Outgoing => Role::Client,
    })
}
