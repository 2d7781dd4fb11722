//! Falco's own flags.

use std::ffi::OsString;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::listing::Format;

/// Reads Falco's flags, configuration and rules, and does what Falco does with them.
///
/// Events come from this host or from a capture file; see the examples.
#[derive(Clone, Debug, Default, Parser)]
#[command(
    name = "falco",
    disable_version_flag = true,
    args_override_self = true,
    max_term_width = 100,
    after_help = "Examples:
  falco -V rules.yaml
  falco -V rules.yaml -o json_output=true
  falco -r rules.yaml
  falco -r rules.yaml -o engine.kind=replay -o engine.replay.capture_file=events.scap
  falco --list=syscall -N"
)]
pub(crate) struct Options {
    /// Configuration file [default: /etc/falco/falco.yaml if there is one, else built-in defaults]
    #[arg(short = 'c', value_name = "path")]
    pub(crate) config: Option<String>,
    /// Do everything but process events
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Open this event source and no other (repeatable); of no effect on captures
    #[arg(long, value_name = "event_source", conflicts_with = "disable_source")]
    pub(crate) enable_source: Vec<String>,
    /// Do not open this event source (repeatable); of no effect on captures
    #[arg(long, value_name = "event_source")]
    pub(crate) disable_source: Vec<String>,
    /// Print the names of the system calls that are ignored by default
    #[arg(short = 'i')]
    pub(crate) ignored: bool,
    /// Print a JSON schema of configuration files
    #[arg(long)]
    pub(crate) config_schema: bool,
    /// Print a JSON schema of rule files
    #[arg(long)]
    pub(crate) rule_schema: bool,
    /// Describe all rules
    #[arg(short = 'L')]
    pub(crate) describe_all: bool,
    /// Describe the rule of this name
    #[arg(short = 'l', value_name = "rule")]
    pub(crate) describe: Option<String>,
    /// List the fields that rules can use, of one source or of all
    #[arg(long, value_name = "source", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(crate) list: Option<String>,
    /// List the events
    #[arg(long)]
    pub(crate) list_events: bool,
    /// List the plugins that count as loaded
    #[arg(long)]
    pub(crate) list_plugins: bool,
    /// Describe a plugin
    #[arg(long, value_name = "plugin_name")]
    pub(crate) plugin_info: Option<String>,
    /// Print versions, configuration and rules, for reports of defects
    #[arg(long)]
    pub(crate) support: bool,
    /// Layout of --list and --list-events
    #[arg(long, value_name = "format", ignore_case = true, conflicts_with = "markdown")]
    pub(crate) format: Option<Format>,
    /// The same as --format markdown (deprecated)
    #[arg(long)]
    pub(crate) markdown: bool,
    /// With --list: only the names
    #[arg(short = 'N')]
    pub(crate) names_only: bool,
    /// Stop after this many seconds; in a capture, at events this many seconds after the first
    #[arg(short = 'M', value_name = "num_seconds", default_value_t = 0)]
    pub(crate) seconds: u64,
    /// Set a key of the configuration, as in a.b=x, list[0]=x, list[]=x (repeatable)
    #[arg(
        short = 'o',
        long = "option",
        value_name = "opt=val",
        allow_hyphen_values = true
    )]
    pub(crate) option: Vec<String>,
    /// Append this to the output of all rules (deprecated; c, container, k, kubernetes do nothing)
    #[arg(short = 'p', long, value_name = "output_format")]
    pub(crate) print: Option<String>,
    /// Write the process id to this file
    #[arg(short = 'P', long, value_name = "pid_file")]
    pub(crate) pidfile: Option<String>,
    /// Rule file or folder (repeatable); only .yaml and .yml files count
    #[arg(short = 'r', value_name = "rules_file")]
    pub(crate) rules: Vec<String>,
    /// Write every line at once
    #[arg(short = 'U', long)]
    pub(crate) unbuffered: bool,
    /// Validate this rule file (repeatable)
    #[arg(short = 'V', long, value_name = "rules_file")]
    pub(crate) validate: Vec<String>,
    /// Verbose output
    #[arg(short = 'v')]
    pub(crate) verbose: bool,
    /// Print versions
    #[arg(long)]
    pub(crate) version: bool,
    /// Print the size of a memory page
    #[arg(long)]
    pub(crate) page_size: bool,
}

