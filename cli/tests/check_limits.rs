//! Resource limits: hostile files neither print without bound nor take memory without bound.

mod sample;

use sample::{Folder, command, stderr, stdout};

/// Bytes that the text of one diagnostic takes at most in these tests, whatever the length of its line.
const MAX_BYTES_PER_DIAGNOSTIC: usize = 2048;

/// A rule whose condition is one line with so many unknown fields.
fn one_line(errors: usize) -> String {
    let unknown: Vec<String> = (0..errors).map(|at| format!("nosuch.field{at} = x")).collect();
    format!(
        "- rule: R\n  desc: d\n  condition: evt.type = open and ({})\n  output: o\n  priority: INFO\n",
        unknown.join(" or ")
    )
}

#[test]
fn output_is_cut_with_a_count() {
    let folder = Folder::new("check-limits");
    folder.file("rules.yaml", one_line(1500));
    let check = |arguments: &[&str]| {
        let mut command = command(&["check", "rules.yaml"]);
        let output = command
            .args(arguments)
            .current_dir(folder.path(""))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        (stdout(&output), stderr(&output))
    };
    for format in ["text", "concise"] {
        let (text, summary) = check(&["--format", format]);
        assert_eq!(
            text.matches("unknown field `nosuch.field").count(),
            1000,
            "{format}"
        );
        assert!(
            text.ends_with("… and 500 more diagnostics; `--max-diagnostics` sets the limit\n"),
            "{format}"
        );
        assert!(summary.contains("1500 errors"), "{summary}");
        assert!(text.len() < 1001 * MAX_BYTES_PER_DIAGNOSTIC, "{}", text.len());
    }
    for format in ["json", "sarif", "github", "junit"] {
        let (all, err) = check(&["--format", format]);
        assert!(
            all.matches("unknown field `nosuch.field").count() >= 1500,
            "{format}"
        );
        assert!(!err.contains("more diagnostics"), "{err}");
        let (cut, err) = check(&["--format", format, "--max-diagnostics", "3"]);
        assert_eq!(cut.matches("unknown field `nosuch.field").count(), 3, "{format}");
        assert!(err.contains("… and 1497 more diagnostics"), "{err}");
        assert!(
            cut.len() < 64 * MAX_BYTES_PER_DIAGNOSTIC,
            "{format}: {}",
            cut.len()
        );
    }
    let (all, _) = check(&["--format", "concise", "--max-diagnostics", "0"]);
    assert_eq!(all.lines().count(), 1500);
}

#[test]
fn long_lines_are_cut_and_keep_their_columns() {
    let folder = Folder::new("check-long-lines");
    let rules = one_line(200);
    folder.file("rules.yaml", &rules);
    let mut command = command(&["check", "rules.yaml"]);
    let output = command.current_dir(folder.path("")).output().unwrap();
    let text = stdout(&output);
    let line = rules.lines().nth(2).unwrap();
    for at in [0, 100, 199] {
        let column = line.find(&format!("nosuch.field{at} ")).unwrap() + 1;
        assert!(text.contains(&format!("[ rules.yaml:3:{column} ]")), "{column}");
    }
    assert!(text.lines().all(|line| line.chars().count() < 400));
}

#[test]
fn errors_are_written_before_warnings() {
    let folder = Folder::new("check-errors-first");
    let lists: Vec<String> = (0..5)
        .map(|at| format!("- list: l{at}\n  items: []\n  itmes: []\n"))
        .collect();
    let lists = lists.concat();
    folder.file("rules.yaml", format!("{lists}{}", one_line(2)));
    let mut command = command(&[
        "check",
        "rules.yaml",
        "--format",
        "concise",
        "--max-diagnostics",
        "3",
    ]);
    let output = command.current_dir(folder.path("")).output().unwrap();
    let text = stdout(&output);
    assert_eq!(text.matches("error[").count(), 2, "{text}");
    assert_eq!(text.matches("warning[").count(), 1, "{text}");
}
