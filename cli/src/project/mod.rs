//! The project file, `lanner.toml`: which rules, what is assumed of the installation, lint levels.
//!
//! In: the folder to look from, or the file itself. Out: a [`Project`], every name in it known and
//! every path joined to the file's folder. Commands that take rule files use it: its rules where
//! none are named, and what it assumes for all of them.
//! Not here: reading rules (`crate::rules`).

mod find;
mod parse;

use std::path::{Path, PathBuf};

use clap::Args;
use compiler::check::assumed::{Assumed, Plugin};
use compiler::diagnostics::{Level, Levels, Selector};
use compiler::resolve::Version;

pub(crate) use find::{Choice, ProjectError, find};

/// Which project file a command is to use.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ProjectOptions {
    /// Project file to use
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Look for no project file
    #[arg(long)]
    no_config: bool,
}

impl ProjectOptions {
    /// The project of `files`, or of the folder at hand where none are named.
    pub(crate) fn find(&self, files: &[PathBuf]) -> Result<Project, ProjectError> {
        let choice = match &self.config {
            Some(file) => Choice::File(file),
            None if self.no_config => Choice::None,
            None => Choice::Upwards,
        };
        find(choice, start(files))
    }
}

/// Where the search for a project file begins: at the first file that is one.
fn start(files: &[PathBuf]) -> &Path {
    files
        .iter()
        .find(|file| file.as_os_str() != "-")
        .map_or(Path::new("."), PathBuf::as_path)
}

/// What a project file says.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Project {
    /// The file; none if there is none.
    pub(crate) file: Option<PathBuf>,
    /// Rule files, folders and patterns in load order, joined to the file's folder.
    pub(crate) rules: Vec<PathBuf>,
    /// Plugins that are taken to be loaded; without the table, all that are known.
    pub(crate) plugins: Option<Vec<Plugin>>,
    /// Event sources that rules are expected for; without the key, all that the plugins open.
    pub(crate) sources: Option<Vec<String>>,
    /// How its rule files are formatted.
    pub(crate) format: compiler::format::Options,
    /// Levels that are asked for.
    pub(crate) lints: Vec<(Selector, Level)>,
    /// Folders of tests, joined to the file's folder.
    #[allow(dead_code, reason = "said in the file format; a test runner reads it")]
    pub(crate) tests: Vec<PathBuf>,
}

impl Project {
    /// What is assumed of the installation, with plugins from the command line: those replace the
    /// project's of the same name. Without a `[plugins]` table they are all there is.
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

    /// The levels that it asks for.
    pub(crate) fn levels(&self) -> Levels {
        let mut levels = Levels::default();
        levels.layer(&self.lints);
        levels
    }

    /// The files that were `given`, or without any the project's.
    ///
    /// # Errors
    /// If no files were given and the project names none, or a pattern that matches none.
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

    /// Its rule files and folders in load order, each pattern replaced by what it matches, sorted.
    pub(crate) fn rule_files(&self) -> Result<Vec<PathBuf>, PatternError> {
        let mut files = Vec::new();
        for path in &self.rules {
            let pattern = path.to_string_lossy();
            if path.exists() || !pattern.contains(['*', '?', '[']) {
                files.push(path.clone());
                continue;
            }
            let wrong = |why: String| PatternError {
                pattern: path.clone(),
                why,
            };
            let before = files.len();
            for found in glob::glob(&pattern).map_err(|error| wrong(error.msg.to_owned()))? {
                files.push(found.map_err(|error| wrong(error.to_string()))?);
            }
            if files.len() == before {
                return Err(wrong("the pattern matches no file".to_owned()));
            }
        }
        Ok(files)
    }
}

/// A pattern among the rules that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", pattern.display())]
pub(crate) struct PatternError {
    pattern: PathBuf,
    why: String,
}

/// A plugin as `--plugin` takes it, `name` or `name@version`.
pub(crate) fn plugin(text: &str) -> Result<Plugin, String> {
    let (name, version) = match text.split_once('@') {
        Some((name, version)) => (name, Some(self::version(version)?)),
        None => (text, None),
    };
    if name.is_empty() {
        return Err("the name is missing".to_owned());
    }
    Ok(Plugin {
        name: name.to_owned(),
        version,
    })
}

/// A version of exactly three numbers.
fn version(text: &str) -> Result<Version, String> {
    let numbers = text.split('.').filter(|part| part.parse::<u32>().is_ok());
    let exact = numbers.count() == 3 && text.bytes().filter(|byte| *byte == b'.').count() == 2;
    Version::parse(text)
        .filter(|_| exact)
        .ok_or_else(|| format!("`{text}` is not a version of three numbers, like 0.7.1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plugins_have_a_name_and_perhaps_a_version() {
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
