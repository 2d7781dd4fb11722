//! The grammar of conditions, in chumsky.
//!
//! Falco's parser looks ahead by one lexeme and never takes a step back, but for `oneof` and its
//! like. So once an alternative has begun it does not fail: it reports what is wrong, skips to
//! where parsing can go on, and yields what there is. Only the first lexeme of an alternative can
//! fail, which means "not this one".

mod check;
mod input;
mod list;
mod operand;

use chumsky::prelude::*;

use self::input::{
    Extra, In, advance, blank, blank_required, guarded, here, lexeme, literal, report, rest, resync,
};
use super::error::{Connective, SyntaxErrorKind};
use super::{lexeme as lex, recovery};
use crate::source::TextRange;
use crate::syntax::ast::{Expr, ExprKind, Operand};

/// An expression and its bytes with the parentheses around it.
#[derive(Clone, Debug)]
struct Term {
    expr: Expr,
    outer: TextRange,
}

impl Term {
    fn new(kind: ExprKind, range: TextRange) -> Self {
        Self {
            expr: Expr {
                kind,
                range: range.clone(),
            },
            outer: range,
        }
    }

    fn error(at: usize) -> Self {
        Self::new(ExprKind::Error, at..at)
    }

    fn joined(connective: Connective, terms: Vec<Self>) -> Self {
        let start = terms.first().map_or(0, |term| term.outer.start);
        let end = terms.last().map_or(start, |term| term.outer.end);
        let children = terms.into_iter().map(|term| term.expr).collect();
        let kind = match connective {
            Connective::And => ExprKind::And(children),
            Connective::Or => ExprKind::Or(children),
        };
        Self::new(kind, start..end)
    }

    fn chain(connective: Connective, first: Self, mut rest: Vec<Self>) -> Self {
        if rest.is_empty() {
            return first;
        }
        rest.insert(0, first);
        Self::joined(connective, rest)
    }
}

/// A whole condition. Never fails.
pub(super) fn condition<'s>() -> impl Parser<'s, In<'s>, Expr, Extra> {
    let expr = expression();
    expr.clone()
        .then(resumed(expr, Place::Top).repeated().collect())
        .map(|(first, rest)| resume(first, rest).expr)
        // A folded scalar ends in a line feed.
        .then_ignore(blank())
}

/// One operand at the start of the text, and its length. Never fails.
pub(super) fn leading_operand<'s>() -> impl Parser<'s, In<'s>, Option<(Operand, usize)>, Extra> {
    let operand = choice((operand::field(), operand::call()))
        .map_with(|operand, extra| Some((operand, extra.span().end)))
        .or(custom(|inp| {
            let at = here(inp);
            report(inp, SyntaxErrorKind::ExpectedOperand, at);
            Ok(None)
        }));
    guarded(operand, |_| None).lazy()
}

/// `{ and } or { and } or …`
fn expression<'s>() -> impl Parser<'s, In<'s>, Term, Extra> + Clone + 's {
    recursive(|expr| {
        let embedded = embedded(expr).boxed();
        let group = literal("(")
            .then(embedded.clone())
            .map(|(open, (expr, end))| Term {
                expr,
                outer: open.start..end,
            })
            .boxed();
        let check = guarded(
            blank().ignore_then(choice((group, check::check())).or(not_a_check())),
            Term::error,
        );
        let not = guarded(negation(embedded.clone(), check), Term::error).boxed();
        let and = chain(Connective::And, not, embedded.clone()).boxed();
        chain(Connective::Or, and, embedded)
    })
}

/// Operands joined by `and` or by `or`.
fn chain<'s>(
    connective: Connective,
    operand: impl Parser<'s, In<'s>, Term, Extra> + Clone + 's,
    embedded: impl Parser<'s, In<'s>, (Expr, usize), Extra> + Clone + 's,
) -> impl Parser<'s, In<'s>, Term, Extra> + Clone + 's {
    let tails = tail(connective, operand.clone(), embedded).repeated().collect();
    guarded(
        blank()
            .ignore_then(operand)
            .then(tails)
            .map(move |(first, rest)| Term::chain(connective, first, rest)),
        Term::error,
    )
}

/// What follows a `(`: an expression and `)`. Yields the expression and the end.
fn embedded<'s>(
    expr: impl Parser<'s, In<'s>, Term, Extra> + Clone + 's,
) -> impl Parser<'s, In<'s>, (Expr, usize), Extra> + Clone + 's {
    guarded(
        blank()
            .ignore_then(expr.clone())
            .then(resumed(expr, Place::Group).repeated().collect())
            .then(close_group())
            .map(|((first, rest), end)| (resume(first, rest).expr, end)),
        |at| (Term::error(at).expr, at),
    )
}

