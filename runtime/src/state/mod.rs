//! What is known about the machine while its events go by: threads, descriptors, sockets, users,
//! groups, containers, interfaces.
//!
//! In: a section's metadata and its events, one at a time and in order. Out: [`State`], which
//! fields read, and an [`Attached`] per event: what that event refers to. Rules and fields see an
//! event with the state *after* it, except that what it ends (a thread, a descriptor) is still
//! there.
//! Not here: reading files (`capture`), the values of fields (`fields`), rules (`engine`).

mod ancestry;
mod attached;
mod cgroups;
mod container;
mod fd;
mod fd_table;
mod interfaces;
mod socket;
mod stored;
mod text;
mod thread;
mod threads;
mod users;
mod values;

pub use ancestry::{Ancestors, LeaderId};
pub use attached::Attached;
pub use cgroups::{Cgroup, Cgroups};
pub use container::{Container, ContainerError, ContainerType, Containers, MAX_CONTAINERS, Mount};
pub use fd::{Connection, Fd, FdType, OpenFlags, Role};
pub use fd_table::{FdTable, MAX_FDS};
pub use interfaces::Interfaces;
pub use socket::{Addresses, End};
pub use text::{NOT_AVAILABLE, Text, TextList};
pub use thread::{Capabilities, ExeFile, Memory, NO_ID, Thread, ThreadFlags};
pub use users::{Group, MAX_USERS, User, Users};

use crate::capture::Machine;
use threads::Threads;

/// What is known about the machine at a moment between two events.
#[derive(Debug)]
pub struct State {
    threads: Threads,
    containers: Containers,
    users: Users,
    interfaces: Interfaces,
    machine: Machine,
}

impl State {
    /// The host.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Network interfaces.
    pub fn interfaces(&self) -> &Interfaces {
        &self.interfaces
    }

    /// Containers by id.
    pub fn containers(&self) -> &Containers {
        &self.containers
    }

    /// Users and groups by container and id.
    pub fn users(&self) -> &Users {
        &self.users
    }
}
