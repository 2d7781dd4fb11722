//! Safe fixes change no rule: every rule matches the same events before and after.
//!
//! The check is independent of the proofs by which `fix` refuses fixes: the interpreter evaluates both
//! rule sets on random events, whose values are taken from the constants of the rules.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use compiler::backend::{Evaluation, Interpreter, Matching, MemorySource};
use compiler::check::Rule;
use compiler::check::typed::{Constant, Expr, Operand, Test};
use compiler::compile::{self, compile};
use compiler::diagnostics::Levels;
use compiler::fix::{Fixed, Options, fix};
use compiler::ir::Graph;
use compiler::source::{Sources, decode};
use compiler::tables::{EVENTS, Event, EventFlags, FieldFlags, Kind, field};
use compiler::value::{Argument, FieldRef, Value};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Random numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn of<'v, T>(&mut self, values: &'v [T]) -> Option<&'v T> {
        let index = self.below(values.len());
        values.get(index)
    }
}

fn fixed(files: &[(String, String)]) -> Fixed {
    let options = Options {
        compile: compile::Options::default(),
        levels: Levels::default(),
        unsafe_too: false,
    };
    fix(files, &options)
}

fn rules(files: &[(String, String)]) -> Vec<Rule> {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path.clone(), text.clone());
    }
    compile(&sources, &compile::Options::default()).rules
}

/// The values that rules compare each field with.
type Constants = BTreeMap<FieldRef, Vec<Constant>>;

fn constants(expr: &Expr, found: &mut Constants) {
    match expr {
        Expr::And(children) | Expr::Or(children) => {
            for child in children {
                constants(child, found);
            }
        }
        Expr::Not(child) => constants(child, found),
        Expr::Predicate(predicate) => {
            if let Operand::Field(reference) = &predicate.left {
                let known = found.entry(reference.clone()).or_default();
                if let Test::Constants { constants, .. } = &predicate.test {
                    known.extend(constants.iter().cloned());
                }
            }
        }
    }
}

fn value(constant: &Constant, random: &mut Random) -> Value<'static> {
    match constant {
        Constant::Text(text) => {
            let text = String::from_utf8_lossy(text).replace(['*', '?'], "");
            Value::owned_text(match random.below(6) {
                0 => format!("{text}x"),
                1 => format!("x{text}"),
                2 => text.chars().take(text.chars().count() / 2).collect(),
                _ => text,
            })
        }
        Constant::Bytes(bytes) => Value::Bytes(bytes.clone().into()),
        Constant::Int(number) => Value::Int(number.wrapping_add([-1, 0, 1][random.below(3)])),
        Constant::Uint(number) => Value::Uint(number.wrapping_add([u64::MAX, 0, 1][random.below(3)])),
        Constant::Bool(truth) => Value::Bool(*truth != (random.below(3) == 0)),
        Constant::Ip(address) => Value::Ip(*address),
        Constant::Net(net) => Value::Ip(net.addr()),
    }
}

fn has_candidates(reference: &FieldRef) -> bool {
    match reference.field {
        field::FD_IP | field::FD_PORT | field::FD_PROTO | field::FD_NET => true,
        field::PROC_ANAME
        | field::PROC_APID
        | field::PROC_AEXE
        | field::PROC_AEXEPATH
        | field::PROC_ACMDLINE
        | field::PROC_AENV => reference.argument == Argument::None,
        _ => false,
    }
}

/// A random event of a type that Falco delivers.
fn event(constants: &Constants, random: &mut Random) -> (&'static Event, MemorySource) {
    let delivered: Vec<&Event> = EVENTS
        .iter()
        .filter(|event| {
            !event
                .flags
                .intersects(EventFlags::OLD_VERSION.union(EventFlags::UNUSED))
        })
        .filter(|event| event.code.is_exit() || event.kind != Kind::Syscall)
        .collect();
    let plain = |field| FieldRef {
        field,
        argument: Argument::None,
    };
    let named: Vec<&&Event> = constants
        .get(&plain(field::EVT_TYPE))
        .into_iter()
        .flatten()
        .filter_map(|constant| match constant {
            Constant::Text(name) => delivered.iter().find(|event| event.name.as_bytes() == name),
            _ => None,
        })
        .collect();
    let event = match random.of(&named) {
        Some(event) if random.below(8) > 0 => **event,
        _ => random.of(&delivered).copied().expect("a table of events"),
    };
    let mut source = MemorySource::default();
    for (reference, constants) in constants {
        let Some(constant) = random.of(constants).cloned() else {
            continue;
        };
        if random.below(5) == 0 {
            continue;
        }
        let mut several = vec![value(&constant, random)];
        if random.below(2) == 0
            && let Some(other) = random.of(constants)
        {
            several.push(value(other, random));
        }
        let value = if has_candidates(reference) {
            Value::Candidates(several)
        } else if reference.field.info().flags.contains(FieldFlags::LIST) {
            Value::List(several)
        } else {
            several.swap_remove(0)
        };
        source.set(reference.clone(), value);
    }
    source.set(plain(field::EVT_TYPE), Value::text(event.name));
    source.set(plain(field::EVT_NUM), Value::Uint(1));
    source.set(
        plain(field::EVT_DIR),
        Value::text(if event.code.is_exit() { "<" } else { ">" }),
    );
    (event, source)
}

/// Names of the rules that match.
fn matches(rules: &[Rule], interpreter: &Interpreter, event: &Event, source: &MemorySource) -> Vec<String> {
    let mut evaluation = Evaluation::default();
    interpreter.evaluate(event.code, source, Matching::All, &mut evaluation);
    assert!(evaluation.failures().is_empty());
    evaluation
        .matches()
        .iter()
        .map(|rule| rules[*rule].name.clone())
        .collect()
}

