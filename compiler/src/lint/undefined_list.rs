//! Words on the right of a comparison that look like names of lists, and name none.

use std::cell::OnceCell;

use super::LintContext;
use super::conditions::Condition;
use super::fact::{Fact, FactKind, Lint};
use crate::check::typed::Operand;
use crate::resolve::Collection;
use crate::spelling::{Words, closest_or_affixed};
use crate::syntax::ast::{RawPredicate, Right, Word};
use crate::tables::ParamType;

pub(super) const LINTS: &[Lint] = &[Lint::UndefinedList];

/// Shorter names of lists are not suggested.
const MIN_NAME_LENGTH: usize = 5;
/// A name of fewer words is too common to be a part of another name by mistake.
const MIN_WORDS: usize = 3;

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    // Without all of the items, the list may be defined in one that could not be read.
    if !run.input.is_complete {
        return;
    }
    let names = Names {
        collection: run.input.collection,
        lists: OnceCell::new(),
    };
    for condition in &run.conditions {
        condition.checks(&mut |check, predicate, _| {
            let (ty, _) = predicate.left.ty();
            names.unexpanded(condition, check, facts);
            if ty == ParamType::Charbuf {
                let programs = matches!(&predicate.left, Operand::Field(field) if field.field.info().longest < usize::MAX);
                names.find_in(condition, check, &run.own_words(condition, check), programs, facts);
            }
        });
    }
}

/// The names that could be meant.
struct Names<'a> {
    collection: &'a Collection,
    /// Names of lists, collected once a word looks like one.
    lists: OnceCell<Words<'a>>,
}

impl<'a> Names<'a> {
    /// Names of lists that are compared as strings. Falco expands the lists in a list, but not the lists in those.
    fn unexpanded(&self, condition: &Condition<'_>, check: &RawPredicate, facts: &mut Vec<Fact>) {
        let Right::List { items, .. } = &check.right else {
            return;
        };
        for word in items.iter().filter(|word| !word.quoted) {
            let Ok(name) = std::str::from_utf8(&word.value) else {
                continue;
            };
            if self.collection.lists.get(name).is_none() {
                continue;
            }
            if let Some(span) = condition.span(&word.range) {
                facts.push(Fact::new(FactKind::UnexpandedList(name.to_owned()), span));
            }
        }
    }

    /// Reports words on the right that look like names of lists but are none. Without a similar list,
    /// only names of `programs` are reported: files do have names such as `known_hosts`.
    fn find_in(
        &self,
        condition: &Condition<'_>,
        check: &RawPredicate,
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
            if name.len() < MIN_NAME_LENGTH || !name.contains('_') || !name.bytes().all(is_name_byte) {
                continue;
            }
            let is_macro = self.collection.macros.get(name).is_some();
            let meant = if is_macro { None } else { self.similar_list(name) };
            let alone = words.len() == 1 && items.len() == 1;
            let is_plain = !name.bytes().any(|byte| byte.is_ascii_uppercase());
            if !is_macro && meant.is_none() && !(programs && alone && is_plain && is_plural(name)) {
                continue;
            }
            let Some(span) = condition.span(&word.range) else {
                continue;
            };
            let kind = FactKind::UndefinedList {
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

    /// Returns the list that is probably meant by `name`: one of a similar spelling, whatever the case or, if
    /// the name has several words, one whose name is longer or shorter at one end.
    fn similar_list(&self, name: &str) -> Option<&'a str> {
        let names = || {
            let names = self.collection.lists.names();
            names.filter(|list| list.len() >= MIN_NAME_LENGTH)
        };
        let word_count = |name: &str| name.split('_').filter(|word| !word.is_empty()).count();
        let closest = self.lists.get_or_init(|| names().collect()).closest(name);
        if closest.is_some() || word_count(name) < MIN_WORDS {
            return closest;
        }
        let candidates: Vec<&str> = names().filter(|list| word_count(list) >= MIN_WORDS).collect();
        closest_or_affixed(name, candidates)
    }
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Returns whether the name is a plural, as names of lists are and names of programs are not.
fn is_plural(name: &str) -> bool {
    name.ends_with("_list") || name.ends_with('s') && !name.ends_with("ss")
}
