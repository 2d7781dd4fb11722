//! Finds, reads and compiles the rule files named on the command line.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use compiler::check::Rule;
use compiler::check::assumed::Assumed;
use compiler::compile::{Compilation, Options, read_and_compile};
use compiler::diagnostics::{Levels, Report};
use compiler::review::{Reviewed, review};
use compiler::source::{Sources, decode};
use compiler::syntax::items::RuleFile;

use crate::outer_file::OuterError;
use crate::project::{ProjectError, ProjectOptions};
use crate::report;
use crate::terminal;

/// Compiled rule files.
#[derive(Debug)]
pub(crate) struct RuleSet {
    pub(crate) sources: Sources,
    pub(crate) files: Vec<RuleFile>,
    pub(crate) compilation: Compilation,
    /// Plugins that were assumed to be installed.
    pub(crate) assumed: Assumed,
}

/// A file cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub(crate) struct ReadError {
    pub(crate) path: String,
    pub(crate) source: io::Error,
}

/// Why rule files cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RulesError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("{0}: no .yaml or .yml file in the folder")]
    EmptyFolder(String),
    #[error("{0}")]
    Search(String),
    #[error(transparent)]
    Outer(#[from] OuterError),
    #[error(transparent)]
    Project(#[from] ProjectError),
}

/// Reads and compiles the rule files in `paths`: files, folders (the `.yaml` and `.yml` files directly inside,
/// sorted) and `-` for standard input. Without paths it uses the files of the project. Installed plugins are
/// those of the project.
pub(crate) fn load(paths: &[PathBuf]) -> Result<RuleSet, RulesError> {
    let project = ProjectOptions::default().find(paths)?;
    let options = Options {
        assumed: project.assumed(&[]),
        without_verdicts: true,
        ..Options::default()
    };
    load_with(&project.files_or(paths)?, &options)
}

/// Returns true for `.yaml` and `.yml`.
pub(crate) fn has_yaml_extension(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// Reads and compiles the rule files in `paths` with the given options.
pub(crate) fn load_with(paths: &[PathBuf], options: &Options) -> Result<RuleSet, RulesError> {
    let mut sources = Sources::default();
    for path in paths {
        for file in expand(path)? {
            let (name, bytes) = read(&file)?;
            sources.add(name, decode(&bytes));
        }
    }
    Ok(compiled(sources, options))
}

/// Compiles the files of `sources`.
pub(crate) fn compiled(sources: Sources, options: &Options) -> RuleSet {
    let (files, compilation) = read_and_compile(&sources, options);
    RuleSet {
        sources,
        files,
        compilation,
        assumed: options.assumed.clone(),
    }
}

impl RuleSet {
    /// Returns the names of the rule files, in load order.
    pub(crate) fn file_names(&self) -> Vec<String> {
        let names = self.sources.iter().map(|(_, file)| file.path().to_owned());
        names.collect()
    }

    /// Returns the number of diagnostics that are not errors.
    pub(crate) fn warning_count(&self) -> usize {
        let reports = self.reports();
        reports.iter().filter(|report| !report::is_error(report)).count()
    }

    /// Returns the rules that can be evaluated.
    pub(crate) fn rules(&self) -> &[Rule] {
        &self.compilation.rules
    }

    /// Returns the rules and drops their sources, which are several times as large.
    pub(crate) fn into_rules(self) -> Vec<Rule> {
        self.compilation.rules
    }

    /// Returns all diagnostics to be shown, by position.
    pub(crate) fn reports(&self) -> Vec<Report> {
        report::shown(&self.compilation.reports)
    }

    /// Returns diagnostics and lints, except those that `levels` or a comment allows.
    pub(crate) fn reviewed(&self, levels: &Levels) -> Vec<Report> {
        let reviewed = Reviewed {
            sources: &self.sources,
            files: &self.files,
            compilation: &self.compilation,
        };
        review(reviewed, levels)
    }

    /// Prints errors to standard error; returns `false` if there are any.
    pub(crate) fn report_errors(&self) -> io::Result<bool> {
        let mut reports = self.reports();
        reports.retain(report::is_error);
        let written = report::limited(&reports, report::MAX_DIAGNOSTICS);
        let mut err = terminal::stderr();
        report::text::write(&mut err, &written, &self.sources, terminal::stderr_is_colored())?;
        if written.len() < reports.len() {
            let more = reports.len() - written.len();
            writeln!(
                err,
                "… and {more} more errors; `lanner check` reports all of them"
            )?;
        }
        Ok(reports.is_empty())
    }
}

/// Returns the files that `path` names: itself, or the `.yaml` and `.yml` files directly in the folder,
/// sorted, as Falco loads a folder.
pub(crate) fn expand(path: &Path) -> Result<Vec<PathBuf>, RulesError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let unreadable = |source| ReadError {
        path: path.display().to_string(),
        source,
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        if has_yaml_extension(&file) && file.is_file() {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Err(RulesError::EmptyFolder(path.display().to_string()));
    }
    files.sort();
    Ok(files)
}

/// Reads a file, or the standard input for `-`; returns the name to show and the bytes.
pub(crate) fn read(path: &Path) -> Result<(String, Vec<u8>), ReadError> {
    let (name, result) = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let result = io::stdin().read_to_end(&mut bytes).map(|_| bytes);
        ("<stdin>".to_owned(), result)
    } else {
        (path.display().to_string(), fs::read(path))
    };
    match result {
        Ok(bytes) => Ok((name, bytes)),
        Err(source) => Err(ReadError { path: name, source }),
    }
}
