//! Nanoseconds an event for reading and converting captures from memory, state and rules aside.
//!
//! `cargo run --release -p lanner-runtime --example capture_speed -- CAPTURE…` reads each capture 15
//! times and prints the median.

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::time::Instant;

use runtime::capture::{CaptureError, Item, Reader, decompress};

const PASSES: usize = 15;

fn main() -> Result<(), Box<dyn Error>> {
    println!("{:>10} {:>8}  capture", "events", "ns/event");
    for path in std::env::args().skip(1) {
        let capture = decompress(File::open(&path)?)?;
        let mut times = Vec::new();
        let mut events = 0;
        for _ in 0..PASSES {
            let (delivered, nanoseconds) = pass(&capture)?;
            events = delivered;
            times.push(nanoseconds);
        }
        times.sort_unstable();
        let each = times[PASSES / 2] as f64 / f64::max(events as f64, 1.0);
        println!("{events:>10} {each:>8.1}  {path}");
    }
    Ok(())
}

/// Reads a capture once; time runs from the first event on, as metadata are read once a run.
fn pass(capture: &[u8]) -> Result<(u64, u128), CaptureError> {
    let mut reader = Reader::from_memory(capture);
    while let Some(item) = reader.next()? {
        if let Item::HeadersEnd = black_box(item) {
            break;
        }
    }
    let start = Instant::now();
    let mut events = 0;
    while let Some(item) = reader.next()? {
        if let Item::Event(event) = black_box(item) {
            events = event.num;
        }
    }
    Ok((events, start.elapsed().as_nanos()))
}
