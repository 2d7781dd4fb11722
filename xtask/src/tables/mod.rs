//! Turns `compiler/tables/*.toml` into `compiler/src/tables/generated/*.rs`.
//!
//! One file per table. The Rust text is committed; `check` says whether it is what the data gives.

mod converter;
mod events;
mod fields;
mod flags;
mod syscalls;

use std::fmt::Write as _;
use std::path::Path;

use serde::de::DeserializeOwned;

const DATA: &str = "compiler/tables";
const RUST: &str = "compiler/src/tables/generated";

/// Writes every generated file below `root`.
pub(crate) fn write(root: &Path) -> Result<(), String> {
    for (name, text) in generate(root)? {
        let path = root.join(RUST).join(name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Fails when a generated file below `root` is not what the data gives.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    for (name, text) in generate(root)? {
        let path = root.join(RUST).join(name);
        let found = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        if found != text {
            return Err(format!("{RUST}/{name} is out of date: run `cargo xtask tables`"));
        }
    }
    Ok(())
}

fn generate(root: &Path) -> Result<Vec<(&'static str, String)>, String> {
    let events: events::Data = read(root, "events.toml")?;
    let codes = events.codes();
    let flags: flags::Data = read(root, "flags.toml")?;
    let head = |name: &str| format!("// Made from {DATA}/{name} by `cargo xtask tables`; do not edit.\n\n");
    Ok(vec![
        (
            "mod.rs",
            "// Made by `cargo xtask tables`; do not edit.\n\npub(super) mod converter;\npub(super) mod events;\npub(super) mod fields;\npub(super) mod flags;\npub(super) mod syscalls;\n".to_owned(),
        ),
        ("events.rs", head("events.toml") + &events::rust(&events, &flags)?),
        ("flags.rs", head("flags.toml") + &flags::rust(&flags)),
        (
            "syscalls.rs",
            head("syscalls.toml") + &syscalls::rust(&read(root, "syscalls.toml")?, &codes)?,
        ),
        ("fields.rs", head("fields.toml") + &fields::rust(&read(root, "fields.toml")?)?),
        (
            "converter.rs",
            head("converter.toml") + &converter::rust(&read(root, "converter.toml")?, &codes)?,
        ),
    ])
}

fn read<T: DeserializeOwned>(root: &Path, name: &str) -> Result<T, String> {
    let path = root.join(DATA).join(name);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{DATA}/{name}: {error}"))
}

/// `creates-fd` → `CreatesFd`.
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

/// `creates-fd` or `proc.name` → `CREATES_FD`, `PROC_NAME`.
fn upper(word: &str) -> String {
    word.replace(['-', '.'], "_").to_uppercase()
}

/// `Type::A.union(Type::B)`, usable in a static.
fn flag_set(ty: &str, words: &[String]) -> String {
    let mut words = words.iter();
    let Some(first) = words.next() else {
        return format!("{ty}::empty()");
    };
    words.fold(format!("{ty}::{}", upper(first)), |mut text, word| {
        write!(text, ".union({ty}::{})", upper(word)).expect("writing to a String cannot fail");
        text
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn generated_files_are_what_the_data_gives() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        super::check(root).unwrap();
    }
}
