//! One pass over a capture, for tools that count instructions.
//!
//! ```text
//! cargo build --release -p lanner-runtime --example replay_cost
//! valgrind --tool=callgrind --collect-atstart=no --toggle-collect='*replay_events*' \
//!     target/release/examples/replay_cost CAPTURE [read|state]
//! ```
//!
//! Headers are read before the counted function begins, so what callgrind collects, divided by the
//! number that is printed, is the cost of an event. Without `read` the state is kept.

use std::error::Error;
use std::fs::File;
use std::hint::black_box;

use runtime::capture::{CaptureError, Item, Reader, decompress};
use runtime::state::{Attached, State};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, keeps_state) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [path] | [path, "state"] => (path, true),
        [path, "read"] => (path, false),
        _ => return Err("usage: replay_cost CAPTURE [read|state]".into()),
    };
    let bytes = decompress(File::open(path)?)?;
    let mut reader = Reader::from_memory(&bytes);
    let mut state = State::default();
    while let Some(item) = reader.next()? {
        let at_end = matches!(item, Item::HeadersEnd);
        state.take(item);
        if at_end {
            break;
        }
    }
    let events = replay_events(&mut reader, &mut state, keeps_state)?;
    println!("{events} events");
    Ok(())
}

/// What is counted. Not inlined, so that it has a name to begin at.
#[inline(never)]
fn replay_events(reader: &mut Reader<'_>, state: &mut State, keeps_state: bool) -> Result<u64, CaptureError> {
    let mut events = 0;
    let mut attached = Attached::default();
    while let Some(item) = reader.next()? {
        match &item {
            Item::Event(event) => {
                events += 1;
                if keeps_state {
                    state.apply_into(event, &mut attached);
                    black_box(&attached);
                } else {
                    black_box(event);
                }
            }
            _ => state.take(item),
        }
    }
    Ok(events)
}
