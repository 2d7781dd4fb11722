//! `lanner falco`: Falco's own command line.

use std::ffi::OsString;

use clap::Args;

/// Run as Falco, with its flags and configuration (also through a link named falco)
#[derive(Args, Debug)]
#[command(
    disable_help_flag = true,
    after_help = "Examples:
  lanner falco --help
  lanner falco -V rules.yaml -o json_output=true
  ln -s $(command -v lanner) falco && ./falco --version"
)]
pub(crate) struct Options {
    /// Falco's flags
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FLAGS")]
    pub(crate) arguments: Vec<OsString>,
}
