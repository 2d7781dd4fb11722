//! The probe: event programs that are loaded into the running kernel, attached, and read.
//!
//! In: which events are wanted. Out: [`Record`]s in the order of their times, and numbers of lost
//! events. The kernel wakes the reader only when much has come together; otherwise it looks at the
//! ring when its time has come. Dropping the probe detaches all programs.

mod error;
mod map_access;
mod options;
mod program_set;

use std::fmt;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::panic::resume_unwind;
use std::thread;
use std::time::Duration;

use aya::maps::{HashMap, MapData, MapError, PerCpuArray, ProgramArray, RingBuf};
use aya::util::nr_cpus;
use aya::{Ebpf, EbpfLoader};
use rustix::event::{Timespec, epoll};
use rustix::time::{ClockId, clock_gettime};

pub use self::error::ProbeError;
use self::map_access::{map_error, take_map};
pub use self::options::{FILTERED_RING_BYTES, Options, RING_BYTES};
use self::program_set::{ProgramSet, fill_numbers};
use crate::btf::Btf;
use crate::object;
use crate::program::{
    self, CGROUP_CLASSES_NAME, LOST_NAME, Lost, MAX_CGROUP_CLASSES, RING_NAME, THREAD_CGROUPS_BYTES,
    THREAD_CGROUPS_NAME, TargetKernel, WORKING_DIRECTORIES_NAME,
};
use crate::record::Record;
use crate::reorder::{ReorderBuffer, WINDOW};

/// Bytes that one look into the ring takes; the rest stays where it is, so that a full ring is not
/// in memory twice.
pub const MAX_POLL_BYTES: usize = 512 << 10;

/// Control groups of a thread, as the kernel numbers them.
pub type CgroupKey = [u8; program::KEY_BYTES];

/// Enters only keys that are not there (`BPF_NOEXIST`).
const ONLY_NEW: u64 = 1;

/// Control groups that can be sorted.
pub const MAX_CGROUPS: usize = MAX_CGROUP_CLASSES as usize;

/// Events that did not reach user space, on one CPU.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct LostEvents {
    /// The ring was full.
    pub ring_full: u64,
    /// The record would have been too large.
    pub too_large: u64,
}

/// Programs in the kernel and the ring they write to.
pub struct Probe {
    /// Keeps programs and attachments alive.
    ebpf: Option<Ebpf>,
    /// The kernel empties them when nobody in user space holds them any more.
    _calls: [ProgramArray<MapData>; 2],
    ring: RingBuf<MapData>,
    lost: PerCpuArray<MapData, u64>,
    noted: HashMap<MapData, u32, [u8; THREAD_CGROUPS_BYTES]>,
    sorted: HashMap<MapData, CgroupKey, u32>,
    working: HashMap<MapData, u32, u64>,
    wakeups: OwnedFd,
    order: ReorderBuffer,
    /// The ring had more than was taken the last time.
    more: bool,
    boot_ts: u64,
}

impl fmt::Debug for Probe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Probe")
            .field("order", &self.order)
            .finish_non_exhaustive()
    }
}

impl Probe {
    /// Makes, loads and attaches the programs of the wanted events.
    pub fn load(options: &Options<'_>) -> Result<Self, ProbeError> {
        thread::scope(|scope| {
            // Both read all of the kernel's types, each in its own way.
            let loader = scope.spawn(loader);
            let kernel = TargetKernel::new(Btf::of_running_kernel()?, boot_ts());
            Self::load_with(&kernel, options, || {
                loader.join().unwrap_or_else(|panic| resume_unwind(panic))
            })
        })
    }

    /// As [`Self::load`], for a kernel whose description was read before.
    pub fn load_on(kernel: &TargetKernel, options: &Options<'_>) -> Result<Self, ProbeError> {
        Self::load_with(kernel, options, loader)
    }

