//! Entries of the descriptor list of a process, versions 1 and 2.
//!
//! ```text
//! [v2: u32 entry length, itself included] | i64 fd | u64 inode | u8 type | payload by type
//! ```

use super::body::Body;
use super::entry::{FdEntry, FdKind, FdTarget, L4Protocol};
use super::error::{CaptureError, Fault};
use super::limits::MAX_NAME;

/// Type codes whose payload is more than a name.
pub(super) mod code {
    pub(in crate::capture) const UNKNOWN: u8 = 0;
    pub(in crate::capture) const IPV4_SOCKET: u8 = 3;
    pub(in crate::capture) const IPV6_SOCKET: u8 = 4;
    pub(in crate::capture) const IPV4_SERVER: u8 = 5;
    pub(in crate::capture) const IPV6_SERVER: u8 = 6;
    pub(in crate::capture) const UNIX_SOCKET: u8 = 8;
    pub(in crate::capture) const FILE: u8 = 16;
}

/// Bytes of the entry's length itself.
const LENGTH: u64 = 4;

/// Reads the next entry.
pub(super) fn read(body: &mut Body, version: u8) -> Result<FdEntry, CaptureError> {
    if version < 2 {
        return read_values(body, false);
    }
    let length = u64::from(body.u32("descriptor entry length")?);
    let Some(rest) = length.checked_sub(LENGTH) else {
        return Err(body.error(Fault::TooShort {
            what: "a descriptor entry",
            length,
            min: LENGTH,
        }));
    };
    body.entry("a descriptor entry", rest, |entry| read_values(entry, true))
}

/// Returns the values of an entry; `open_ended` if its length says where it stops.
fn read_values(body: &mut Body, open_ended: bool) -> Result<FdEntry, CaptureError> {
    let fd = body.i64("descriptor")?;
    let inode = body.u64("inode")?;
    let code = body.u8("descriptor type")?;
    let target = match code {
        code::UNKNOWN => FdTarget::Unknown,
        code::IPV4_SOCKET => FdTarget::Ipv4Socket {
            source: body.ipv4("address")?,
            dest: body.ipv4("address")?,
            source_port: body.u16("port")?,
            dest_port: body.u16("port")?,
            l4: l4(body)?,
        },
        code::IPV6_SOCKET => FdTarget::Ipv6Socket {
            source: body.ipv6("address")?,
            dest: body.ipv6("address")?,
            source_port: body.u16("port")?,
            dest_port: body.u16("port")?,
            l4: l4(body)?,
        },
        code::IPV4_SERVER => FdTarget::Ipv4Server {
            address: body.ipv4("address")?,
            port: body.u16("port")?,
            l4: l4(body)?,
        },
        code::IPV6_SERVER => FdTarget::Ipv6Server {
            address: body.ipv6("address")?,
            port: body.u16("port")?,
            l4: l4(body)?,
        },
        code::UNIX_SOCKET => FdTarget::UnixSocket {
            source: body.u64("socket address")?,
            dest: body.u64("socket address")?,
            path: body.text("socket path", MAX_NAME)?,
        },
        code::FILE => read_file(body, open_ended)?,
        code => match FdKind::from_code(code) {
            Some(kind) => FdTarget::Named {
                kind,
                name: body.text("descriptor name", MAX_NAME)?,
            },
            None => FdTarget::Unsupported { code },
        },
    };
    Ok(FdEntry { fd, inode, target })
}

fn read_file(body: &mut Body, open_ended: bool) -> Result<FdTarget, CaptureError> {
    let flags = body.u32("open flags")?;
    let path = body.text("file path", MAX_NAME)?;
    let device = if open_ended && body.left() >= 4 {
        body.u32("device")?
    } else {
        0
    };
    Ok(FdTarget::File { flags, path, device })
}

fn l4(body: &mut Body) -> Result<L4Protocol, CaptureError> {
    body.u8("transport protocol").map(L4Protocol::from_code)
}
