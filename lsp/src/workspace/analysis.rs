//! The reports on a set of files, updated incrementally with each edit.
//!
//! In: the files in load order, and every splice of their texts. Out: reports, in two steps: compiler
//! errors and warnings come at once ([`Analysis::update`]); lints analyse the whole rule set and come when
//! the user pauses ([`Analysis::run_lints`]). Until then the previous lints are kept for text that did not
//! change.
//! Does not decide which files belong together.

use std::path::Path;

use compiler::check::Finding;
use compiler::compile::Options;
use compiler::diagnostics::{Level, Levels, Report};
use compiler::recompile::{Recompiled, Recompiler};
use compiler::resolve::FactKind;
use compiler::review::{Compiled, Lints, review_reports};
use compiler::source::{FileId, Sources, Span};
use compiler::syntax::items::RuleFile;
use compiler::tables::official;

use rustc_hash::FxHashSet;

use super::file::{self, File};

/// Returns whether a request is waiting, so that lints should stop.
pub(crate) type Interrupted<'a> = &'a (dyn Fn() -> bool + Sync);

/// The outcome of a run of the lints.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct LintOutcome {
    /// The set of reports changed.
    pub(crate) differs: bool,
    /// The run was interrupted and has to be repeated.
    pub(crate) interrupted: bool,
}

impl LintOutcome {
    /// Combines the outcomes of two analyses.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            differs: self.differs || other.differs,
            interrupted: self.interrupted || other.interrupted,
        }
    }
}

/// Files in load order and the reports on them.
pub(super) struct Analysis {
    recompiler: Recompiler,
    levels: Levels,
    /// The files in load order.
    pub(super) order: Vec<FileId>,
    /// Whether the official rule files may be loaded before these without being at hand.
    without_official: bool,
    /// The reports of the compiler; `None` if something changed since.
    found: Option<Vec<Report>>,
    /// Whether the rules have no errors, so that lints can run.
    complete: bool,
    /// The lints of the last complete run.
    lints: Vec<Report>,
    /// Whether something changed since that run.
    lints_stale: bool,
}

impl Analysis {
    pub(super) fn new(options: Options, levels: Levels, without_official: bool) -> Self {
        let options = Options {
            without_verdicts: true,
            ..options
        };
        Self {
            recompiler: Recompiler::new(options),
            // A report that exists only for its fix becomes a code action instead of a diagnostic.
            levels: levels.with_offers(),
            order: Vec::new(),
            without_official,
            found: None,
            complete: false,
            lints: Vec::new(),
            lints_stale: true,
        }
    }

    /// Sets the load order.
    pub(super) fn reorder(&mut self, order: Vec<FileId>) {
        if self.order != order {
            self.order = order;
            self.changed();
        }
    }

    /// Notes that the text of a file changed.
    pub(super) fn changed(&mut self) {
        self.found = None;
        self.lints_stale = true;
    }

    /// Drops the lints on bytes that were replaced, and moves those after them.
    pub(super) fn splice(&mut self, old: Span, new: u32) {
        self.lints.retain_mut(|report| moved(report, old, new));
    }

    /// Compiles the files, unless nothing changed.
    pub(super) fn update(&mut self, files: &mut [File], sources: &Sources) {
        if self.found.is_some() {
            return;
        }
        let without_official = self.without_official;
        let levels = &self.levels;
        let present = file_names(&self.order, sources);
        let (found, complete) = compiled(&mut self.recompiler, &self.order, files, |files, mut compiled| {
            let before = compiled.findings.len();
            if without_official {
                compiled
                    .findings
                    .retain(|finding| !is_about_official(finding, &present));
            }
            let all_known = compiled.findings.len() == before;
            let reports = compiled.reports(sources);
            let complete = all_known && reports.iter().all(|report| report.level != Level::Error);
            let input = Compiled {
                sources,
                files,
                collection: compiled.collection,
                rules: &compiled.rules,
            };
            (review_reports(reports, input, levels, None), complete)
        });
        self.found = Some(found);
        self.complete = complete;
    }

