//! The files of a check: rule files, files that contain rules, and files that cannot be read.
//!
//! In: paths. Out: everything that is to be reported, with the places of the user's files.

use std::path::PathBuf;

use compiler::compile::Options;
use compiler::diagnostics::{
    Levels, Report, embedded_report, explain_embedded_rules, explain_templates, no_embedded_rules,
    unreadable_file,
};
use compiler::embedded;
use compiler::source::{FileId, Sources, Span, decode};
use rustc_hash::FxHashSet;

use crate::failure::Failure;
use crate::relocation::Relocation;
use crate::report;
use crate::rule_search::{FoundFile, SearchOptions};
use crate::rules::{self, RuleSet};

/// The files to check.
#[derive(Clone, Copy, Debug)]
pub(super) struct InputFiles<'a> {
    /// Files that are loaded first and of which only errors are reported.
    pub(super) base: &'a [PathBuf],
    pub(super) files: &'a [PathBuf],
    /// How to search folders; `None` to take just the files directly in them.
    pub(super) search: Option<&'a SearchOptions>,
    /// Check rules in the values of files that are not rule files.
    pub(super) embedded: bool,
    /// A file that cannot be read is a finding, not a failure.
    pub(super) report_unreadable: bool,
}

/// Checked files.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) rules: RuleSet,
    /// Set if some of the rules are parts of other files.
    relocation: Option<Relocation>,
    /// What is to be reported, in order of place.
    pub(super) reports: Vec<Report>,
    /// Files that were read.
    pub(super) file_count: usize,
    /// Files in folders that have no rules, and others that have them in their values.
    pub(super) skipped: usize,
    pub(super) skipped_with_rules: usize,
    /// A file could not be read.
    pub(super) is_incomplete: bool,
}

impl Checked {
    /// Returns the files that the reports are about.
    pub(super) fn sources(&self) -> &Sources {
        let relocated = self.relocation.as_ref().map(|relocation| &relocation.sources);
        relocated.unwrap_or(&self.rules.sources)
    }
}

/// Reads, compiles and checks the files.
pub(super) fn check(inputs: &InputFiles<'_>, options: &Options, levels: &Levels) -> Result<Checked, Failure> {
    let mut loader = Loader {
        inputs,
        compiled: Sources::default(),
        relocation: Relocation::default(),
        relocates: false,
        reports: Vec::new(),
        base: FxHashSet::default(),
        skipped: 0,
        skipped_with_rules: 0,
        is_incomplete: false,
    };
    for path in inputs.base {
        let file = FoundFile {
            path: path.clone(),
            is_named: true,
        };
        loader.load(&file, true)?;
    }
    for path in inputs.files {
        for file in find(path, inputs.search)? {
            loader.load(&file, false)?;
        }
    }
    Ok(loader.check(options, levels))
}

fn find(path: &std::path::Path, search: Option<&SearchOptions>) -> Result<Vec<FoundFile>, Failure> {
    if let Some(search) = search {
        return Ok(search.files(path)?);
    }
    let named = |path| FoundFile { path, is_named: true };
    Ok(rules::expand(path)?.into_iter().map(named).collect())
}

struct Loader<'a> {
    inputs: &'a InputFiles<'a>,
    /// The texts of rule files, whole files and parts of others.
    compiled: Sources,
    relocation: Relocation,
    /// The files of the user are not just what is compiled.
    relocates: bool,
    /// Reports about files as a whole.
    reports: Vec<Report>,
    base: FxHashSet<FileId>,
    skipped: usize,
    skipped_with_rules: usize,
    is_incomplete: bool,
}

impl Loader<'_> {
    fn load(&mut self, found: &FoundFile, is_base: bool) -> Result<(), Failure> {
        let (name, bytes) = match rules::read(&found.path) {
            Ok(read) => read,
            Err(error) if self.inputs.report_unreadable => {
                let file = self.add_file(error.path, String::new(), is_base);
                let reason = error.source.to_string();
                self.reports.push(unreadable_file(Span::new(file, 0, 0), &reason));
                self.relocates = true;
                self.is_incomplete = true;
                return Ok(());
            }
            Err(error) => return Err(rules::RulesError::from(error).into()),
        };
        let text = decode(&bytes);
        let may_be_outer = self.inputs.embedded || !found.is_named;
        if !may_be_outer || embedded::is_rule_file(&text) {
            let file = self.add_file(name.clone(), text.clone(), is_base);
            self.compiled.add(name, text);
            self.relocation.add_file(file);
            return Ok(());
        }
        if !self.inputs.embedded {
            self.skipped += 1;
            let rules = embedded::find(FileId(0), &text).documents;
            self.skipped_with_rules += usize::from(!rules.is_empty());
            return Ok(());
        }
        let rules = embedded::find(FileId(self.relocation.sources.len() as u32), &text);
        if rules.documents.is_empty() && !found.is_named {
            self.skipped += 1;
            return Ok(());
        }
        self.relocates = true;
        let file = self.add_file(name.clone(), text, is_base);
        if rules.documents.is_empty() && rules.problems.is_empty() {
            self.reports.push(no_embedded_rules(Span::new(file, 0, 0)));
        }
        self.reports.extend(rules.problems.iter().map(embedded_report));
        for document in rules.documents {
            self.compiled.add(name.clone(), document.text().to_owned());
            self.relocation.add_document(document);
        }
        Ok(())
    }

    fn add_file(&mut self, name: String, text: String, is_base: bool) -> FileId {
        let file = self.relocation.sources.add(name, text);
        if is_base {
            self.base.insert(file);
        }
        file
    }

    fn check(self, options: &Options, levels: &Levels) -> Checked {
        let rules = rules::compiled(self.compiled, options);
        let relocation = self.relocates.then_some(self.relocation);
        let mut reports = rules.reviewed(levels);
        if let Some(relocation) = &relocation {
            for report in &mut reports {
                relocation.relocate(report);
            }
        }
        reports.extend(self.reports.into_iter().filter_map(|mut report| {
            report.level = levels.of(report.declaration);
            levels.wants(report.declaration).then_some(report)
        }));
        reports.retain(|report| report::is_error(report) || !self.base.contains(&report.primary.span.file));
        let sources = relocation
            .as_ref()
            .map_or(&rules.sources, |relocation| &relocation.sources);
        explain_embedded_rules(&mut reports, sources);
        explain_templates(&mut reports, sources);
        reports.sort_by_key(|report| (report.primary.span, report.declaration.number));
        Checked {
            file_count: sources.iter().count(),
            rules,
            relocation,
            reports,
            skipped: self.skipped,
            skipped_with_rules: self.skipped_with_rules,
            is_incomplete: self.is_incomplete,
        }
    }
}
