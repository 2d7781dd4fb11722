//! Constants and operators that probably mean something else, or the same in a simpler way.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::Run;
use super::fact::{Fact, FactKind, Lint};
use super::written::Unit;
use crate::check::is_reported_as_deprecated;
use crate::check::typed::Operand;
use crate::resolve::Collection;
use crate::source::Span;
use crate::spelling::Words;
use crate::syntax::ast::{self, Check, Right, Word};
use crate::syntax::items::{Action, Element, Entry, Step};
use crate::tables::{FieldFlags, FieldId, Operator, ParamType};

pub(super) const LINTS: &[Lint] = &[
    Lint::ListAsText,
    Lint::SimplerOperator,
    Lint::DuplicateValue,
    Lint::OutdatedField,
];

/// A shorter name of a list is not taken for a slip of another word.
const SHORTEST: usize = 5;

pub(super) fn run(run: &Run<'_>, facts: &mut Vec<Fact>) {
    let names = Names {
        collection: run.input.collection,
        lists: OnceCell::new(),
    };
    for unit in &run.units {
        unit.checks(&mut |check, predicate, _| {
            let words: Vec<&Word> = words(check)
                .iter()
                .filter(|word| unit.text.start(word.range.start).is_some_and(|start| !run.is_element(start)))
                .collect();
            let (ty, _) = predicate.left.ty();
            if ty == ParamType::Charbuf {
                let programs = matches!(&predicate.left, Operand::Field(field) if field.field.info().longest < usize::MAX);
                names.taken_for_texts(unit, check, &words, programs, facts);
            }
            duplicates(unit, &words, facts);
            simpler(unit, check, facts);
            if let (Operand::Field(_), ast::Operand::Field(name)) = (&predicate.left, &check.left) {
                outdated(unit, name, facts);
            }
        });
    }
    duplicate_elements(run, facts);
}

fn words(check: &Check) -> &[Word] {
    match &check.right {
        Right::Value(word) => std::slice::from_ref(word),
        Right::List { items, .. } => items,
        Right::None | Right::Operand(_) => &[],
    }
}

/// The names that a word could be meant to be.
struct Names<'a> {
    collection: &'a Collection,
    /// Of lists; looked at only once a word looks like one.
    lists: OnceCell<Words<'a>>,
}

impl<'a> Names<'a> {
    /// Words of a list on the right that look like names of lists but are none. Files are called
    /// `known_hosts`, `programs` hardly.
    fn taken_for_texts(
        &self,
        unit: &Unit<'_>,
        check: &Check,
        words: &[&Word],
        programs: bool,
        facts: &mut Vec<Fact>,
    ) {
        let Right::List { items, .. } = &check.right else {
            return;
        };
        for word in words.iter().filter(|word| !word.quoted) {
            let Ok(name) = std::str::from_utf8(&word.value) else {
                continue;
            };
            if name.len() < SHORTEST || !name.contains('_') || !name.bytes().all(is_name_byte) {
                continue;
            }
            let is_macro = self.collection.macros.get(name).is_some();
            let meant = if is_macro { None } else { self.list_near(name) };
            let alone = words.len() == 1 && items.len() == 1;
            if !is_macro && meant.is_none() && !(programs && alone && is_plural(name)) {
                continue;
            }
            let Some(span) = unit.span(&word.range) else {
                continue;
            };
            let kind = FactKind::ListAsText {
                name: name.to_owned(),
                meant: meant.map(str::to_owned),
                is_macro,
            };
            let fact = Fact::new(kind, span);
            facts.push(match meant {
                Some(meant) => fact.repaired(vec![(span, meant.to_owned())], false),
                None => fact,
            });
        }
    }

    fn list_near(&self, name: &str) -> Option<&'a str> {
        let names = self.collection.lists.names();
        let long = names.filter(|list| list.len() >= SHORTEST);
        self.lists.get_or_init(|| long.collect()).closest(name)
    }
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'
}

/// Several things: lists are mostly called so, files and programs are not.
fn is_plural(name: &str) -> bool {
    name.ends_with("_list") || name.ends_with('s') && !name.ends_with("ss")
}

