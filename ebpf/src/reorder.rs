//! Orders events of several CPUs by time.
//!
//! A program takes the time when it begins and sends when it ends, so the ring holds events almost
//! in order: two CPUs may overtake each other by as long as a program runs. Events therefore wait
//! until they are older, by [`WINDOW`], than anything that can still come.

use crate::record::{InvalidRecord, Record};

/// Nanoseconds by which events may overtake each other.
pub(crate) const WINDOW: u64 = 500_000;

/// Events that wait.
#[derive(Debug, Default)]
pub(crate) struct ReorderBuffer {
    bytes: Vec<u8>,
    /// Time, start and end of each record.
    entries: Vec<(u64, usize, usize)>,
    /// The first entry that was not given out.
    next: usize,
    /// Entries before this one are due.
    due: usize,
    /// The newest time that was added.
    newest: u64,
    /// The newest time given out so far.
    given: u64,
    /// Events given out behind newer ones.
    late: u64,
    /// Becomes `bytes` when those that were given out go.
    spare: Vec<u8>,
}

impl ReorderBuffer {
    /// Adds a record.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Result<(), InvalidRecord> {
        let ts = Record::parse(bytes)?.ts;
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        self.entries.push((ts, start, self.bytes.len()));
        self.newest = self.newest.max(ts);
        Ok(())
    }

    /// The newest time that was added.
    pub(crate) fn newest(&self) -> u64 {
        self.newest
    }

    /// Bytes that are held.
    pub(crate) fn held(&self) -> usize {
        self.bytes.len()
    }

    /// Makes the events up to `horizon` due: nothing as old as that can come any more.
    pub(crate) fn admit(&mut self, horizon: u64) {
        let waiting = &mut self.entries[self.next..];
        // Nearly sorted already, which this sort is quick at; equal times keep their order.
        waiting.sort_by_key(|entry| entry.0);
        self.due = self.next + waiting.partition_point(|entry| entry.0 <= horizon);
    }

    /// An event is due.
    pub(crate) fn has_due(&self) -> bool {
        self.next < self.due
    }

    /// The next event that is due, which stays so.
    pub(crate) fn peek(&self) -> Option<Record<'_>> {
        let (_, start, end) = *self.entries[..self.due].get(self.next)?;
        let record = Record::parse(&self.bytes[start..end]);
        Some(record.expect("checked when it was added"))
    }

    /// Gives the next event that is due.
    pub(crate) fn next(&mut self) -> Option<Record<'_>> {
        let (ts, start, end) = *self.entries[..self.due].get(self.next)?;
        self.next += 1;
        self.late += u64::from(ts < self.given);
        self.given = self.given.max(ts);
        let record = Record::parse(&self.bytes[start..end]);
        Some(record.expect("checked when it was added"))
    }

    /// Forgets what was given out.
    pub(crate) fn forget_given(&mut self) {
        if self.next == 0 {
            return;
        }
        self.entries.drain(..self.next);
        self.due -= self.next;
        self.next = 0;
        self.spare.clear();
        for (_, start, end) in &mut self.entries {
            let at = self.spare.len();
            self.spare.extend_from_slice(&self.bytes[*start..*end]);
            (*start, *end) = (at, self.spare.len());
        }
        std::mem::swap(&mut self.bytes, &mut self.spare);
    }

    /// Events that were given out behind newer ones: more than the window late.
    pub(crate) fn late(&self) -> u64 {
        self.late
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(ts: u64) -> Vec<u8> {
        let mut bytes = vec![0; 28];
        bytes[2..10].copy_from_slice(&ts.to_le_bytes());
        bytes[18] = 26;
        bytes
    }

    fn given(order: &mut ReorderBuffer, horizon: u64) -> Vec<u64> {
        order.admit(horizon);
        let mut times = Vec::new();
        while let Some(record) = order.next() {
            times.push(record.ts);
        }
        order.forget_given();
        times
    }

    #[test]
    fn events_wait_for_those_that_may_overtake_them() {
        let mut order = ReorderBuffer::default();
        for ts in [5, 3, 20] {
            order.push(&record(ts)).unwrap();
        }
        assert_eq!(given(&mut order, 5), [3, 5]);
        assert_eq!(order.held(), 28);
        order.push(&record(7)).unwrap();
        assert_eq!(given(&mut order, u64::MAX), [7, 20]);
        assert!(given(&mut order, u64::MAX).is_empty());
        assert_eq!((order.late(), order.held()), (0, 0));
        order.push(&record(9)).unwrap();
        assert_eq!(given(&mut order, u64::MAX), [9]);
        assert_eq!((order.late(), order.newest()), (1, 20));
        assert!(order.push(b"short").is_err());
    }

    #[test]
    fn what_is_due_stays_until_it_is_taken() {
        let mut order = ReorderBuffer::default();
        for ts in [1, 2, 3] {
            order.push(&record(ts)).unwrap();
        }
        order.admit(3);
        assert_eq!(order.peek().map(|record| record.ts), Some(1));
        assert_eq!(order.next().map(|record| record.ts), Some(1));
        order.forget_given();
        order.push(&record(2)).unwrap();
        order.admit(9);
        let times: Vec<u64> = std::iter::from_fn(|| order.next().map(|record| record.ts)).collect();
        assert_eq!(times, [2, 2, 3]);
    }
}
