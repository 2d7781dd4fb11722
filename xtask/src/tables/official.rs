//! Converts `official.toml` to Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::INFALLIBLE;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    file: Vec<File>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    lists: Vec<String>,
    macros: Vec<String>,
    rules: Vec<String>,
}

/// The names of a kind that a file defines.
type Names = fn(&File) -> &Vec<String>;

/// Returns a table of names for each kind, each name with the first file that defines it.
pub(super) fn rust(data: &Data) -> Result<String, String> {
    let mut text = String::new();
    let kinds: [(&str, &str, Names); 3] = [
        ("LISTS", "lists", |file| &file.lists),
        ("MACROS", "macros", |file| &file.macros),
        ("RULES", "rules", |file| &file.rules),
    ];
    for (constant, word, names) in kinds {
        let mut rows: BTreeMap<&str, &str> = BTreeMap::new();
        for file in &data.file {
            for pair in names(file).windows(2) {
                if pair[0] >= pair[1] {
                    return Err(format!("official.toml: {} is not in sorted order", pair[1]));
                }
            }
            for name in names(file) {
                rows.entry(name).or_insert(&file.name);
            }
        }
        let separator = if text.is_empty() { "" } else { "\n" };
        writeln!(
            text,
            "{separator}/// The {word} of the official files with the first file that defines each, by name.\npub static {constant}: [(&str, &str); {}] = [",
            rows.len()
        )
        .expect(INFALLIBLE);
        for (name, file) in rows {
            writeln!(text, "    ({name:?}, {file:?}),").expect(INFALLIBLE);
        }
        text.push_str("];\n");
    }
    Ok(text)
}
