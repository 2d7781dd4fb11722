//! Converts `keys.toml` to a JSON schema of rule files for editors and pipelines.
//!
//! The schema is stricter than Falco where Falco only warns (unknown keys and items), and as lenient as
//! Falco elsewhere: any scalar is a string, priorities may have any case, booleans any YAML spelling.

use serde_json::{Map, Value, json};

use super::keys::{Data, Key};

/// Kinds of items, in the order in which Falco looks for their keys.
const ITEMS: [&str; 5] = [
    "required_engine_version",
    "required_plugin_versions",
    "list",
    "macro",
    "rule",
];

/// Most severe first.
const PRIORITIES: [&str; 9] = [
    "Emergency",
    "Alert",
    "Critical",
    "Error",
    "Warning",
    "Notice",
    "Informational",
    "Info",
    "Debug",
];

/// Returns the schema as the text of its file.
pub(super) fn json(keys: &Data, sources: &[String]) -> Result<String, String> {
    let mut definitions = Map::new();
    for item in ITEMS.into_iter().chain(["plugin", "exception"]) {
        definitions.insert(item.to_owned(), object(keys, item)?);
    }
    definitions.extend(scalars(sources));
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Generated from compiler/tables/keys.toml by `cargo xtask tables`; do not edit.",
        "title": "Falco rule file",
        "type": ["array", "null"],
        "items": by_kind(&ITEMS),
        "$defs": definitions,
    });
    Ok(format!("{schema:#}\n"))
}

/// Returns the schema that selects the kind of an object by the first of `items` that it has as a key.
fn by_kind(items: &[&str]) -> Value {
    match items {
        [] => {
            json!({ "not": {}, "description": "an item has one of the keys rule, macro, list, required_engine_version, required_plugin_versions" })
        }
        [item, rest @ ..] => json!({
            "type": "object",
            "if": { "required": [item] },
            "then": { "$ref": format!("#/$defs/{item}") },
            "else": by_kind(rest),
        }),
    }
}

/// Returns the schema of the object that an item is.
fn object(keys: &Data, item: &str) -> Result<Value, String> {
    let mut properties = Map::new();
    for key in keys.of(item) {
        properties.insert(key.name.clone(), property(keys, item, key)?);
    }
    let names = |need: &str| -> Vec<&str> {
        keys.of(item)
            .filter(|key| key.required == need)
            .map(|key| key.name.as_str())
            .collect()
    };
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "required": names("always"),
        "additionalProperties": false,
    });
    let definition = names("definition");
    if item == "rule" {
        schema["if"] =
            json!({ "properties": { "override": { "minProperties": 1 } }, "required": ["override"] });
        schema["then"] = json!({ "allOf": overridden(keys, item) });
        schema["else"] = json!({
            "if": { "properties": { "append": { "$ref": "#/$defs/true" } }, "required": ["append"] },
            "then": { "anyOf": [{ "required": ["condition"] }, { "required": ["exceptions"] }] },
            "else": {
                "if": { "anyOf": definition.iter().map(|name| json!({ "required": [name] })).collect::<Vec<_>>() },
                "then": { "required": definition },
                "else": { "required": ["enabled"], "description": "a rule without condition only switches" },
            },
        });
    }
    Ok(schema)
}

/// Returns the conditions that require overridden keys to be present.
fn overridden(keys: &Data, item: &str) -> Vec<Value> {
    keys.of(item)
        .filter(|key| key.append || key.replace)
        .map(|key| {
            json!({
                "if": { "properties": { "override": { "required": [key.name] } } },
                "then": { "required": [key.name] },
            })
        })
        .collect()
}

/// Returns the schema of a key's value.
fn property(keys: &Data, item: &str, key: &Key) -> Result<Value, String> {
    let reference = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    let mut value = match key.kind.as_str() {
        "name" | "text" | "condition" | "output" => reference("text"),
        "bool" | "number" | "priority" | "source" | "version" | "engine" => reference(&key.kind),
        "words" => json!({ "type": "array", "items": reference("word") }),
        "word-or-words" => {
            json!({ "anyOf": [reference("word"), { "type": "array", "items": reference("word") }] })
        }
        "values" => json!({ "type": "array", "items": reference("value") }),
        "exceptions" => json!({ "type": ["array", "null"], "items": reference("exception") }),
        "plugins" => json!({ "type": "array", "items": reference("plugin") }),
        "override" => overrides(keys, item),
        other => return Err(format!("keys.toml: {}: unknown kind {other:?}", key.name)),
    };
    let mut doc = key.doc.clone();
    if let Some(instead) = &key.deprecated {
        value["deprecated"] = true.into();
        doc = format!("{doc}; write `{instead}` instead");
    }
    value["description"] = doc.into();
    match (key.kind.as_str(), &key.default) {
        (_, None) => {}
        ("bool", Some(default)) => value["default"] = (default == "true").into(),
        ("number", Some(default)) => {
            let number: u64 = default
                .parse()
                .map_err(|error| format!("keys.toml: {}: {error}", key.name))?;
            value["default"] = number.into();
        }
        ("source", Some(default)) => value["default"] = default.as_str().into(),
        // JSON schema cannot express defaults that depend on other keys: the description has them.
        (_, Some(default)) => {
            let doc = format!("{} (default: {default})", key.doc);
            value["description"] = doc.into();
        }
    }
    Ok(value)
}

/// Returns the schema of `override` of an item: its keys, each with the operations it supports.
fn overrides(keys: &Data, item: &str) -> Value {
    let properties: Map<String, Value> = keys
        .of(item)
        .filter(|key| key.append || key.replace)
        .map(|key| {
            let operations: &[&str] = if key.append {
                &["append", "replace"]
            } else {
                &["replace"]
            };
            (key.name.clone(), json!({ "enum": operations }))
        })
        .collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// Returns the definitions of scalars and of the types built from them.
fn scalars(sources: &[String]) -> Map<String, Value> {
    let scalar = ["string", "number", "boolean"];
    let priorities: Vec<String> = PRIORITIES
        .iter()
        .flat_map(|name| [name.to_string(), name.to_uppercase(), name.to_lowercase()])
        .collect();
    let truths = |words: &[&str]| -> Vec<String> {
        words
            .iter()
            .flat_map(|word| {
                let (first, rest) = word.split_at(1);
                [word.to_string(), word.to_uppercase(), first.to_uppercase() + rest]
            })
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    let definitions = json!({
        "word": { "type": scalar },
        "text": { "type": scalar, "minLength": 1 },
        "true": { "anyOf": [{ "const": true }, { "enum": truths(&["y", "yes", "true", "on"]) }] },
        "bool": {
            "anyOf": [
                { "type": "boolean" },
                { "enum": truths(&["y", "yes", "true", "on", "n", "no", "false", "off"]) },
            ],
        },
        "number": { "type": "integer", "minimum": 0, "maximum": u32::MAX },
        "priority": { "enum": priorities },
        "source": { "type": "string", "minLength": 1, "examples": sources },
        "version": { "type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+" },
        "engine": { "anyOf": [{ "$ref": "#/$defs/number" }, { "$ref": "#/$defs/version" }] },
        "value": {
            "anyOf": [
                { "$ref": "#/$defs/word" },
                {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            { "$ref": "#/$defs/word" },
                            { "type": "array", "items": { "$ref": "#/$defs/word" } },
                        ],
                    },
                },
            ],
        },
    });
    match definitions {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
