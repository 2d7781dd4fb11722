//! Converts `flags.toml` to Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::INFALLIBLE;

/// Table name to `[name, value]` rows.
pub(super) type Data = BTreeMap<String, Vec<(String, u32)>>;

pub(super) fn rust(data: &Data) -> String {
    let mut text = String::from("use crate::tables::{Flag, FlagTable};\n\n");
    for (name, rows) in data {
        writeln!(
            text,
            "pub(super) static {}: FlagTable = FlagTable {{ name: {name:?}, flags: &[",
            name.to_uppercase()
        )
        .expect(INFALLIBLE);
        for (flag, value) in rows {
            writeln!(text, "    Flag {{ name: {flag:?}, value: {value} }},").expect(INFALLIBLE);
        }
        text.push_str("] };\n\n");
    }
    text.push_str("/// Every flag table, by name.\n");
    writeln!(text, "pub static FLAG_TABLES: [&FlagTable; {}] = [", data.len()).expect(INFALLIBLE);
    for name in data.keys() {
        writeln!(text, "    &{},", name.to_uppercase()).expect(INFALLIBLE);
    }
    text.push_str("];\n");
    text
}
