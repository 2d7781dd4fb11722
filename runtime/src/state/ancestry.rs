//! Look-ups that fields make: a thread's process, parents, leaders, descriptors, directory.
//!
//! All of them stop at loops, which hostile or lossy captures can contain.
//! Not here: the fields that show them.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use super::attached::{Attached, FdRef};
use super::thread::ThreadFlags;
use super::{ByteStringList, Container, Fd, FdTable, Group, State, Thread, User};

/// An id that a thread shares with its leader.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LeaderId {
    /// Session, a number of the thread's pid namespace.
    Session,
    /// Process group, a number of the thread's pid namespace.
    VirtualGroup,
    /// Process group, a number of the host.
    Group,
}

impl LeaderId {
    fn of(self, thread: &Thread) -> i64 {
        match self {
            Self::Session => thread.sid,
            Self::VirtualGroup => thread.vpgid,
            Self::Group => thread.pgid,
        }
    }

    /// Numbers of a pid namespace cannot be looked up on the host.
    fn is_virtual(self) -> bool {
        matches!(self, Self::Session | Self::VirtualGroup)
    }
}

impl State {
    /// Returns the event's thread.
    pub fn thread_of(&self, attached: &Attached) -> Option<&Thread> {
        self.threads.get(attached.thread?)
    }

    /// Returns the entry of the event's descriptor.
    pub fn fd_of(&self, attached: &Attached) -> Option<&Fd> {
        let FdRef { owner, fd } = attached.fd?;
        self.threads.get(owner)?.fds.get(fd)
    }

    /// Returns the thread with this id. Never makes a placeholder.
    pub fn thread(&self, tid: i64) -> Option<&Thread> {
        self.threads.by_tid(tid)
    }

    /// Returns the number of threads in the table.
    pub fn thread_count(&self) -> usize {
        self.threads.len()
    }

    /// Returns every thread, in no order.
    pub fn threads(&self) -> impl Iterator<Item = &Thread> {
        self.threads.iter()
    }

    /// Returns the main thread of a thread's process.
    pub fn main_thread<'a>(&'a self, thread: &'a Thread) -> Option<&'a Thread> {
        self.threads.main_of_thread(thread)
    }

    /// Returns the number of live threads of a thread's process; 0 for placeholders.
    pub fn live_threads(&self, thread: &Thread) -> u64 {
        self.threads.live_count(thread)
    }

    /// Returns the number of live threads of a process without its main thread.
    pub fn live_side_threads(&self, thread: &Thread) -> u64 {
        let count = self.live_threads(thread);
        let main_lives = self.main_thread(thread).is_some_and(|main| !main.is_dead());
        // A placeholder is its own main thread and has no group.
        count.saturating_sub(u64::from(main_lives && thread.group.is_some()))
    }

    /// Returns the parent's main thread, `n` times; 0 is the thread's own main thread.
    pub fn ancestor<'a>(&'a self, thread: &'a Thread, n: u64) -> Option<&'a Thread> {
        let mut main = self.main_thread(thread)?;
        // No chain without a loop is longer than the table.
        let steps = n.min(self.threads.len() as u64 + 1);
        for _ in 0..steps {
            let parent = self.threads.by_tid(main.ptid)?;
            main = self.main_thread(parent)?;
        }
        Some(main)
    }

