//! The project files of the workspace.
//!
//! In: folders, opened files, changed project files. Out: the projects, deepest first, and the errors of
//! their files. Does not parse them: the [`ReadProject`] that the server was started with does.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk;
use crate::project::{PROJECT_FILES, Problem, Project, ReadProject};

/// A project and the path of its file.
pub(super) struct Located {
    file: PathBuf,
    pub(super) project: Project,
}

/// The errors of a project file; none if they were corrected.
pub(crate) struct ProjectErrors {
    /// The file.
    pub(crate) file: PathBuf,
    /// Its errors.
    pub(crate) problems: Vec<Problem>,
}

/// The projects of the workspace.
pub(super) struct Projects {
    read: Arc<ReadProject>,
    folders: BTreeSet<PathBuf>,
    files: BTreeSet<PathBuf>,
    located: Vec<Located>,
    project_errors: Vec<ProjectErrors>,
}

/// Returns whether a path has the name of a project file.
pub(super) fn is_project_file(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| PROJECT_FILES.iter().any(|known| name == *known))
}

impl Projects {
    pub(super) fn new(read: Arc<ReadProject>) -> Self {
        Self {
            read,
            folders: BTreeSet::new(),
            files: BTreeSet::new(),
            located: Vec::new(),
            project_errors: Vec::new(),
        }
    }

    /// Adds a folder of the workspace with the project files below it.
    pub(super) fn add_folder(&mut self, folder: &Path, files: Vec<PathBuf>) {
        self.folders.insert(folder.to_owned());
        self.files.extend(files);
        self.files.extend(disk::project_above(folder));
    }

    /// Removes a folder of the workspace.
    pub(super) fn remove_folder(&mut self, folder: &Path) {
        self.folders.remove(folder);
        self.files.retain(|file| !file.starts_with(folder));
    }

    /// Looks for the project of an opened file outside all folders; returns whether it is a new one.
    pub(super) fn visit(&mut self, path: &Path) -> bool {
        let Some(folder) = path.parent() else { return false };
        let known = |folder: &Path| self.folders.iter().any(|known| folder.starts_with(known));
        if known(folder) {
            return false;
        }
        let file = disk::project_above(folder);
        file.is_some_and(|file| self.files.insert(file))
    }

    /// Handles a project file that changed, appeared or disappeared.
    pub(super) fn changed(&mut self, path: &Path) {
        let Some(folder) = path.parent() else { return };
        self.files.retain(|file| file.parent() != Some(folder));
        self.files.extend(disk::project_in(folder));
    }

    /// Reads all project files.
    pub(super) fn reload(&mut self) {
        let healed = std::mem::take(&mut self.project_errors)
            .into_iter()
            .map(|errors| errors.file);
        let healed: Vec<PathBuf> = healed.collect();
        self.located.clear();
        for file in &self.files {
            match (self.read)(file) {
                // A `falco.yaml` that names no rules is not a project.
                Ok(project) if project.rules.is_empty() && !file.ends_with(PROJECT_FILES[0]) => {}
                Ok(project) => self.located.push(Located {
                    file: file.clone(),
                    project,
                }),
                Err(problems) => self.project_errors.push(ProjectErrors {
                    file: file.clone(),
                    problems,
                }),
            }
        }
        // A file belongs to the deepest project around it.
        let depth = |located: &Located| std::cmp::Reverse(located.file.components().count());
        self.located.sort_by_key(depth);
        for file in healed {
            if self.project_errors.iter().all(|errors| errors.file != file) {
                self.project_errors.push(ProjectErrors {
                    file,
                    problems: Vec::new(),
                });
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Located> {
        self.located.iter()
    }

    /// Returns the rule files that the projects name.
    pub(super) fn rules(&self) -> impl Iterator<Item = &PathBuf> {
        self.located.iter().flat_map(|located| &located.project.rules)
    }

    /// Returns the deepest project whose folder contains `path`.
    pub(super) fn around(&self, path: &Path) -> Option<usize> {
        self.located.iter().position(|located| {
            located
                .file
                .parent()
                .is_some_and(|folder| path.starts_with(folder))
        })
    }

    pub(super) fn project_errors(&self) -> impl Iterator<Item = &ProjectErrors> {
        self.project_errors.iter()
    }
}
