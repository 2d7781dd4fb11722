//! Enter events that wait for the exit of their call, one a thread.
//!
//! Bounded: a capture that never finishes its calls loses the waiting ones when a limit is reached,
//! and their exits get the values of an exit without an enter.

use compiler::tables::EventCode;
use rustc_hash::FxHashMap;

use super::values::Values;
use crate::capture::limits::{PENDING_BYTES, PENDING_THREADS};

/// Room that a thread's entry keeps for its next enter event.
const KEPT_ROOM: usize = 512;

/// The pending enter events.
#[derive(Default)]
pub(super) struct PendingEnters {
    by_tid: FxHashMap<i64, PendingEnter>,
    /// Bytes in all entries' buffers.
    room: usize,
    lost: u64,
}

#[derive(Default)]
struct PendingEnter {
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
        if self.room + wanted > PENDING_BYTES || self.by_tid.len() >= PENDING_THREADS {
            self.make_room(tid);
        }
        let entry = self.by_tid.entry(tid).or_default();
        self.room -= entry.bytes.capacity();
        entry.bytes.clear();
        entry.bytes.extend_from_slice(values.lengths);
        entry.bytes.extend_from_slice(values.data);
        self.room += entry.bytes.capacity();
        entry.code = Some(code);
        entry.length_width = values.length_width;
        entry.lengths = values.lengths.len();
    }

    /// The enter event of a thread.
    pub(super) fn get(&self, tid: i64) -> Option<(EventCode, Values<'_>)> {
        let entry = self.by_tid.get(&tid)?;
        let code = entry.code?;
        let (lengths, data) = entry.bytes.split_at_checked(entry.lengths)?;
        let length_width = entry.length_width;
        Some((
            code,
            Values {
                length_width,
                lengths,
                data,
            },
        ))
    }

    /// Forgets the enter event of a thread.
    pub(super) fn forget(&mut self, tid: i64) {
        if let Some(entry) = self.by_tid.get_mut(&tid) {
            entry.code = None;
            if entry.bytes.capacity() > KEPT_ROOM {
                self.room -= entry.bytes.capacity();
                entry.bytes = Vec::new();
            }
        }
    }

    /// Forgets everything, as at the start of a section.
    pub(super) fn clear(&mut self) {
        self.by_tid.clear();
        self.room = 0;
    }

    /// Enter events that a limit made it forget.
    pub(super) fn lost(&self) -> u64 {
        self.lost
    }

    /// Drops idle entries, and all if that is not enough.
    fn make_room(&mut self, tid: i64) {
        self.by_tid
            .retain(|other, entry| *other == tid || entry.code.is_some());
        self.room = self.by_tid.values().map(|entry| entry.bytes.capacity()).sum();
        if self.room > PENDING_BYTES / 2 || self.by_tid.len() > PENDING_THREADS / 2 {
            self.lost += self.by_tid.values().filter(|entry| entry.code.is_some()).count() as u64;
            self.clear();
        }
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
        let (code, kept) = pending.get(1).unwrap();
        assert_eq!((code, kept.data), (EventCode(6), &b"b"[..]));
        pending.forget(1);
        assert!(pending.get(1).is_none());
        assert!(pending.get(2).is_some());
    }

    #[test]
    fn threads_are_limited() {
        let mut pending = PendingEnters::default();
        for tid in 0..3 * PENDING_THREADS as i64 {
            pending.store(tid, EventCode(4), values(b"a"));
            assert!(pending.by_tid.len() <= PENDING_THREADS);
            assert!(pending.get(tid).is_some());
        }
        assert!(pending.lost() > 0);
    }

    #[test]
    fn idle_threads_make_room_without_loss() {
        let mut pending = PendingEnters::default();
        for tid in 0..3 * PENDING_THREADS as i64 {
            pending.store(tid, EventCode(4), values(b"a"));
            pending.forget(tid);
        }
        assert_eq!(pending.lost(), 0);
    }

    #[test]
    fn bytes_are_limited() {
        let mut pending = PendingEnters::default();
        let large = vec![0; 60_000];
        for tid in 0..2_000 {
            pending.store(tid, EventCode(4), values(&large));
            assert!(pending.room <= PENDING_BYTES + large.len());
        }
        assert!(pending.lost() > 0);
    }
}
