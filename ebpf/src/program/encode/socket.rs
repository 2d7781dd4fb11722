//! Socket addresses, out of the process's memory and out of the kernel's sockets.
//!
//! Bytes of addresses stay as they are in the network, ports become numbers of this machine.

use super::data::{MSG_NAME, MSG_NAMELEN, message_word};
use super::file::by_descriptor;
use crate::asm::{AluOp, Condition, Helper, Label, Reg, Reg::*, Width, at};
use crate::program::event_spec::EndpointOrder;
use crate::program::scratch::{self, Temp};
use crate::program::writer::{EventWriter, Result};

/// `AF_UNIX`, `AF_INET`, `AF_INET6`.
const UNIX: i32 = 1;
const INET: i32 = 2;
const INET6: i32 = 10;
/// Bytes of a unix path with a NUL.
const MAX_UNIX_PATH: i32 = 108;
/// Type bits of an inode's mode, and those of a socket.
pub(super) const TYPE: i32 = 0o170_000;
pub(super) const SOCKET: i32 = 0o140_000;
/// Kinds of sockets that have connections.
const STREAM: i32 = 1;

/// Where an address at the process's `Temp::B` starts that follows the family.
fn user_at(writer: &mut EventWriter<'_>, offset: i32) {
    writer.asm.load(R3, scratch::temp(Temp::B));
    writer.asm.alu(AluOp::Add, R3, offset);
}

/// Appends one byte.
fn append_byte(writer: &mut EventWriter<'_>, value: Reg) {
    writer.asm.mov(R3, value);
    writer.cursor(R2);
    writer.asm.store(at(R2, 0, Width::B1), R3);
    writer.asm.mov(R0, 1);
    writer.grow();
}

/// Appends the port in `R0`, which is in network order.
fn append_port(writer: &mut EventWriter<'_>) {
    writer.asm.to_big_endian(R0, 16);
    writer.asm.mov(R3, R0);
    writer.cursor(R2);
    writer.asm.store(at(R2, 0, Width::B2), R3);
    writer.asm.mov(R0, 2);
    writer.grow();
}

/// Appends `size` bytes from the address in `R3`; zeros if it cannot be read.
fn append_copy(writer: &mut EventWriter<'_>, helper: Helper, size: i32) {
    writer.cursor(R1);
    writer.asm.mov(R2, size);
    writer.asm.call(helper);
    writer.asm.mov(R0, size);
    writer.grow();
}

/// Appends the unix path at the address in `R3` with its NUL; a first NUL is left out.
fn append_unix_path(writer: &mut EventWriter<'_>, helper: Helper) {
    let (named, done) = (writer.asm.label(), writer.asm.label());
    writer.asm.store(scratch::temp(Temp::D), R3);
    unix_text(writer, helper, 0);
    // The text of an abstract address is empty up to its NUL.
    writer.asm.jump_if(Condition::Ne, R0, 1, named);
    unix_text(writer, helper, 1);
    writer.asm.bind(named);
    writer.asm.jump_if(Condition::SLe, R0, 0, done);
    writer.grow();
    writer.asm.bind(done);
}

fn unix_text(writer: &mut EventWriter<'_>, helper: Helper, skip: i32) {
    writer.cursor(R1);
    writer.asm.mov(R2, MAX_UNIX_PATH);
    writer.asm.load(R3, scratch::temp(Temp::D));
    writer.asm.alu(AluOp::Add, R3, skip);
    writer.asm.call(helper);
}

