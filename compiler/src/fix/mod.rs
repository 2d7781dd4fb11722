//! Fixes, applied to the texts of rule files.
//!
//! Input: files in load order, how to compile them, and whether unsafe fixes are wanted. Output: the new
//! texts, the fixes that were applied or refused, and the reports that remain. Fixes that overlap wait
//! for the next round.
//!
//! No fix is trusted. After each round the files are compiled again, and a fix is refused
//! - if there are more errors of some kind than before, or other items in a file, or
//! - if it is safe and some rule of the whole set differs in what it matches: every rule is compared with
//!   what it was before ([`lint::are_equivalent`]), as a list or macro can serve rules far away.
//!
//! Out of scope: which fixes there are; they are part of the reports.

use std::collections::BTreeMap;

use crate::check::Rule;
use crate::compile::{self, read_and_compile};
use crate::diagnostics::{Edit, Fix, Level, Levels, Report, Safety};
use crate::format::{Rewritable, Rewrite};
use crate::lint;
use crate::review::{Reviewed, review};
use crate::source::{FileId, Sources, Span};

/// The maximum number of rounds; fixes that are left then are not applied. Every round but the last
/// applies something.
pub const MAX_ROUNDS: usize = 50;

/// A fix that was applied.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Applied {
    /// The file: its position among those that were given.
    pub file: FileId,
    /// Path of the file.
    pub path: String,
    /// Line in the file as it was when the fix was applied, from 0.
    pub line: u32,
    /// Stable name of the diagnostic.
    pub id: &'static str,
    /// What was done.
    pub title: String,
}

/// A fix that was not applied because of its consequences.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refused {
    /// The fix; its line is that of the file as it was then.
    pub fix: Applied,
    /// What it would do.
    pub reason: Refusal,
}

/// A consequence that no fix may have.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The files would have errors that they do not have.
    #[error("the result has an error: {0}")]
    Error(String),
    /// A file would not be valid YAML with the same items.
    #[error("the result is not valid YAML with the same items")]
    Items,
    /// A rule would be gone, or another rule would come first.
    #[error("rule `{0}` is not kept in its place")]
    Rule(String),
    /// A rule might match other events.
    #[error("rule `{0}` might match different events")]
    Condition(String),
}

/// The result of fixing files.
#[derive(Debug)]
pub struct Fixed {
    /// The files with their new texts.
    pub sources: Sources,
    /// The fixes that were applied, in order.
    pub applied: Vec<Applied>,
    /// The fixes that were refused, in order.
    pub refused: Vec<Refused>,
    /// The reports on the new texts.
    pub remaining: Vec<Report>,
}

/// How to fix.
#[derive(Clone, Debug)]
pub struct Options {
    /// How to compile.
    pub compile: compile::Options,
    /// The levels of diagnostics. What a level or a comment allows is not fixed, unless it is
    /// [offered](crate::diagnostics::Declaration::is_offered) and not allowed explicitly.
    pub levels: Levels,
    /// Whether to apply unsafe fixes, too.
    pub unsafe_too: bool,
}

/// Fixes `files`, given with path and text.
pub fn fix(files: &[(String, String)], options: &Options) -> Fixed {
    let mut state = State::compile(files.to_vec(), options);
    let mut applied = Vec::new();
    let mut refused: Vec<Refused> = Vec::new();
    // Messages are unique enough: places change from round to round.
    let mut refused_keys: Vec<(u16, String)> = Vec::new();
    for _ in 0..MAX_ROUNDS {
        // Safe fixes go first: their result is compared with what was there before.
        let mut safety = Safety::Safe;
        let mut chosen = state.choose(safety, &refused_keys);
        if chosen.is_empty() && options.unsafe_too {
            safety = Safety::Unsafe;
            chosen = state.choose(safety, &refused_keys);
        }
        if chosen.is_empty() {
            break;
        }
        let next = State::compile(state.with(&chosen), options);
        if next.refusal(&state, safety).is_none() {
            applied.extend(chosen.iter().map(|report| state.applied(report)));
            state = next;
            continue;
        }
        // At least one of them is to be refused: they are applied one by one to find out which.
        let chosen: Vec<Report> = chosen.into_iter().cloned().collect();
        for report in &chosen {
            let next = State::compile(state.with(&[report]), options);
            if let Some(reason) = next.refusal(&state, safety) {
                let fix = state.applied(report);
                refused.push(Refused { fix, reason });
                refused_keys.push(key(report));
                continue;
            }
            applied.push(state.applied(report));
            state = next;
            // The spans of the others are no longer valid.
            break;
        }
    }
    let mut remaining = state.reports;
    remaining.retain(|report| report.level > Level::Allow);
    Fixed {
        sources: state.sources,
        applied,
        refused,
        remaining,
    }
}

fn key(report: &Report) -> (u16, String) {
    (report.declaration.number, report.message.clone())
}

/// Files, their rules and their reports.
struct State {
    files: Vec<(String, String)>,
    sources: Sources,
    reports: Vec<Report>,
    /// For each file, whether it may be written: not if its YAML had to be guessed at.
    rewritable: Vec<bool>,
    rules: Vec<Rule>,
}

impl State {
    fn compile(files: Vec<(String, String)>, options: &Options) -> Self {
        let mut sources = Sources::default();
        for (path, text) in &files {
            sources.add(path.clone(), text.clone());
        }
        let (read, compilation) = read_and_compile(&sources, &options.compile);
        let reviewed = Reviewed {
            sources: &sources,
            files: &read,
            compilation: &compilation,
        };
        let reports = review(reviewed, &options.levels.clone().with_offers());
        let rewritable = files
            .iter()
            .enumerate()
            .map(|(index, (_, text))| Rewritable::parse(FileId(index as u32), text).is_ok())
            .collect();
        Self {
            files,
            sources,
            reports,
            rewritable,
            rules: compilation.rules,
        }
    }

