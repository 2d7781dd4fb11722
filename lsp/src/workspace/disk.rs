//! Search for rule files and project files on disk.
//!
//! In: folders and paths. Out: texts and paths. Does not parse anything: a cheap test of the text
//! ([`looks_like_rules`]) decides which YAML files are loaded at all.

use std::fs;
use std::path::{Path, PathBuf};

use compiler::source::decode;

use crate::project::PROJECT_FILES;

/// Folders nested deeper than this are not searched.
const MAX_DEPTH: usize = 32;

/// The search of a folder stops after this many files and folders: the folder may be a whole disk.
const MAX_ENTRIES: usize = 200_000;

/// Larger files, in bytes, are not read. The largest known rule files have a quarter of a megabyte.
pub(super) const MAX_FILE_SIZE: u64 = 16 << 20;

/// The files found below a folder.
#[derive(Debug, Default)]
pub(super) struct SearchResult {
    /// YAML files that look like rule files, with their texts.
    pub(super) rules: Vec<(PathBuf, String)>,
    /// Project files; of several in one folder the first of [`PROJECT_FILES`].
    pub(super) projects: Vec<PathBuf>,
}

/// Searches a folder. Skips hidden folders, symbolic links and whatever cannot be read.
pub(super) fn search(folder: &Path) -> SearchResult {
    let mut found = SearchResult::default();
    let mut open = vec![(folder.to_owned(), 0)];
    let mut seen = 0;
    while let Some((folder, depth)) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        found.projects.extend(project_in(&folder));
        for entry in entries.flatten() {
            seen += 1;
            if seen > MAX_ENTRIES {
                return found;
            }
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let Ok(kind) = entry.file_type() else { continue };
            let path = entry.path();
            if kind.is_dir() && !hidden && depth < MAX_DEPTH {
                open.push((path, depth + 1));
            } else if kind.is_file()
                && is_yaml(&path)
                && let Some(text) = read(&path)
                && looks_like_rules(&text)
            {
                found.rules.push((path, text));
            }
        }
    }
    found
}

/// Returns the project file in a folder.
pub(super) fn project_in(folder: &Path) -> Option<PathBuf> {
    PROJECT_FILES
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
}

/// Returns the nearest `lanner.toml` in a folder or above it.
pub(super) fn project_above(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .map(|folder| folder.join(PROJECT_FILES[0]))
        .find(|path| path.is_file())
}

/// Returns the text of a file; `None` if it is not a regular file, exceeds [`MAX_FILE_SIZE`] or cannot be
/// read.
pub(super) fn read(path: &Path) -> Option<String> {
    let metadata = fs::metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() > MAX_FILE_SIZE {
        return None;
    }
    fs::read(path).ok().map(|bytes| decode(&bytes))
}

/// Returns whether the name of a file says that it is YAML.
pub(super) fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// Returns whether a text begins as a sequence and has a line that begins an item. This is cheap, so that
/// other YAML in the workspace is not parsed.
pub(super) fn looks_like_rules(text: &str) -> bool {
    let lines = text.trim_start_matches('\u{feff}').lines();
    let mut lines = lines.skip_while(|line| {
        let line = line.trim_start();
        line.is_empty() || line.starts_with(['#', '%']) || line.starts_with("---")
    });
    let Some(first) = lines.next() else { return false };
    if !first.trim_start().starts_with(['-', '[']) {
        return false;
    }
    std::iter::once(first).chain(lines).any(begins_item)
}

/// Returns whether a line of a text begins an item of a rule file.
pub(super) fn has_item_line(text: &str) -> bool {
    text.lines().any(begins_item)
}

fn begins_item(line: &str) -> bool {
    const HEADS: [&str; 5] = [
        "rule",
        "macro",
        "list",
        "required_engine_version",
        "required_plugin_versions",
    ];
    let line = line.trim_start().trim_start_matches('[');
    let rest = line.trim_start_matches(['-', '{', ' ', '"', '\'']);
    rest.len() < line.len()
        && HEADS.iter().any(|head| {
            let rest = rest.strip_prefix(head);
            rest.is_some_and(|rest| rest.trim_start_matches(['"', '\'', ' ']).starts_with(':'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_files_are_distinguished_from_other_yaml() {
        for rules in [
            "- rule: R\n",
            "\u{feff}# Rules\n---\n- required_engine_version: 0.31.0\n",
            "  -   macro: m\n",
            "[{rule: R}]",
            "- desc: d\n  rule: R\n- \"list\": l\n",
        ] {
            assert!(looks_like_rules(rules), "{rules}");
        }
        for other in [
            "",
            "- name: play\n  hosts: all\n",
            "customRules:\n  a.yaml: |-\n    - rule: R\n",
            "apiVersion: v1\nlist: []\n",
            "# - rule: R\n",
        ] {
            assert!(!looks_like_rules(other), "{other}");
        }
    }
}
