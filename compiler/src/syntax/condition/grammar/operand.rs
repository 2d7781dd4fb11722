//! Fields, transformer calls, `val(…)`, and the words within them.

use chumsky::prelude::*;

use super::input::{
    Extra, In, Ref, absent, blank, guarded, here, lexeme, literal, report, report_range, rest, resync, take,
};
use crate::source::TextRange;
use crate::syntax::ast::{Call, CallArgument, FieldName, Operand, Right, Word};
use crate::syntax::condition::error::SyntaxErrorKind;
use crate::syntax::condition::{lexeme as lex, quoted as quotes, recovery};
use crate::tables::Transformer;

/// Transformers of both sides, in the order in which they are tried.
const TRANSFORMERS: [Transformer; 8] = [
    Transformer::Tolower,
    Transformer::Toupper,
    Transformer::B64,
    Transformer::Basename,
    Transformer::Len,
    Transformer::Join,
    Transformer::Concat,
    Transformer::Getopt,
];

/// A text in quotes. A bad escape is reported, and kept as written.
pub(super) fn quoted<'s>() -> impl Parser<'s, In<'s>, Word, Extra> + Clone + 's {
    custom(|inp: &mut Ref<'s, '_>| {
        let text = rest(inp);
        let length = lex::quoted(text).ok_or_else(absent)?;
        let (value, error) = quotes::unescape(text.get(..length).unwrap_or_default());
        let range = take(inp, length);
        if let Some((kind, offset)) = error {
            let from = range.start + offset;
            report_range(inp, kind, from..from + 2);
        }
        Ok(Word {
            value,
            quoted: true,
            range,
        })
    })
}

/// A word without quotes.
pub(super) fn bare<'s>(
    length: fn(&[u8]) -> Option<usize>,
) -> impl Parser<'s, In<'s>, Word, Extra> + Clone + 's {
    lexeme(length).map_with(|range, extra| {
        let slice: &[u8] = extra.slice();
        Word {
            value: slice.to_vec(),
            quoted: false,
            range,
        }
    })
}

/// A field.
pub(super) fn field<'s>() -> impl Parser<'s, In<'s>, Operand, Extra> + Clone + 's {
    field_name().map(Operand::Field)
}

fn field_name<'s>() -> impl Parser<'s, In<'s>, FieldName, Extra> + Clone + 's {
    let name = lexeme(lex::field_name_len).map_with(|_, extra| {
        let slice: &[u8] = extra.slice();
        String::from_utf8_lossy(slice).into_owned()
    });
    name.then(guarded(brackets().or_not(), |_| None))
        .map_with(|(name, argument), extra| {
            let span: SimpleSpan = extra.span();
            FieldName {
                name,
                argument,
                range: span.into_range(),
            }
        })
}

/// `[word]`
fn brackets<'s>() -> impl Parser<'s, In<'s>, Word, Extra> + Clone + 's {
    let missing = custom(|inp: &mut Ref<'s, '_>| {
        let at = here(inp);
        report(inp, SyntaxErrorKind::ExpectedFieldArgument, at);
        let length = recovery::behind_bracket(rest(inp));
        // The bracket itself is left for the one who looks for it.
        resync(inp, length.saturating_sub(1));
        Ok(Word {
            value: Vec::new(),
            quoted: false,
            range: at..here(inp),
        })
    });
    let unclosed = custom(|inp: &mut Ref<'s, '_>| {
        let at = here(inp);
        report(inp, SyntaxErrorKind::ExpectedClosingBracket, at);
        let length = recovery::behind_bracket(rest(inp));
        resync(inp, length);
        Ok(())
    });
    literal("[")
        .ignore_then(choice((quoted(), bare(lex::bare_argument))).or(missing))
        .then_ignore(literal("]").ignored().or(unclosed))
}

/// A transformer call, with calls within it.
pub(super) fn call<'s>() -> impl Parser<'s, In<'s>, Operand, Extra> + Clone + 's {
    recursive(|call| {
        let argument = guarded(
            blank().ignore_then(
                choice((
                    bare(lex::number).map(CallArgument::Number),
                    quoted().map(CallArgument::Text),
                    argument_list(call.clone()),
                    call.map(CallArgument::Operand),
                    field().map(CallArgument::Operand),
                ))
                .map(Some)
                .or(missing_argument(SyntaxErrorKind::ExpectedCallArgument)),
            ),
            |_| None,
        )
        .boxed();
        let arguments = guarded(
            blank()
                .ignore_then(argument.clone())
                .then(
                    blank()
                        .ignore_then(literal(","))
                        .ignore_then(argument)
                        .repeated()
                        .collect::<Vec<_>>(),
                )
                .then_ignore(close(SyntaxErrorKind::ExpectedClosingCall))
                .then(brackets().or_not())
                .map(|((first, rest), selector)| {
                    let arguments = std::iter::once(first).chain(rest).flatten().collect();
                    (arguments, selector)
                }),
            |_| (Vec::new(), None),
        );
        transformer()
            .then(arguments)
            .map_with(|((transformer, name_range), (arguments, selector)), extra| {
                let span: SimpleSpan = extra.span();
                Operand::Call(Call {
                    transformer,
                    name_range,
                    arguments,
                    selector,
                    range: span.into_range(),
                })
            })
    })
}