    /// Returns the threads that a thread's ancestors are: its `ptid`, that one's `ptid`, and so on.
    ///
    /// Ends at the first unknown thread and when the chain turns out to be a loop.
    pub fn ancestors<'a>(&'a self, thread: &Thread) -> Ancestors<'a> {
        let first = self.threads.by_tid(thread.ptid);
        Ancestors {
            state: self,
            slow: first,
            fast: first.and_then(|first| self.threads.by_tid(first.ptid)),
            done: false,
        }
    }

    /// Returns the leader of a thread's session or process group.
    ///
    /// That is the thread whose id it is; inside a pid namespace (for ids that belong to it), or
    /// where the table lacks it, the oldest of the nearest ancestors that share the id.
    pub fn leader<'a>(&'a self, thread: &'a Thread, which: LeaderId) -> Option<&'a Thread> {
        let id = which.of(thread);
        if id == -1 {
            return None;
        }
        if !(which.is_virtual() && thread.in_pid_namespace())
            && let Some(leader) = self.threads.by_tid(id)
        {
            return Some(leader);
        }
        self.ancestors(thread)
            .take_while(|ancestor| which.of(ancestor) == id)
            .last()
    }

    /// Returns the descriptors of a thread: its process's, unless it has its own.
    pub fn fd_table<'a>(&'a self, thread: &'a Thread) -> Option<&'a FdTable> {
        if thread.flags.contains(ThreadFlags::FILES) {
            self.main_thread(thread).map(|main| &*main.fds)
        } else {
            Some(&thread.fds)
        }
    }

    /// Returns a descriptor of a thread.
    pub fn fd<'a>(&'a self, thread: &'a Thread, fd: i64) -> Option<&'a Fd> {
        // Entries under negative numbers exist, but no field can refer to them.
        if fd < 0 {
            return None;
        }
        self.fd_table(thread)?.get(fd)
    }

    /// Returns the number of open descriptors of a thread's process.
    pub fn open_fds(&self, thread: &Thread) -> usize {
        self.main_thread(thread).map_or(0, |main| main.fds.len())
    }

    /// Returns the limit of open descriptors of a thread's process; −1 = unknown, 0 without main thread.
    pub fn fd_limit(&self, thread: &Thread) -> i64 {
        self.main_thread(thread).map_or(0, |main| main.fd_limit)
    }

    /// Working directory of a thread's process, `./` where it has no main thread.
    pub fn cwd<'a>(&'a self, thread: &'a Thread) -> &'a [u8] {
        self.main_thread(thread).map_or(b"./", |main| &main.cwd)
    }

    /// Environment of a thread's process.
    pub fn env<'a>(&'a self, thread: &'a Thread) -> &'a ByteStringList {
        &self.main_thread(thread).unwrap_or(thread).env
    }

    /// Returns the metadata of a thread's container; the host's entry for threads in none.
    pub fn container_of(&self, thread: &Thread) -> Option<&Arc<Container>> {
        self.containers.get(&thread.container_id)
    }

    /// Returns a user, as known to a thread's container.
    pub fn user(&self, thread: &Thread, uid: u32) -> Option<&User> {
        self.users.user(&thread.container_id, uid)
    }

    /// Returns a group, as known to a thread's container.
    pub fn group(&self, thread: &Thread, gid: u32) -> Option<&Group> {
        self.users.group(&thread.container_id, gid)
    }

    /// Returns whether the address belongs to the thread's machine. For a thread in a container, the container's
    /// own address counts as well; where that is unknown, only those of known containers count.
    pub fn is_local_v4(&self, thread: &Thread, address: Ipv4Addr) -> bool {
        if !thread.container_id.is_empty() {
            let own = self.container_of(thread).map(|container| container.ip.as_str());
            match own.filter(|ip| !ip.is_empty()) {
                Some(ip) if ip.parse() == Ok(address) => return true,
                Some(_) => {}
                None => {
                    return self
                        .containers
                        .iter()
                        .any(|other| other.ip.parse() == Ok(address));
                }
            }
        }
        self.interfaces.has_v4(address)
    }

    /// Returns whether the address is in a network of the thread's machine; never so for threads in containers.
    pub fn is_local_v6(&self, thread: &Thread, address: Ipv6Addr) -> bool {
        thread.container_id.is_empty() && self.interfaces.reaches_v6(address)
    }
}

/// Iterator over a thread's ancestors; see [`State::ancestors`].
///
/// A second cursor runs ahead; where it meets the first, the chain is a loop and the walk ends.
#[derive(Debug)]
pub struct Ancestors<'a> {
    state: &'a State,
    slow: Option<&'a Thread>,
    fast: Option<&'a Thread>,
    done: bool,
}

impl<'a> Ancestors<'a> {
    fn parent(&self, thread: &Thread) -> Option<&'a Thread> {
        self.state.threads.by_tid(thread.ptid)
    }
}

impl<'a> Iterator for Ancestors<'a> {
    type Item = &'a Thread;

    fn next(&mut self) -> Option<&'a Thread> {
        let current = self.slow.filter(|thread| !self.done && thread.tid != -1)?;
        self.slow = self.parent(current);
        for _ in 0..2 {
            self.fast = self.fast.and_then(|fast| self.parent(fast));
            if let Some(slow) = self.slow {
                let met = self.fast.is_some_and(|fast| std::ptr::eq(fast, slow));
                self.done |= met || slow.tid == slow.ptid;
            }
        }
        Some(current)
    }
}
