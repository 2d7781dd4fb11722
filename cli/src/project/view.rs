//! The project as others than commands see it.
//!
//! In: the folder or file to look from. Out: a [`compiler::project::Project`] or what is wrong with
//! the project file, for the language server, which gets this function injected.

use std::path::{Path, PathBuf};

use compiler::project::Project;

use super::{Choice, find};
use crate::rules;

/// The project of what is at `start`, found upwards from there; one without a file if there is none.
///
/// # Errors
/// What is wrong with the project file or its patterns, a line for each thing.
#[allow(dead_code, reason = "for the language server, as its `FindProject`")]
pub(crate) fn view(start: &Path) -> Result<Project, String> {
    let project = find(Choice::Upwards, start).map_err(|error| error.to_string())?;
    let mut files: Vec<PathBuf> = Vec::new();
    for path in project.rule_files().map_err(|error| error.to_string())? {
        files.extend(rules::expand(&path).map_err(|error| error.to_string())?);
    }
    Ok(Project {
        assumed: project.assumed(&[]),
        levels: project.levels(),
        file: project.file,
        files,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use compiler::diagnostics::Level;
    use compiler::diagnostics::catalogue::UNUSED_LIST;

    use super::*;

    #[test]
    fn files_are_those_that_patterns_and_folders_hold() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("rules.d")).unwrap();
        for name in ["rules.d/b.yaml", "rules.d/a.yml", "own.yaml"] {
            fs::write(path(name), "").unwrap();
        }
        let text = "rules = [\"rules.d\", \"o*.yaml\"]\n[lints]\nunused-list = \"deny\"\n";
        fs::write(path("lanner.toml"), text).unwrap();
        let project = view(&path("rules.d/a.yml")).unwrap();
        assert_eq!(project.file, Some(path("lanner.toml")));
        assert_eq!(
            project.files,
            ["rules.d/a.yml", "rules.d/b.yaml", "own.yaml"].map(path)
        );
        assert_eq!(project.levels.of(UNUSED_LIST), Level::Error);
        fs::write(path("lanner.toml"), "rules = 1\n").unwrap();
        assert!(view(folder.path()).unwrap_err().contains("lanner.toml:1:9: "));
    }
}
