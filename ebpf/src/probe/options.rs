//! What a probe loads: events, filter, ring size.

use compiler::tables::EventCode;

use crate::program::{EventFilter, PassAll};

/// Default size of the ring in bytes.
pub const RING_BYTES: u32 = 8 << 20;

/// Bytes of a ring for events that are few, as conditions in the kernel turn most away. The kernel counts
/// each page of a ring twice as resident memory of its reader, who sees them twice in a row.
pub const FILTERED_RING_BYTES: u32 = 2 << 20;

/// What to load.
pub struct Options<'a> {
    /// Which events.
    pub wanted: &'a dyn Fn(EventCode) -> bool,
    /// Which calls of those without an event of their own, by their portable code. Asked only if
    /// their common event is wanted.
    pub wanted_generic: &'a dyn Fn(u16) -> bool,
    /// What events must meet before anything of them is copied.
    pub filter: &'a dyn EventFilter,
    /// Bytes of the ring: a power of two, at least a page.
    pub ring_bytes: u32,
    /// A process whose own calls are not reported: usually the reader itself.
    pub ignored_process: Option<u32>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            wanted: &|_| true,
            wanted_generic: &|_| true,
            filter: &PassAll,
            ring_bytes: RING_BYTES,
            ignored_process: None,
        }
    }
}
