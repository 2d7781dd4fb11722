//! Paths of Unix sockets that are compared with the whole of `fd.name`.
//!
//! When a connection is made, the name of a Unix socket consists of two addresses and the path, such as
//! `ffff8a01->ffff8a02 /run/docker.sock`. A path alone is never equal to it, nor its beginning. Reads and
//! writes are left alone: a socket that was bound has the path as its name.

use super::LintContext;
use super::conditions::{Condition, Subexpr};
use super::equivalence::is_delivered;
use super::fact::{Fact, FactKind, Lint};
use super::literal::{Connective, connective};
use crate::check::event_types;
use crate::check::typed::{Expr, Operand};
use crate::syntax::ast::{ExprKind, RawPredicate, Right, Word};
use crate::tables::{Event, EventCode, EventFlags, EventSet, Operator, field};

pub(super) const LINTS: &[Lint] = &[Lint::UnixSocketPath];

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        if condition.root().compares(field::FD_NAME) {
            part(run, condition, condition.root(), false, condition.events, facts);
        }
    }
}

fn part(
    run: &LintContext<'_>,
    condition: &Condition<'_>,
    here: Subexpr<'_>,
    negated: bool,
    events: EventSet,
    facts: &mut Vec<Fact>,
) {
    if !here.is_direct() || here.macro_name().is_some() {
        return;
    }
    match connective(here, negated) {
        Connective::Negation => {
            for child in here.children() {
                part(run, condition, child, !negated, events, facts);
            }
        }
        Connective::Conjunction | Connective::Disjunction => {
            let remaining = events.intersection(&event_types::event_codes_when(here.typed, !negated));
            for child in here.children() {
                part(run, condition, child, negated, remaining, facts);
            }
        }
        Connective::Predicate => {
            if let Some(ExprKind::Predicate(check)) = here.tree.map(|tree| &tree.kind)
                && is_name_of_descriptor(here.typed)
                && connects(&events)
            {
                facts.extend(fact(run, condition, check));
            }
        }
    }
}

fn is_name_of_descriptor(expr: &Expr) -> bool {
    matches!(expr, Expr::Predicate(predicate)
        if matches!(&predicate.left, Operand::Field(reference) if reference.field == field::FD_NAME))
}

/// Returns whether all of these events make a connection.
fn connects(events: &EventSet) -> bool {
    let mut delivered = events
        .iter()
        .filter_map(EventCode::info)
        .filter(|event| is_delivered(event))
        .peekable();
    delivered.peek().is_some() && delivered.all(makes_connection)
}

fn makes_connection(event: &Event) -> bool {
    let transfers = EventFlags::READS_FROM_FD.union(EventFlags::WRITES_TO_FD);
    event.param("tuple").is_some() && !event.flags.intersects(transfers)
}

fn fact(run: &LintContext<'_>, condition: &Condition<'_>, check: &RawPredicate) -> Option<Fact> {
    let is_path = |word: &&Word| word.value.starts_with(b"/");
    let (word, operator) = match (check.operator, check.modifier, &check.right) {
        (Operator::Equal | Operator::DoubleEqual | Operator::Startswith, None, Right::Value(word)) => {
            (word, Some("endswith"))
        }
        (Operator::NotEqual, None, Right::Value(word)) => (word, None),
        (Operator::In, None, Right::List { items, .. }) => {
            let operator = items
                .iter()
                .all(|word| is_path(&word))
                .then_some("endswith anyof");
            (items.iter().find(is_path)?, operator)
        }
        _ => return None,
    };
    if !is_path(&word) {
        return None;
    }
    let span = condition.span(&word.range)?;
    let fact = Fact::new(FactKind::UnixSocketPath(operator), span);
    let operator_span = condition.span(&check.operator_range)?;
    let is_exact =
        run.input.sources.text(operator_span) == condition.text.as_str().get(check.operator_range.clone())?;
    Some(match operator {
        Some(operator) if is_exact => {
            // `fd.name=/x` has no blanks around its operator.
            let text = condition.text.as_str();
            let blank = |is_there: bool| if is_there { "" } else { " " };
            let before = blank(text[..check.operator_range.start].ends_with([' ', '\n', '\t']));
            let after = blank(text[check.operator_range.end..].starts_with([' ', '\n', '\t']));
            fact.repaired(vec![(operator_span, format!("{before}{operator}{after}"))], false)
        }
        _ => fact,
    })
}
