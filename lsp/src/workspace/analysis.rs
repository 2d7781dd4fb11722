//! What is to be said of some files together, kept up to date edit by edit.
//!
//! In: the files in load order, and every splice of their texts. Out: reports, in two steps: what the
//! compiler finds comes at once ([`Analysis::update`]); lints look at the whole rule set and come when
//! there is time ([`Analysis::settle`]). Until then those of the last time stand, where nobody wrote.
//! Not here: which files belong together.

use compiler::check::Finding;
use compiler::compile::Options;
use compiler::diagnostics::{Level, Levels, Report};
use compiler::recompile::{Recompiled, Recompiler};
use compiler::resolve::FactKind;
use compiler::review::{Compiled, Lints, review_reports};
use compiler::source::{FileId, Sources, Span};
use compiler::syntax::items::RuleFile;
use compiler::tables::official;

use super::file::{self, File};

/// Whether somebody waits for something else.
pub(crate) type Interrupted<'a> = &'a (dyn Fn() -> bool + Sync);

/// What a look at everything came to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Settled {
    /// There is something new to be said.
    pub(crate) differs: bool,
    /// Some of it was interrupted, and is still to be done.
    pub(crate) interrupted: bool,
}

impl Settled {
    /// Both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            differs: self.differs || other.differs,
            interrupted: self.interrupted || other.interrupted,
        }
    }
}

/// Files in load order and what is to be said of them.
pub(super) struct Analysis {
    recompiler: Recompiler,
    levels: Levels,
    /// The files in load order.
    pub(super) order: Vec<FileId>,
    /// What official rule files define may be missing.
    without_official: bool,
    /// What the compiler found; none if something changed since.
    found: Option<Vec<Report>>,
    /// The rules are fine, so that lints can be looked for.
    complete: bool,
    /// What only a look at the whole rule set finds, as of the last time.
    lints: Vec<Report>,
    /// Something changed since the last such look.
    unsettled: bool,
}

impl Analysis {
    pub(super) fn new(options: Options, levels: Levels, without_official: bool) -> Self {
        let options = Options {
            without_verdicts: true,
            ..options
        };
        Self {
            recompiler: Recompiler::new(options),
            // A report that is only there for its fix is a code action and no diagnostic.
            levels: levels.with_offers(),
            order: Vec::new(),
            without_official,
            found: None,
            complete: false,
            lints: Vec::new(),
            unsettled: true,
        }
    }

    /// Takes a new order.
    pub(super) fn reorder(&mut self, order: Vec<FileId>) {
        if self.order != order {
            self.order = order;
            self.changed();
        }
    }

    /// A file has another text.
    pub(super) fn changed(&mut self) {
        self.found = None;
        self.unsettled = true;
    }

    /// Bytes of a file were replaced: what was said of them is dropped, what stood behind moves.
    pub(super) fn splice(&mut self, old: Span, new: u32) {
        self.lints.retain_mut(|report| moved(report, old, new));
    }

    /// Looks for what the compiler finds, unless nothing changed.
    pub(super) fn update(&mut self, files: &mut [File], sources: &Sources) {
        if self.found.is_some() {
            return;
        }
        let without_official = self.without_official;
        let levels = &self.levels;
        let (found, complete) = compiled(&mut self.recompiler, &self.order, files, |files, mut compiled| {
            let before = compiled.findings.len();
            if without_official {
                compiled.findings.retain(|finding| !is_about_official(finding));
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

    /// Looks for everything, unless it is interrupted.
    pub(super) fn settle(
        &mut self,
        files: &mut [File],
        sources: &Sources,
        interrupted: Interrupted<'_>,
    ) -> Settled {
        self.update(files, sources);
        if !self.unsettled || !self.complete {
            self.unsettled = false;
            return Settled::default();
        }
        let levels = &self.levels;
        let all = compiled(&mut self.recompiler, &self.order, files, |files, compiled| {
            let reports = compiled.reports(sources);
            let input = Compiled {
                sources,
                files,
                collection: compiled.collection,
                rules: &compiled.rules,
            };
            let lints = Lints {
                trees: &compiled.trees(),
                interrupted,
            };
            review_reports(reports, input, levels, Some(lints))
        });
        if interrupted() {
            return Settled {
                interrupted: true,
                ..Settled::default()
            };
        }
        self.unsettled = false;
        let found = self.found.as_deref().unwrap_or_default();
        let only_now = |report: &Report| !found.contains(report);
        let lints: Vec<Report> = all.into_iter().filter(only_now).collect();
        let differs = lints != self.lints;
        self.lints = lints;
        Settled {
            differs,
            ..Settled::default()
        }
    }

    /// Everything that is to be said, as of the last update.
    pub(super) fn reports(&self) -> impl Iterator<Item = &Report> {
        let lints = self.lints.iter().filter(|_| self.complete);
        self.found.iter().flatten().chain(lints)
    }

    /// What the files come to.
    pub(super) fn compiled<R>(
        &mut self,
        files: &mut [File],
        look: impl FnOnce(&[RuleFile], &Recompiled<'_>) -> R,
    ) -> R {
        compiled(&mut self.recompiler, &self.order, files, |files, compiled| {
            look(files, &compiled)
        })
    }

    /// The fields there are.
    pub(super) const fn catalogue(&self) -> &compiler::check::fields::Catalogue {
        self.recompiler.catalogue()
    }
}

/// Compiles `order`. The trees are lent to the compiler, which wants them side by side.
fn compiled<R>(
    recompiler: &mut Recompiler,
    order: &[FileId],
    files: &mut [File],
    look: impl FnOnce(&[RuleFile], Recompiled<'_>) -> R,
) -> R {
    let revisions: Vec<u64> = order.iter().map(|id| files[id.0 as usize].revision).collect();
    let lent: Vec<RuleFile> = order
        .iter()
        .map(|id| std::mem::replace(&mut files[id.0 as usize].rules, file::nothing(*id)))
        .collect();
    let result = look(&lent, recompiler.compile(&lent, &revisions));
    for rules in lent {
        let file = rules.file;
        files[file.0 as usize].rules = rules;
    }
    result
}

/// It would not be said if the official rule files were there.
fn is_about_official(finding: &Finding) -> bool {
    let Finding::Resolve(fact) = finding else {
        return false;
    };
    match &fact.kind {
        FactKind::UndefinedMacro { name, .. } | FactKind::NoMacroToAppend(name) => {
            official::macro_named(name).is_some()
        }
        FactKind::NoListToAppend(name) => official::list(name).is_some(),
        FactKind::NoRuleToAppend(name) | FactKind::NoRuleToReplace(name) | FactKind::NoRuleToEnable(name) => {
            official::rule(name).is_some()
        }
        _ => false,
    }
}

/// Moves a report along with its text; false if the text itself changed.
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
