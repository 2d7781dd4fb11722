//! Runs every page of `testdata/eval`: what conditions mean, explained and proved at once.
//!
//! `testdata/eval/README.md` tells how a page is written.

mod common;

use compiler::backend::{Evaluation, Interpreter, Matching, MemorySource};
use compiler::check::Rule;
use compiler::check::assumed::Assumed;
use compiler::check::fields::Catalogue;
use compiler::ir::{Graph, verify};
use compiler::tables::{EVENTS, EventCode, EventFlags, FieldFlags, ParamType};
use compiler::value::{FieldRef, Value};
use serde_yaml::Value as Yaml;

/// A piece of a page.
enum Block {
    Conditions(Vec<(String, String)>),
    Events(Vec<(usize, String)>),
}

#[test]
fn pages_tell_the_truth() {
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
        let mut engine: Option<(Vec<Rule>, Interpreter)> = None;
        for block in blocks(&text) {
            match block {
                Block::Conditions(conditions) => {
                    let rules = compile(&conditions);
                    let graph = Graph::new(&rules);
                    assert_eq!(verify(&graph), [], "{name}");
                    let interpreter = Interpreter::new(&graph).expect("checked rules are fine");
                    engine = Some((rules, interpreter));
                }
                Block::Events(lines) => {
                    let (rules, interpreter) = engine.as_ref().expect("conditions before events");
                    for (number, line) in lines {
                        let (event, expected) = line.split_once("->").expect("an arrow");
                        let found = run(rules, interpreter, event);
                        events += 1;
                        if found != expected.trim() {
                            wrong.push(format!("{name}.md:{number}: {event}-> {found}"));
                        }
                    }
                }
            }
        }
    }
    assert!(events > 0, "no page was found");
    assert!(wrong.is_empty(), "in truth:\n{}", wrong.join("\n"));
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

/// The names of the conditions that hold on an event, as a page writes them.
fn run(rules: &[Rule], interpreter: &Interpreter, event: &str) -> String {
    let (ty, fields) = event.trim().split_once(' ').expect("a type and fields");
    let mut evaluation = Evaluation::default();
    interpreter.evaluate(exit_of(ty), &source(fields), Matching::All, &mut evaluation);
    let mut words: Vec<String> = evaluation
        .matches()
        .iter()
        .map(|rule| rules[*rule].name.clone())
        .collect();
    if !evaluation.failures().is_empty() {
        words.push(format!("failures: {}", evaluation.failures().len()));
    }
    words.join(", ")
}

/// The newest exit event of a system call.
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
            .unwrap_or_else(|| panic!("{field}: {written:?} is no number"))
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
