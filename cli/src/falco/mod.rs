//! Falco's command line on top of our engine.
//!
//! In: Falco's flags and configuration. Out: what Falco prints, on the streams on which it prints,
//! and its exit codes: 0, or 1 after `Error: …`. The steps come in Falco's order, because the first
//! informational flag in that order wins and an earlier step that fails hides the later ones.

mod alert_outputs;
mod config;
mod describe;
#[cfg(target_os = "linux")]
mod live;
mod load;
mod log;
mod options;
mod plugins;
mod replay;
mod rules_files;
mod support;
mod version;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::process::ExitCode;

use compiler::check::{AppendOutput, Rule};
use compiler::compile::{self, Compilation};
use compiler::describe::TooLarge;
use compiler::tables::{EventCode, FALCO_VERSION, Plugin, SYSCALL_SOURCE, ignored_events};
#[cfg(target_os = "linux")]
use runtime::agent::AgentError;
use runtime::engine::Selector;

use crate::listing::falco_events;
use crate::listing::falco_fields::FieldList;
use crate::terminal;
pub(crate) use config::Configuration;
use config::{ConfigError, EngineKind, VALID_SCHEMA};
use describe::Described;
use load::LoadError;
use log::Log;
use options::{Options, Parsed};
use replay::ReplayFailure;
pub(crate) use rules_files::expand as expand_rules_files;

/// The JSON schema of rule files, for editors and validators.
const RULE_SCHEMA: &str = include_str!("../../../schema/falco-rules.schema.json");

/// The JSON schema of configuration files.
const CONFIG_SCHEMA: &str = include_str!("../../../schema/falco-config.schema.json");

