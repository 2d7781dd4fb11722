//! Handles of threads and of their groups in the table of threads.
//!
//! A handle of a thread becomes stale when the thread leaves the table: its slot gets another generation.
//! Not here: the table (`threads`), the thread (`thread`).

/// Handle of a thread in the table.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct ThreadId {
    pub(super) slot: u32,
    pub(super) generation: u32,
}

impl ThreadId {
    /// A handle that no thread ever has.
    pub(super) const NONE: Self = Self {
        slot: u32::MAX,
        generation: 0,
    };
}

/// Handle of a group: the threads of one process.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct GroupId(pub(super) u32);
