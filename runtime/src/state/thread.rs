//! One thread.
//!
//! What a field of a process shows is read from here. Descriptors, cwd and environment belong to
//! the main thread; [`super::State`] has the look-ups that take that into account.
//! Not here: how events change a thread (`parse`), links between threads (`threads`).

use std::sync::Arc;
use std::sync::OnceLock;

use bitflags::bitflags;

use super::byte_string::{ByteString, ByteStringList, NOT_AVAILABLE};
use super::cgroups::Cgroups;
use super::fd_table::FdTable;
use super::stored_enter::StoredEnter;
use super::thread_id::{GroupId, ThreadId};

/// A user or group id that is not known, or a login uid that is not set.
pub const NO_ID: u32 = u32::MAX;

bitflags! {
    /// Flags of a thread: those of clone in the portable encoding, and marks of the state.
    #[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
    pub struct ThreadFlags: u32 {
        /// Shares the main thread's descriptors.
        const FILES = 1;
        /// First process of a pid namespace.
        const NEW_PID_NAMESPACE = 1 << 6;
        /// Child of its maker's parent.
        const PARENT = 1 << 8;
        /// A thread of its maker's process.
        const THREAD = 1 << 13;
        /// Made by the child-side event, which came before the caller's.
        const INVERTED = 1 << 16;
        /// The name is new.
        const NAME_CHANGED = 1 << 17;
        /// Dead, and still in the table.
        const CLOSED = 1 << 18;
        /// Seen in an event or in the process list.
        const ACTIVE = 1 << 19;
        /// In a new user namespace.
        const NEW_USER_NAMESPACE = 1 << 20;
        /// Source of a shell pipe.
        const PIPE_SOURCE = 1 << 21;
        /// Destination of a shell pipe.
        const PIPE_DESTINATION = 1 << 22;
        /// Its maker waits for it.
        const VFORK = 1 << 27;
        /// Inside a pid namespace.
        const IN_PID_NAMESPACE = 1 << 29;
        /// Main thread, where tid and pid differ.
        const MAIN_THREAD = 1 << 30;
        /// Other bits.
        const _ = !0;
    }
}

/// Capability sets, a bit per capability.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[expect(missing_docs, reason = "the names are the kernel's")]
pub struct Capabilities {
    pub inheritable: u64,
    pub permitted: u64,
    pub effective: u64,
}

impl Capabilities {
    /// All 41 capabilities that are known.
    pub const ALL: u64 = (1 << 41) - 1;
}

/// The file a process runs.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ExeFile {
    /// The user could write to it.
    pub writable: bool,
    /// On an overlay's upper layer.
    pub upper_layer: bool,
    /// On an overlay's lower layer.
    pub lower_layer: bool,
    /// From a memfd.
    pub from_memfd: bool,
    /// Inode; 0 = unknown.
    pub ino: u64,
    /// Last change of the inode, ns since the epoch; 0 = unknown.
    pub ctime: u64,
    /// Last change of the content, ns since the epoch; 0 = unknown.
    pub mtime: u64,
    /// From `ctime` to the thread's clone, ns (wraps when negative); 0 = unknown.
    pub ctime_to_clone: u64,
    /// From the start of the pid namespace to `ctime`, ns; 0 = unknown.
    pub pidns_start_to_ctime: u64,
}

/// Memory counters.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Memory {
    /// Virtual size, KiB.
    pub size_kb: u32,
    /// Resident size, KiB.
    pub rss_kb: u32,
    /// Swapped out, KiB.
    pub swap_kb: u32,
    /// Major page faults.
    pub major_faults: u64,
    /// Minor page faults.
    pub minor_faults: u64,
}

/// What every event of a thread looks at, kept together.
#[derive(Clone, Debug)]
pub(super) struct Recent {
    /// The stored enter event.
    pub(super) stored: Option<Box<StoredEnter>>,
    /// The stored enter event belongs to the current exit event.
    pub(super) stored_valid: bool,
    /// Type of the latest enter event.
    pub(super) last_enter: Option<u16>,
    /// Descriptor of the current event, or of an earlier one.
    pub(super) last_fd: i64,
    /// Time of the latest look-up, for the purge of idle threads.
    pub(super) last_access: u64,
}

