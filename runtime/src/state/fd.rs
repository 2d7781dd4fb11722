//! One open descriptor.
//!
//! Not here: the table of a process (`fd_table`), how calls change an entry (`parse`), the
//! `fd.*` fields.

use bitflags::bitflags;

use super::byte_string::ByteString;
use super::socket::{Addresses, Family};
use crate::capture::L4Protocol;

/// What a descriptor refers to.
///
/// The discriminants are the numbers of the capture format.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
#[repr(i8)]
pub enum FdType {
    /// Never given a type.
    #[default]
    Uninitialized = -1,
    /// A socket of a family that is not followed.
    Unknown = 0,
    /// A file, from the oldest descriptor lists.
    File = 1,
    Directory = 2,
    Ipv4Socket = 3,
    Ipv6Socket = 4,
    /// An IPv4 socket bound to a port.
    Ipv4Server = 5,
    /// An IPv6 socket bound to a port.
    Ipv6Server = 6,
    Fifo = 7,
    Unix = 8,
    Event = 9,
    Unsupported = 10,
    Signal = 11,
    EventPoll = 12,
    Inotify = 13,
    Timer = 14,
    Netlink = 15,
    /// A file with open flags and device.
    FileV2 = 16,
    Bpf = 17,
    UserFault = 18,
    IoUring = 19,
    Memory = 20,
    Pid = 21,
}

impl FdType {
    /// Returns whether this is a regular file (of either list version).
    pub const fn is_file(self) -> bool {
        matches!(self, Self::File | Self::FileV2)
    }

    /// Returns whether this is an IPv4 or IPv6 socket with two ends.
    pub const fn is_inet(self) -> bool {
        matches!(self, Self::Ipv4Socket | Self::Ipv6Socket)
    }

    /// Returns whether this is a bound IPv4 or IPv6 socket.
    pub const fn is_server(self) -> bool {
        matches!(self, Self::Ipv4Server | Self::Ipv6Server)
    }
}

/// Which end of a connection the process is.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Role {
    #[default]
    None,
    Client,
    Server,
}

/// State of a connection.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Connection {
    #[default]
    None,
    Pending,
    Connected,
    Failed,
}

bitflags! {
    /// Open flags in the portable encoding, as far as the state reads them.
    #[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
    pub struct OpenFlags: u32 {
        /// Opened for reading.
        const READ = 1;
        /// Opened for writing.
        const WRITE = 1 << 1;
        /// Opened with `O_DIRECTORY`.
        const DIRECTORY = 1 << 10;
        /// Leaves the table at exec.
        const CLOSE_ON_EXEC = 1 << 12;
        /// The kernel made the file.
        const CREATED = 1 << 14;
        /// The file lies on an overlay's upper layer.
        const UPPER_LAYER = 1 << 15;
        /// The file lies on an overlay's lower layer.
        const LOWER_LAYER = 1 << 16;
        /// Other bits.
        const _ = !0;
    }
}

/// The close-on-exec bit of `epoll_create1` and `memfd_create`, which share the number of `READ`.
const SPECIAL_CLOSE_ON_EXEC: OpenFlags = OpenFlags::READ;

/// An open descriptor.
#[derive(Clone, Debug, Default)]
pub struct Fd {
    /// What it refers to.
    pub ty: FdType,
    /// Name: path, addresses, or empty.
    pub name: ByteString,
    /// Path as the process gave it; empty where no path was given.
    pub name_raw: ByteString,
    /// Open flags.
    pub open_flags: OpenFlags,
    /// Which end of a connection the process is.
    pub role: Role,
    /// State of the connection.
    pub connection: Connection,
    /// The file lies on an overlay's upper layer.
    pub upper_layer: bool,
    /// The file lies on an overlay's lower layer.
    pub lower_layer: bool,
    /// Device, in the portable encoding; 0 = unknown.
    pub dev: u32,
    /// Inode; 0 = unknown.
    pub ino: u64,
    /// Process that a pidfd refers to.
    pub pid: i64,
    /// Addresses of a socket; `ty` says in which layout.
    pub addresses: Addresses,
}

impl Fd {
    /// Returns a new entry of this type, everything else empty.
    pub fn new(ty: FdType) -> Self {
        Self {
            ty,
            ..Self::default()
        }
    }

    /// Returns a new entry with a name and the path that was given for it.
    pub(super) fn named(ty: FdType, name: ByteString, name_raw: ByteString) -> Self {
        // Every field by itself: the texts of a default entry would be made and dropped again.
        Self {
            ty,
            name,
            name_raw,
            open_flags: OpenFlags::empty(),
            role: Role::None,
            connection: Connection::None,
            upper_layer: false,
            lower_layer: false,
            dev: 0,
            ino: 0,
            pid: 0,
            addresses: Addresses::default(),
        }
    }

    /// Major number of the device.
    pub fn dev_major(&self) -> u32 {
        (self.dev & 0xfff00) >> 8
    }

    /// Minor number of the device.
    pub fn dev_minor(&self) -> u32 {
        (self.dev & 0xff) | ((self.dev >> 12) & 0xfff00)
    }

    /// Transport protocol; [`L4Protocol::NotApplicable`] for other files than inet sockets and while the role is unknown.
    pub fn l4(&self) -> L4Protocol {
        let l4 = match self.ty {
            FdType::Ipv4Socket => self.addresses.v4_l4(),
            FdType::Ipv6Socket => self.addresses.v6_l4(),
            FdType::Ipv4Server => return self.addresses.v4_server_l4(),
            FdType::Ipv6Server => return self.addresses.v6_server_l4(),
            _ => return L4Protocol::NotApplicable,
        };
        if self.role == Role::None && l4 != L4Protocol::Raw {
            return L4Protocol::NotApplicable;
        }
        l4
    }

    /// Returns whether this is a connection over TCP; IPv6 ones are not recognised, as upstream.
    pub(super) fn is_tcp_v4(&self) -> bool {
        self.ty == FdType::Ipv4Socket && self.addresses.v4_l4() == L4Protocol::Tcp
    }

    /// Returns whether this is a UDP socket; IPv6 ones are not recognised, as upstream.
    pub(super) fn is_udp_v4(&self) -> bool {
        self.ty == FdType::Ipv4Socket && self.addresses.v4_l4() == L4Protocol::Udp
    }

    /// Returns whether it leaves the table at exec.
    pub fn is_close_on_exec(&self) -> bool {
        self.open_flags.contains(OpenFlags::CLOSE_ON_EXEC)
            || (matches!(self.ty, FdType::EventPoll | FdType::Memory)
                && self.open_flags.contains(SPECIAL_CLOSE_ON_EXEC))
    }

    /// Clears close-on-exec in every spelling, which takes the read bit of files with it.
    pub(super) fn clear_close_on_exec(&mut self) {
        self.open_flags
            .remove(OpenFlags::CLOSE_ON_EXEC | SPECIAL_CLOSE_ON_EXEC);
    }

    /// Layout of the two ends: only IPv4 sockets have theirs, everything else is treated as IPv6.
    pub(super) fn family(&self) -> Family {
        if self.ty == FdType::Ipv4Socket {
            Family::V4
        } else {
            Family::V6
        }
    }
}
