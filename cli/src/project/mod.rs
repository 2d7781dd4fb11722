//! The project file, `lanner.toml`: rule files, assumptions about the installation, levels of lints.
//!
//! In: a folder to search from, or the file itself. Out: a validated [`Project`] whose paths are joined
//! to the folder of the file. Commands use its rule files if none are named on the command line, and its
//! assumptions and levels in any case.
//! Not here: reading rules (`crate::rules`).

mod find;
mod parse;

use std::path::{Path, PathBuf};

use clap::Args;
use compiler::check::assumed::{Assumed, Plugin};
use compiler::diagnostics::{Level, Levels, Selector};
use compiler::resolve::Version;

pub(crate) use find::{ProjectError, ProjectFile, find};

/// Options for the project file.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ProjectOptions {
    /// Use this project file
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Ignore project files
    #[arg(long)]
    no_config: bool,
}

impl ProjectOptions {
    /// Returns the project of `files`, or of the current folder if none are named.
    pub(crate) fn find(&self, files: &[PathBuf]) -> Result<Project, ProjectError> {
        let choice = match &self.config {
            Some(file) => ProjectFile::File(file),
            None if self.no_config => ProjectFile::None,
            None => ProjectFile::Nearest,
        };
        find(choice, start(files))
    }
}

/// Returns where the search for a project file begins: at the first argument that is a path.
fn start(files: &[PathBuf]) -> &Path {
    files
        .iter()
        .find(|file| file.as_os_str() != "-")
        .map_or(Path::new("."), PathBuf::as_path)
}

/// The content of a project file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Project {
    /// The file, if there is one.
    pub(crate) file: Option<PathBuf>,
    /// Rule files, folders and patterns in load order, joined to the file's folder.
    pub(crate) rules: Vec<PathBuf>,
    /// Plugins that are assumed to be loaded; without the table, all known ones.
    pub(crate) plugins: Option<Vec<Plugin>>,
    /// Event sources of the installation; without the key, those of the plugins.
    pub(crate) sources: Option<Vec<String>>,
    /// How its rule files are formatted.
    pub(crate) format: compiler::format::Options,
    /// Levels of diagnostics and groups, in file order.
    pub(crate) lints: Vec<(Selector, Level)>,
    /// Folders of tests, joined to the file's folder.
    #[allow(dead_code, reason = "part of the file format; a test runner reads it")]
    pub(crate) tests: Vec<PathBuf>,
}

impl Project {
    /// Returns the assumptions about the installation. Plugins of the command line replace plugins of the
    /// project with the same name; without a `[plugins]` table, they are the only ones.
    pub(crate) fn assumed(&self, plugins: &[Plugin]) -> Assumed {
        let mut all = self.plugins.clone();
        if !plugins.is_empty() {
            let known = all.get_or_insert_default();
            known.retain(|known| plugins.iter().all(|plugin| plugin.name != known.name));
            known.extend_from_slice(plugins);
        }
        let assumed = all.map_or_else(Assumed::all, Assumed::only);
        match &self.sources {
            Some(sources) => assumed.with_sources(sources.clone()),
            None => assumed,
        }
    }

    /// Returns the levels of diagnostics.
    pub(crate) fn levels(&self) -> Levels {
        let mut levels = Levels::default();
        levels.layer(&self.lints);
        levels
    }

    /// Returns the files `given` on the command line, or those of the project if there are none.
    ///
    /// # Errors
    /// If neither names a file, or if a pattern of the project matches none.
    pub(crate) fn files_or(&self, given: &[PathBuf]) -> Result<Vec<PathBuf>, ProjectError> {
        if !given.is_empty() {
            return Ok(given.to_owned());
        }
        let files = self.rule_files()?;
        if files.is_empty() {
            return Err(match &self.file {
                Some(file) => ProjectError::NamesNoRules(file.clone()),
                None => ProjectError::Missing,
            });
        }
        Ok(files)
    }

    /// Returns its rule files and folders in load order. A pattern stands for its matches, sorted.
    pub(crate) fn rule_files(&self) -> Result<Vec<PathBuf>, PatternError> {
        let mut files = Vec::new();
        for path in &self.rules {
            let pattern = path.to_string_lossy();
            if path.exists() || !pattern.contains(['*', '?', '[']) {
                files.push(path.clone());
                continue;
            }
            let invalid = |why: String| PatternError {
                pattern: path.clone(),
                why,
            };
            let before = files.len();
            for found in glob::glob(&pattern).map_err(|error| invalid(error.msg.to_owned()))? {
                files.push(found.map_err(|error| invalid(error.to_string()))?);
            }
            if files.len() == before {
                return Err(invalid("the pattern matches no file".to_owned()));
            }
        }
        Ok(files)
    }
}

/// An invalid pattern, or one without a match.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", pattern.display())]
pub(crate) struct PatternError {
    pattern: PathBuf,
    why: String,
}

/// Parses the value of `--plugin`: `name` or `name@version`.
pub(crate) fn plugin(text: &str) -> Result<Plugin, String> {
    let (name, version) = match text.split_once('@') {
        Some((name, version)) => (name, Some(self::version(version)?)),
        None => (text, None),
    };
    if name.is_empty() {
        return Err("missing plugin name".to_owned());
    }
    Ok(Plugin {
        name: name.to_owned(),
        version,
    })
}

/// Parses a version of exactly three numbers.
fn version(text: &str) -> Result<Version, String> {
    let numbers = text.split('.').filter(|part| part.parse::<u32>().is_ok());
    let exact = numbers.count() == 3 && text.bytes().filter(|byte| *byte == b'.').count() == 2;
    Version::parse(text)
        .filter(|_| exact)
        .ok_or_else(|| format!("invalid version `{text}`: expected three numbers, as in 0.7.1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plugins_have_a_name_and_an_optional_version() {
        assert_eq!(plugin("json").unwrap().version, None);
        let json = plugin("json@0.7.3").unwrap();
        assert_eq!(json.version.unwrap().to_string(), "0.7.3");
        for wrong in ["@1.0.0", "json@1", "json@1.0.x", "json@1.0.0.0", "json@"] {
            assert!(plugin(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_command_line_replaces_plugins_of_the_project() {
        let project = Project {
            plugins: Some(vec![plugin("json@0.1.0").unwrap(), plugin("container").unwrap()]),
            ..Project::default()
        };
        let assumed = project.assumed(&[plugin("json@0.7.3").unwrap()]);
        let json = assumed.plugin("json").flatten();
        assert_eq!(json.unwrap().to_string(), "0.7.3");
        assert!(assumed.plugin("container").is_some());
        let alone = Project::default().assumed(&[plugin("json").unwrap()]);
        assert_eq!(alone.plugin("container"), None);
        assert!(Project::default().assumed(&[]).is_open());
    }
}
