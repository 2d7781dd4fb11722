//! Loads rules as Falco does, to validate or to run them.

use std::fmt::Write as _;
use std::fs;

use compiler::check::assumed::{self, Assumed};
use compiler::compile::{self, Compilation, Options};
use compiler::diagnostics::falco::LoadResult;
use compiler::resolve::Version;
use compiler::source::{Sources, decode};
use compiler::tables;
use serde_json::{Value, json};

use super::config::VALID_SCHEMA;
use super::log::Log;

/// Rules cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoadError {
    #[error("Could not open file {path} for reading: {source}")]
    Read { path: String, source: std::io::Error },
    #[error("You must specify at least one rules file/directory via -r or a rules_file entry in falco.yaml")]
    NoFiles,
    /// The result of the first invalid file, or of all validated files, in the words of Falco.
    #[error("{0}")]
    Rules(String),
}

/// Compiles `paths`. All files are read before the first one is parsed.
pub(crate) fn compile(paths: &[String], options: &Options) -> Result<Compilation, LoadError> {
    let mut sources = Sources::default();
    for path in paths {
        let bytes = fs::read(path).map_err(|source| LoadError::Read {
            path: path.clone(),
            source,
        })?;
        sources.add(path.clone(), decode(&bytes));
    }
    Ok(compile::compile(&sources, options))
}

/// The result of `-V`.
pub(crate) struct Validation {
    /// A line per file, with its errors below.
    pub(crate) summary: String,
    /// All errors and warnings.
    pub(crate) json: Value,
    /// At least one file is invalid.
    pub(crate) failed: bool,
}

/// Returns the results of a validation. Warnings of valid files go to the log.
pub(crate) fn validation(compilation: &Compilation, log: Log) -> Result<Validation, LoadError> {
    if let Some(fatal) = &compilation.falco.fatal {
        return Err(LoadError::Rules(fatal.clone()));
    }
    let results = &compilation.falco.results;
    let mut summary = String::new();
    for (index, result) in results.iter().enumerate() {
        if index > 0 {
            summary.push('\n');
        }
        if result.is_successful() && !result.warnings.is_empty() {
            let _ = write!(summary, "{}: Ok, with warnings", result.name);
            log.warning(&result.to_text());
        } else {
            summary.push_str(&result.to_text());
        }
    }
    let all: Vec<_> = results.iter().map(LoadResult::to_json).collect();
    Ok(Validation {
        summary,
        json: json!({ "falco_load_results": all }),
        failed: !results.iter().all(LoadResult::is_successful),
    })
}

/// Requires every file to be valid, as running does. The log lists the files with their schema status and warnings.
pub(crate) fn require_valid(compilation: &Compilation, log: Log) -> Result<(), LoadError> {
    if let Some(fatal) = &compilation.falco.fatal {
        return Err(LoadError::Rules(fatal.clone()));
    }
    log.info("Loading rules from:");
    for result in &compilation.falco.results {
        let schema = result.schema_status();
        let line = format!("   {} | schema validation: {schema}", result.name);
        if schema == VALID_SCHEMA {
            log.info(&line);
        } else {
            log.warning(&line);
        }
        if !result.is_successful() {
            return Err(LoadError::Rules(result.to_text()));
        }
        if !result.warnings.is_empty() {
            log.warning(&result.to_text());
        }
    }
    Ok(())
}

/// Returns the plugins that count as loaded: the container plugin, which Falco installs, and those of the
/// configuration.
pub(crate) fn plugins(configured: Option<&[String]>) -> Vec<String> {
    let mut names = vec!["container".to_owned()];
    for name in configured.unwrap_or_default() {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// Returns [`plugins`] for the compiler, in the versions of the tables.
pub(crate) fn assumed(configured: Option<&[String]>) -> Assumed {
    Assumed::only(plugins(configured).into_iter().map(|name| {
        let version = tables::Plugin::find(&name).map(|plugin| {
            let (major, minor, patch) = plugin.version;
            Version { major, minor, patch }
        });
        assumed::Plugin { name, version }
    }))
}
