//! `falco -L` and `-l`, alone and with `-V`, as text and JSON.
//!
//! No recorded answer holds a description; the shape is that of the notes on Falco's command line,
//! and the names in it follow from recorded verdicts about event types and canonical conditions.

use serde_json::{Value, json};

mod sample;

use sample::{Folder, lanner, stderr, stdout};

/// One of everything that a description tells about.
const RULES: &str = r#"
- required_engine_version: 26
- required_plugin_versions:
  - name: container
    version: 0.3.0
    alternatives:
      - name: k8smeta
        version: 0.1.0
- list: shells
  items: [sh, bash]
- list: programs
  items: [shells, "my tool", perl]
- list: unused_list
  items: []
- macro: opened
  condition: evt.type in (open, openat) and fd.num >= 0
- macro: by_program
  condition: (opened and proc.name in (programs))
- macro: unused_macro
  condition: not evt.type = kexec_load
- rule: Program opens
  desc: a program opens a file
  condition: by_program and tolower(fd.name) startswith oneof (/etc, /usr) and container.id != host
  output: "%proc.name opened %container.info%20fd.name %tolower(fd.name) %proc.aname[2]"
  priority: info
  tags: [b, a]
  capture: true
  capture_duration: 7
  exceptions:
    - name: known
      fields: [proc.name, fd.name]
      comps: [=, startswith]
      values:
        - [bash, /etc/bash]
    - name: ids
      fields: fd.num
- rule: Program opens
  condition: and proc.pid exists
  enabled: false
  override: {condition: append, enabled: replace}
- rule: dropped
  desc: dropped for its field
  condition: evt.type = open and no.such = 1
  output: o
  priority: INFO
  skip-if-unknown-filter: true
"#;

fn describe(name: &str, arguments: &[&str]) -> (Value, std::process::Output) {
    let folder = Folder::new(&format!("falco-describe-{name}"));
    let rules = folder.file("r.yaml", RULES);
    let mut all = vec!["falco", "-o", "json_output=true", "-V", &rules];
    all.extend(arguments);
    let output = lanner(&all);
    let json = serde_json::from_str(&stdout(&output)).unwrap_or_default();
    (json, output)
}

