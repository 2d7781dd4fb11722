//! Predicates: a field or transformer with an operator and its right-hand side, or a macro.

use super::input::Input;
use super::operators;
use super::right_side::{value, word_value};
use super::term::Term;
use super::{list, operand};
use crate::source::TextRange;
use crate::syntax::ast::{ExprKind, Operand, RawPredicate, Right};
use crate::syntax::condition::error::SyntaxErrorKind;
use crate::syntax::condition::{lexeme as lex, recovery};
use crate::tables::{MODIFIERS, Modifier, Operator};

/// Operator and right-hand side. `None` as `right` is an error, reported already.
struct Relation {
    operator: Operator,
    operator_range: TextRange,
    modifier: Option<Modifier>,
    right: Option<Right>,
}

impl Relation {
    fn plain((operator, operator_range): (Operator, TextRange), right: Option<Right>) -> Self {
        Self {
            operator,
            operator_range,
            modifier: None,
            right,
        }
    }
}

/// Parses a predicate that begins with a field or a transformer, or the name of a macro.
pub(super) fn predicate(input: &mut Input<'_>) -> Option<Term> {
    let start = input.here();
    if let Some(left) = operand::field(input).or_else(|| operand::call(input)) {
        let relation = relation(input);
        return Some(Term::new(comparison(left, relation), start..input.here()));
    }
    let range = input.lexeme(lex::identifier_len)?;
    let name = input.word(&range);
    Some(Term::new(ExprKind::Macro(name), range))
}

fn comparison(left: Operand, relation: Option<Relation>) -> ExprKind {
    let Some(Relation {
        operator,
        operator_range,
        modifier,
        right: Some(right),
    }) = relation
    else {
        return ExprKind::Error;
    };
    ExprKind::Predicate(Box::new(RawPredicate {
        left,
        operator,
        operator_range,
        modifier,
        right,
    }))
}

fn relation(input: &mut Input<'_>) -> Option<Relation> {
    input.guarded(
        |_| None,
        |input| {
            input.blank();
            if let Some(range) = input.literal(Operator::Exists.symbol()) {
                return Some(Relation::plain((Operator::Exists, range), Some(Right::None)));
            }
            if let Some(operator) = operators::take(input, &operators::get().numeric) {
                return Some(Relation::plain(operator, number_value(input)));
            }
            if let Some(operator) = operators::take_string(input) {
                return Some(textual(input, operator));
            }
            if let Some(operator) = operators::take(input, &operators::get().lists) {
                return Some(Relation::plain(operator, list::value_or_operand(input)));
            }
            input.report(SyntaxErrorKind::ExpectedOperator);
            let length = recovery::to_connective(input.rest(), b")");
            input.resync(length);
            None
        },
    )
}

/// After a string operator: perhaps a modifier, and the right-hand side.
fn textual(input: &mut Input<'_>, (operator, range): (Operator, TextRange)) -> Relation {
    let modifier = modifier(input);
    let right = match modifier {
        Some(_) => list::value(input),
        None => text_value(input),
    };
    let end = modifier.as_ref().map_or(range.end, |(_, range)| range.end);
    Relation {
        operator,
        operator_range: range.start..end,
        modifier: modifier.map(|(modifier, _)| modifier),
        right,
    }
}

/// `oneof` and its like are modifiers only with blanks around them and a list or an identifier
/// after them that is not a keyword; otherwise they are ordinary words.
fn modifier(input: &mut Input<'_>) -> Option<(Modifier, TextRange)> {
    let at = input.here();
    let before = input.bytes(&(at.checked_sub(1)?..at)).first()?;
    let text = input.rest();
    let (modifier, length) = MODIFIERS
        .iter()
        .find_map(|row| lex::word_with_blank(text, row.symbol).map(|length| (row.modifier, length)))?;
    let following = text.get(length..).unwrap_or_default();
    let list_follows = following.starts_with(b"(") || lex::identifier_len(following).is_some();
    if !lex::is_blank(*before) || !list_follows || lex::keyword_follows(following) {
        return None;
    }
    input.advance(length);
    Some((modifier, at..at + modifier.symbol().len()))
}

fn number_value(input: &mut Input<'_>) -> Option<Right> {
    value(input, SyntaxErrorKind::ExpectedNumber, |input| {
        operand::right(input).or_else(|| word_value(operand::bare(input, lex::number)))
    })
}

fn text_value(input: &mut Input<'_>) -> Option<Right> {
    value(input, SyntaxErrorKind::ExpectedString, |input| {
        operand::right(input)
            .or_else(|| word_value(operand::quoted(input)))
            .or_else(|| word_value(operand::bare(input, lex::bare)))
    })
}
