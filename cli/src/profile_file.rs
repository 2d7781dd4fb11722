//! Profiles named on the command line.

use std::fs::File;
use std::path::Path;

use compiler::ir::Profile;
use runtime::profile::read_checks;

use crate::failure::Failure;

/// Reads what `lanner profile` wrote as JSON; without a file nothing is known.
pub(crate) fn read(path: Option<&Path>) -> Result<Profile, Failure> {
    let Some(path) = path else {
        return Ok(Profile::default());
    };
    let failed = |error: &dyn std::fmt::Display| Failure::input(format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(|error| failed(&error))?;
    read_checks(file).map_err(|error| failed(&error))
}
