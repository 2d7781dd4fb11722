//! The JSON schema of rule files accepts everything that Falco loads without a warning.

use jsonschema::Validator;
use serde::Deserialize as _;
use serde_json::Value;

fn schema() -> Validator {
    let path = testkit::root().join("schema/falco-rules.schema.json");
    let text = std::fs::read_to_string(path).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}"));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Returns the errors that the schema reports for every document of a rule file.
fn complaints(schema: &Validator, yaml: &str) -> Result<Vec<String>, serde_yaml::Error> {
    let mut complaints = Vec::new();
    for document in serde_yaml::Deserializer::from_str(yaml) {
        let value = without_tags(serde_yaml::Value::deserialize(document)?);
        complaints.extend(
            schema
                .iter_errors(&value)
                .map(|error| format!("{}: {error}", error.instance_path())),
        );
    }
    Ok(complaints)
}

/// Returns YAML as JSON; tags are dropped, as in Falco.
fn without_tags(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Tagged(tagged) => without_tags(tagged.value),
        serde_yaml::Value::Sequence(items) => items.into_iter().map(without_tags).collect(),
        serde_yaml::Value::Mapping(entries) => entries
            .into_iter()
            .map(|(key, value)| (key.as_str().unwrap_or("?").to_owned(), without_tags(value)))
            .collect(),
        scalar => serde_json::to_value(scalar).unwrap_or(Value::Null),
    }
}

#[test]
fn schema_accepts_files_that_falco_loads() {
    let Some(folder) = testkit::shared("conformance/validate") else {
        return;
    };
    let schema = schema();
    let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: serde_json::Map<String, Value> = serde_json::from_str(&expected).unwrap();
    let mut tally = testkit::Tally::new("schema");
    for (name, answer) in &expected {
        if answer["results"][0]["successful"] != true {
            continue;
        }
        let yaml = std::fs::read_to_string(folder.join("cases").join(name)).unwrap();
        let complaints =
            complaints(&schema, &yaml).unwrap_or_else(|error| vec![format!("no YAML 1.2: {error}")]);
        tally.case(name, complaints.is_empty(), || complaints.join("; "));
    }
    tally.finish();
}

#[test]
fn schema_accepts_the_official_files() {
    let Some(folder) = testkit::shared("conformance/rules/official") else {
        return;
    };
    let schema = schema();
    for path in testkit::files(&folder, ".yaml") {
        let yaml = std::fs::read_to_string(&path).unwrap();
        assert_eq!(complaints(&schema, &yaml).unwrap(), [""; 0], "{}", path.display());
    }
}

#[test]
fn schema_rejects_mistakes() {
    let schema = schema();
    let rule = |change: &str| {
        format!("- rule: r\n  desc: d\n  condition: evt.type = open\n  output: o\n  priority: INFO\n{change}")
    };
    for right in [
        rule(""),
        rule("  tags: [a, 1]\n  enabled: no\n"),
        rule("  exceptions:\n    - name: e\n      fields: [proc.name, fd.name]\n      values: [[a, [b, c]]]\n"),
        "- rule: r\n  enabled: false\n".to_owned(),
        "- rule: r\n  condition: or evt.type = close\n  append: true\n".to_owned(),
        "- rule: r\n  output: o\n  override: {output: append}\n".to_owned(),
        "- list: l\n  items: []\n- macro: m\n  condition: l\n- required_engine_version: 26\n".to_owned(),
        "- required_plugin_versions:\n    - {name: k8saudit, version: 0.7.0, alternatives: [{name: x, version: 1.2.3}]}\n"
            .to_owned(),
    ] {
        assert_eq!(complaints(&schema, &right).unwrap(), [""; 0], "{right}");
    }
    for wrong in [
        rule("  pririty: x\n"),
        rule("  priority2: x\n"),
        rule("  enabled: 1\n"),
        rule("  capture_duration: -5\n"),
        rule("  exceptions: [{fields: proc.name}]\n"),
        rule("  override: {condition: add}\n"),
        rule("  override: {priority: append}\n"),
        "- rule: r\n".to_owned(),
        "- rule: r\n  condition: evt.type = open\n".to_owned(),
        "- rule: r\n  override: {output: append}\n".to_owned(),
        "- rule: r\n  append: true\n".to_owned(),
        "- list: l\n".to_owned(),
        "- macro: m\n  condition: ''\n".to_owned(),
        "- Rule: r\n".to_owned(),
        "- required_engine_version: 0.26\n".to_owned(),
        "rule: r\n".to_owned(),
    ] {
        assert_ne!(complaints(&schema, &wrong).unwrap(), [""; 0], "{wrong}");
    }
}
