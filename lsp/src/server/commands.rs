//! Commands that a client can have executed.

use compiler::diagnostics::Declaration;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};

/// Gives the page of a diagnostic, as Markdown; its name or code is the argument.
pub(super) const EXPLAIN: &str = "lanner.explain";

/// Executes a command.
pub(super) fn execute(command: &str, arguments: &[Value]) -> Result<Option<Value>> {
    if command != EXPLAIN {
        return Err(Error::invalid_params(format!("there is no command `{command}`")));
    }
    let Some(name) = arguments.first().and_then(Value::as_str) else {
        return Err(Error::invalid_params("the name of a diagnostic is missing"));
    };
    match Declaration::find(name) {
        Some(declaration) => Ok(Some(declaration.page.into())),
        None => Err(Error::invalid_params(format!("no diagnostic is called `{name}`"))),
    }
}
