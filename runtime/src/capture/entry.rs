//! What a capture contains about the machine before its first event: host, threads, descriptors,
//! interfaces, users, groups.
//!
//! Every version of a block ends in the same types: a value that an older version lacks has the
//! default that is documented on it. Texts are bytes as recorded. Nothing is interpreted here: the
//! state engine interprets entries.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The host a capture was recorded on.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Machine {
    /// Number of CPUs.
    pub cpus: u32,
    /// Memory in bytes.
    pub memory: u64,
    /// Highest process id.
    pub max_pid: u64,
    /// Host name, without NUL padding.
    pub hostname: Vec<u8>,
    /// When it booted, nanoseconds since the epoch.
    pub boot_ts: u64,
    /// Flags of the recorder.
    pub flags: u64,
}

/// One thread that existed when recording began.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Process {
    /// Thread id.
    pub tid: i64,
    /// Process id: thread id of the main thread.
    pub pid: i64,
    /// Thread id of the parent.
    pub ptid: i64,
    /// Session, -1 if unknown.
    pub sid: i64,
    /// Process group inside the pid namespace, -1 if unknown.
    pub vpgid: i64,
    /// Process group on the host, -1 if unknown.
    pub pgid: i64,
    /// Thread id inside the pid namespace, -1 if unknown.
    pub vtid: i64,
    /// Process id inside the pid namespace, -1 if unknown.
    pub vpid: i64,
    /// Command name.
    pub comm: Vec<u8>,
    /// First argument.
    pub exe: Vec<u8>,
    /// Resolved path of the executable.
    pub exepath: Vec<u8>,
    /// Arguments after the first, each closed by NUL (the last NUL is added where it is missing).
    pub args: Vec<u8>,
    /// Environment, `NAME=value` items each closed by NUL.
    pub env: Vec<u8>,
    /// `subsystem=path` items, each closed by NUL.
    pub cgroups: Vec<u8>,
    /// Current directory.
    pub cwd: Vec<u8>,
    /// Root directory.
    pub root: Vec<u8>,
    /// Highest number of descriptors.
    pub fd_limit: u64,
    /// Clone flags in the portable encoding.
    pub flags: u32,
    /// User id.
    pub uid: u32,
    /// Group id.
    pub gid: u32,
    /// Id of the login user, all ones if none.
    pub loginuid: u32,
    /// Virtual memory, KiB.
    pub vm_size: u32,
    /// Resident memory, KiB.
    pub vm_rss: u32,
    /// Swapped memory, KiB.
    pub vm_swap: u32,
    /// Major page faults.
    pub pf_major: u64,
    /// Minor page faults.
    pub pf_minor: u64,
    /// Start of the first process of the pid namespace, nanoseconds since the epoch; 0 if unknown.
    pub pidns_init_start_ts: u64,
    /// Start of the thread, nanoseconds since the epoch; 0 if unknown. Captures have no room for it: only a
    /// live source sets it, and [`super::Writer`] leaves it out.
    pub start_ts: u64,
    /// Controlling terminal, 0 if none.
    pub tty: u32,
    /// Inheritable capabilities.
    pub cap_inheritable: u64,
    /// Permitted capabilities.
    pub cap_permitted: u64,
    /// Effective capabilities.
    pub cap_effective: u64,
    /// The user may write the executable.
    pub exe_writable: bool,
    /// The executable is in the upper layer of an overlay.
    pub exe_upper_layer: bool,
    /// The executable is in the lower layer of an overlay.
    pub exe_lower_layer: bool,
    /// The executable is an anonymous file in memory.
    pub exe_from_memfd: bool,
    /// Inode of the executable.
    pub exe_ino: u64,
    /// Its status change time, nanoseconds since the epoch.
    pub exe_ino_ctime: u64,
    /// Its modification time, nanoseconds since the epoch.
    pub exe_ino_mtime: u64,
}

impl Default for Process {
    fn default() -> Self {
        Self {
            tid: 0,
            pid: 0,
            ptid: 0,
            sid: -1,
            vpgid: -1,
            pgid: -1,
            vtid: -1,
            vpid: -1,
            comm: Vec::new(),
            exe: Vec::new(),
            exepath: Vec::new(),
            args: Vec::new(),
            env: Vec::new(),
            cgroups: Vec::new(),
            cwd: Vec::new(),
            root: Vec::new(),
            fd_limit: 0,
            flags: 0,
            uid: 0,
            gid: 0,
            loginuid: u32::MAX,
            vm_size: 0,
            vm_rss: 0,
            vm_swap: 0,
            pf_major: 0,
            pf_minor: 0,
            pidns_init_start_ts: 0,
            start_ts: 0,
            tty: 0,
            cap_inheritable: 0,
            cap_permitted: 0,
            cap_effective: 0,
            exe_writable: false,
            exe_upper_layer: false,
            exe_lower_layer: false,
            exe_from_memfd: false,
            exe_ino: 0,
            exe_ino_ctime: 0,
            exe_ino_mtime: 0,
        }
    }
}

