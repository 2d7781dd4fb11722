//! Reading the files of container runtimes.
//!
//! In: paths. Out: documents and parts of names. A document that is missing, too large or not JSON
//! is ignored: the container lacks what it would have provided.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Largest document that is read, bytes. Lists of all containers of a machine take some hundred
/// bytes for each.
const MAX_FILE_BYTES: u64 = 16 << 20;

/// Returns the document in a file.
pub(super) fn read(path: &Path) -> Option<Value> {
    if fs::metadata(path).ok()?.size() > MAX_FILE_BYTES {
        return None;
    }
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Digits of the ids in control groups; longer ones are truncated.
const SHORT_ID_LENGTH: usize = 12;

/// Returns the short form of an id.
pub(super) fn short(id: &str) -> &str {
    id.get(..SHORT_ID_LENGTH).unwrap_or(id)
}

/// Returns the path in a directory under an id whose short form is `id`.
pub(super) fn with_id(folder: &Path, id: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .find(|entry| entry.file_name().to_str().is_some_and(|name| short(name) == id))
        .map(|entry| entry.path())
}

/// `registry:port/name:tag` without and with its tag.
pub(super) fn split_tag(image: &str) -> (&str, &str) {
    match image.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => (name, tag),
        _ => (image, ""),
    }
}

/// Seconds since the epoch of a time with its zone; 0 if it is none.
pub(super) fn seconds(time: &str) -> i64 {
    time.parse::<jiff::Timestamp>()
        .map_or(0, jiff::Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_of_registries_are_no_tags() {
        assert_eq!(split_tag("localhost:5000/web"), ("localhost:5000/web", ""));
        assert_eq!(split_tag("web:1"), ("web", "1"));
    }

    #[test]
    fn times_are_seconds() {
        assert_eq!(seconds("2026-11-21T20:33:39.469706477Z"), 1_795_293_219);
        assert_eq!(seconds("2026-11-21T21:33:39+01:00"), 1_795_293_219);
        assert_eq!(seconds("soon"), 0);
    }

    #[test]
    fn what_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let file = fs::File::create(&path).unwrap();
        file.set_len(MAX_FILE_BYTES + 1).unwrap();
        assert_eq!(read(&path), None);
        fs::write(&path, "{}").unwrap();
        assert_eq!(read(&path), Some(Value::Object(serde_json::Map::new())));
        assert_eq!(with_id(folder.path(), "a.json"), Some(path));
        assert_eq!(with_id(folder.path(), "a"), None);
        let long = folder.path().join("0123456789abcdef");
        fs::create_dir(&long).unwrap();
        assert_eq!(with_id(folder.path(), "0123456789ab"), Some(long));
        assert_eq!(with_id(folder.path(), "0123456789"), None);
    }
}
