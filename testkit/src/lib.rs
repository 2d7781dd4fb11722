//! Helpers for the tests of several crates: the recorded results of Falco, tallies over them, and the
//! lists of known and explained failures.
//!
//! The recorded results are in a folder beside the checkout (`../shared`, or the folder that
//! `LANNER_SHARED` names). They are read, never committed. A test that needs them and does not find
//! them prints one line and passes, unless `LANNER_REQUIRE_SHARED` is set: then it fails.

pub mod modules;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Returns the root of the checkout.
pub fn root() -> PathBuf {
    // Cargo sets the folder of the package at run time. A test binary that was copied elsewhere and is
    // run without Cargo only knows where it was built.
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .parent()
        .expect("every package is in a folder of the workspace")
        .to_owned()
}

/// Returns the path of `relative` in the folder of recorded results; without it, prints one line and
/// returns `None`.
///
/// # Panics
/// If the file is missing and `LANNER_REQUIRE_SHARED` is set to anything but `0`.
pub fn shared(relative: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("LANNER_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let path = folder.join(relative);
    if path.exists() {
        return Some(path);
    }
    let is_required = std::env::var_os("LANNER_REQUIRE_SHARED").is_some_and(|value| value != "0");
    assert!(
        !is_required,
        "{} is missing, and LANNER_REQUIRE_SHARED is set",
        path.display()
    );
    eprintln!("SKIP: no {relative} beside the checkout (LANNER_SHARED names the folder)");
    None
}

/// Returns the files directly in `folder` whose name ends in `suffix`, sorted.
pub fn files(folder: &Path, suffix: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.to_string_lossy().ends_with(suffix))
        .collect();
    files.sort();
    files
}

/// Returns the JSON values of a file with one value per line, compressed with zstd or not.
pub fn json_lines(path: &Path) -> impl Iterator<Item = serde_json::Value> {
    let path = path.to_owned();
    lines(&path).map(move |line| {
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    })
}

/// Returns the lines of a file, compressed with zstd or not.
pub fn lines(path: &Path) -> impl Iterator<Item = String> + use<> {
    let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let reader: Box<dyn BufRead> = if path.extension().is_some_and(|extension| extension == "zst") {
        Box::new(BufReader::new(zstd::Decoder::new(file).expect("a zstd stream")))
    } else {
        Box::new(BufReader::new(file))
    };
    let path = path.to_owned();
    reader
        .lines()
        .map(move |line| line.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Returns true if long suites must not skip any case: in optimised builds, and in others if
/// `LANNER_THOROUGH` is set, as `.ci/run` does.
pub fn is_thorough() -> bool {
    !cfg!(debug_assertions) || std::env::var_os("LANNER_THOROUGH").is_some()
}

/// Returns every shared capture; without the folder, prints one line and returns none.
pub fn captures() -> Vec<PathBuf> {
    let Some(folder) = shared("captures") else {
        return Vec::new();
    };
    files(&folder, "")
        .iter()
        .filter(|path| path.is_dir())
        .flat_map(|folder| files(folder, ".scap"))
        .collect()
}

/// Returns the capture called `name` (`nginx__nginx`), in any folder of the shared captures.
pub fn capture(name: &str) -> Option<PathBuf> {
    captures()
        .into_iter()
        .find(|path| path.file_stem().is_some_and(|stem| stem == name))
}

/// Counts the cases of a suite and compares the failing ones with those that are known.
///
/// `testdata/conformance/<suite>.known` has a line `case<TAB>reason` for each failure that is
/// known and explained. A failure that is not listed fails the test, and so does a listed case
/// that passes, so that the list stays true.
#[derive(Debug)]
pub struct Tally {
    suite: String,
    passed: u64,
    total: u64,
    failures: BTreeMap<String, String>,
}

impl Tally {
    /// Returns an empty tally of `suite`.
    pub fn new(suite: &str) -> Self {
        Self {
            suite: suite.to_owned(),
            passed: 0,
            total: 0,
            failures: BTreeMap::new(),
        }
    }

    /// Counts one case; `why` returns the reason of a failure.
    pub fn case(&mut self, name: &str, passed: bool, why: impl FnOnce() -> String) {
        self.many(name, u64::from(passed), 1, why);
    }

    /// Counts `total` comparisons made under one name, `passed` of them equal.
    pub fn many(&mut self, name: &str, passed: u64, total: u64, why: impl FnOnce() -> String) {
        self.passed += passed;
        self.total += total;
        if passed < total {
            self.failures.entry(name.to_owned()).or_insert_with(why);
        }
    }

    /// Prints `suite: passed / total` and compares the failures with the known ones.
    ///
    /// # Panics
    /// On a failure that is not known, or a known one that passes.
    pub fn finish(self) {
        let path = root()
            .join("testdata/conformance")
            .join(format!("{}.known", self.suite));
        let text = fs::read_to_string(&path).unwrap_or_default();
        let known: BTreeMap<&str, &str> = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| {
                line.split_once('\t')
                    .unwrap_or_else(|| panic!("{}: no reason: {line}", path.display()))
            })
            .collect();
        eprintln!("CONFORMANCE {}: {} / {}", self.suite, self.passed, self.total);
        let unknown: Vec<_> = self
            .failures
            .iter()
            .filter(|(name, _)| !known.contains_key(name.as_str()))
            .collect();
        for (name, why) in unknown.iter().take(40) {
            eprintln!("  FAIL {name}: {why}");
        }
        let stale: Vec<_> = known
            .keys()
            .filter(|name| !self.failures.contains_key(**name))
            .collect();
        for name in &stale {
            eprintln!("  PASSES NOW, take it off {}: {name}", path.display());
        }
        assert!(self.total > 0, "{}: no case was found", self.suite);
        assert!(
            unknown.is_empty() && stale.is_empty(),
            "{}: {} unexplained failures, {} stale entries",
            self.suite,
            unknown.len(),
            stale.len()
        );
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    /// One test for both settings, because environment variables belong to the process.
    #[test]
    fn missing_recordings_fail_only_if_they_are_required() {
        if std::env::var_os("LANNER_REQUIRE_SHARED").is_some_and(|value| value != "0") {
            assert!(catch_unwind(|| super::shared("no such file")).is_err());
        } else {
            assert_eq!(super::shared("no such file"), None);
        }
    }
}
