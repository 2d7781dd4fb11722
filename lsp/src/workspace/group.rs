//! A group of files that are analysed together: those of a project and the others beside them.
//!
//! In: the settings of a project file and the rule files found. Out: their load order, the names that they
//! define, and two [`Analysis`] values: the project's files are analysed as the project loads them, the
//! others as if they were loaded after them.
//! Does not read files.

use compiler::diagnostics::Report;
use compiler::format;
use compiler::source::{FileId, Sources, Span};
use rustc_hash::FxHashSet;

use super::analysis::{Analysis, Interrupted, LintOutcome};
use super::file::File;
use super::names::Kind;
use super::order::order;
use crate::project::Project;

/// Files that are analysed together.
pub(super) struct Group {
    /// The project's files, in load order.
    pub(super) listed: Vec<FileId>,
    /// The others.
    loose: Vec<FileId>,
    /// Both, in the order in which they are analysed.
    pub(super) order: Vec<FileId>,
    /// The names that they define, by [`Kind`].
    defined: [FxHashSet<String>; 3],
    project_analysis: Analysis,
    full_analysis: Analysis,
    without_project: bool,
    /// How its files are formatted.
    pub(super) layout: format::Options,
}

impl Group {
    /// Creates the group of a project, or of the files that belong to none.
    pub(super) fn new(project: Option<&Project>) -> Self {
        let analysis = || {
            let (options, levels) = project.map_or_else(Default::default, |project| {
                (project.options.clone(), project.levels.clone())
            });
            Analysis::new(options, levels, project.is_none())
        };
        Self {
            layout: project.map_or_else(format::Options::default, |project| project.layout),
            listed: Vec::new(),
            loose: Vec::new(),
            order: Vec::new(),
            defined: Default::default(),
            project_analysis: analysis(),
            full_analysis: analysis(),
            without_project: project.is_none(),
        }
    }

    /// Sets the files: those of the project in load order, the others in order of path.
    pub(super) fn arrange(&mut self, listed: Vec<FileId>, others: &[FileId], files: &[File]) {
        let file = |id: &FileId| &files[id.0 as usize];
        let named: Vec<_> = others.iter().map(|id| (*id, &file(id).names)).collect();
        self.loose = order(&named);
        self.order = listed.iter().chain(&self.loose).copied().collect();
        self.project_analysis.reorder(listed.clone());
        self.full_analysis.reorder(self.order.clone());
        self.listed = listed;
        for kind in Kind::ALL {
            let names = self.order.iter().flat_map(|id| file(id).names.defined(kind));
            self.defined[kind as usize] = names.map(str::to_owned).collect();
        }
    }

    /// Returns whether its files belong to no project.
    pub(super) const fn is_without_project(&self) -> bool {
        self.without_project
    }

    /// Returns whether a list, macro or rule of this name is defined.
    pub(super) fn defines(&self, kind: Kind, name: &str) -> bool {
        self.defined[kind as usize].contains(name)
    }

    /// Returns the defined names of a kind, sorted.
    pub(super) fn defined(&self, kind: Kind) -> Vec<&str> {
        let mut names: Vec<&str> = self.defined[kind as usize].iter().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// Notes that the text of a file changed.
    pub(super) fn changed(&mut self, file: FileId) {
        if self.listed.contains(&file) {
            self.project_analysis.changed();
        }
        self.full_analysis.changed();
    }

    /// Moves reports along with a text whose bytes were replaced.
    pub(super) fn splice(&mut self, old: Span, new: u32) {
        self.project_analysis.splice(old, new);
        self.full_analysis.splice(old, new);
    }

    /// Compiles what changed.
    pub(super) fn update(&mut self, files: &mut [File], sources: &Sources) {
        for analysis in self.analyses() {
            analysis.update(files, sources);
        }
    }

    /// Compiles what changed and runs the lints, unless interrupted.
    pub(super) fn run_lints(
        &mut self,
        files: &mut [File],
        sources: &Sources,
        interrupted: Interrupted<'_>,
    ) -> LintOutcome {
        let outcome = self
            .analyses()
            .map(|analysis| analysis.run_lints(files, sources, interrupted));
        outcome.fold(LintOutcome::default(), LintOutcome::and)
    }

    /// Returns the analyses that report on at least one file.
    fn analyses(&mut self) -> impl Iterator<Item = &mut Analysis> {
        let listed = (!self.listed.is_empty()).then_some(&mut self.project_analysis);
        let loose = (!self.loose.is_empty()).then_some(&mut self.full_analysis);
        listed.into_iter().chain(loose)
    }

    /// Returns the analysis that reports on a file.
    pub(super) fn analysis_of(&mut self, file: FileId) -> &mut Analysis {
        if self.listed.contains(&file) {
            &mut self.project_analysis
        } else {
            &mut self.full_analysis
        }
    }

    /// Returns the analysis that reports on a file.
    pub(super) fn analysis(&self, file: FileId) -> &Analysis {
        if self.listed.contains(&file) {
            &self.project_analysis
        } else {
            &self.full_analysis
        }
    }

    /// Returns the reports on a file, as of the last update.
    pub(super) fn reports(&self, file: FileId) -> impl Iterator<Item = &Report> {
        self.analysis(file)
            .reports()
            .filter(move |report| report.primary.span.file == file)
    }
}
