//! Enter events that wait for the exit of their call, one a thread.
//!
//! Bounded: a capture that never finishes its calls loses the waiting ones when a limit is reached,
//! and their exits get the values of an exit without an enter.

use compiler::tables::EventCode;
use rustc_hash::FxHashMap;

use super::values::Values;
use crate::capture::limits::{MAX_PENDING_BYTES, MAX_PENDING_THREADS};

/// Room that a thread's entry keeps for its next enter event.
const RETAINED_CAPACITY: usize = 512;

/// The pending enter events.
#[derive(Default)]
pub(super) struct PendingEnters {
    entries: Vec<Entry>,
    by_tid: FxHashMap<i64, EnterSlot>,
    /// The entry of the latest lookup: events of a thread come in runs.
    last: EnterSlot,
    /// Bytes in all entries' buffers.
    room: usize,
    lost: u64,
}

/// Index of an entry, valid until the next one is stored.
#[derive(Clone, Copy, Default)]
pub(super) struct EnterSlot(u32);

/// A pending enter event.
pub(super) struct Pending<'a> {
    pub(super) slot: EnterSlot,
    pub(super) code: EventCode,
    pub(super) values: Values<'a>,
}

struct Entry {
    tid: i64,
    /// `None`: the enter event was used; the buffer waits for the next.
    code: Option<EventCode>,
    length_width: usize,
    lengths: usize,
    /// Lengths, then values.
    bytes: Vec<u8>,
}

impl PendingEnters {
    /// Keeps the enter event of a thread; an older one is forgotten.
    pub(super) fn store(&mut self, tid: i64, code: EventCode, values: Values) {
        let wanted = values.lengths.len() + values.data.len();
        if self.room + wanted > MAX_PENDING_BYTES || self.entries.len() >= MAX_PENDING_THREADS {
            self.make_room(tid);
        }
        self.last = self.slot(tid).unwrap_or_else(|| self.add(tid));
        let entry = &mut self.entries[self.last.0 as usize];
        self.room -= entry.bytes.capacity();
        entry.bytes.clear();
        entry.bytes.extend_from_slice(values.lengths);
        entry.bytes.extend_from_slice(values.data);
        self.room += entry.bytes.capacity();
        entry.code = Some(code);
        entry.length_width = values.length_width;
        entry.lengths = values.lengths.len();
    }

    /// Returns the enter event of a thread.
    #[inline]
    pub(super) fn get(&self, tid: i64) -> Option<Pending<'_>> {
        let slot = self.slot(tid)?;
        let entry = self.entries.get(slot.0 as usize)?;
        let (lengths, data) = entry.bytes.split_at_checked(entry.lengths)?;
        Some(Pending {
            slot,
            code: entry.code?,
            values: Values {
                length_width: entry.length_width,
                lengths,
                data,
            },
        })
    }

    /// Forgets an enter event.
    #[inline]
    pub(super) fn forget(&mut self, slot: EnterSlot) {
        if let Some(entry) = self.entries.get_mut(slot.0 as usize) {
            entry.code = None;
            if entry.bytes.capacity() > RETAINED_CAPACITY {
                self.room -= entry.bytes.capacity();
                entry.bytes = Vec::new();
            }
        }
    }

    /// Forgets everything, as at the start of a section.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.by_tid.clear();
        self.room = 0;
    }

    /// Enter events that a limit made it forget.
    pub(super) fn lost(&self) -> u64 {
        self.lost
    }

    #[inline]
    fn slot(&self, tid: i64) -> Option<EnterSlot> {
        match self.entries.get(self.last.0 as usize) {
            Some(entry) if entry.tid == tid => Some(self.last),
            _ => self.by_tid.get(&tid).copied(),
        }
    }

    fn add(&mut self, tid: i64) -> EnterSlot {
        let slot = EnterSlot(self.entries.len() as u32);
        self.entries.push(Entry {
            tid,
            code: None,
            length_width: 2,
            lengths: 0,
            bytes: Vec::new(),
        });
        self.by_tid.insert(tid, slot);
        slot
    }

    /// Drops idle entries, and all if that is not enough.
    #[cold]
    fn make_room(&mut self, tid: i64) {
        self.entries
            .retain(|entry| entry.tid == tid || entry.code.is_some());
        self.room = self.entries.iter().map(|entry| entry.bytes.capacity()).sum();
        if self.room > MAX_PENDING_BYTES / 2 || self.entries.len() > MAX_PENDING_THREADS / 2 {
            self.lost += self.entries.iter().filter(|entry| entry.code.is_some()).count() as u64;
            self.clear();
        }
        let slots = self.entries.iter().enumerate();
        self.by_tid = slots
            .map(|(slot, entry)| (entry.tid, EnterSlot(slot as u32)))
            .collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(data: &[u8]) -> Values<'_> {
        Values {
            length_width: 2,
            lengths: &[],
            data,
        }
    }

    #[test]
    fn the_latest_enter_event_of_a_thread_is_kept() {
        let mut pending = PendingEnters::default();
        pending.store(1, EventCode(4), values(b"a"));
        pending.store(1, EventCode(6), values(b"b"));
        pending.store(2, EventCode(8), values(b"c"));
        let kept = pending.get(1).unwrap();
        assert_eq!((kept.code, kept.values.data), (EventCode(6), &b"b"[..]));
        let slot = kept.slot;
        pending.forget(slot);
        assert!(pending.get(1).is_none());
        assert!(pending.get(2).is_some());
    }

    #[test]
    fn threads_are_limited() {
        let mut pending = PendingEnters::default();
        for tid in 0..3 * MAX_PENDING_THREADS as i64 {
            pending.store(tid, EventCode(4), values(b"a"));
            assert!(pending.entries.len() <= MAX_PENDING_THREADS);
            assert_eq!(pending.entries.len(), pending.by_tid.len());
            assert!(pending.get(tid).is_some());
        }
        assert!(pending.lost() > 0);
    }

    #[test]
    fn idle_threads_make_room_without_loss() {
        let mut pending = PendingEnters::default();
        for tid in 0..3 * MAX_PENDING_THREADS as i64 {
            pending.store(tid, EventCode(4), values(b"a"));
            let slot = pending.get(tid).expect("it was just stored").slot;
            pending.forget(slot);
        }
        assert_eq!(pending.lost(), 0);
    }

    #[test]
    fn bytes_are_limited() {
        let mut pending = PendingEnters::default();
        let large = vec![0; 60_000];
        for tid in 0..2_000 {
            pending.store(tid, EventCode(4), values(&large));
            assert!(pending.room <= MAX_PENDING_BYTES + large.len());
        }
        assert!(pending.lost() > 0);
    }
}
