//! `lanner check` on whole repositories: folders, reports, baselines, fixes, watching.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::Value;

mod sample;

use sample::{Folder, RULES, command, lanner, stderr, stdout};

/// A rule that is found to be shadowed, and a list that nothing uses.
const WARNINGS: &str = "- list: unused\n  items: [a]\n";
const ERROR: &str = "\
- rule: shell
  desc: d
  condition: evt.type = execve and proc.nmae = sh
  output: o
  priority: INFO
";

/// A repository with rules in folders, and files of other kinds.
fn repository(name: &str) -> Folder {
    let folder = Folder::new(name);
    for sub in ["rules/more", "tests", "build", ".github", "chart"] {
        fs::create_dir_all(folder.path(sub)).unwrap();
    }
    folder.file("rules/b.yaml", RULES);
    folder.file("rules/more/a.yml", WARNINGS);
    folder.file("tests/broken.yaml", ERROR);
    folder.file("build/broken.yaml", ERROR);
    folder.file(".gitignore", "build/\n");
    folder.file(".github/workflow.yaml", "on: push\n");
    folder.file("docker-compose.yaml", "services: {}\n");
    let rules = RULES
        .lines()
        .fold(String::new(), |rules, line| rules + "    " + line + "\n");
    folder.file("chart/values.yaml", format!("customRules:\n  a.yaml: |\n{rules}"));
    folder
}

fn here(folder: &Folder, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = command(arguments).current_dir(folder.path("")).output().unwrap();
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn folders_are_searched() {
    let folder = repository("repository-search");
    let (code, out, err) = here(&folder, &["check", ".", "--format", "concise"]);
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("tests/broken.yaml:3:36: error"), "{out}");
    assert!(!out.contains("build/"), "{out}");
    assert!(err.starts_with("1 error, "), "{err}");
    assert!(err.contains("in 3 files ("), "{err}");
    assert!(
        err.contains("skipped 2 YAML files without rules")
            || err.contains("rules in the values of 1 skipped file"),
        "{err}"
    );
    let (code, out, _) = here(
        &folder,
        &["check", ".", "--format", "concise", "--exclude", "tests/**"],
    );
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("rules/more/a.yml:1:9: warning"), "{out}");
    // A file that is named is checked, whatever is excluded or ignored.
    let (code, _, _) = here(&folder, &["check", "build/broken.yaml", "--exclude", "build"]);
    assert_eq!(code, Some(1));
    let (_, _, err) = here(&folder, &["check", ".", "--embedded", "--exclude", "tests"]);
    assert!(err.contains("in 3 files ("), "{err}");
    let (code, _, err) = here(&folder, &["check", ".github"]);
    assert_eq!(code, Some(0), "{err}");
    let (code, _, err) = here(&folder, &["check", ".", "--exclude", "["]);
    assert_eq!((code, err.contains("--exclude")), (Some(2), true), "{err}");
}

