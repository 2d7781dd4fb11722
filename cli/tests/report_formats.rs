//! Forms of `lanner check` that programs read, held against what those programs accept.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

mod sample;

use sample::{Folder, lanner, stdout};

/// Errors and warnings, with a fix, other places, notes, and letters of every length.
const WRONG: &str = "\
- macro: shell
  condition: proc.nmae = sh
- rule: \"typo 😀, 100%: <é>\"
  desc: d
  condition: evt.type = open and fd.name = \"😀\" and proc.nmae = x and shell
  output: o %proc.nmae
  priority: WARNNG
- rule: broad
  desc: d
  condition: proc.name = sh and fd.sport contains 22
  output: o
  priority: INFO
- rule: append
  append: true
  condition: or fd.name =
    /etc/x and
- list: unused
  items: [a]
";

fn check(name: &str, format: &str) -> String {
    let folder = Folder::new(&format!("formats-{name}"));
    // A name with everything that separates something somewhere.
    let path = folder.file("a b,c%d:é&<>.yaml", WRONG);
    let output = lanner(&["check", &path, "--format", format]);
    assert_eq!(output.status.code(), Some(1));
    stdout(&output)
}

/// The official schema, out of a package that carries it.
fn sarif_schema() -> Option<Value> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(testkit::root())
        .output()
        .unwrap();
    if !metadata.status.success() {
        eprintln!("SKIP: no SARIF schema, for `cargo metadata` fails (is there a network?)");
        return None;
    }
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages
        .iter()
        .find(|package| package["name"] == "serde-sarif")
        .unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let schema = std::fs::read_to_string(manifest.with_file_name("src").join("schema.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&schema).unwrap();
    // A stray bracket in it keeps the schema itself from being valid; we write no language.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        assert!(
            language["pattern"]
                .as_str()
                .is_some_and(|pattern| pattern.contains("]?"))
        );
        language.as_object_mut().unwrap().remove("pattern");
    }
    Some(schema)
}

