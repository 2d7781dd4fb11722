//! `lanner lsp`: the language server.

use clap::Args;

use crate::failure::{Exit, Failure};

/// Serve an editor: the language server on the standard streams
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner lsp

Editors start it by themselves; docs/editors.md tells how to set them up.")]
pub(crate) struct Options {
    /// Taken for granted; some editors insist on saying it
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(crate) fn run(_: &Options) -> Result<Exit, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Usage(error.to_string()))?;
    runtime.block_on(lsp::serve());
    // The standard input may still be waited for by a thread that nothing can wake.
    runtime.shutdown_background();
    Ok(Exit::Success)
}
