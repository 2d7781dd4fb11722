//! The alerts of the three official rule files over every capture whose alerts Falco recorded,
//! under both matching strategies.
//!
//! Users and groups are names that the machine looks up which reads a capture: where they alone
//! differ, the alert counts as equal.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use testkit::Tally;

/// Entries of `output_fields` that depend on the machine.
const LENIENT: [&str; 5] = [
    "group.name",
    "user.homedir",
    "user.loginname",
    "user.name",
    "user.shell",
];

#[test]
fn alerts_are_those_of_falco() {
    let (Some(folder), Some(rules)) = (
        testkit::shared("conformance/alerts"),
        testkit::shared("conformance/rules/official"),
    ) else {
        return;
    };
    let mut tally = Tally::new("alerts");
    for path in testkit::files(&folder, ".jsonl") {
        let file = path.file_name().unwrap().to_string_lossy();
        let name = file.strip_suffix(".jsonl").unwrap();
        let (capture, matching) = name.split_once(".official.").unwrap();
        let Some(capture) = testkit::capture(capture) else {
            tally.case(name, false, || "its capture is missing".to_owned());
            continue;
        };
        let recorded: Vec<Value> = testkit::json_lines(&path).collect();
        match alerts(&rules, &capture, matching) {
            Ok(alerts) => {
                let difference = difference(&recorded, &alerts);
                tally.case(name, difference.is_none(), || difference.unwrap_or_default());
            }
            Err(error) => tally.case(name, false, || error),
        }
    }
    tally.finish();
}

/// The alerts that the program prints.
fn alerts(rules: &Path, capture: &Path, matching: &str) -> Result<Vec<Value>, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lanner"));
    command.env("TZ", "UTC").arg("falco");
    for file in [
        "falco_rules.yaml",
        "falco-incubating_rules.yaml",
        "falco-sandbox_rules.yaml",
    ] {
        command.arg("-r").arg(rules.join(file));
    }
    for option in [
        "engine.kind=replay".to_owned(),
        format!("engine.replay.capture_file={}", capture.display()),
        "json_output=true".to_owned(),
        "time_format_iso_8601=true".to_owned(),
        "log_stderr=false".to_owned(),
        "append_output={}".to_owned(),
        format!("rule_matching={matching}"),
    ] {
        command.arg("-o").arg(option);
    }
    let output = command.output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).map_err(|error| format!("{error}: {line}")))
        .map(|alert: Result<Value, String>| {
            let mut alert = alert?;
            let object = alert.as_object_mut().ok_or("an alert is no object")?;
            object.remove("hostname").ok_or("an alert has no host name")?;
            Ok(alert)
        })
        .collect()
}

/// The first thing that differs, if any.
fn difference(recorded: &[Value], alerts: &[Value]) -> Option<String> {
    for (index, (expected, found)) in recorded.iter().zip(alerts).enumerate() {
        if lenient(expected, found) != *found {
            return Some(format!(
                "alert {index}:\n    expected {expected}\n    found    {found}"
            ));
        }
    }
    (recorded.len() != alerts.len()).then(|| {
        let all = |alerts: &[Value]| {
            let rules = alerts.iter().map(|alert| alert["rule"].to_string());
            rules.collect::<Vec<_>>().join(", ")
        };
        format!(
            "{} alerts expected, {} found\n    expected {}\n    found    {}",
            recorded.len(),
            alerts.len(),
            all(recorded),
            all(alerts)
        )
    })
}

/// `expected` with the values that depend on the machine taken from `found`.
fn lenient(expected: &Value, found: &Value) -> Value {
    let mut expected = expected.clone();
    for field in LENIENT {
        let (Some(old), Some(new)) = (
            expected["output_fields"].get(field).cloned(),
            found["output_fields"].get(field).cloned(),
        ) else {
            continue;
        };
        if old == new {
            continue;
        }
        let text = |value: &Value| format!("={} ", value.as_str().unwrap_or("<NA>"));
        let output = expected["output"].as_str().unwrap_or_default();
        let output = format!("{output} ").replace(&text(&old), &text(&new));
        expected["output"] = output.trim_end_matches(' ').into();
        expected["output_fields"][field] = new;
    }
    expected
}

#[test]
fn names_of_users_may_differ_and_nothing_else() {
    let alert = |user: &str, uid: i32| {
        serde_json::json!({
            "output": format!("x user={user} uid={uid}"),
            "output_fields": {"user.name": user, "user.uid": uid},
        })
    };
    let one = std::slice::from_ref;
    assert_eq!(difference(one(&alert("root", 0)), one(&alert("admin", 0))), None);
    assert!(difference(one(&alert("root", 0)), one(&alert("root", 1))).is_some());
    assert!(difference(one(&alert("root", 0)), &[]).is_some());
}
