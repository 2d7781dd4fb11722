//! Verdicts on conditions with tokens dropped, doubled, replaced and requoted.

use std::collections::HashSet;

use compiler::check::assumed::Assumed;
use compiler::compile::{Options, compile};
use compiler::source::Sources;
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
    let item = serde_json::json!([{
        "rule": "R",
        "desc": "x",
        "condition": condition,
        "output": "x",
        "priority": "INFO",
    }]);
    let mut sources = Sources::default();
    sources.add("case.yaml", item.to_string());
    let options = Options {
        assumed: Assumed::falco(),
        ..Options::default()
    };
    let compilation = compile(&sources, &options);
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
