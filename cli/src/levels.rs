//! Levels of diagnostics, as flags.
//!
//! In: `--allow`, `--warn` and `--deny`, and the project. Out: the level of every diagnostic.

use clap::Args;
use compiler::diagnostics::{Level, Levels, Selector};

use crate::failure::Failure;
use crate::project::Project;

/// How bad things are.
#[derive(Args, Debug)]
pub(crate) struct LevelOptions {
    /// Do not show this
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = Selector::parse)]
    allow: Vec<Selector>,
    /// Show this as a warning
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = Selector::parse)]
    warn: Vec<Selector>,
    /// Fail for this
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = Selector::parse)]
    deny: Vec<Selector>,
}

impl LevelOptions {
    /// The levels of the project with these over them.
    ///
    /// # Errors
    /// If two levels are asked for one name, or one for something that Falco refuses.
    pub(crate) fn over(&self, project: &Project) -> Result<Levels, Failure> {
        let mut levels = project.levels();
        let given = [
            (&self.allow, Level::Allow),
            (&self.warn, Level::Warning),
            (&self.deny, Level::Error),
        ];
        let mut asked: Vec<(Selector, Level)> = Vec::new();
        for (selectors, level) in given {
            for selector in selectors {
                selector
                    .can_be(level)
                    .map_err(|fixed| Failure::Usage(fixed.to_string()))?;
                if asked
                    .iter()
                    .any(|(known, other)| known == selector && *other != level)
                {
                    return Err(Failure::Usage(format!("two levels are given for `{selector}`")));
                }
                asked.push((*selector, level));
            }
        }
        levels.layer(&asked);
        Ok(levels)
    }
}