    /// Returns reports with a fix of this safety that can be applied at once.
    fn choose(&self, safety: Safety, refused: &[(u16, String)]) -> Vec<&Report> {
        let mut taken: Vec<Span> = Vec::new();
        let mut chosen = Vec::new();
        for report in &self.reports {
            let Some(fix) = report.fix.as_ref().filter(|fix| fix.safety == safety) else {
                continue;
            };
            let is_free = |edit: &Edit| !taken.iter().any(|span| collide(*span, edit.span));
            let is_writable = |edit: &Edit| self.is_rewritable(edit.span.file);
            if fix.edits.iter().all(is_writable)
                && !refused.contains(&key(report))
                && self.changes(fix)
                && fix.edits.iter().all(is_free)
            {
                taken.extend(fix.edits.iter().map(|edit| edit.span));
                chosen.push(report);
            }
        }
        chosen
    }

    fn is_rewritable(&self, file: FileId) -> bool {
        self.rewritable.get(file.0 as usize).is_some_and(|known| *known)
    }

    /// Returns whether the files that were changed are still valid YAML with the same number of items.
    fn keeps_items_of(&self, before: &Self) -> bool {
        let mut pairs = before.files.iter().zip(&self.files).enumerate();
        pairs.all(|(index, ((_, old), (_, new)))| {
            let file = FileId(index as u32);
            old == new
                || Rewritable::parse(file, old)
                    .and_then(|old| old.verify(&Rewritable::parse(file, new)?, Rewrite::Edits))
                    .is_ok()
        })
    }

    fn changes(&self, fix: &Fix) -> bool {
        let changes = |edit: &Edit| self.sources.text(edit.span) != edit.replacement;
        fix.edits.iter().any(changes)
    }

    /// Returns the files with these fixes.
    fn with(&self, reports: &[&Report]) -> Vec<(String, String)> {
        let fixes = reports.iter().filter_map(|report| report.fix.as_ref());
        let edits: Vec<&Edit> = fixes.flat_map(|fix| &fix.edits).collect();
        let file = |(index, (path, text)): (usize, &(String, String))| {
            let id = FileId(index as u32);
            let edits = edits.iter().filter(|edit| edit.span.file == id).copied();
            (path.clone(), apply(text, edits))
        };
        self.files.iter().enumerate().map(file).collect()
    }

    /// Returns why the fixes that led here from `before` are refused.
    fn refusal(&self, before: &Self, safety: Safety) -> Option<Refusal> {
        let new_error = self.new_error(before).map(Refusal::Error);
        if new_error.is_some() {
            return new_error;
        }
        if !self.keeps_items_of(before) {
            return Some(Refusal::Items);
        }
        if safety == Safety::Safe {
            self.changed_rule(before)
        } else {
            None
        }
    }

    /// Returns the message of an error of a kind that occurs more often than in `before`.
    fn new_error(&self, before: &Self) -> Option<String> {
        let errors = |state: &Self| {
            let mut count: BTreeMap<u16, (usize, String)> = BTreeMap::new();
            for report in state.reports.iter().filter(|report| report.level == Level::Error) {
                let entry = count.entry(report.declaration.number).or_default();
                entry.0 += 1;
                entry.1.clone_from(&report.message);
            }
            count
        };
        let before = errors(before);
        errors(self).into_iter().find_map(|(number, (count, message))| {
            let more = before.get(&number).is_none_or(|(before, _)| count > *before);
            more.then_some(message)
        })
    }

    /// Returns a rule of `before` that is gone or might match different events now. Rules that had an
    /// error before are new: there is nothing to compare them with.
    fn changed_rule(&self, before: &Self) -> Option<Refusal> {
        let mut rules = self.rules.iter();
        for old in &before.rules {
            // Which rule comes first decides which one fires.
            let Some(new) = rules.find(|new| new.name == old.name) else {
                return Some(Refusal::Rule(old.name.clone()));
            };
            let same = new.source == old.source
                && new.priority == old.priority
                && new.enabled == old.enabled
                && new.tags == old.tags;
            if !same {
                return Some(Refusal::Rule(old.name.clone()));
            }
            if !lint::are_equivalent(&old.condition, &new.condition) {
                return Some(Refusal::Condition(old.name.clone()));
            }
        }
        None
    }

    fn applied(&self, report: &Report) -> Applied {
        Applied {
            file: report.primary.span.file,
            path: self.sources.file(report.primary.span.file).path().to_owned(),
            line: self.sources.position(report.primary.span).line,
            id: report.declaration.id,
            title: report
                .fix
                .as_ref()
                .map(|fix| fix.title.clone())
                .unwrap_or_default(),
        }
    }
}

/// Returns whether two edits share a byte or insert at the same place.
fn collide(a: Span, b: Span) -> bool {
    a.file == b.file && (a.start < b.end && b.start < a.end || a.start == b.start)
}

/// Returns `text` with `edits`, which do not overlap, in any order.
///
/// # Panics
/// If an edit does not lie on characters of `text`, or they overlap.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        out.push_str(&text[at..start]);
        out.push_str(&edit.replacement);
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_applied_in_order_of_place() {
        let edit = |start, end, text: &str| Edit {
            span: Span::new(FileId(0), start, end),
            replacement: text.to_owned(),
        };
        let edits = [edit(4, 5, "Y"), edit(0, 1, ""), edit(2, 2, "+")];
        assert_eq!(apply("abcdef", &edits), "b+cdYf");
    }
}
