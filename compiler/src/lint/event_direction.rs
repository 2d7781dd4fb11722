//! Comparisons of `evt.dir` that never match.
//!
//! Falco delivers the end of a system call only, with the direction `<`, so that `evt.dir = >` is never
//! true; the opposite holds for the few types of events that are recorded with the code of a beginning,
//! such as `procexit`. Comparisons that are always true are left to `deprecated-field`.

use super::LintContext;
use super::conditions::{Condition, Subexpr};
use super::equivalence::{Direction, direction, is_delivered};
use super::fact::{Fact, FactKind, Lint};
use super::literal::{self, Connective, Literal, connective};
use crate::check::event_types;
use crate::tables::{EventSet, field};

pub(super) const LINTS: &[Lint] = &[Lint::NeverTrue];

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        let mut walk = Walk { condition, facts };
        if condition.root().compares(field::EVT_DIR) {
            walk.part(condition.root(), false, condition.events);
        }
        // A macro is written for many rules; it is reported where it makes one of them useless.
        let mut required = Vec::new();
        literal::collect(condition.root(), false, &mut required);
        for literal in required.iter().filter(|literal| !literal.part.is_direct()) {
            walk.literal(literal, condition.events);
        }
    }
}

struct Walk<'f, 'a> {
    condition: &'f Condition<'a>,
    facts: &'f mut Vec<Fact>,
}

impl<'a> Walk<'_, 'a> {
    fn part(&mut self, part: Subexpr<'a>, negated: bool, events: EventSet) {
        if !part.is_direct() || part.macro_name().is_some() {
            return;
        }
        if let Some(literal) = Literal::new(part, negated) {
            if literal.part.is_direct() {
                self.literal(&literal, events);
            }
            return;
        }
        match connective(part, negated) {
            Connective::Negation | Connective::Predicate => {
                for child in part.children() {
                    self.part(child, !negated, events);
                }
            }
            Connective::Conjunction | Connective::Disjunction => {
                let here = events.intersection(&event_types::event_codes_when(part.typed, !negated));
                for child in part.children() {
                    self.part(child, negated, here);
                }
            }
        }
    }

    fn literal(&mut self, literal: &Literal<'a>, events: EventSet) {
        let impossible = match direction(literal) {
            Direction::Enter => Some("<"),
            Direction::Exit => Some(">"),
            // Neither direction satisfies it.
            Direction::None => constant(&events),
            Direction::Any => None,
        };
        let (Some(impossible), Some(actual)) = (impossible, constant(&events)) else {
            return;
        };
        if impossible == actual
            && let Some(span) = self.condition.span(literal.whole.range)
        {
            let kind = FactKind::WrongDirection {
                direction: actual,
                is_true: !literal.asserted,
            };
            self.facts.push(Fact::new(kind, span));
        }
    }
}

/// Returns the direction of all of these events, if they have the same.
fn constant(events: &EventSet) -> Option<&'static str> {
    let mut delivered = events
        .iter()
        .filter(|code| code.info().is_some_and(is_delivered))
        .map(|code| if code.is_exit() { "<" } else { ">" });
    let first = delivered.next()?;
    delivered.all(|other| other == first).then_some(first)
}
