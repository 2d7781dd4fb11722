//! The commands that a client can execute.
//!
//! In: a command and its arguments. Out: its result.

use compiler::diagnostics::Declaration;
use serde_json::Value;
use tower_lsp_server::jsonrpc::{Error, Result};

/// Returns the page of a diagnostic as Markdown; the argument is its name or code.
pub(super) const EXPLAIN: &str = "lanner.explain";

/// Executes a command.
pub(super) fn execute(command: &str, arguments: &[Value]) -> Result<Option<Value>> {
    if command != EXPLAIN {
        return Err(Error::invalid_params(format!("unknown command `{command}`")));
    }
    let Some(name) = arguments.first().and_then(Value::as_str) else {
        return Err(Error::invalid_params(
            "missing argument: the name or code of a diagnostic",
        ));
    };
    match Declaration::find(name) {
        Some(declaration) => Ok(Some(declaration.page.into())),
        None => Err(Error::invalid_params(format!("unknown diagnostic `{name}`"))),
    }
}
