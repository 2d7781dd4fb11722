//! `contains` where the beginning or the end of a value is meant.
//!
//! An absolute path is a prefix and a file name extension a suffix, but `contains` finds either anywhere in
//! the value. For a field whose values are listed, the fix is safe if both operators match the same values.

use super::LintContext;
use super::conditions::Condition;
use super::fact::{Fact, FactKind, Lint};
use super::implication;
use crate::check::typed::{Constant, Operand, Predicate, Test};
use crate::syntax::ast::{RawPredicate, Right, Word};
use crate::tables::{Operator, TextShape};

pub(super) const LINTS: &[Lint] = &[Lint::LooseContains];

/// The maximum number of letters of a file name extension.
const MAX_SUFFIX_LENGTH: usize = 5;

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        condition.checks(&mut |check, predicate, _| facts.extend(loose(condition, check, predicate)));
    }
}

fn loose(condition: &Condition<'_>, check: &RawPredicate, predicate: &Predicate) -> Option<Fact> {
    let (Operator::Contains, None, Right::Value(word)) = (check.operator, check.modifier, &check.right)
    else {
        return None;
    };
    let Operand::Field(reference) = &predicate.left else {
        return None;
    };
    let Test::Constants { constants, .. } = &predicate.test else {
        return None;
    };
    let [Constant::Text(text)] = constants.as_slice() else {
        return None;
    };
    let info = reference.field.info();
    let sure = implication::is_single(&predicate.left)
        .then(|| same_of_listed(info.values, text))
        .flatten();
    let operator = match (sure, info.shape) {
        (Some(operator), _) => operator,
        (None, TextShape::Path) if is_absolute(text) => Operator::Startswith,
        (None, TextShape::Path | TextShape::FileName) if is_suffix(text) => Operator::Endswith,
        _ => return None,
    };
    let operator_span = condition.span(&check.operator_range)?;
    let span = operator_span.to(condition.span(&word.range)?);
    let kind = FactKind::LooseContains {
        instead: format!("{} {}", operator.symbol(), written(condition, word)),
        sure: sure.is_some(),
    };
    let exact = (operator_span.end - operator_span.start) as usize == check.operator_range.len();
    let fact = Fact::new(kind, span);
    Some(if exact {
        fact.repaired(
            vec![(operator_span, operator.symbol().to_owned())],
            sure.is_some(),
        )
    } else {
        fact
    })
}

/// Returns the operator that matches the same of the listed values, if some contain the text.
fn same_of_listed(listed: &[&str], text: &[u8]) -> Option<Operator> {
    let text = std::str::from_utf8(text).ok().filter(|text| !text.is_empty())?;
    let mut found = listed.iter().filter(|value| value.contains(text)).peekable();
    found.peek()?;
    let found: Vec<&&str> = found.collect();
    if found.iter().all(|value| value.starts_with(text)) {
        Some(Operator::Startswith)
    } else if found.iter().all(|value| value.ends_with(text)) {
        Some(Operator::Endswith)
    } else {
        None
    }
}

/// Returns whether the text is the beginning of a path with a directory that is not hidden.
fn is_absolute(text: &[u8]) -> bool {
    text.first() == Some(&b'/') && !text.starts_with(b"/.") && text[1..].contains(&b'/')
}

fn is_suffix(text: &[u8]) -> bool {
    let Some(rest) = text.strip_prefix(b".") else {
        return false;
    };
    (1..=MAX_SUFFIX_LENGTH).contains(&rest.len()) && rest.iter().all(u8::is_ascii_alphanumeric)
}

fn written<'a>(condition: &Condition<'a>, word: &Word) -> &'a str {
    condition
        .text
        .as_str()
        .get(word.range.clone())
        .unwrap_or_default()
}
