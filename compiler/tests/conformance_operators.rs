//! Operators on recorded values: conditions whose fields were all recorded must match the recorded
//! events, whoever extracts the fields.
//!
//! `conformance/eval` tells which events of a capture a condition matches, `conformance/fields` the
//! values of some 230 fields on each of them. This suite reads the values back from there; it takes
//! the smaller captures, all of them are taken by the suite `eval` of the runtime.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use compiler::backend::{Evaluation, Interpreter, Matching, MemorySource};
use compiler::check::assumed::Assumed;
use compiler::check::fields::Catalogue;
use compiler::check::typed::{Expr, Operand, Test};
use compiler::ir::{Builder, verify};
use compiler::tables::{EVENTS, EventCode, Format, ParamType, event, field};
use compiler::value::{Argument, FieldRef, Value};
use serde_json::Value as Json;
use testkit::Tally;

const CAPTURES: [&str; 4] = [
    "cat_write",
    "objectstore__ls",
    "setuid__setuid",
    "single_ipv6_conn",
];

#[test]
fn operators() {
    let (Some(eval), Some(fields)) = (
        testkit::shared("conformance/eval"),
        testkit::shared("conformance/fields"),
    ) else {
        return;
    };
    let names = recorded_fields(&fields.join("dump_rule.yaml"));
    let mut tally = Tally::new("operators");
    for capture in CAPTURES {
        let file = format!("{capture}.jsonl.zst");
        let cases: Vec<Json> = testkit::json_lines(&eval.join(&file)).collect();
        let events: Vec<Json> = testkit::json_lines(&fields.join(&file)).collect();
        compare(capture, &cases, &events, &names, &mut tally);
    }
    tally.finish();
}

/// Evaluates every case whose fields were recorded and whose condition Falco accepts.
fn compare(
    capture: &str,
    cases: &[Json],
    events: &[Json],
    names: &BTreeMap<FieldRef, String>,
    tally: &mut Tally,
) {
    let mut builder = Builder::default();
    let mut read = BTreeSet::new();
    let mut taken = Vec::new();
    for case in cases.iter().filter(|case| case["error"].is_null()) {
        let condition = case["condition"].as_str().expect("a condition");
        let compilation = common::compile([("case", condition)]);
        let Some(rule) = compilation.rules.first() else {
            tally.case(&format!("{capture}: {condition}"), false, || {
                "is refused".to_owned()
            });
            continue;
        };
        let mut fields = BTreeSet::new();
        fields_of(&rule.condition, &mut fields);
        if fields.iter().all(|field| names.contains_key(field)) {
            builder.add(taken.len(), &rule.condition, rule.events);
            read.extend(fields);
            taken.push(case);
        }
    }
    let graph = builder.finish();
    assert_eq!(verify(&graph), []);
    let interpreter = Interpreter::new(&graph).expect("checked rules are fine");
    let mut evaluation = Evaluation::default();
    let mut found = vec![BTreeSet::new(); taken.len()];
    for event in events {
        let source: MemorySource = read
            .iter()
            .filter_map(|field| Some((field.clone(), value(field, event.get(&names[field])?))))
            .collect();
        interpreter.evaluate(code(event), &source, Matching::All, &mut evaluation);
        assert_eq!(evaluation.failures(), [], "{event}");
        for index in evaluation.matches() {
            found[*index].insert(event["evt.num"].as_u64().expect("a number"));
        }
    }
    for (case, found) in taken.iter().zip(&found) {
        let condition = case["condition"].as_str().expect("a condition");
        let expected = numbers(&case["events"]);
        tally.case(&format!("{capture}: {condition}"), *found == expected, || {
            let difference = found.symmetric_difference(&expected).take(5);
            format!("differs on {:?}", difference.collect::<Vec<_>>())
        });
    }
}

