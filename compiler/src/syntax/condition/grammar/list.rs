//! Lists in parentheses, to the right of an operator.

use chumsky::prelude::*;

use super::check;
use super::input::{Extra, In, Ref, absent, blank, guarded, here, literal, report, rest, resync, take};
use super::operand;
use crate::syntax::ast::{Right, Word};
use crate::syntax::condition::error::{SyntaxError, SyntaxErrorKind};
use crate::syntax::condition::{lexeme as lex, quoted, recovery};

/// What `in` and its like take: a list, a transformer, or one identifier.
pub(super) fn value_or_operand<'s>() -> impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's {
    check::value(
        choice((list(), operand::right(), identifier())),
        SyntaxErrorKind::ExpectedList,
    )
}

/// What a modifier takes: a list or one identifier.
pub(super) fn value<'s>() -> impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's {
    check::value(choice((list(), identifier())), SyntaxErrorKind::ExpectedList)
}

fn identifier<'s>() -> impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's {
    operand::bare(lex::identifier_len).map(|word| Some(Right::Value(word)))
}

fn list<'s>() -> impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's {
    let word = choice((operand::quoted(), operand::bare(lex::bare)));
    let missing = custom(|inp| {
        let at = here(inp);
        report(inp, SyntaxErrorKind::ExpectedListItem, at);
        Ok(None)
    });
    let item = guarded(blank().ignore_then(word.map(Some).or(missing)), |_| None);
    let items = first_word()
        .then(
            blank()
                .ignore_then(literal(","))
                .ignore_then(item)
                .repeated()
                .collect::<Vec<_>>(),
        )
        .map(|(first, rest)| std::iter::once(first).chain(rest.into_iter().flatten()).collect());
    literal("(")
        .then_ignore(blank())
        .then(items.or(no_first_word()))
        .then(close())
        .map(|((open, items), end)| {
            Some(Right::List {
                items,
                range: open.start..end,
            })
        })
        .boxed()
}

/// The first element. Falco takes any mistake in it as "the list is empty".
fn first_word<'s>() -> impl Parser<'s, In<'s>, Word, Extra> + Clone + 's {
    let quoted = custom(|inp: &mut Ref<'s, '_>| {
        let text = rest(inp);
        let length = lex::quoted(text).ok_or_else(absent)?;
        match quoted::unescape(text.get(..length).unwrap_or_default()) {
            (value, None) => Ok(Word {
                value,
                quoted: true,
                range: take(inp, length),
            }),
            _ => Err(absent()),
        }
    });
    quoted.or(operand::bare(lex::bare))
}

/// No first element: nothing is consumed, but for a text with a bad escape.
fn no_first_word<'s>() -> impl Parser<'s, In<'s>, Vec<Word>, Extra> + Clone + 's {
    custom(|inp: &mut Ref<'s, '_>| {
        let text = rest(inp);
        let start = here(inp);
        let Some(length) = lex::quoted(text) else {
            return Ok(Vec::new());
        };
        if let (_, Some((kind, offset))) = quoted::unescape(text.get(..length).unwrap_or_default()) {
            take(inp, length);
            let from = start + offset;
            inp.state().tolerated.push(SyntaxError {
                kind,
                position: start + length,
                range: from..from + 2,
            });
        }
        Ok(Vec::new())
    })
}

/// The `)` of a list; yields its end.
fn close<'s>() -> impl Parser<'s, In<'s>, usize, Extra> + Clone + 's {
    let missing = custom(|inp: &mut Ref<'s, '_>| {
        let at = here(inp);
        report(inp, SyntaxErrorKind::ExpectedClosingParen, at);
        let length = recovery::behind_paren(rest(inp));
        resync(inp, length);
        Ok(here(inp))
    });
    blank().ignore_then(literal(")").map(|paren| paren.end).or(missing))
}