/// Why the drop-in failed.
#[derive(Debug, thiserror::Error)]
enum FalcoError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Replay(#[from] ReplayFailure),
    #[cfg(target_os = "linux")]
    #[error(transparent)]
    Live(#[from] live::LiveFailure),
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    #[error("{0}")]
    Usage(String),
    #[error("cannot write the output: {0}")]
    Write(#[from] io::Error),
}

impl FalcoError {
    /// Returns `true` if the reader of standard output has closed it.
    fn is_broken_pipe(&self) -> bool {
        let error = match self {
            Self::Write(error) | Self::Replay(ReplayFailure::Write(error)) => error,
            #[cfg(target_os = "linux")]
            Self::Live(
                live::LiveFailure::Write(error) | live::LiveFailure::Agent(AgentError::Output(error)),
            ) => error,
            _ => return false,
        };
        error.kind() == io::ErrorKind::BrokenPipe
    }
}

/// Runs with the arguments after the program name.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let result = match options::parse(arguments) {
        Parsed::Options(options) => steps(&options),
        Parsed::Help(text) => print(&text).map_err(FalcoError::from),
        Parsed::Mistake(message) => return fail(&message),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(message: &str) -> ExitCode {
    // There is nowhere to report that standard error is closed.
    let _ = writeln!(io::stderr(), "Error: {message}");
    ExitCode::FAILURE
}

fn print(text: &str) -> io::Result<()> {
    let mut out = terminal::stdout();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn steps(options: &Options) -> Result<(), FalcoError> {
    if options.config_schema {
        return Ok(print(CONFIG_SCHEMA)?);
    }
    if options.rule_schema {
        return Ok(print(RULE_SCHEMA)?);
    }
    if options.ignored {
        return Ok(print(&ignored())?);
    }
    if options.list_events {
        let mut out = terminal::stdout();
        falco_events::write(&mut out, options.list_format())?;
        return Ok(out.flush()?);
    }
    let config = load_configuration(options)?;
    if options.version {
        return Ok(print(&version(&config))?);
    }
    if options.page_size {
        let size = rustix::param::page_size();
        return Ok(print(&format!("Your system page size is: {size} bytes.\n"))?);
    }
    let loaded = load::plugins(config.plugins.as_deref());
    if let Some(name) = &options.plugin_info {
        let info = plugins::info(name, &loaded)
            .ok_or_else(|| FalcoError::Usage(format!("can't find plugin and print its info: {name}")))?;
        return Ok(print(&info)?);
    }
    if options.list_plugins {
        return Ok(print(&plugins::list(&loaded))?);
    }
    if options.list.is_some() {
        return list(options, &config);
    }
    select_sources(options, &config)?;
    let log = Log::new(&config);
    let compile_options = compile_options(options, &config, log);
    if !options.validate.is_empty() {
        return validate(options, &config, &compile_options, log);
    }
    let compilation = load_rules(options, &config, &compile_options, log)?;
    if let Some(described) = described(options, &compilation)? {
        let text = if config.alerts.json {
            format!(
                "{}\n",
                describe::json(&compilation, &compile_options, &described)?
            )
        } else {
            describe::text(&described)
        };
        return Ok(print(&text)?);
    }
    if options.support {
        return Ok(print(&format!("{}\n", support::value(&config, &compilation)?))?);
    }
    write_pid(options)?;
    run_generations(
        Generation {
            config,
            rules: compilation.rules,
            log,
        },
        options,
    )
}

/// A configuration with its rules: what `SIGHUP` replaces.
struct Generation {
    config: Configuration,
    rules: Vec<Rule>,
    log: Log,
}

/// Reads configuration and rules again, with the same command line.
#[cfg(target_os = "linux")]
fn load_generation(options: &Options) -> Result<Generation, FalcoError> {
    let config = load_configuration(options)?;
    select_sources(options, &config)?;
    let log = Log::new(&config);
    let compile_options = compile_options(options, &config, log);
    let rules = load_rules(options, &config, &compile_options, log)?.rules;
    Ok(Generation { config, rules, log })
}

/// Runs a generation, and those that replace it.
fn run_generations(generation: Generation, options: &Options) -> Result<(), FalcoError> {
    #[cfg(target_os = "linux")]
    let signals = if options.dry_run {
        None
    } else {
        Some(crate::live::Signals::install()?)
    };
    #[cfg_attr(
        not(target_os = "linux"),
        expect(unused_mut, reason = "only live events have generations")
    )]
    let mut generation = generation;
    loop {
        let Generation { config, rules, log } = &generation;
        match &config.engine {
            EngineKind::Replay(file) => return Ok(replay::replay(file, rules, config, options, *log)?),
            EngineKind::NoDriver => return Ok(()),
            EngineKind::Live(_) if options.is_disabled(SYSCALL_SOURCE) => {
                return Err(FalcoError::Usage(
                    "no event source is left that can be opened: only system calls can be".to_owned(),
                ));
            }
            #[cfg(target_os = "linux")]
            EngineKind::Live(_) => match live::live(&generation, options, signals.as_ref())? {
                Some(next) => generation = next,
                None => return Ok(()),
            },
            #[cfg(not(target_os = "linux"))]
            EngineKind::Live(kind) => {
                return Err(FalcoError::Usage(format!(
                    "engine.kind '{kind}' requires Linux: use replay (with engine.replay.capture_file) or nodriver"
                )));
            }
        }
    }
}

/// Loads the configuration and logs what Falco logs about it.
fn load_configuration(options: &Options) -> Result<Configuration, FalcoError> {
    let config = Configuration::load(options.config.as_deref(), &options.option)?;
    let log = Log::new(&config);
    if config.has_rules_file_key {
        log.warning(
            "Using deprecated config key 'rules_file' (singular form). Please use new 'rules_files' config \
             key (plural form).",
        );
    }
    log.info(&format!(
        "Falco version: {FALCO_VERSION} ({})",
        std::env::consts::ARCH
    ));
    if !config.files.is_empty() {
        log.info("Falco initialized with configuration files:");
    }
    for file in &config.files {
        let line = format!("   {} | schema validation: {}", file.path, file.schema);
        if file.schema == VALID_SCHEMA {
            log.info(&line);
        } else {
            log.warning(&line);
        }
    }
    if config.has_rule_files_key {
        // Falco's schema has this key, but nothing reads it, so that Falco loads no rules without a word.
        log.warning("Lanner: config key 'rule_files' has no effect: did you mean 'rules_files'?");
    }
    Ok(config)
}

/// Returns the names of the system calls that are ignored by default.
fn ignored() -> String {
    let ignored = ignored_events();
    let names: BTreeSet<&str> = ignored
        .iter()
        .filter_map(EventCode::info)
        .map(|event| event.name)
        .collect();
    let lines = names.into_iter().map(|name| format!("- {name}\n"));
    format!("Ignored syscall(s):\n{}\n", lines.collect::<String>())
}

/// Writes the pid file of `-P`.
fn write_pid(options: &Options) -> Result<(), FalcoError> {
    match &options.pidfile {
        Some(path) if !options.dry_run => fs::write(path, format!("{}\n", std::process::id()))
            .map_err(|error| FalcoError::Usage(format!("Could not write pid file {path}: {error}"))),
        _ => Ok(()),
    }
}

fn version(config: &Configuration) -> String {
    if config.alerts.json {
        let plugins = config.plugins.as_deref().unwrap_or_default();
        format!("{}\n", version::json(plugins))
    } else {
        version::text()
    }
}

fn list(options: &Options, config: &Configuration) -> Result<(), FalcoError> {
    let plugins = load::plugins(config.plugins.as_deref());
    let plugins: Vec<&Plugin> = plugins.iter().filter_map(|name| Plugin::find(name)).collect();
    let static_fields: Vec<String> = config.static_fields.keys().cloned().collect();
    let list = FieldList {
        source: options.list.as_deref().filter(|source| !source.is_empty()),
        names_only: options.names_only,
        verbose: options.verbose,
        format: options.list_format(),
        plugins: &plugins,
        static_fields: &static_fields,
    };
    if list
        .source
        .is_some_and(|source| !list.sources().contains(&source))
    {
        return Err(FalcoError::Usage(
            "Value for --list must be a valid source type".to_owned(),
        ));
    }
    let mut out = terminal::stdout();
    list.write(&mut out)?;
    Ok(out.flush()?)
}

/// Checks the selection of live sources; a replay reads whatever the capture contains.
fn select_sources(options: &Options, config: &Configuration) -> Result<(), FalcoError> {
    if matches!(config.engine, EngineKind::Replay(_)) {
        return Ok(());
    }
    let known = load::assumed(config.plugins.as_deref()).sources();
    for (verb, sources) in [
        ("enabling", &options.enable_source),
        ("disabling", &options.disable_source),
    ] {
        if let Some(source) = sources.iter().find(|source| !known.contains(&source.as_str())) {
            return Err(FalcoError::Usage(format!(
                "Attempted {verb} an unknown event source: {source}"
            )));
        }
    }
    let disabled = |source: &&str| options.disable_source.iter().any(|name| name == source);
    if known.iter().all(disabled) {
        return Err(FalcoError::Usage(
            "Must enable at least one event source".to_owned(),
        ));
    }
    Ok(())
}

fn compile_options(options: &Options, config: &Configuration, log: Log) -> compile::Options {
    let mut append_output = config.append_output.clone();
    match options.print.as_deref() {
        Some("c" | "container" | "k" | "kubernetes") => {
            log.warning("The -p/--print option is deprecated, and this value has no effect any more");
        }
        Some(template) => append_output.push(AppendOutput {
            output: Some(template.to_owned()),
            ..AppendOutput::default()
        }),
        None => {}
    }
    compile::Options {
        assumed: load::assumed(config.plugins.as_deref()).with_static_fields(config.static_fields.clone()),
        append_output,
        without_verdicts: false,
    }
}

fn validate(
    options: &Options,
    config: &Configuration,
    compile_options: &compile::Options,
    log: Log,
) -> Result<(), FalcoError> {
    let compilation = load::compile(&options.validate, compile_options)?;
    let validation = load::validation(&compilation, log)?;
    let described = if validation.failed {
        None
    } else {
        described(options, &compilation)?
    };
    if config.alerts.json {
        let mut root = validation.json;
        if let Some(described) = described {
            root["falco_describe_results"] = describe::json(&compilation, compile_options, &described)?;
        }
        print(&format!("{root}\n"))?;
    } else {
        print(&format!("{}\n", validation.summary))?;
        if let Some(described) = described {
            print(&format!("\n{}", describe::text(&described)))?;
        }
    }
    if validation.failed {
        return Err(LoadError::Rules(validation.summary).into());
    }
    Ok(())
}

fn load_rules(
    options: &Options,
    config: &Configuration,
    compile_options: &compile::Options,
    log: Log,
) -> Result<Compilation, FalcoError> {
    let paths = if options.rules.is_empty() {
        &config.rules_files
    } else {
        &options.rules
    };
    if paths.is_empty() {
        return Err(LoadError::NoFiles.into());
    }
    let files = rules_files::expand(paths).map_err(|(path, source)| LoadError::Read { path, source })?;
    let compilation = load::compile(&files, compile_options)?;
    load::require_valid(&compilation, log)?;
    for selection in &config.selections {
        let verb = if selection.enable { "Enabling" } else { "Disabling" };
        let (kind, text) = match &selection.rules {
            Selector::Name(name) => ("name", name),
            Selector::Tag(tag) => ("tag", tag),
        };
        log.info(&format!("{verb} rules with {kind}: {text}"));
    }
    Ok(compilation)
}

/// Returns what `-L` and `-l` describe.
fn described<'a>(
    options: &Options,
    compilation: &'a Compilation,
) -> Result<Option<Described<'a>>, FalcoError> {
    let Some(name) = &options.describe else {
        return Ok(options.describe_all.then_some(Described::All(&compilation.rules)));
    };
    let rule = compilation.rules.iter().find(|rule| rule.name == *name);
    let rule = rule.ok_or_else(|| FalcoError::Usage(format!("Rule \"{name}\" is not loaded")))?;
    Ok(Some(Described::One(rule)))
}
