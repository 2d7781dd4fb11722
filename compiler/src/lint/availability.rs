//! Fields that are not available for the events of a condition or output.
//!
//! Input: conditions and outputs. Output: facts about fields that no remaining event has. Fields of a
//! descriptor are only available for events that have one, and parameters only for events that have one of
//! that name. Which events remain in a part of a condition follows from the predicates of `evt.type` around it.

use rustc_hash::FxHashMap;

use super::LintContext;
use super::conditions::{Condition, Subexpr};
use super::fact::{Fact, FactKind, Lint};
use super::literal::{Connective, connective};
use crate::check::event_types;
use crate::check::typed::{Expr, Operand, TemplatePart, Test};
use crate::ir::facts::{Known, can_be_absent, known};
use crate::tables::{EVENTS, EventSet, FieldFact};
use crate::value::{Argument, FieldRef};

pub(super) const LINTS: &[Lint] = &[
    Lint::FieldNotAvailable,
    Lint::OutputFieldNotAvailable,
    Lint::NullableExclusion,
];

/// At most so many event types are listed in a message.
const MAX_NAMED: usize = 3;

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    let mut walk = Walk {
        owners: Owners::default(),
        nullable: (run.enabled)(Lint::NullableExclusion),
        facts,
    };
    for condition in &run.conditions {
        if concerns(condition.root()) {
            walk.part(condition, condition.root(), false, condition.events);
        }
        walk.output(condition);
    }
}

/// The events that have each field. All fields with the same property of the table share an entry.
#[derive(Default)]
struct Owners(FxHashMap<(FieldFact, Argument), Option<EventSet>>);

impl Owners {
    /// Returns the events that can have the field, or `None` if all can or nothing is known.
    fn of(&mut self, reference: &FieldRef) -> Option<EventSet> {
        let fact = reference.field.info().fact.filter(|fact| can_be_absent(*fact))?;
        let key = (fact, reference.argument.clone());
        if let Some(known) = self.0.get(&key) {
            return *known;
        }
        let codes = EVENTS.iter().map(|event| event.code);
        let owners: EventSet = codes
            .filter(|code| known(*code, reference) != Known::Absent)
            .collect();
        let some = (owners.len() < EVENTS.len()).then_some(owners);
        self.0.insert(key, some);
        some
    }
}

struct Walk<'f> {
    owners: Owners,
    nullable: bool,
    facts: &'f mut Vec<Fact>,
}

impl Walk<'_> {
    fn part(&mut self, condition: &Condition<'_>, part: Subexpr<'_>, negated: bool, events: EventSet) {
        if !part.is_direct() || part.macro_name().is_some() {
            return;
        }
        match connective(part, negated) {
            Connective::Negation => {
                for child in part.children() {
                    self.part(condition, child, !negated, events);
                }
            }
            Connective::Predicate => self.check(condition, part, negated, events),
            Connective::Conjunction | Connective::Disjunction => {
                let here = events.intersection(&event_types::event_codes_when(part.typed, !negated));
                for child in part.children() {
                    self.part(condition, child, negated, here);
                }
            }
        }
    }

    fn check(&mut self, condition: &Condition<'_>, part: Subexpr<'_>, negated: bool, events: EventSet) {
        let Expr::Predicate(predicate) = part.typed else {
            return;
        };
        let Operand::Field(reference) = &predicate.left else {
            return;
        };
        if predicate.test == Test::Exists || events.is_empty() {
            return;
        }
        let Some(owners) = self.owners.of(reference) else {
            return;
        };
        let Some(span) = condition.span(part.range) else {
            return;
        };
        let field = reference.to_string();
        if events.intersection(&owners).is_empty() {
            let events = named(&events);
            self.facts
                .push(Fact::new(FactKind::FieldNotAvailable { field, events }, span));
        } else if negated && self.nullable {
            let without = events.intersection(&owners.complement());
            if !without.is_empty() {
                let events = named(&without);
                self.facts
                    .push(Fact::new(FactKind::NullableExclusion { field, events }, span));
            }
        }
    }

    fn output(&mut self, condition: &Condition<'_>) {
        let Some((rule, definition)) = condition.rule else {
            return;
        };
        if rule.events.is_empty() {
            return;
        }
        for part in &rule.output.parts {
            let TemplatePart::Token { operand, .. } = part else {
                continue;
            };
            let mut references = Vec::new();
            fields(operand, &mut references);
            for reference in references {
                let Some(owners) = self.owners.of(reference) else {
                    continue;
                };
                if !rule.events.intersection(&owners).is_empty() {
                    continue;
                }
                let field = reference.to_string();
                let text = &definition.output;
                let at = text.as_str().find(&field);
                let range = at.map_or(0..text.as_str().len(), |at| at..at + field.len());
                let Some(span) = text.span(range) else { continue };
                let events = named(&rule.events);
                self.facts.push(Fact::new(
                    FactKind::OutputFieldNotAvailable { field, events },
                    span,
                ));
            }
        }
    }
}

/// Returns whether the condition itself has a predicate of a field that depends on the event type.
fn concerns(part: Subexpr<'_>) -> bool {
    match part.typed {
        _ if !part.is_direct() || part.macro_name().is_some() => false,
        Expr::Predicate(predicate) => {
            matches!(&predicate.left, Operand::Field(reference) if reference.field.info().fact.is_some())
        }
        _ => part.children().any(concerns),
    }
}

/// Adds every field of an operand.
fn fields<'o>(operand: &'o Operand, out: &mut Vec<&'o FieldRef>) {
    match operand {
        Operand::Field(reference) => out.push(reference),
        Operand::List(items) | Operand::Call { arguments: items, .. } => {
            for item in items {
                fields(item, out);
            }
        }
        Operand::Text(_) => {}
    }
}

/// Returns the names of some of the events, each once.
fn named(events: &EventSet) -> Vec<&'static str> {
    let mut names = Vec::new();
    for code in events.iter() {
        if let Some(event) = code.info()
            && !names.contains(&event.name)
        {
            names.push(event.name);
            if names.len() == MAX_NAMED {
                break;
            }
        }
    }
    names
}
