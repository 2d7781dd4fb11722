//! Live events of this machine.
//!
//! In: records of the probe, and `/proc` for what existed before the start. Out: the same
//! [`Item`]s that a capture's reader gives: metadata entries first, then events in the order of
//! their times. Not here: their meaning, and which of them a rule set requires.

mod cgroup_classes;
mod containers;
mod descriptors;
mod interfaces;
mod machine;
mod proc_host;
mod proc_scan;
mod processes;
mod received;

use std::collections::VecDeque;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use compiler::plan::{PathTest, is_out_of_scope};
use compiler::tables::{EventCode, EventSet, event as code};
pub use ebpf::listing::listing;
use ebpf::probe::Probe;
pub use ebpf::probe::{FILTERED_RING_BYTES, RING_BYTES};
pub use ebpf::probe::{LostEvents, ProbeError};
pub use ebpf::program::{EventFilter, PassAll, PlannedFilter};
use ebpf::record::Record;
use thiserror::Error;

use self::cgroup_classes::CgroupClassifier;
use self::containers::Containers;
pub use self::proc_host::ProcHost;
use self::proc_scan::ProcScan;
pub use self::proc_scan::UnreadableProcesses;
use crate::capture::{EventBuilder, FdEntry, Item};
use crate::event::{Event, EventHeader, total_length};

/// Why live events are not available.
#[derive(Debug, Error)]
pub enum LiveError {
    /// The probe cannot be loaded or read.
    #[error(transparent)]
    Probe(#[from] ProbeError),
    /// `/proc` cannot be read at all; unreadable values of single processes are missing instead.
    #[error("reading /proc: {0}")]
    Proc(#[from] procfs::ProcError),
    /// The host names of conditions cannot be resolved.
    #[error("cannot resolve host names: {0}")]
    HostNames(#[source] io::Error),
}

impl LiveError {
    /// Returns whether the system does not permit this process to use BPF.
    pub fn is_forbidden(&self) -> bool {
        matches!(self, Self::Probe(error) if error.is_forbidden())
    }
}

/// The number of the plugin that describes containers.
const CONTAINER_PLUGIN: u32 = 0;

/// Which events to deliver.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Types of events; programs of others are neither made nor attached.
    pub events: EventSet,
    /// Which calls of those without an event of their own, by their portable code; of no effect
    /// unless their common event is among `events`.
    pub generic: &'a dyn Fn(u16) -> bool,
    /// Condition that events must satisfy to leave the kernel.
    pub filter: &'a dyn EventFilter,
    /// Bytes of the ring: a power of two, at least a page.
    pub ring_bytes: u32,
}

impl Default for Options<'_> {
    /// Everything.
    fn default() -> Self {
        Self {
            events: EventSet::ALL,
            generic: &|_| true,
            filter: &PassAll,
            ring_bytes: RING_BYTES,
        }
    }
}

/// The live events of this machine.
#[derive(Debug)]
pub struct Live {
    probe: Probe,
    /// What existed before the start; `None` once it was delivered.
    scan: Option<ProcScan>,
    containers: Containers,
    cgroup_classifier: CgroupClassifier,
    /// A kernel filter depends on containers.
    classifies_cgroups: bool,
    /// Tests of directories that are in scope, until the processes that run outside of all of them are marked.
    path_scope: Option<Vec<PathTest>>,
    /// Documents of containers to be delivered, with the time of their event.
    documents: VecDeque<(u64, String)>,
    /// Descriptors that the thread of the next event received.
    received: VecDeque<(i64, FdEntry)>,
    /// The items that precede the next event are queued.
    is_next_prepared: bool,
    /// The latest event that describes a container.
    announcement: EventBuilder,
    started: u64,
    delivered: u64,
    /// Processes of the scan whose descriptors could not be listed.
    unreadable: UnreadableProcesses,
}

impl Live {
    /// Loads the probe. Events gather in the ring from here on; calls of this process itself are
    /// left out, as reading would cause events without end.
    ///
    /// `/proc` is read after that, while metadata items are taken: nothing falls between. What
    /// changes meanwhile is delivered twice, by the list and by its event, in this order; events bring
    /// the state to where the list already was.
    pub fn start(options: &Options<'_>) -> Result<Self, LiveError> {
        let started = now();
        let probe = Probe::load(&ebpf::probe::Options {
            wanted: &|code| options.events.contains(code),
            wanted_generic: options.generic,
            filter: options.filter,
            ring_bytes: options.ring_bytes,
            ignored_process: Some(std::process::id()),
        })?;
        let (users, groups) = machine::read_users();
        let containers = Containers::new(users.iter().map(|user| user.home.as_slice()));
        Ok(Self {
            probe,
            scan: Some(ProcScan::begin(users, groups)?),
            containers,
            cgroup_classifier: CgroupClassifier::default(),
            classifies_cgroups: options.filter.uses_containers(),
            path_scope: options
                .filter
                .path_scope()
                .filter(|_| sees_all_processes())
                .map(<[_]>::to_vec),
            documents: VecDeque::new(),
            received: VecDeque::new(),
            is_next_prepared: false,
            announcement: EventBuilder::new(code::ASYNCEVENT_E),
            started,
            delivered: 0,
            unreadable: UnreadableProcesses::default(),
        })
    }

