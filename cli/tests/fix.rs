//! `lanner fix`.

use std::fs;

mod sample;

use sample::{Folder, RULES, lanner, stderr, stdout};

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
            format!("{old}:3: deprecated-append: name what is appended under `override`\n1 fixed, 0 left\n")
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
