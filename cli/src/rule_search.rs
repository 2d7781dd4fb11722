//! The search for rule files in folders, for commands that work on whole repositories.
//!
//! In: the paths that a user names, and patterns to leave out. Out: files, in the order in which they
//! are loaded. Not here: whether a file found in a folder has rules in it ([`FoundFile::is_named`]).

use std::path::{Path, PathBuf};

use clap::Args;
use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use crate::rules::{RulesError, has_yaml_extension};

/// Which files in folders are left out.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct SearchOptions {
    /// Skip files and folders that match this pattern, as written in a .gitignore
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
}

/// A file to read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct FoundFile {
    pub(crate) path: PathBuf,
    /// The user named it; other files are skipped if they contain no rules.
    pub(crate) is_named: bool,
}

impl SearchOptions {
    /// Returns the files that `path` names: itself, or the `.yaml` and `.yml` files of the folder and
    /// the folders in it, sorted by path. Hidden files and what a `.gitignore` excludes are left out.
    pub(crate) fn files(&self, path: &Path) -> Result<Vec<FoundFile>, RulesError> {
        if !path.is_dir() {
            return Ok(vec![FoundFile {
                path: path.to_owned(),
                is_named: true,
            }]);
        }
        let mut files = Vec::new();
        for entry in self.walk(path)?.build() {
            let entry = entry.map_err(|error| RulesError::Search(error.to_string()))?;
            let is_file = entry
                .file_type()
                .is_some_and(|kind| kind.is_file() || kind.is_symlink());
            if is_file && has_yaml_extension(entry.path()) && entry.path().is_file() {
                // A search in `.` finds `./a.yaml`, which people write without the dot.
                let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
                files.push(FoundFile {
                    path: path.to_owned(),
                    is_named: false,
                });
            }
        }
        if files.is_empty() {
            return Err(RulesError::EmptyFolder(path.display().to_string()));
        }
        Ok(files)
    }

    fn walk(&self, folder: &Path) -> Result<WalkBuilder, RulesError> {
        let mut patterns = OverrideBuilder::new(folder);
        for pattern in &self.exclude {
            // Among overrides a leading `!` means "leave out".
            let added = patterns.add(&format!("!{pattern}"));
            added.map_err(|error| RulesError::Search(format!("--exclude: {error}")))?;
        }
        let patterns = patterns
            .build()
            .map_err(|error| RulesError::Search(error.to_string()))?;
        let mut walk = WalkBuilder::new(folder);
        walk.overrides(patterns)
            .require_git(false)
            .sort_by_file_path(Path::cmp);
        Ok(walk)
    }
}