    fn load_with(
        kernel: &TargetKernel,
        options: &Options<'_>,
        loader: impl FnOnce() -> EbpfLoader<'static>,
    ) -> Result<Self, ProbeError> {
        let programs = ProgramSet::new(kernel, options)?;
        let cpus = nr_cpus().map_err(|(_, error)| ProbeError::System {
            step: "counting the processors",
            error,
        })?;
        let object = object::write(
            &programs.programs,
            &program::maps(cpus as u32, options.ring_bytes, programs.reads_entries()),
        )?;
        let mut ebpf = loader().load(&object).map_err(ProbeError::Maps)?;
        programs.load(&mut ebpf)?;
        let calls = programs.fill_calls(&mut ebpf)?;
        fill_numbers(&mut ebpf)?;
        let ring = RingBuf::try_from(take_map(&mut ebpf, RING_NAME)?).map_err(map_error(RING_NAME))?;
        let lost = PerCpuArray::try_from(take_map(&mut ebpf, LOST_NAME)?).map_err(map_error(LOST_NAME))?;
        let noted = HashMap::try_from(take_map(&mut ebpf, THREAD_CGROUPS_NAME)?)
            .map_err(map_error(THREAD_CGROUPS_NAME))?;
        let sorted = HashMap::try_from(take_map(&mut ebpf, CGROUP_CLASSES_NAME)?)
            .map_err(map_error(CGROUP_CLASSES_NAME))?;
        let working = HashMap::try_from(take_map(&mut ebpf, WORKING_DIRECTORIES_NAME)?)
            .map_err(map_error(WORKING_DIRECTORIES_NAME))?;
        let wakeups = wakeups(&ring).map_err(|error| ProbeError::System {
            step: "waiting for the ring",
            error,
        })?;
        programs.attach(&mut ebpf)?;
        Ok(Self {
            ebpf: Some(ebpf),
            _calls: calls,
            ring,
            lost,
            noted,
            sorted,
            working,
            wakeups,
            order: ReorderBuffer::default(),
            more: false,
            boot_ts: kernel.boot_ts,
        })
    }

    /// Waits until `timeout` has passed or the kernel wakes the reader, then takes records from the
    /// ring, [`MAX_POLL_BYTES`] bytes at most. What is old enough to be in order is due from then
    /// on; the youngest events wait for the next time.
    pub fn poll(&mut self, timeout: Duration) -> Result<(), ProbeError> {
        if self.is_attached() && !self.more {
            self.wait(timeout)?;
        }
        self.order.forget_given();
        // Before the ring is emptied: what comes later is younger.
        let now = nanoseconds(ClockId::Boottime) + self.boot_ts;
        self.more = !self.take()?;
        let oldest_to_come = if self.more {
            now.min(self.order.newest())
        } else if self.is_attached() {
            now
        } else {
            u64::MAX
        };
        self.order.admit(oldest_to_come.saturating_sub(WINDOW));
        Ok(())
    }

