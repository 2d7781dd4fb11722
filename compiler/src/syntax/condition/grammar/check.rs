//! Checks: a field or transformer and what is asked about it, or a macro.

use super::input::Input;
use super::{RightSide, Term, list, operand};
use crate::source::TextRange;
use crate::syntax::ast::{Check, ExprKind, Operand, Right, Word};
use crate::syntax::condition::error::SyntaxErrorKind;
use crate::syntax::condition::{lexeme as lex, recovery};
use crate::tables::{Modifier, Operator};

/// Operators that compare with a number.
const NUMERIC: [Operator; 4] = [
    Operator::LessOrEqual,
    Operator::Less,
    Operator::GreaterOrEqual,
    Operator::Greater,
];

/// Operators that compare with a text and need no blank behind them.
const SYMBOLS: [Operator; 3] = [Operator::DoubleEqual, Operator::Equal, Operator::NotEqual];

/// Operators that compare with a text and need a blank behind them.
const WORDS: [Operator; 9] = [
    Operator::Glob,
    Operator::Iglob,
    Operator::Contains,
    Operator::Icontains,
    Operator::Bcontains,
    Operator::Startswith,
    Operator::Bstartswith,
    Operator::Endswith,
    Operator::Regex,
];

/// Operators that compare with a list; a word may follow without blank.
const LISTS: [Operator; 3] = [Operator::Intersects, Operator::In, Operator::Pmatch];

const MODIFIERS: [Modifier; 3] = [Modifier::Oneof, Modifier::Anyof, Modifier::Allof];

/// What follows the left-hand side; `None` right is an error, reported already.
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

/// A check that begins with a field, a transformer or a macro name.
pub(super) fn check(input: &mut Input<'_>) -> Option<Term> {
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
    ExprKind::Check(Box::new(Check {
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
            if let Some(operator) = operator(input, &NUMERIC) {
                return Some(Relation::plain(operator, number_value(input)));
            }
            if let Some(operator) = text_operator(input) {
                return Some(textual(input, operator));
            }
            if let Some(operator) = operator(input, &LISTS) {
                return Some(Relation::plain(operator, list::value_or_operand(input)));
            }
            input.report(SyntaxErrorKind::ExpectedOperator);
            let length = recovery::to_connective(input.rest(), b")");
            input.resync(length);
            None
        },
    )
}

/// One of `operators`, first come first served.
fn operator(input: &mut Input<'_>, operators: &[Operator]) -> Option<(Operator, TextRange)> {
    let text = input.rest();
    let operator = *operators
        .iter()
        .find(|operator| text.starts_with(operator.symbol().as_bytes()))?;
    Some((operator, input.take(operator.symbol().len())))
}

/// A text operator with the blanks behind it.
fn text_operator(input: &mut Input<'_>) -> Option<(Operator, TextRange)> {
    let found = operator(input, &SYMBOLS).or_else(|| {
        let text = input.rest();
        let operator = *WORDS
            .iter()
            .find(|operator| lex::word_with_blank(text, operator.symbol()).is_some())?;
        Some((operator, input.take(operator.symbol().len())))
    })?;
    input.blank();
    Some(found)
}

/// Behind a text operator: perhaps a modifier, and what is compared with.
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
/// behind them that is not a keyword; otherwise they are ordinary words.
fn modifier(input: &mut Input<'_>) -> Option<(Modifier, TextRange)> {
    let at = input.here();
    let before = input.bytes(&(at.checked_sub(1)?..at)).first()?;
    let text = input.rest();
    let (modifier, length) = MODIFIERS.into_iter().find_map(|modifier| {
        lex::word_with_blank(text, modifier.symbol()).map(|length| (modifier, length))
    })?;
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

/// A word as right-hand side, if it is there.
pub(super) fn word_value(word: Option<Word>) -> Option<RightSide> {
    word.map(|word| RightSide::Fine(Right::Value(word)))
}

/// What `alternatives` yields if one is there, or an error of this kind.
pub(super) fn value(
    input: &mut Input<'_>,
    missing: SyntaxErrorKind,
    alternatives: impl FnOnce(&mut Input<'_>) -> Option<RightSide>,
) -> Option<Right> {
    input.guarded(
        |_| None,
        |input| {
            input.blank();
            match alternatives(input) {
                Some(RightSide::Fine(right)) => return Some(right),
                Some(RightSide::Wrong) => return None,
                None => {}
            }
            input.report(missing);
            let length = recovery::to_connective(input.rest(), b")");
            input.resync(length);
            None
        },
    )
}