/// Fixes `files` and compares the rules on so many events. Returns how many fixes were applied, and on how
/// many events a rule matched.
fn compare(files: &[(String, String)], events: usize) -> (usize, usize) {
    let fixed = fixed(files);
    let new: Vec<(String, String)> = fixed
        .sources
        .iter()
        .map(|(_, file)| (file.path().to_owned(), file.text().to_owned()))
        .collect();
    let (before, after) = (rules(files), rules(&new));
    let engine = |rules: &[Rule]| Interpreter::new(&Graph::new(rules)).expect("checked rules are fine");
    let engines = (engine(&before), engine(&after));
    let mut all = Constants::new();
    for rule in before.iter().chain(&after) {
        constants(&rule.condition, &mut all);
    }
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut matched = 0;
    for _ in 0..events {
        let (event, source) = event(&all, &mut random);
        let old = matches(&before, &engines.0, event, &source);
        let new = matches(&after, &engines.1, event, &source);
        assert_eq!(
            old, new,
            "{} {source:?}\n{:?}\n{files:?}",
            event.id, fixed.applied
        );
        matched += usize::from(!old.is_empty());
    }
    (fixed.applied.len(), matched)
}

const LEAVES: [&str; 32] = [
    "proc.name = a",
    "proc.name = \"b\"",
    "proc.name in (a, b)",
    "proc.name in (b, a, b)",
    "proc.name in (l0)",
    "proc.name in (l0, l1)",
    "proc.name in (l1, c)",
    "proc.name != a",
    "proc.name startswith a",
    "proc.name glob a*",
    "proc.name glob *b*",
    "proc.name contains \"a\"",
    "proc.name contains ab",
    "proc.name exists",
    "proc.pname in (l0)",
    "proc.pname = a",
    "proc.aname = a",
    "proc.aname in (a, b, a)",
    "proc.aname[1] = a",
    "fd.num > 2",
    "fd.num >= 3",
    "fd.num = 3",
    "fd.name startswith /etc",
    "fd.name startswith /etc/ssh",
    "fd.name pmatch (/etc, /etc/ssh)",
    "evt.dir = <",
    "evt.dir = >",
    "evt.type = open",
    "evt.type in (open, close, open)",
    "evt.type = procexit",
    "m0",
    "m1",
];

fn condition(leaves: &'static [&'static str]) -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(leaves).prop_map(str::to_owned);
    leaf.prop_recursive(3, 24, 4, |inner| {
        let several = prop::collection::vec(inner.clone(), 2..5);
        prop_oneof![
            several
                .clone()
                .prop_map(|parts| format!("({})", parts.join(" and "))),
            several.clone().prop_map(|parts| parts.join(" and ")),
            several.prop_map(|parts| format!("({})", parts.join(" or "))),
            inner.prop_map(|part| format!("not ({part})")),
        ]
    })
}

/// Elements of a list, plain or quoted.
fn elements() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(
        prop::sample::select(vec!["a", "b", "c", "\"a\"", "'b'", "ab"]),
        1..5,
    )
}

fn rule_set() -> impl Strategy<Value = String> {
    // Macros do not refer to each other: the order of definitions is not the subject here.
    let plain = &LEAVES[..LEAVES.len() - 2];
    let lists = prop::collection::vec((elements(), any::<bool>()), 2);
    let macros = prop::collection::vec(condition(plain), 2);
    let conditions = prop::collection::vec(condition(&LEAVES), 1..4);
    (lists, macros, conditions).prop_map(|(lists, macros, conditions)| {
        let mut text = String::new();
        for (index, (elements, is_block)) in lists.iter().enumerate() {
            if *is_block {
                writeln!(
                    text,
                    "- list: l{index}\n  items:\n    - {}",
                    elements.join("\n    - ")
                )
            } else {
                writeln!(text, "- list: l{index}\n  items: [{}]", elements.join(", "))
            }
            .expect("a string takes any text");
        }
        for (index, condition) in macros.iter().enumerate() {
            writeln!(text, "- macro: m{index}\n  condition: {condition}").expect("a string takes any text");
        }
        for (index, condition) in conditions.iter().enumerate() {
            writeln!(
                text,
                "- rule: r{index}\n  desc: d\n  condition: {condition}\n  output: o\n  priority: INFO"
            )
            .expect("a string takes any text");
        }
        text
    })
}

#[test]
fn generated_rules_match_the_same_events_after_safe_fixes() {
    let cases = if testkit::is_thorough() { 4096 } else { 256 };
    let (applied, matched) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::with_cases(cases)
    });
    let result = runner.run(&rule_set(), |text| {
        let (fixes, events) = compare(&[("rules.yaml".to_owned(), text)], 200);
        applied.set(applied.get() + fixes);
        matched.set(matched.get() + events);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    // Otherwise nothing was compared.
    assert!(applied.get() > cases as usize && matched.get() > cases as usize);
}

#[test]
fn public_rules_match_the_same_events_after_safe_fixes() {
    let Some(official) = testkit::shared("conformance/rules/official") else {
        return;
    };
    let read = |path: &std::path::Path| {
        let bytes = std::fs::read(path).expect("a readable file");
        (path.display().to_string(), decode(&bytes))
    };
    let files: Vec<_> = testkit::files(&official, ".yaml")
        .iter()
        .map(|path| read(path))
        .collect();
    let (applied, matched) = compare(&files, 3_000);
    assert!(applied > 0 && matched > 0, "{applied} fixes, {matched} events");
    let Some(cases) = testkit::shared("conformance/validate/cases") else {
        return;
    };
    for path in testkit::files(&cases, ".yaml") {
        compare(&[read(&path)], 50);
    }
}
