//! Lints: what Falco accepts and is probably not meant.
//!
//! Input: a rule set: its files, its definitions after the last file, and the rules that could be
//! checked, with their conditions as written. Output: a [`Fact`] per problem, with its span and the
//! data that its message and fix need. A lint reports only what is certain; what is certain and yet
//! often intended is off by default.
//! Out of scope: messages and levels (`diagnostics`). Nothing here changes what Falco would say.
//!
//! | module | lints |
//! |---|---|
//! | `logic` | contradictions, tautologies, redundant predicates, exclusions without effect |
//! | `shadowed_rule` | rules that an earlier rule shadows |
//! | `impossible_value` | values that a field never has |
//! | `availability` | fields that the events do not have, in conditions and outputs |
//! | `undefined_list` | strings that look like names of lists |
//! | `duplicate_value` | values that are listed twice |
//! | `simpler_operator` | patterns without a wildcard |
//! | `legacy_field` | fields for old rules |
//! | `repeated_comparison` | several comparisons that one `in` expresses |
//! | `loose_contains` | `contains` for a prefix or suffix |
//! | `items` | items without effect, or replaced in their own file |
//! | `style` | names, order of keys, tags |

mod availability;
mod conditions;
mod duplicate_value;
mod fact;
mod implication;
mod impossible_value;
mod items;
mod legacy_field;
mod literal;
mod logic;
mod loose_contains;
mod repeated_comparison;
mod shadowed_rule;
mod simpler_operator;
mod style;
mod undefined_list;

use std::panic::resume_unwind;
use std::thread;

use rustc_hash::FxHashSet;

pub use fact::{Fact, FactKind, Lint, Repair, Why};

use crate::check::{Rule, Trees};
use crate::resolve::Collection;
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::{RawPredicate, Right, Word};
use crate::syntax::items::RuleFile;
use conditions::Condition;

/// What lints look at.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The texts of the files.
    pub sources: &'a Sources,
    /// Their trees, in load order.
    pub files: &'a [RuleFile],
    /// Lists, macros and rules as they stand after the last file.
    pub collection: &'a Collection,
    /// The checked rules.
    pub rules: &'a [&'a Rule],
    /// The conditions of these and of the macros as written.
    pub trees: &'a Trees,
    /// Nobody waits for the facts any more: what is found from then on may be anything.
    pub interrupted: &'a (dyn Fn() -> bool + Sync),
}

/// What a family of lints looks at, and which lints it has.
struct Family {
    lints: &'static [Lint],
    run: fn(&LintContext<'_>, &mut Vec<Fact>),
}

/// Every family, in the order of their facts.
const FAMILIES: [Family; 12] = [
    Family {
        lints: logic::LINTS,
        run: logic::run,
    },
    Family {
        lints: shadowed_rule::LINTS,
        run: shadowed_rule::run,
    },
    Family {
        lints: impossible_value::LINTS,
        run: impossible_value::run,
    },
    Family {
        lints: availability::LINTS,
        run: availability::run,
    },
    Family {
        lints: undefined_list::LINTS,
        run: undefined_list::run,
    },
    Family {
        lints: duplicate_value::LINTS,
        run: duplicate_value::run,
    },
    Family {
        lints: simpler_operator::LINTS,
        run: simpler_operator::run,
    },
    Family {
        lints: legacy_field::LINTS,
        run: legacy_field::run,
    },
    Family {
        lints: repeated_comparison::LINTS,
        run: repeated_comparison::run,
    },
    Family {
        lints: loose_contains::LINTS,
        run: loose_contains::run,
    },
    Family {
        lints: items::LINTS,
        run: items::run,
    },
    Family {
        lints: style::LINTS,
        run: style::run,
    },
];

/// So many families at the start take as long as the others.
const FIRST_THREAD_FAMILIES: usize = 2;

/// With so many conditions, a second thread saves more time than it costs.
const PARALLEL_CONDITIONS: usize = 128;

/// What all families share.
struct LintContext<'a> {
    input: Input<'a>,
    conditions: Vec<Condition<'a>>,
    /// The span of each element of a list, sorted.
    elements: Vec<Span>,
    enabled: &'a (dyn Fn(Lint) -> bool + Sync),
}

impl LintContext<'_> {
    /// What takes long asks this now and then, and stops.
    fn is_interrupted(&self) -> bool {
        (self.input.interrupted)()
    }

    /// Returns whether the byte at `at` is part of an element of a list, which other items can append
    /// to or replace, and other conditions can use.
    fn is_in_list(&self, (file, offset): (FileId, u32)) -> bool {
        let after = self
            .elements
            .partition_point(|element| (element.file, element.start) <= (file, offset));
        after
            .checked_sub(1)
            .map(|index| self.elements[index])
            .is_some_and(|element| element.file == file && offset < element.end)
    }

    /// Returns the constants on the right of `check` that are written in the condition itself, not
    /// in a list that it names.
    fn own_words<'c>(&self, condition: &Condition<'_>, check: &'c RawPredicate) -> Vec<&'c Word> {
        let words = match &check.right {
            Right::Value(word) => std::slice::from_ref(word),
            Right::List { items, .. } => items.as_slice(),
            Right::None | Right::Operand(_) => &[],
        };
        let is_own = |word: &&Word| {
            let start = condition.text.start(word.range.start);
            start.is_some_and(|start| !self.is_in_list(start))
        };
        words.iter().filter(is_own).collect()
    }
}

/// Runs the lints that are `enabled`; each place and kind once.
pub fn lint(input: Input<'_>, enabled: &(dyn Fn(Lint) -> bool + Sync)) -> Vec<Fact> {
    let lists = input.collection.lists.rows().iter();
    let mut elements: Vec<Span> = lists
        .flat_map(|list| &list.items)
        .map(|element| element.span)
        .collect();
    elements.sort_unstable();
    let run = LintContext {
        input,
        conditions: conditions::collect(&input),
        elements,
        enabled,
    };
    let mut facts = all(&run);
    let mut seen = FxHashSet::default();
    facts.retain(|fact| enabled(fact.kind.lint()) && seen.insert((fact.kind.lint(), fact.span)));
    facts
}

/// What every family finds, in their order; those behind [`FIRST_THREAD_FAMILIES`] in a thread of their own if there
/// is much to look at.
fn all(run: &LintContext<'_>) -> Vec<Fact> {
    let some = |families: &[Family]| {
        let mut facts = Vec::new();
        for family in families {
            if !run.is_interrupted() && family.lints.iter().any(|lint| (run.enabled)(*lint)) {
                (family.run)(run, &mut facts);
            }
        }
        facts
    };
    if run.conditions.len() < PARALLEL_CONDITIONS {
        return some(&FAMILIES);
    }
    let (first, rest) = FAMILIES.split_at(FIRST_THREAD_FAMILIES);
    thread::scope(|scope| {
        let thread = thread::Builder::new().spawn_scoped(scope, || some(rest));
        let mut facts = some(first);
        facts.extend(match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // The system gives no more threads.
            Err(_) => some(rest),
        });
        facts
    })
}
