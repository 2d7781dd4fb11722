//! Values that a field never has.
//!
//! Input: conditions. Output: facts about constants that their field never equals. The table of fields lists
//! the values of a string field, or their shape; the type of a number limits its range, and Falco wraps
//! larger constants silently.

use super::LintContext;
use super::conditions::Condition;
use super::fact::{Fact, FactKind, Lint, Why};
use super::implication;
use crate::check::typed::{Constant, Operand, Predicate, Test};
use crate::spelling::closest;
use crate::syntax::ast::{RawPredicate, Right, Word};
use crate::tables::{Field, Operator, TextShape, event_names, field, is_event_or_syscall_name};

pub(super) const LINTS: &[Lint] = &[Lint::ImpossibleValue];

/// At most so many possible values are listed in a message.
const MAX_NAMED: usize = 6;

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        condition.checks(&mut |check, predicate, _| {
            let Operand::Field(reference) = &predicate.left else {
                return;
            };
            let info = reference.field.info();
            for (word, constant) in words(check, predicate) {
                let impossible = match constant {
                    Constant::Text(text) if reference.field == field::SYSCALL_TYPE => {
                        syscall_type(check.operator, text)
                    }
                    Constant::Text(text) if reference.field == field::EVT_RES => result(text),
                    Constant::Text(text) => impossible_text(info, check.operator, text),
                    Constant::Int(_) | Constant::Uint(_) => wrapped(word, constant),
                    _ => None,
                };
                if let Some(why) = impossible {
                    report(condition, &reference.to_string(), word, why, facts);
                }
            }
        });
    }
}

/// Returns the constants of a predicate, as written and as parsed.
fn words<'a>(
    check: &'a RawPredicate,
    predicate: &'a Predicate,
) -> impl Iterator<Item = (&'a Word, &'a Constant)> {
    let words = match &check.right {
        Right::Value(word) => std::slice::from_ref(word),
        Right::List { items, .. } => items.as_slice(),
        Right::None | Right::Operand(_) => &[],
    };
    let constants: &[Constant] = match &predicate.test {
        Test::Constants { constants, .. } => constants,
        _ => &[],
    };
    words.iter().zip(constants)
}

fn syscall_type(operator: Operator, text: &[u8]) -> Option<Why> {
    let exact = matches!(
        operator,
        Operator::Equal | Operator::DoubleEqual | Operator::NotEqual | Operator::In
    );
    let name = std::str::from_utf8(text).ok()?;
    if !exact || is_event_or_syscall_name(name) {
        return None;
    }
    Some(Why::OneOf(closest(name, event_names()).into_iter().collect()))
}

/// The result of a system call is `SUCCESS` or the name of an error, whatever number it returned.
fn result(text: &[u8]) -> Option<Why> {
    const SUCCESS: &str = "SUCCESS";
    let meant = text == b"0" || text.eq_ignore_ascii_case(SUCCESS.as_bytes()) && text != SUCCESS.as_bytes();
    meant.then(|| Why::OneOf(vec![SUCCESS]))
}

fn impossible_text(info: &'static Field, operator: Operator, text: &[u8]) -> Option<Why> {
    use Operator as O;
    let exact = matches!(
        operator,
        O::Equal | O::DoubleEqual | O::NotEqual | O::In | O::Intersects
    );
    if !info.values.is_empty() {
        return impossible_word(info, operator, exact, text);
    }
    if text.len() > info.longest && (exact || matches!(operator, O::Startswith | O::Endswith | O::Contains)) {
        return Some(Why::TooLong(info.longest));
    }
    let slash_at_end = text.len() > 1 && text.ends_with(b"/");
    match info.shape {
        TextShape::Path if slash_at_end && (exact || operator == O::Endswith) => Some(Why::TrailingSlash),
        TextShape::FileName
            if text.contains(&b'/')
                && (exact || matches!(operator, O::Startswith | O::Endswith | O::Contains)) =>
        {
            Some(Why::Slash)
        }
        _ => None,
    }
}

/// Returns the reason if the comparison is false for all values of a field whose values are listed.
fn impossible_word(info: &'static Field, operator: Operator, exact: bool, text: &[u8]) -> Option<Why> {
    let test = Test::Constants {
        operator: if exact { Operator::Equal } else { operator },
        modifier: None,
        constants: vec![Constant::Text(text.to_vec())],
    };
    let fits = |value: &&str| implication::holds(&test, &Constant::Text(value.as_bytes().to_vec()));
    if info.values.iter().any(|value| fits(value) != Some(false)) {
        return None;
    }
    let word = String::from_utf8_lossy(text);
    let near = info
        .values
        .iter()
        .copied()
        .find(|value| value.eq_ignore_ascii_case(&word))
        .or_else(|| closest(&word, info.values.iter().copied()));
    Some(Why::OneOf(match near {
        Some(near) => vec![near],
        None => info.values.iter().copied().take(MAX_NAMED).collect(),
    }))
}

/// Returns the number that Falco compares with, if it is not the one that is written.
fn wrapped(word: &Word, constant: &Constant) -> Option<Why> {
    let written: i128 = std::str::from_utf8(&word.value).ok()?.parse().ok()?;
    let compared = match constant {
        Constant::Int(number) => i128::from(*number),
        Constant::Uint(number) => i128::from(*number),
        _ => return None,
    };
    // -1 is the usual way to write the largest unsigned number, which means "none" in many fields.
    (written != compared && written != -1).then(|| Why::OutOfRange(compared.to_string()))
}

fn report(condition: &Condition<'_>, field: &str, word: &Word, why: Why, facts: &mut Vec<Fact>) {
    let Some(span) = condition.span(&word.range) else {
        return;
    };
    let kind = FactKind::ImpossibleValue {
        field: field.to_owned(),
        value: String::from_utf8_lossy(&word.value).into_owned(),
        why,
    };
    facts.push(Fact::new(kind, span));
}