/// One open descriptor of a process.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FdEntry {
    /// Its number.
    pub fd: i64,
    /// Inode, 0 if none.
    pub inode: u64,
    /// What it leads to.
    pub target: FdTarget,
}

/// What a descriptor leads to. Ports are numbers, addresses are decoded.
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(missing_docs, reason = "the fields of a socket say what they are")]
pub enum FdTarget {
    /// Not known.
    Unknown,
    /// A socket with two IPv4 ends; `source` is the local one.
    Ipv4Socket {
        source: Ipv4Addr,
        dest: Ipv4Addr,
        source_port: u16,
        dest_port: u16,
        l4: L4Protocol,
    },
    /// A socket with two IPv6 ends; `source` is the local one.
    Ipv6Socket {
        source: Ipv6Addr,
        dest: Ipv6Addr,
        source_port: u16,
        dest_port: u16,
        l4: L4Protocol,
    },
    /// A listening or unconnected IPv4 socket.
    Ipv4Server {
        address: Ipv4Addr,
        port: u16,
        l4: L4Protocol,
    },
    /// A listening or unconnected IPv6 socket.
    Ipv6Server {
        address: Ipv6Addr,
        port: u16,
        l4: L4Protocol,
    },
    /// A unix socket: kernel addresses of both ends, path.
    UnixSocket { source: u64, dest: u64, path: Vec<u8> },
    /// A file with the flags it was opened with (portable encoding).
    File {
        flags: u32,
        path: Vec<u8>,
        /// 0 if not recorded.
        device: u32,
    },
    /// Anything that has only a kind and a name.
    Named { kind: FdKind, name: Vec<u8> },
    /// A type code that this version does not know.
    Unsupported { code: u8 },
}

/// Kind of a descriptor that is known by its name alone.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the words are the documentation")]
#[repr(u8)]
pub enum FdKind {
    /// A file, as recorded before open flags were.
    PlainFile = 1,
    Directory = 2,
    Fifo = 7,
    Event = 9,
    Unsupported = 10,
    Signal = 11,
    EventPoll = 12,
    Inotify = 13,
    Timer = 14,
    Netlink = 15,
    Bpf = 17,
    Userfault = 18,
    IoUring = 19,
    Memfd = 20,
    Pidfd = 21,
}

impl FdKind {
    /// Every kind, by code.
    pub const ALL: [Self; 15] = [
        Self::PlainFile,
        Self::Directory,
        Self::Fifo,
        Self::Event,
        Self::Unsupported,
        Self::Signal,
        Self::EventPoll,
        Self::Inotify,
        Self::Timer,
        Self::Netlink,
        Self::Bpf,
        Self::Userfault,
        Self::IoUring,
        Self::Memfd,
        Self::Pidfd,
    ];

    /// Returns the kind with this code in an fd list.
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == code)
    }
}

/// Transport protocol of a socket.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the words are the documentation")]
#[repr(u8)]
pub enum L4Protocol {
    Unknown = 0,
    NotApplicable = 1,
    Tcp = 2,
    Udp = 3,
    Icmp = 4,
    Raw = 5,
}

impl L4Protocol {
    /// Returns the protocol with this code; codes beyond the table count as unknown.
    pub const fn from_code(code: u8) -> Self {
        match code {
            1 => Self::NotApplicable,
            2 => Self::Tcp,
            3 => Self::Udp,
            4 => Self::Icmp,
            5 => Self::Raw,
            _ => Self::Unknown,
        }
    }
}

/// One network interface.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Interface {
    /// Its name.
    pub name: Vec<u8>,
    /// Its addresses.
    pub address: InterfaceAddress,
    /// Speed of the link in bits a second; `None` where the entry has no room for it.
    pub link_speed: Option<u64>,
}

/// Addresses of an interface.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(missing_docs, reason = "the words are the documentation")]
pub enum InterfaceAddress {
    V4 {
        address: Ipv4Addr,
        netmask: Ipv4Addr,
        broadcast: Ipv4Addr,
    },
    V6 {
        address: Ipv6Addr,
        netmask: Ipv6Addr,
        broadcast: Ipv6Addr,
    },
}

/// A user known to the recording machine.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct User {
    /// User id.
    pub uid: u32,
    /// Id of the main group.
    pub gid: u32,
    /// Name.
    pub name: Vec<u8>,
    /// Home directory.
    pub home: Vec<u8>,
    /// Login shell.
    pub shell: Vec<u8>,
}

/// A group known to the recording machine.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Group {
    /// Group id.
    pub gid: u32,
    /// Name.
    pub name: Vec<u8>,
}