#[test]
fn everything_is_told_as_json() {
    let (mut json, output) = describe("all", &["-L"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let results = json["falco_describe_results"].take();
    // Everything but kexec_load, and with it the two codes of the generic event.
    let events = results["macros"][2]["details"]["events"].as_array().unwrap();
    assert!(events.contains(&json!("open")) && !events.contains(&json!("kexec_load")));
    assert!(
        events.contains(&json!("getpid")),
        "a call without an event of its own"
    );
    let mut results = results;
    results["macros"][2]["details"]["events"] = json!(null);
    insta::assert_snapshot!("everything", format!("{results:#}"));
}

#[test]
fn one_rule_comes_alone() {
    let (all, _) = describe("one-of-all", &["-L"]);
    let (one, _) = describe("one", &["-l", "Program opens"]);
    let (all, one) = (&all["falco_describe_results"], &one["falco_describe_results"]);
    assert_eq!(one, &json!({ "rules": all["rules"] }));
}

#[test]
fn a_rule_that_is_not_there_leaves_nothing_on_the_standard_output() {
    // Falco falls over the dropped one.
    for name in ["dropped", "nosuch"] {
        let (_, output) = describe(name, &["-l", name]);
        assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
        let message = format!("Error: Rule \"{name}\" is not loaded\n");
        assert!(stderr(&output).ends_with(&message), "{}", stderr(&output));
    }
}

#[test]
fn configured_fields_stand_first() {
    let entry =
        "append_output[]={extra_output: 'pid=%proc.pid', extra_fields: [evt.num, {who: '%proc.name!'}]}";
    let (json, output) = describe("appended", &["-L", "-o", entry]);
    let details = &json["falco_describe_results"]["rules"][0]["details"];
    assert_eq!(
        details["extra_output_formatted_fields"],
        json!({ "who": "%proc.name!" }),
        "{}",
        stderr(&output)
    );
    let fields = details["output_fields"].as_array().unwrap();
    assert_eq!(&fields[..2], [json!("%evt.num"), json!("%proc.name!")]);
    assert_eq!(fields.last(), Some(&json!("proc.pid")));
    let output = details["output_compiled"].as_str().unwrap();
    assert!(output.ends_with("%proc.aname[2] pid=%proc.pid"), "{output}");
}

#[test]
fn nothing_is_described_when_a_file_is_wrong() {
    let folder = Folder::new("falco-describe-wrong");
    let rules = folder.file("r.yaml", "- rule: r\n");
    let output = lanner(&["falco", "-V", &rules, "-L", "-o", "json_output=true"]);
    let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert!(json.get("falco_describe_results").is_none());
    assert_eq!(json["falco_load_results"][0]["successful"], false);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn nesting_beyond_nineteen_parentheses_is_described() {
    // Falco's own description throws.
    let folder = Folder::new("falco-describe-nested");
    let condition = format!("{}evt.type = open{}", "(".repeat(100), ")".repeat(100));
    let rules = format!("- rule: r\n  desc: d\n  condition: {condition}\n  output: o\n  priority: INFO\n");
    let rules = folder.file("r.yaml", rules);
    let output = lanner(&["falco", "-r", &rules, "-L", "-o", "json_output=true"]);
    let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(
        json["rules"][0]["details"]["condition_compiled"],
        "evt.type = open"
    );
    assert_eq!(json["required_engine_version"], "0.0.0");
}

/// Every item of the official rules has the keys of a description, and tells what must hold of it.
#[test]
fn official_rules_are_described() {
    let Some(folder) = testkit::shared("conformance/rules/official") else {
        return;
    };
    let mut arguments = vec![
        "falco".to_owned(),
        "-L".into(),
        "-o".into(),
        "json_output=true".into(),
    ];
    for name in ["falco_rules", "falco-incubating_rules", "falco-sandbox_rules"] {
        arguments.extend([
            "-r".into(),
            folder.join(format!("{name}.yaml")).display().to_string(),
        ]);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = lanner(&arguments);
    let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let mut tally = testkit::Tally::new("describe");
    let keys = |value: &Value| {
        value
            .as_object()
            .map(|map| map.keys().cloned().collect::<Vec<_>>())
    };
    let (rule, macro_, list) = (
        [
            vec![
                "capture",
                "capture_duration",
                "condition",
                "description",
                "enabled",
                "name",
                "output",
                "priority",
                "source",
                "tags",
            ],
            vec![
                "condition_compiled",
                "condition_fields",
                "condition_operators",
                "events",
                "exception_fields",
                "exception_names",
                "exception_operators",
                "lists",
                "macros",
                "output_compiled",
                "output_fields",
                "plugins",
            ],
        ],
        [
            vec!["condition", "name"],
            vec![
                "condition_compiled",
                "condition_fields",
                "condition_operators",
                "events",
                "lists",
                "macros",
                "plugins",
                "used",
            ],
        ],
        [
            vec!["items", "name"],
            vec!["items_compiled", "lists", "plugins", "used"],
        ],
    );
    for (kind, shape) in [("rules", rule), ("macros", macro_), ("lists", list)] {
        for entry in json[kind].as_array().unwrap() {
            let name = format!("{kind} {}", entry["info"]["name"]);
            let found = ["info", "details"].map(|part| keys(&entry[part]).unwrap_or_default());
            tally.case(&name, found == shape, || format!("{found:?}"));
            if kind != "lists" {
                let events = entry["details"]["events"].as_array().unwrap();
                tally.case(&name, events.contains(&json!("asyncevent")), || {
                    format!("{events:?}")
                });
                // Nothing of a list or macro is left in the compiled condition.
                let fields = &entry["details"]["condition_fields"];
                tally.case(
                    &name,
                    fields.as_array().is_some_and(|fields| !fields.is_empty()),
                    || name.clone(),
                );
            }
        }
    }
    tally.finish();
}
