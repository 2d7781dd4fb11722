//! `lanner record`.

mod sample;

use std::fs;
use std::process::Command;

use sample::{Folder, capture, lanner, stderr, stdout};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata/captures/sample.scap");

/// What of an event does not depend on the events that readers saw before.
const FIELDS: &str = "%evt.rawtime %evt.cpu %evt.type %evt.args %thread.tid %proc.name %proc.pname \
    %proc.cmdline %proc.cwd %proc.aname[2] %proc.env %fd.num %fd.name %fd.type %user.name %container.id";

fn print(capture: &str, arguments: &[&str]) -> String {
    let mut all = vec!["print", "--capture", capture];
    all.extend(arguments);
    let output = lanner(&all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

/// Records the sample with these arguments; gives the new capture.
fn record(folder: &Folder, arguments: &[&str]) -> String {
    let out = folder.path("out.scap");
    let mut all = vec!["record", "--from-capture", SAMPLE, "-o", &out];
    all.extend(arguments);
    let output = lanner(&all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    out
}

#[test]
fn everything_is_kept() {
    for (compress, magic) in [("gzip", [0x1f, 0x8b]), ("none", [0x0a, 0x0d])] {
        let folder = Folder::new(&format!("record-{compress}"));
        let out = record(&folder, &["--compress", compress]);
        assert!(fs::read(&out).unwrap().starts_with(&magic));
        assert_eq!(print(&out, &[]), print(SAMPLE, &[]));
        assert_eq!(print(&out, &["-p", FIELDS]), print(SAMPLE, &["-p", FIELDS]));
    }
}

#[test]
fn a_filter_keeps_what_matches_and_the_state_it_needs() {
    for filter in [
        "proc.name = ls",
        "evt.type in (openat, close)",
        "evt.type = write",
    ] {
        let folder = Folder::new(&format!("record-filter-{}", filter.len()));
        let out = record(&folder, &["--filter", filter]);
        let kept = print(&out, &["-p", FIELDS]);
        assert_eq!(kept, print(SAMPLE, &["-p", FIELDS, filter]), "{filter}");
        let all = print(SAMPLE, &["-p", FIELDS]);
        assert!(!kept.is_empty() && kept.len() < all.len(), "{filter}");
    }
}

#[test]
fn a_range_cuts_on_both_sides() {
    let numbers = "evt.num >= 10 and evt.num <= 20";
    let expected = print(SAMPLE, &["-p", FIELDS, numbers]);
    assert!(!expected.is_empty());
    let by_number = Folder::new("record-range");
    let out = record(&by_number, &["--from", "10", "--to", "20"]);
    assert_eq!(print(&out, &["-p", FIELDS]), expected);

    let times = print(SAMPLE, &["-p", "%evt.time.iso8601", numbers]);
    let (first, last) = (times.lines().next().unwrap(), times.lines().last().unwrap());
    let by_time = Folder::new("record-times");
    let out = record(&by_time, &["--from", first, "--to", last]);
    assert_eq!(print(&out, &["-p", FIELDS]), expected);
}

#[test]
fn wrong_usage_is_told_before_anything_is_written() {
    let folder = Folder::new("record-usage");
    let (scap, out) = (folder.file("c.scap", capture()), folder.path("out.scap"));
    let output = lanner(&[
        "record",
        "--from-capture",
        &scap,
        "-o",
        &out,
        "--filter",
        "fd.nam = x",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("fd.nam = x"), "{}", stderr(&output));
    assert!(!fs::exists(&out).unwrap());

    let output = lanner(&["record", "--from-capture", &scap, "-o", &scap]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read(&scap).unwrap(), capture());

    let output = lanner(&["record", "--from-capture", &scap, "-o", &out, "--from", "noon"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_cut_capture_is_kept_up_to_the_cut() {
    let folder = Folder::new("record-cut");
    let whole = capture();
    let scap = folder.file("c.scap", &whole[..whole.len() - 3]);
    let out = folder.path("out.scap");
    let output = lanner(&["record", "--from-capture", &scap, "-o", &out]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(print(&out, &["-p", "%fd.name"]), "/etc/passwd\n");
}

#[test]
fn a_dash_stands_for_the_standard_output() {
    let output = lanner(&["record", "--from-capture", SAMPLE, "-o", "-"]);
    let folder = Folder::new("record-dash");
    let out = folder.file("out.scap", &output.stdout);
    assert_eq!(print(&out, &[]), print(SAMPLE, &[]));
}

#[test]
fn sysdig_reads_it() {
    let read = |capture: &str| {
        let mut sysdig = Command::new("sysdig");
        sysdig.args(["-r", capture, "-p", "%evt.rawtime %evt.type %proc.name %fd.name"]);
        sysdig.output()
    };
    let Ok(before) = read(SAMPLE) else {
        eprintln!("SKIP: sysdig is not installed");
        return;
    };
    assert!(before.status.success(), "{}", stderr(&before));
    let folder = Folder::new("record-sysdig");
    let out = record(&folder, &["--filter", "proc.name = ls"]);
    let after = read(&out).unwrap();
    assert!(after.status.success(), "{}", stderr(&after));
    let text = stdout(&after);
    assert!(!text.is_empty());
    let before = stdout(&before);
    for line in text.lines() {
        assert!(line.contains(" ls "), "{line}");
        assert!(before.lines().any(|other| other == line), "{line}");
    }
}
