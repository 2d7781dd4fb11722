//! Fixes, applied to the texts of rule files.
//!
//! In: files in load order, how to compile them, and how sure a fix must be. Out: their new texts,
//! what was done, and the reports that remain. Fixes that overlap wait for the next round; one after
//! which something new is wrong is taken back.
//! Not here: which fixes there are; reports bring them along.

use std::collections::BTreeMap;

use crate::compile::{self, read_and_compile};
use crate::diagnostics::{Edit, Fix, Level, Levels, Report, Safety};
use crate::format::{Rewritable, Rewrite};
use crate::review::{Reviewed, review};
use crate::source::{FileId, Sources, Span};

/// Rounds after which whatever is left stays. Every round but the last applies something.
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

/// What became of the files.
#[derive(Debug)]
pub struct Fixed {
    /// The files with their new texts.
    pub sources: Sources,
    /// What was done, in order.
    pub applied: Vec<Applied>,
    /// What is still to be told; places are those of the new texts.
    pub remaining: Vec<Report>,
}

/// How to fix.
#[derive(Clone, Debug)]
pub struct Options {
    /// How to compile.
    pub compile: compile::Options,
    /// What to mind. What a level or a comment allows is not fixed, but for what is
    /// [offered](crate::diagnostics::Declaration::is_offered) and was not asked to be allowed.
    pub levels: Levels,
    /// Apply fixes too that want a look.
    pub unsafe_too: bool,
}

/// Fixes `files`, given with path and text.
pub fn fix(files: &[(String, String)], options: &Options) -> Fixed {
    let mut state = State::compile(files.to_vec(), options);
    let mut applied = Vec::new();
    // Diagnostics whose fixes made something else wrong.
    let mut refused: Vec<(u16, String)> = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let chosen = state.choose(options, &refused);
        if chosen.is_empty() {
            break;
        }
        let next = State::compile(state.with(&chosen), options);
        if next.is_no_worse_than(&state) {
            applied.extend(chosen.iter().map(|report| state.told(report)));
            state = next;
            continue;
        }
        // One of them does harm: one after another then.
        let chosen: Vec<Report> = chosen.into_iter().cloned().collect();
        let mut done = false;
        for report in &chosen {
            let next = State::compile(state.with(&[report]), options);
            if next.is_no_worse_than(&state) {
                applied.push(state.told(report));
                state = next;
                done = true;
                // The places of the others are no longer true.
                break;
            }
            refused.push(key(report));
        }
        if !done {
            break;
        }
    }
    let mut remaining = state.reports;
    remaining.retain(|report| report.level > Level::Allow);
    Fixed {
        sources: state.sources,
        applied,
        remaining,
    }
}

fn key(report: &Report) -> (u16, String) {
    (report.declaration.number, report.message.clone())
}

/// Files and what is to be said of them.
struct State {
    files: Vec<(String, String)>,
    sources: Sources,
    reports: Vec<Report>,
    /// For each file, whether it may be written: not if its YAML had to be guessed at.
    rewritable: Vec<bool>,
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
        }
    }

    /// Reports whose fixes can be applied at once.
    fn choose(&self, options: &Options, refused: &[(u16, String)]) -> Vec<&Report> {
        let mut taken: Vec<Span> = Vec::new();
        let mut chosen = Vec::new();
        for report in &self.reports {
            let Some(fix) = &report.fix else { continue };
            let sure = fix.safety == Safety::Safe || options.unsafe_too;
            let is_free = |edit: &Edit| !taken.iter().any(|span| collide(*span, edit.span));
            let is_writable = |edit: &Edit| self.is_rewritable(edit.span.file);
            if sure
                && fix.edits.iter().all(is_writable)
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

    /// Whether the files that were changed are still valid YAML with the same number of items.
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

    /// The files with these fixes.
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

    /// Returns whether no kind of error occurs more often than in `before`, and no item is lost.
    fn is_no_worse_than(&self, before: &Self) -> bool {
        if !self.keeps_items_of(before) {
            return false;
        }
        let count = |state: &Self| {
            let mut count: BTreeMap<u16, usize> = BTreeMap::new();
            for report in state.reports.iter().filter(|report| report.level == Level::Error) {
                *count.entry(report.declaration.number).or_default() += 1;
            }
            count
        };
        let before = count(before);
        count(self)
            .iter()
            .all(|(number, count)| before.get(number).is_some_and(|before| count <= before))
    }

    fn told(&self, report: &Report) -> Applied {
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

/// They share a byte, or both insert at one place.
fn collide(a: Span, b: Span) -> bool {
    a.file == b.file && (a.start < b.end && b.start < a.end || a.start == b.start)
}

/// `text` with `edits`, which do not overlap, in any order.
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
