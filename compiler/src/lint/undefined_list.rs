//! Words on the right of a comparison that look like names of lists, and name none.

use std::cell::OnceCell;

use super::LintContext;
use super::conditions::Condition;
use super::fact::{Fact, FactKind, Lint};
use crate::check::typed::Operand;
use crate::resolve::Collection;
use crate::spelling::Words;
use crate::syntax::ast::{RawPredicate, Right, Word};
use crate::tables::ParamType;

pub(super) const LINTS: &[Lint] = &[Lint::ListAsText];

/// A shorter name of a list is not taken for a slip of another word.
const MIN_NAME_LENGTH: usize = 5;

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    let names = Names {
        collection: run.input.collection,
        lists: OnceCell::new(),
    };
    for condition in &run.conditions {
        condition.checks(&mut |check, predicate, _| {
            let (ty, _) = predicate.left.ty();
            if ty == ParamType::Charbuf {
                let programs = matches!(&predicate.left, Operand::Field(field) if field.field.info().longest < usize::MAX);
                names.taken_for_texts(condition, check, &run.own_words(condition, check), programs, facts);
            }
        });
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
            let meant = if is_macro { None } else { self.list_near(name) };
            let alone = words.len() == 1 && items.len() == 1;
            if !is_macro && meant.is_none() && !(programs && alone && is_plural(name)) {
                continue;
            }
            let Some(span) = condition.span(&word.range) else {
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
        let long = names.filter(|list| list.len() >= MIN_NAME_LENGTH);
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
