//! Time per event of reading and state keeping, over whole captures in memory and one thread.
//!
//! `cargo bench -p lanner-runtime --bench replay [NAME…]` replays the shared captures of the
//! performance table (or those named) and prints medians: reading alone, reading with the state,
//! and the events per second of the latter.

use std::fs::File;
use std::hint::black_box;
use std::time::Instant;

use runtime::capture::{Item, Reader, decompress};
use runtime::state::State;

const CAPTURES: [&str; 5] = [
    "nginx__nginx",
    "alpine__alpine",
    "mpm-preforked__full_capture",
    "files",
    "procs",
];
const PASSES: usize = 31;

fn main() {
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let names = if named.is_empty() {
        CAPTURES.map(str::to_owned).to_vec()
    } else {
        named
    };
    println!(
        "{:<32} {:>8} {:>9} {:>14} {:>12}",
        "capture", "events", "read ns", "read+state ns", "M events/s"
    );
    for name in names {
        let Some(path) = testkit::capture(&name) else {
            return;
        };
        let file = File::open(&path).expect("a readable capture");
        let bytes = decompress(file).expect("a sound capture");
        let events = replay(&bytes, None);
        let per_event = |nanoseconds: f64| nanoseconds / events.max(1) as f64;
        let read = per_event(median(|| {
            replay(&bytes, None);
        }));
        let state = per_event(median(|| {
            replay(&bytes, Some(State::default()));
        }));
        println!(
            "{name:<32} {events:>8} {read:>9.1} {state:>14.1} {:>12.2}",
            1000.0 / state
        );
    }
}

/// Number of events of a capture, all of them read and, if asked for, applied.
fn replay(bytes: &[u8], mut state: Option<State>) -> u64 {
    let mut reader = Reader::from_memory(bytes);
    let mut events = 0;
    while let Some(item) = reader.next().expect("a sound capture") {
        match (item, &mut state) {
            (Item::Event(event), state) => {
                events += 1;
                match state {
                    Some(state) => {
                        black_box(state.apply(&event));
                    }
                    None => {
                        black_box(event);
                    }
                }
            }
            (item, Some(state)) => state.take(item),
            (_, None) => {}
        }
    }
    events
}

/// Median duration, ns.
fn median(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..PASSES)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_nanos() as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[PASSES / 2]
}
