//! Returns memory to the system once a start is over.
//!
//! In: the number of compiled functions, again and again. Out: calls of `crate::memory::trim`. Code for an event
//! type is compiled after its first events, so a start allocates most of its memory after monitoring began.
//! Not here: how memory is returned.

use std::time::{Duration, Instant};

use crate::memory::trim;

/// Time from a new function to the trim. Functions are compiled in groups.
const DELAY: Duration = Duration::from_secs(1);

/// Decides when to return memory.
#[derive(Debug)]
pub(super) struct MemoryTrimmer {
    functions: usize,
    /// When something was allocated that can be returned.
    since: Option<Instant>,
}

impl MemoryTrimmer {
    /// Creates a trimmer at the end of a start.
    pub(super) fn new(now: Instant) -> Self {
        Self {
            functions: 0,
            since: Some(now),
        }
    }

    /// Trims memory if it is time to; `functions` is the current number of compiled functions.
    pub(super) fn update(&mut self, now: Instant, functions: usize) {
        if self.is_due(now, functions) {
            trim();
        }
    }

    /// Returns `true` if a start, or a group of compilations after it, has ended since the last call.
    fn is_due(&mut self, now: Instant, functions: usize) -> bool {
        if functions != self.functions {
            self.functions = functions;
            self.since.get_or_insert(now);
        }
        let is_due = self.since.is_some_and(|since| now.duration_since(since) >= DELAY);
        if is_due {
            self.since = None;
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_trimmed_once_after_functions_were_compiled() {
        let start = Instant::now();
        let mut trimmer = MemoryTrimmer::new(start);
        let updates = [
            (0, 0),
            (999, 1),
            (1000, 1),
            (1001, 1),
            (5000, 2),
            (5500, 3),
            (6000, 3),
            (6500, 3),
            (9000, 3),
        ];
        let due = updates.map(|(at, functions)| trimmer.is_due(start + Duration::from_millis(at), functions));
        assert_eq!(due, [false, false, true, false, false, false, true, false, false]);
    }
}
