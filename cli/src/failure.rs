//! Results of commands, errors that end a command early, and their exit codes.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::outer_file::OuterError;
use crate::project::ProjectError;
use crate::rules::RulesError;

/// The result of a command that ran to its end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Exit {
    /// No error was found: 0.
    Success,
    /// Something was found: 1.
    Findings,
    /// A file could not be read, and the report says so: 2.
    Incomplete,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Success => Self::SUCCESS,
            Exit::Findings => Self::from(1),
            Exit::Incomplete => Self::from(2),
        }
    }
}

/// An error that ended a command.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// Invalid input: 1.
    #[error("{0}")]
    Input(String),
    /// Wrong usage, or a file that cannot be read or written: 2.
    #[error("{0}")]
    Usage(String),
    /// The output cannot be written: 2, or 0 without a message if its reader is gone.
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
    /// An unknown name on the command line: 2.
    #[error("unknown {what} `{name}`{hint}")]
    Unknown {
        /// The kind of thing that was searched for.
        what: &'static str,
        /// The name.
        name: String,
        /// A suggestion, as a question.
        hint: String,
    },
}

impl From<ProjectError> for Failure {
    fn from(error: ProjectError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<OuterError> for Failure {
    fn from(error: OuterError) -> Self {
        match error {
            OuterError::NoRules(_) => Self::Usage(error.to_string()),
            OuterError::Problem { .. } | OuterError::Replace { .. } => Self::Input(error.to_string()),
        }
    }
}

impl From<RulesError> for Failure {
    fn from(error: RulesError) -> Self {
        match error {
            RulesError::Outer(error) => error.into(),
            RulesError::Project(error) => error.into(),
            RulesError::Read(_) | RulesError::EmptyFolder(_) | RulesError::Search(_) => {
                Self::Usage(error.to_string())
            }
        }
    }
}

impl Failure {
    /// Returns the error for invalid input.
    pub(crate) fn input(message: impl Display) -> Self {
        Self::Input(message.to_string())
    }

    /// Returns the error for an unknown name, with a suggestion if there is one.
    pub(crate) fn unknown(what: &'static str, name: &str, meant: Option<&str>) -> Self {
        Self::Unknown {
            what,
            name: name.to_owned(),
            hint: meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?")),
        }
    }

    /// Prints the error to the standard error stream and returns the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        let code = match self {
            // `lanner … | head` is not an error of lanner.
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Input(_) => 1,
            Self::Usage(_) | Self::Write(_) | Self::Unknown { .. } => 2,
        };
        // If this stream is closed as well, there is no way left to report anything.
        let _ = writeln!(io::stderr(), "lanner: {self}");
        ExitCode::from(code)
    }
}
