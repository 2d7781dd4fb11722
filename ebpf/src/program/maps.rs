//! The maps that all programs of a probe share.

use super::cgroup::{KEY_BYTES, NOTE_BYTES};
use super::scratch::ELEMENT;
use crate::asm::MapId;
use crate::object::{Map, MapKind};

/// Events on their way to user space.
pub(super) const RING: MapId = MapId(0);
/// Memory to put records together in, an element per CPU.
pub(super) const SCRATCH: MapId = MapId(1);
/// Numbers of lost events per CPU, by [`Lost`].
pub(super) const LOST: MapId = MapId(2);
/// Event programs by the number of the system call.
pub(super) const CALLS: MapId = MapId(3);
/// Portable code of each system call, and number of the same call of 64-bit programs.
pub(super) const NUMBERS: MapId = MapId(4);

/// Which threads were seen in which control groups, by thread; see [`super::cgroup`].
pub(super) const NOTED: MapId = MapId(5);
/// Control groups that are known to be the host's or a container's, by key.
pub(super) const SORTED: MapId = MapId(6);

/// Directories that processes have open, by the kernel's file; see [`super::filter`].
pub(super) const DIRECTORIES: MapId = MapId(7);
/// Where processes work, by process.
pub(super) const WORKING: MapId = MapId(8);

/// Names of the maps that user space works with.
pub(crate) const RING_NAME: &str = "ring";
/// Lost events.
pub(crate) const LOST_NAME: &str = "lost";
/// Event programs.
pub(crate) const CALLS_NAME: &str = "calls";
/// Translation of numbers.
pub(crate) const NUMBERS_NAME: &str = "numbers";

/// Threads' control groups.
pub(crate) const NOTED_NAME: &str = "noted";
/// Control groups of host and containers.
pub(crate) const SORTED_NAME: &str = "sorted";
/// Where processes work.
pub(crate) const WORKING_NAME: &str = "working";

/// New threads and programs that user space may be behind.
const MOST_NOTED: u32 = 4096;
/// Open directories, and processes, of which is known where they are; others count as in scope.
const MOST_DIRECTORIES: u32 = 4096;
const MOST_WORKING: u32 = 8192;
/// Control groups that are told apart; more are not known.
pub(crate) const MOST_SORTED: u32 = 4096;

/// Numbers of system calls that are looked at: every known one is below.
pub(crate) const MOST_CALLS: u32 = 512;

/// Why an event did not reach user space.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u32)]
pub enum Lost {
    /// The ring was full.
    RingFull,
    /// The record would have been too large.
    TooLarge,
}

impl Lost {
    /// Every reason.
    pub const ALL: [Self; 2] = [Self::RingFull, Self::TooLarge];
}

/// The maps in the order of the constants above.
pub(crate) fn maps(cpus: u32, ring_bytes: u32) -> Vec<Map> {
    let map = |name: &str, kind, key, value, entries| Map {
        name: name.to_owned(),
        kind,
        key,
        value,
        entries,
    };
    vec![
        map(RING_NAME, MapKind::RingBuffer, 0, 0, ring_bytes),
        map("scratch", MapKind::Array, 4, ELEMENT, cpus),
        map(LOST_NAME, MapKind::PerCpuArray, 4, 8, Lost::ALL.len() as u32),
        map(CALLS_NAME, MapKind::ProgramArray, 4, 4, MOST_CALLS),
        map(NUMBERS_NAME, MapKind::Array, 4, 4, MOST_CALLS * 2),
        map(NOTED_NAME, MapKind::LruHash, 4, NOTE_BYTES as u32, MOST_NOTED),
        map(SORTED_NAME, MapKind::Hash, KEY_BYTES as u32, 4, MOST_SORTED),
        map("directories", MapKind::LruHash, 8, 16, MOST_DIRECTORIES),
        map(WORKING_NAME, MapKind::LruHash, 4, 8, MOST_WORKING),
    ]
}
