//! The maps that all programs of a probe share.

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
pub(super) const THREAD_CGROUPS: MapId = MapId(5);
/// Control groups that are known to be the host's or a container's, by key.
pub(super) const CGROUP_CLASSES: MapId = MapId(6);

/// Directories that processes have open, by the kernel's file; see [`super::filter`].
pub(super) const DIRECTORIES: MapId = MapId(7);
/// Where processes work, by process.
pub(super) const WORKING_DIRECTORIES: MapId = MapId(8);

/// The strings at pointer arguments when a call began, by thread; see [`super::entry`].
pub(super) const ENTRIES: MapId = MapId(9);
/// Strings that are too long for [`ENTRIES`], by thread.
pub(super) const LONG_ENTRIES: MapId = MapId(10);
/// Programs on entry by the number of the system call.
pub(super) const ENTRY_CALLS: MapId = MapId(11);

/// Names of the maps that user space works with.
pub(crate) const RING_NAME: &str = "ring";
/// Lost events.
pub(crate) const LOST_NAME: &str = "lost";
/// Event programs.
pub(crate) const CALLS_NAME: &str = "calls";
/// Programs on entry.
pub(crate) const ENTRY_CALLS_NAME: &str = "entry_calls";
/// Translation of numbers.
pub(crate) const NUMBERS_NAME: &str = "numbers";

/// Threads' control groups.
pub(crate) const THREAD_CGROUPS_NAME: &str = "noted";
/// Control groups of host and containers.
pub(crate) const CGROUP_CLASSES_NAME: &str = "sorted";
/// Where processes work.
pub(crate) const WORKING_DIRECTORIES_NAME: &str = "working";

/// New threads and programs that user space may be behind.
const MAX_THREAD_CGROUPS: u32 = 4096;
/// Open directories, and processes, of which is known where they are; others count as near.
const MAX_DIRECTORIES: u32 = 4096;
const MAX_WORKING_DIRECTORIES: u32 = 8192;
/// Maximum number of classified control groups; further ones are unknown.
pub(crate) const MAX_CGROUP_CLASSES: u32 = 4096;

/// Bytes of a key.
pub const KEY_BYTES: usize = 16;
/// Bytes of what is noted: time of the event, key.
pub(crate) const THREAD_CGROUPS_BYTES: usize = 8 + KEY_BYTES;
/// What a sorted group's entry says.
pub(crate) const HOST: u32 = 1;
pub(crate) const CONTAINER: u32 = 2;

/// Bytes of an element of the scratch memory.
pub(super) const ELEMENT: u32 = 65_536;

/// Strings of one call that are kept from its entry.
pub(super) const MAX_ENTRY_SLOTS: usize = 3;
/// Bytes of a slot; longer strings go to [`LONG_ENTRIES`].
pub(super) const ENTRY_SLOT: i32 = 256;
/// Bytes of a slot for a long string: the kernel's `PATH_MAX`.
pub(super) const LONG_ENTRY_SLOT: i32 = 4096;
/// Bytes before the slots of an entry.
pub(super) const ENTRY_HEADER: i32 = 64;
/// Threads that can be in a call with an entry at a time; the entries of others are replaced.
const MAX_ENTRIES: u32 = 2048;
/// As `MAX_ENTRIES`, with a long string.
const MAX_LONG_ENTRIES: u32 = 128;

/// Numbers of system calls that are looked at: every known one is below.
pub(crate) const MAX_CALL_NUMBERS: u32 = 512;
/// Entries of the array of translations: 64-bit and 32-bit numbers, calls that others multiplex, x32 calls.
pub(super) const NUMBER_ENTRIES: u32 = 2 * MAX_CALL_NUMBERS + 128;

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

/// Returns the maps in the order of the constants above; those of entries are small unless `reads_entries`.
pub(crate) fn maps(cpus: u32, ring_bytes: u32, reads_entries: bool) -> Vec<Map> {
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
        map(CALLS_NAME, MapKind::ProgramArray, 4, 4, MAX_CALL_NUMBERS),
        map(NUMBERS_NAME, MapKind::Array, 4, 8, NUMBER_ENTRIES),
        map(
            THREAD_CGROUPS_NAME,
            MapKind::LruHash,
            4,
            THREAD_CGROUPS_BYTES as u32,
            MAX_THREAD_CGROUPS,
        ),
        map(
            CGROUP_CLASSES_NAME,
            MapKind::Hash,
            KEY_BYTES as u32,
            4,
            MAX_CGROUP_CLASSES,
        ),
        map("directories", MapKind::LruHash, 8, 16, MAX_DIRECTORIES),
        map(
            WORKING_DIRECTORIES_NAME,
            MapKind::LruHash,
            4,
            8,
            MAX_WORKING_DIRECTORIES,
        ),
        map(
            "entries",
            MapKind::LruHash,
            4,
            ENTRY_HEADER as u32 + MAX_ENTRY_SLOTS as u32 * ENTRY_SLOT as u32,
            if reads_entries { MAX_ENTRIES } else { 1 },
        ),
        map(
            "long_entries",
            MapKind::LruHash,
            4,
            MAX_ENTRY_SLOTS as u32 * LONG_ENTRY_SLOT as u32,
            if reads_entries { MAX_LONG_ENTRIES } else { 1 },
        ),
        map(ENTRY_CALLS_NAME, MapKind::ProgramArray, 4, 4, MAX_CALL_NUMBERS),
    ]
}
