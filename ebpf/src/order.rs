//! Brings events of several CPUs into the order of their times.
//!
//! A program takes the time when it begins and sends when it ends, so the ring holds events almost
//! in order: two CPUs may overtake each other by as long as a program runs. Events therefore wait
//! until newer ones by [`WINDOW`] have come, or until the reader asks for all.

use crate::record::{NoRecord, Record};

/// Nanoseconds by which events may overtake each other.
pub(crate) const WINDOW: u64 = 1_000_000;

/// Events that wait.
#[derive(Debug, Default)]
pub(crate) struct Order {
    bytes: Vec<u8>,
    /// Time, start and end of each record.
    entries: Vec<(u64, usize, usize)>,
    /// The newest time given out so far.
    given: u64,
    /// Events given out behind newer ones.
    late: u64,
}

impl Order {
    /// Adds a record.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Result<(), NoRecord> {
        let ts = Record::parse(bytes)?.ts;
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        self.entries.push((ts, start, self.bytes.len()));
        Ok(())
    }

    /// Gives events in order: all of them, or those older than the newest by [`WINDOW`].
    pub(crate) fn give(&mut self, all: bool, each: &mut dyn FnMut(&Record<'_>)) -> usize {
        // Nearly sorted already, which this sort is quick at; equal times keep their order.
        self.entries.sort_by_key(|entry| entry.0);
        let newest = self.entries.last().map_or(0, |entry| entry.0);
        let horizon = if all {
            u64::MAX
        } else {
            newest.saturating_sub(WINDOW)
        };
        let count = self.entries.partition_point(|entry| entry.0 <= horizon);
        for &(ts, start, end) in &self.entries[..count] {
            self.late += u64::from(ts < self.given);
            self.given = self.given.max(ts);
            let record = Record::parse(&self.bytes[start..end]);
            each(&record.expect("checked when it was added"));
        }
        self.keep_from(count);
        count
    }

    /// Events that were given out behind newer ones: more than the window late.
    pub(crate) fn late(&self) -> u64 {
        self.late
    }

    fn keep_from(&mut self, count: usize) {
        let left = self.entries.split_off(count);
        let mut bytes = Vec::with_capacity(left.iter().map(|(_, start, end)| end - start).sum());
        self.entries.clear();
        for (ts, start, end) in left {
            let at = bytes.len();
            bytes.extend_from_slice(&self.bytes[start..end]);
            self.entries.push((ts, at, bytes.len()));
        }
        if self.entries.is_empty() {
            self.bytes.clear();
        } else {
            self.bytes = bytes;
        }
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

    fn given(order: &mut Order, all: bool) -> Vec<u64> {
        let mut times = Vec::new();
        order.give(all, &mut |record| times.push(record.ts));
        times
    }

    #[test]
    fn events_wait_for_those_that_may_overtake_them() {
        let mut order = Order::default();
        for ts in [5, 3, 2 * WINDOW] {
            order.push(&record(ts)).unwrap();
        }
        assert_eq!(given(&mut order, false), [3, 5]);
        order.push(&record(7)).unwrap();
        assert_eq!(given(&mut order, true), [7, 2 * WINDOW]);
        assert!(given(&mut order, true).is_empty());
        assert_eq!(order.late(), 0);
        order.push(&record(9)).unwrap();
        assert_eq!(given(&mut order, true), [9]);
        assert_eq!(order.late(), 1);
        assert!(order.push(b"short").is_err());
    }
}
