//! The descriptors of a process, out of `/proc`.
//!
//! In: a process. Out: its open descriptors as captures list them; all of them, or one by its number.
//! Where all are listed, sockets are looked up in the lists of their network namespace, which are read once
//! each. The addresses of a single socket are queried from a copy of its descriptor: reading the
//! lists takes time in proportion to all sockets of the machine.
//! Not here: when descriptors are read, and the entries of the state.

use std::collections::HashMap;
use std::fs;
use std::net::SocketAddr;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::MetadataExt;

use ebpf::program::portable_open_flags;
use procfs::process::{FDInfo, FDTarget, Process as Source};
use rustix::net::{
    AddressFamily, SocketAddrAny, SocketAddrUnix, SocketType, getpeername, getsockname, ipproto, sockopt,
};
use rustix::process::{Pid, PidfdFlags, PidfdGetfdFlags, pidfd_getfd, pidfd_open};

use crate::capture::limits::MAX_NAME;
use crate::capture::{FdEntry, FdKind, FdTarget, L4Protocol};

/// Sockets by namespace and inode.
#[derive(Default)]
pub(super) struct SocketIndex {
    namespaces: HashMap<u64, HashMap<u64, FdTarget>>,
}

/// Returns all descriptors of a process; `None` if this process may not list them.
pub(super) fn read_all(source: &Source, sockets: &mut SocketIndex) -> Option<Vec<FdEntry>> {
    let infos = source.fd().ok()?.flatten();
    let mut find = |inode| sockets.find(source, inode);
    Some(infos.map(|info| entry(source, &info, &mut find)).collect())
}

/// Returns the number of open descriptors of a process that does not let them be listed; 0 where the kernel
/// does not report it (before Linux 6.2).
pub(super) fn count(source: &Source) -> u64 {
    fs::metadata(format!("/proc/{}/fd", source.pid())).map_or(0, |folder| folder.len())
}

/// Returns what one descriptor of a thread refers to; `None` if it is not open or cannot be read.
pub(super) fn read_one(tid: i32, fd: i32) -> Option<FdEntry> {
    // The cheapest call that fails for a thread that has ended.
    fs::read_link(format!("/proc/{tid}/fd/{fd}")).ok()?;
    let source = Source::new(tid).ok()?;
    let info = source.fd_from_fd(fd).ok()?;
    let mut query = |_| query_socket(tid, fd);
    Some(entry(&source, &info, &mut query))
}

/// Returns the numbers of the open descriptors of a thread, at most `max`; none if they cannot be listed.
pub(super) fn read_numbers(tid: i32, max: usize) -> Vec<i64> {
    let entries = fs::read_dir(format!("/proc/{tid}/fd"));
    let names = entries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name());
    names
        .filter_map(|name| name.to_str()?.parse().ok())
        .take(max)
        .collect()
}

fn entry(source: &Source, info: &FDInfo, find_socket: &mut dyn FnMut(u64) -> FdTarget) -> FdEntry {
    let named = |kind, name: &[u8]| FdTarget::Named {
        kind,
        name: name[..name.len().min(MAX_NAME as usize - 1)].to_vec(),
    };
    let (inode, target) = match &info.target {
        FDTarget::Path(path) => file(source, info.fd, path.as_os_str().as_bytes()),
        FDTarget::Socket(inode) => (*inode, find_socket(*inode)),
        FDTarget::Pipe(inode) => (*inode, named(FdKind::Fifo, b"")),
        FDTarget::AnonInode(name) => (0, named(anonymous(name), name.as_bytes())),
        // The kernel calls all of these deleted, as they never were in a directory.
        FDTarget::MemFD(name) => {
            let name = name.strip_suffix(" (deleted)").unwrap_or(name);
            (0, named(FdKind::Memfd, name.as_bytes()))
        }
        FDTarget::Net(inode) | FDTarget::Other(_, inode) => (*inode, named(FdKind::Unsupported, b"")),
        FDTarget::Unknown(_, _) => (0, FdTarget::Unknown),
    };
    FdEntry {
        fd: i64::from(info.fd),
        inode,
        target,
    }
}

/// Returns a file or directory with how it was opened.
fn file(source: &Source, fd: i32, path: &[u8]) -> (u64, FdTarget) {
    let pid = source.pid();
    let metadata = fs::metadata(format!("/proc/{pid}/fd/{fd}"));
    let inode = metadata.as_ref().map_or(0, MetadataExt::ino);
    let name = path[..path.len().min(MAX_NAME as usize - 1)].to_vec();
    if metadata.as_ref().is_ok_and(fs::Metadata::is_dir) {
        let kind = FdKind::Directory;
        return (inode, FdTarget::Named { kind, name });
    }
    let target = FdTarget::File {
        flags: open_flags(pid, fd),
        path: name,
        device: metadata.map_or(0, |metadata| metadata.dev() as u32),
    };
    (inode, target)
}