#[test]
fn sarif_is_valid() {
    let Some(schema) = sarif_schema() else { return };
    assert_eq!(
        schema["title"],
        "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    );
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let log: Value = serde_json::from_str(&check("sarif-valid", "sarif")).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    // The schema finds what is wrong.
    let mut broken = log.clone();
    broken["runs"][0]["results"][0]["level"] = "loud".into();
    assert!(!validator.is_valid(&broken));
    // Nothing to say is a valid log too.
    let folder = Folder::new("formats-sarif-empty");
    let output = lanner(&[
        "check",
        &folder.file("r.yaml", sample::RULES),
        "--format",
        "sarif",
        "--allow",
        "shadowed-rule",
    ]);
    let log: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert!(validator.is_valid(&log));
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn sarif_places_fixes_and_fingerprints_are_right() {
    let log: Value = serde_json::from_str(&check("sarif", "sarif")).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let lines: Vec<&str> = WRONG.lines().collect();
    let mut fingerprints = std::collections::HashSet::new();
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(
            rules[index]["help"]["markdown"]
                .as_str()
                .unwrap()
                .starts_with("# ")
        );
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(
            uri.starts_with("file:///") && uri.ends_with("/a%20b%2Cc%25d%3A%C3%A9%26%3C%3E.yaml"),
            "{uri}"
        );
        let region = &place["region"];
        let number = |key: &str| region[key].as_u64().unwrap() as usize;
        assert!((number("startLine"), number("startColumn")) <= (number("endLine"), number("endColumn")));
        assert!(number("endLine") <= lines.len() + 1);
        let fingerprint = result["partialFingerprints"]["lannerLine/v1"].as_str().unwrap();
        assert!(fingerprints.insert(fingerprint.to_owned()), "{fingerprint} twice");
    }
    // The field behind the emoji: two units of UTF-16, four bytes.
    let unknown = |line: u64| {
        let of_line = |result: &&Value| {
            result["ruleId"] == "L0501"
                && result["locations"][0]["physicalLocation"]["region"]["startLine"] == line
        };
        results.iter().find(of_line).unwrap()
    };
    let region = &unknown(5)["locations"][0]["physicalLocation"]["region"];
    let utf16: Vec<u16> = lines[4].encode_utf16().collect();
    let units = |key: &str| region[key].as_u64().unwrap() as usize - 1;
    let marked = &utf16[units("startColumn")..units("endColumn")];
    assert_eq!(String::from_utf16(marked).unwrap(), "proc.nmae");
    // Applying the fix gives what was meant.
    let change = &unknown(5)["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "proc.name");
    assert_eq!(&change["replacements"][0]["deletedRegion"], region);
    // The macro's error names a rule that reaches it.
    let related = unknown(2)["relatedLocations"].as_array().unwrap();
    assert_eq!(related[0]["physicalLocation"]["region"]["startLine"], 5);
    assert!(related[0]["message"]["text"].as_str().unwrap().contains("shell"));
    assert_eq!(
        unknown(2)["properties"]["falcoCode"],
        "LOAD_ERR_COMPILE_CONDITION"
    );
}

#[test]
fn fingerprints_outlive_changes_of_other_lines() {
    let folder = Folder::new("formats-fingerprints");
    let of = |text: &str| {
        let path = folder.file("r.yaml", text);
        let log = stdout(&lanner(&["check", &path, "--format", "sarif"]));
        let log: Value = serde_json::from_str(&log).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results
            .iter()
            .map(|result| result["partialFingerprints"].to_string())
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(of(WRONG), of(&format!("# a comment\n\n{WRONG}")));
    assert_ne!(of(WRONG), of(&WRONG.replace("proc.nmae = sh", "proc.nmaee = sh")));
}

/// A workflow command, parsed as GitHub's runner does: properties between the command's name and
/// `::`, separated by commas, escapes undone.
fn workflow_command(line: &str) -> (String, Vec<(String, String)>, String) {
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let decode = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n");
        text.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
    };
    let properties = properties.split(',').map(|property| {
        let (key, value) = property.split_once('=').unwrap();
        (key.to_owned(), decode(value))
    });
    (name.to_owned(), properties.collect(), decode(message))
}

#[test]
fn github_annotations_arrive_as_they_were_sent() {
    let text = check("github", "github");
    let json: Value = serde_json::from_str(&check("github", "json")).unwrap();
    let reports = json["diagnostics"].as_array().unwrap();
    assert_eq!(text.lines().count(), reports.len(), "{text}");
    for (line, report) in text.lines().zip(reports) {
        let (name, properties, message) = workflow_command(line);
        assert_eq!(name, report["severity"].as_str().unwrap());
        let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
        let several = report["range"]["start"]["line"] != report["range"]["end"]["line"];
        let expected: &[&str] = if several {
            &["file", "line", "endLine", "title"]
        } else {
            &["file", "line", "col", "endColumn", "title"]
        };
        assert_eq!(keys, expected, "{line}");
        let value = |key: &str| &properties.iter().find(|(name, _)| name == key).unwrap().1;
        assert!(value("file").ends_with("/a b,c%d:é&<>.yaml"), "{line}");
        assert_eq!(*value("line"), report["range"]["start"]["line"].to_string());
        // The text alone says what and where.
        let start = &report["range"]["start"];
        let place = format!("/a b,c%d:é&<>.yaml:{}:", start["line"]);
        let (code, id) = (report["code"].as_str().unwrap(), report["id"].as_str().unwrap());
        let text = format!("{} [{code} {id}]", report["message"].as_str().unwrap());
        assert!(message.contains(&place) && message.contains(&text), "{line}");
        assert!(value("title").starts_with(report["id"].as_str().unwrap()));
    }
}

#[test]
fn junit_reports_parse_and_add_up() {
    let text = check("junit", "junit");
    let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let suites: Vec<_> = root.children().filter(roxmltree::Node::is_element).collect();
    let number =
        |node: &roxmltree::Node<'_, '_>, key: &str| node.attribute(key).unwrap().parse::<usize>().unwrap();
    for suite in &suites {
        assert_eq!(suite.tag_name().name(), "testsuite");
        assert!(suite.attribute("name").unwrap().ends_with("/a b,c%d:é&<>.yaml"));
        let cases: Vec<_> = suite.children().filter(roxmltree::Node::is_element).collect();
        assert!(
            cases
                .iter()
                .all(|case| case.has_tag_name("testcase") && case.attribute("classname").is_some())
        );
        let failed = cases
            .iter()
            .filter(|case| case.children().any(|child| child.has_tag_name("failure")));
        assert_eq!(
            (number(suite, "tests"), number(suite, "failures")),
            (cases.len(), failed.count())
        );
    }
    let sum = |key: &str| suites.iter().map(|suite| number(suite, key)).sum::<usize>();
    assert_eq!(
        (number(&root, "tests"), number(&root, "failures")),
        (sum("tests"), sum("failures"))
    );
    // Warnings do not make the run fail, and are cases that pass.
    let json: Value = serde_json::from_str(&check("junit", "json")).unwrap();
    let findings = json["diagnostics"].as_array().unwrap();
    let errors = findings
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .count();
    assert!(errors > 3 && findings.len() > errors);
    assert_eq!((sum("tests"), sum("failures")), (findings.len(), errors));
    let outputs = document
        .descendants()
        .filter(|node| node.has_tag_name("system-out"));
    assert_eq!(outputs.count(), findings.len() - errors);
    // With warnings denied they do.
    let folder = Folder::new("formats-junit-fine");
    let rules = folder.file("r.yaml", sample::RULES);
    let counts = |more: &[&str]| {
        let arguments = [&["check", &rules, "--format", "junit"], more].concat();
        let text = stdout(&lanner(&arguments));
        let document = roxmltree::Document::parse(&text).unwrap();
        let number = |key: &str| document.root_element().attribute(key).unwrap().to_owned();
        (number("tests"), number("failures"))
    };
    let both = |tests: &str, failures: &str| (tests.to_owned(), failures.to_owned());
    assert_eq!(counts(&[]), both("1", "0"));
    assert_eq!(counts(&["--deny", "warnings"]), both("1", "1"));
    assert_eq!(counts(&["--max-warnings", "0"]), both("1", "1"));
    // A file without findings is a case that passes.
    assert_eq!(counts(&["--allow", "shadowed-rule"]), both("1", "0"));
}

#[test]
fn junit_replaces_characters_that_xml_cannot_have() {
    let folder = Folder::new("formats-junit-control");
    let rules = sample::RULES.replace("evt.type = open\n", "evt.type = \"\u{1b}[1m\"\n");
    let path = folder.file("r.yaml", rules);
    let text = stdout(&lanner(&["check", &path, "--format", "junit"]));
    assert!(roxmltree::Document::parse(&text).is_ok(), "{text:?}");
}
