//! Events of this machine as they happen.
//!
//! In: the kernel's records from the probe, and `/proc` for what was there before. Out: the same
//! items that a capture's reader gives: metadata entries first, then events in the order of their
//! times. Not here: what they mean, and which of them a rule set needs.

mod descriptors;
mod machine;
mod processes;

use std::time::Duration;

pub use ebpf::probe::ProbeError;
use ebpf::probe::{Options, Probe};
use ebpf::record::Record;
use thiserror::Error;

use crate::capture::Item;
use crate::event::{Event, Head};

/// Why live events cannot be had.
#[derive(Debug, Error)]
pub enum LiveError {
    /// The probe cannot be loaded or read.
    #[error(transparent)]
    Probe(#[from] ProbeError),
    /// `/proc` cannot be read at all; what single processes hide is left out instead.
    #[error("reading /proc: {0}")]
    Proc(#[from] procfs::ProcError),
}

/// Events that were lost, summed over all CPUs.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Lost {
    /// The ring was full.
    pub ring_full: u64,
    /// Their records would have been too large.
    pub too_large: u64,
}

/// The events of this machine.
#[derive(Debug)]
pub struct Live {
    probe: Probe,
    given: u64,
}

impl Live {
    /// Loads the probe for every event. Events gather in the ring from here on; calls of this
    /// process itself are left out, as reading would cause events without end.
    pub fn start() -> Result<Self, LiveError> {
        let probe = Probe::load(&Options {
            ignored_process: Some(std::process::id()),
            ..Options::default()
        })?;
        Ok(Self { probe, given: 0 })
    }

    /// Gives what is there now: host, users, processes and their descriptors. To be called after
    /// [`Self::start`], so that nothing falls between scan and events.
    pub fn scan<E: From<LiveError>>(
        &self,
        mut each: impl FnMut(&Item<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        each(&Item::Machine(machine::machine().map_err(LiveError::from)?))?;
        let (users, groups) = machine::users();
        each(&Item::Users(users, groups))?;
        let mut sockets = descriptors::Sockets::default();
        for process in procfs::process::all_processes().map_err(LiveError::from)? {
            // Processes may end while they are looked at.
            let Ok(process) = process else { continue };
            for thread in processes::threads(&process) {
                each(&Item::Process(Box::new(thread)))?;
            }
            let tid = i64::from(process.pid());
            for entry in descriptors::of(&process, &mut sockets) {
                each(&Item::Fd { tid, entry })?;
            }
        }
        Ok(())
    }

    /// Waits for events, `timeout` at most, and gives those that are in order for certain.
    pub fn read(&mut self, timeout: Duration, each: &mut dyn FnMut(&Event<'_>)) -> Result<usize, LiveError> {
        let Self { probe, given } = self;
        Ok(probe.read(timeout, &mut |record| give(given, record, each))?)
    }

    /// Gives all events that have happened.
    pub fn read_all(&mut self, each: &mut dyn FnMut(&Event<'_>)) -> Result<usize, LiveError> {
        let Self { probe, given } = self;
        Ok(probe.read_all(&mut |record| give(given, record, each))?)
    }

    /// Events lost since the start.
    pub fn lost(&self) -> Result<Lost, LiveError> {
        let per_cpu = self.probe.lost()?;
        Ok(Lost {
            ring_full: per_cpu.iter().map(|lost| lost.ring_full).sum(),
            too_large: per_cpu.iter().map(|lost| lost.too_large).sum(),
        })
    }
}

fn give(given: &mut u64, record: &Record<'_>, each: &mut dyn FnMut(&Event<'_>)) {
    *given += 1;
    let head = Head {
        num: *given,
        ts: record.ts,
        tid: record.tid,
        cpu: record.cpu,
        code: record.code,
        state_only: false,
    };
    let event = Event::new(head, record.lengths, record.values);
    each(&event.expect("the probe has checked lengths and values"));
}
