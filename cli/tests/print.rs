//! `lanner print`.

mod sample;

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use sample::{Folder, capture, command, lanner, stderr, stdout};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata/captures/sample.scap");

#[test]
fn an_event_is_a_line() {
    let folder = Folder::new("print-lines");
    let scap = folder.file("c.scap", capture());
    let output = lanner(&["print", "--capture", &scap, "--limit", "1"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(
        text.starts_with("1 16:00:00.000000000 0 cat (42) < open fd=3(<f>/etc/passwd)"),
        "{text}"
    );
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn a_format_and_a_condition_choose() {
    let folder = Folder::new("print-format");
    let scap = folder.file("c.scap", capture());
    let mut arguments = vec!["print", "--capture", &scap, "-p", "%proc.name: %5fd.num %fd.name"];
    arguments.extend(["fd.name", "=", "/etc/shadow"]);
    assert_eq!(stdout(&lanner(&arguments)), "cat: 4     /etc/shadow\n");
    let json = [
        "print",
        "--capture",
        &scap,
        "--format",
        "json",
        "-p",
        "%fd.num %fd.name",
    ];
    assert_eq!(
        stdout(&lanner(&json)),
        "{\"fd.name\":\"/etc/passwd\",\"fd.num\":3}\n{\"fd.name\":\"/etc/shadow\",\"fd.num\":4}\n"
    );
}

#[test]
fn colors_do_not_change_the_text() {
    let plain = stdout(&lanner(&["print", "--capture", SAMPLE]));
    let mut colored = command(&["print", "--capture", SAMPLE, "--color", "always"]);
    let colored = stdout(&colored.env_remove("NO_COLOR").output().unwrap());
    assert!(!plain.contains('\x1b') && colored.contains("\x1b[32m"));
    let mut stripped = colored;
    for style in ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m"] {
        stripped = stripped.replace(style, "");
    }
    assert_eq!(stripped, plain);
}

#[test]
fn mistakes_are_shown_and_are_wrong_usage() {
    for arguments in [&["fd.nam = x"][..], &["evt.num ="], &["-p", "%fd.nam"]] {
        let mut all = vec!["print", "--capture", SAMPLE];
        all.extend(arguments);
        let output = lanner(&all);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(stdout(&output), "");
        let text = stderr(&output);
        assert!(
            text.contains("<command line>:") && text.contains("Error"),
            "{text}"
        );
    }
}

#[test]
fn a_cut_capture_is_shown_up_to_the_cut() {
    let folder = Folder::new("print-cut");
    let whole = capture();
    let scap = folder.file("c.scap", &whole[..whole.len() - 3]);
    let output = lanner(&["print", "--capture", &scap, "-p", "%fd.name"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "/etc/passwd\n");
    assert!(stderr(&output).contains("c.scap: "), "{}", stderr(&output));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::new("print-pipe");
    // More than a pipe holds.
    let scap = folder.file("c.scap", capture().repeat(2000));
    let mut child = command(&["print", "--capture", &scap])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(line.starts_with("1 "));
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}
