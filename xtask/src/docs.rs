//! Writes the pages of `docs/` that are generated from the tables.
//!
//! The pages are the output of `lanner fields` and `lanner events`; the tests of both compare them.

use std::path::Path;
use std::process::Command;

/// A page and the command that prints it.
const PAGES: [(&str, &str); 2] = [("docs/fields.md", "fields"), ("docs/events.md", "events")];

/// Writes every generated page below `root`.
pub(crate) fn write(root: &Path) -> Result<(), String> {
    for (page, command) in PAGES {
        let output = Command::new(env!("CARGO"))
            .args([
                "run",
                "--quiet",
                "--package",
                "lanner-cli",
                "--bin",
                "lanner",
                "--",
            ])
            .args([command, "--format", "markdown"])
            .current_dir(root)
            .output()
            .map_err(|error| format!("cargo: {error}"))?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        std::fs::write(root.join(page), output.stdout).map_err(|error| format!("{page}: {error}"))?;
    }
    Ok(())
}
