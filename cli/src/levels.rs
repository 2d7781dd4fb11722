//! Options that set the levels of diagnostics.
//!
//! In: `--allow`, `--warn` and `--deny`, and the project file. Out: the level of every diagnostic.

use clap::Args;
use compiler::diagnostics::{Level, Levels, Selector};

use crate::failure::Failure;
use crate::project::Project;

/// Levels of diagnostics.
#[derive(Args, Debug)]
pub(crate) struct LevelOptions {
    /// Do not report this diagnostic or group
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = Selector::parse)]
    allow: Vec<Selector>,
    /// Report this diagnostic or group as a warning
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = Selector::parse)]
    warn: Vec<Selector>,
    /// Report this diagnostic or group as an error
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = Selector::parse)]
    deny: Vec<Selector>,
}

impl LevelOptions {
    /// Returns the levels of the project, overridden by those of the command line.
    ///
    /// # Errors
    /// If two levels are given for one name, or if Falco refuses what is to be allowed.
    pub(crate) fn over(&self, project: &Project) -> Result<Levels, Failure> {
        let mut levels = project.levels();
        let given = [
            (&self.allow, Level::Allow),
            (&self.warn, Level::Warning),
            (&self.deny, Level::Error),
        ];
        let mut requested: Vec<(Selector, Level)> = Vec::new();
        for (selectors, level) in given {
            for selector in selectors {
                selector
                    .can_be(level)
                    .map_err(|fixed| Failure::Usage(fixed.to_string()))?;
                if requested
                    .iter()
                    .any(|(known, other)| known == selector && *other != level)
                {
                    return Err(Failure::Usage(format!("conflicting levels for `{selector}`")));
                }
                requested.push((*selector, level));
            }
        }
        levels.layer(&requested);
        Ok(levels)
    }
}
