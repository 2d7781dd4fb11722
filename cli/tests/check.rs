//! `lanner check`.

use std::io::Write as _;
use std::process::Stdio;

mod sample;

use sample::{Folder, RULES, command, lanner, stderr, stdout};

/// A rule with a field that is none, and one that is used without an event type.
const WRONG: &str = "\
- macro: shell
  condition: proc.nmae = sh
- rule: typo
  desc: d
  condition: evt.type = open and shell
  output: o
  priority: INFO
";
const BROAD: &str = "\
- rule: broad
  desc: d
  condition: proc.name = sh
  output: o
  priority: INFO
";

#[test]
fn rules_that_are_fine_are_not_talked_about() {
    let folder = Folder::new("check-fine");
    let fine = BROAD.replace("proc.name = sh", "evt.type = open");
    let rules = folder.file("r.yaml", fine);
    let output = lanner(&["check", &rules]);
    assert_eq!(
        (output.status.code(), stdout(&output), stderr(&output)),
        (
            Some(0),
            String::new(),
            "no problems found in 1 file (1 rule)\n".to_owned()
        )
    );
    let output = lanner(&["check", &rules, "--quiet"]);
    assert_eq!((stdout(&output), stderr(&output)), (String::new(), String::new()));
    // The second of these rules never comes first, which is no error.
    let output = lanner(&["check", &folder.file("r.yaml", RULES), "--format", "concise"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stdout(&output).contains("warning[L0705 shadowed-rule]"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn errors_fail_and_warnings_do_when_denied() {
    let folder = Folder::new("check-codes");
    let (wrong, broad) = (folder.file("wrong.yaml", WRONG), folder.file("broad.yaml", BROAD));
    assert_eq!(lanner(&["check", &wrong]).status.code(), Some(1));
    assert_eq!(lanner(&["check", &broad]).status.code(), Some(0));
    let output = lanner(&["check", &broad, "--deny", "warnings"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        lanner(&["check", &folder.path("missing.yaml")]).status.code(),
        Some(2)
    );
}

#[test]
fn text_shows_the_macro_and_who_uses_it() {
    let folder = Folder::new("check-text");
    let output = lanner(&["check", &folder.file("r.yaml", WRONG)]);
    let text = stdout(&output);
    assert!(text.contains("proc.nmae = sh"), "{text}");
    assert!(text.contains("evt.type = open and shell"), "{text}");
    assert!(!text.contains('\u{1b}'), "no colours without a terminal: {text}");
    let colored = lanner(&["check", "--color", "always", &folder.path("r.yaml")]);
    assert!(stdout(&colored).contains('\u{1b}'));
}

#[test]
fn a_line_each_has_places() {
    let folder = Folder::new("check-concise");
    let path = folder.file("r.yaml", WRONG);
    let output = lanner(&["check", &path, "--format", "concise"]);
    let text = stdout(&output);
    assert!(
        text.lines()
            .any(|line| line.starts_with(&format!("{path}:2:14: error["))),
        "{text}"
    );
}

#[test]
fn machine_formats_are_well_formed() {
    let folder = Folder::new("check-machine");
    let path = folder.file("r.yaml", WRONG);
    let show = |format: &str| stdout(&lanner(&["check", &path, "--format", format]));
    let json: serde_json::Value = serde_json::from_str(&show("json")).unwrap();
    assert_eq!(json["diagnostics"][0]["range"]["start"]["line"], 2);
    let falco: serde_json::Value = serde_json::from_str(&show("falco-json")).unwrap();
    assert_eq!(falco["falco_load_results"][0]["successful"], false);
    let sarif: serde_json::Value = serde_json::from_str(&show("sarif")).unwrap();
    let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"]),
        (&2.into(), &14.into())
    );
    assert!(show("github").starts_with("::error file="));
    let junit = show("junit");
    assert!(
        junit.contains("<testsuite ") && junit.trim_end().ends_with("</testsuites>"),
        "{junit}"
    );
}

#[test]
fn the_standard_input_and_folders_are_read() {
    let folder = Folder::new("check-stdin");
    let mut child = command(&["check", "-", "--format", "concise"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(WRONG.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        stdout(&output).starts_with("<stdin>:2:14: "),
        "{}",
        stdout(&output)
    );
    folder.file(
        "b.yaml",
        "- rule: open\n  append: true\n  condition: and proc.name = x\n",
    );
    folder.file("a.yml", RULES);
    folder.file("c.txt", "not: rules");
    let output = lanner(&["check", &folder.path("")]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(
        stderr(&output).starts_with("0 errors, 1 warning in 2 files (2 rules)"),
        "{}",
        stderr(&output)
    );
}

/// A rule file with a list that nothing uses.
const UNUSED: &str = "\
- list: shells
  items: [sh]
- rule: open
  desc: d
  condition: evt.type = open
  output: o
  priority: INFO
";

#[test]
fn levels_come_from_the_project_and_the_command_line() {
    let folder = Folder::new("check-levels");
    let rules = folder.file("r.yaml", UNUSED);
    let run = |arguments: &[&str]| {
        let mut all = vec!["check", rules.as_str(), "--format", "concise"];
        all.extend(arguments);
        let output = lanner(&all);
        (output.status.code(), stdout(&output), stderr(&output))
    };
    assert!(
        run(&[])
            .1
            .contains("warning[L0352 unused-list, LOAD_UNUSED_LIST]")
    );
    assert_eq!(run(&["--allow", "L0352"]).1, "");
    assert_eq!(run(&["--deny", "unused-list"]).0, Some(1));
    let (code, _, message) = run(&["--allow", "unused-list", "--deny", "unused-list"]);
    assert_eq!(
        (code, message.contains("conflicting levels")),
        (Some(2), true),
        "{message}"
    );
    let (code, _, message) = run(&["--allow", "unsed-list"]);
    assert_eq!(code, Some(2));
    assert!(message.contains("did you mean `unused-list`?"), "{message}");
    assert_eq!(run(&["--allow", "unknown-field"]).0, Some(2));
    folder.file("lanner.toml", "[lints]\nunused-list = \"deny\"\n");
    assert_eq!(run(&[]).0, Some(1));
    assert_eq!(run(&["--no-config"]).0, Some(0));
    assert_eq!(run(&["--warn", "all"]).0, Some(0));
}

#[test]
fn the_project_names_rules_and_plugins() {
    let folder = Folder::new("check-project");
    folder.file("b.yaml", UNUSED);
    folder.file(
        "a.yaml",
        "- required_plugin_versions:\n  - name: json\n    version: 0.7.0\n",
    );
    let project = folder.file(
        "lanner.toml",
        "rules = [\"b.yaml\", \"a*.yaml\"]\n[plugins]\njson = \"0.7.3\"\n",
    );
    let check = |more: &[&str]| {
        let mut arguments = vec!["check", "--config", project.as_str()];
        arguments.extend(more);
        lanner(&arguments)
    };
    let output = check(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(stderr(&output).starts_with("0 errors, 1 warning in 2 files (1 rule)\n"));
    let output = check(&["--plugin", "json@0.1.0"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout(&output).contains("[L0304 missing-plugin]"),
        "{}",
        stdout(&output)
    );
    let output = lanner(&["check", "--no-config"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no rule files"), "{}", stderr(&output));
    folder.file("lanner.toml", "rules = [\"c*.yaml\"]\n");
    assert!(stderr(&check(&[])).contains("matches no file"));
    folder.file("lanner.toml", "rule = []\n");
    let output = check(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("lanner.toml:1:1: unknown key `rule`; did you mean `rules`?"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn comments_allow_in_place() {
    let folder = Folder::new("check-comments");
    let allowed = UNUSED.replace(
        "- list: shells",
        "- list: shells # lanner: allow(unused-list) for users",
    );
    let output = lanner(&["check", &folder.file("r.yaml", &allowed)]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), String::new()));
    let output = lanner(&["check", &folder.path("r.yaml"), "--deny", "unused-list"]);
    assert_eq!(output.status.code(), Some(0));
}
