//! Indexes by name over the other tables, sorted for binary search.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{INFALLIBLE, events, fields, syscalls};

pub(super) fn rust(events: &events::Data, syscalls: &syscalls::Data, fields: &fields::Data) -> String {
    let mut text = String::from("use crate::tables::{EventCode, FieldId};\n\n");
    let by_name: BTreeMap<&str, usize> = fields.names().enumerate().map(|(id, name)| (name, id)).collect();
    index(
        &mut text,
        "Fields",
        "FIELDS_BY_NAME: [(&str, FieldId)",
        by_name
            .into_iter()
            .map(|(name, id)| (name, format!("FieldId({id})"))),
    );
    let mut codes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (code, name) in events.names() {
        codes.entry(name).or_default().push(format!("EventCode({code})"));
    }
    index(
        &mut text,
        "Codes of the events with a name, of old and current versions, enter and exit",
        "EVENTS_BY_NAME: [(&str, &[EventCode])",
        codes
            .into_iter()
            .map(|(name, codes)| (name, format!("&[{}]", codes.join(", ")))),
    );
    let by_name: BTreeMap<&str, u16> = syscalls.names().collect();
    index(
        &mut text,
        "Portable codes of system calls",
        "SYSCALLS_BY_NAME: [(&str, u16)",
        by_name.into_iter().map(|(name, code)| (name, code.to_string())),
    );
    let mut params: BTreeMap<&str, (u16, usize)> = BTreeMap::new();
    for (code, place, name) in events.params() {
        params.entry(name).or_insert((code, place));
    }
    index(
        &mut text,
        "The first event with a parameter of a name, and the index of the parameter",
        "PARAMS_BY_NAME: [(&str, EventCode, u8)",
        params
            .into_iter()
            .map(|(name, (code, place))| (name, format!("EventCode({code}), {place}"))),
    );
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Writes one sorted array of rows `(name, …)`.
fn index<'a>(text: &mut String, doc: &str, head: &str, rows: impl Iterator<Item = (&'a str, String)>) {
    let rows: Vec<_> = rows.collect();
    writeln!(
        text,
        "/// {doc}; sorted by name.\npub(crate) static {head}; {}] = [",
        rows.len()
    )
    .expect(INFALLIBLE);
    for (name, row) in rows {
        writeln!(text, "    ({name:?}, {row}),").expect(INFALLIBLE);
    }
    text.push_str("];\n\n");
}
