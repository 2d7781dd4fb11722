//! The state stays within its limits however long a capture is. The example `endless_capture` goes
//! on for millions of events with the same generator.

#[path = "../examples/endless_capture/churn.rs"]
mod churn;

use runtime::capture::{Item, Reader};
use runtime::state::{MAX_FDS, State};

/// Enough for every table to fill up, and for two purges after that.
const LIVES: u64 = 20_000;

#[test]
fn tables_stay_at_their_limits_and_count_what_they_leave_out() {
    let mut capture = Vec::new();
    churn::invent(&mut capture, LIVES).unwrap();
    let mut reader = Reader::from_memory(&capture);
    let mut state = State::new(churn::LIMITS);
    let (mut events, mut most_threads) = (0, 0);
    while let Some(item) = reader.next().unwrap() {
        let Item::Event(event) = item else {
            state.apply_metadata(item);
            continue;
        };
        state.apply(&event);
        events += 1;
        most_threads = most_threads.max(state.thread_count());
    }
    assert!(events >= LIVES * (churn::LIFE - 1), "{events} events");
    assert_eq!(most_threads, churn::LIMITS.threads);
    let first = state.thread(1).expect("the first process lives");
    assert_eq!(state.open_fds(first), MAX_FDS);
    let counters = state.counters();
    assert_eq!(counters.refused_fds, LIVES - MAX_FDS as u64);
    assert!(counters.refused_threads > 0, "{counters:?}");
    assert!(counters.purged_threads > 0, "{counters:?}");
    assert_eq!(
        counters.added_threads - counters.removed_threads,
        state.thread_count() as u64
    );
    // Everyone else inherits those of the first process, and opens three files at most.
    let most_fds = churn::LIMITS.threads * (MAX_FDS + 3);
    let fds = state.sizes().fds;
    assert!(fds <= most_fds, "{fds} > {most_fds}");
}
