//! Runs every page of `testdata/eval` on every engine: the semantics of conditions, explained and tested.
//!
//! `testdata/eval/README.md` describes the format of a page.

mod common;

use compiler::backend::{Evaluation, Interpreter, Jit, Matching, MemorySource, Oracle, Tiered};
use compiler::check::Rule;
use compiler::check::assumed::Assumed;
use compiler::check::fields::Catalogue;
use compiler::ir::{Graph, Optimiser, Profile, verify};
use compiler::tables::{EVENTS, EventCode, EventFlags, FieldFlags, ParamType};
use compiler::value::{FieldRef, Value};
use serde_yaml::Value as Yaml;

/// A piece of a page.
enum Block {
    Conditions(Vec<(String, String)>),
    Events(Vec<(usize, String)>),
}

#[test]
fn every_engine_evaluates_the_pages_as_written() {
    let pages = testkit::files(&testkit::root().join("testdata/eval"), ".md");
    let mut events = 0;
    let mut wrong = Vec::new();
    for path in pages {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name == "README" {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a readable page");
        let mut engines: Option<Engines> = None;
        for block in blocks(&text) {
            match block {
                Block::Conditions(conditions) => {
                    engines = Some(Engines::new(compile(&conditions)));
                }
                Block::Events(lines) => {
                    let engines = engines.as_mut().expect("conditions before events");
                    for (number, line) in lines {
                        let (event, expected) = line.split_once("->").expect("an arrow");
                        events += 1;
                        for (engine, found) in engines.run(event) {
                            if found != expected.trim() {
                                wrong.push(format!("{name}.md:{number}: {engine}: {event}-> {found}"));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(events > 0, "no page was found");
    assert!(wrong.is_empty(), "found:\n{}", wrong.join("\n"));
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (index, line) in text.lines().enumerate() {
        match (line, &mut open) {
            ("```conditions", None) => open = Some(Block::Conditions(Vec::new())),
            ("```events", None) => open = Some(Block::Events(Vec::new())),
            ("```", Some(_)) => blocks.extend(open.take()),
            (line, Some(Block::Conditions(conditions))) => {
                let (name, condition) = line.split_once(": ").expect("a name and a condition");
                conditions.push((name.to_owned(), condition.to_owned()));
            }
            (line, Some(Block::Events(events))) => events.push((index + 1, line.to_owned())),
            _ => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// Compiles conditions as rules of one file.
fn compile(conditions: &[(String, String)]) -> Vec<Rule> {
    let compilation = common::compile(conditions.iter().map(|(name, condition)| (&**name, &**condition)));
    let errors = &compilation.falco.results[0].errors;
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(compilation.rules.len(), conditions.len());
    compilation.rules
}

/// All engines over the same conditions.
struct Engines {
    rules: Vec<Rule>,
    interpreter: Interpreter,
    evaluation: Evaluation,
    optimiser: Optimiser<Oracle>,
    native: Jit,
    tiered: Tiered,
}

impl Engines {
    fn new(rules: Vec<Rule>) -> Self {
        let graph = Graph::new(&rules);
        assert_eq!(verify(&graph), []);
        Self {
            interpreter: Interpreter::new(&graph).expect("checked rules are valid"),
            evaluation: Evaluation::default(),
            optimiser: Optimiser::new(&graph, Oracle::default(), Profile::default()),
            native: Jit::new(&graph, Profile::default()).expect("native code on this machine"),
            tiered: Tiered::new(graph, Profile::default()).expect("checked rules are valid"),
            rules,
        }
    }

    /// Returns the result of each engine on an event, as a page writes it.
    fn run(&mut self, event: &str) -> [(&'static str, String); 5] {
        let (ty, fields) = event.trim().split_once(' ').expect("a type and fields");
        let (code, source) = (exit_of(ty), source(fields));
        let evaluation = &mut self.evaluation;
        let mut interpreted = |interpreter: &Interpreter| {
            interpreter.evaluate(code, &source, Matching::All, evaluation);
            words(&self.rules, evaluation.matches(), evaluation.failures().len())
        };
        let plain = interpreted(&self.interpreter);
        let optimised = self.optimiser.event_graph(code);
        assert_eq!(verify(&optimised), []);
        let optimised = Interpreter::new(&optimised).expect("checked rules are valid");
        let optimised = interpreted(&optimised);
        self.native.evaluate(code, &source, Matching::All);
        let native = words(&self.rules, self.native.matches(), self.native.failures().len());
        // First by the interpreter, then by the code that is made for the type.
        self.tiered.evaluate(code, &source, Matching::All);
        let before = words(&self.rules, self.tiered.matches(), self.tiered.failures().len());
        self.tiered.compile_seen();
        self.tiered.evaluate(code, &source, Matching::All);
        let after = words(&self.rules, self.tiered.matches(), self.tiered.failures().len());
        [
            ("interpreter", plain),
            ("optimised interpreter", optimised),
            ("native code", native),
            ("tiered, first event", before),
            ("tiered, compiled", after),
        ]
    }
}

/// The names of the rules that matched, and the number of failures, as a page writes them.
fn words(rules: &[Rule], matches: &[usize], failures: usize) -> String {
    let mut words: Vec<String> = matches.iter().map(|rule| rules[*rule].name.clone()).collect();
    if failures > 0 {
        words.push(format!("failures: {failures}"));
    }
    words.join(", ")
}

/// Returns the newest exit event of a system call.
fn exit_of(name: &str) -> EventCode {
    EVENTS
        .iter()
        .rev()
        .find(|event| {
            event.name == name && event.code.is_exit() && !event.flags.contains(EventFlags::OLD_VERSION)
        })
        .unwrap_or_else(|| panic!("no event {name}"))
        .code
}

fn source(fields: &str) -> MemorySource {
    let catalogue = Catalogue::new(Assumed::falco());
    let fields: serde_yaml::Mapping =
        serde_yaml::from_str(fields).unwrap_or_else(|error| panic!("{fields}: {error}"));
    fields
        .iter()
        .map(|(name, value)| {
            let name = name.as_str().expect("a field");
            let field = catalogue
                .resolve_text("syscall", name)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            let value = value_of(&field.field, field.ty, value);
            (field.field, value)
        })
        .collect()
}

fn value_of(field: &FieldRef, ty: ParamType, written: &Yaml) -> Value<'static> {
    if let Yaml::Sequence(items) = written {
        let items = items.iter().map(|item| value_of(field, ty, item)).collect();
        return if field.field.info().flags.contains(FieldFlags::LIST) {
            Value::List(items)
        } else {
            Value::Candidates(items)
        };
    }
    let number = || {
        written
            .as_i64()
            .unwrap_or_else(|| panic!("{field}: {written:?} is not a number"))
    };
    let text = || match written {
        Yaml::String(text) => text.clone(),
        other => serde_yaml::to_string(other).expect("a scalar").trim().to_owned(),
    };
    match ty {
        ParamType::Bool => Value::Bool(written.as_bool().expect("true or false")),
        ParamType::Double => Value::Double(written.as_f64().expect("a number")),
        ParamType::Ipaddr | ParamType::Ipnet => Value::Ip(text().parse().expect("an address")),
        ParamType::Bytebuf => Value::Bytes(text().into_bytes().into()),
        ty if ty.is_text() => Value::owned_text(text()),
        ty if ty.is_signed() => Value::Int(number()),
        _ => Value::Uint(number() as u64),
    }
}
