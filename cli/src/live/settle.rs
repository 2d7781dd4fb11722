//! When a start is over: memory that it took is then given back.
//!
//! In: how many functions there are, again and again. Out: nothing, but for a call. The code for a type of
//! events is made when the first of them comes, so that a start takes most of its memory after it began
//! to watch. Not here: what is given back (`crate::memory`).

use std::time::{Duration, Instant};

use crate::memory::give_back;

/// From a new function until memory is given back: functions come together.
const DELAY: Duration = Duration::from_secs(1);

/// What was seen of the code that is made while events come.
#[derive(Debug)]
pub(super) struct Settling {
    functions: usize,
    /// Since when there is something to be given back.
    since: Option<Instant>,
}

impl Settling {
    /// A start is over at `now`, but for the making of code.
    pub(super) fn new(now: Instant) -> Self {
        Self {
            functions: 0,
            since: Some(now),
        }
    }

    /// Gives memory back if it is time to. There are `functions` at `now`.
    pub(super) fn look(&mut self, now: Instant, functions: usize) {
        if self.is_over(now, functions) {
            give_back();
        }
    }

    /// A start, or the making of functions after it, is over since the last look.
    fn is_over(&mut self, now: Instant, functions: usize) -> bool {
        if functions != self.functions {
            self.functions = functions;
            self.since.get_or_insert(now);
        }
        let is_over = self.since.is_some_and(|since| now.duration_since(since) >= DELAY);
        if is_over {
            self.since = None;
        }
        is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_given_back_once_after_functions_were_made() {
        let start = Instant::now();
        let mut settling = Settling::new(start);
        let looks = [
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
        let over =
            looks.map(|(at, functions)| settling.is_over(start + Duration::from_millis(at), functions));
        assert_eq!(
            over,
            [false, false, true, false, false, false, true, false, false]
        );
    }
}
