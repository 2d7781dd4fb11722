//! The contents of project files.
//!
//! In: a project file. Out: the rule files that it names, in load order, the compiler options, the levels of
//! diagnostics; or its errors. The server finds and watches these files; the parser is injected
//! ([`ReadProject`]), because this crate does not know their format.

use std::path::{Path, PathBuf};

use compiler::compile::Options;
use compiler::diagnostics::Levels;
use compiler::format;

/// Names of project files; the first one found in a folder is used.
pub const PROJECT_FILES: [&str; 2] = ["lanner.toml", "falco.yaml"];

/// The contents of a project file.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Its rule files in load order, with patterns and folders expanded.
    pub rules: Vec<PathBuf>,
    /// The compiler options.
    pub options: Options,
    /// The levels of diagnostics.
    pub levels: Levels,
    /// How its files are formatted.
    pub layout: format::Options,
}

/// An error in a project file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// Line, counted from 0.
    pub line: u32,
    /// Characters before it on the line.
    pub column: u32,
    /// The error message.
    pub message: String,
}

/// Reads and parses the project file at a path.
pub type ReadProject = dyn Fn(&Path) -> Result<Project, Vec<Problem>> + Send + Sync;
