//! How much the state holds, for people who watch it.
//!
//! Out: [`TableSizes`]. Not here: what its limits refused ([`super::Counters`]).

use serde::Serialize;

use super::State;

/// Entries in the tables of a state.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct TableSizes {
    /// Threads, those among them that wait for the rest of their process to end included.
    pub threads: usize,
    /// Open descriptors, counted in every process that has them.
    pub fds: usize,
    /// Containers, not counting the host.
    pub containers: usize,
    /// Kubernetes resources.
    pub resources: usize,
    /// Users and groups, each counted in every container that has it.
    pub users: usize,
}

impl State {
    /// Returns the present sizes. Goes through all threads: not for every event.
    pub fn sizes(&self) -> TableSizes {
        TableSizes {
            threads: self.threads.len(),
            fds: self.threads.iter().map(|thread| thread.fds.len()).sum(),
            containers: self.containers.iter().count().saturating_sub(1),
            resources: self.kubernetes.len(),
            users: self.users.len(),
        }
    }
}
