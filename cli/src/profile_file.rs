//! Reads the profile that `--profile` names.

use std::fs::File;
use std::path::Path;

use compiler::ir::Profile;
use runtime::profile::read_predicates;

use crate::failure::Failure;

/// Reads the JSON of `lanner profile`; returns an empty profile without a path.
pub(crate) fn read(path: Option<&Path>) -> Result<Profile, Failure> {
    let Some(path) = path else {
        return Ok(Profile::default());
    };
    let failed = |error: &dyn std::fmt::Display| Failure::input(format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(|error| failed(&error))?;
    read_predicates(file).map_err(|error| failed(&error))
}