    /// Returns the next item, waiting up to `timeout` for it; `None` if there is none. Metadata
    /// come first and end in [`Item::HeadersEnd`]. Events follow as soon as their order is
    /// certain; the metadata of the container of a new process come right before its event.
    pub fn next(&mut self, timeout: Duration) -> Result<Option<Item<'_>>, LiveError> {
        if self.scan.is_some() {
            return Ok(Some(self.next_metadata()?));
        }
        if self.documents.is_empty() && !self.is_next_prepared {
            while !self.probe.has_due() {
                self.probe.poll(timeout)?;
                if !self.probe.has_more() {
                    break;
                }
            }
            self.prepare_next();
        }
        if let Some((ts, document)) = self.documents.pop_front() {
            return Ok(Some(self.announce(ts, &document)));
        }
        if let Some((tid, entry)) = self.received.pop_front() {
            return Ok(Some(Item::ReceivedFd { tid, entry }));
        }
        self.is_next_prepared = false;
        let Self { probe, delivered, .. } = self;
        Ok(probe.next_due().map(|record| {
            *delivered += 1;
            Item::Event(event(*delivered, &record))
        }))
    }

    fn next_metadata(&mut self) -> Result<Item<'static>, LiveError> {
        let Some(item) = self.scan.as_mut().and_then(ProcScan::next) else {
            self.unreadable = self.scan.as_ref().map_or(self.unreadable, ProcScan::unreadable);
            self.scan = None;
            self.path_scope = None;
            return Ok(Item::HeadersEnd);
        };
        if let Item::Process(process) = &item {
            if let Some(document) = self.containers.announce(&process.cgroups) {
                self.documents.push_back((self.started, document));
            }
            if let Some(scope) = &self.path_scope
                && process.tid == process.pid
                && is_out_of_scope(scope, &process.cwd)
                && let Ok(pid) = u32::try_from(process.pid)
            {
                self.probe.mark_out_of_scope(pid)?;
            }
        }
        Ok(item)
    }

    /// Queues what precedes the next event: the document of its container, and descriptors that its
    /// thread received.
    fn prepare_next(&mut self) {
        let Some(record) = self.probe.peek_due() else {
            return;
        };
        self.is_next_prepared = true;
        for value in further_values(&record) {
            let entry = received::descriptor(value);
            self.received.extend(entry.map(|entry| (record.tid, entry)));
        }
        let cgroups = cgroups_position(record.code).and_then(|position| record.value(position));
        let document = cgroups.and_then(|cgroups| self.containers.announce(cgroups));
        if let Some(document) = document {
            self.documents.push_back((record.ts, document));
        }
    }

    /// Returns the event that describes a container, as in captures.
    fn announce(&mut self, ts: u64, document: &str) -> Item<'_> {
        self.delivered += 1;
        let event = EventBuilder::new(code::ASYNCEVENT_E)
            .num(self.delivered)
            .ts(ts)
            .u32(CONTAINER_PLUGIN)
            .text("container")
            .text(document);
        self.announcement = event;
        Item::Event(self.announcement.event())
    }

    /// Stops monitoring. Events before that are still delivered by [`Self::next`], which then returns
    /// `None`.
    pub fn stop(&mut self) {
        self.probe.detach();
    }

    /// Returns whether events of `code` contain control groups that a kernel filter needs: see [`Self::classify_cgroups`].
    pub fn classifies_cgroups_of(&self, code: EventCode) -> bool {
        self.classifies_cgroups && cgroups_position(code).is_some()
    }

    /// Classifies the control groups in the event of thread `tid` at `ts`, whose container the state knows:
    /// the kernel can then decide by itself for other threads in them.
    pub fn classify_cgroups(&mut self, tid: i64, ts: u64, in_container: bool) -> Result<(), LiveError> {
        if let Ok(tid) = u32::try_from(tid) {
            self.cgroup_classifier
                .observe(&mut self.probe, tid, ts, in_container)?;
        }
        Ok(())
    }

    /// Returns how many processes did not let their descriptors be listed; complete once the metadata items
    /// were delivered.
    pub fn unreadable(&self) -> UnreadableProcesses {
        self.unreadable
    }

    /// Returns whether an item is available without waiting.
    pub fn has_due(&self) -> bool {
        self.scan.is_some() || !self.documents.is_empty() || !self.received.is_empty() || self.probe.has_due()
    }

    /// Returns the number of events delivered.
    pub fn delivered(&self) -> u64 {
        self.delivered
    }

    /// Returns the number of events that were delivered after newer ones of another CPU.
    pub fn late(&self) -> u64 {
        self.probe.late()
    }

    /// Returns the events lost since the start, by CPU.
    pub fn lost(&self) -> Result<Vec<LostEvents>, LiveError> {
        Ok(self.probe.lost()?)
    }
}