/// A thread. Ids are the host's unless their name starts with `v`; −1 is unknown.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Its id.
    pub tid: i64,
    /// Its process.
    pub pid: i64,
    /// Parent; 0 = none known.
    pub ptid: i64,
    /// Session.
    pub sid: i64,
    /// Process group, as seen in its pid namespace.
    pub vpgid: i64,
    /// Process group.
    pub pgid: i64,
    /// Id in its pid namespace.
    pub vtid: i64,
    /// Process id in its pid namespace.
    pub vpid: i64,
    /// Name.
    pub comm: ByteString,
    /// First argument.
    pub exe: ByteString,
    /// Path of the program.
    pub exepath: ByteString,
    /// Arguments after the first.
    pub args: ByteStringList,
    /// Working directory of the process (main threads only), with a slash at its end.
    pub cwd: ByteString,
    /// Environment of the process (main threads only).
    pub env: ByteStringList,
    /// Root directory.
    pub root: ByteString,
    /// Control groups.
    pub cgroups: Arc<Cgroups>,
    /// Id of its container; empty = on the host.
    pub container_id: ByteString,
    /// Flags.
    pub flags: ThreadFlags,
    /// Effective user; [`NO_ID`] = unknown.
    pub uid: u32,
    /// Effective group; [`NO_ID`] = unknown.
    pub gid: u32,
    /// User at login; [`NO_ID`] = not set.
    pub loginuid: u32,
    /// Capability sets.
    pub capabilities: Capabilities,
    /// The file it runs.
    pub exe_file: ExeFile,
    /// Controlling terminal; 0 = none.
    pub tty: u32,
    /// Memory counters.
    pub memory: Memory,
    /// Limit of open descriptors; −1 = unknown.
    pub fd_limit: i64,
    /// When it was made, ns since the epoch; 0 = before the capture.
    pub clone_time: u64,
    /// Last exec, ns since the epoch; 0 = unknown.
    pub exec_time: u64,
    /// When the first process of its pid namespace started, ns since the epoch; 0 = unknown.
    pub pidns_start: u64,

    /// Name at the moment the arguments were set: `proc.cmdline` does not follow later names.
    pub(super) cmdline_comm: ByteString,
    pub(super) cmdline: OnceLock<Box<[u8]>>,
    pub(super) fds: Arc<FdTable>,
    pub(super) group: Option<GroupId>,
    /// Children, newest first when read from the end; entries of removed threads stay until
    /// they are swept.
    pub(super) children: Vec<ThreadId>,
    /// Children that were not removed, as far as bookkeeping knows (wraps, as upstream).
    pub(super) live_children: u64,
    /// The kernel's choice of who takes over the children; ≤ 0 = none.
    pub(super) reaper_tid: i64,
    pub(super) recent: Recent,
}

impl Thread {
    /// Returns a thread about which nothing but its id is known.
    pub(super) fn new(tid: i64) -> Self {
        Self {
            tid,
            pid: -1,
            ptid: -1,
            sid: -1,
            vpgid: -1,
            pgid: -1,
            vtid: -1,
            vpid: -1,
            comm: ByteString::default(),
            exe: ByteString::default(),
            exepath: ByteString::default(),
            args: ByteStringList::default(),
            cwd: ByteString::default(),
            env: ByteStringList::default(),
            root: ByteString::default(),
            cgroups: Arc::default(),
            container_id: ByteString::default(),
            flags: ThreadFlags::NAME_CHANGED,
            uid: NO_ID,
            gid: NO_ID,
            loginuid: NO_ID,
            capabilities: Capabilities::default(),
            exe_file: ExeFile::default(),
            tty: 0,
            memory: Memory::default(),
            fd_limit: -1,
            clone_time: 0,
            exec_time: 0,
            pidns_start: 0,
            cmdline_comm: ByteString::default(),
            cmdline: OnceLock::new(),
            fds: Arc::default(),
            group: None,
            children: Vec::new(),
            live_children: 0,
            reaper_tid: -1,
            recent: Recent {
                stored: None,
                stored_valid: false,
                last_enter: None,
                last_fd: 0,
                last_access: 0,
            },
        }
    }

