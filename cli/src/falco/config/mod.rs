//! `falco.yaml`: reading, merging, overriding, and what its keys mean here.
//!
//! In: a path or none, and `-o` options. Out: a [`Configuration`]. A key that Falco knows and
//! Lanner has no use for is left alone, as Falco leaves unknown keys alone; one that asks for
//! something Lanner cannot do yet is kept so that the step that needs it can say so.

mod append_output;
mod checks;
mod document;
mod environment;
mod key;
mod live;
mod outputs;
mod reader;
mod tree;

use std::collections::BTreeMap;
use std::path::Path;

use compiler::backend::Matching;
use compiler::check::AppendOutput;
use compiler::tables::Priority;
use runtime::engine::Selection;
use runtime::output;
use serde_yaml::Value;

use document::DocumentError;
pub(crate) use live::{DropAction, LiveConfiguration};
use reader::Reader;

/// Where Falco installs its configuration; read when it is there and no other is named.
pub(crate) const INSTALLED: &str = "/etc/falco/falco.yaml";

/// What applies without any configuration file: warnings and alerts are shown.
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

/// What the keys say.
#[derive(Debug)]
pub(crate) struct Configuration {
    /// Rule files and folders that exist.
    pub(crate) rules_files: Vec<String>,
    /// Source of events.
    pub(crate) engine: EngineKind,
    /// How this machine is watched.
    pub(crate) live: LiveConfiguration,
    /// The least severe priority that is kept.
    pub(crate) priority: Priority,
    /// One alert an event or all.
    pub(crate) rule_matching: Matching,
    /// Rules turned on and off, in order.
    pub(crate) selections: Vec<Selection>,
    /// What alerts look like; without the host name.
    pub(crate) alerts: output::Options,
    /// Additions to outputs.
    pub(crate) append_output: Vec<AppendOutput>,
    /// Fields `static.NAME`.
    pub(crate) static_fields: BTreeMap<String, String>,
    /// Names of the plugins that are loaded; `None` if no key speaks of plugins.
    pub(crate) plugins: Option<Vec<String>>,
    /// Channels that are on.
    pub(crate) channels: Vec<Channel>,
    /// Lines need not be flushed one by one.
    pub(crate) buffered: bool,
    /// Log lines go to the standard error stream.
    pub(crate) log_stderr: bool,
    /// The least severe level that is logged.
    pub(crate) log_level: Priority,
    /// All of it after merging and overriding, in YAML.
    pub(crate) text: String,
}

/// Where events come from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum EngineKind {
    /// A driver in the kernel, by its name.
    Live(String),
    /// A capture file.
    Replay(String),
    /// No system calls at all.
    NoDriver,
}

/// Where alerts go.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Channel {
    /// The standard output.
    Stdout,
    /// A file, appended to; opened for each alert unless it is kept open.
    File { path: String, keep_open: bool },
    /// The standard input of a shell command; started for each alert unless it is kept running.
    Program { command: String, keep_running: bool },
    /// One that Lanner does not have yet, by its key.
    Unsupported(&'static str),
}

impl Configuration {
    /// Reads the configuration file `path` (without one the installed file if there is one, else
    /// defaults), its includes, and `options`.
    pub(crate) fn load(path: Option<&str>, options: &[String]) -> Result<Self, ConfigError> {
        let path = path.or_else(|| Path::new(INSTALLED).is_file().then_some(INSTALLED));
        let root = Value::Mapping(document::load(path, DEFAULTS, options)?);
        Reader {
            root: &root,
            path: path.unwrap_or("built-in defaults"),
        }
        .configuration()
    }
}
