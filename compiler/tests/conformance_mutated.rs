//! Verdicts on conditions with tokens dropped, doubled, replaced and requoted.

use std::collections::HashSet;
use std::sync::Arc;

use compiler::check::assumed::Assumed;
use compiler::compile::{Options, compile_files};
use compiler::source::{MappedText, Sources, Span};
use compiler::syntax::items::{Action, Entry, Item, ItemKind, ItemPlace, Keyed, Rule, RuleFile, Step, Text};
use compiler::syntax::yaml::{Node, NodeKind};
use compiler::tables::Priority;
use testkit::Tally;

#[test]
fn mutated() {
    let Some(path) = testkit::shared("conformance/conditions/mutated.jsonl") else {
        return;
    };
    let mut tally = Tally::new("mutated");
    let mut messages = Tally::new("mutated-messages");
    for (index, case) in testkit::json_lines(&path).enumerate() {
        let condition = case["condition"].as_str().unwrap();
        let expected = case["verdict"].as_str().unwrap();
        let (verdict, message, warnings) = verdict(condition);
        let name = format!("{}", index + 1);
        let expected_warnings: Vec<&str> = case["warnings"]
            .as_array()
            .map(|warnings| warnings.iter().filter_map(|warning| warning.as_str()).collect())
            .unwrap_or_default();
        tally.case(&name, verdict == expected && warnings == expected_warnings, || {
            format!("{condition}\n    expected {expected} {expected_warnings:?} {}\n    found {verdict} {warnings:?} {message}", case["message"])
        });
        let expected = case["message"].as_str().unwrap_or_default();
        messages.case(&name, message == expected, || {
            format!("{condition}\n    expected {expected}\n    found {message}")
        });
    }
    tally.finish();
    messages.finish();
}

/// The generated conditions whose events are compared elsewhere: here only whether and why they are
/// refused.
#[test]
fn generated() {
    let Some(folder) = testkit::shared("conformance/eval") else {
        return;
    };
    let mut tally = Tally::new("eval-verdicts");
    let mut seen = HashSet::new();
    for path in testkit::files(&folder, ".jsonl.zst") {
        for case in testkit::json_lines(&path) {
            let condition = case["condition"].as_str().unwrap();
            if !seen.insert(condition.to_owned()) {
                continue;
            }
            let (found, message, _) = verdict(condition);
            let passed = match case["error"].as_str() {
                None => found == "OK",
                // Falco ended without a result.
                Some("NO_JSON") => found != "OK",
                Some(code) => found == code && case["message"].as_str() == Some(&message),
            };
            tally.case(condition, passed, || {
                format!(
                    "expected {} {}\n    found {found} {message}",
                    case["error"], case["message"]
                )
            });
        }
    }
    tally.finish();
}

fn verdict(condition: &str) -> (String, String, Vec<&'static str>) {
    let mut sources = Sources::default();
    let file = sources.add("case.yaml", condition.to_owned());
    let span = Span::new(file, 0, condition.len() as u32);
    let text = |text: &str| -> Text {
        let mut value = MappedText::default();
        value.push_derived(text, span);
        Keyed {
            value,
            span,
            key: span,
            place: span,
        }
    };
    let rule = Rule {
        item: ItemPlace { span, place: span },
        name: text("R"),
        condition: Some(text(condition)),
        output: Some(text("x")),
        desc: Some(text("x")),
        priority: Some(Keyed {
            value: Priority::Debug,
            span,
            key: span,
            place: span,
        }),
        source: None,
        enabled: None,
        capture: None,
        capture_duration: None,
        warn_evttypes: None,
        skip_if_unknown_filter: None,
        tags: None,
        exceptions: None,
    };
    let node = Arc::new(Node {
        kind: NodeKind::Null,
        span,
        start: 0,
        anchor: None,
        tag: None,
    });
    let file = RuleFile {
        file,
        documents: vec![],
        entries: vec![Entry::Item(Item {
            kind: ItemKind::Rule,
            node,
            steps: vec![Step::Action(Action::DefineRule(Box::new(rule)))],
        })],
    };
    let options = Options {
        assumed: Assumed::falco(),
        ..Options::default()
    };
    let compilation = compile_files(&[file], &sources, &options);
    let result = &compilation.falco.results[0];
    let warnings = result
        .warnings
        .iter()
        .map(|warning| warning.code.name())
        .collect();
    match result.errors.first() {
        Some(error) => (error.code.name().to_owned(), error.message.clone(), warnings),
        None => ("OK".to_owned(), String::new(), warnings),
    }
}
