//! The sample rules fire on the sample capture: everything from bytes to matches, in small.

use std::fs::File;

use compiler::backend::{Evaluation, Interpreter, Matching};
use compiler::check::Rule;
use compiler::compile::{Options, compile};
use compiler::ir::Graph;
use compiler::source::Sources;
use compiler::tables::field;
use compiler::value::{Argument, FieldRef};
use runtime::capture::{Item, Reader};
use runtime::fields::EventFields;
use runtime::state::State;

#[test]
fn the_sample_rules_have_no_findings() {
    let (sources, rules) = rules();
    assert_eq!(sources.iter().count(), 1);
    let names: Vec<(&str, bool)> = rules
        .iter()
        .map(|rule| (rule.name.as_str(), rule.enabled))
        .collect();
    assert_eq!(
        names,
        [
            ("Secret file read", true),
            ("Shell in container", true),
            ("Connection to the outside", true),
            ("Write below etc", true),
            ("Program left", false),
        ]
    );
}

#[test]
fn each_rule_that_is_on_fires_once_on_the_sample() {
    let (_, rules) = rules();
    let enabled: Vec<&Rule> = rules.iter().filter(|rule| rule.enabled).collect();
    let interpreter = Interpreter::new(&Graph::new(enabled.iter().copied())).unwrap();
    let capture = File::open(testkit::root().join("testdata/captures/sample.scap")).unwrap();
    let mut reader = Reader::new(capture).unwrap();
    let mut state = State::default();
    let mut evaluation = Evaluation::default();
    let mut alerts = Vec::new();
    while let Some(item) = reader.next().unwrap() {
        let Item::Event(event) = item else {
            state.apply_metadata(item);
            continue;
        };
        let attached = state.apply(&event);
        if !attached.visible {
            continue;
        }
        let fields = EventFields::new(&event, &state, &attached);
        interpreter.evaluate(event.code, &fields, Matching::All, &mut evaluation);
        assert!(evaluation.failures().is_empty());
        for rule in evaluation.matches() {
            let subject = FieldRef {
                field: if event.info().name == "execve" {
                    field::PROC_CMDLINE
                } else {
                    field::FD_NAME
                },
                argument: Argument::None,
            };
            let mut text = Vec::new();
            fields.write_text(&subject, &mut text);
            alerts.push((enabled[*rule].name.clone(), String::from_utf8(text).unwrap()));
        }
    }
    let wanted = [
        ("Secret file read", "/etc/shadow"),
        ("Shell in container", "sh -c id"),
        ("Connection to the outside", "192.0.2.10:40022->203.0.113.7:443"),
        ("Write below etc", "/etc/cron.d/backup"),
    ];
    let wanted = wanted.map(|(rule, subject)| (rule.to_owned(), subject.to_owned()));
    assert_eq!(alerts, wanted);
}

fn rules() -> (Sources, Vec<Rule>) {
    let path = testkit::root().join("testdata/rules/sample_rules.yaml");
    let mut sources = Sources::default();
    sources.add("sample_rules.yaml", std::fs::read_to_string(path).unwrap());
    let compilation = compile(&sources, &Options::default());
    assert!(compilation.reports.is_empty(), "{:#?}", compilation.reports);
    (sources, compilation.rules)
}
