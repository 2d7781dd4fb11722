//! Conditions on captures: the events that match, or the refusal, against what Falco answered.
//!
//! All conditions that a capture was asked are compiled, those that are accepted share one graph,
//! and one pass over the capture gives all matches.

#[path = "../../compiler/tests/common/mod.rs"]
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use compiler::backend::{Evaluation, Interpreter, Jit, Matching, Oracle, Tiered};
use compiler::ir::{Builder, Graph, Optimiser, Profile, verify};
use runtime::capture::{Item, Reader};
use runtime::fields::EventFields;
use runtime::state::State;
use serde_json::Value as Json;
use testkit::Tally;

/// How a condition came out.
struct Outcome {
    name: String,
    /// What is wrong, if anything.
    wrong: Option<String>,
    /// Falco's message and ours, of refused conditions.
    messages: Option<(String, String)>,
}

#[test]
fn conditions_match_the_recorded_events() {
    let Some(folder) = testkit::shared("conformance/eval") else {
        return;
    };
    let files = Mutex::new(testkit::files(&folder, ".jsonl.zst"));
    let outcomes = Mutex::new(Vec::new());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(file) = next(&files) {
                    let found = compare(&file);
                    outcomes.lock().expect("no panic elsewhere").extend(found);
                }
            });
        }
    });
    let mut tally = Tally::new("eval");
    let mut messages = Tally::new("eval-messages");
    for outcome in outcomes.into_inner().expect("no panic elsewhere") {
        if let Some((theirs, ours)) = outcome.messages {
            messages.case(&outcome.name, theirs == ours, || {
                format!("want {theirs}, have {ours}")
            });
        }
        tally.case(&outcome.name, outcome.wrong.is_none(), || {
            outcome.wrong.unwrap_or_default()
        });
    }
    tally.finish();
    messages.finish();
}

fn next(files: &Mutex<Vec<PathBuf>>) -> Option<PathBuf> {
    files.lock().expect("no panic elsewhere").pop()
}

/// The outcomes of all conditions that were asked of one capture.
fn compare(recorded: &Path) -> Vec<Outcome> {
    let file_name = recorded.file_name().unwrap_or_default().to_string_lossy();
    let capture = file_name.trim_end_matches(".jsonl.zst").to_owned();
    let mut outcomes = Vec::new();
    let mut accepted: Vec<(String, BTreeSet<u64>)> = Vec::new();
    let mut builder = Builder::default();
    for case in testkit::json_lines(recorded) {
        let condition = case["condition"].as_str().expect("a condition");
        let name = format!("{capture}: {condition}");
        let compilation = common::compile([("case", condition)]);
        let error = compilation
            .falco
            .results
            .iter()
            .find_map(|result| result.errors.first());
        let refusal = match (&compilation.falco.fatal, error) {
            (Some(message), _) => Some(("NO_JSON", message.clone())),
            (None, Some(error)) => Some((error.code.name(), error.message.clone())),
            (None, None) => None,
        };
        match (case["error"].as_str(), refusal, compilation.rules.first()) {
            (Some(code), Some((ours, message)), _) => {
                let theirs = case["message"].as_str().unwrap_or_default().to_owned();
                // Falco gives up on some conditions without a result; a refusal is better. What it
                // prints then holds the time and paths.
                let gave_up = code == "NO_JSON";
                outcomes.push(Outcome {
                    name,
                    wrong: (code != ours && !gave_up).then(|| format!("refused with {ours}, want {code}")),
                    messages: (!gave_up).then_some((theirs, message)),
                });
            }
            (None, None, Some(rule)) => {
                builder.add(accepted.len(), &rule.condition, rule.events);
                accepted.push((name, numbers(&case["events"])));
            }
            (expected, refusal, _) => outcomes.push(Outcome {
                name,
                wrong: Some(format!("want {expected:?}, have {refusal:?}")),
                messages: None,
            }),
        }
    }
    let matches = replay(&capture, &builder.finish(), accepted.len());
    for ((name, expected), found) in accepted.into_iter().zip(matches) {
        let wrong = (found != expected).then(|| {
            let first: Vec<_> = found.symmetric_difference(&expected).take(3).collect();
            format!(
                "want {} events, have {}, first {first:?}",
                expected.len(),
                found.len()
            )
        });
        outcomes.push(Outcome {
            name,
            wrong,
            messages: None,
        });
    }
    outcomes
}

/// Returns the numbers of the events that each of `count` conditions matches. The interpreter of the whole
/// graph, the interpreter of the graph of each event type, native code, and tiered evaluation agree.
fn replay(name: &str, graph: &Graph, count: usize) -> Vec<BTreeSet<u64>> {
    assert_eq!(verify(graph), []);
    let interpreter = Interpreter::new(graph).expect("checked rules are fine");
    let mut evaluation = Evaluation::default();
    let mut native = Jit::new(graph, Profile::default()).expect("a machine that code is made for");
    let mut tiered = Tiered::new(graph.clone(), Profile::default()).expect("checked rules are fine");
    let mut optimiser = Optimiser::new(graph, Oracle::default(), Profile::default());
    let mut special: BTreeMap<u16, Interpreter> = BTreeMap::new();
    let mut special_evaluation = Evaluation::default();
    let mut matches = vec![BTreeSet::new(); count];
    let capture = testkit::capture(name).unwrap_or_else(|| panic!("no capture {name}"));
    let mut reader = Reader::new(File::open(capture).expect("a readable file")).expect("a capture");
    let mut state = State::default();
    // A capture may be cut; what stands before the cut counts.
    while let Ok(Some(item)) = reader.next() {
        let event = match item {
            Item::Event(event) => event,
            other => {
                state.apply_metadata(other);
                continue;
            }
        };
        let attached = state.apply(&event);
        if !attached.visible {
            continue;
        }
        let fields = EventFields::new(&event, &state, &attached);
        interpreter.evaluate(event.code, &fields, Matching::All, &mut evaluation);
        assert_eq!(evaluation.failures(), [], "{name} {}", event.num);
        let special = special.entry(event.code.0).or_insert_with(|| {
            let graph = optimiser.event_graph(event.code);
            assert_eq!(verify(&graph), []);
            Interpreter::new(&graph).expect("checked rules are fine")
        });
        special.evaluate(event.code, &fields, Matching::All, &mut special_evaluation);
        let found = evaluation.matches();
        assert_eq!(
            special_evaluation.matches(),
            found,
            "{name} {} specialised",
            event.num
        );
        let by_code = native.evaluate(event.code, &fields, Matching::All);
        assert_eq!(by_code, found, "{name} {} native", event.num);
        let by_tier = tiered.evaluate(event.code, &fields, Matching::All);
        assert_eq!(by_tier, found, "{name} {} tiered", event.num);
        for index in found {
            matches[*index].insert(event.num);
        }
    }
    assert_eq!(native.counts().interpreted, 0, "{name}");
    matches
}

/// Numbers and inclusive ranges of numbers.
fn numbers(written: &Json) -> BTreeSet<u64> {
    let number = |json: &Json| json.as_u64().expect("a number");
    let items = written.as_array().expect("a list").iter();
    items
        .flat_map(|item| match item.as_array() {
            Some(ends) => number(&ends[0])..=number(&ends[1]),
            None => number(item)..=number(item),
        })
        .collect()
}
