//! The output of `falco -V … -o json_output=true`.

use std::io::{self, Write};

use compiler::diagnostics::falco::LoadResult;
use serde_json::{Value, json};

/// Writes the results of all files on one line.
pub(crate) fn write(out: &mut dyn Write, results: &[LoadResult]) -> io::Result<()> {
    let all: Vec<Value> = results.iter().map(LoadResult::to_json).collect();
    writeln!(out, "{}", json!({ "falco_load_results": all }))
}
