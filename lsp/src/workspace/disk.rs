//! Files on disk.

use std::fs;
use std::path::{Path, PathBuf};

use compiler::source::decode;

/// Folders are searched no deeper than this.
const DEEPEST: usize = 32;

/// Files beyond this many bytes are no rule files; the largest known have a quarter of a megabyte.
const LARGEST: u64 = 16 << 20;

/// The YAML files below a folder that look like rule files, with their texts. Folders that begin
/// with a dot, and links, are left out; so is what cannot be read.
pub(super) fn rule_files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let Ok(kind) = entry.file_type() else { continue };
            let path = entry.path();
            if kind.is_dir() && !hidden && depth < DEEPEST {
                open.push((path, depth + 1));
            } else if kind.is_file()
                && is_yaml(&path)
                && let Some(text) = read(&path)
                && looks_like_rules(&text)
            {
                found.push((path, text));
            }
        }
    }
    found
}

/// The text of a file; `None` if it cannot be read or is no text that a person wrote.
pub(super) fn read(path: &Path) -> Option<String> {
    let size = fs::metadata(path).ok()?.len();
    if size > LARGEST {
        return None;
    }
    fs::read(path).ok().map(|bytes| decode(&bytes))
}

fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// A line begins an item. Cheap, so that the other YAML of a workspace is not parsed.
fn looks_like_rules(text: &str) -> bool {
    const HEADS: [&str; 5] = [
        "rule",
        "macro",
        "list",
        "required_engine_version",
        "required_plugin_versions",
    ];
    text.lines().any(|line| {
        let line = line.trim_start();
        line.strip_prefix('-').is_some_and(|rest| {
            let rest = rest.trim_start();
            HEADS
                .iter()
                .any(|head| rest.strip_prefix(head).is_some_and(|rest| rest.starts_with(':')))
        })
    })
}
