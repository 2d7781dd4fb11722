//! The commands, one module each: options, help and the function that runs it.

use clap::{Parser, Subcommand};

use crate::terminal::Color;

pub(crate) mod bench;
pub(crate) mod check;
pub(crate) mod compile;
pub(crate) mod completions;
pub(crate) mod events;
pub(crate) mod explain;
pub(crate) mod falco;
pub(crate) mod fields;
pub(crate) mod fix;
pub(crate) mod fmt;
pub(crate) mod lsp;
pub(crate) mod print;
pub(crate) mod profile;
pub(crate) mod record;
pub(crate) mod run;

/// Check Falco rules, and evaluate them on live events and capture files
#[derive(Debug, Parser)]
#[command(name = "lanner", version, max_term_width = 100, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Run(run::Options),
    Print(print::Options),
    Record(record::Options),
    Check(check::Options),
    Compile(compile::Options),
    Fmt(fmt::Options),
    Fix(fix::Options),
    Bench(bench::Options),
    Profile(profile::Options),
    Explain(explain::Options),
    Fields(fields::Options),
    Events(events::Options),
    Falco(falco::Options),
    Lsp(lsp::Options),
    Completions(completions::Options),
}
