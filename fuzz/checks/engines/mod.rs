//! What must hold for any rules over any events: the interpreter, the interpreter over what the passes
//! make of the graph, and native code find the same rules.
//!
//! The fuzz target calls it with invented bytes, which decide conditions, events and whether the events
//! are invented too or those of the sample capture; an ordinary test with every input that once made
//! engines differ and with invented ones.

mod conditions;
mod events;
#[path = "../replay/source.rs"]
#[allow(dead_code, reason = "another target uses the rest")]
mod source;

use std::collections::BTreeMap;

use compiler::backend::{Evaluation, FieldSource, Interpreter, Jit, Limits, Matching, Oracle};
use compiler::ir::{Builder, Graph, Optimiser, Profile, verify};
use compiler::tables::{EventCode, EventSet};
use runtime::capture::{Item, Reader};
use runtime::fields::EventFields;
use runtime::state::State;

use self::source::Source;

const SAMPLE: &[u8] = include_bytes!("../../../testdata/captures/sample.scap");
/// Rules and events at most.
const RULES: usize = 8;
const EVENTS: usize = 8;
/// So many that values of fields lead to rules.
const MANY: usize = 40;
/// Instructions of a function where they are few: larger conditions take several functions.
const FEW_INSTRUCTIONS: usize = 120;

/// Makes rules and events out of `bytes` and compares the engines on them.
///
/// Returns how many rules matched, over all events.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let mut source = Source::new(bytes);
    let graph = rules(&mut source);
    assert_eq!(verify(&graph), [], "{}", graph.text());
    let Ok(whole) = Interpreter::new(&graph) else {
        return 0;
    };
    let limits = Limits {
        instructions: if source.once_in(8) {
            FEW_INSTRUCTIONS
        } else {
            Limits::default().instructions
        },
        ..Limits::default()
    };
    let mut engines = Engines {
        whole,
        whole_evaluation: Evaluation::default(),
        native: Jit::with_limits(&graph, Profile::default(), limits)
            .expect("a machine that code is made for"),
        optimiser: Optimiser::new(&graph, Oracle::default(), Profile::default()),
        special: BTreeMap::new(),
        special_evaluation: Evaluation::default(),
        graph: &graph,
    };
    if source.once_in(4) {
        return replay(&mut engines);
    }
    let count = 1 + source.below(EVENTS);
    let events = (0..count).map(|_| events::event(&mut source, &graph));
    events.map(|(code, event)| engines.compare(code, &event)).sum()
}

fn rules(source: &mut Source<'_>) -> Graph {
    let mut builder = Builder::default();
    let count = if source.once_in(8) {
        MANY
    } else {
        1 + source.below(RULES)
    };
    for rule in 0..count {
        builder.add(rule, &conditions::condition(source), EventSet::all());
    }
    builder.finish()
}

/// The rules over the sample capture.
fn replay(engines: &mut Engines<'_>) -> usize {
    let mut reader = Reader::new(SAMPLE).expect("a sound capture");
    let mut state = State::default();
    let mut matches = 0;
    while let Some(item) = reader.next().expect("a sound capture") {
        let Item::Event(event) = item else {
            state.take(item);
            continue;
        };
        let attached = state.apply(&event);
        if attached.visible {
            matches += engines.compare(event.code, &EventFields::new(&event, &state, &attached));
        }
    }
    matches
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

impl Engines<'_> {
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
