//! `falco.yaml`: reads, merges and overrides it, and interprets its keys.
//!
//! In: a path or none, and `-o` options. Out: a [`Configuration`]. Keys without a use in Lanner are ignored, like
//! unknown keys in Falco; the schema status of each file is kept for the log. A key that enables something not
//! supported yet is kept, so that the step that needs it can report it.

mod append_output;
mod checks;
mod document;
mod environment;
mod key;
mod live;
mod outputs;
mod reader;
mod schema;
mod tree;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use compiler::backend::Matching;
use compiler::check::AppendOutput;
use compiler::tables::Priority;
use runtime::engine::Selection;
use runtime::output;
use serde_yaml::Value;

use document::DocumentError;
pub(crate) use document::FileStatus;
pub(crate) use live::{DropAction, LiveConfiguration};
use reader::Reader;
pub(crate) use schema::VALID as VALID_SCHEMA;

/// Path of the installed configuration, which is read if it exists and no other is given.
pub(crate) const INSTALLED: &str = "/etc/falco/falco.yaml";

/// Configuration without any file: log and alerts are printed.
const DEFAULTS: &str = "{log_stderr: true, stdout_output: {enabled: true}}";

/// The configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error(transparent)]
    Document(#[from] DocumentError),
    #[error("Error reading config file ({path}): {what}")]
    Value { path: String, what: String },
    #[error("Unknown rule matching strategy \"{0}\"--must be one of first, all")]
    RuleMatching(String),
    #[error(
        "Unknown priority \"{0}\"--must be one of emergency, alert, critical, error, warning, notice, informational, debug"
    )]
    Priority(String),
    #[error("Unknown log level {0}")]
    LogLevel(String),
}

/// The values of the keys.
#[derive(Debug)]
pub(crate) struct Configuration {
    /// Rule files and folders that exist.
    pub(crate) rules_files: Vec<String>,
    /// Event source.
    pub(crate) engine: EngineKind,
    /// Options of live monitoring.
    pub(crate) live: LiveConfiguration,
    /// Minimum priority of rules.
    pub(crate) priority: Priority,
    /// How many rules an event can fire.
    pub(crate) rule_matching: Matching,
    /// Selections that enable and disable rules, in order.
    pub(crate) selections: Vec<Selection>,
    /// Alert format, without the host name.
    pub(crate) alerts: output::Options,
    /// Entries of `append_output`.
    pub(crate) append_output: Vec<AppendOutput>,
    /// Fields `static.NAME`.
    pub(crate) static_fields: BTreeMap<String, String>,
    /// Names of the loaded plugins; `None` without a key about plugins.
    pub(crate) plugins: Option<Vec<String>>,
    /// Enabled outputs.
    pub(crate) outputs: Vec<OutputConfig>,
    /// Time that a stalled output gets at the end.
    pub(crate) output_timeout: Duration,
    /// Log lines are printed to standard error.
    pub(crate) log_stderr: bool,
    /// Minimum level of log lines.
    pub(crate) log_level: Priority,
    /// Log times are ISO 8601 in UTC.
    pub(crate) log_iso_time: bool,
    /// Schema status of each configuration file, sorted by path; empty without a file.
    pub(crate) files: Vec<FileStatus>,
    /// The deprecated key `rules_file` is set.
    pub(crate) has_rules_file_key: bool,
    /// The key `rule_files` is set, which neither Falco nor Lanner reads.
    pub(crate) has_rule_files_key: bool,
    /// The merged and overridden configuration, as YAML.
    pub(crate) text: String,
}

/// The event source.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum EngineKind {
    /// A kernel driver, by its name.
    Live(String),
    /// A capture file.
    Replay(String),
    /// No system calls.
    NoDriver,
}

/// An alert output.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum OutputConfig {
    /// Standard output.
    Stdout,
    /// A file that alerts are appended to. Unless it is kept open, external renames take effect at once.
    File { path: String, keep_open: bool },
    /// Standard input of a shell command, started for each alert unless it is kept running.
    Program { command: String, keep_running: bool },
    /// An output that is not supported yet, by its key.
    Unsupported(&'static str),
}

impl Reader<'_> {
    /// Returns the configuration.
    fn configuration(&self) -> Result<Configuration, ConfigError> {
        checks::check(self).map_err(|what| self.error(what))?;
        Ok(Configuration {
            text: serde_yaml::to_string(self.root).map_err(|error| self.error(error.to_string()))?,
            log_stderr: self.flag("log_stderr", false),
            log_level: self.log_level()?,
            engine: self.engine()?,
            live: live::read(self)?,
            rules_files: self.rules_files()?,
            rule_matching: self.rule_matching()?,
            priority: self.priority()?,
            selections: self.selections()?,
            alerts: self.alerts(),
            append_output: append_output::read(self.at("append_output")).map_err(|what| self.error(what))?,
            static_fields: self.static_fields(),
            plugins: self.plugins()?,
            outputs: self.outputs()?,
            output_timeout: self.output_timeout(),
            log_iso_time: self.flag("time_format_iso_8601", false),
            files: Vec::new(),
            has_rules_file_key: self.at("rules_file").is_some(),
            has_rule_files_key: self.at("rule_files").is_some(),
        })
    }
}

impl Configuration {
    /// Reads the configuration file `path` (without one the installed file if there is one, else
    /// defaults), its includes, and `options`.
    pub(crate) fn load(path: Option<&str>, options: &[String]) -> Result<Self, ConfigError> {
        let path = path.or_else(|| Path::new(INSTALLED).is_file().then_some(INSTALLED));
        let document = document::load(path, DEFAULTS, options)?;
        let reader = Reader {
            root: &Value::Mapping(document.root),
            path: path.unwrap_or("built-in defaults"),
        };
        Ok(Self {
            files: document.files,
            ..reader.configuration()?
        })
    }
}
