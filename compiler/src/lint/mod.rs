//! Lints: what Falco accepts and is probably not meant.
//!
//! In: a rule set that compiled without errors: its files, what they amount to, its conditions as
//! checked and as written. Out: a [`Fact`] for everything suspicious, with its place and what is
//! needed to word and repair it. Each lint says nothing unless it is sure of what it says; what is
//! sure and yet often meant is off by default.
//! Not here: words and levels (`diagnostics`). Nothing here changes what Falco would say.
//!
//! | file | lints |
//! |---|---|
//! | `logic` | contradictions, tautologies, parts that others imply, exclusions that exclude nothing |
//! | `shadow` | rules that an earlier rule always beats |
//! | `domain` | values that a field never has |
//! | `absent` | fields that the events do not have, in conditions and outputs |
//! | `words` | names taken for texts, values given twice, operators for which a simpler one would do |
//! | `repeated` | one value after another where `in` says it once |
//! | `loose` | `contains` for what begins or ends a value |
//! | `items` | items that change nothing or are replaced in their own file |
//! | `style` | names, order of keys, tags |

mod absent;
mod domain;
mod fact;
mod items;
mod literal;
mod logic;
mod loose;
mod repeated;
mod shadow;
mod style;
mod values;
mod words;
mod written;

use std::panic::resume_unwind;
use std::thread;

use rustc_hash::FxHashSet;

pub use fact::{Fact, FactKind, Lint, Repair, Why};

use crate::check::{Rule, Trees};
use crate::resolve::Collection;
use crate::source::{FileId, Sources};
use crate::syntax::items::RuleFile;
use written::Unit;

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
    run: fn(&Run<'_>, &mut Vec<Fact>),
}

/// Every family, in the order of their facts.
const FAMILIES: [Family; 9] = [
    Family {
        lints: logic::LINTS,
        run: logic::run,
    },
    Family {
        lints: shadow::LINTS,
        run: shadow::run,
    },
    Family {
        lints: domain::LINTS,
        run: domain::run,
    },
    Family {
        lints: absent::LINTS,
        run: absent::run,
    },
    Family {
        lints: words::LINTS,
        run: words::run,
    },
    Family {
        lints: repeated::LINTS,
        run: repeated::run,
    },
    Family {
        lints: loose::LINTS,
        run: loose::run,
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
const FIRST: usize = 2;

/// With so many conditions, a second thread saves more time than it costs.
const MANY_UNITS: usize = 128;

/// What all families share.
struct Run<'a> {
    input: Input<'a>,
    units: Vec<Unit<'a>>,
    /// Where each element of a list begins.
    elements: FxHashSet<(FileId, u32)>,
    enabled: &'a (dyn Fn(Lint) -> bool + Sync),
}

impl Run<'_> {
    /// What takes long asks this now and then, and stops.
    fn is_interrupted(&self) -> bool {
        (self.input.interrupted)()
    }

    /// What begins there is an element of a list, which others can append to or replace.
    fn is_element(&self, start: (FileId, u32)) -> bool {
        self.elements.contains(&start)
    }
}

/// Runs the lints that are `enabled`; each place and kind once.
pub fn lint(input: Input<'_>, enabled: &(dyn Fn(Lint) -> bool + Sync)) -> Vec<Fact> {
    let lists = input.collection.lists.rows().iter();
    let run = Run {
        input,
        units: written::units(&input),
        elements: lists
            .flat_map(|list| &list.items)
            .map(|element| (element.span.file, element.span.start))
            .collect(),
        enabled,
    };
    let mut facts = all(&run);
    let mut seen = FxHashSet::default();
    facts.retain(|fact| enabled(fact.kind.lint()) && seen.insert((fact.kind.lint(), fact.span)));
    facts
}

/// What every family finds, in their order; those behind [`FIRST`] in a thread of their own if there
/// is much to look at.
fn all(run: &Run<'_>) -> Vec<Fact> {
    let some = |families: &[Family]| {
        let mut facts = Vec::new();
        for family in families {
            if !run.is_interrupted() && family.lints.iter().any(|lint| (run.enabled)(*lint)) {
                (family.run)(run, &mut facts);
            }
        }
        facts
    };
    if run.units.len() < MANY_UNITS {
        return some(&FAMILIES);
    }
    let (first, rest) = FAMILIES.split_at(FIRST);
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
