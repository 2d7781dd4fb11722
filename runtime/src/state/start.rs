//! The start of a section: what existed before its first event.
//!
//! In: the metadata items of a capture, in any order that puts a process before its descriptors.
//! Out: threads with links and groups, descriptors with roles, users, interfaces.
//! Not here: reading them (`capture`).

use std::net::Ipv4Addr;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::address_text::{end_text, pair_text};
use super::byte_string::ByteStringList;
use super::fd::{Connection, Fd, FdType, OpenFlags, Role};
use super::socket::{End, Family};
use super::thread::{Capabilities, ExeFile, Memory, Thread, ThreadFlags};
use super::tuple::mapped_pair;
use super::users::is_directive;
use super::{Group, Interfaces, State, User};
use crate::capture::{self, FdEntry, FdKind, FdTarget, Interface, Item, L4Protocol, Machine, Process};

impl State {
    /// Applies one item of a section's metadata: everything that a capture delivers except events.
    ///
    /// Events belong to [`State::apply`] and are ignored here.
    pub fn apply_metadata(&mut self, item: Item<'_>) {
        match item {
            Item::Section(_) => self.start_section(),
            Item::Machine(machine) => self.set_machine(machine),
            Item::Process(process) => self.add_process(&process),
            Item::Fd { tid, entry } => self.add_listed_fd(tid, entry),
            Item::Interfaces(interfaces) => self.set_interfaces(&interfaces),
            Item::Users(users, groups) => self.set_users(users, groups),
            Item::HeadersEnd => self.finish_metadata(),
            Item::ReceivedFd { tid, entry } => self.add_received_fd(tid, entry),
            Item::Event(_) => {}
        }
    }

    /// Starts a new section: the state is cleared. Counters continue.
    pub fn start_section(&mut self) {
        let (counters, host) = (self.counters(), self.host.take());
        *self = Self::new(self.limits);
        self.counters = counters;
        self.host = host;
    }

    /// The host.
    pub fn set_machine(&mut self, machine: Machine) {
        self.machine = machine;
    }

    /// Network interfaces; replaces an earlier list.
    pub fn set_interfaces(&mut self, interfaces: &[Interface]) {
        self.interfaces = Interfaces::new(interfaces);
    }

    /// Adds the users and groups of the host to those that user events introduced.
    pub fn set_users(&mut self, users: Vec<capture::User>, groups: Vec<capture::Group>) {
        for user in users.into_iter().filter(|user| !is_directive(&user.name)) {
            let user = User {
                uid: user.uid,
                gid: user.gid,
                name: user.name.into(),
                home: user.home.into(),
                shell: user.shell.into(),
            };
            self.counters.refused_users += u64::from(!self.users.add_user(b"", user));
        }
        for group in groups.into_iter().filter(|group| !is_directive(&group.name)) {
            let group = Group {
                gid: group.gid,
                name: group.name.into(),
            };
            self.counters.refused_users += u64::from(!self.users.add_group(b"", group));
        }
    }

