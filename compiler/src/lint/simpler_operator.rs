//! Patterns without a pattern in them, for which a simpler operator has the same meaning.

use super::LintContext;
use super::conditions::Condition;
use super::fact::{Fact, FactKind, Lint};
use crate::source::Span;
use crate::syntax::ast::{RawPredicate, Right};
use crate::tables::Operator;

pub(super) const LINTS: &[Lint] = &[Lint::SimplerOperator];

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        condition.checks(&mut |check, _, _| simpler(condition, check, facts));
    }
}

/// Patterns without a pattern in them.
fn simpler(condition: &Condition<'_>, check: &RawPredicate, facts: &mut Vec<Fact>) {
    let (Operator::Glob | Operator::Iglob, None, Right::Value(word)) =
        (check.operator, check.modifier, &check.right)
    else {
        return;
    };
    let Ok(pattern) = std::str::from_utf8(&word.value) else {
        return;
    };
    let core = pattern.trim_matches('*');
    if core.is_empty() || core.contains(['*', '?', '[', '\\']) {
        return;
    }
    let ignores_case = check.operator == Operator::Iglob;
    let operator = match (pattern.starts_with('*'), pattern.ends_with('*')) {
        (true, true) if ignores_case => Operator::Icontains,
        // Nothing else looks at a beginning or an end without regard to case.
        _ if ignores_case => return,
        (false, false) => Operator::Equal,
        (false, true) => Operator::Startswith,
        (true, false) => Operator::Endswith,
        (true, true) => Operator::Contains,
    };
    let (Some(operator_span), Some(span)) =
        (condition.span(&check.operator_range), condition.span(&word.range))
    else {
        return;
    };
    let kind = FactKind::SimplerOperator {
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
    // With an escape in it, or spliced in from elsewhere, the text is left alone.
    let plain = written == pattern || word.quoted && written.len() == pattern.len() + 2;
    let whole = exact(span, written.len()) && exact(operator_span, check.operator_range.len());
    facts.push(if plain && whole {
        let text = written.replacen(pattern, core, 1);
        let operator = operator.symbol().to_owned();
        fact.repaired(vec![(operator_span, operator), (span, text)], true)
    } else {
        fact
    });
}
