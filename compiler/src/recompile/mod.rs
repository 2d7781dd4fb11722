//! Incremental compilation of rule files, for editors.
//!
//! In: the trees of all files in load order, each with a revision number that changes with its text.
//! Out: the same findings as [`compile_files`](crate::compile::compile_files) (a test compares the two
//! over random edits), at a cost proportional to the change: files before the first changed one are
//! not applied again, and a rule is only checked again if it, or a list or macro that it names, has
//! changed.
//! Falco checks all rules after each file. Such a check can only have findings that the check after
//! the next file does not have if the next file defines or changes something that an earlier one
//! names; otherwise it is skipped.
//! Not here: Falco's messages for each file, and reading files.

mod names;
#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::fields::Catalogue;
use crate::check::{Checker, Finding, Memory, Rule, Trees};
use crate::compile::{Options, apply, unmet_requirements};
use crate::diagnostics::{self, Context, Report};
use crate::resolve::{Collection, Settings};
use crate::source::{FileId, Sources};
use crate::syntax::items::RuleFile;

use names::Names;

/// Maximum number of checks whose memory is kept for the next compilation. Rule sets whose files
/// repeatedly change items of earlier files need more checks; the earliest of them share a memory.
const MAX_REMEMBERED: usize = 8;

/// Compiles files that change a little from one time to the next.
#[derive(Debug)]
pub struct Recompiler {
    options: Options,
    catalogue: Catalogue,
    stages: Vec<Stage>,
    /// The collection of the files before the first that changed last, and their number.
    before: (usize, Collection),
    /// The collection of all files.
    collection: Collection,
    /// The memory of the check after each file.
    memories: FxHashMap<FileId, Memory>,
}

/// A file of the last compilation.
#[derive(Debug)]
struct Stage {
    file: FileId,
    revision: u64,
    names: Names,
    /// For each file before it: whether this file defines or changes something that it names.
    touches: Vec<bool>,
    /// The findings of applying it.
    read: Vec<Finding>,
    /// Findings for required plugins that are not available.
    unmet: Vec<Finding>,
    /// The findings of the check after it; `None` if that was skipped.
    checked: Option<Vec<Finding>>,
}

/// Compiled files.
#[derive(Debug)]
pub struct Recompiled<'a> {
    /// All findings, in order of discovery. An error that persists over several files is
    /// contained more than once; [`Recompiled::reports`] reports it once.
    pub findings: Vec<Finding>,
    /// Lists, macros and rules after the last file.
    pub collection: &'a Collection,
    /// The rules that can be evaluated, in order of first definition.
    pub rules: Vec<&'a Rule>,
    /// The known fields.
    pub catalogue: &'a Catalogue,
    /// The memory of the last check; `None` if there was nothing to check.
    memory: Option<&'a Memory>,
}

impl Recompiled<'_> {
    /// Returns the conditions of the rules and of all macros, as written.
    pub fn trees(&self) -> Trees {
        self.memory.map(Memory::trees).unwrap_or_default()
    }

    /// Returns the findings as reports, without duplicates, at default levels.
    pub fn reports(&self, sources: &Sources) -> Vec<Report> {
        let context = Context {
            sources,
            catalogue: self.catalogue,
            collection: self.collection,
        };
        diagnostics::reports(&self.findings, context)
    }
}

impl Recompiler {
    /// Creates a compiler without files.
    pub fn new(options: Options) -> Self {
        Self {
            catalogue: Catalogue::new(options.assumed.clone()),
            options,
            stages: Vec::new(),
            before: (0, Collection::default()),
            collection: Collection::default(),
            memories: FxHashMap::default(),
        }
    }