/// Processes have the numbers here by which the kernel knows them: this one is in the first pid namespace.
fn sees_all_processes() -> bool {
    /// Inode number that the kernel gives to that namespace (`PROC_PID_INIT_INO`).
    const FIRST: u64 = 0xEFFF_FFFC;
    fs::metadata("/proc/self/ns/pid").is_ok_and(|namespace| namespace.ino() == FIRST)
}

fn event<'r>(num: u64, record: &Record<'r>) -> Event<'r> {
    let head = EventHeader {
        num,
        ts: record.ts,
        tid: record.tid,
        cpu: record.cpu,
        code: record.code,
        state_only: false,
    };
    // The values that the table does not have were taken by `prepare_next`; no other reader knows them.
    let count = own_values(record.code);
    let lengths = &record.lengths[..record.lengths.len().min(2 * count)];
    let values = &record.values[..total_length(lengths)];
    let event = Event::new(head, lengths, values);
    event.expect("the probe has checked lengths and values")
}

/// Returns the number of values that events of a type have by the table.
fn own_values(code: EventCode) -> usize {
    code.info().map_or(0, |info| info.params.len())
}

/// Returns the values of a record that the table does not have.
fn further_values<'r>(record: &Record<'r>) -> impl Iterator<Item = &'r [u8]> {
    let count = record.lengths.len() / 2;
    let values = (own_values(record.code)..count).map(|index| record.value(index));
    values.flatten().collect::<Vec<_>>().into_iter()
}

/// Returns the position of the control groups among the values of an event that makes or changes a process.
const fn cgroups_position(event: EventCode) -> Option<usize> {
    match event {
        code::SYSCALL_CLONE_20_X
        | code::SYSCALL_CLONE3_X
        | code::SYSCALL_FORK_20_X
        | code::SYSCALL_VFORK_20_X
        | code::SYSCALL_EXECVE_19_X
        | code::SYSCALL_EXECVEAT_X => Some(14),
        _ => None,
    }
}

/// Nanoseconds since the epoch.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_nanos() as u64
}

#[cfg(test)]
mod tests {
    use compiler::tables::EVENTS;

    use super::*;

    #[test]
    fn control_groups_are_where_they_are_looked_for() {
        for event in &EVENTS {
            if let Some(position) = cgroups_position(event.code) {
                assert_eq!(event.params[position].name, "cgroups", "{}", event.id);
            }
        }
    }
}
