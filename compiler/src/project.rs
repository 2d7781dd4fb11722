//! What belongs together: the rule files of a project, what they may count on, how bad things are.
//!
//! Plain data, the meaning of a project file without its text. Whoever reads project files (the
//! command line does) makes one; whoever needs one without knowing where they are (the language
//! server does) takes a [`FindProject`].
//! Not here: reading; this crate opens no files.

use std::path::{Path, PathBuf};

use crate::check::assumed::Assumed;
use crate::diagnostics::Levels;

/// A project.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The project file; none if there is none.
    pub file: Option<PathBuf>,
    /// Rule files in load order; empty if the project file names none.
    pub files: Vec<PathBuf>,
    /// What is assumed of the installation.
    pub assumed: Assumed,
    /// Levels of diagnostics.
    pub levels: Levels,
}

/// Finds the project that a file or folder belongs to; one without a file if there is none. An error
/// says what is wrong with the project file, a line for each thing.
pub type FindProject = dyn Fn(&Path) -> Result<Project, String> + Send + Sync;
