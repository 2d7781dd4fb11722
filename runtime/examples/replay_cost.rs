//! One pass over a capture, for tools that count instructions.
//!
//! ```text
//! cargo build --release -p lanner-runtime --example replay_cost
//! valgrind --tool=callgrind --collect-atstart=no --toggle-collect='*replay_events*' \
//!     target/release/examples/replay_cost CAPTURE [read|state|ENGINE RULES…]
//! ```
//!
//! Headers are read before the counted function begins, so what callgrind collects, divided by the
//! number that is printed, is the cost of an event. Without a word the state is kept. ENGINE is `native`,
//! `tiered` or `interpreted`: the capture is replayed twice, and the pass that compiles is not counted. With
//! `once-native`, `once-tiered` or `once-interpreted` it is replayed once, and the time of preparing the engine
//! and replaying is printed in milliseconds.

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::time::Instant;

use compiler::backend::{Backend, Matching};
use compiler::check::Rule;
use compiler::check::assumed::Assumed;
use compiler::compile::{self, compile};
use compiler::ir::Profile;
use compiler::source::Sources;
use compiler::tables::Priority;
use runtime::capture::{CaptureError, Item, Reader, decompress};
use runtime::engine::{Engine, select};
use runtime::fields::EventFields;
use runtime::output;
use runtime::state::{Attached, State};

const USAGE: &str = "usage: replay_cost CAPTURE [read|state|[once-](native|tiered|interpreted) RULES…]";

/// How far events go.
enum Depth {
    Read,
    State,
    Rules(Box<Engine>),
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, mut depth) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [path] | [path, "state"] => (path, Depth::State),
        [path, "read"] => (path, Depth::Read),
        [path, word, ref rules @ ..] => {
            let backend = match word.trim_start_matches("once-") {
                "native" => Backend::Native,
                "tiered" => Backend::Tiered,
                "interpreted" => Backend::Interpreter,
                _ => return Err(USAGE.into()),
            };
            if word.starts_with("once-") {
                return once(path, rules, backend);
            }
            (path, engine(&compiled(rules)?, backend)?)
        }
        _ => return Err(USAGE.into()),
    };
    let bytes = decompress(File::open(path)?)?;
    if matches!(depth, Depth::Rules(_)) {
        let (mut reader, mut state) = start(&bytes)?;
        warm_up(&mut reader, &mut state, &mut depth)?;
    }
    if let Depth::Rules(engine) = &mut depth {
        engine.compile_seen();
    }
    let (mut reader, mut state) = start(&bytes)?;
    let events = replay_events(&mut reader, &mut state, &mut depth)?;
    println!("{events} events");
    Ok(())
}

/// Prepares an engine and replays the capture once, as a short run does; prints the time of both.
fn once(path: &str, files: &[&str], backend: Backend) -> Result<(), Box<dyn Error>> {
    let rules = compiled(files)?;
    let bytes = decompress(File::open(path)?)?;
    let begin = Instant::now();
    let mut depth = engine(&rules, backend)?;
    let (mut reader, mut state) = start(&bytes)?;
    let events = go_through(&mut reader, &mut state, &mut depth)?;
    let elapsed = begin.elapsed();
    println!("{events} events, {:.2} ms", elapsed.as_secs_f64() * 1e3);
    Ok(())
}

/// The rules of some files.
fn compiled(files: &[&str]) -> Result<Vec<Rule>, Box<dyn Error>> {
    let mut sources = Sources::default();
    for file in files {
        sources.add(*file, std::fs::read_to_string(file)?);
    }
    let options = compile::Options {
        assumed: Assumed::falco(),
        ..compile::Options::default()
    };
    Ok(compile(&sources, &options).rules)
}

/// An engine for the enabled rules.
fn engine(rules: &[Rule], backend: Backend) -> Result<Depth, Box<dyn Error>> {
    let order = select(rules, Priority::Debug, &[]);
    let output = output::Options::default();
    let engine = Engine::with_backend(
        rules,
        &order,
        Matching::First,
        output,
        backend,
        Profile::default(),
    )?;
    Ok(Depth::Rules(Box::new(engine)))
}

/// A capture behind its headers.
fn start(bytes: &[u8]) -> Result<(Reader<'_>, State), CaptureError> {
    let mut reader = Reader::from_memory(bytes);
    let mut state = State::default();
    while let Some(item) = reader.next()? {
        let at_end = matches!(item, Item::HeadersEnd);
        state.apply_metadata(item);
        if at_end {
            break;
        }
    }
    Ok((reader, state))
}

/// What is counted. Not inlined, so that it has a name to begin at.
#[inline(never)]
fn replay_events(reader: &mut Reader<'_>, state: &mut State, depth: &mut Depth) -> Result<u64, CaptureError> {
    go_through(reader, state, depth)
}

#[inline(never)]
fn warm_up(reader: &mut Reader<'_>, state: &mut State, depth: &mut Depth) -> Result<u64, CaptureError> {
    go_through(reader, state, depth)
}

fn go_through(reader: &mut Reader<'_>, state: &mut State, depth: &mut Depth) -> Result<u64, CaptureError> {
    let mut events = 0;
    let mut attached = Attached::default();
    while let Some(item) = reader.next()? {
        let Item::Event(event) = &item else {
            state.apply_metadata(item);
            continue;
        };
        events += 1;
        if matches!(depth, Depth::Read) {
            black_box(event);
            continue;
        }
        state.apply_into(event, &mut attached);
        black_box(&attached);
        if let Depth::Rules(engine) = depth
            && attached.visible
        {
            black_box(engine.matches(event, &EventFields::new(event, state, &attached)));
        }
    }
    Ok(events)
}
