//! `lanner bench`.

mod sample;

use sample::{Folder, RULES, capture, lanner, stderr, stdout};
use serde_json::Value;

#[test]
fn the_table_has_a_line_for_each_capture() {
    let folder = Folder::new("bench-text");
    let rules = folder.file("r.yaml", RULES);
    let (one, two) = (
        folder.file("one.scap", capture()),
        folder.file("two.scap", capture()),
    );
    let output = lanner(&[
        "bench",
        "--capture",
        &one,
        "--capture",
        &two,
        "-r",
        &rules,
        "--passes",
        "2",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.starts_with("2 of 2 rules evaluated; checked in "), "{text}");
    assert!(text.contains("median of 2 passes (minimum)"), "{text}");
    let heading = text.lines().find(|line| line.starts_with("capture ")).unwrap();
    let columns: Vec<_> = heading.split_whitespace().collect();
    assert_eq!(
        columns,
        [
            "capture", "events", "alerts", "M", "events/s", "read", "state", "evaluate", "output", "all"
        ]
    );
    for name in [&one, &two] {
        let line = text.lines().find(|line| line.starts_with(name.as_str())).unwrap();
        let columns: Vec<_> = line.split_whitespace().collect();
        assert_eq!(columns[1..3], ["2", "2"], "{line}");
    }
    assert!(text.contains("instructions per event"), "{text}");
}

#[test]
fn json_has_every_figure() {
    let folder = Folder::new("bench-json");
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let arguments = [
        "bench",
        "--capture",
        &scap,
        "-r",
        &rules,
        "--passes",
        "3",
        "--format",
        "json",
    ];
    let output = lanner(&[&arguments[..], &["--rule-matching", "all", "--alerts", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let document: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(document["rules"], 2);
    assert_eq!(document["passes"], 3);
    let measured = &document["captures"][0];
    assert_eq!(measured["events"], 2);
    assert_eq!(measured["evaluated_events"], 2);
    assert_eq!(measured["alerts"], 3);
    let times = &measured["nanoseconds_per_event"];
    let sum: f64 = ["read", "state", "evaluate", "output"]
        .iter()
        .map(|stage| times[stage]["min"].as_f64().unwrap())
        .sum();
    let all = times["all"]["min"].as_f64().unwrap();
    assert!((sum - all).abs() < 1e-6 * all, "{times}");
    assert!(all > 0.0);
}

#[test]
fn conditions_can_be_interpreted_and_profiles_read() {
    let folder = Folder::new("bench-interpreted");
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let profile = folder.path("p.json");
    let output = lanner(&["profile", "--capture", &scap, "-r", &rules, "-o", &profile]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let arguments = ["bench", "--capture", &scap, "-r", &rules, "--passes", "2"];
    let bench = |more: &[&str]| {
        let output = lanner(&[&arguments[..], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stdout(&output)
    };
    let text = bench(&["--no-jit"]);
    assert!(text.contains("\nconditions were interpreted\n"), "{text}");
    bench(&["--profile", &profile]);
    let text = bench(&["--no-jit", "--format", "json"]);
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["native_code"], Value::Null);
}

#[test]
fn what_cannot_be_measured_is_said() {
    let folder = Folder::new("bench-wrong");
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let cut = folder.file("cut.scap", &capture()[..200]);
    let output = lanner(&["bench", "--capture", &cut, "-r", &rules]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("cut.scap: "), "{}", stderr(&output));
    let wrong = folder.file("wrong.yaml", RULES.replace("fd.name", "fd.nmae"));
    let output = lanner(&["bench", "--capture", &scap, "-r", &wrong]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("fd.nmae"), "{}", stderr(&output));
    let output = lanner(&["bench", "--capture", &scap, "-r", &rules, "--passes", "0"]);
    assert_eq!(output.status.code(), Some(2));
    let no_profile = folder.file("p.json", "{}");
    let output = lanner(&[
        "bench",
        "--capture",
        &scap,
        "-r",
        &rules,
        "--profile",
        &no_profile,
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("p.json: not a profile: "),
        "{}",
        stderr(&output)
    );
}