/// Returns the open flags in the portable encoding, from `fdinfo`, which has them in octal; 0 if unreadable.
fn open_flags(pid: i32, fd: i32) -> u32 {
    let text = fs::read_to_string(format!("/proc/{pid}/fdinfo/{fd}")).unwrap_or_default();
    let flags = text.lines().find_map(|line| line.strip_prefix("flags:"));
    let number = flags.and_then(|flags| u32::from_str_radix(flags.trim(), 8).ok());
    number.map_or(0, portable_open_flags)
}

/// Kind of a descriptor without a file, by the kernel's name for it.
pub(super) fn anonymous(name: &str) -> FdKind {
    match name {
        "[eventfd]" => FdKind::Event,
        "[eventpoll]" => FdKind::EventPoll,
        "inotify" => FdKind::Inotify,
        "[signalfd]" => FdKind::Signal,
        "[timerfd]" => FdKind::Timer,
        "[io_uring]" => FdKind::IoUring,
        "[userfaultfd]" => FdKind::Userfault,
        "[pidfd]" => FdKind::Pidfd,
        "bpf-map" | "bpf-prog" | "bpf_link" | "bpf_iter" => FdKind::Bpf,
        _ => FdKind::Unsupported,
    }
}

impl SocketIndex {
    fn find(&mut self, source: &Source, inode: u64) -> FdTarget {
        let namespace =
            fs::metadata(format!("/proc/{}/ns/net", source.pid())).map_or(0, |namespace| namespace.ino());
        let sockets = self
            .namespaces
            .entry(namespace)
            .or_insert_with(|| sockets_of(source));
        sockets.get(&inode).cloned().unwrap_or_else(unknown_socket)
    }
}

/// Returns a socket of a family that is not followed, or one that cannot be looked at.
fn unknown_socket() -> FdTarget {
    FdTarget::Named {
        kind: FdKind::Unsupported,
        name: Vec::new(),
    }
}

/// Returns the addresses of a socket, queried from the socket. The copy of the descriptor lives as long
/// as this call.
fn query_socket(tid: i32, fd: i32) -> FdTarget {
    addresses_of(tid, fd).unwrap_or_else(unknown_socket)
}

fn addresses_of(tid: i32, fd: i32) -> Option<FdTarget> {
    let process = pidfd_open(Pid::from_raw(tid)?, PidfdFlags::empty()).ok()?;
    let socket = pidfd_getfd(process, fd, PidfdGetfdFlags::empty()).ok()?;
    let own = getsockname(&socket).ok()?;
    // Without a connection there is no peer.
    let peer = getpeername(&socket).ok().flatten();
    let family = sockopt::socket_domain(&socket).ok()?;
    if family == AddressFamily::UNIX {
        return Some(unix_target(&own, peer.as_ref()));
    }
    let own = SocketAddr::try_from(own).ok()?;
    let unconnected = match own {
        SocketAddr::V4(_) => SocketAddr::from(([0; 4], 0)),
        SocketAddr::V6(_) => SocketAddr::from(([0; 16], 0)),
    };
    let peer = peer.and_then(|peer| SocketAddr::try_from(peer).ok());
    let l4 = match sockopt::socket_protocol(&socket).ok()? {
        Some(ipproto::TCP) => L4Protocol::Tcp,
        Some(ipproto::UDP) => L4Protocol::Udp,
        Some(ipproto::ICMP | ipproto::ICMPV6) => L4Protocol::Icmp,
        _ if sockopt::socket_type(&socket).ok()? == SocketType::RAW => L4Protocol::Raw,
        _ => L4Protocol::Unknown,
    };
    Some(ends(own, peer.unwrap_or(unconnected), l4))
}

/// Returns a unix socket with the path of the end that has one: the server's.
fn unix_target(own: &SocketAddrAny, peer: Option<&SocketAddrAny>) -> FdTarget {
    let path = |address: &SocketAddrAny| {
        let address = SocketAddrUnix::try_from(address.clone()).ok()?;
        Some(address.path()?.to_bytes().to_vec())
    };
    let path = path(own).or_else(|| path(peer?)).unwrap_or_default();
    FdTarget::UnixSocket {
        source: 0,
        dest: 0,
        path: path[..path.len().min(MAX_NAME as usize - 1)].to_vec(),
    }
}

