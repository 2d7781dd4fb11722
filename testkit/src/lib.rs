//! What the tests of several crates need: the recorded answers of Falco, tallies over them, and
//! the list of failures that are known and explained.
//!
//! The recorded answers stand in a folder beside the checkout (`../shared`, or the folder that
//! `LANNER_SHARED` names). They are read, never committed; a test that needs them and does not
//! find them says so in one line and passes.

pub mod modules;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Root of the checkout.
pub fn root() -> PathBuf {
    // Cargo tells at run time which package it tests; a build that was copied elsewhere only knows
    // where it was made.
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .parent()
        .expect("every package stands in the workspace")
        .to_owned()
}

/// `relative` in the folder of recorded answers; prints one line and gives `None` without it.
pub fn shared(relative: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("LANNER_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let path = folder.join(relative);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIP: no {relative} beside the checkout (LANNER_SHARED names the folder)");
    None
}

/// Files directly in `folder` whose name ends in `suffix`, sorted.
pub fn files(folder: &Path, suffix: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.to_string_lossy().ends_with(suffix))
        .collect();
    files.sort();
    files
}

/// The JSON values of a file with one a line, compressed with zstd or not.
pub fn json_lines(path: &Path) -> impl Iterator<Item = serde_json::Value> {
    let path = path.to_owned();
    lines(&path).map(move |line| {
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    })
}

/// The lines of a file, compressed with zstd or not.
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

/// Long suites shall leave nothing out: optimised builds do so, and others where
/// `LANNER_THOROUGH` is set, as the checks of a release do.
pub fn is_thorough() -> bool {
    !cfg!(debug_assertions) || std::env::var_os("LANNER_THOROUGH").is_some()
}

/// Every shared capture; prints one line and gives none without them.
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

/// The capture called `name` (`nginx__nginx`), wherever it stands among the shared captures.
pub fn capture(name: &str) -> Option<PathBuf> {
    captures()
        .into_iter()
        .find(|path| path.file_stem().is_some_and(|stem| stem == name))
}

/// Counts the cases of a suite and compares the failing ones with those that are known.
///
/// `testdata/conformance/<suite>.known` has a line `case<TAB>reason` for each failure that is
/// known and explained. A failure that is not listed fails the test, and so does a listed case
/// that passes: the list cannot grow stale.
#[derive(Debug)]
pub struct Tally {
    suite: String,
    passed: u64,
    total: u64,
    failures: BTreeMap<String, String>,
}

impl Tally {
    /// An empty tally of `suite`.
    pub fn new(suite: &str) -> Self {
        Self {
            suite: suite.to_owned(),
            passed: 0,
            total: 0,
            failures: BTreeMap::new(),
        }
    }

    /// Counts one case; `why` tells what is wrong with a failing one.
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

    /// Prints `suite: passed / total` and holds the failures against the known ones.
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
