//! Where the project file is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::parse::{self, Problems};
use super::{PatternError, Project};

/// The name of a project file.
pub(crate) const NAME: &str = "lanner.toml";

/// Which project file is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Choice<'a> {
    /// The next one upwards from the rules.
    Upwards,
    /// This one.
    File(&'a Path),
    /// None.
    None,
}

/// A project file that cannot be used.
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
    /// It does not say what a project file can say; a line for each problem.
    #[error(transparent)]
    Content(#[from] Problems),
    /// A pattern of its rules cannot be used.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// Rules are needed, none are named, and it names none either.
    #[error("{}: names no rules; name files", .0.display())]
    NamesNoRules(PathBuf),
    /// Rules are needed, none are named, and there is no project file.
    #[error("no files are named, and there is no lanner.toml here or above")]
    Missing,
}

/// The project that rules at `start` belong to; one that says nothing if there is none. `start` is
/// a file or folder; the search goes from its folder to the root.
pub(crate) fn find(choice: Choice<'_>, start: &Path) -> Result<Project, ProjectError> {
    let file = match choice {
        Choice::None => None,
        Choice::File(file) => Some(file.to_owned()),
        Choice::Upwards => upwards(start),
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

fn upwards(start: &Path) -> Option<PathBuf> {
    // A relative path has no parents beyond its own.
    let absolute = std::path::absolute(start).ok()?;
    let found = absolute
        .ancestors()
        .map(|folder| folder.join(NAME))
        .find(|file| file.is_file())?;
    // Shown as short as the user would write it.
    let here = std::env::current_dir().ok();
    let short = here.and_then(|here| found.strip_prefix(here).map(Path::to_owned).ok());
    Some(short.unwrap_or(found))
}