    /// Compiles the files and runs the lints, unless interrupted.
    pub(super) fn run_lints(
        &mut self,
        files: &mut [File],
        sources: &Sources,
        interrupted: Interrupted<'_>,
    ) -> LintOutcome {
        self.update(files, sources);
        if !self.lints_stale {
            return LintOutcome::default();
        }
        let levels = &self.levels;
        let (is_complete, without_official) = (self.complete, self.without_official);
        let present = file_names(&self.order, sources);
        let all = compiled(&mut self.recompiler, &self.order, files, |files, mut compiled| {
            if without_official {
                compiled
                    .findings
                    .retain(|finding| !is_about_official(finding, &present));
            }
            let reports = compiled.reports(sources);
            let input = Compiled {
                sources,
                files,
                collection: compiled.collection,
                rules: &compiled.rules,
            };
            let lints = Lints {
                is_complete,
                trees: &compiled.trees(),
                interrupted,
            };
            review_reports(reports, input, levels, Some(lints))
        });
        if interrupted() {
            return LintOutcome {
                interrupted: true,
                ..LintOutcome::default()
            };
        }
        self.lints_stale = false;
        let found = self.found.as_deref().unwrap_or_default();
        let only_now = |report: &Report| !found.contains(report);
        let lints: Vec<Report> = all.into_iter().filter(only_now).collect();
        let differs = lints != self.lints;
        self.lints = lints;
        LintOutcome {
            differs,
            ..LintOutcome::default()
        }
    }

    /// Returns all reports, as of the last update.
    pub(super) fn reports(&self) -> impl Iterator<Item = &Report> {
        self.found.iter().flatten().chain(&self.lints)
    }

    /// Compiles the files and passes the result to `look`.
    pub(super) fn compiled<R>(
        &mut self,
        files: &mut [File],
        look: impl FnOnce(&[RuleFile], &Recompiled<'_>) -> R,
    ) -> R {
        compiled(&mut self.recompiler, &self.order, files, |files, compiled| {
            look(files, &compiled)
        })
    }

    /// Returns the available fields.
    pub(super) const fn catalogue(&self) -> &compiler::check::fields::Catalogue {
        self.recompiler.catalogue()
    }
}

/// Compiles `order`. The trees are lent to the compiler, which needs them in one slice.
fn compiled<R>(
    recompiler: &mut Recompiler,
    order: &[FileId],
    files: &mut [File],
    look: impl FnOnce(&[RuleFile], Recompiled<'_>) -> R,
) -> R {
    let revisions: Vec<u64> = order.iter().map(|id| files[id.0 as usize].revision).collect();
    let lent: Vec<RuleFile> = order
        .iter()
        .map(|id| std::mem::replace(&mut files[id.0 as usize].rules, file::empty_rule_file(*id)))
        .collect();
    let result = look(&lent, recompiler.compile(&lent, &revisions));
    for rules in lent {
        let file = rules.file;
        files[file.0 as usize].rules = rules;
    }
    result
}

/// Returns the names of the files, without their directories.
fn file_names<'s>(order: &[FileId], sources: &'s Sources) -> FxHashSet<&'s str> {
    let paths = order.iter().map(|id| Path::new(sources.file(*id).path()));
    paths.filter_map(|path| path.file_name()?.to_str()).collect()
}

/// Returns whether the finding would disappear if the official rule files were loaded. A name of an official
/// file in `present` is not excused: that file is at hand and does not define it.
fn is_about_official(finding: &Finding, present: &FxHashSet<&str>) -> bool {
    let Finding::Resolve(fact) = finding else {
        return false;
    };
    let origin = match &fact.kind {
        FactKind::UndefinedMacro { name, .. } | FactKind::NoMacroToAppend(name) => {
            official::macro_named(name)
        }
        FactKind::NoListToAppend(name) => official::list(name),
        FactKind::NoRuleToAppend(name) | FactKind::NoRuleToReplace(name) | FactKind::NoRuleToEnable(name) => {
            official::rule(name)
        }
        _ => None,
    };
    origin.is_some_and(|file| !present.contains(file))
}

/// Moves a report along with its text; returns `false` if the text itself changed.
fn moved(report: &mut Report, old: Span, new: u32) -> bool {
    let labels = std::iter::once(&mut report.primary).chain(&mut report.secondary);
    let edits = report.fix.iter_mut().flat_map(|fix| &mut fix.edits);
    let spans = labels
        .map(|label| &mut label.span)
        .chain(edits.map(|edit| &mut edit.span));
    for span in spans {
        if span.file != old.file || span.end <= old.start {
            continue;
        }
        if span.start < old.end {
            return false;
        }
        span.start = span.start - old.end + old.start + new;
        span.end = span.end - old.end + old.start + new;
    }
    true
}
