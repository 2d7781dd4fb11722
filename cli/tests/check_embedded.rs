//! `lanner check` on files whose values contain rules.

use std::process::Stdio;

use serde_json::Value;

mod sample;

use sample::{Folder, command, lanner, stderr, stdout};

/// A rule with an unknown field.
const WRONG: &str = "\
- rule: shell
  desc: d
  condition: evt.type = execve and proc.nmae = sh
  output: o
  priority: INFO
";

/// The lines of `text` behind `blanks` spaces.
fn indented(text: &str, blanks: usize) -> String {
    let lines = text.lines().map(|line| format!("{:blanks$}{line}\n", ""));
    lines.collect()
}

fn concise(arguments: &[&str]) -> (Option<i32>, Vec<String>) {
    let arguments = [&["check", "--format", "concise"], arguments].concat();
    let output = lanner(&arguments);
    let lines = stdout(&output);
    (output.status.code(), lines.lines().map(str::to_owned).collect())
}

#[test]
fn errors_are_reported_at_their_place_in_the_outer_file() {
    let folder = Folder::new("embedded-place");
    for (name, text) in [
        // Helm values.
        (
            "values.yaml",
            format!("customRules:\n  a.yaml: |-\n{}", indented(WRONG, 4)),
        ),
        // An Argo CD Application: a block inside a block.
        (
            "argocd.yaml",
            format!(
                "spec:\n  values: |\n    customRules:\n      a.yaml: |-\n{}",
                indented(WRONG, 8)
            ),
        ),
        // A Flux HelmRelease.
        (
            "flux.yaml",
            format!(
                "spec:\n  values:\n    customRules:\n      a.yaml: |\n{}",
                indented(WRONG, 8)
            ),
        ),
        // A sequence of items.
        (
            "rules.yaml",
            format!("spec:\n  inlineRules:\n{}", indented(WRONG, 2)),
        ),
        // A quoted string.
        ("quoted.yaml", format!("a: \"{}\"\n", WRONG.replace('\n', "\\n"))),
    ] {
        let before = &text[..text.find("proc.nmae").unwrap()];
        let column = before.len() - before.rfind('\n').map_or(0, |feed| feed + 1) + 1;
        let place = format!("{}:{column}", before.matches('\n').count() + 1);
        let path = folder.file(name, &text);
        let (code, lines) = concise(&["--embedded", &path]);
        assert_eq!((code, lines.len()), (Some(1), 1), "{lines:?}");
        assert!(
            lines[0].starts_with(&format!("{path}:{place}: error[L0501 ")),
            "{lines:?}"
        );
    }
}

#[test]
fn shared_cases_have_their_error() {
    let Some(folder) = testkit::shared("cases/embedded") else {
        return;
    };
    for (name, line) in [("argocd-application.yaml", 15), ("flux-helmrelease.yaml", 10)] {
        let path = folder.join(name).display().to_string();
        let (code, lines) = concise(&["--embedded", &path]);
        assert_eq!(code, Some(1));
        assert!(
            lines[0].starts_with(&format!("{path}:{line}:")) && lines[0].contains("proc.nmae"),
            "{lines:?}"
        );
        let output = lanner(&["check", &path]);
        assert!(
            stdout(&output).contains("has rules in its values"),
            "{}",
            stdout(&output)
        );
        assert!(
            stdout(&output).contains("lanner check --embedded"),
            "{}",
            stdout(&output)
        );
    }
}

#[test]
fn rule_files_and_other_files_are_checked_together() {
    let folder = Folder::new("embedded-mixed");
    let base = folder.file(
        "base.yaml",
        "- list: unused\n  items: [a]\n- macro: shell\n  condition: evt.type = execve\n",
    );
    let rules = WRONG.replace("evt.type = execve and proc.nmae = sh", "shell");
    let values = folder.file(
        "values.yaml",
        format!("customRules:\n  a.yaml: |-\n{}", indented(&rules, 4)),
    );
    let (code, lines) = concise(&[&base, "--embedded", &values]);
    assert_eq!(code, Some(0), "{lines:?}");
    assert!(lines.iter().all(|line| line.starts_with(&base)), "{lines:?}");
    // Only the errors of base files are reported.
    assert_eq!(
        concise(&["--base", &base, "--embedded", &values]),
        (Some(0), Vec::new())
    );
    let broken = folder.file("broken.yaml", "- macro: shell\n  condition: proc.nmae = sh\n");
    let (code, lines) = concise(&["--base", &broken, "--embedded", &values]);
    assert_eq!((code, lines.len()), (Some(1), 1), "{lines:?}");
    assert!(
        lines[0].starts_with(&format!("{broken}:2:14: error")),
        "{lines:?}"
    );
}