/// Values that stand twice on the right of one check.
fn duplicates(unit: &Unit<'_>, words: &[&Word], facts: &mut Vec<Fact>) {
    if words.len() < 2 {
        return;
    }
    let mut seen: FxHashMap<&[u8], &Word> = FxHashMap::default();
    let mut previous: Option<&Word> = None;
    for word in words {
        if let Some(first) = seen.get(word.value.as_slice()).copied() {
            let Some(span) = unit.span(&word.range) else {
                continue;
            };
            let other = unit.span(&first.range).filter(|other| *other != span);
            if other.is_some() {
                let value = String::from_utf8_lossy(&word.value).into_owned();
                let fact = Fact::new(FactKind::DuplicateValue(value), span).with(other);
                facts.push(match previous.and_then(|previous| after(unit, previous, word)) {
                    Some(span) => fact.repaired(vec![(span, String::new())], true),
                    None => fact,
                });
            }
        } else {
            seen.insert(&word.value, word);
        }
        previous = Some(word);
    }
}

/// The bytes from behind one word to the end of the next, if that is one piece of a file.
fn after(unit: &Unit<'_>, previous: &Word, word: &Word) -> Option<Span> {
    let between = unit.text.as_str().get(previous.range.end..word.range.start)?;
    let span = unit.span(&(previous.range.end..word.range.end))?;
    let exact = (span.end - span.start) as usize == word.range.end - previous.range.end;
    (between.trim() == "," && exact).then_some(span)
}

/// Values that stand twice in one item that defines or appends to a list.
fn duplicate_elements(run: &Run<'_>, facts: &mut Vec<Fact>) {
    for file in run.input.files {
        for entry in &file.entries {
            let Entry::Item(item) = entry else { continue };
            for step in &item.steps {
                if let Step::Action(Action::DefineList(list) | Action::AppendList(list)) = step
                    && let Some(items) = &list.items
                {
                    twice(&items.value, run, facts);
                }
            }
        }
    }
}

fn twice(elements: &[Element], run: &Run<'_>, facts: &mut Vec<Fact>) {
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

/// Patterns without a pattern in them.
fn simpler(unit: &Unit<'_>, check: &Check, facts: &mut Vec<Fact>) {
    let (Operator::Glob | Operator::Iglob, None, Right::Value(word)) =
        (check.operator, check.modifier, &check.right)
    else {
        return;
    };
    let Ok(pattern) = std::str::from_utf8(&word.value) else {
        return;
    };
    let core = pattern.trim_matches('*');
    if core.is_empty() || core.contains(['*', '?', '[', '\\']) {
        return;
    }
    let ignores_case = check.operator == Operator::Iglob;
    let operator = match (pattern.starts_with('*'), pattern.ends_with('*')) {
        (true, true) if ignores_case => Operator::Icontains,
        // Nothing else looks at a beginning or an end without regard to case.
        _ if ignores_case => return,
        (false, false) => Operator::Equal,
        (false, true) => Operator::Startswith,
        (true, false) => Operator::Endswith,
        (true, true) => Operator::Contains,
    };
    let (Some(operator_span), Some(span)) = (unit.span(&check.operator_range), unit.span(&word.range)) else {
        return;
    };
    let kind = FactKind::SimplerOperator {
        operator: check.operator.symbol(),
        instead: format!("{} {core}", operator.symbol()),
    };
    let fact = Fact::new(kind, operator_span.to(span));
    let written = unit.text.as_str().get(word.range.clone()).unwrap_or_default();
    let exact = |span: Span, length: usize| (span.end - span.start) as usize == length;
    // With an escape in it, or spliced in from elsewhere, the text is left alone.
    let plain = written == pattern || word.quoted && written.len() == pattern.len() + 2;
    let whole = exact(span, written.len()) && exact(operator_span, check.operator_range.len());
    facts.push(if plain && whole {
        let text = written.replacen(pattern, core, 1);
        let operator = operator.symbol().to_owned();
        fact.repaired(vec![(operator_span, operator), (span, text)], true)
    } else {
        fact
    });
}

/// Fields that are only there for old rules, beyond those that Falco tells of itself.
fn outdated(unit: &Unit<'_>, name: &ast::FieldName, facts: &mut Vec<Fact>) {
    let Some(id) = FieldId::find(&name.name) else {
        return;
    };
    let info = id.info();
    if info.flags.contains(FieldFlags::DEPRECATED)
        && !is_reported_as_deprecated(info.name)
        && let Some(span) = unit.span(&name.range)
    {
        facts.push(Fact::new(FactKind::OutdatedField(info.name), span));
    }
}
