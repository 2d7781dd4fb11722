//! What ends a command early, and with which exit code.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::outer_file::OuterError;
use crate::project::ProjectError;
use crate::rules::RulesError;

/// How a command that ran to its end came out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Exit {
    /// Nothing to complain about: 0.
    Success,
    /// There is: 1.
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

/// Why a command could not run to its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// An input that is not what it should be: 1.
    #[error("{0}")]
    Input(String),
    /// Arguments that lead nowhere: 2.
    #[error("{0}")]
    Usage(String),
    /// The output cannot be written: 2, and silently when its reader went away.
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
    /// A name on the command line that nothing has: 2.
    #[error("no {what} is called {name:?}{hint}")]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// The name.
        name: String,
        /// What it was probably meant to be, as a question.
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
    /// An input that is not what it should be.
    pub(crate) fn input(message: impl Display) -> Self {
        Self::Input(message.to_string())
    }

    /// A name that nothing has, and perhaps the one that was meant.
    pub(crate) fn unknown(what: &'static str, name: &str, meant: Option<&str>) -> Self {
        Self::Unknown {
            what,
            name: name.to_owned(),
            hint: meant.map_or_else(String::new, |meant| format!("; did you mean {meant:?}?")),
        }
    }

    /// Says what went wrong on the standard error stream and gives the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        let code = match self {
            // `lanner … | head` is no failure of lanner.
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Input(_) => 1,
            Self::Usage(_) | Self::Write(_) | Self::Unknown { .. } => 2,
        };
        // Nobody is left to tell if this stream is closed too.
        let _ = writeln!(io::stderr(), "lanner: {self}");
        ExitCode::from(code)
    }
}
