//! The state of the machine while events are processed: threads, descriptors, sockets, users,
//! groups, containers, interfaces.
//!
//! In: a section's metadata and its events, one at a time and in order. Out: [`State`], which
//! fields read, and an [`Attached`] per event: what that event refers to. Rules and fields see an
//! event with the state *after* it, except that what it ends (a thread, a descriptor) still
//! exists.
//! Not here: reading files (`capture`), the values of fields (`fields`), rules (`engine`).

mod address_text;
mod ancestry;
mod apply;
mod apply_context;
mod attached;
mod byte_string;
mod cgroups;
mod container;
mod container_id;
mod containers;
mod event_traits;
mod event_values;
mod fd;
mod fd_table;
mod host;
mod host_names;
mod idle_purge;
mod interfaces;
mod kubernetes;
mod parse;
pub mod path;
mod process_resources;
mod recently_exited;
mod socket;
mod start;
mod stored_enter;
mod table_sizes;
#[cfg(test)]
mod tests;
mod thread;
mod thread_id;
mod threads;
mod tuple;
mod users;

pub use address_text::{sockaddr_text, socktuple_text};
pub use ancestry::{Ancestors, LeaderId};
pub use attached::Attached;
pub use byte_string::{ByteString, ByteStringList, NOT_AVAILABLE};
pub use cgroups::{Cgroup, Cgroups};
pub use container::{Container, ContainerError, ContainerType, Containers, MAX_CONTAINERS, Mount};
pub use fd::{Connection, Fd, FdType, OpenFlags, Role};
pub use fd_table::{FdTable, MAX_FDS};
pub use host::{Host, MAX_LOOKUPS_PER_SECOND};
pub use host_names::HostNames;
pub use interfaces::Interfaces;
pub use kubernetes::{Kubernetes, MAX_RESOURCES, Resource, ResourceError, ResourceKind, pod_uid};
pub use parse::changes_state;
pub use socket::{Addresses, End};
pub use table_sizes::TableSizes;
pub use thread::{Capabilities, ExeFile, Memory, NO_ID, Thread, ThreadFlags};
pub use users::{Group, MAX_USERS, User, Users};

use apply_context::Deferred;
use containers::CgroupsCache;
use host::HostLookups;
use recently_exited::RecentlyExited;
use rustc_hash::FxHashSet;
use serde::Serialize;
use threads::Threads;

use crate::capture::Machine;

/// Limits of the state.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Maximum number of threads; a full table refuses new ones.
    pub threads: usize,
    /// Removal of idle threads. Captures of any length are read with all their threads, as upstream;
    /// an agent that runs for weeks cannot keep threads whose end it missed.
    pub idle_purge: Option<IdlePurge>,
}

/// When idle threads are dropped. Time is that of events.
#[derive(Clone, Copy, Debug)]
pub struct IdlePurge {
    /// Time between two purges, ns.
    pub interval: u64,
    /// Time without an event after which a thread is removed, ns.
    pub timeout: u64,
    /// Returns whether the thread of this id is alive, where that is known; live threads stay.
    pub is_alive: Option<fn(i64) -> bool>,
}

impl IdlePurge {
    /// Every 20 minutes, removes threads without an event for 30 minutes.
    pub const DEFAULT: Self = Self {
        interval: 20 * 60 * 1_000_000_000,
        timeout: 30 * 60 * 1_000_000_000,
        is_alive: None,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            threads: 262_144,
            idle_purge: None,
        }
    }
}

/// Counts of what the limits refused and what could not be read, since the state was created.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Counters {
    /// Threads that were put into the table.
    pub added_threads: u64,
    /// Threads that were removed from it.
    pub removed_threads: u64,
    /// Threads that a full table refused.
    pub refused_threads: u64,
    /// Placeholders among the added threads.
    pub placeholders: u64,
    /// Idle threads that were dropped.
    pub purged_threads: u64,
    /// Descriptors that a full table refused.
    pub refused_fds: u64,
    /// Kubernetes resources that a full table refused.
    pub refused_resources: u64,
    /// Containers that a full table refused.
    pub refused_containers: u64,
    /// Users and groups that a full table refused.
    pub refused_users: u64,
    /// Events with a value that is missing, of a wrong width or not readable, where the state
    /// needed it.
    pub unreadable_values: u64,
    /// Processes that existed at the start and whose descriptors could not be listed.
    pub unreadable_processes: u64,
    /// Open descriptors of these processes, as far as the kernel reports their number.
    pub unreadable_fds: u64,
    /// Descriptors that were read from the running system, because no event introduced them.
    pub fd_lookups: u64,
    /// Descriptors that were not read from the running system: more than [`MAX_LOOKUPS_PER_SECOND`].
    pub skipped_fd_lookups: u64,
}

