//! All reports on a set of rule files.
//!
//! Input: compiled files and levels. Output: the reports of all phases and of the lints, without those that a
//! level or a comment allows, in order of position.
//! Out of scope: what Falco prints; none of this changes it.

use crate::check::{Rule, Trees};
use crate::compile::Compilation;
use crate::diagnostics::comments::{self, Comments};
use crate::diagnostics::{Levels, Report, comment_report, lint_declaration, lint_report};
use crate::lint;
use crate::migrate;
use crate::resolve::Collection;
use crate::source::Sources;
use crate::syntax::items::RuleFile;

/// The files of one run, read and compiled.
#[derive(Clone, Copy, Debug)]
pub struct Reviewed<'a> {
    /// Their texts.
    pub sources: &'a Sources,
    /// Their trees, in load order.
    pub files: &'a [RuleFile],
    /// The result of compiling them.
    pub compilation: &'a Compilation,
}

/// Compiled files, from either compiler.
#[derive(Clone, Copy, Debug)]
pub struct Compiled<'a> {
    /// Their texts.
    pub sources: &'a Sources,
    /// Their trees, in load order.
    pub files: &'a [RuleFile],
    /// Lists, macros and rules after the last file.
    pub collection: &'a Collection,
    /// The rules that can be evaluated.
    pub rules: &'a [&'a Rule],
}

/// Input of the lints.
#[derive(Clone, Copy)]
pub struct Lints<'a> {
    /// The conditions as written.
    pub trees: &'a Trees,
    /// Whether no error was found; otherwise some rules and definitions are missing.
    pub is_complete: bool,
    /// Returns whether to stop early; the reports are meaningless then.
    pub interrupted: &'a (dyn Fn() -> bool + Sync),
}

/// Returns the reports on compiled files. What is only [offered](Levels::with_offers) has the level `allow`.
pub fn review(reviewed: Reviewed<'_>, levels: &Levels) -> Vec<Report> {
    let compilation = reviewed.compilation;
    let rules: Vec<&Rule> = compilation.rules.iter().collect();
    let compiled = Compiled {
        sources: reviewed.sources,
        files: reviewed.files,
        collection: &compilation.collection,
        rules: &rules,
    };
    // Rules with an error are not among those that can be evaluated; the others are linted.
    let lints = Lints {
        trees: &compilation.trees,
        is_complete: !compilation.has_errors(),
        interrupted: &|| false,
    };
    review_reports(compilation.reports.clone(), compiled, levels, Some(lints))
}

/// Returns the reports on files whose reports at default levels are given. Lints run only if `lints` are
/// given.
pub fn review_reports(
    mut reports: Vec<Report>,
    compiled: Compiled<'_>,
    levels: &Levels,
    lints: Option<Lints<'_>>,
) -> Vec<Report> {
    let Compiled { sources, files, .. } = compiled;
    let mut comments = Comments::read(files, sources);
    let leveled = |report: &mut Report| {
        report.level = levels.of(report.declaration);
        levels.wants(report.declaration)
    };
    reports.retain_mut(leveled);
    migrate::offer(&mut reports, files, sources);
    if let Some(Lints {
        trees,
        is_complete,
        interrupted,
    }) = lints
    {
        let input = lint::Input {
            is_complete,
            sources,
            files,
            collection: compiled.collection,
            rules: compiled.rules,
            trees,
            interrupted,
        };
        let enabled = |lint| levels.wants(lint_declaration(lint));
        let found = lint::lint(input, &enabled);
        let mut found: Vec<Report> = found.iter().map(|fact| lint_report(fact, sources)).collect();
        found.retain_mut(leveled);
        reports.extend(found);
    }
    comments.filter(&mut reports);
    let mut facts: Vec<comments::Fact> = comments.facts().to_vec();
    if lints.is_some_and(|lints| lints.is_complete) {
        // After an error, some lints may be missing that a comment suppresses.
        facts.extend(comments.unused(levels));
    }
    let mut own: Vec<Report> = facts.iter().map(comment_report).collect();
    own.retain_mut(leveled);
    comments.filter(&mut own);
    reports.extend(own);
    reports.sort_by_key(|report| (report.primary.span, report.declaration.number));
    reports
}