/// A parsed command line.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// Valid options.
    Options(Box<Options>),
    /// The help text.
    Help(String),
    /// An error in one line.
    Mistake(String),
}

/// Parses the arguments after the program name.
pub(crate) fn parse(arguments: Vec<OsString>) -> Parsed {
    let arguments = std::iter::once(OsString::from("falco")).chain(arguments);
    match Options::try_parse_from(arguments) {
        Ok(options) => Parsed::Options(Box::new(options)),
        Err(error) if error.kind() == ErrorKind::DisplayHelp => Parsed::Help(error.to_string()),
        Err(error) => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            let mut message = first.strip_prefix("error: ").unwrap_or(first).to_owned();
            if let Some(ContextValue::String(flag)) = error.get(ContextKind::InvalidArg)
                && let Some((_, instead)) = REMOVED.iter().find(|(removed, _)| removed == flag)
            {
                message.push_str("; Falco 0.45 has it no more: use ");
                message.push_str(instead);
            }
            Parsed::Mistake(message)
        }
    }
}

/// Flags of older releases with their replacements.
const REMOVED: [(&str, &str); 8] = [
    ("-A", "-o base_syscalls.all=true"),
    ("-b", "-o buffer_format_base64=true"),
    ("-D", "-o 'rules[].disable.rule=*SUBSTRING*'"),
    ("-t", "-o 'rules[].enable.tag=TAG'"),
    ("-T", "-o 'rules[].disable.tag=TAG'"),
    ("-e", "-o engine.kind=replay -o engine.replay.capture_file=FILE"),
    ("--nodriver", "-o engine.kind=nodriver"),
    ("--modern-bpf", "-o engine.kind=modern_ebpf"),
];

impl Options {
    /// Returns `true` if the flags disable this event source.
    pub(crate) fn is_disabled(&self, source: &str) -> bool {
        let names = |sources: &[String]| sources.iter().any(|name| name == source);
        names(&self.disable_source) || (!self.enable_source.is_empty() && !names(&self.enable_source))
    }

    /// Returns the format of lists.
    pub(crate) fn list_format(&self) -> Format {
        match self.format {
            Some(format) => format,
            None if self.markdown => Format::Markdown,
            None => Format::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(arguments: &[&str]) -> Options {
        match parse(arguments.iter().map(OsString::from).collect()) {
            Parsed::Options(options) => *options,
            other => panic!("{other:?}"),
        }
    }

    fn mistake(arguments: &[&str]) -> String {
        match parse(arguments.iter().map(OsString::from).collect()) {
            Parsed::Mistake(message) => message,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn values_are_glued_separate_or_assigned() {
        let parsed = options(&["-rone.yaml", "-r", "two.yaml", "--option=a=b,c", "-oa.b=", "-pc"]);
        assert_eq!(parsed.rules, ["one.yaml", "two.yaml"]);
        assert_eq!(parsed.option, ["a=b,c", "a.b="]);
        assert_eq!(parsed.print.as_deref(), Some("c"));
    }

    #[test]
    fn list_has_an_optional_source() {
        assert_eq!(options(&["--list"]).list.as_deref(), Some(""));
        assert_eq!(options(&["--list=syscall"]).list.as_deref(), Some("syscall"));
        assert_eq!(options(&["--format", "JSON"]).list_format(), Format::Json);
        assert_eq!(options(&["--markdown"]).list_format(), Format::Markdown);
    }

    #[test]
    fn mistakes_name_the_flag() {
        assert!(mistake(&["--nodriver"]).contains("'--nodriver'"));
        assert!(mistake(&["-A"]).contains("'-A'"));
        for (flag, instead) in REMOVED {
            assert!(
                mistake(&[flag]).ends_with(&format!("no more: use {instead}")),
                "{flag}"
            );
            assert!(mistake(&[flag, "value"]).contains(instead), "{flag} value");
        }
        assert!(mistake(&["-r"]).contains("-r"));
        assert!(mistake(&["--markdown", "--format", "json"]).contains("--format"));
        assert!(mistake(&["--enable-source", "a", "--disable-source", "b"]).contains("--disable-source"));
    }
}