    /// Returns the known fields.
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Compiles `files`, given in load order; a file with the same number in `revisions` as before is
    /// taken to be unchanged.
    ///
    /// # Panics
    /// If there is not a revision for each file.
    pub fn compile(&mut self, files: &[RuleFile], revisions: &[u64]) -> Recompiled<'_> {
        assert_eq!(files.len(), revisions.len(), "each file has a revision");
        let first = self.first_changed(files, revisions);
        if first < self.stages.len().max(files.len()) {
            self.update_stages(files, revisions, first);
            self.load(files, first);
        }
        self.result()
    }

    /// Returns the number of files at the start that are unchanged.
    fn first_changed(&self, files: &[RuleFile], revisions: &[u64]) -> usize {
        let given = files.iter().zip(revisions);
        let same = |(stage, (file, revision)): &(&Stage, (&RuleFile, &u64))| {
            stage.file == file.file && stage.revision == **revision
        };
        self.stages.iter().zip(given).take_while(same).count()
    }

    /// Updates the stages for `files`, which have changed or moved from `first` on.
    fn update_stages(&mut self, files: &[RuleFile], revisions: &[u64], first: usize) {
        let mut old: FxHashMap<FileId, (usize, Stage)> = FxHashMap::default();
        for (index, stage) in self.stages.drain(first..).enumerate() {
            old.insert(stage.file, (first + index, stage));
        }
        // Whether the known relation between a file and those before it is still valid.
        let mut kept = vec![true; first];
        for (position, (file, revision)) in files.iter().zip(revisions).enumerate().skip(first) {
            let is_same = |stage: &Stage| stage.revision == *revision;
            let known = old.remove(&file.file);
            let in_place = known
                .as_ref()
                .is_some_and(|(index, stage)| *index == position && is_same(stage));
            let (names, known) = match known {
                Some((_, stage)) if is_same(&stage) => (stage.names, stage.touches),
                Some((_, stage)) => (stage.names.of_now(file), Vec::new()),
                None => (Names::default().of_now(file), Vec::new()),
            };
            let touch = |(index, earlier): (usize, &Stage)| match known.get(index) {
                Some(touch) if in_place && kept[index] => *touch,
                _ => names.touch(&earlier.names),
            };
            let touches = self.stages.iter().enumerate().map(touch).collect();
            kept.push(in_place);
            self.stages.push(Stage {
                file: file.file,
                revision: *revision,
                names,
                touches,
                read: Vec::new(),
                unmet: Vec::new(),
                checked: None,
            });
        }
    }

    /// Applies the files from `first` on to the collection of the files before, and checks after each
    /// file where that can have findings of its own.
    fn load(&mut self, files: &[RuleFile], first: usize) {
        let needed: Vec<bool> = (0..self.stages.len())
            .map(|position| {
                let next = self.stages.get(position + 1);
                next.is_none_or(|next| next.touches.contains(&true))
            })
            .collect();
        let total = needed.iter().filter(|needed| **needed).count();
        let mut left = total.saturating_sub(MAX_REMEMBERED);
        let mut passing = Memory::default();
        let mut collection = self.collection_before(files, first);
        self.before = (first, collection.clone());
        for (position, needed) in needed.into_iter().enumerate() {
            if position >= first {
                self.apply(&files[position], position, &mut collection);
            }
            let own = left == 0;
            if needed && !own {
                left -= 1;
            }
            if !needed {
                self.stages[position].checked = None;
            } else if position + 1 >= first && (position >= first || self.stages[position].checked.is_none())
            {
                self.check(position, &collection, (!own).then_some(&mut passing));
            }
        }
        self.forget();
        self.collection = collection;
    }

    /// Returns the collection of the files before `first`.
    fn collection_before(&mut self, files: &[RuleFile], first: usize) -> Collection {
        let (known, before) = std::mem::take(&mut self.before);
        let (known, mut collection) = if known <= first {
            (known, before)
        } else {
            (0, Collection::default())
        };
        for file in &files[known..first] {
            apply(&mut collection, file, self.settings());
        }
        collection
    }

    /// Returns settings that take definitions from the collection of the last compilation.
    const fn settings(&self) -> Settings<'_> {
        Settings {
            names: &self.catalogue,
            stop: false,
            known: Some(&self.collection),
        }
    }

    fn apply(&mut self, file: &RuleFile, position: usize, collection: &mut Collection) {
        let plugins = collection.plugins.len();
        let read = apply(collection, file, self.settings());
        let stage = &mut self.stages[position];
        stage.read = read;
        stage.unmet = unmet_requirements(&collection.plugins[plugins..], self.catalogue.assumed()).collect();
    }

    /// Checks the collection of the files up to `position`, with the file's own memory or a temporary one.
    fn check(&mut self, position: usize, collection: &Collection, passing: Option<&mut Memory>) {
        let file = self.stages[position].file;
        let memory = match &passing {
            Some(_) => None,
            None => self.memories.remove(&file),
        };
        let own = passing.is_none();
        let mut none = Memory::default();
        let passing = passing.unwrap_or(&mut none);
        let memory = memory.unwrap_or_else(|| std::mem::take(passing));
        let mut checker = Checker::resume(&self.catalogue, &self.options.append_output, memory);
        self.stages[position].checked = Some(checker.check(collection));
        if own {
            self.memories.insert(file, checker.into_memory());
        } else {
            *passing = checker.into_memory();
        }
    }

    /// Drops the memories of checks that are no longer needed.
    fn forget(&mut self) {
        let checked = self.stages.iter().rev().filter(|stage| stage.checked.is_some());
        let wanted: FxHashSet<FileId> = checked.take(MAX_REMEMBERED).map(|stage| stage.file).collect();
        self.memories.retain(|file, _| wanted.contains(file));
    }

    fn result(&self) -> Recompiled<'_> {
        let mut findings = Vec::new();
        for stage in &self.stages {
            findings.extend_from_slice(&stage.read);
            for unmet in &stage.unmet {
                if !findings.contains(unmet) {
                    findings.push(unmet.clone());
                }
            }
        }
        let last = self.stages.len().saturating_sub(1);
        for (position, stage) in self.stages.iter().enumerate() {
            let checked = stage.checked.iter().flatten();
            // A later file may use or correct items of an earlier one: only errors persist.
            findings.extend(
                checked
                    .filter(|finding| position == last || finding.is_error())
                    .cloned(),
            );
        }
        let memory = self
            .stages
            .last()
            .and_then(|stage| self.memories.get(&stage.file));
        Recompiled {
            findings,
            collection: &self.collection,
            rules: memory.map_or_else(Vec::new, |memory| memory.rules().collect()),
            catalogue: &self.catalogue,
            memory,
        }
    }
}