    /// One thread of the process list. Links wait for [`State::finish_metadata`].
    pub fn add_process(&mut self, process: &Process) {
        let mut thread = Thread::new(process.tid);
        thread.pid = process.pid;
        thread.ptid = process.ptid;
        thread.sid = process.sid;
        thread.vpgid = process.vpgid;
        thread.pgid = process.pgid;
        thread.vtid = process.vtid;
        thread.vpid = process.vpid;
        thread.comm = process.comm.as_slice().into();
        thread.exe = process.exe.as_slice().into();
        thread.set_exepath(&process.exepath);
        thread.set_args(&process.args);
        thread.root = process.root.as_slice().into();
        thread.fd_limit = process.fd_limit.cast_signed();
        thread.uid = process.uid;
        thread.gid = process.gid;
        thread.loginuid = process.loginuid;
        thread.tty = process.tty;
        thread.pidns_start = process.pidns_init_start_ts;
        thread.clone_time = process.start_ts;
        thread.capabilities = Capabilities {
            inheritable: process.cap_inheritable,
            permitted: process.cap_permitted,
            effective: process.cap_effective,
        };
        thread.exe_file = ExeFile {
            writable: process.exe_writable,
            upper_layer: process.exe_upper_layer,
            lower_layer: process.exe_lower_layer,
            from_memfd: process.exe_from_memfd,
            ino: process.exe_ino,
            ctime: process.exe_ino_ctime,
            mtime: process.exe_ino_mtime,
            ..ExeFile::default()
        };
        thread.memory = Memory {
            size_kb: process.vm_size,
            rss_kb: process.vm_rss,
            swap_kb: process.vm_swap,
            major_faults: process.pf_major,
            minor_faults: process.pf_minor,
        };
        // Before the list's flags: they do not make a main thread here.
        let is_main = thread.is_main();
        thread.flags |= ThreadFlags::from_bits_retain(process.flags) | ThreadFlags::ACTIVE;
        if let Some(cgroups) = self.cgroups.get(&process.cgroups) {
            thread.cgroups = cgroups;
        }
        if is_main {
            thread.env = ByteStringList::from_record(&process.env);
        }
        let Some(id) = self.threads.add_unlinked(thread) else {
            return;
        };
        if is_main {
            self.change_directory(id, &process.cwd);
        }
    }

    /// One descriptor of a listed process; those of unknown threads are left out.
    pub fn add_listed_fd(&mut self, tid: i64, entry: FdEntry) {
        let number = entry.fd;
        let Some(fd) = listed_fd(entry) else { return };
        let port = match fd.ty {
            FdType::Ipv4Server => Some(fd.addresses.v4_server().port),
            FdType::Ipv6Server => Some(fd.addresses.v6_server().port),
            _ => None,
        };
        let id = self.threads.id(tid);
        let Some(thread) = id.and_then(|id| self.threads.get_mut(id)) else {
            return;
        };
        let added = Arc::make_mut(&mut thread.fds).insert(number, Arc::new(fd));
        if added {
            self.server_ports.extend(port);
        } else {
            self.counters.refused_fds += 1;
        }
    }

    /// The metadata are complete: links threads, finds containers, guesses directions.
    pub fn finish_metadata(&mut self) {
        let ids = self.threads.ids();
        for id in &ids {
            self.threads.link(*id);
        }
        for id in ids {
            self.assign_container(id);
            if let Some(thread) = self.threads.get_mut(id) {
                give_directions(thread, &self.server_ports);
            }
        }
        self.before_first_event = true;
    }
}

/// Listed connections have no direction: the end whose port is listened on is the
/// server.
fn give_directions(thread: &mut Thread, server_ports: &FxHashSet<u16>) {
    let undirected: Vec<i64> = thread
        .fds
        .iter()
        .filter(|(_, fd)| fd.ty == FdType::Ipv4Socket)
        .map(|(number, _)| number)
        .collect();
    if undirected.is_empty() {
        return;
    }
    let table = Arc::make_mut(&mut thread.fds);
    for number in undirected {
        if let Some(fd) = table.get_mut(number) {
            give_direction(fd, server_ports);
        }
    }
}

/// Makes an IPv4 socket, whose source is its own end so far, the server of its connection if its port is
/// listened on, else the client.
pub(super) fn give_direction(fd: &mut Fd, server_ports: &FxHashSet<u16>) {
    if server_ports.contains(&fd.addresses.v4_source().port) {
        fd.addresses.swap(Family::V4);
        fd.name = pair_text(fd.addresses.v4_source(), fd.addresses.v4_dest()).into();
        fd.role = Role::Server;
    } else {
        fd.role = Role::Client;
    }
}