/// The state of the machine between two events.
#[derive(Debug)]
pub struct State {
    threads: Threads,
    containers: Containers,
    kubernetes: Kubernetes,
    users: Users,
    interfaces: Interfaces,
    machine: Machine,
    limits: Limits,
    counters: Counters,
    cgroups: CgroupsCache,
    deferred: Deferred,
    recently_exited: RecentlyExited,
    /// The running system; `None` for events of a capture.
    host: Option<HostLookups>,
    /// Descriptors that the next event's thread received and that have their entry already.
    received_fds: Vec<i64>,
    /// `None` where no condition compares host names.
    host_names: Option<HostNames>,
    /// Ports that listed sockets listen on.
    server_ports: FxHashSet<u16>,
    /// Only state events followed the headers so far.
    before_first_event: bool,
    /// Time of the first event that is not a message of the recorder; 0 before it.
    first_event_time: u64,
    /// Time of the latest visible event; `None` before the first.
    latest_visible: Option<u64>,
    /// Time of the latest purge; `None` before the first event.
    purged: Option<u64>,
    /// Reused for paths.
    scratch: Vec<u8>,
}

impl State {
    /// Returns an empty state.
    pub fn new(limits: Limits) -> Self {
        Self {
            threads: Threads::new(limits.threads),
            containers: Containers::default(),
            kubernetes: Kubernetes::default(),
            users: Users::default(),
            interfaces: Interfaces::default(),
            machine: Machine::default(),
            limits,
            counters: Counters::default(),
            cgroups: CgroupsCache::default(),
            deferred: Deferred::default(),
            recently_exited: RecentlyExited::default(),
            host: None,
            received_fds: Vec::new(),
            host_names: None,
            server_ports: FxHashSet::default(),
            before_first_event: true,
            first_event_time: 0,
            latest_visible: None,
            purged: None,
            scratch: Vec::new(),
        }
    }

    /// Returns the counters of what the limits refused and what could not be read.
    pub fn counters(&self) -> Counters {
        Counters {
            added_threads: self.counters.added_threads + self.threads.added,
            removed_threads: self.counters.removed_threads + self.threads.removed,
            refused_threads: self.counters.refused_threads + self.threads.refused,
            placeholders: self.counters.placeholders + self.threads.placeholders,
            ..self.counters
        }
    }

    /// Returns the addresses of host names, where they are known.
    pub fn host_names(&self) -> Option<&HostNames> {
        self.host_names.as_ref()
    }

    /// Sets the addresses that host names resolve to now.
    pub fn set_host_names(&mut self, names: HostNames) {
        self.host_names = Some(names);
    }

    /// Declares that the events are live events of `host`: descriptors that no event introduces are read
    /// from there, and times since boot become times since the epoch. Without a host the state depends on
    /// the items and events alone, so that a capture always gives the same values.
    pub fn set_host(&mut self, host: Box<dyn Host>) {
        self.host = Some(HostLookups::new(host));
    }

    /// Adds processes whose descriptors a scan of the running system could not list, and the number of these
    /// descriptors.
    pub fn count_unreadable(&mut self, processes: u64, fds: u64) {
        self.counters.unreadable_processes += processes;
        self.counters.unreadable_fds += fds;
    }

    /// Returns when the machine booted, ns since the epoch; 0 for captures, whose recorded answers have times since
    /// boot as they are.
    pub(super) fn boot_time(&self) -> u64 {
        if self.host.is_some() {
            self.machine.boot_ts
        } else {
            0
        }
    }

    /// Returns the limits of the tables.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Returns the host.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Returns the time of the section's first event that is not a message of the recorder, ns since the epoch;
    /// 0 before it.
    pub fn first_event_time(&self) -> u64 {
        self.first_event_time
    }

    /// Returns the network interfaces.
    pub fn interfaces(&self) -> &Interfaces {
        &self.interfaces
    }

    /// Returns the containers by id.
    pub fn containers(&self) -> &Containers {
        &self.containers
    }

    /// Returns the Kubernetes resources by kind and uid.
    pub fn kubernetes(&self) -> &Kubernetes {
        &self.kubernetes
    }

    /// Returns the users and groups by container and id.
    pub fn users(&self) -> &Users {
        &self.users
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}
