//! What exists when monitoring starts, in the order in which a capture lists it before its events.
//!
//! In: `/proc` and `/etc`. Out: items one at a time: host, users, interfaces, then every process with
//! its threads and descriptors. Of processes that end meanwhile, and of those that this process may not look
//! into, some values or all are missing; how many descriptors are, is counted.

use std::collections::VecDeque;
use std::fmt;

use procfs::ProcResult;
use procfs::process::{Process, ProcessesIter, all_processes};

use super::descriptors::{self, SocketIndex};
use super::processes::{self, StartTimes};
use super::{interfaces, machine};
use crate::capture::{Group, Item, User};

/// A scan of the existing processes.
pub(super) struct ProcScan {
    /// Read and not yet delivered.
    items: VecDeque<Item<'static>>,
    remaining: ProcessesIter,
    sockets: SocketIndex,
    times: StartTimes,
    unreadable: UnreadableProcesses,
}

/// Processes whose descriptors could not be listed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct UnreadableProcesses {
    /// Number of processes.
    pub processes: u64,
    /// Number of their open descriptors, as far as the kernel reports it (from Linux 6.2 on).
    pub descriptors: u64,
}

impl fmt::Debug for ProcScan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProcScan")
            .field("items", &self.items.len())
            .finish_non_exhaustive()
    }
}

impl ProcScan {
    /// Reads the items of the machine as a whole.
    pub(super) fn begin(users: Vec<User>, groups: Vec<Group>) -> ProcResult<Self> {
        let machine = machine::read_machine()?;
        Ok(Self {
            times: StartTimes::new(machine.boot_ts),
            unreadable: UnreadableProcesses::default(),
            items: VecDeque::from([
                Item::Machine(machine),
                Item::Users(users, groups),
                Item::Interfaces(interfaces::read_all()),
            ]),
            remaining: all_processes()?,
            sockets: SocketIndex::default(),
        })
    }

    /// Returns the next item.
    pub(super) fn next(&mut self) -> Option<Item<'static>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Some(item);
            }
            if let Ok(process) = self.remaining.next()? {
                self.read(&process);
            }
        }
    }

    /// Returns the processes so far whose descriptors could not be listed.
    pub(super) fn unreadable(&self) -> UnreadableProcesses {
        self.unreadable
    }

    fn read(&mut self, process: &Process) {
        let threads = processes::read_threads(process, &mut self.times);
        if threads.is_empty() {
            return;
        }
        let threads = threads.into_iter().map(|thread| Item::Process(Box::new(thread)));
        self.items.extend(threads);
        let tid = i64::from(process.pid());
        let Some(entries) = descriptors::read_all(process, &mut self.sockets) else {
            // A process that ended in the meantime hides nothing.
            if process.is_alive() {
                self.unreadable.processes += 1;
                self.unreadable.descriptors += descriptors::count(process);
            }
            return;
        };
        self.items
            .extend(entries.into_iter().map(|entry| Item::Fd { tid, entry }));
    }
}
