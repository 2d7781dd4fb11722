//! Baselines: warnings that are known and not reported again.
//!
//! A baseline lists how often each warning occurs in each file, by the diagnostic and the text of its
//! line, so that it outlives changes of other lines. What Falco refuses is never hidden: the rules
//! would not load.

use std::collections::BTreeMap;
use std::path::Path;

use compiler::diagnostics::Report;
use compiler::source::Sources;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::report::fingerprint;

/// The version of the file format.
const VERSION: u32 = 1;

/// Known warnings, with the number of times that each occurs.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct Baseline {
    known: BTreeMap<Key, usize>,
}

/// What a warning is recognised by.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Key {
    file: String,
    diagnostic: String,
    fingerprint: String,
}

/// How many warnings a baseline hid, and how many of its entries no longer occur.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Hidden {
    pub(super) warnings: usize,
    pub(super) stale: usize,
}

#[derive(Deserialize, Serialize)]
struct Document {
    version: u32,
    warnings: Vec<Entry>,
}

#[derive(Deserialize, Serialize)]
struct Entry {
    file: String,
    diagnostic: String,
    fingerprint: String,
    count: usize,
}

impl Key {
    fn of(report: &Report, sources: &Sources) -> Self {
        let path = sources.file(report.primary.span.file).path();
        Self {
            // The same file, however it is written.
            file: path.strip_prefix("./").unwrap_or(path).to_owned(),
            diagnostic: report.declaration.id.to_owned(),
            fingerprint: format!("{:016x}", fingerprint::of_line(report, sources)),
        }
    }
}

impl Baseline {
    /// Returns a baseline that lists all warnings of `reports`.
    pub(super) fn of(reports: &[Report], sources: &Sources) -> Self {
        let mut known = BTreeMap::new();
        for report in reports.iter().filter(|report| can_be_hidden(report)) {
            *known.entry(Key::of(report, sources)).or_default() += 1;
        }
        Self { known }
    }

    /// Reads the baseline at `path`.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let wrong = |why: String| Failure::Usage(format!("{}: {why}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        let document: Document =
            serde_json::from_str(&text).map_err(|error| wrong(format!("not a baseline: {error}")))?;
        if document.version != VERSION {
            let version = document.version;
            return Err(wrong(format!(
                "unsupported baseline version {version}; supported: {VERSION}"
            )));
        }
        let mut known = BTreeMap::new();
        for entry in document.warnings {
            let key = Key {
                file: entry.file,
                diagnostic: entry.diagnostic,
                fingerprint: entry.fingerprint,
            };
            *known.entry(key).or_default() += entry.count;
        }
        Ok(Self { known })
    }

    /// Writes the baseline to `path`.
    pub(super) fn write(&self, path: &Path) -> Result<(), Failure> {
        let entry = |(key, count): (&Key, &usize)| Entry {
            file: key.file.clone(),
            diagnostic: key.diagnostic.clone(),
            fingerprint: key.fingerprint.clone(),
            count: *count,
        };
        let document = Document {
            version: VERSION,
            warnings: self.known.iter().map(entry).collect(),
        };
        let text =
            serde_json::to_string_pretty(&document).map_err(|error| Failure::Usage(error.to_string()))?;
        std::fs::write(path, text + "\n")
            .map_err(|error| Failure::Usage(format!("{}: cannot write: {error}", path.display())))
    }

    /// Removes the known warnings from `reports`.
    pub(super) fn hide(mut self, reports: &mut Vec<Report>, sources: &Sources) -> Hidden {
        let before = reports.len();
        reports.retain(|report| {
            let known = can_be_hidden(report)
                .then(|| self.known.get_mut(&Key::of(report, sources)))
                .flatten();
            match known {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            }
        });
        Hidden {
            warnings: before - reports.len(),
            stale: self.known.values().sum(),
        }
    }
}

fn can_be_hidden(report: &Report) -> bool {
    !report.declaration.is_refused()
}