/// Returns the entry that a listed descriptor becomes; those of unknown kind become none.
pub(super) fn listed_fd(entry: FdEntry) -> Option<Fd> {
    let mut fd = Fd {
        ino: entry.inode,
        ..Fd::default()
    };
    match entry.target {
        FdTarget::Unknown => return None,
        FdTarget::Ipv4Socket {
            source,
            dest,
            source_port,
            dest_port,
            l4,
        } => listed_v4(
            &mut fd,
            End::new(source, source_port),
            End::new(dest, dest_port),
            l4,
        ),
        FdTarget::Ipv6Socket {
            source,
            dest,
            source_port,
            dest_port,
            l4,
        } => {
            let (source, dest) = (End::new(source, source_port), End::new(dest, dest_port));
            if let Some((source, dest)) = mapped_pair(source, dest) {
                listed_v4(&mut fd, source, dest, l4);
            } else {
                fd.ty = FdType::Ipv6Socket;
                fd.addresses.set_v6_source(source);
                fd.addresses.set_v6_dest(dest);
                fd.addresses.set_v6_l4(l4);
                fd.connection = connection(l4);
                fd.name = pair_text(source, dest).into();
            }
        }
        FdTarget::Ipv4Server { address, port, l4 } => {
            fd.ty = FdType::Ipv4Server;
            fd.addresses.set_v4_server(End::new(address, port));
            fd.addresses.set_v4_server_l4(l4);
            fd.name = end_text(address.into(), port).into();
        }
        FdTarget::Ipv6Server { address, port, l4 } => {
            fd.ty = FdType::Ipv6Server;
            fd.addresses.set_v6_server(End::new(address, port));
            fd.addresses.set_v6_server_l4(l4);
            fd.name = end_text(address.into(), port).into();
        }
        FdTarget::UnixSocket { source, dest, path } => {
            fd.ty = FdType::Unix;
            fd.addresses.set_unix(source, dest);
            fd.role = if path.is_empty() {
                Role::Client
            } else {
                Role::Server
            };
            fd.name = path.into();
        }
        FdTarget::File { flags, path, device } => {
            fd.ty = FdType::FileV2;
            fd.open_flags = OpenFlags::from_bits_retain(flags);
            fd.dev = device;
            fd.name = path.into();
        }
        FdTarget::Named { kind, name } => {
            fd.ty = listed_type(kind);
            fd.name = name.into();
        }
        FdTarget::Unsupported { code } => {
            fd.ty = FdType::Unsupported;
            fd.name = format!("unknown-type:[{code}]").into_bytes().into();
        }
    }
    Some(fd)
}

fn listed_v4(fd: &mut Fd, source: End<Ipv4Addr>, dest: End<Ipv4Addr>, l4: L4Protocol) {
    fd.ty = FdType::Ipv4Socket;
    fd.addresses.set_v4_source(source);
    fd.addresses.set_v4_dest(dest);
    fd.addresses.set_v4_l4(l4);
    fd.connection = connection(l4);
    fd.name = pair_text(source, dest).into();
}

fn connection(l4: L4Protocol) -> Connection {
    if l4 == L4Protocol::Tcp {
        Connection::Connected
    } else {
        Connection::None
    }
}

const fn listed_type(kind: FdKind) -> FdType {
    match kind {
        FdKind::PlainFile => FdType::File,
        FdKind::Directory => FdType::Directory,
        FdKind::Fifo => FdType::Fifo,
        FdKind::Event => FdType::Event,
        FdKind::Unsupported => FdType::Unsupported,
        FdKind::Signal => FdType::Signal,
        FdKind::EventPoll => FdType::EventPoll,
        FdKind::Inotify => FdType::Inotify,
        FdKind::Timer => FdType::Timer,
        FdKind::Netlink => FdType::Netlink,
        FdKind::Bpf => FdType::Bpf,
        FdKind::Userfault => FdType::UserFault,
        FdKind::IoUring => FdType::IoUring,
        FdKind::Memfd => FdType::Memory,
        FdKind::Pidfd => FdType::Pid,
    }
}
