//! What must hold for any rules over any events: the interpreter, the interpreter over what the passes
//! make of the graph, and native code find the same rules.
//!
//! The fuzz target calls it with invented bytes, which decide conditions, events and whether the events
//! are invented too or those of the sample capture. Bytes that begin with [`OF_CAPTURE`] decide conditions
//! about what fields have for values in that capture. An ordinary test calls it with every input that once
//! made engines differ, with invented ones, and with those over other captures.

mod conditions;
mod events;
mod seen;
#[path = "../replay/source.rs"]
#[allow(dead_code, reason = "another target uses the rest")]
mod source;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use compiler::backend::{Evaluation, FieldSource, Interpreter, Jit, Limits, Matching, Oracle};
use compiler::ir::{Builder, Graph, Optimiser, Profile, verify};
use compiler::tables::{EventCode, EventSet};
use runtime::capture::{Item, Reader};
use runtime::event::Event;
use runtime::fields::EventFields;
use runtime::state::State;

pub(crate) use self::seen::Seen;
use self::source::Source;

const SAMPLE: &[u8] = include_bytes!("../../../testdata/captures/sample.scap");
/// Rules and events at most.
const RULES: usize = 8;
const EVENTS: usize = 8;
/// So many that values of fields lead to rules.
const MANY: usize = 40;
/// Instructions of a function where they are few: larger conditions take several functions.
const FEW_INSTRUCTIONS: usize = 120;

/// What inputs about the sample capture begin with.
const OF_CAPTURE: u8 = b'c';

/// Makes rules and events out of `bytes` and compares the engines on them.
///
/// Returns how many rules matched, over all events.
pub(crate) fn check(bytes: &[u8]) -> usize {
    static SEEN: LazyLock<Seen> = LazyLock::new(|| Seen::of(SAMPLE));
    if let Some((&OF_CAPTURE, bytes)) = bytes.split_first() {
        return check_over(SAMPLE, &SEEN, bytes);
    }
    let mut source = Source::new(bytes);
    let graph = rules(&mut source, &Seen::default());
    let Some(mut engines) = Engines::new(&graph, &mut source) else {
        return 0;
    };
    if source.once_in(4) {
        return engines.compare_over(SAMPLE);
    }
    let count = 1 + source.below(EVENTS);
    let events = (0..count).map(|_| events::event(&mut source, &graph));
    events.map(|(code, event)| engines.compare(code, &event)).sum()
}

/// Makes rules out of `bytes`, about what was seen in `capture`, and compares the engines on its events.
///
/// Returns how many rules matched, over all events.
pub(crate) fn check_over(capture: &[u8], seen: &Seen, bytes: &[u8]) -> usize {
    let mut source = Source::new(bytes);
    let graph = rules(&mut source, seen);
    let engines = Engines::new(&graph, &mut source);
    engines.map_or(0, |mut engines| engines.compare_over(capture))
}

fn rules(source: &mut Source<'_>, seen: &Seen) -> Graph {
    let mut builder = Builder::default();
    let count = if source.once_in(8) {
        MANY
    } else {
        1 + source.below(RULES)
    };
    for rule in 0..count {
        builder.add(rule, &conditions::condition(source, seen), EventSet::all());
    }
    builder.finish()
}

/// Hands every event of `capture` that rules see to `take`, with its fields.
fn each_event(capture: &[u8], mut take: impl FnMut(&Event<'_>, &EventFields<'_>)) {
    let mut reader = Reader::new(capture).expect("a sound capture");
    let mut state = State::default();
    while let Some(item) = reader.next().expect("a sound capture") {
        let Item::Event(event) = item else {
            state.apply_metadata(item);
            continue;
        };
        let attached = state.apply(&event);
        if attached.visible {
            take(&event, &EventFields::new(&event, &state, &attached));
        }
    }
}

struct Engines<'g> {
    whole: Interpreter,
    whole_evaluation: Evaluation,
    native: Jit,
    optimiser: Optimiser<Oracle>,
    special: BTreeMap<u16, Interpreter>,
    special_evaluation: Evaluation,
    graph: &'g Graph,
}

impl<'g> Engines<'g> {
    /// Nothing if there is a condition that cannot be evaluated.
    fn new(graph: &'g Graph, source: &mut Source<'_>) -> Option<Self> {
        assert_eq!(verify(graph), [], "{}", graph.text());
        let whole = Interpreter::new(graph).ok()?;
        let limits = Limits {
            instructions: if source.once_in(8) {
                FEW_INSTRUCTIONS
            } else {
                Limits::default().instructions
            },
            ..Limits::default()
        };
        Some(Self {
            whole,
            whole_evaluation: Evaluation::default(),
            native: Jit::with_limits(graph, Profile::default(), limits)
                .expect("a machine that code is made for"),
            optimiser: Optimiser::new(graph, Oracle::default(), Profile::default()),
            special: BTreeMap::new(),
            special_evaluation: Evaluation::default(),
            graph,
        })
    }

    /// As [`Self::compare`], over the events of a capture.
    fn compare_over(&mut self, capture: &[u8]) -> usize {
        let mut matches = 0;
        each_event(capture, |event, fields| {
            matches += self.compare(event.code, &fields.looked_up());
        });
        matches
    }

    /// All find the same rules; how many those are.
    fn compare(&mut self, code: EventCode, event: &impl FieldSource) -> usize {
        self.whole
            .evaluate(code, event, Matching::All, &mut self.whole_evaluation);
        let expected = self.whole_evaluation.matches();
        let optimiser = &mut self.optimiser;
        let special = self.special.entry(code.0).or_insert_with(|| {
            let graph = optimiser.event_graph(code);
            assert_eq!(verify(&graph), [], "{}", graph.text());
            Interpreter::new(&graph).expect("what the whole graph has was made ready before")
        });
        special.evaluate(code, event, Matching::All, &mut self.special_evaluation);
        assert_eq!(
            self.special_evaluation.matches(),
            expected,
            "passes on {code:?}\n{}",
            self.graph.text()
        );
        let native = self.native.evaluate(code, event, Matching::All);
        assert_eq!(native, expected, "native code on {code:?}\n{}", self.graph.text());
        let first = self.native.evaluate(code, event, Matching::First);
        assert_eq!(
            first,
            &expected[..expected.len().min(1)],
            "the first\n{}",
            self.graph.text()
        );
        expected.len()
    }
}
