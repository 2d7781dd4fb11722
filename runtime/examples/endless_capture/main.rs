//! Shows that memory does not grow with a capture: millions of invented events through reader,
//! converter and state, with the peak of resident memory and the sizes of tables after each million.
//!
//! `cargo run --release -p lanner-runtime --example endless_capture -- [EVENTS]` (10 million if not
//! given). The tables fill up and what is evicted or refused is counted; a test holds a shorter
//! capture of the same kind to its limits.

mod churn;

use std::error::Error;
use std::io::BufWriter;

use runtime::capture::{Item, Reader};
use runtime::state::State;

const EVENTS: u64 = 10_000_000;
const REPORT: u64 = 1_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let events = match std::env::args().nth(1) {
        Some(count) => count.parse()?,
        None => EVENTS,
    };
    let (read, write) = std::io::pipe()?;
    let writing = std::thread::spawn(move || churn::invent(BufWriter::new(write), events / churn::LIFE));
    let mut reader = Reader::new(read)?;
    let mut state = State::new(churn::LIMITS);
    while let Some(item) = reader.next()? {
        let Item::Event(event) = item else {
            state.apply_metadata(item);
            continue;
        };
        state.apply(&event);
        if event.num.is_multiple_of(REPORT) {
            let sizes = state.sizes();
            println!(
                "{:>12} events: peak memory {}, {} threads, {} descriptors",
                event.num,
                peak_memory()?,
                sizes.threads,
                sizes.fds
            );
        }
    }
    writing.join().expect("the writer does not panic")?;
    println!(
        "{:#?}\nenter events lost: {}",
        state.counters(),
        reader.lost_enters()
    );
    Ok(())
}

/// Peak of resident memory, as the kernel words it.
fn peak_memory() -> Result<String, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .ok_or("no VmHWM in /proc/self/status")?;
    Ok(peak.trim().to_owned())
}