    /// The next event that is due, which stays so.
    pub fn peek_due(&self) -> Option<Record<'_>> {
        self.order.peek()
    }

    /// Gives the next event that is due.
    pub fn next_due(&mut self) -> Option<Record<'_>> {
        self.order.next()
    }

    /// An event is due.
    pub fn has_due(&self) -> bool {
        self.order.has_due()
    }

    /// Detaches all programs. What is in the ring can still be read, to the end.
    pub fn detach(&mut self) {
        self.ebpf = None;
    }

    /// Its programs see events.
    pub fn is_attached(&self) -> bool {
        self.ebpf.is_some()
    }

    /// The ring has more than the latest [`Self::poll`] took.
    pub fn has_more(&self) -> bool {
        self.more
    }

    /// As [`Self::poll`], giving all events that are due. Gives their number.
    pub fn read(
        &mut self,
        timeout: Duration,
        each: &mut dyn FnMut(&Record<'_>),
    ) -> Result<usize, ProbeError> {
        self.poll(timeout)?;
        Ok(self.give(each))
    }

    /// Returns all records that are left.
    pub fn read_all(&mut self, each: &mut dyn FnMut(&Record<'_>)) -> Result<usize, ProbeError> {
        while !self.take()? {}
        self.order.admit(u64::MAX);
        Ok(self.give(each))
    }

    fn give(&mut self, each: &mut dyn FnMut(&Record<'_>)) -> usize {
        let mut count = 0;
        while let Some(record) = self.order.next() {
            each(&record);
            count += 1;
        }
        self.order.forget_given();
        count
    }

    /// Lost events since the start, per CPU.
    pub fn lost(&self) -> Result<Vec<LostEvents>, ProbeError> {
        let numbers = |lost: Lost| self.lost.get(&(lost as u32), 0).map_err(map_error(LOST_NAME));
        let (full, large) = (numbers(Lost::RingFull)?, numbers(Lost::TooLarge)?);
        let pairs = full.iter().zip(large.iter());
        Ok(pairs
            .map(|(full, large)| LostEvents {
                ring_full: *full,
                too_large: *large,
            })
            .collect())
    }

    /// Returns the control groups of a thread at the time of its event at `ts`, if that event contains them,
    /// no later event replaced them, and some filter uses containers.
    pub fn cgroup_at(&self, tid: u32, ts: u64) -> Result<Option<CgroupKey>, ProbeError> {
        let note = match self.noted.get(&tid, 0) {
            Ok(note) => note,
            Err(MapError::KeyNotFound) => return Ok(None),
            Err(error) => return Err(map_error(THREAD_CGROUPS_NAME)(error)),
        };
        let (time, key) = note.split_at(8);
        let key = (time == ts.to_le_bytes()).then(|| key.try_into().expect("what is left is the key"));
        Ok(key)
    }

    /// Sets for the programs whether threads in these control groups are in a container; `None` = unknown.
    pub fn classify_cgroup(&mut self, key: CgroupKey, in_container: Option<bool>) -> Result<(), ProbeError> {
        let result = match in_container {
            Some(true) => self.sorted.insert(key, program::CONTAINER, 0),
            Some(false) => self.sorted.insert(key, program::HOST, 0),
            None => self.sorted.remove(&key),
        };
        result.map_err(map_error(CGROUP_CLASSES_NAME))
    }

    /// Tells the programs that process `pid`, which was there before they were, works in a directory that is
    /// apart. What they saw of the process themselves is newer, and stays.
    pub fn mark_out_of_scope(&mut self, pid: u32) -> Result<(), ProbeError> {
        match self.working.insert(pid, program::WORKING_OUT_OF_SCOPE, ONLY_NEW) {
            Err(MapError::SyscallError(error)) if error.io_error.kind() == io::ErrorKind::AlreadyExists => {
                Ok(())
            }
            result => result.map_err(map_error(WORKING_DIRECTORIES_NAME)),
        }
    }

    /// Events that came later than the order could wait for.
    pub fn late(&self) -> u64 {
        self.order.late()
    }

    /// Takes what is in the ring, a bounded amount at a time; `true` if that was all.
    fn take(&mut self) -> Result<bool, ProbeError> {
        let most = self.order.held() + MAX_POLL_BYTES;
        while self.order.held() < most {
            match self.ring.next() {
                Some(item) => self.order.push(&item)?,
                None => return Ok(true),
            }
        }
        Ok(false)
    }

    /// The ring counts as ready whenever something is in it; what counts here are the kernel's
    /// wake-ups, hence the edges.
    fn wait(&self, timeout: Duration) -> Result<(), ProbeError> {
        let mut events = [MaybeUninit::uninit(); 1];
        let timeout = Timespec {
            tv_sec: timeout.as_secs() as i64,
            tv_nsec: i64::from(timeout.subsec_nanos()),
        };
        match epoll::wait(&self.wakeups, &mut events, Some(&timeout)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(error) => Err(ProbeError::System {
                step: "waiting for the ring",
                error: error.into(),
            }),
        }
    }
}

/// A loader for objects that need nothing of the kernel's types, which it reads nevertheless.
fn loader() -> EbpfLoader<'static> {
    let mut loader = EbpfLoader::new();
    loader.btf(None);
    loader
}

/// Nanoseconds from the epoch to the boot of this machine.
pub fn boot_ts() -> u64 {
    nanoseconds(ClockId::Realtime).saturating_sub(nanoseconds(ClockId::Boottime))
}

fn nanoseconds(clock: ClockId) -> u64 {
    let time = clock_gettime(clock);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

fn wakeups(ring: &RingBuf<MapData>) -> io::Result<OwnedFd> {
    let epoll = epoll::create(epoll::CreateFlags::CLOEXEC)?;
    let edges = epoll::EventFlags::IN | epoll::EventFlags::ET;
    epoll::add(&epoll, ring, epoll::EventData::new_u64(0), edges)?;
    Ok(epoll)
}
