//! Reads the key `append_output`: additions to the outputs of rules.

use std::collections::BTreeSet;

use compiler::check::{AppendField, AppendOutput};
use serde_yaml::Value;

use super::tree;

/// Reads the entries; the error is about the first invalid one.
pub(super) fn read(value: Option<&Value>) -> Result<Vec<AppendOutput>, String> {
    tree::elements(value).iter().map(entry).collect()
}

fn entry(value: &Value) -> Result<AppendOutput, String> {
    if !value.is_mapping() {
        return Err("an entry of 'append_output' is no mapping".to_owned());
    }
    let text = |path: &str| {
        tree::at(value, path)
            .and_then(tree::text)
            .filter(|text| !text.is_empty())
    };
    let mut entry = AppendOutput {
        source: text("match.source"),
        tags: tree::texts(tree::at(value, "match.tags")),
        rule: text("match.rule"),
        output: text("extra_output"),
        suggested: value
            .get("suggested_output")
            .and_then(tree::flag)
            .unwrap_or(false),
        fields: Vec::new(),
    };
    let mut keys = BTreeSet::new();
    for field in tree::elements(value.get("extra_fields")) {
        extra_field(&mut entry.fields, &mut keys, field)?;
    }
    Ok(entry)
}

fn extra_field(
    fields: &mut Vec<AppendField>,
    keys: &mut BTreeSet<String>,
    field: &Value,
) -> Result<(), String> {
    let shape = || "extra_fields of 'append_output' are field names or name: template".to_owned();
    let Value::Mapping(mapping) = field else {
        fields.push(AppendField::Raw(tree::text(field).ok_or_else(shape)?));
        return Ok(());
    };
    for (key, template) in mapping {
        let key = tree::text(key).ok_or_else(shape)?;
        let template = tree::text(template).ok_or_else(shape)?;
        if !keys.insert(key.clone()) {
            return Err(format!("extra_fields of 'append_output' name '{key}' twice"));
        }
        fields.push(AppendField::Formatted { key, template });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_and_formatted_fields_are_told_apart() {
        let value: Value = serde_yaml::from_str(
            "[{match: {source: syscall, tags: [a, b], rule: R}, extra_output: 'x=%proc.pid', \
             extra_fields: [proc.pid, {name: 'n %proc.name'}], suggested_output: true}]",
        )
        .unwrap();
        let entries = read(Some(&value)).unwrap();
        assert_eq!(
            entries,
            [AppendOutput {
                source: Some("syscall".to_owned()),
                tags: vec!["a".to_owned(), "b".to_owned()],
                rule: Some("R".to_owned()),
                output: Some("x=%proc.pid".to_owned()),
                fields: vec![
                    AppendField::Raw("proc.pid".to_owned()),
                    AppendField::Formatted {
                        key: "name".to_owned(),
                        template: "n %proc.name".to_owned()
                    },
                ],
                suggested: true,
            }]
        );
    }

    #[test]
    fn a_key_may_not_be_given_twice() {
        let value: Value = serde_yaml::from_str("[{extra_fields: [{a: x}, {a: y}]}]").unwrap();
        assert!(read(Some(&value)).unwrap_err().contains("'a' twice"));
    }
}
