//! Time per event of reading, state keeping and evaluation, over whole captures in memory and one
//! thread.
//!
//! `cargo bench -p lanner-runtime --bench replay [NAME…]` replays the shared captures of the
//! performance table (or those named) and prints medians of the time of its events, headers not
//! included: reading alone, reading with the state, what the interpreter adds with the stable rules
//! and with all three official files, and the events per second of all of it. The least times stand
//! beside those of reading and state: they are what a busy machine still tells.

use std::fs::File;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use compiler::backend::{Evaluation, Interpreter, Matching};
use compiler::check::assumed::Assumed;
use compiler::compile::{Options, compile};
use compiler::ir::Graph;
use compiler::source::Sources;
use runtime::capture::{Item, Reader, decompress};
use runtime::fields::EventFields;
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
    let Some(rules) = testkit::shared("conformance/rules/official") else {
        return;
    };
    let engines = [
        engine(&rules, &["falco_rules"]),
        engine(
            &rules,
            &["falco_rules", "falco-incubating_rules", "falco-sandbox_rules"],
        ),
    ];
    println!(
        "{:<28} {:>7} {:>15} {:>15} {:>15} {:>15} {:>12}",
        "capture", "events", "read ns", "read+state ns", "stable rules ns", "all rules ns", "M events/s"
    );
    for name in names {
        let Some(path) = testkit::capture(&name) else {
            return;
        };
        let file = File::open(&path).expect("a readable capture");
        let bytes = decompress(file).expect("a sound capture");
        let events = replay(&bytes, None, None).events.max(1) as f64;
        let time = |state: bool, engine: Option<&Interpreter>| {
            let mut times: Vec<f64> = (0..PASSES)
                .map(|_| replay(&bytes, state.then(State::default), engine).nanoseconds / events)
                .collect();
            times.sort_by(f64::total_cmp);
            (times[PASSES / 2], times[0])
        };
        let read = time(false, None);
        let state = time(true, None);
        let [stable, all] = engines.each_ref().map(|engine| time(true, Some(engine)).0);
        println!(
            "{name:<28} {events:>7} {:>7.1} ({:>5.1}) {:>7.1} ({:>5.1}) {:>15.1} {:>15.1} {:>12.2}",
            read.0,
            read.1,
            state.0,
            state.1,
            stable - state.0,
            all - state.0,
            1000.0 / all
        );
    }
}

/// The interpreter over the rules of some files.
fn engine(folder: &Path, names: &[&str]) -> Interpreter {
    let mut sources = Sources::default();
    for name in names {
        let path = folder.join(format!("{name}.yaml"));
        let text = std::fs::read_to_string(&path).expect("a readable rule file");
        sources.add(path.to_string_lossy(), text);
    }
    let options = Options {
        assumed: Assumed::falco(),
        ..Options::default()
    };
    let compilation = compile(&sources, &options);
    let rules = compilation.rules.iter().filter(|rule| rule.enabled);
    Interpreter::new(&Graph::new(rules)).expect("checked rules are fine")
}

/// One pass over a capture.
struct Pass {
    events: u64,
    /// Time from the end of the headers.
    nanoseconds: f64,
}

/// Reads every event of a capture and, if asked for, applies and evaluates it.
fn replay(bytes: &[u8], mut state: Option<State>, engine: Option<&Interpreter>) -> Pass {
    let mut start = Instant::now();
    let mut reader = Reader::from_memory(bytes);
    let mut evaluation = Evaluation::default();
    let mut events = 0;
    while let Some(item) = reader.next().expect("a sound capture") {
        // By reference: an event is too large to be moved about.
        if let Item::Event(event) = &item {
            events += 1;
            let Some(state) = &mut state else {
                black_box(event);
                continue;
            };
            let attached = black_box(state.apply(event));
            if let Some(engine) = engine.filter(|_| attached.visible) {
                let fields = EventFields::new(event, state, &attached);
                engine.evaluate(event.code, &fields, Matching::First, &mut evaluation);
                black_box(evaluation.matches());
            }
            continue;
        }
        let is_end = matches!(item, Item::HeadersEnd);
        if let Some(state) = &mut state {
            state.take(item);
        }
        if is_end {
            start = Instant::now();
        }
    }
    Pass {
        events,
        nanoseconds: start.elapsed().as_nanos() as f64,
    }
}
