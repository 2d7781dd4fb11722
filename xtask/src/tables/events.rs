//! Converts `events.toml` to Rust.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use serde::Deserialize;

use super::{INFALLIBLE, camel, flag_set, flags};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    schema_version: String,
    driver_api_version: String,
    dynamic: BTreeMap<String, Vec<String>>,
    event: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    code: u16,
    id: String,
    name: String,
    kind: String,
    category: String,
    #[serde(default)]
    flags: Vec<String>,
    #[serde(default)]
    params: Vec<String>,
    #[serde(default)]
    syscalls: Syscalls,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Syscalls {
    Codes(Vec<u16>),
    Word(String),
}

impl Default for Syscalls {
    fn default() -> Self {
        Self::Codes(Vec::new())
    }
}

impl Data {
    /// Returns the event codes by id.
    pub(super) fn codes(&self) -> BTreeMap<String, u16> {
        self.event
            .iter()
            .map(|event| (event.id.clone(), event.code))
            .collect()
    }

    /// Returns the event codes with their names.
    pub(super) fn names(&self) -> impl Iterator<Item = (u16, &str)> {
        self.event.iter().map(|event| (event.code, event.name.as_str()))
    }

    /// Returns every parameter: event code, index in the event, name.
    pub(super) fn params(&self) -> impl Iterator<Item = (u16, usize, &str)> {
        self.event.iter().flat_map(|event| {
            event.params.iter().enumerate().map(|(place, row)| {
                let name = row.split_once(": ").map_or(row.as_str(), |(name, _)| name);
                (event.code, place, name)
            })
        })
    }
}

pub(super) fn rust(data: &Data, flags: &flags::Data) -> Result<String, String> {
    let mut text = format!(
        "use super::flags as names;\nuse crate::tables::{{Category, Event, EventCode, EventFlags, Format, Kind, Param, ParamExtra, ParamType}};\n\n/// Version of the event schema.\npub const SCHEMA_VERSION: &str = {:?};\n/// Version of the driver interface.\npub const DRIVER_API_VERSION: &str = {:?};\n\n",
        data.schema_version, data.driver_api_version
    );
    dynamic_types(&mut text, data)?;
    constants(&mut text, data)?;
    writeln!(
        text,
        "/// Every event, by code.\npub static EVENTS: [Event; {}] = [",
        data.event.len()
    )
    .expect(INFALLIBLE);
    for (index, event) in data.event.iter().enumerate() {
        if usize::from(event.code) != index {
            return Err(format!("events.toml: code {} is at index {index}", event.code));
        }
        event_row(&mut text, event, data, flags)?;
    }
    text.push_str("];\n");
    Ok(text)
}

/// Writes an array for each row of `[dynamic]`.
fn dynamic_types(text: &mut String, data: &Data) -> Result<(), String> {
    for (name, types) in &data.dynamic {
        let (name, total) = (name.to_uppercase(), types.len());
        writeln!(text, "static DYNAMIC_{name}: [(ParamType, Format); {total}] = [").expect(INFALLIBLE);
        for word in types {
            let (ty, format) = word.split_once(' ').unwrap_or((word, ""));
            let (ty, format) = (camel(ty), format_name(format)?);
            writeln!(text, "    (ParamType::{ty}, Format::{format}),").expect(INFALLIBLE);
        }
        text.push_str("];\n");
    }
    text.push('\n');
    Ok(())
}

/// Writes a module with a constant for each code.
fn constants(text: &mut String, data: &Data) -> Result<(), String> {
    text.push_str("/// Constants for event codes.\npub mod event {\n    #![allow(missing_docs)]\n    use super::EventCode;\n\n");
    let mut ids = HashSet::new();
    for event in &data.event {
        if !ids.insert(&event.id) {
            return Err(format!("events.toml: duplicate id {}", event.id));
        }
        let (id, code) = (&event.id, event.code);
        writeln!(text, "    pub const {id}: EventCode = EventCode({code});").expect(INFALLIBLE);
    }
    text.push_str("}\n\n");
    Ok(())
}

/// Writes the `Event` literal of one block.
fn event_row(text: &mut String, event: &Event, data: &Data, flags: &flags::Data) -> Result<(), String> {
    let syscalls = match &event.syscalls {
        Syscalls::Codes(codes) => format!("&{codes:?}"),
        Syscalls::Word(word) if word == "generic" => "super::syscalls::GENERIC".to_owned(),
        Syscalls::Word(word) => return Err(format!("events.toml: {}: syscalls = {word:?}", event.id)),
    };
    writeln!(
        text,
        "    Event {{\n        code: EventCode({}), id: {:?}, name: {:?},\n        kind: Kind::{}, category: Category::{},\n        flags: {},\n        params: &[",
        event.code,
        event.id,
        event.name,
        camel(&event.kind),
        camel(&event.category),
        flag_set("EventFlags", &event.flags),
    )
    .expect(INFALLIBLE);
    for param in &event.params {
        let row = param_row(param, data, flags)
            .map_err(|why| format!("events.toml: {}: {param:?}: {why}", event.id))?;
        writeln!(text, "            {row},").expect(INFALLIBLE);
    }
    writeln!(text, "        ],\n        syscalls: {syscalls},\n    }},").expect(INFALLIBLE);
    Ok(())
}

/// Returns `flags: flags32 hex table=file_flags` as a `Param` literal.
fn param_row(row: &str, data: &Data, flags: &flags::Data) -> Result<String, String> {
    let (name, rest) = row.split_once(": ").ok_or("expected `name: type`")?;
    let mut words = rest.split(' ');
    let ty = words.next().ok_or("expected a type")?;
    let mut format = "None";
    let mut extra = "None".to_owned();
    for word in words {
        match word.split_once('=') {
            None => format = format_name(word)?,
            Some(("table", table)) if flags.contains_key(table) => {
                extra = format!("Flags(&names::{})", table.to_uppercase());
            }
            Some(("dirfd", index)) => extra = format!("Dirfd({index})"),
            Some(("dyn", table)) if data.dynamic.contains_key(table) => {
                extra = format!("Dynamic(&DYNAMIC_{})", table.to_uppercase());
            }
            Some(_) => return Err(format!("unknown word {word:?}")),
        }
    }
    Ok(format!(
        "Param {{ name: {name:?}, ty: ParamType::{}, format: Format::{format}, extra: ParamExtra::{extra} }}",
        camel(ty)
    ))
}

/// Returns the variant of `Format` for a word of the data.
pub(super) fn format_name(word: &str) -> Result<&'static str, String> {
    Ok(match word {
        "" => "None",
        "dec" => "Dec",
        "hex" => "Hex",
        "oct" => "Oct",
        "padded" => "Padded",
        "id" => "Id",
        "dir" => "Dir",
        other => return Err(format!("unknown format {other:?}")),
    })
}
