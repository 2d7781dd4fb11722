//! `lanner run`.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

mod sample;

use sample::{Folder, RULES, capture, command, lanner, stderr, stdout};

#[test]
fn alerts_are_lines_of_text() {
    let folder = Folder::new("run-text");
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let output = lanner(&["run", "--capture", &scap, "-r", &rules]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        stdout(&output),
        "16:00:00.000000000: Warning opened /etc/passwd by cat\n\
         16:00:01.000000000: Warning opened /etc/shadow by cat\n"
    );
}

#[test]
fn alerts_are_lines_of_json() {
    let folder = Folder::new("run-json");
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let arguments = [
        "run",
        "--capture",
        &scap,
        "-r",
        &rules,
        "--format",
        "json",
        "--rule",
        "* shadow",
        "--iso-time",
    ];
    let output = lanner(&arguments);
    assert_eq!(
        stdout(&output),
        "{\"hostname\":\"host\",\
         \"output\":\"2019-08-19T16:00:01.000000000+0000: Informational read /etc/shadow (command=cat /etc/shadow)\",\
         \"output_fields\":{\"evt.time.iso8601\":1566230401000000000,\"fd.name\":\"/etc/shadow\",\"proc.cmdline\":\"cat /etc/shadow\"},\
         \"priority\":\"Informational\",\"rule\":\"open shadow\",\"source\":\"syscall\",\"tags\":[\"secrets\"],\
         \"time\":\"2019-08-19T16:00:01.000000000Z\"}\n"
    );
}

