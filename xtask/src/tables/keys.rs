//! Converts `keys.toml` to Rust.

use std::fmt::Write as _;

use serde::Deserialize;

use super::{INFALLIBLE, camel};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    pub(super) key: Vec<Key>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Key {
    pub(super) item: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) required: String,
    pub(super) default: Option<String>,
    #[serde(default)]
    pub(super) append: bool,
    #[serde(default)]
    pub(super) replace: bool,
    pub(super) deprecated: Option<String>,
    pub(super) doc: String,
}

impl Data {
    /// Returns the keys of `item`, in order.
    pub(super) fn of<'a>(&'a self, item: &str) -> impl Iterator<Item = &'a Key> {
        self.key.iter().filter(move |key| key.item == item)
    }
}

pub(super) fn rust(data: &Data) -> String {
    let mut text = format!(
        "use crate::tables::{{Key, KeyItem, KeyKind, KeyNeed}};\n\n/// Every key, by item, in the order in which files should write them.\npub static KEYS: [Key; {}] = [\n",
        data.key.len()
    );
    for key in &data.key {
        writeln!(
            text,
            "    Key {{\n        item: KeyItem::{}, name: {:?}, kind: KeyKind::{}, need: KeyNeed::{},\n        default: {:?}, append: {}, replace: {}, deprecated: {:?},\n        doc: {:?},\n    }},",
            camel(&key.item),
            key.name,
            camel(&key.kind),
            camel(&key.required),
            key.default,
            key.append,
            key.replace,
            key.deprecated,
            key.doc,
        )
        .expect(INFALLIBLE);
    }
    text.push_str("];\n");
    text
}