/// Name of a transformer, with the parenthesis glued to it.
fn transformer<'s>() -> impl Parser<'s, In<'s>, (Transformer, TextRange), Extra> + Clone + 's {
    custom(|inp: &mut Ref<'s, '_>| {
        let text = rest(inp);
        let transformer = TRANSFORMERS
            .into_iter()
            .find(|transformer| {
                text.strip_prefix(transformer.symbol().as_bytes())
                    .is_some_and(|rest| rest.starts_with(b"("))
            })
            .ok_or_else(absent)?;
        let length = transformer.symbol().len();
        let range = take(inp, length + 1);
        Ok((transformer, range.start..range.start + length))
    })
}

/// A list in parentheses, as argument.
fn argument_list<'s>(
    call: impl Parser<'s, In<'s>, Operand, Extra> + Clone + 's,
) -> impl Parser<'s, In<'s>, CallArgument, Extra> + Clone + 's {
    let element = choice((
        field().map(CallArgument::Operand),
        call.map(CallArgument::Operand),
        quoted().map(CallArgument::Text),
        bare(lex::number).map(CallArgument::Number),
    ))
    .map(Some)
    .or(missing_argument(SyntaxErrorKind::ExpectedCallListItem))
    .boxed();
    let elements = element
        .clone()
        .then(
            blank()
                .ignore_then(literal(","))
                .ignore_then(blank())
                .ignore_then(element)
                .repeated()
                .collect::<Vec<_>>(),
        )
        .then(close(SyntaxErrorKind::ExpectedClosingCallList))
        .map(|((first, rest), end)| (std::iter::once(first).chain(rest).flatten().collect(), end));
    literal("(")
        .then_ignore(blank())
        .then(literal(")").map(|paren| (Vec::new(), paren.end)).or(elements))
        .map(|(open, (items, end))| CallArgument::List {
            items,
            range: open.start..end,
        })
}

fn missing_argument<'s>(
    kind: SyntaxErrorKind,
) -> impl Parser<'s, In<'s>, Option<CallArgument>, Extra> + Clone + 's {
    custom(move |inp: &mut Ref<'s, '_>| {
        let at = here(inp);
        report(inp, kind.clone(), at);
        let length = recovery::to_connective(rest(inp), b",)");
        resync(inp, length);
        Ok(None)
    })
}

/// A `)`; yields its end.
fn close<'s>(kind: SyntaxErrorKind) -> impl Parser<'s, In<'s>, usize, Extra> + Clone + 's {
    let missing = custom(move |inp: &mut Ref<'s, '_>| {
        let at = here(inp);
        report(inp, kind.clone(), at);
        let length = recovery::behind_paren(rest(inp));
        resync(inp, length);
        Ok(here(inp))
    });
    blank().ignore_then(literal(")").map(|paren| paren.end).or(missing))
}

/// `val(field)` or a transformer call, right of an operator.
pub(super) fn right<'s>() -> impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's {
    let right = choice((val(), call().map(|operand| Some(Right::Operand(operand)))));
    // Whether one stands here shows one level deeper.
    guarded(right, |_| None).boxed()
}

fn val<'s>() -> impl Parser<'s, In<'s>, Option<Right>, Extra> + Clone + 's {
    let missing = custom(|inp: &mut Ref<'s, '_>| {
        let at = here(inp);
        report(inp, SyntaxErrorKind::ExpectedFieldInVal, at);
        let length = recovery::behind_paren(rest(inp));
        resync(inp, length);
        Ok(None)
    });
    let inner = field()
        .then_ignore(close(SyntaxErrorKind::ExpectedClosingCall))
        .then(brackets().or_not())
        .map(Some);
    literal("val(")
        .then_ignore(blank())
        .then(inner.or(missing))
        .map_with(|(name, inner), extra| {
            let span: SimpleSpan = extra.span();
            let (field, selector) = inner?;
            Some(Right::Operand(Operand::Call(Call {
                transformer: Transformer::Val,
                name_range: name.start..name.end - 1,
                arguments: vec![CallArgument::Operand(field)],
                selector,
                range: span.into_range(),
            })))
        })
}
