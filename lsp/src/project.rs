//! What project files say, as whoever starts the server reads them.
//!
//! In: a project file. Out: the rule files that it names, in load order, what is assumed of the
//! installation, the levels of diagnostics; or what is wrong with it. The server finds the files and
//! watches them; reading them is injected ([`ReadProject`]), as this crate does not know their format.

use std::path::{Path, PathBuf};

use compiler::compile::Options;
use compiler::diagnostics::Levels;

/// Names of project files; of several in one folder the first counts.
pub const PROJECT_FILES: [&str; 2] = ["lanner.toml", "falco.yaml"];

/// A project file as read.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Its rule files in load order, patterns and folders replaced by what they stand for.
    pub rules: Vec<PathBuf>,
    /// How to compile them.
    pub options: Options,
    /// The levels of diagnostics.
    pub levels: Levels,
}

/// Something wrong with a project file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// Line, from 0.
    pub line: u32,
    /// Letters before it on the line.
    pub column: u32,
    /// What is wrong.
    pub message: String,
}

/// Reads the project file at a path.
pub type ReadProject = dyn Fn(&Path) -> Result<Project, Vec<Problem>> + Send + Sync;
