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
//! | `event_direction` | comparisons of `evt.dir` that never match |
//! | `availability` | fields that the events do not have, in conditions and outputs |
//! | `undefined_list` | strings that look like names of lists |
//! | `duplicate_value` | values that are listed twice |
//! | `simplifiable_pattern` | patterns without a wildcard |
//! | `legacy_field` | fields for old rules |
//! | `repeated_comparison` | several comparisons that one `in` expresses |
//! | `loose_contains` | `contains` for a prefix or suffix |
//! | `backspace` | backspace characters in strings |
//! | `unix_socket` | paths of Unix sockets compared with the whole `fd.name` |
//! | `output_without_percent` | field names in outputs that lack their percent sign |
//! | `items` | items without effect, or replaced in their own file |
//! | `style` | names, order of keys, tags |

mod availability;
mod backspace;
mod conditions;
mod duplicate_value;
mod equivalence;
mod event_direction;
mod fact;
mod implication;
mod impossible_value;
mod items;
mod legacy_field;
mod literal;
mod logic;
mod loose_contains;
mod output_without_percent;
mod repeated_comparison;
mod shadowed_rule;
mod simplifiable_pattern;
mod style;
mod undefined_list;
mod unix_socket;

use std::panic::resume_unwind;
use std::thread;

use rustc_hash::FxHashSet;

pub(crate) use equivalence::are_equivalent;
pub use fact::{Fact, FactKind, Lint, Repair, Why};

use crate::check::{Rule, Trees};
use crate::resolve::Collection;
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::{RawPredicate, Right, Word};
use crate::syntax::items::RuleFile;
use conditions::Condition;

/// The rule set that lints look at.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// Whether no error was found: then nothing is missing from the rules and definitions.
    pub is_complete: bool,
    /// The texts of the files.
    pub sources: &'a Sources,
    /// Their trees, in load order.
    pub files: &'a [RuleFile],
    /// Lists, macros and rules after the last file.
    pub collection: &'a Collection,
    /// The checked rules.
    pub rules: &'a [&'a Rule],
    /// The conditions of these rules and of the macros, as written.
    pub trees: &'a Trees,
    /// Returns whether to stop early. The facts are meaningless then.
    pub interrupted: &'a (dyn Fn() -> bool + Sync),
}

/// Lints that are found together.
struct Family {
    lints: &'static [Lint],
    run: fn(&LintContext<'_>, &mut Vec<Fact>),
}

/// All families, in the order of their facts.
const FAMILIES: [Family; 16] = [
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
        lints: simplifiable_pattern::LINTS,
        run: simplifiable_pattern::run,
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
        lints: event_direction::LINTS,
        run: event_direction::run,
    },
    Family {
        lints: backspace::LINTS,
        run: backspace::run,
    },
    Family {
        lints: unix_socket::LINTS,
        run: unix_socket::run,
    },
    Family {
        lints: output_without_percent::LINTS,
        run: output_without_percent::run,
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

/// The first so many families take about as long as all others together.
const FIRST_THREAD_FAMILIES: usize = 2;

/// From so many conditions on, a second thread saves more time than it costs.
const PARALLEL_CONDITIONS: usize = 128;

/// Input of all families.
struct LintContext<'a> {
    input: Input<'a>,
    conditions: Vec<Condition<'a>>,
    /// The span of each element of a list, sorted.
    elements: Vec<Span>,
    enabled: &'a (dyn Fn(Lint) -> bool + Sync),
}

impl LintContext<'_> {
    /// Returns whether to stop; long loops check this regularly.
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

/// Runs the `enabled` lints; returns at most one fact per lint and span.
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
    // A name that is probably a list is not a value that is too long.
    let names: FxHashSet<Span> = facts
        .iter()
        .filter(|fact| fact.kind.lint() == Lint::UndefinedList)
        .map(|fact| fact.span)
        .collect();
    facts.retain(|fact| fact.kind.lint() != Lint::ImpossibleValue || !names.contains(&fact.span));
    let mut seen = FxHashSet::default();
    facts.retain(|fact| enabled(fact.kind.lint()) && seen.insert((fact.kind.lint(), fact.span)));
    facts
}

/// Runs all families, those after [`FIRST_THREAD_FAMILIES`] in a thread of their own if there are many
/// conditions. Returns the facts in the order of the families.
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
            // The system has no thread left.
            Err(_) => some(rest),
        });
        facts
    })
}
