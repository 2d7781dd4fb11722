//! What is there when watching begins, as a capture tells it before its events.
//!
//! In: `/proc` and `/etc`. Out: items one at a time: host, users, interfaces, then every process with
//! its threads and descriptors. Processes that end while they are looked at are left out or told as
//! far as they were seen.

use std::collections::VecDeque;
use std::fmt;

use procfs::ProcResult;
use procfs::process::{Process, ProcessesIter, all_processes};

use super::descriptors::{self, SocketIndex};
use super::{interfaces, machine, processes};
use crate::capture::{Group, Item, User};

/// A walk through what is there.
pub(super) struct ProcScan {
    /// Read and not yet told.
    items: VecDeque<Item<'static>>,
    remaining: ProcessesIter,
    sockets: SocketIndex,
}

impl fmt::Debug for ProcScan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProcScan")
            .field("items", &self.items.len())
            .finish_non_exhaustive()
    }
}

impl ProcScan {
    /// Reads what is told of the machine as a whole.
    pub(super) fn begin(users: Vec<User>, groups: Vec<Group>) -> ProcResult<Self> {
        Ok(Self {
            items: VecDeque::from([
                Item::Machine(machine::read_machine()?),
                Item::Users(users, groups),
                Item::Interfaces(interfaces::read_all()),
            ]),
            remaining: all_processes()?,
            sockets: SocketIndex::default(),
        })
    }

    /// The next item.
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

    fn read(&mut self, process: &Process) {
        let threads = processes::read_threads(process);
        if threads.is_empty() {
            return;
        }
        let threads = threads.into_iter().map(|thread| Item::Process(Box::new(thread)));
        self.items.extend(threads);
        let tid = i64::from(process.pid());
        let entries = descriptors::read_all(process, &mut self.sockets);
        self.items
            .extend(entries.into_iter().map(|entry| Item::Fd { tid, entry }));
    }
}
