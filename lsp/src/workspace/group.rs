//! Files that belong together: those of a project and the others beside them.
//!
//! In: what a project file says, and which rule files there are. Out: their load order, who defines
//! what, and two [`Analysis`]: the project's files are looked at as they are loaded, the others as if
//! they were loaded after them.

use compiler::diagnostics::Report;
use compiler::source::{FileId, Sources, Span};
use rustc_hash::FxHashSet;

use super::analysis::{Analysis, Interrupted, Settled};
use super::file::File;
use super::names::Kind;
use super::order::order;
use crate::project::Project;

/// Files that belong together.
pub(super) struct Group {
    /// The project's files, in load order.
    pub(super) listed: Vec<FileId>,
    /// The others.
    loose: Vec<FileId>,
    /// Both, in the order in which they are looked at.
    pub(super) order: Vec<FileId>,
    /// The names that are defined.
    defined: [FxHashSet<String>; 3],
    of_listed: Analysis,
    of_all: Analysis,
}

impl Group {
    /// The group of a project; without one, of files that belong to none.
    pub(super) fn new(project: Option<&Project>) -> Self {
        let analysis = || {
            let (options, levels) = project.map_or_else(Default::default, |project| {
                (project.options.clone(), project.levels.clone())
            });
            Analysis::new(options, levels, project.is_none())
        };
        Self {
            listed: Vec::new(),
            loose: Vec::new(),
            order: Vec::new(),
            defined: Default::default(),
            of_listed: analysis(),
            of_all: analysis(),
        }
    }

    /// Takes its files: the project's in load order, the others in order of path.
    pub(super) fn arrange(&mut self, listed: Vec<FileId>, others: &[FileId], files: &[File]) {
        let file = |id: &FileId| &files[id.0 as usize];
        let named: Vec<_> = others.iter().map(|id| (*id, &file(id).names)).collect();
        self.loose = order(&named);
        self.order = listed.iter().chain(&self.loose).copied().collect();
        self.of_listed.reorder(listed.clone());
        self.of_all.reorder(self.order.clone());
        self.listed = listed;
        for kind in Kind::ALL {
            let names = self.order.iter().flat_map(|id| file(id).names.defined(kind));
            self.defined[kind as usize] = names.map(str::to_owned).collect();
        }
    }

    /// Somewhere in it a list, macro or rule of this name is defined.
    pub(super) fn defines(&self, kind: Kind, name: &str) -> bool {
        self.defined[kind as usize].contains(name)
    }

    /// The names of a kind that are defined, sorted.
    pub(super) fn defined(&self, kind: Kind) -> Vec<&str> {
        let mut names: Vec<&str> = self.defined[kind as usize].iter().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// A file has another text.
    pub(super) fn changed(&mut self, file: FileId) {
        if self.listed.contains(&file) {
            self.of_listed.changed();
        }
        self.of_all.changed();
    }

    /// Bytes of a file were replaced.
    pub(super) fn splice(&mut self, old: Span, new: u32) {
        self.of_listed.splice(old, new);
        self.of_all.splice(old, new);
    }

    /// Looks for what the compiler finds.
    pub(super) fn update(&mut self, files: &mut [File], sources: &Sources) {
        for analysis in self.analyses() {
            analysis.update(files, sources);
        }
    }

    /// Looks for everything, unless it is interrupted.
    pub(super) fn settle(
        &mut self,
        files: &mut [File],
        sources: &Sources,
        interrupted: Interrupted<'_>,
    ) -> Settled {
        let settled = self
            .analyses()
            .map(|analysis| analysis.settle(files, sources, interrupted));
        settled.fold(Settled::default(), Settled::and)
    }

    /// Those that have files to tell of.
    fn analyses(&mut self) -> impl Iterator<Item = &mut Analysis> {
        let listed = (!self.listed.is_empty()).then_some(&mut self.of_listed);
        let loose = (!self.loose.is_empty()).then_some(&mut self.of_all);
        listed.into_iter().chain(loose)
    }

    /// The analysis that tells of a file.
    pub(super) fn analysis_of(&mut self, file: FileId) -> &mut Analysis {
        if self.listed.contains(&file) {
            &mut self.of_listed
        } else {
            &mut self.of_all
        }
    }

    /// The same, to look at.
    pub(super) fn analysis(&self, file: FileId) -> &Analysis {
        if self.listed.contains(&file) {
            &self.of_listed
        } else {
            &self.of_all
        }
    }

    /// What is to be said of a file, as of the last update.
    pub(super) fn reports(&self, file: FileId) -> impl Iterator<Item = &Report> {
        self.analysis(file)
            .reports()
            .filter(move |report| report.primary.span.file == file)
    }
}
