//! Log lines on the standard error stream.

use std::io::{self, Write as _};
use std::time::{SystemTime, UNIX_EPOCH};

use compiler::tables::Priority;
use runtime::fields::{Time, TimeForm};

use super::config::Configuration;

/// Writes what is severe enough.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Log {
    on: bool,
    level: Priority,
}

impl Log {
    /// Logs as the configuration says.
    pub(crate) fn new(config: &Configuration) -> Self {
        Self {
            on: config.log_stderr,
            level: config.log_level,
        }
    }

    /// Says what only matters when something is looked into.
    pub(crate) fn debug(self, message: &str) {
        self.write(Priority::Debug, message);
    }

    /// Says how things go.
    pub(crate) fn info(self, message: &str) {
        self.write(Priority::Informational, message);
    }

    /// Says what may be wrong.
    pub(crate) fn warning(self, message: &str) {
        self.write(Priority::Warning, message);
    }

    fn write(self, level: Priority, message: &str) {
        if !self.on || level > self.level {
            return;
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let time = Time {
            ts: now.as_nanos() as u64,
            form: TimeForm::DateSeconds,
        };
        let message = message.trim_end_matches('\n');
        // Nobody is left to tell if this stream is closed.
        let _ = writeln!(io::stderr(), "{time}: {message}");
    }
}
