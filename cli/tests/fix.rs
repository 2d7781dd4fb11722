//! `lanner fix`.

use std::fs;

mod sample;

use sample::{Folder, RULES, command, lanner, stderr, stdout};

const OLD: &str = "- rule: open\n  condition: and fd.num > 2\n  append: true\n";
const NEW: &str = "- rule: open\n  condition: and fd.num > 2\n  override:\n    condition: append\n";

#[test]
fn files_are_repaired_in_place() {
    let folder = Folder::new("fix-place");
    let (rules, old) = (folder.file("rules.yaml", RULES), folder.file("site.yaml", OLD));
    let output = lanner(&["fix", "--diff", &rules, &old]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        stdout(&output),
        format!(
            "--- {old}\n+++ {old}\n@@ -1,3 +1,4 @@\n - rule: open\n   condition: and fd.num > 2\n-  append: true\n\
             +  override:\n+    condition: append\n"
        )
    );
    assert_eq!(fs::read_to_string(&old).unwrap(), OLD);
    let output = lanner(&["fix", &rules, &old]);
    assert_eq!(
        (output.status.code(), stdout(&output), stderr(&output)),
        (
            Some(0),
            String::new(),
            format!(
                "{old}:3: [L0250 deprecated-append] name what is appended under `override`\n1 fixed, 0 left\n"
            )
        )
    );
    assert_eq!(fs::read_to_string(&old).unwrap(), NEW);
    assert_eq!(fs::read_to_string(&rules).unwrap(), RULES);
}

#[test]
fn likely_fixes_want_to_be_asked_for() {
    let folder = Folder::new("fix-unsafe");
    let wrong = folder.file("wrong.yaml", RULES.replace("WARNING", "WARNNG"));
    let output = lanner(&["fix", &wrong]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("(--unsafe applies it)"),
        "{}",
        stderr(&output)
    );
    let output = lanner(&["fix", "--unsafe", &wrong]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(&wrong).unwrap(), RULES);
}

#[test]
fn rules_inside_values_are_repaired_where_they_are() {
    let folder = Folder::new("fix-embedded");
    let indented = |text: &str, blanks: &str| -> String {
        text.lines()
            .fold(String::new(), |text, line| text + blanks + line + "\n")
    };
    let values = |second: &str| {
        format!(
            "image: falco # as it is\nrules:\n  one.yaml: |\n{}  two.yaml: |-\n{}tail: 1\n",
            indented(&RULES.replace("WARNING", "WARNNG"), "    "),
            indented(second, "      ")
        )
    };
    let file = folder.file("values.yaml", values(OLD));
    let output = lanner(&["fix", "--embedded", &file]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&file).unwrap(), values(NEW));
    let told = stderr(&output);
    assert!(
        told.contains(&format!("{file}:8:17: error[L0209 unknown-priority")),
        "{told}"
    );
    assert!(told.ends_with("1 fixed, 1 left, 1 of them with an unsafe fix (--unsafe applies it)\n"));
    let output = lanner(&["fix", "--embedded", "--unsafe", &file]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        values(NEW).replace("WARNNG", "WARNING")
    );
    let folded = folder.file("folded.yaml", "a: >\n  - list: l\n\n    items: []\n");
    let output = lanner(&["fix", "--embedded", &folded]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("unused-list"), "{}", stderr(&output));
    let quoted = RULES
        .replace("WARNING", "WARNNG")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    let quoted = folder.file("quoted.yaml", format!("a: \"{quoted}\"\n"));
    let output = lanner(&["fix", "--embedded", "--unsafe", &quoted]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("quoted.yaml:1:4: rules in a quoted value cannot be changed in place"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn without_files_the_rules_of_the_project_are_repaired() {
    let folder = Folder::new("fix-project");
    folder.file("a.yaml", RULES);
    let old = folder.file("b.yaml", OLD);
    folder.file(
        "lanner.toml",
        "rules = [\"a.yaml\", \"b.yaml\"]\n[lints]\ndeprecated-append = \"allow\"\n",
    );
    let here = |arguments: &[&str]| command(arguments).current_dir(folder.path("")).output().unwrap();
    // What the project allows is not repaired, unless a flag says otherwise.
    assert_eq!(here(&["fix"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&old).unwrap(), OLD);
    assert_eq!(
        here(&["fix", "--warn", "deprecated-append"]).status.code(),
        Some(0)
    );
    assert_eq!(fs::read_to_string(&old).unwrap(), NEW);
}

#[test]
fn a_refused_fix_is_listed_with_its_reason() {
    let folder = Folder::new("fix-refused");
    // `procexit` has the direction `>`.
    let rule = "- rule: r\n  desc: d\n  condition: evt.type in (execve, procexit) and evt.dir = <\n  output: o\n  priority: INFO\n";
    let file = folder.file("rules.yaml", rule);
    let output = lanner(&["fix", &file]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), rule);
    let listed = format!(
        "{file}:3: [L0554 deprecated-field] remove `evt.dir = <`, which is always true (not applied: rule `r` might match different events)"
    );
    assert!(stderr(&output).starts_with(&listed), "{}", stderr(&output));
    assert!(stderr(&output).contains("0 fixed, "), "{}", stderr(&output));
}
