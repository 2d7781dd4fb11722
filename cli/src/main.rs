//! The `lanner` command.
//!
//! In: arguments, files, a terminal. Out: text on the standard streams and an exit code. What
//! rules mean and what events yield is decided in `compiler` and `runtime`; nothing here knows.
//!
//! | code | meaning |
//! |---|---|
//! | 0 | it went well |
//! | 1 | findings, or input that could not be processed |
//! | 2 | wrong usage, or a file or stream that could not be read or written |

use std::process::ExitCode;

use clap::Parser;

mod commands;
mod failure;
mod listing;
mod terminal;

use commands::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    terminal::set_color(cli.color);
    let result = match cli.command {
        Command::Fields(options) => commands::fields::run(&options),
        Command::Events(options) => commands::events::run(&options),
        Command::Completions(options) => commands::completions::run(&options),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report(),
    }
}