/// Returns every listed socket of the namespace that a process is in.
fn sockets_of(source: &Source) -> HashMap<u64, FdTarget> {
    let mut sockets = HashMap::new();
    for socket in source.tcp().into_iter().chain(source.tcp6()).flatten() {
        let target = ends(socket.local_address, socket.remote_address, L4Protocol::Tcp);
        sockets.insert(socket.inode, target);
    }
    for socket in source.udp().into_iter().chain(source.udp6()).flatten() {
        let target = ends(socket.local_address, socket.remote_address, L4Protocol::Udp);
        sockets.insert(socket.inode, target);
    }
    for socket in source.unix().into_iter().flatten() {
        let path = socket.path.unwrap_or_default().into_os_string().into_vec();
        // The list hides kernel addresses from unprivileged readers and does not contain the peer.
        let target = FdTarget::UnixSocket {
            source: 0,
            dest: 0,
            path: path[..path.len().min(MAX_NAME as usize - 1)].to_vec(),
        };
        sockets.insert(socket.inode, target);
    }
    sockets
}

/// Returns a socket with a peer, or one that waits for any.
pub(super) fn ends(local: SocketAddr, remote: SocketAddr, l4: L4Protocol) -> FdTarget {
    let (source_port, dest_port) = (local.port(), remote.port());
    match (local, remote) {
        (SocketAddr::V4(local), _) if dest_port == 0 => FdTarget::Ipv4Server {
            address: *local.ip(),
            port: source_port,
            l4,
        },
        (SocketAddr::V6(local), _) if dest_port == 0 => FdTarget::Ipv6Server {
            address: *local.ip(),
            port: source_port,
            l4,
        },
        (SocketAddr::V4(local), SocketAddr::V4(remote)) => FdTarget::Ipv4Socket {
            source: *local.ip(),
            dest: *remote.ip(),
            source_port,
            dest_port,
            l4,
        },
        (SocketAddr::V6(local), SocketAddr::V6(remote)) => FdTarget::Ipv6Socket {
            source: *local.ip(),
            dest: *remote.ip(),
            source_port,
            dest_port,
            l4,
        },
        // The lists hold one family each.
        _ => FdTarget::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::os::fd::AsRawFd;

    use super::*;

    #[test]
    fn files_folders_pipes_and_sockets_of_this_process_are_found() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let file = fs::File::create(&path).unwrap();
        let directory = fs::File::open(folder.path()).unwrap();
        let (pipe, _writer) = std::io::pipe().unwrap();
        let all = read_all(&Source::myself().unwrap(), &mut SocketIndex::default()).unwrap();
        // Other tests open files at the same time; kernels before 6.2 report no number.
        assert!(matches!(count(&Source::myself().unwrap()), 0 | 5..));
        let target = |fd: &dyn AsRawFd| {
            let number = i64::from(fd.as_raw_fd());
            all.iter()
                .find(|entry| entry.fd == number)
                .unwrap()
                .target
                .clone()
        };
        let port = listener.local_addr().unwrap().port();
        assert!(
            matches!(target(&listener), FdTarget::Ipv4Server { port: listed, l4: L4Protocol::Tcp, .. } if listed == port)
        );
        let bytes = path.as_os_str().as_bytes();
        // Writing and close-on-exec.
        assert!(
            matches!(target(&file), FdTarget::File { flags, path, .. } if flags & 0x1003 == 0x1002 && path == bytes)
        );
        assert!(matches!(
            target(&directory),
            FdTarget::Named {
                kind: FdKind::Directory,
                ..
            }
        ));
        assert!(matches!(
            target(&pipe),
            FdTarget::Named {
                kind: FdKind::Fifo,
                ..
            }
        ));
    }

    #[test]
    fn a_descriptor_read_alone_is_as_in_the_list() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let client = std::net::TcpStream::connect(address).unwrap();
        let (accepted, _) = listener.accept().unwrap();
        let (one_end, _other_end) = std::os::unix::net::UnixStream::pair().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let directory = fs::File::open(folder.path()).unwrap();
        let (pipe, _writer) = std::io::pipe().unwrap();
        let pid = std::process::id() as i32;
        let all = read_all(&Source::myself().unwrap(), &mut SocketIndex::default()).unwrap();
        let numbers = read_numbers(pid, usize::MAX);
        let some: [&dyn AsRawFd; 6] = [&listener, &client, &accepted, &one_end, &directory, &pipe];
        for fd in some.map(AsRawFd::as_raw_fd) {
            let listed = all.iter().find(|entry| entry.fd == i64::from(fd)).unwrap();
            assert_eq!(read_one(pid, fd).as_ref(), Some(listed));
            assert!(numbers.contains(&i64::from(fd)));
        }
        let client_port = client.local_addr().unwrap().port();
        assert!(matches!(
            read_one(pid, accepted.as_raw_fd()).unwrap().target,
            FdTarget::Ipv4Socket { source_port, dest_port, l4: L4Protocol::Tcp, .. }
                if (source_port, dest_port) == (address.port(), client_port)
        ));
        assert_eq!(read_one(pid, 999_999), None);
        assert_eq!(read_numbers(pid, 2).len(), 2);
    }
}
