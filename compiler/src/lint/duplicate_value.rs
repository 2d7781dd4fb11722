//! Values that are listed twice.

use rustc_hash::FxHashMap;

use super::LintContext;
use super::conditions::Condition;
use super::fact::{Fact, FactKind, Lint};
use crate::source::Span;
use crate::syntax::ast::Word;
use crate::syntax::items::{Action, Element, Entry, Step};

pub(super) const LINTS: &[Lint] = &[Lint::DuplicateValue];

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        condition.checks(&mut |check, _, _| duplicates(condition, &run.own_words(condition, check), facts));
    }
    duplicate_elements(run, facts);
}

/// Reports values that a predicate lists twice in the condition itself. Values of named lists are not
/// compared: another item can use the list alone.
fn duplicates(condition: &Condition<'_>, words: &[&Word], facts: &mut Vec<Fact>) {
    if words.len() < 2 {
        return;
    }
    let mut seen: FxHashMap<&[u8], &Word> = FxHashMap::default();
    let mut previous: Option<&Word> = None;
    for word in words {
        if let Some(first) = seen.get(word.value.as_slice()).copied() {
            let Some(span) = condition.span(&word.range) else {
                continue;
            };
            let other = condition.span(&first.range).filter(|other| *other != span);
            if other.is_some() {
                let value = String::from_utf8_lossy(&word.value).into_owned();
                let fact = Fact::new(FactKind::DuplicateValue(value), span).with(other);
                facts.push(
                    match previous.and_then(|previous| after(condition, previous, word)) {
                        Some(span) => fact.repaired(vec![(span, String::new())], true),
                        None => fact,
                    },
                );
            }
        } else {
            seen.insert(&word.value, word);
        }
        previous = Some(word);
    }
}

/// Returns the span from the end of one word to the end of the next, if it is one piece of a file.
fn after(condition: &Condition<'_>, previous: &Word, word: &Word) -> Option<Span> {
    let between = condition
        .text
        .as_str()
        .get(previous.range.end..word.range.start)?;
    let span = condition.span(&(previous.range.end..word.range.end))?;
    let exact = (span.end - span.start) as usize == word.range.end - previous.range.end;
    (between.trim() == "," && exact).then_some(span)
}

/// Reports values that occur twice in one item that defines or appends to a list.
fn duplicate_elements(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for file in run.input.files {
        for entry in &file.entries {
            let Entry::Item(item) = entry else { continue };
            for step in &item.steps {
                if let Step::Action(Action::DefineList(list) | Action::AppendList(list)) = step
                    && let Some(items) = &list.items
                {
                    find_twice(&items.value, run, facts);
                }
            }
        }
    }
}

fn find_twice(elements: &[Element], run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    let mut seen: FxHashMap<&str, Span> = FxHashMap::default();
    for (index, element) in elements.iter().enumerate() {
        let Some(first) = seen.get(element.value.as_str()).copied() else {
            seen.insert(element.value.as_str(), element.span);
            continue;
        };
        let value = element.value.as_str().to_owned();
        let fact = Fact::new(FactKind::DuplicateValue(value), element.span).with(Some(first));
        let before = elements[index - 1].span;
        let gap = Span {
            start: before.end,
            ..element.span
        };
        let between = Span {
            end: element.span.start,
            ..gap
        };
        let clean = before.end <= element.span.start
            && run
                .input
                .sources
                .text(between)
                .bytes()
                .all(|byte| matches!(byte, b',' | b'-' | b' ' | b'\t' | b'\r' | b'\n'));
        facts.push(if clean {
            fact.repaired(vec![(gap, String::new())], true)
        } else {
            fact
        });
    }
}
