//! Counts events by type.
//!
//! In: every event that is visible to rules. Out: counts by the name that `evt.type` shows; only asynchronous
//! events, which carry their own names, are one type here. Not here: matches of rules.

use std::cmp::Reverse;

use compiler::tables::{EVENTS, EventCode, event as code};
use rustc_hash::FxHashMap;

use crate::event::Event;
use crate::fields::{generic_name, generic_syscall};

/// Counts of events.
#[derive(Clone, Debug)]
pub struct EventCounts {
    /// Events that only updated the state.
    pub hidden: u64,
    by_code: Box<[u64]>,
    /// Generic events, by the two numbers of their system call.
    generic: FxHashMap<(u16, Option<u16>), u64>,
}

impl Default for EventCounts {
    fn default() -> Self {
        Self {
            hidden: 0,
            by_code: vec![0; EVENTS.len()].into(),
            generic: FxHashMap::default(),
        }
    }
}

impl EventCounts {
    /// Counts an event that is visible to rules.
    pub fn count(&mut self, event: &Event<'_>) {
        if event.code == code::GENERIC_X {
            *self.generic.entry(generic_syscall(event)).or_default() += 1;
        } else if let Some(count) = self.by_code.get_mut(usize::from(event.code.0)) {
            *count += 1;
        }
    }

    /// Returns the number of counted events.
    pub fn total(&self) -> u64 {
        self.by_code.iter().chain(self.generic.values()).sum()
    }

    /// Returns the types that occurred with their counts, by descending count, then by name.
    pub fn by_type(&self) -> Vec<(&'static str, u64)> {
        let mut by_name: FxHashMap<&str, u64> = FxHashMap::default();
        for (index, count) in self.by_code.iter().enumerate() {
            if let Some(info) = EventCode(index as u16).info().filter(|_| *count > 0) {
                *by_name.entry(info.name).or_default() += count;
            }
        }
        for ((code, native), count) in &self.generic {
            *by_name.entry(generic_name(*code, *native)).or_default() += count;
        }
        let mut types: Vec<_> = by_name.into_iter().collect();
        types.sort_unstable_by_key(|(name, count)| (Reverse(*count), *name));
        types
    }
}

#[cfg(test)]
mod tests {
    use compiler::tables::SYSCALLS;

    use super::*;
    use crate::capture::EventBuilder;

    #[test]
    fn old_versions_and_generic_calls_count_under_their_evt_type() {
        let mut event_counts = EventCounts::default();
        let openat = EventBuilder::new(code::SYSCALL_OPENAT_2_X);
        let clone = EventBuilder::new(code::SYSCALL_CLONE_20_X);
        let chroot = SYSCALLS.iter().find(|syscall| syscall.name == "getpid").unwrap();
        let generic = EventBuilder::new(code::GENERIC_X).u16(chroot.code).u16(0);
        for event in [&generic, &openat, &clone, &generic] {
            event_counts.count(&event.event());
        }
        assert_eq!(
            event_counts.by_type(),
            [("getpid", 2), ("clone", 1), ("openat", 1)]
        );
        assert_eq!(event_counts.total(), 4);
    }
}
