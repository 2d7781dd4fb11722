//! Threads that ended a moment ago.
//!
//! A clone's caller can report a child that has ended already; making an entry for it would leave a
//! thread that is never removed. This table has the latest exits, by thread and parent.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

/// How many exits are remembered.
const CAPACITY: usize = 8192;
/// How long an exit counts, ns.
const MAX_AGE: u64 = 2_000_000_000;

/// The latest exits.
#[derive(Debug, Default)]
pub(super) struct RecentlyExited {
    order: VecDeque<(u64, u64)>,
    latest: FxHashMap<u64, u64>,
}

impl RecentlyExited {
    pub(super) fn record(&mut self, tid: i64, ptid: i64, now: u64) {
        if self.order.len() >= CAPACITY
            && let Some((key, time)) = self.order.pop_front()
            && self.latest.get(&key) == Some(&time)
        {
            self.latest.remove(&key);
        }
        self.order.push_back((key(tid, ptid), now));
        self.latest.insert(key(tid, ptid), now);
    }

    pub(super) fn contains(&self, tid: i64, ptid: i64, now: u64) -> bool {
        let time = self.latest.get(&key(tid, ptid));
        time.and_then(|time| now.checked_sub(*time))
            .is_some_and(|age| age < MAX_AGE)
    }
}

/// Thread ids take 32 bits at most.
const fn key(tid: i64, ptid: i64) -> u64 {
    (ptid as u64) << 32 | (tid as u64 & 0xffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exits_count_for_two_seconds() {
        let mut exits = RecentlyExited::default();
        exits.record(7, 1, 100);
        assert!(exits.contains(7, 1, 100));
        assert!(exits.contains(7, 1, 100 + MAX_AGE - 1));
        assert!(!exits.contains(7, 1, 100 + MAX_AGE));
        assert!(!exits.contains(7, 1, 99));
        assert!(!exits.contains(7, 2, 100));
    }

    #[test]
    fn only_the_latest_exits_are_remembered() {
        let mut exits = RecentlyExited::default();
        for tid in 0..=CAPACITY as i64 {
            exits.record(tid, 1, 5);
        }
        assert!(!exits.contains(0, 1, 5));
        assert!(exits.contains(1, 1, 5));
        assert_eq!(exits.order.len(), CAPACITY);
        assert_eq!(exits.latest.len(), CAPACITY);
    }
}
