//! Falco's log on standard error.

use std::io::{self, Write as _};

use compiler::tables::Priority;
use jiff::{Timestamp, Zoned};

use super::config::Configuration;

/// Writes log lines up to a level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Log {
    enabled: bool,
    level: Priority,
    iso_time: bool,
}

impl Log {
    /// Creates the log of a configuration.
    pub(crate) fn new(config: &Configuration) -> Self {
        Self {
            enabled: config.log_stderr,
            level: config.log_level,
            iso_time: config.log_iso_time,
        }
    }

    /// Logs at level `debug`.
    pub(crate) fn debug(self, message: &str) {
        self.write(Priority::Debug, message);
    }

    /// Logs at level `info`.
    pub(crate) fn info(self, message: &str) {
        self.write(Priority::Informational, message);
    }

    /// Logs at level `warning`.
    pub(crate) fn warning(self, message: &str) {
        self.write(Priority::Warning, message);
    }

    /// Logs at level `error`.
    pub(crate) fn error(self, message: &str) {
        self.write(Priority::Error, message);
    }

    fn write(self, level: Priority, message: &str) {
        if !self.enabled || level > self.level {
            return;
        }
        let message = message.trim_end_matches('\n');
        // There is nowhere to report that standard error is closed.
        let _ = writeln!(io::stderr(), "{}: {message}", self.time());
    }

    fn time(self) -> String {
        if self.iso_time {
            Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S+0000").to_string()
        } else {
            Zoned::now().strftime("%a %b %d %H:%M:%S %Y").to_string()
        }
    }
}