fn close_group<'s>() -> impl Parser<'s, In<'s>, usize, Extra> + Clone + 's {
    blank().ignore_then(literal(")").map(|paren| paren.end).or(custom(|inp| {
        let at = here(inp);
        report(inp, SyntaxErrorKind::ExpectedClosingParen, at);
        Ok(at)
    })))
}

/// `not`, any number of times, and what it stands before.
fn negation<'s>(
    embedded: impl Parser<'s, In<'s>, (Expr, usize), Extra> + Clone + 's,
    check: impl Parser<'s, In<'s>, Term, Extra> + Clone + 's,
) -> impl Parser<'s, In<'s>, Term, Extra> + Clone + 's {
    // Each `not` turns the sign; the result is whether their number is odd.
    let nots = lexeme(lex::not_with_blank)
        .ignored()
        .repeated()
        .count()
        .map(|count| count % 2 == 1);
    let glued = literal("not(").then(embedded).map(|(not, (expr, end))| {
        let term = Term {
            expr,
            outer: not.end - 1..end,
        };
        (true, term)
    });
    blank().ignore_then(nots.then(glued.or(check.map(|term| (false, term)))).map_with(
        |(odd, (turned, mut term)), extra| {
            let range = extra.span().start..term.outer.end;
            if odd == turned {
                term.outer = range;
                term
            } else {
                Term::new(ExprKind::Not(Box::new(term.expr)), range)
            }
        },
    ))
}

/// `and` or `or` and its right-hand side.
///
/// Glued to its parenthesis it takes that group alone, so that `a or(b) and c` is an error.
fn tail<'s>(
    connective: Connective,
    operand: impl Parser<'s, In<'s>, Term, Extra> + Clone + 's,
    embedded: impl Parser<'s, In<'s>, (Expr, usize), Extra> + Clone + 's,
) -> impl Parser<'s, In<'s>, Term, Extra> + Clone + 's {
    let glued = literal("(").then(embedded).map(|(open, (expr, end))| Term {
        expr,
        outer: open.start..end,
    });
    let missing = custom(move |inp| {
        let at = here(inp);
        report(inp, SyntaxErrorKind::ExpectedBlank(connective), at);
        Ok(Term::error(at))
    });
    blank()
        .ignore_then(literal(connective.word()))
        .ignore_then(choice((blank_required().ignore_then(operand), glued, missing)))
}

/// Nothing that a check begins with.
fn not_a_check<'s>() -> impl Parser<'s, In<'s>, Term, Extra> + Clone + 's {
    custom(|inp| {
        let at = here(inp);
        report(inp, SyntaxErrorKind::ExpectedCheck, at);
        let length = recovery::to_connective(rest(inp), b")");
        resync(inp, length);
        Ok(Term::new(ExprKind::Error, at..here(inp)))
    })
}

/// Where an expression stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Place {
    Top,
    Group,
}

/// A connective and an expression, found after something that does not belong there.
type Resumed = Option<(Connective, Term)>;

/// What follows a complete expression and is neither its end nor its continuation.
fn resumed<'s>(
    expr: impl Parser<'s, In<'s>, Term, Extra> + Clone + 's,
    place: Place,
) -> impl Parser<'s, In<'s>, Resumed, Extra> + Clone + 's {
    let junk = custom(move |inp| {
        let blanks = lex::blanks(rest(inp));
        advance(inp, blanks);
        let at = here(inp);
        let left = rest(inp);
        let (kind, stops) = match place {
            Place::Top => (
                SyntaxErrorKind::UnexpectedToken {
                    after: inp.state().last.clone(),
                },
                b"".as_slice(),
            ),
            Place::Group => (SyntaxErrorKind::ExpectedClosingParen, b")".as_slice()),
        };
        if left.first().is_none_or(|byte| stops.contains(byte)) {
            return Err(input::absent());
        }
        report(inp, kind, at);
        resync(inp, recovery::to_connective(left, stops));
        Ok(())
    });
    let connective = choice((
        literal("and").to(Connective::And),
        literal("or").to(Connective::Or),
    ));
    junk.ignore_then(connective.then(expr).or_not())
}

fn resume(first: Term, rest: Vec<Resumed>) -> Term {
    rest.into_iter()
        .flatten()
        .fold(first, |left, (connective, right)| {
            Term::joined(connective, vec![left, right])
        })
}