/// Names of the rules that fire, in order.
fn fired(arguments: &[&str]) -> Vec<String> {
    let folder = Folder::new(&format!(
        "run-fired-{}",
        arguments.join("-").replace(['*', ' '], "_")
    ));
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let mut all = vec!["run", "--capture", &scap, "-r", &rules, "--format", "json"];
    all.extend(arguments);
    let output = lanner(&all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
        .lines()
        .map(|line| {
            let alert: serde_json::Value = serde_json::from_str(line).unwrap();
            alert["rule"].as_str().unwrap().to_owned()
        })
        .collect()
}

#[test]
fn matching_threshold_and_selection_choose_rules() {
    assert_eq!(fired(&[]), ["open", "open"]);
    assert_eq!(
        fired(&["--rule-matching", "all"]),
        ["open", "open", "open shadow"]
    );
    assert_eq!(
        fired(&["--rule-matching", "all", "--priority", "warning"]),
        ["open", "open"]
    );
    assert_eq!(fired(&["--tag", "secrets"]), ["open shadow"]);
    assert_eq!(fired(&["--disable-rule", "open"]), ["open shadow"]);
    assert_eq!(fired(&["--disable-tag", "files"]), ["open shadow"]);
}

#[test]
fn the_standard_input_is_a_capture_too() {
    let folder = Folder::new("run-stdin");
    let rules = folder.file("r.yaml", RULES);
    let mut child = command(&["run", "--capture", "-", "-r", &rules, "--stats"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&capture()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(stdout(&output).lines().count(), 2);
    let stats = stderr(&output);
    assert!(stats.starts_with("2 events in "), "{stats}");
    assert!(stats.contains("2 alerts") && stats.contains("2  open"), "{stats}");
}

#[test]
fn statistics_tell_types_state_and_what_was_left_out() {
    let folder = Folder::new("run-stats");
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let run = ["run", "--capture", &scap, "-r", &rules, "--stats"];
    let text = stderr(&lanner(&run));
    for line in [
        "alerts by rule\n         2  open\n",
        "events by type\n         2  open\n",
        "state at the end\n         1  threads\n         2  descriptors\n",
        "no limit was reached\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let json = [&run[..], &["--stats-format", "json"]].concat();
    let stats: serde_json::Value = serde_json::from_str(&stderr(&lanner(&json))).unwrap();
    assert_eq!(stats["events"], 2);
    assert_eq!(stats["events_by_type"]["open"], 2);
    assert_eq!(stats["alerts_by_rule"]["open"], 2);
    assert_eq!(stats["state"]["fds"], 2);
    assert_eq!(stats["counters"]["refused_threads"], 0);
}

const AUDIT_RULE: &str = "\
- rule: audit
  desc: A rule for a source without an input.
  condition: ka.verb = create
  output: created by %ka.user.name
  priority: WARNING
  source: k8s_audit
";

#[test]
fn rules_without_an_input_do_not_run_silently() {
    let folder = Folder::new("run-no-input");
    let (rules, scap) = (
        folder.file("r.yaml", AUDIT_RULE),
        folder.file("c.scap", capture()),
    );
    for arguments in [
        vec!["run", "-r", &rules],
        vec!["run", "-r", &rules, "--capture", &scap],
    ] {
        let output = lanner(&arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert_eq!(
            stderr(&output),
            "lanner: no rules to evaluate: only events of source `syscall` can be read; enabled: \
             1 rule of source `k8s_audit`\n"
        );
    }
    let both = folder.file("both.yaml", format!("{RULES}{AUDIT_RULE}"));
    let output = lanner(&["run", "-r", &both, "--capture", &scap]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stderr(&output),
        "lanner: warning: 1 rule of source `k8s_audit` will never match: there is no input for this source\n"
    );
    assert_eq!(stdout(&output).lines().count(), 2);
}

#[test]
fn a_rule_file_in_place_of_a_capture_is_recognised() {
    let folder = Folder::new("run-swapped");
    let rules = folder.file("r.yaml", RULES);
    let output = lanner(&["run", "-r", &rules, "--capture", &rules]);
    assert_eq!(output.status.code(), Some(1));
    let message = stderr(&output);
    assert!(
        message.contains("not a capture")
            && message.contains("(this is a YAML file; pass rule files with -r)"),
        "{message}"
    );
}

/// Exit code and message of a run over a capture and rules with these contents.
fn failure(name: &str, rules: &[u8], scap: &[u8]) -> (Option<i32>, String) {
    let folder = Folder::new(&format!("run-bad-{name}"));
    let (rules, scap) = (folder.file("r.yaml", rules), folder.file("c.scap", scap));
    let output = lanner(&["run", "--capture", &scap, "-r", &rules]);
    (output.status.code(), stderr(&output))
}

#[test]
fn missing_files_and_folders_are_named() {
    let folder = Folder::new("run-missing");
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let missing = folder.path("missing");
    let here = folder.path("");
    for (arguments, code) in [
        (["run", "--capture", &missing, "-r", &rules], 1),
        (["run", "--capture", &here, "-r", &rules], 1),
        (["run", "--capture", &scap, "-r", &missing], 2),
    ] {
        let output = lanner(&arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        let message = stderr(&output);
        let bad = arguments
            .iter()
            .find(|argument| **argument == missing || **argument == here);
        assert!(
            message.starts_with("lanner: ") && message.contains(bad.unwrap()),
            "{message}"
        );
    }
    let empty = folder.path("empty");
    std::fs::create_dir_all(&empty).unwrap();
    let output = lanner(&["run", "--capture", &scap, "-r", &empty]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no .yaml or .yml file"));
    // Without rules named, those of the project run.
    std::fs::write(
        folder.path("lanner.toml"),
        format!("rules = [{:?}]\n", Path::new(&rules).file_name().unwrap()),
    )
    .unwrap();
    let here = |arguments: &[&str]| {
        let output = command(arguments).current_dir(&here).output();
        output.unwrap()
    };
    assert_eq!(stdout(&here(&["run", "--capture", &scap])).lines().count(), 2);
    let output = here(&["compile", "--emit", "ir"]);
    assert!(stdout(&output).contains("fd.name"), "{}", stderr(&output));
}

#[test]
fn rules_that_are_none_are_shown() {
    for (name, rules) in [
        ("not-yaml", &b"- rule: [\n"[..]),
        ("no-sequence", b"a: b\n"),
        ("binary", &[0xFF, 0xFE, 0x00, 0x01, 0x02]),
        (
            "bad-field",
            b"- rule: r\n  desc: d\n  condition: proc.nmae = x\n  output: o\n  priority: INFO\n",
        ),
    ] {
        let (code, message) = failure(name, rules, &capture());
        assert_eq!(code, Some(1), "{name}: {message}");
        assert!(message.contains("r.yaml"), "{name}: {message}");
    }
    let (code, message) = failure("empty", b"", &capture());
    assert_eq!(
        (code, message.as_str()),
        (
            Some(1),
            "lanner: no rules to evaluate: the rule files define none\n"
        )
    );
}

#[test]
fn captures_that_are_none_are_named_with_the_place() {
    for (name, scap, expected) in [
        ("empty", &b""[..], "the file is empty"),
        ("text", b"this is no capture at all", "not a capture"),
        ("gzip", b"\x1f\x8b\x08\x00garbage!", "at byte"),
    ] {
        let (code, message) = failure(name, RULES.as_bytes(), scap);
        assert_eq!(code, Some(1), "{name}: {message}");
        assert!(
            message.contains("c.scap: at byte 0") && message.contains(expected) || name == "gzip",
            "{name}: {message}"
        );
    }
}

#[test]
fn a_capture_can_be_cut_anywhere() {
    let folder = Folder::new("run-cut");
    let rules = folder.file("r.yaml", RULES);
    let whole = capture();
    for length in (1..whole.len()).step_by(7) {
        let scap = folder.file("c.scap", &whole[..length]);
        let output = lanner(&["run", "--capture", &scap, "-r", &rules]);
        let message = stderr(&output);
        // Cut between two events it is just a shorter capture.
        match output.status.code() {
            Some(0) => assert_eq!(message, ""),
            Some(1) => assert!(message.contains("c.scap: at byte "), "{length}: {message}"),
            other => panic!("{length}: {other:?} {message}"),
        }
    }
}

#[test]
fn lengths_that_lie_are_survived() {
    let folder = Folder::new("run-lengths");
    let rules = folder.file("r.yaml", RULES);
    let whole = capture();
    for place in (0..whole.len() - 4).step_by(4) {
        let mut bytes = whole.clone();
        bytes[place..place + 4].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
        let scap = folder.file("c.scap", &bytes);
        let output = lanner(&["run", "--capture", &scap, "-r", &rules]);
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{place}: {:?} {}",
            output.status,
            stderr(&output)
        );
    }
}

#[test]
fn alerts_before_the_cut_are_printed() {
    let folder = Folder::new("run-before-cut");
    let whole = capture();
    let rules = folder.file("r.yaml", RULES);
    let scap = folder.file("c.scap", &whole[..whole.len() - 10]);
    let output = lanner(&["run", "--capture", &scap, "-r", &rules]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stdout(&output),
        "16:00:00.000000000: Warning opened /etc/passwd by cat\n"
    );
}

#[test]
fn wrong_usage_is_two() {
    for arguments in [
        &["run"][..],
        &["run", "--capture", "x"],
        &["run", "--capture", "x", "-r", "y", "--priority", "loud"],
        &["run", "--capture", "x", "-r", "y", "--what"],
    ] {
        assert_eq!(lanner(arguments).status.code(), Some(2), "{arguments:?}");
    }
}
