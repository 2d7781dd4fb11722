//! The grammar of conditions, by recursive descent.
//!
//! Falco's parser looks ahead by one lexeme and never takes a step back, but for `oneof` and its
//! like. So once an alternative has begun it does not fail: it reports what is wrong, skips to
//! where parsing can go on, and yields what there is. Only the first lexeme of an alternative can
//! be missing, which means "not this one".
//!
//! These were parser combinators once. With nothing to backtrack over and every step written by
//! hand anyway they only cost time: they were put together anew for each condition.

mod input;
mod list;
mod operand;
mod operators;
mod predicate;
mod right_side;
mod term;

pub(super) use input::Input;

use super::error::{Connective, SyntaxErrorKind};
use super::{lexeme as lex, recovery};
use crate::syntax::ast::{Expr, ExprKind, Operand};
use term::Term;

/// A whole condition.
pub(super) fn condition(input: &mut Input<'_>) -> Expr {
    let first = expression(input);
    let expr = resume(input, first, Nesting::Top);
    // A folded scalar ends in a line feed.
    input.blank();
    expr
}

/// One operand at the start of the text, and its length.
pub(super) fn leading_operand(input: &mut Input<'_>) -> Option<(Operand, usize)> {
    input.guarded(
        |_| None,
        |input| {
            let operand = operand::field(input).or_else(|| operand::call(input));
            if operand.is_none() {
                input.report(SyntaxErrorKind::ExpectedOperand);
            }
            Some((operand?, input.here()))
        },
    )
}

/// `{ and } or { and } or …`
fn expression(input: &mut Input<'_>) -> Term {
    input.with_stack(|input| {
        chain(input, Connective::Or, |input| {
            chain(input, Connective::And, |input| {
                input.guarded(Term::error, negation)
            })
        })
    })
}

/// Operands joined by `and` or by `or`.
fn chain(
    input: &mut Input<'_>,
    connective: Connective,
    operand: impl Copy + Fn(&mut Input<'_>) -> Term,
) -> Term {
    input.guarded(Term::error, |input| {
        input.blank();
        let first = operand(input);
        let Some(second) = tail(input, connective, operand) else {
            return first;
        };
        let mut terms = vec![first, second];
        while let Some(term) = tail(input, connective, operand) {
            terms.push(term);
        }
        Term::joined(connective, terms)
    })
}

/// `and` or `or` and its right-hand side.
///
/// Glued to its parenthesis it takes that group alone, so that `a or(b) and c` is an error.
fn tail(
    input: &mut Input<'_>,
    connective: Connective,
    operand: impl Fn(&mut Input<'_>) -> Term,
) -> Option<Term> {
    input.literal_behind_blanks(connective.word())?;
    if input.blank_required().is_some() {
        return Some(operand(input));
    }
    if let Some(group) = group(input) {
        return Some(group);
    }
    input.report(SyntaxErrorKind::ExpectedBlank(connective));
    Some(Term::error(input.here()))
}

/// An expression in parentheses.
fn group(input: &mut Input<'_>) -> Option<Term> {
    let open = input.literal("(")?;
    let (expr, end) = embedded(input);
    Some(Term {
        expr,
        outer: open.start..end,
    })
}

/// Parses the expression after a `(`, and the `)`. Returns the expression and the end.
fn embedded(input: &mut Input<'_>) -> (Expr, usize) {
    input.guarded(
        |at| (Term::error(at).expr, at),
        |input| {
            input.blank();
            let first = expression(input);
            let expr = resume(input, first, Nesting::Group);
            input.blank();
            let end = input.literal(")").map(|paren| paren.end).unwrap_or_else(|| {
                input.report(SyntaxErrorKind::ExpectedClosingParen);
                input.here()
            });
            (expr, end)
        },
    )
}

/// Parses `not`, any number of times, and its operand.
fn negation(input: &mut Input<'_>) -> Term {
    input.blank();
    let start = input.here();
    // Two `not` cancel out, so only an odd number counts.
    let mut odd = false;
    while input.lexeme(lex::not_with_blank).is_some() {
        odd = !odd;
    }
    let mut term = if let Some(not) = input.literal("not(") {
        odd = !odd;
        let (expr, end) = embedded(input);
        Term {
            expr,
            outer: not.end - 1..end,
        }
    } else {
        input.guarded(Term::error, |input| {
            input.blank();
            group(input)
                .or_else(|| predicate::predicate(input))
                .unwrap_or_else(|| missing_predicate(input))
        })
    };
    let range = start..term.outer.end;
    if odd {
        return Term::new(ExprKind::Not(Box::new(term.expr)), range);
    }
    term.outer = range;
    term
}

/// Reports that no predicate begins here.
fn missing_predicate(input: &mut Input<'_>) -> Term {
    let at = input.here();
    input.report(SyntaxErrorKind::ExpectedPredicate);
    let bangs = input.rest().iter().take_while(|byte| **byte == b'!').count();
    if bangs > 0 && input.rest().get(bangs) != Some(&b'=') {
        // `!` was meant as `not`, so a predicate follows.
        input.advance(bangs);
        return input.guarded(Term::error, |input| {
            input.blank();
            group(input)
                .or_else(|| predicate::predicate(input))
                .unwrap_or_else(|| Term::error(input.here()))
        });
    }
    let length = recovery::to_connective(input.rest(), b")");
    input.resync(length);
    Term::new(ExprKind::Error, at..input.here())
}

/// Where an expression is nested.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Nesting {
    Top,
    Group,
}

/// Parses the text after `first` up to the end of the group, with an error for each part that does not belong there.
///
/// All parts become operands of one node. A node for each error would make a tree as deep as there are errors, and
/// whoever walks it would run out of stack.
fn resume(input: &mut Input<'_>, first: Term, nesting: Nesting) -> Expr {
    let mut terms = vec![first];
    let mut joined_by = None;
    while skip_unexpected(input, nesting).is_some() {
        let connective = [Connective::And, Connective::Or]
            .into_iter()
            .find(|connective| input.literal(connective.word()).is_some())
            .or_else(|| foreign_connective(input));
        if let Some(connective) = connective {
            joined_by.get_or_insert(connective);
            terms.push(expression(input));
        }
    }
    match (joined_by, terms.pop()) {
        (Some(connective), Some(last)) => {
            terms.push(last);
            Term::joined(connective, terms).expr
        }
        (_, last) => last.unwrap_or_else(|| Term::error(input.here())).expr,
    }
}

/// `&&` and `||` of other languages, which are errors here.
fn foreign_connective(input: &mut Input<'_>) -> Option<Connective> {
    [("&&", Connective::And), ("||", Connective::Or)]
        .into_iter()
        .find(|(symbol, _)| input.literal(symbol).is_some())
        .map(|(_, connective)| connective)
}

/// Reports and skips text that does not belong after an expression.
fn skip_unexpected(input: &mut Input<'_>, nesting: Nesting) -> Option<()> {
    let blanks = lex::blanks(input.rest());
    let left = input.rest().get(blanks..).unwrap_or_default();
    let (kind, stops) = match nesting {
        Nesting::Top => (
            SyntaxErrorKind::UnexpectedToken {
                after: input.last.clone(),
            },
            b"".as_slice(),
        ),
        Nesting::Group => (SyntaxErrorKind::ExpectedClosingParen, b")".as_slice()),
    };
    if left.first().is_none_or(|byte| stops.contains(byte)) {
        return None;
    }
    input.advance(blanks);
    input.report(kind);
    input.resync(recovery::to_connective(left, stops));
    Some(())
}
