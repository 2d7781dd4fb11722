//! The descriptors of a process, out of `/proc`.
//!
//! Sockets are looked up in the lists of their network namespace, which are read once each.

use std::collections::HashMap;
use std::fs;
use std::net::SocketAddr;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::MetadataExt;

use ebpf::program::portable_open_flags;
use procfs::process::{FDInfo, FDTarget, Process as Source};

use crate::capture::limits::MAX_NAME;
use crate::capture::{FdEntry, FdKind, FdTarget, L4Protocol};

/// Sockets by namespace and inode.
#[derive(Default)]
pub(super) struct SocketIndex {
    namespaces: HashMap<u64, HashMap<u64, FdTarget>>,
}

/// All descriptors of a process; none if it hides them.
pub(super) fn read_all(source: &Source, sockets: &mut SocketIndex) -> Vec<FdEntry> {
    let infos = source.fd().into_iter().flatten().flatten();
    infos.map(|info| entry(source, &info, sockets)).collect()
}

fn entry(source: &Source, info: &FDInfo, sockets: &mut SocketIndex) -> FdEntry {
    let named = |kind, name: &[u8]| FdTarget::Named {
        kind,
        name: name[..name.len().min(MAX_NAME as usize - 1)].to_vec(),
    };
    let (inode, target) = match &info.target {
        FDTarget::Path(path) => file(source, info.fd, path.as_os_str().as_bytes()),
        FDTarget::Socket(inode) => (*inode, sockets.find(source, *inode)),
        FDTarget::Pipe(inode) => (*inode, named(FdKind::Fifo, b"")),
        FDTarget::AnonInode(name) => (0, named(anonymous(name), name.as_bytes())),
        FDTarget::MemFD(name) => (0, named(FdKind::Memfd, name.as_bytes())),
        FDTarget::Net(inode) | FDTarget::Other(_, inode) => (*inode, named(FdKind::Unsupported, b"")),
        FDTarget::Unknown(_, _) => (0, FdTarget::Unknown),
    };
    FdEntry {
        fd: i64::from(info.fd),
        inode,
        target,
    }
}

/// A file or directory with how it was opened.
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

/// The flags that `fdinfo` tells in octal, in the portable encoding; 0 if it does not.
fn open_flags(pid: i32, fd: i32) -> u32 {
    let text = fs::read_to_string(format!("/proc/{pid}/fdinfo/{fd}")).unwrap_or_default();
    let flags = text.lines().find_map(|line| line.strip_prefix("flags:"));
    let number = flags.and_then(|flags| u32::from_str_radix(flags.trim(), 8).ok());
    number.map_or(0, portable_open_flags)
}

/// Kind of a descriptor without a file, by the kernel's name for it.
fn anonymous(name: &str) -> FdKind {
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
        let unlisted = FdTarget::Named {
            kind: FdKind::Unsupported,
            name: Vec::new(),
        };
        sockets.get(&inode).cloned().unwrap_or(unlisted)
    }
}

/// Every listed socket of the namespace that a process is in.
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
        // The list does not tell kernel addresses to everybody, and not the peer.
        let target = FdTarget::UnixSocket {
            source: 0,
            dest: 0,
            path: path[..path.len().min(MAX_NAME as usize - 1)].to_vec(),
        };
        sockets.insert(socket.inode, target);
    }
    sockets
}

/// A socket with a peer, or one that waits for any.
fn ends(local: SocketAddr, remote: SocketAddr, l4: L4Protocol) -> FdTarget {
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
        let all = read_all(&Source::myself().unwrap(), &mut SocketIndex::default());
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
            matches!(target(&listener), FdTarget::Ipv4Server { port: told, l4: L4Protocol::Tcp, .. } if told == port)
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
}
