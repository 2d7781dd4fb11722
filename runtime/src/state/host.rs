//! Descriptors that no event introduces, read from the running system.
//!
//! In: a thread and the number of a descriptor. Out: the entry that the running system shows for it. Sockets
//! bring descriptors (`SCM_RIGHTS`; the probe describes the first ones itself), and an `io_uring`, `open_tree` or `fsopen` make some that no event reports.
//! What is read is the present: the descriptor can have been closed since the event, or be another file's by
//! now. Only live events have a host: what a capture shows depends on the capture alone.
//! Not here: reading `/proc` (`live`), which events lead to a lookup (`apply_context`).

use std::fmt;
use std::sync::Arc;

use super::State;
use super::fd::FdType;
use super::start::{give_direction, listed_fd};
use super::thread_id::ThreadId;
use crate::capture::FdEntry;

/// Lookups within a second of event time; further ones are skipped and counted. A process that uses unknown
/// descriptors all the time must not slow down everything else.
pub const MAX_LOOKUPS_PER_SECOND: u32 = 2048;

/// Nanoseconds of the time that a budget of lookups is for.
const BUDGET_INTERVAL: u64 = 1_000_000_000;

/// The running system, as far as the state looks things up there.
pub trait Host: fmt::Debug + Send {
    /// Returns what descriptor `fd` of thread `tid` refers to now; `None` if it is not open any more or
    /// cannot be read.
    fn descriptor(&mut self, tid: i64, fd: i64) -> Option<FdEntry>;

    /// Returns the numbers of the descriptors that thread `tid` has open now, at most
    /// [`super::MAX_FDS`]; none if they cannot be read.
    fn descriptor_numbers(&mut self, tid: i64) -> Vec<i64>;
}

/// The running system with the budget of lookups.
#[derive(Debug)]
pub(super) struct HostLookups {
    host: Box<dyn Host>,
    /// When the budget was last renewed, event time, ns.
    renewed: u64,
    left: u32,
}

impl HostLookups {
    pub(super) fn new(host: Box<dyn Host>) -> Self {
        Self {
            host,
            renewed: 0,
            left: MAX_LOOKUPS_PER_SECOND,
        }
    }

    /// Takes one lookup at `now` from the budget; `false` if none is left.
    fn spend(&mut self, now: u64) -> bool {
        if now.wrapping_sub(self.renewed) >= BUDGET_INTERVAL {
            self.renewed = now;
            self.left = MAX_LOOKUPS_PER_SECOND;
        }
        let can_spend = self.left > 0;
        self.left = self.left.saturating_sub(1);
        can_spend
    }
}

impl State {
    /// The events are live: descriptors can be looked up.
    #[inline]
    pub(super) fn has_host(&self) -> bool {
        self.host.is_some()
    }

    /// Reads descriptor `fd` of thread `id` at the event of time `now` and replaces its entry by what is
    /// read. Returns whether there is an entry afterwards: without one, an older entry is removed, for it is
    /// another file's.
    pub(super) fn read_fd_from_host(&mut self, id: ThreadId, fd: i64, now: u64) -> bool {
        let Some(owner) = self.table_owner(id) else {
            return false;
        };
        let Some(tid) = self.threads.get(owner).map(|owner| owner.tid) else {
            return false;
        };
        let Some(host) = &mut self.host else { return false };
        let entry = if host.spend(now) {
            self.counters.fd_lookups += 1;
            host.host.descriptor(tid, fd)
        } else {
            self.counters.skipped_fd_lookups += 1;
            None
        };
        if let Some(entry) = entry {
            return self.replace_fd(owner, fd, entry);
        }
        let owner = self.threads.get_mut(owner);
        if let Some(owner) = owner.filter(|owner| owner.fds.get(fd).is_some()) {
            Arc::make_mut(&mut owner.fds).remove(fd);
        }
        false
    }

    /// Replaces the entry of descriptor `fd` in the table of `owner` by `entry`. Returns whether the table took
    /// it.
    fn replace_fd(&mut self, owner: ThreadId, fd: i64, entry: FdEntry) -> bool {
        let Some(mut entry) = listed_fd(entry) else {
            return false;
        };
        if entry.ty == FdType::Ipv4Socket {
            give_direction(&mut entry, &self.server_ports);
        }
        let Some(owner) = self.threads.get_mut(owner) else {
            return false;
        };
        let is_added = Arc::make_mut(&mut owner.fds).insert(fd, Arc::new(entry));
        self.counters.refused_fds += u64::from(!is_added);
        is_added
    }

    /// Adds a descriptor that thread `tid` received by the event that comes next: the kernel described it when
    /// the call returned, so that it need not be looked up.
    pub(super) fn add_received_fd(&mut self, tid: i64, entry: FdEntry) {
        let fd = entry.fd;
        // The number can be that of a descriptor which the previous event closed.
        self.remove_deferred_fd();
        let owner = self.threads.id(tid).and_then(|id| self.table_owner(id));
        if owner.is_some_and(|owner| self.replace_fd(owner, fd, entry)) {
            self.received_fds.push(fd);
        }
    }

    /// Reads the descriptors of thread `id` that its table lacks.
    pub(super) fn read_unknown_fds_from_host(&mut self, id: ThreadId, now: u64) {
        let Some(owner) = self.table_owner(id) else { return };
        let Some(tid) = self.threads.get(owner).map(|owner| owner.tid) else {
            return;
        };
        let Some(host) = &mut self.host else { return };
        if !host.spend(now) {
            self.counters.skipped_fd_lookups += 1;
            return;
        }
        for fd in host.host.descriptor_numbers(tid) {
            let is_known = self
                .threads
                .get(owner)
                .is_none_or(|owner| owner.fds.get(fd).is_some());
            if !is_known {
                self.read_fd_from_host(owner, fd, now);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Nothing;

    impl Host for Nothing {
        fn descriptor(&mut self, _: i64, _: i64) -> Option<FdEntry> {
            None
        }

        fn descriptor_numbers(&mut self, _: i64) -> Vec<i64> {
            Vec::new()
        }
    }

    #[test]
    fn the_budget_is_renewed_every_second() {
        let mut lookups = HostLookups::new(Box::new(Nothing));
        let start = 5 * BUDGET_INTERVAL;
        for _ in 0..MAX_LOOKUPS_PER_SECOND {
            assert!(lookups.spend(start));
        }
        assert!(!lookups.spend(start));
        assert!(!lookups.spend(start + BUDGET_INTERVAL - 1));
        assert!(lookups.spend(start + BUDGET_INTERVAL));
    }
}
