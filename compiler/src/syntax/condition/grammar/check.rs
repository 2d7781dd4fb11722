//! Checks: a field or transformer and what is asked about it, or a macro.

use chumsky::prelude::*;

use super::input::{
    Extra, In, Ref, absent, advance, blank, guarded, here, lexeme, literal, report, rest, resync, take,
};
use super::{Term, list, operand};
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

/// A check that begins with a field, a transformer or a macro name.
pub(super) fn check<'s>() -> impl Parser<'s, In<'s>, Term, Extra> + Clone + 's {
    let comparison = choice((operand::field(), operand::call()))
        .then(relation())
        .map_with(|(left, relation), extra| {
            let span: SimpleSpan = extra.span();
            Term::new(comparison(left, relation), span.into_range())
        });
    let macro_name = lexeme(lex::identifier_len).map_with(|range: TextRange, extra| {
        let slice: &[u8] = extra.slice();
        let name = String::from_utf8_lossy(slice).into_owned();
        Term::new(ExprKind::Macro(name), range)
    });
    choice((comparison, macro_name)).boxed()
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

fn relation<'s>() -> impl Parser<'s, In<'s>, Option<Relation>, Extra> + Clone + 's {
    let exists = literal(Operator::Exists.symbol()).map(|operator_range| {
        Some(Relation {
            operator: Operator::Exists,
            operator_range,
            modifier: None,
            right: Some(Right::None),
        })
    });
    let plain = |((operator, operator_range), right)| {
        Some(Relation {
            operator,
            operator_range,
            modifier: None,
            right,
        })
    };
    let numeric = operator(&NUMERIC).then(number_value()).map(plain);
    let listed = operator(&LISTS).then(list::value_or_operand()).map(plain);
    let missing = custom(|inp| {
        let at = here(inp);
        report(inp, SyntaxErrorKind::ExpectedOperator, at);
        let length = recovery::to_connective(rest(inp), b")");
        resync(inp, length);
        Ok(None)
    });
    guarded(
        blank().ignore_then(choice((exists, numeric, textual(), listed)).or(missing)),
        |_| None,
    )
}

/// One of `operators`, first come first served.
fn operator<'s>(
    operators: &'static [Operator],
) -> impl Parser<'s, In<'s>, (Operator, TextRange), Extra> + Clone + 's {
    custom(move |inp: &mut Ref<'s, '_>| {
        let text = rest(inp);
        let operator = *operators
            .iter()
            .find(|operator| text.starts_with(operator.symbol().as_bytes()))
            .ok_or_else(absent)?;
        Ok((operator, take(inp, operator.symbol().len())))
    })
}

/// A text operator with the blanks behind it.
fn text_operator<'s>() -> impl Parser<'s, In<'s>, (Operator, TextRange), Extra> + Clone + 's {
    let word = custom(|inp: &mut Ref<'s, '_>| {
        let text = rest(inp);
        let operator = *WORDS
            .iter()
            .find(|operator| lex::word_with_blank(text, operator.symbol()).is_some())
            .ok_or_else(absent)?;
        Ok((operator, take(inp, operator.symbol().len())))
    });
    operator(&SYMBOLS).or(word).then_ignore(blank())
}

/// A text operator, perhaps a modifier, and what is compared with.
fn textual<'s>() -> impl Parser<'s, In<'s>, Option<Relation>, Extra> + Clone + 's {
    let modified = modifier()
        .then(list::value())
        .map(|(modifier, right)| (Some(modifier), right));
    let plain = text_value().map(|right| (None, right));
    text_operator()
        .then(modified.or(plain))
        .map(|((operator, range), (modifier, right))| {
            let end = modifier.as_ref().map_or(range.end, |(_, range)| range.end);
            Some(Relation {
                operator,
                operator_range: range.start..end,
                modifier: modifier.map(|(modifier, _)| modifier),
                right,
            })
        })
}

/// `oneof` and its like are modifiers only with blanks around them and a list or an identifier
/// behind them that is not a keyword; otherwise they are ordinary words.
fn modifier<'s>() -> impl Parser<'s, In<'s>, (Modifier, TextRange), Extra> + Clone + 's {
    custom(|inp: &mut Ref<'s, '_>| {
        let at = here(inp);
        let before = at.checked_sub(1).and_then(|before| inp.full_slice().get(before));
        let text = rest(inp);
        let found = MODIFIERS.into_iter().find_map(|modifier| {
            lex::word_with_blank(text, modifier.symbol()).map(|length| (modifier, length))
        });
        let (Some((modifier, length)), true) = (found, before.is_some_and(|byte| lex::is_blank(*byte)))
        else {
            return Err(absent());
        };
        let following = text.get(length..).unwrap_or_default();
        let list_follows = following.starts_with(b"(") || lex::identifier_len(following).is_some();
        if !list_follows || lex::keyword_follows(following) {
            return Err(absent());
        }
        advance(inp, length);
        Ok((modifier, at..at + modifier.symbol().len()))
    })
}

fn number_value<'s>() -> impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's {
    let number = lexeme(lex::number).map_with(|range, extra| {
        let slice: &[u8] = extra.slice();
        Some(Right::Value(Word {
            value: slice.to_vec(),
            quoted: false,
            range,
        }))
    });
    value(operand::right().or(number), SyntaxErrorKind::ExpectedNumber)
}

fn text_value<'s>() -> impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's {
    let text = choice((operand::quoted(), operand::bare(lex::bare))).map(|word| Some(Right::Value(word)));
    value(operand::right().or(text), SyntaxErrorKind::ExpectedString)
}

/// `alternatives`, or an error of this kind.
pub(super) fn value<'s>(
    alternatives: impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's,
    missing: SyntaxErrorKind,
) -> impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's {
    let missing = custom(move |inp| {
        let at = here(inp);
        report(inp, missing.clone(), at);
        let length = recovery::to_connective(rest(inp), b")");
        resync(inp, length);
        Ok(None)
    });
    guarded(blank().ignore_then(alternatives.or(missing)), |_| None)
}
