//! What Falco's former regression tests asserted about system calls, for those tests whose rules
//! and captures are at hand.
//!
//! Tests about channels, drop actions and configuration files that they brought along are not
//! about rules and are left out, as are those that mixed disabling and enabling by flags that no
//! longer exist.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use testkit::Tally;

/// Tests that need what is not at hand, or assert what has changed since.
const LEFT_OUT: [&str; 2] = ["disabled_and_enabled_rules_", "monitor_syscall_drops_"];

#[test]
fn rules_detect_what_was_asserted() {
    let (Some(file), Some(captures), Some(cases)) = (
        testkit::shared("conformance/expectations.json"),
        testkit::shared("captures"),
        testkit::shared("conformance/validate/cases"),
    ) else {
        return;
    };
    let root = std::fs::read_to_string(&file).unwrap();
    let root: Value = serde_json::from_str(&root).unwrap();
    let mut tally = Tally::new("expectations");
    for test in root["tests"].as_array().unwrap() {
        let name = test["test"].as_str().unwrap();
        let Some(capture) = test["capture"]
            .as_str()
            .filter(|path| !path.starts_with("k8saudit/"))
        else {
            continue;
        };
        let validated = rules(&test["validate_rules_file"], &cases);
        let run = rules(&test["rules"], &cases);
        let (Some(validated), Some(run)) = (validated, run) else {
            continue;
        };
        let capture = captures.join(capture);
        let left_out = LEFT_OUT.iter().any(|prefix| name.starts_with(prefix));
        if left_out || !capture.exists() || (validated.is_empty() && run.is_empty()) {
            continue;
        }
        let result = if validated.is_empty() {
            replay(test, &run, &capture)
        } else {
            validate(test, &validated)
        };
        tally.case(name, result.is_ok(), || result.unwrap_err());
    }
    tally.finish();
}

/// The files that stand for the named ones, or `None` if one is not at hand:
/// `rules/single_rule.yaml` is `suite-SingleRule.yaml`.
fn rules(names: &Value, cases: &Path) -> Option<Vec<PathBuf>> {
    let names: Vec<&str> = match names {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        Value::String(name) => vec![name],
        _ => Vec::new(),
    };
    names.into_iter().map(|name| rules_file(name, cases)).collect()
}

fn rules_file(name: &str, cases: &Path) -> Option<PathBuf> {
    let stem = name.strip_prefix("rules/")?.strip_suffix(".yaml")?;
    let camel: String = stem
        .split('_')
        .map(|word| word[..1].to_uppercase() + &word[1..])
        .collect();
    let path = cases.join(format!("suite-{camel}.yaml"));
    path.exists().then_some(path)
}

fn falco() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lanner"));
    command.arg("falco");
    command
}

fn run(mut command: Command) -> Output {
    command.output().unwrap()
}

fn validate(test: &Value, files: &[PathBuf]) -> Result<(), String> {
    let mut command = falco();
    for file in files {
        command.arg("-V").arg(file);
    }
    let output = run(command);
    let expected = test["exit_status"].as_i64().unwrap_or(0);
    let found = output.status.code().map(i64::from);
    if found == Some(expected) {
        return Ok(());
    }
    Err(format!(
        "exit code {found:?}, expected {expected}: {}",
        String::from_utf8_lossy(&output.stdout)
    ))
}

fn replay(test: &Value, files: &[PathBuf], capture: &Path) -> Result<(), String> {
    let mut command = falco();
    for file in files {
        command.arg("-r").arg(file);
    }
    let texts = |key: &str| -> Vec<String> {
        let values = test[key].as_array().into_iter().flatten();
        values.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut options = vec![
        "json_output=true".to_owned(),
        "log_stderr=false".to_owned(),
        "engine.kind=replay".to_owned(),
        format!("engine.replay.capture_file={}", capture.display()),
    ];
    if let Some(priority) = test["priority"].as_str() {
        options.push(format!("priority={priority}"));
    }
    // The flags of then took parts of names.
    for rule in texts("disabled_rules") {
        options.push(format!("rules[].disable.rule=*{rule}*"));
    }
    for tag in texts("disable_tags") {
        options.push(format!("rules[].disable.tag={tag}"));
    }
    let tags = texts("run_tags");
    if !tags.is_empty() {
        options.push("rules[].disable.rule=*".to_owned());
        options.extend(tags.iter().map(|tag| format!("rules[].enable.tag={tag}")));
    }
    for option in options {
        command.arg("-o").arg(option);
    }
    let output = run(command);
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let alerts: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    compare(test, &alerts)
}

fn compare(test: &Value, alerts: &[Value]) -> Result<(), String> {
    let detected = !alerts.is_empty();
    if Some(detected) != test["detect"].as_bool() {
        return Err(format!("{} alerts, expected: {}", alerts.len(), test["detect"]));
    }
    let levels = match &test["detect_level"] {
        Value::Array(levels) => levels.clone(),
        Value::Null => Vec::new(),
        level => vec![level.clone()],
    };
    for level in levels.iter().filter_map(Value::as_str) {
        let level = compiler::tables::Priority::parse(level).unwrap();
        if !alerts.iter().any(|alert| alert["priority"] == level.name()) {
            return Err(format!("no alert of priority {level}"));
        }
    }
    for (rule, count) in test["detect_counts"].as_object().into_iter().flatten() {
        let found = alerts
            .iter()
            .filter(|alert| alert["rule"] == rule.as_str())
            .count();
        if Some(found as u64) != count.as_u64() {
            return Err(format!("{rule}: {found} alerts, expected {count}"));
        }
    }
    Ok(())
}
