//! The `lanner` command.
//!
//! In: arguments, files, a terminal. Out: text on the standard streams and an exit code. Started
//! through a link named `falco`, it behaves like `lanner falco`.
//! Not here: the meaning of rules (`compiler`), events and alerts (`runtime`).
//!
//! | code | meaning |
//! |---|---|
//! | 0 | success |
//! | 1 | findings, or invalid input |
//! | 2 | wrong usage, or a file or stream that cannot be read or written |

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

mod capture;
mod commands;
mod condition;
mod diff;
mod engine_options;
mod explain;
mod failure;
mod falco;
mod host;
mod levels;
mod listing;
#[cfg(target_os = "linux")]
mod live;
mod memory;
mod outer_file;
mod outputs;
mod profile_file;
mod project;
mod relocation;
mod report;
mod rule_search;
mod rule_summary;
mod rules;
mod terminal;
mod text_file;

use commands::{Cli, Command};

fn main() -> ExitCode {
    let mut arguments: Vec<OsString> = env::args_os().collect();
    if arguments.first().is_some_and(is_falco) {
        return falco::run(arguments.split_off(1));
    }
    let cli = Cli::parse_from(arguments);
    terminal::set_color(cli.color);
    let result = match cli.command {
        Command::Run(options) => commands::run::run(&options),
        Command::Print(options) => commands::print::run(&options),
        Command::Record(options) => commands::record::run(&options),
        Command::Check(options) => commands::check::run(&options),
        Command::Compile(options) => commands::compile::run(&options),
        Command::Bench(options) => commands::bench::run(&options),
        Command::Profile(options) => commands::profile::run(&options),
        Command::Fmt(options) => commands::fmt::run(&options),
        Command::Fix(options) => commands::fix::run(&options),
        Command::Explain(options) => commands::explain::run(&options),
        Command::Fields(options) => commands::fields::run(&options),
        Command::Events(options) => commands::events::run(&options),
        Command::Falco(options) => return falco::run(options.arguments),
        Command::Lsp(options) => commands::lsp::run(&options),
        Command::Completions(options) => commands::completions::run(&options),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report(),
    }
}

/// Returns true if the program was started under the name `falco`.
fn is_falco(program: &OsString) -> bool {
    Path::new(program).file_stem().is_some_and(|name| name == "falco")
}