    /// Returns a placeholder for a thread that an event refers to and of which nothing else is known.
    pub(super) fn placeholder(tid: i64, name: &ByteString) -> Self {
        debug_assert_eq!(&**name, NOT_AVAILABLE);
        Self {
            comm: name.clone(),
            exe: name.clone(),
            ..Self::new(tid)
        }
    }

    /// Returns whether descriptors, cwd and environment belong to this thread.
    pub fn is_main(&self) -> bool {
        self.tid == self.pid || self.flags.contains(ThreadFlags::MAIN_THREAD)
    }

    /// Returns whether this is a placeholder, which has no group, parent or children.
    pub fn is_invalid(&self) -> bool {
        self.tid < 0 || self.pid < 0 || self.ptid < 0
    }

    /// Returns whether it has exited and is still in the table.
    pub fn is_dead(&self) -> bool {
        self.flags.contains(ThreadFlags::CLOSED)
    }

    /// Returns whether it is in a pid namespace other than the host's.
    pub fn in_pid_namespace(&self) -> bool {
        self.flags.contains(ThreadFlags::IN_PID_NAMESPACE) || (self.tid != self.vtid && self.vtid >= 0)
    }

    /// Returns the name and the arguments joined by blanks, as they were when the arguments were set.
    pub fn cmdline(&self) -> &[u8] {
        self.cmdline.get_or_init(|| {
            let frozen = !self.cmdline_comm.is_empty();
            let mut text = if frozen { &self.cmdline_comm } else { &self.comm }.to_vec();
            if !self.args.is_empty() {
                text.push(b' ');
                self.args.join_onto(&mut text);
            }
            text.into()
        })
    }

    /// Arguments joined by blanks.
    pub fn args_text(&self) -> &[u8] {
        if self.args.is_empty() {
            return b"";
        }
        // They end the command line, behind its name and a blank.
        let frozen = !self.cmdline_comm.is_empty();
        let name = if frozen { &self.cmdline_comm } else { &self.comm };
        self.cmdline().get(name.len() + 1..).unwrap_or_default()
    }

    /// Sets the name; a command line that was frozen before stays.
    pub(super) fn set_comm(&mut self, comm: ByteString) {
        self.comm = comm;
        if self.cmdline_comm.is_empty() {
            self.cmdline.take();
        }
    }

    /// Sets the arguments and freezes the command line with the name of this moment.
    pub(super) fn set_args(&mut self, args: &[u8]) {
        self.args.replace(args);
        self.cmdline_comm = self.comm.clone();
        self.cmdline.take();
    }

    /// Sets the path of the program; the kernel's mark for deleted files is not part of it.
    pub(super) fn set_exepath(&mut self, path: &[u8]) {
        let path = match path.strip_suffix(b" (deleted)") {
            Some(path) if !path.is_empty() => path,
            _ => path,
        };
        if *self.exepath != *path {
            self.exepath = path.into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_keeps_the_name_of_its_arguments() {
        let mut thread = Thread::new(5);
        thread.set_args(b"-x\0");
        thread.set_comm((*b"sh").into());
        assert_eq!(
            thread.cmdline(),
            b"sh -x",
            "no name was known: the present one counts"
        );
        thread.set_comm((*b"ash").into());
        assert_eq!(thread.cmdline(), b"ash -x");
        thread.set_args(b"-y\0");
        thread.set_comm((*b"dash").into());
        assert_eq!(thread.cmdline(), b"ash -y", "frozen with the name of its moment");
        assert_eq!(thread.args_text(), b"-y");
        thread.set_args(b"");
        assert_eq!(thread.cmdline(), b"dash");
        assert_eq!(thread.args_text(), b"");
    }

    #[test]
    fn deleted_programs_lose_their_mark() {
        let mut thread = Thread::new(5);
        thread.set_exepath(b"/bin/sh (deleted)");
        assert_eq!(&*thread.exepath, b"/bin/sh");
        thread.set_exepath(b" (deleted)");
        assert_eq!(&*thread.exepath, b" (deleted)");
    }
}
