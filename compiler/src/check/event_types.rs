//! The event types that can satisfy a condition.
//!
//! Every predicate yields a set of event codes; `and` intersects, `or` unites, and negation is pushed down to
//! the predicates, where it only affects those that restrict the event type. A predicate that does not
//! restrict it yields all events: the result is an over-approximation.

use super::fields::scan_unsigned;
use super::typed::{Constant, Expr, Operand, Predicate, Test};
use crate::syntax::ast::{self, CallArgument};
use crate::tables::{EventSet, Operator, events_named, field};
use crate::value::{Argument, FieldRef};

/// Returns the event codes that can satisfy `condition`.
pub fn event_codes(condition: &Expr) -> EventSet {
    codes(condition, false)
}

/// Returns the event codes on which `condition` can evaluate to `holds`.
pub fn event_codes_when(condition: &Expr, holds: bool) -> EventSet {
    codes(condition, !holds)
}

fn codes(condition: &Expr, negated: bool) -> EventSet {
    match condition {
        Expr::Not(child) => codes(child, !negated),
        Expr::And(children) if !negated => intersection(children, negated),
        Expr::Or(children) if negated => intersection(children, negated),
        Expr::And(children) | Expr::Or(children) => children
            .iter()
            .fold(EventSet::EMPTY, |set, child| set.union(&codes(child, negated))),
        Expr::Predicate(predicate) => match restriction(predicate) {
            None => EventSet::all(),
            Some(set) if negated => set.complement(),
            Some(set) => set,
        },
    }
}

fn intersection(children: &[Expr], negated: bool) -> EventSet {
    children.iter().fold(EventSet::all(), |set, child| {
        set.intersection(&codes(child, negated))
    })
}

/// Returns the events that a predicate allows, or `None` if it does not restrict them.
fn restriction(predicate: &Predicate) -> Option<EventSet> {
    let Operand::Field(FieldRef {
        field,
        argument: Argument::None,
    }) = predicate.left
    else {
        return None;
    };
    match (field, &predicate.test) {
        (field::EVT_TYPE | field::SYSCALL_TYPE, Test::Exists) => Some(EventSet::all()),
        (
            field::EVT_TYPE | field::SYSCALL_TYPE,
            Test::Constants {
                operator,
                modifier: None,
                constants,
            },
        ) => {
            let named = || {
                constants.iter().fold(EventSet::EMPTY, |set, constant| {
                    set.union(&named(constant).unwrap_or(EventSet::EMPTY))
                })
            };
            match operator {
                Operator::Equal | Operator::In => Some(named()),
                Operator::NotEqual => Some(named().complement()),
                _ => None,
            }
        }
        (
            field::EVT_NUM,
            Test::Constants {
                operator,
                modifier: None,
                constants,
            },
        ) => ordinal(*operator, constants),
        _ => None,
    }
}

fn named(constant: &Constant) -> Option<EventSet> {
    let Constant::Text(name) = constant else {
        return None;
    };
    events_named(std::str::from_utf8(name).ok()?)
}

/// Event numbers start at one, so some comparisons are always true and some never.
fn ordinal(operator: Operator, constants: &[Constant]) -> Option<EventSet> {
    let number = |constant: &Constant| match constant {
        Constant::Uint(number) => Some(*number),
        Constant::Text(text) => scan_unsigned(std::str::from_utf8(text).ok()?),
        _ => None,
    };
    if operator == Operator::In {
        let never = constants.iter().all(|constant| number(constant) == Some(0));
        return never.then_some(EventSet::EMPTY);
    }
    let number = number(constants.first()?)?;
    match (operator, number) {
        (Operator::Equal | Operator::LessOrEqual, 0) | (Operator::Less, 0 | 1) => Some(EventSet::EMPTY),
        (Operator::NotEqual | Operator::Greater, 0) | (Operator::GreaterOrEqual, 0 | 1) => {
            Some(EventSet::all())
        }
        _ => None,
    }
}

/// Returns whether `evt.type` or `syscall.type` occurs anywhere inside the call.
pub(super) fn mentions_event_type(call: &ast::Call) -> bool {
    fn operand(operand_: &ast::Operand) -> bool {
        match operand_ {
            ast::Operand::Field(name) => {
                matches!(name.name.as_str(), "evt.type" | "syscall.type") && name.argument.is_none()
            }
            ast::Operand::Call(call) => mentions_event_type(call),
        }
    }
    fn argument(argument_: &CallArgument) -> bool {
        match argument_ {
            CallArgument::Operand(inner) => operand(inner),
            // Falco only keeps the last element that it visited.
            CallArgument::List { items, .. } => items.last().is_some_and(argument),
            CallArgument::Text(_) | CallArgument::Number(_) => false,
        }
    }
    call.arguments.iter().any(argument)
}
