//! Converts `compiler/tables/*.toml` to `compiler/src/tables/generated/*.rs` and to the JSON schema of
//! rule files.
//!
//! There is one module per table. Generated files are committed; `check` compares them with the data.

mod converter;
mod events;
mod fields;
mod flags;
mod keys;
mod names;
mod official;
mod operators;
mod plugins;
mod schema;
mod syscalls;
mod transformers;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::de::DeserializeOwned;

const DATA: &str = "compiler/tables";
const RUST: &str = "compiler/src/tables/generated";
const SCHEMA: &str = "schema/falco-rules.schema.json";
/// Why `write!` into a string is expected to succeed.
const INFALLIBLE: &str = "writing to a String cannot fail";

/// Writes every generated file below `root`.
pub(crate) fn write(root: &Path) -> Result<(), String> {
    for (name, text) in generate(root)? {
        let path = root.join(&name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Returns an error if a generated file below `root` differs from the data.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    for (name, text) in generate(root)? {
        let path = root.join(&name);
        let found = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        if found != text {
            return Err(format!("{name} is out of date: run `cargo xtask tables`"));
        }
    }
    Ok(())
}

fn generate(root: &Path) -> Result<BTreeMap<String, String>, String> {
    let events: events::Data = read(root, "events.toml")?;
    let flags: flags::Data = read(root, "flags.toml")?;
    let syscalls: syscalls::Data = read(root, "syscalls.toml")?;
    let fields: fields::Data = read(root, "fields.toml")?;
    let keys: keys::Data = read(root, "keys.toml")?;
    let plugins: plugins::Data = read(root, "plugins.toml")?;
    let codes = events.codes();
    let tables = [
        (
            "converter",
            converter::rust(&read(root, "converter.toml")?, &codes)?,
        ),
        ("events", events::rust(&events, &flags)?),
        ("fields", fields::rust(&fields)?),
        ("flags", flags::rust(&flags)),
        ("keys", keys::rust(&keys)),
        ("official", official::rust(&read(root, "official.toml")?)?),
        ("operators", operators::rust(&read(root, "operators.toml")?)),
        ("plugins", plugins::rust(&plugins)?),
        ("syscalls", syscalls::rust(&syscalls, &codes)?),
        (
            "transformers",
            transformers::rust(&read(root, "transformers.toml")?)?,
        ),
    ];
    let head = |from: &str| format!("// Made from {DATA}/{from} by `cargo xtask tables`; do not edit.\n\n");
    let mut files: BTreeMap<String, String> = tables
        .into_iter()
        .map(|(name, text)| (name.to_owned(), head(&format!("{name}.toml")) + &text))
        .collect();
    files.insert(
        "names".to_owned(),
        head("{events,fields,syscalls}.toml") + &names::rust(&events, &syscalls, &fields),
    );
    let mut modules = String::from("// Made by `cargo xtask tables`; do not edit.\n\n");
    for name in files.keys() {
        writeln!(modules, "pub(super) mod {name};").expect(INFALLIBLE);
    }
    files.insert("mod".to_owned(), modules);
    let mut files: BTreeMap<String, String> = files
        .into_iter()
        .map(|(name, text)| (format!("{RUST}/{name}.rs"), text))
        .collect();
    files.insert(SCHEMA.to_owned(), schema::json(&keys, &plugins.sources())?);
    Ok(files)
}

fn read<T: DeserializeOwned>(root: &Path, name: &str) -> Result<T, String> {
    let path = root.join(DATA).join(name);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{DATA}/{name}: {error}"))
}

/// Returns a name in camel case: `creates-fd` → `CreatesFd`.
fn camel(word: &str) -> String {
    word.split(['-', '_'])
        .flat_map(|part| {
            let mut letters = part.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
}

/// Returns a name in upper case: `creates-fd` or `proc.name` → `CREATES_FD`, `PROC_NAME`.
fn upper(word: &str) -> String {
    word.replace(['-', '.'], "_").to_uppercase()
}

/// Returns a slice literal: `&[Type::A, Type::B]`.
fn variants(ty: &str, words: &[String]) -> String {
    let variants: Vec<String> = words
        .iter()
        .map(|word| format!("{ty}::{}", camel(word)))
        .collect();
    format!("&[{}]", variants.join(", "))
}

/// Returns an expression for a set of flags that is valid in a static: `Type::A.union(Type::B)`.
fn flag_set(ty: &str, words: &[String]) -> String {
    let mut words = words.iter();
    let Some(first) = words.next() else {
        return format!("{ty}::empty()");
    };
    words.fold(format!("{ty}::{}", upper(first)), |mut text, word| {
        write!(text, ".union({ty}::{})", upper(word)).expect(INFALLIBLE);
        text
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn generated_files_match_the_data() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        super::check(root).unwrap();
    }
}