/// An address that the process gave: pointer and length are arguments.
pub(super) fn address(writer: &mut EventWriter<'_>, pointer: u8, _length: u8) -> Result {
    writer.put_pieces(|writer| {
        let absent = writer.asm.label();
        writer.argument(R0, pointer);
        writer.asm.jump_if(Condition::Eq, R0, 0, absent);
        writer.asm.store(scratch::temp(Temp::B), R0);
        writer.copy_user_number(R9, Width::B2, |writer| user_at(writer, 0))?;
        let (unix, inet6, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
        writer.asm.jump_if(Condition::Eq, R9, UNIX, unix);
        writer.asm.jump_if(Condition::Eq, R9, INET6, inet6);
        writer.asm.jump_if(Condition::Ne, R9, INET, done);
        append_byte(writer, R9);
        user_end(writer, INET)?;
        writer.asm.jump(done);
        writer.asm.bind(inet6);
        append_byte(writer, R9);
        user_end(writer, INET6)?;
        writer.asm.jump(done);
        writer.asm.bind(unix);
        append_byte(writer, R9);
        user_at(writer, 2);
        append_unix_path(writer, Helper::ProbeReadUserStr);
        writer.asm.bind(done);
        writer.asm.bind(absent);
        Ok(())
    })
}

/// Appends address and port out of the `sockaddr_in` or `sockaddr_in6` at `Temp::B`.
fn user_end(writer: &mut EventWriter<'_>, family: i32) -> Result {
    let (offset, size) = if family == INET { (4, 4) } else { (8, 16) };
    user_at(writer, offset);
    append_copy(writer, Helper::ProbeReadUser, size);
    writer.copy_user_number(R0, Width::B2, |writer| user_at(writer, 2))?;
    append_port(writer);
    Ok(())
}

/// `R7` = the `sock` behind descriptor `descriptor`; goes to `absent` if that is no socket.
pub(super) fn sock(writer: &mut EventWriter<'_>, descriptor: Reg, absent: Label) -> Result {
    by_descriptor(writer, R7, descriptor, absent)?;
    writer.copy_field(R9, R7, "file.f_inode")?;
    writer.asm.jump_if(Condition::Eq, R9, 0, absent);
    writer.copy_field(R0, R9, "inode.i_mode")?;
    writer.asm.alu(AluOp::And, R0, TYPE);
    writer.asm.jump_if(Condition::Ne, R0, SOCKET, absent);
    writer.copy_chain(R7, R7, &["file.private_data", "socket.sk"], absent)?;
    writer.asm.jump_if(Condition::Eq, R7, 0, absent);
    Ok(())
}

fn descriptor(writer: &mut EventWriter<'_>, index: u8) {
    writer.argument(R1, index);
    writer.sign_extend(R1);
}

pub(super) fn tuple_of_result(writer: &mut EventWriter<'_>) -> Result {
    writer.put_pieces(|writer| {
        writer.asm.mov(R0, 0);
        writer.asm.store(scratch::temp(Temp::B), R0);
        writer.result(R1);
        both_ends(writer, EndpointOrder::RemoteFirst)
    })
}

/// `-EINPROGRESS`: the connection of a socket that does not wait is being made.
const IN_PROGRESS: i32 = -115;

pub(super) fn tuple_of_connect(writer: &mut EventWriter<'_>, index: u8, pointer: u8) -> Result {
    writer.put_pieces(|writer| {
        let (connects, failed) = (writer.asm.label(), writer.asm.label());
        writer.result(R0);
        writer.asm.jump_if(Condition::Eq, R0, IN_PROGRESS, connects);
        writer.asm.jump_if(Condition::SLt, R0, 0, failed);
        writer.asm.bind(connects);
        writer.argument(R0, pointer);
        writer.asm.store(scratch::temp(Temp::B), R0);
        descriptor(writer, index);
        both_ends(writer, EndpointOrder::LocalFirst)?;
        writer.asm.bind(failed);
        Ok(())
    })
}

pub(super) fn tuple_to(writer: &mut EventWriter<'_>, index: u8, pointer: u8, ends: EndpointOrder) -> Result {
    writer.put_pieces(|writer| {
        let failed = writer.asm.label();
        writer.result(R0);
        writer.asm.jump_if(Condition::SLt, R0, 0, failed);
        writer.argument(R0, pointer);
        writer.asm.store(scratch::temp(Temp::B), R0);
        descriptor(writer, index);
        both_ends(writer, ends)?;
        writer.asm.bind(failed);
        Ok(())
    })
}

pub(super) fn message_tuple(
    writer: &mut EventWriter<'_>,
    index: u8,
    header: u8,
    ends: EndpointOrder,
) -> Result {
    writer.put_pieces(|writer| {
        let (failed, named) = (writer.asm.label(), writer.asm.label());
        writer.result(R0);
        writer.asm.jump_if(Condition::SLt, R0, 0, failed);
        message_word(writer, R9, header, MSG_NAMELEN)?;
        // The upper half of a word of 8 bytes is padding.
        writer.asm.alu32(AluOp::Mov, R9, R9);
        message_word(writer, R0, header, MSG_NAME)?;
        writer.asm.jump_if(Condition::Ne, R9, 0, named);
        writer.asm.mov(R0, 0);
        writer.asm.bind(named);
        writer.asm.store(scratch::temp(Temp::B), R0);
        descriptor(writer, index);
        both_ends(writer, ends)?;
        writer.asm.bind(failed);
        Ok(())
    })
}

/// Appends family and both ends of the socket whose descriptor is in `R1`. The peer is the
/// socket's, or the address at `Temp::B` where the socket has none.
pub(super) fn both_ends(writer: &mut EventWriter<'_>, ends: EndpointOrder) -> Result {
    let (unix, inet6, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
    sock(writer, R1, done)?;
    writer.copy_field(R9, R7, "sock.__sk_common.skc_family")?;
    writer.asm.jump_if(Condition::Eq, R9, UNIX, unix);
    writer.asm.jump_if(Condition::Eq, R9, INET6, inet6);
    writer.asm.jump_if(Condition::Ne, R9, INET, done);
    for (family, at) in [(INET, None), (INET6, Some(inet6))] {
        if let Some(label) = at {
            writer.asm.bind(label);
        }
        append_byte(writer, R9);
        if ends == EndpointOrder::LocalFirst {
            own_end(writer, family)?;
            peer_end(writer, family)?;
        } else {
            peer_end(writer, family)?;
            own_end(writer, family)?;
        }
        writer.asm.jump(done);
    }
    writer.asm.bind(unix);
    append_byte(writer, R9);
    unix_ends(writer, ends)?;
    writer.asm.bind(done);
    Ok(())
}

/// Appends the local address and port of the socket in `R7`.
fn own_end(writer: &mut EventWriter<'_>, family: i32) -> Result {
    let (path, size) = if family == INET {
        ("inet_sock.inet_saddr", 4)
    } else {
        ("sock.__sk_common.skc_v6_rcv_saddr", 16)
    };
    append_field(writer, path, size)?;
    writer.copy_field(R0, R7, "inet_sock.inet_sport")?;
    append_port(writer);
    Ok(())
}

/// Appends the peer's address and port.
fn peer_end(writer: &mut EventWriter<'_>, family: i32) -> Result {
    let (given, done) = (writer.asm.label(), writer.asm.label());
    let (path, size) = if family == INET {
        ("sock.__sk_common.skc_daddr", 4)
    } else {
        ("sock.__sk_common.skc_v6_daddr", 16)
    };
    writer.copy_field(R0, R7, "sock.__sk_common.skc_dport")?;
    writer.asm.load(R1, scratch::temp(Temp::B));
    writer.asm.jump_if(Condition::Ne, R0, 0, given);
    // Not connected: the address that came with the message, if any.
    writer.asm.jump_if(Condition::Eq, R1, 0, given);
    user_end(writer, family)?;
    writer.asm.jump(done);
    writer.asm.bind(given);
    append_field(writer, path, size)?;
    writer.copy_field(R0, R7, "sock.__sk_common.skc_dport")?;
    append_port(writer);
    writer.asm.bind(done);
    Ok(())
}

/// Appends `size` bytes of a field of the socket in `R7`.
fn append_field(writer: &mut EventWriter<'_>, path: &str, size: i32) -> Result {
    let offset = writer.kernel.field(path)?.offset as i32;
    writer.cursor(R1);
    writer.asm.mov(R2, size);
    writer.asm.mov(R3, R7);
    writer.asm.alu(AluOp::Add, R3, offset);
    writer.asm.call(Helper::ProbeReadKernel);
    writer.asm.mov(R0, size);
    writer.grow();
    Ok(())
}

/// Appends the addresses of both sockets in the kernel and the path of the one that has a name.
fn unix_ends(writer: &mut EventWriter<'_>, ends: EndpointOrder) -> Result {
    let peer = R9;
    writer.copy_field(peer, R7, "unix_sock.peer")?;
    let (first, second) = if ends == EndpointOrder::LocalFirst {
        (R7, peer)
    } else {
        (peer, R7)
    };
    for socket in [first, second] {
        writer.cursor(R2);
        writer.asm.store(at(R2, 0, Width::B8), socket);
        writer.asm.mov(R0, 8);
        writer.grow();
    }
    // The server has the name: the peer of who connects, the own end of who accepts.
    let (own, done) = (writer.asm.label(), writer.asm.label());
    if ends == EndpointOrder::LocalFirst {
        writer.asm.jump_if(Condition::Eq, peer, 0, own);
        append_unix_name(writer, peer, done)?;
        writer.asm.bind(own);
    }
    append_unix_name(writer, R7, done)?;
    writer.cursor(R2);
    writer.asm.store(at(R2, 0, Width::B1), 0);
    writer.asm.mov(R0, 1);
    writer.grow();
    writer.asm.bind(done);
    Ok(())
}

/// Appends the name of a unix socket and goes to `done`, or goes on if it has none.
fn append_unix_name(writer: &mut EventWriter<'_>, socket: Reg, done: Label) -> Result {
    let none = writer.asm.label();
    let path = writer.kernel.field("unix_address.name")?.offset as i32 + 2;
    writer.copy_field(R3, socket, "unix_sock.addr")?;
    writer.asm.jump_if(Condition::Eq, R3, 0, none);
    writer.asm.alu(AluOp::Add, R3, path);
    append_unix_path(writer, Helper::ProbeReadKernelStr);
    writer.asm.jump(done);
    writer.asm.bind(none);
    Ok(())
}

pub(super) fn queue_length(writer: &mut EventWriter<'_>, index: u8) -> Result {
    queue(writer, index, |writer| {
        writer.copy_field(R0, R7, "sock.sk_ack_backlog")
    })
}

pub(super) fn queue_limit(writer: &mut EventWriter<'_>, index: u8) -> Result {
    queue(writer, index, |writer| {
        writer.copy_field(R0, R7, "sock.sk_max_ack_backlog")
    })
}

pub(super) fn queue_percent(writer: &mut EventWriter<'_>, index: u8) -> Result {
    queue(writer, index, |writer| {
        let empty = writer.asm.label();
        writer.copy_field(R9, R7, "sock.sk_ack_backlog")?;
        writer.copy_field(R1, R7, "sock.sk_max_ack_backlog")?;
        writer.asm.mov(R0, 0);
        writer.asm.jump_if(Condition::Eq, R1, 0, empty);
        writer.asm.mov(R0, R9);
        writer.asm.alu(AluOp::Mul, R0, 100);
        writer.asm.alu(AluOp::Div, R0, R1);
        writer.asm.bind(empty);
        Ok(())
    })
}

/// Appends what `read` makes of the listening socket in `R7`, or 0.
fn queue(
    writer: &mut EventWriter<'_>,
    index: u8,
    read: impl FnOnce(&mut EventWriter<'_>) -> Result,
) -> Result {
    let (absent, done) = (writer.asm.label(), writer.asm.label());
    writer.result(R0);
    writer.asm.jump_if(Condition::SLt, R0, 0, absent);
    descriptor(writer, index);
    sock(writer, R1, absent)?;
    writer.copy_field(R0, R7, "sock.sk_type")?;
    writer.asm.jump_if(Condition::Ne, R0, STREAM, absent);
    read(writer)?;
    writer.asm.jump(done);
    writer.asm.bind(absent);
    writer.asm.mov(R0, 0);
    writer.asm.bind(done);
    writer.put();
    Ok(())
}

/// Kernel address of the first socket of a pair whose descriptors are in memory at an argument, or of
/// the other.
pub(super) fn pair_address(writer: &mut EventWriter<'_>, pair: u8, which: u8) -> Result {
    let (absent, done) = (writer.asm.label(), writer.asm.label());
    writer.result(R0);
    writer.asm.jump_if(Condition::SLt, R0, 0, absent);
    writer.copy_user_number(R1, Width::B4, |writer| writer.argument(R3, pair))?;
    sock(writer, R1, absent)?;
    if which == 1 {
        writer.copy_field(R7, R7, "unix_sock.peer")?;
    }
    writer.asm.mov(R0, R7);
    writer.asm.jump(done);
    writer.asm.bind(absent);
    writer.asm.mov(R0, 0);
    writer.asm.bind(done);
    writer.put();
    Ok(())
}