/// A code of the recorded type. Which one does not matter: rules name types, not codes.
fn code(recorded: &Json) -> EventCode {
    let name = recorded["evt.type"].as_str().expect("a type");
    EVENTS
        .iter()
        .find(|event| event.name == name)
        .map_or(event::GENERIC_X, |event| event.code)
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

/// The fields whose recorded form is their value, with the names they are recorded under.
///
/// Not among them: what is shown otherwise than it compares (times, raw arguments, buffers, fields
/// that stand for several things), and what Falco looks up on the machine that reads the capture.
fn recorded_fields(rule: &Path) -> BTreeMap<FieldRef, String> {
    let catalogue = Catalogue::new(Assumed::falco());
    let text = std::fs::read_to_string(rule).expect("the rule that recorded the values");
    let tokens = text
        .split_whitespace()
        .filter_map(|word| word.trim_matches('\'').strip_prefix('%'));
    tokens
        .filter_map(|name| {
            Some((
                catalogue.resolve_text("syscall", name).ok()?.field,
                name.to_owned(),
            ))
        })
        .filter(|(field, name)| is_shown_as_it_compares(field) && !depends_on_the_machine(name))
        .collect()
}

fn is_shown_as_it_compares(field: &FieldRef) -> bool {
    let name = field.field.info().name;
    let several = matches!(
        field.field,
        field::PROC_ANAME | field::PROC_AEXE | field::PROC_AEXEPATH | field::PROC_ACMDLINE | field::PROC_APID
    ) && field.argument == Argument::None;
    // An empty list of descriptors is shown as no value.
    let list = matches!(field.field, field::FD_TYPES | field::PROC_AENV);
    let raw = matches!(field.field, field::EVT_RAWARG | field::EVT_BUFFER);
    !(several || list || raw || name.starts_with("evt.time"))
}

fn depends_on_the_machine(name: &str) -> bool {
    matches!(
        name,
        "user.name" | "user.homedir" | "user.shell" | "user.loginname" | "group.name"
    )
}

fn fields_of(expr: &Expr, fields: &mut BTreeSet<FieldRef>) {
    match expr {
        Expr::And(parts) | Expr::Or(parts) => {
            for part in parts {
                fields_of(part, fields);
            }
        }
        Expr::Not(part) => fields_of(part, fields),
        Expr::Predicate(predicate) => {
            operand_fields(&predicate.left, fields);
            if let Test::Operand { right, .. } = &predicate.test {
                operand_fields(right, fields);
            }
        }
    }
}

fn operand_fields(operand: &Operand, fields: &mut BTreeSet<FieldRef>) {
    match operand {
        Operand::Field(field) => {
            fields.insert(field.clone());
        }
        Operand::Text(_) => {}
        Operand::List(operands)
        | Operand::Call {
            arguments: operands, ..
        } => {
            for operand in operands {
                operand_fields(operand, fields);
            }
        }
    }
}

/// The value that was shown as `json`.
fn value(field: &FieldRef, json: &Json) -> Value<'static> {
    let info = field.field.info();
    let text = || {
        json.as_str()
            .unwrap_or_else(|| panic!("{field}: {json} is no text"))
    };
    match info.ty {
        ParamType::Bool => Value::Bool(json.as_bool().expect("true or false")),
        ParamType::Double => Value::Double(json.as_f64().expect("a number")),
        ParamType::Ipaddr | ParamType::Ipnet => Value::Ip(text().parse().expect("an address")),
        ty if ty.is_text() => Value::owned_text(text()),
        ty => {
            let radix = if info.format == Format::Hex { 16 } else { 10 };
            let number = json
                .as_i64()
                .map(i128::from)
                .or_else(|| json.as_u64().map(i128::from));
            let number = number.unwrap_or_else(|| i128::from_str_radix(text(), radix).expect("a number"));
            if ty.is_signed() {
                Value::Int(number as i64)
            } else {
                Value::Uint(number as u64)
            }
        }
    }
}