#[test]
fn formatting_and_fixing_search_folders_too() {
    let folder = repository("repository-write");
    assert_eq!(here(&folder, &["fmt", "."]).0, Some(0));
    folder.file("rules/more/a.yml", "- list:   unused\n  items: [a]\n");
    let before = fs::read_to_string(folder.path("docker-compose.yaml")).unwrap();
    let (code, out, err) = here(&folder, &["fmt", "--check", "."]);
    assert_eq!((code, out.as_str()), (Some(1), "rules/more/a.yml\n"), "{err}");
    let (code, _, err) = here(&folder, &["fmt", "."]);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(
        fs::read_to_string(folder.path("rules/more/a.yml")).unwrap(),
        WARNINGS
    );
    folder.file(
        "rules/more/a.yml",
        "- rule: open\n  condition: and fd.num > 2\n  append: true\n",
    );
    let (code, _, err) = here(&folder, &["fix", ".", "--exclude", "tests"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(
        fs::read_to_string(folder.path("rules/more/a.yml"))
            .unwrap()
            .contains("condition: append")
    );
    assert_eq!(
        fs::read_to_string(folder.path("docker-compose.yaml")).unwrap(),
        before
    );
}

#[test]
fn the_number_of_warnings_can_be_limited() {
    let folder = Folder::new("repository-limit");
    let rules = folder.file("r.yaml", WARNINGS);
    for (limit, code) in [("0", 1), ("1", 0)] {
        let output = lanner(&["check", &rules, "--max-warnings", limit]);
        assert_eq!(output.status.code(), Some(code));
        assert_eq!(
            stderr(&output).contains("more warnings than --max-warnings"),
            code == 1
        );
    }
}

#[test]
fn findings_are_counted_by_diagnostic() {
    let folder = Folder::new("repository-statistics");
    let rules = folder.file(
        "r.yaml",
        format!("{WARNINGS}{}{ERROR}", WARNINGS.replace("unused", "other")),
    );
    let output = lanner(&["check", &rules, "--statistics"]);
    let text = stdout(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        lines[0].starts_with("1  L0") || lines[0].starts_with("2  L0352 unused-list"),
        "{text}"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("1  L0501 ") && line.ends_with("1 fixable")),
        "{text}"
    );
    let json: Value = serde_json::from_str(&stdout(&lanner(&[
        "check",
        &rules,
        "--statistics",
        "--format",
        "json",
    ])))
    .unwrap();
    let row = json
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["code"] == "L0501")
        .unwrap();
    assert_eq!(
        (&row["count"], &row["fixable"], &row["severity"]),
        (&1.into(), &1.into(), &"error".into())
    );
    let output = lanner(&["check", &rules, "--statistics", "--format", "sarif"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn reports_can_go_to_a_file() {
    let folder = Folder::new("repository-output");
    let (rules, report) = (folder.file("r.yaml", ERROR), folder.path("report.json"));
    let output = lanner(&["check", &rules, "--format", "json", "--output-file", &report]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    let json: Value = serde_json::from_str(&fs::read_to_string(&report).unwrap()).unwrap();
    assert_eq!(json["diagnostics"][0]["severity"], "error");
    let output = lanner(&["check", &rules, "--output-file", &folder.path("none/report.json")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("report.json: cannot write"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn baselines_hide_known_warnings() {
    let folder = Folder::new("repository-baseline");
    folder.file("r.yaml", format!("{WARNINGS}{ERROR}"));
    let check = |arguments: &[&str]| {
        here(
            &folder,
            &[&["check", "r.yaml", "--format", "concise"], arguments].concat(),
        )
    };
    // What Falco refuses is not hidden.
    let (code, out, err) = check(&["--write-baseline", "known.json"]);
    assert_eq!((code, out.lines().count()), (Some(1), 1), "{out}");
    assert!(err.contains("in the baseline"), "{err}");
    folder.file("r.yaml", WARNINGS);
    let (code, out, err) = check(&["--write-baseline", "known.json", "--max-warnings", "0"]);
    assert_eq!((code, out.as_str()), (Some(0), ""), "{err}");
    assert!(err.contains("1 warning in the baseline"), "{err}");
    // Lines above and the spelling of the path do not matter; a second such warning does.
    folder.file("r.yaml", format!("# a comment\n\n{WARNINGS}"));
    let (code, out, _) = check(&["--baseline", "known.json", "--max-warnings", "0"]);
    assert_eq!((code, out.as_str()), (Some(0), ""));
    let (_, out, _) = here(&folder, &["check", "./r.yaml", "--baseline", "known.json"]);
    assert_eq!(out, "");
    folder.file(
        "r.yaml",
        format!("{WARNINGS}{}", WARNINGS.replace("unused", "new")),
    );
    let (code, out, _) = check(&["--baseline", "known.json", "--max-warnings", "0"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("`new`") && !out.contains("`unused`"), "{out}");
    folder.file("r.yaml", RULES);
    let (_, _, err) = check(&["--baseline", "known.json"]);
    assert!(err.contains("no longer found: update it"), "{err}");
    folder.file("known.json", "{\"version\": 9, \"warnings\": []}");
    let (code, _, err) = check(&["--baseline", "known.json"]);
    assert_eq!(
        (code, err.contains("unsupported baseline version 9")),
        (Some(2), true),
        "{err}"
    );
    folder.file("known.json", "[");
    assert_eq!(check(&["--baseline", "known.json"]).0, Some(2));
}

#[test]
fn fixes_are_applied_before_a_check_if_asked_for() {
    let folder = Folder::new("repository-fix");
    let rules = folder.file("a.yaml", RULES);
    let old = folder.file(
        "b.yaml",
        "- rule: open\n  condition: and fd.num > 2\n  append: true\n",
    );
    let output = lanner(&["check", "--fix", &rules, &old, "--format", "concise"]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(
        stderr(&output).starts_with(&format!("{old}:3: [L0250 deprecated-append] ")),
        "{}",
        stderr(&output)
    );
    assert!(
        !stdout(&output).contains("deprecated-append"),
        "{}",
        stdout(&output)
    );
    assert!(fs::read_to_string(&old).unwrap().contains("condition: append"));
    assert_eq!(lanner(&["check", "--fix", "-"]).status.code(), Some(2));
}

#[test]
fn files_are_checked_again_when_they_change() {
    let folder = Folder::new("repository-watch");
    folder.file("r.yaml", ERROR);
    let mut child = command(&["check", "--watch", &folder.path(""), "--format", "concise"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut summary = || {
        let mut first = None;
        for line in &mut lines {
            let line = line.unwrap();
            if line.starts_with("watching for changes") {
                break;
            }
            first.get_or_insert(line);
        }
        first.unwrap_or_default()
    };
    let broken = summary();
    // A file that is replaced by another, as editors do.
    let new = folder.file("r.new", WARNINGS);
    fs::rename(new, folder.path("r.yaml")).unwrap();
    let mended = summary();
    folder.file("added.yaml", RULES);
    let added = summary();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(broken.starts_with("1 error, "), "{broken}");
    assert!(mended.starts_with("0 errors, 1 warning in 1 file"), "{mended}");
    assert!(added.contains("in 2 files (2 rules)"), "{added}");
}

/// The codes that the help of the command documents.
#[test]
fn exit_codes_are_as_documented() {
    let folder = Folder::new("repository-exit");
    let (fine, warned, broken) = (
        folder.file(
            "fine.yaml",
            "- macro: m # lanner: allow(unused-macro)\n  condition: evt.type = open\n",
        ),
        folder.file("warned.yaml", WARNINGS),
        folder.file("broken.yaml", ERROR),
    );
    let missing = folder.path("missing.yaml");
    for (arguments, code) in [
        (vec![fine.as_str()], 0),
        (vec![warned.as_str()], 0),
        (vec![warned.as_str(), "--deny", "warnings"], 1),
        (vec![warned.as_str(), "--max-warnings", "0"], 1),
        (vec![broken.as_str()], 1),
        (vec![missing.as_str()], 2),
        (vec![broken.as_str(), missing.as_str()], 2),
        (vec![missing.as_str(), "--format", "falco-json"], 2),
        (vec![fine.as_str(), "--allow", "no-such-diagnostic"], 2),
        (vec![fine.as_str(), "--no-such-option"], 2),
    ] {
        let output = lanner(&[&["check"], arguments.as_slice()].concat());
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            stderr(&output)
        );
    }
    // The file that can be read is checked all the same.
    let output = lanner(&["check", &broken, &missing, "--format", "concise"]);
    assert_eq!(stdout(&output).lines().count(), 2, "{}", stdout(&output));
}
