//! The layout of rule files: our cases, and that nothing but the layout changes.
//!
//! `testdata/format/<topic>/<name>.in.yaml` are rule files, `<name>.out.yaml` beside each is its layout.

use compiler::format::{FormatError, Formatted, Options, format};
use compiler::source::FileId;

#[path = "../../fuzz/checks/format.rs"]
mod check;

fn lay_out(text: &str) -> Result<Formatted, FormatError> {
    format(FileId(0), text, Options::default())
}

#[test]
fn files_are_laid_out_as_beside_them() {
    let folder = testkit::root().join("testdata/format");
    let update = std::env::var_os("INSTA_UPDATE").is_some_and(|how| how == "always");
    let mut count = 0;
    let mut wrong = Vec::new();
    for topic in std::fs::read_dir(&folder).unwrap() {
        let topic = topic.unwrap().path();
        if !topic.is_dir() {
            continue;
        }
        for path in testkit::files(&topic, ".in.yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            check::check(text.as_bytes());
            let formatted = lay_out(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let beside = path.to_string_lossy().replace(".in.yaml", ".out.yaml");
            if update {
                std::fs::write(&beside, &formatted.text).unwrap();
            }
            let expected = std::fs::read_to_string(&beside).unwrap_or_default();
            if formatted.text != expected {
                wrong.push(format!("{beside}: is now\n{}", formatted.text));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 10, "{count}");
}

#[test]
fn recorded_rule_files_keep_their_meaning() {
    let Some(folder) = testkit::shared("conformance") else {
        return;
    };
    let mut files = testkit::files(&folder.join("rules/official"), ".yaml");
    assert_eq!(files.len(), 3);
    files.extend(testkit::files(&folder.join("validate/cases"), ".yaml"));
    let mut laid_out = 0;
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        let Some(formatted) = check::check(&bytes) else {
            continue;
        };
        laid_out += 1;
        same_for_other_readers(&bytes, &formatted.text, path);
    }
    println!("{laid_out} of {} files are YAML and were laid out", files.len());
    assert!(laid_out > 140, "{laid_out}");
}

#[test]
fn the_official_files_leave_nothing_out() {
    let Some(folder) = testkit::shared("conformance/rules/official") else {
        return;
    };
    for path in testkit::files(&folder, ".yaml") {
        let formatted = lay_out(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(formatted.unformatted, [], "{}", path.display());
        let long = formatted.text.lines().filter(|line| line.chars().count() > 100);
        let cuttable =
            |line: &&str| !line.trim_start().starts_with(['#', '"', '\'']) && line.contains("condition:");
        assert_eq!(long.filter(cuttable).collect::<Vec<_>>(), Vec::<&str>::new());
    }
}

/// A reader of standard YAML sees the same values too.
fn same_for_other_readers(before: &[u8], after: &str, path: &std::path::Path) {
    let Ok(before) = std::str::from_utf8(before) else {
        return;
    };
    let Some(before) = values(before) else { return };
    let after = values(after).unwrap_or_else(|| panic!("{}: serde_yaml refuses\n{after}", path.display()));
    assert_eq!(before, after, "{}", path.display());
}

fn values(text: &str) -> Option<Vec<serde_yaml::Value>> {
    use serde::Deserialize as _;
    serde_yaml::Deserializer::from_str(text)
        .map(|document| serde_yaml::Value::deserialize(document).map(without_blanks).ok())
        .collect()
}

/// The value with conditions that are comparable.
fn without_blanks(value: serde_yaml::Value) -> serde_yaml::Value {
    use serde_yaml::Value as V;
    match value {
        V::Sequence(elements) => V::Sequence(elements.into_iter().map(without_blanks).collect()),
        V::Mapping(entries) => V::Mapping(
            entries
                .into_iter()
                .map(|(key, value)| match value {
                    V::String(text) if key == "condition" => {
                        let text = text.chars().filter(|letter| !letter.is_whitespace()).collect();
                        (key, V::String(text))
                    }
                    value => (key, without_blanks(value)),
                })
                .collect(),
        ),
        value => value,
    }
}

#[test]
fn line_ends_and_marks_of_byte_order_are_kept() {
    let text = "- macro:   m\r\n  condition: >\r\n    a.b=1\r\n# end\r\n";
    let formatted = lay_out(text).unwrap();
    assert_eq!(
        formatted.text,
        "- macro: m\r\n  condition: a.b = 1\r\n\r\n# end\r\n"
    );
    assert_eq!(lay_out(&formatted.text).unwrap().text, formatted.text);
    let broken = lay_out("- macro: m\r\n  condition: a.b\r\n").unwrap();
    assert_eq!(
        (broken.unformatted[0].span.start, broken.unformatted[0].span.end),
        (25, 28)
    );
    assert!(matches!(lay_out("- a\r- b\n"), Err(FormatError::CarriageReturn(span)) if span.start == 3));
    let Err(FormatError::Yaml(errors)) = lay_out("- a: 1\r\n- b: \"x\" y\r\n") else {
        panic!("not YAML");
    };
    assert_eq!(errors[0].span.start, 17);
}

#[test]
fn samples_in_the_documentation_hold() {
    let page = std::fs::read_to_string(testkit::root().join("docs/formatting.md")).unwrap();
    let mut before = None;
    let mut count = 0;
    for block in page.split("```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').unwrap();
        match (kind, before.take()) {
            ("yaml before", None) => before = Some(text),
            ("yaml after", Some(before)) => {
                assert_eq!(lay_out(before).unwrap().text, text);
                count += 1;
            }
            ("sh", None) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(count, 5);
}
