//! Conditions that Falco's own parser tests accept and refuse, and the messages of recorded
//! syntax errors.

use compiler::syntax::condition;
use testkit::{Tally, json_lines, shared};

#[test]
fn conditions_are_accepted_and_refused_as_by_falco() {
    let Some(path) = shared("conformance/conditions/syntax.json") else {
        return;
    };
    let text = std::fs::read_to_string(path).expect("readable");
    let cases: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut tally = Tally::new("syntax");
    for (verdict, accepted) in [("accept", true), ("reject", false)] {
        for case in cases[verdict].as_array().expect("an array") {
            let case = case.as_str().expect("a text");
            let errors = condition::parse(case).errors;
            tally.case(
                &format!("{verdict} {case:?}"),
                errors.is_empty() == accepted,
                || format!("{errors:?}"),
            );
        }
    }
    tally.finish();
}

/// What Falco says of a condition that its parser refuses; everything else is said later.
fn is_syntax_error(message: &str) -> bool {
    [
        "expected ",
        "unexpected token after",
        "exceeded max depth",
        "invalid hex",
        "truncated hex",
        "unsupported string escape",
    ]
    .iter()
    .any(|start| message.starts_with(start))
        || message.contains(" escape in ")
}

#[test]
fn the_first_error_is_worded_as_by_falco() {
    let Some(path) = shared("conformance/conditions/mutated.jsonl") else {
        return;
    };
    let mut tally = Tally::new("syntax-messages");
    for case in json_lines(&path) {
        let text = case["condition"].as_str().expect("a condition");
        let message = case["message"]
            .as_str()
            .filter(|message| is_syntax_error(message));
        let ours = condition::parse(text)
            .errors
            .first()
            .map(|error| error.falco_message(text));
        tally.case(&format!("{text:?}"), ours.as_deref() == message, || {
            format!("expected {message:?}, got {ours:?}")
        });
    }
    tally.finish();
}
