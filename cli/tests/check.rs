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
    let output = lanner(&["check", &folder.file("r.yaml", RULES)]);
    assert_eq!(
        (output.status.code(), stdout(&output), stderr(&output)),
        (Some(0), String::new(), String::new())
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
    assert_eq!(lanner(&["check"]).status.code(), Some(2));
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
    let output = lanner(&["check", &folder.path(""), "--stats"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(
        stderr(&output).starts_with("2 files, 2 rules, 0 errors"),
        "{}",
        stderr(&output)
    );
}
