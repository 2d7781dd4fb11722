//! Patterns without a pattern in them, for which a simpler operator has the same meaning.

use super::LintContext;
use super::conditions::Condition;
use super::fact::{Fact, FactKind, Lint};
use super::implication;
use crate::source::Span;
use crate::syntax::ast::{RawPredicate, Right};
use crate::tables::Operator;

pub(super) const LINTS: &[Lint] = &[Lint::SimplifiablePattern];

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        condition.checks(&mut |check, _, _| simpler(condition, check, facts));
    }
}

/// Reports a pattern that has no wildcard but at its ends.
fn simpler(condition: &Condition<'_>, check: &RawPredicate, facts: &mut Vec<Fact>) {
    let (Operator::Glob | Operator::Iglob, None, Right::Value(word)) =
        (check.operator, check.modifier, &check.right)
    else {
        return;
    };
    let Ok(pattern) = std::str::from_utf8(&word.value) else {
        return;
    };
    let Some((operator, core)) = implication::plain_pattern(check.operator, pattern.as_bytes()) else {
        return;
    };
    let core = String::from_utf8_lossy(core);
    let (Some(operator_span), Some(span)) =
        (condition.span(&check.operator_range), condition.span(&word.range))
    else {
        return;
    };
    let kind = FactKind::SimplifiablePattern {
        operator: check.operator.symbol(),
        instead: format!("{} {core}", operator.symbol()),
    };
    let fact = Fact::new(kind, operator_span.to(span));
    let written = condition
        .text
        .as_str()
        .get(word.range.clone())
        .unwrap_or_default();
    let exact = |span: Span, length: usize| (span.end - span.start) as usize == length;
    // The text must be in the file as it is compared: without escapes, and not from a list.
    let plain = written == pattern || word.quoted && written.len() == pattern.len() + 2;
    let whole = exact(span, written.len()) && exact(operator_span, check.operator_range.len());
    facts.push(if plain && whole {
        let text = written.replacen(pattern, &core, 1);
        let operator = operator.symbol().to_owned();
        fact.repaired(vec![(operator_span, operator), (span, text)], true)
    } else {
        fact
    });
}