#[test]
fn fixes_of_findings_are_edits_of_the_outer_file() {
    let folder = Folder::new("embedded-fix");
    let text = format!(
        "spec:\n  values: |\n    customRules:\n      a.yaml: |-\n{}",
        indented(WRONG, 8)
    );
    let path = folder.file("argocd.yaml", &text);
    let output = lanner(&["check", "--embedded", &path, "--format", "json"]);
    let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let edit = &json["diagnostics"][0]["fix"]["edits"][0];
    let offset = |key: &str| edit["range"][key]["offset"].as_u64().unwrap() as usize;
    assert_eq!(&text[offset("start")..offset("end")], "proc.nmae");
    let output = lanner(&["fix", "--embedded", "--unsafe", &path]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stderr(&output).starts_with(&format!("{path}:7: [L0501 ")),
        "{}",
        stderr(&output)
    );
    let fixed = std::fs::read_to_string(&path).unwrap();
    assert_eq!(fixed, text.replace("proc.nmae", "proc.name"));
    // Formatting changes just the rules, too.
    let loose = folder.file(
        "loose.yaml",
        fixed
            .replace("desc: d", "desc:   d")
            .replace("spec:", "spec:   # kept"),
    );
    assert_eq!(lanner(&["fmt", "--embedded", &loose]).status.code(), Some(0));
    assert_eq!(
        std::fs::read_to_string(&loose).unwrap(),
        fixed.replace("spec:", "spec:   # kept")
    );
}

/// Every format is a valid document with the problem as a finding, whatever is wrong with the files.
#[test]
fn problems_of_files_are_findings_in_every_format() {
    let folder = Folder::new("embedded-problems");
    let sound = WRONG.replace("nmae", "name");
    let folded = format!("a: >-\n{}", indented(&sound, 2));
    let lost = format!("a: >-\n  # a comment\n{}", indented(&sound, 2));
    let chart = format!("customRules:\n  a.yaml:\n{}", indented(WRONG, 4));
    let template = "data:\n{{- range .Values.rules }}\n  a: |\n    - rule: x\n{{- end }}\n";
    for (name, text, id, code) in [
        ("missing.yaml", None, "unreadable-file", 2),
        ("none.yaml", Some("a: b\n"), "no-embedded-rules", 1),
        ("broken.yaml", Some("a: [\n"), "invalid-yaml", 1),
        ("template.yaml", Some(template), "helm-template", 1),
        ("folded.yaml", Some(&folded), "joined-lines", 0),
        ("lost.yaml", Some(&lost), "lost-rules", 1),
        ("chart.yaml", Some(&chart), "rules-not-text", 1),
    ] {
        let path = text.map_or_else(|| folder.path(name), |text| folder.file(name, text));
        let check = |format: &str| {
            let output = lanner(&["check", "--embedded", &path, "--format", format]);
            assert_eq!(output.status.code(), Some(code), "{name}: {}", stdout(&output));
            stdout(&output)
        };
        let json: Value = serde_json::from_str(&check("json")).unwrap();
        let findings = json["diagnostics"].as_array().unwrap();
        assert!(
            findings.iter().any(|finding| finding["id"] == id),
            "{name}: {findings:?}"
        );
        let sarif: Value = serde_json::from_str(&check("sarif")).unwrap();
        let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        assert!(rules.iter().any(|rule| rule["name"] == id), "{name}");
        let junit = check("junit");
        let document = roxmltree::Document::parse(&junit).unwrap();
        let failures: usize = document
            .root_element()
            .attribute("failures")
            .unwrap()
            .parse()
            .unwrap();
        assert_eq!(failures > 0, code > 0, "{name}: {junit}");
        assert!(check("text").contains(id) && check("concise").contains(id) && check("github").contains(id));
    }
}

#[test]
fn templates_are_explained_without_the_option_too() {
    let folder = Folder::new("embedded-template");
    for text in [
        "{{- if .Values.a }}\n- rule: x\n{{- end }}\n".to_owned(),
        WRONG.replace("= sh", "= {{ .Values.shell }}"),
    ] {
        let output = lanner(&["check", &folder.file("r.yaml", text)]);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            stdout(&output).contains("helm template CHART"),
            "{}",
            stdout(&output)
        );
    }
}

#[test]
fn rendered_charts_are_read_from_the_standard_input() {
    let rules = format!(
        "kind: ConfigMap\ndata:\n  a.yaml: |\n{}---\nkind: Service\n",
        indented(WRONG, 4)
    );
    let mut child = command(&["check", "--embedded", "-", "--format", "concise"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), rules.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        stdout(&output).starts_with("<stdin>:6:40: error"),
        "{}",
        stdout(&output)
    );
}
