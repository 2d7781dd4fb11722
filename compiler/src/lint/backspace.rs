//! Backspace characters in strings, where a word boundary or a backslash was meant.
//!
//! In double quotes, `\b` is a backspace, in conditions as in YAML. Regular expressions of Falco have no
//! word boundary either, so `"\bcurl\b"` never matches. At the beginning and the end of a pattern the
//! boundary can be expressed with a character class; elsewhere there is no fix.

use super::LintContext;
use super::conditions::Condition;
use super::fact::{Fact, FactKind, Lint};
use crate::syntax::ast::{RawPredicate, Right, Word};
use crate::tables::Operator;

pub(super) const LINTS: &[Lint] = &[Lint::BackspaceInString];

const BACKSPACE: u8 = 0x08;
/// What stands for a boundary of a word after any text.
const AFTER_TEXT: &str = "(.*[^[:alnum:]_])?";
/// What stands for a boundary of a word before any text.
const BEFORE_TEXT: &str = "([^[:alnum:]_].*)?";

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        condition.checks(&mut |check, _, _| {
            let words = match &check.right {
                Right::Value(word) => std::slice::from_ref(word),
                Right::List { items, .. } => items.as_slice(),
                Right::None | Right::Operand(_) => &[],
            };
            let words = words.iter().filter(|word| word.value.contains(&BACKSPACE));
            facts.extend(words.filter_map(|word| fact(run, condition, check, word)));
        });
    }
}

fn fact(run: &LintContext<'_>, condition: &Condition<'_>, check: &RawPredicate, word: &Word) -> Option<Fact> {
    let span = condition.span(&word.range)?;
    let is_regex = check.operator == Operator::Regex;
    let fact = Fact::new(FactKind::BackspaceInString { is_regex }, span);
    let written = condition.text.as_str().get(word.range.clone())?;
    // The text must be in the file as it is in the condition.
    let is_exact = run.input.sources.text(span) == written;
    Some(match without_boundaries(written) {
        Some(pattern) if is_regex && is_exact => fact.repaired(vec![(span, pattern)], false),
        _ => fact,
    })
}

/// Returns the quoted pattern with classes instead of `\b` after a leading and before a trailing `.*`.
fn without_boundaries(written: &str) -> Option<String> {
    let quote = written
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    let inner = written.strip_prefix(quote)?.strip_suffix(quote)?;
    let (before, inner) = match inner.strip_prefix(".*\\b") {
        Some(rest) => (AFTER_TEXT, rest),
        None => ("", inner),
    };
    let (inner, after) = match inner.strip_suffix("\\b.*") {
        Some(rest) => (rest, BEFORE_TEXT),
        None => (inner, ""),
    };
    // An alternative at the top level would take the boundary for its own.
    let is_simple = !inner.contains("\\b") && !has_open_alternative(inner);
    is_simple.then(|| format!("{quote}{before}{inner}{after}{quote}"))
}

/// Returns whether a pattern has a `|` outside of all parentheses.
fn has_open_alternative(pattern: &str) -> bool {
    let mut depth = 0_i32;
    pattern.bytes().any(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        byte == b'|' && depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_become_classes() {
        assert_eq!(
            without_boundaries(r#"".*\b(curl|wget)\b.*""#).as_deref(),
            Some(r#""(.*[^[:alnum:]_])?(curl|wget)([^[:alnum:]_].*)?""#)
        );
        assert_eq!(
            without_boundaries(r"'curl\b.*'").as_deref(),
            Some("'curl([^[:alnum:]_].*)?'")
        );
        for other in [r#"".*\bcurl|wget\b.*""#, r#"".*a\bb.*""#, r"\bcurl"] {
            assert_eq!(without_boundaries(other), None, "{other}");
        }
    }
}
