//! Converts `fields.toml` to Rust.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde::Deserialize;

use super::events::format_name;
use super::{INFALLIBLE, camel, flag_set, upper};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    class: Vec<Class>,
    field: Vec<Field>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    name: String,
    sources: Vec<String>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    hidden: bool,
    doc: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    name: String,
    class: String,
    provider: String,
    sources: Vec<String>,
    r#type: String,
    #[serde(default)]
    format: String,
    argument: Option<String>,
    syntax: Option<String>,
    #[serde(default)]
    flags: Vec<String>,
    #[serde(default = "default_cost")]
    cost: u8,
    fact: Option<String>,
    #[serde(default)]
    values: Vec<String>,
    shape: Option<String>,
    longest: Option<usize>,
    #[serde(default)]
    aliases: Vec<String>,
    doc: String,
    example: Option<String>,
}

/// Returns the extraction cost of a field without the key `cost`.
fn default_cost() -> u8 {
    10
}

impl Data {
    /// Returns the field names in table order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.field.iter().map(|field| field.name.as_str())
    }
}

pub(super) fn rust(data: &Data) -> Result<String, String> {
    let mut text = String::from(
        "use crate::tables::{ArgumentRule, Field, FieldClass, FieldFact, FieldFlags, FieldId, Format, ParamType, TextShape};\n\n/// Constants for fields.\npub mod field {\n    #![allow(missing_docs)]\n    use super::FieldId;\n\n",
    );
    let mut names = HashSet::new();
    for (index, field) in data.field.iter().enumerate() {
        if !names.insert(upper(&field.name)) {
            return Err(format!("fields.toml: duplicate field {}", field.name));
        }
        writeln!(
            text,
            "    pub const {}: FieldId = FieldId({index});",
            upper(&field.name)
        )
        .expect(INFALLIBLE);
    }
    writeln!(
        text,
        "}}\n\n/// Every field, in listing order.\npub static FIELDS: [Field; {}] = [",
        data.field.len()
    )
    .expect(INFALLIBLE);
    for field in &data.field {
        let in_class = |class: &Class| field.class == class.name && field.sources == class.sources;
        if !data.class.iter().any(in_class) {
            return Err(format!("fields.toml: {}: unknown class", field.name));
        }
        writeln!(
            text,
            "    Field {{\n        name: {:?}, class: {:?}, provider: {:?}, sources: &{:?},\n        ty: ParamType::{}, format: Format::{}, argument: {}, syntax: {:?},\n        flags: {}, cost: {}, fact: {},\n        values: &{:?}, shape: TextShape::{}, longest: {},\n        doc: {:?},\n        example: {:?},\n    }},",
            field.name,
            field.class,
            field.provider,
            field.sources,
            camel(&field.r#type),
            format_name(&field.format).map_err(|why| format!("fields.toml: {}: {why}", field.name))?,
            argument(field.argument.as_deref()).map_err(|why| format!("fields.toml: {}: {why}", field.name))?,
            field.syntax,
            flag_set("FieldFlags", &field.flags),
            field.cost,
            field.fact.as_deref().map_or_else(|| "None".to_owned(), |fact| format!("Some(FieldFact::{})", camel(fact))),
            field.values,
            shape(field.shape.as_deref()).map_err(|why| format!("fields.toml: {}: {why}", field.name))?,
            field
                .longest
                .map_or_else(|| "usize::MAX".to_owned(), |longest| longest.to_string()),
            field.doc,
            field.example,
        )
        .expect(INFALLIBLE);
    }
    writeln!(
        text,
        "];\n\n/// Every class, in listing order.\npub static CLASSES: [FieldClass; {}] = [",
        data.class.len()
    )
    .expect(INFALLIBLE);
    for class in &data.class {
        let known = |field: &Field| field.class == class.name && field.sources == class.sources;
        if !data.field.iter().any(known) {
            return Err(format!(
                "fields.toml: class {} {:?} is empty",
                class.name, class.sources
            ));
        }
        writeln!(
            text,
            "    FieldClass {{ name: {:?}, title: {:?}, sources: &{:?}, hidden: {}, doc: {:?} }},",
            class.name, class.title, class.sources, class.hidden, class.doc,
        )
        .expect(INFALLIBLE);
    }
    text.push_str(
        "];\n\n/// Names that other tools use for fields, with the field they refer to. None is a field itself.\npub static FIELD_ALIASES: &[(&str, FieldId)] = &[\n",
    );
    for field in &data.field {
        for alias in &field.aliases {
            if !names.insert(upper(alias)) {
                return Err(format!("fields.toml: duplicate alias {alias}"));
            }
            writeln!(text, "    ({alias:?}, field::{}),", upper(&field.name)).expect(INFALLIBLE);
        }
    }
    text.push_str("];\n");
    Ok(text)
}

/// Returns the variant of `TextShape`.
fn shape(shape: Option<&str>) -> Result<&'static str, String> {
    match shape {
        None => Ok("Any"),
        Some("path") => Ok("Path"),
        Some("file-name") => Ok("FileName"),
        Some(other) => Err(format!("unknown shape {other:?}")),
    }
}

/// Returns `optional index key` as an `ArgumentRule` literal.
fn argument(rule: Option<&str>) -> Result<String, String> {
    let Some(rule) = rule else {
        return Ok("ArgumentRule::None".to_owned());
    };
    let words: Vec<&str> = rule.split(' ').collect();
    let requirement = match words[0] {
        "required" => "Required",
        "optional" => "Optional",
        other => return Err(format!("unknown argument rule {other:?}")),
    };
    Ok(format!(
        "ArgumentRule::{requirement} {{ index: {}, key: {} }}",
        words.contains(&"index"),
        words.contains(&"key"),
    ))
}
