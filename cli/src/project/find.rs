//! The search for the project file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::parse::{self, ProjectFileErrors};
use super::{PatternError, Project};

/// The name of a project file.
pub(crate) const NAME: &str = "lanner.toml";

/// Which project file to use.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ProjectFile<'a> {
    /// The one in the folder of the rules or the nearest folder above.
    Nearest,
    /// This file.
    File(&'a Path),
    /// No file.
    None,
}

/// An error of the project file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProjectError {
    /// It cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Its content is invalid; the message has a line for each error.
    #[error(transparent)]
    Content(#[from] ProjectFileErrors),
    /// One of its patterns is invalid.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// Neither the command line nor the project file names rules.
    #[error("no rule files: name them, or add `rules` to {}", .0.display())]
    NamesNoRules(PathBuf),
    /// The command line names no rules, and there is no project file.
    #[error("no rule files: name them, or write a lanner.toml (none in this folder or above)")]
    Missing,
}

/// Returns the project that rules at `start`, a file or folder, belong to; an empty one if there is no
/// project file.
pub(crate) fn find(choice: ProjectFile<'_>, start: &Path) -> Result<Project, ProjectError> {
    let file = match choice {
        ProjectFile::None => None,
        ProjectFile::File(file) => Some(file.to_owned()),
        ProjectFile::Nearest => nearest(start),
    };
    file.map_or_else(|| Ok(Project::default()), |file| read(&file))
}

fn read(path: &Path) -> Result<Project, ProjectError> {
    let text = fs::read_to_string(path).map_err(|source| ProjectError::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(parse::parse(path, &text)?)
}

/// Returns the project file in the folder of `start` or the nearest folder above.
fn nearest(start: &Path) -> Option<PathBuf> {
    // The ancestors of a relative path end at the current folder.
    let absolute = std::path::absolute(start).ok()?;
    let found = absolute
        .ancestors()
        .map(|folder| folder.join(NAME))
        .find(|file| file.is_file())?;
    // Messages show the path as the user would write it.
    let here = std::env::current_dir().ok();
    let short = here.and_then(|here| found.strip_prefix(here).map(Path::to_owned).ok());
    Some(short.unwrap_or(found))
}
