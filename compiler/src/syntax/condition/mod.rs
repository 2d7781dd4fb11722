//! The condition language.
//!
//! In: the text of a condition, after lists and exceptions were spliced in. Out: a tree of
//! [`ast`](super::ast), always, and every [`SyntaxError`], the first of which is Falco's own.
//! The language has no separate tokens: at each place the parser tries certain lexemes
//! ([`lexeme`]); [`grammar`] puts them together, and after an error goes on at the next
//! `and`, `or` or closing parenthesis ([`recovery`]).
//! Not here: macros, field names, types.

mod error;
mod falco_message;
mod grammar;
mod hint;
mod lexeme;
mod prefix;
mod quoted;
mod recovery;

pub use error::{Connective, SyntaxError, SyntaxErrorKind, SyntaxHint};
pub use lexeme::{field_name_len, identifier_len};
pub use prefix::operand_prefixes;

use super::ast::{Expr, ExprKind, Operand};
use grammar::Input;

/// Depth at which Falco gives up.
///
/// A parenthesis costs 5 levels, a plain comparison 7: 198 nested parentheses are the most.
pub const MAX_DEPTH: u32 = 1000;

/// A parsed condition.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Condition {
    /// Its tree; [`ExprKind::Error`] where there is nothing better.
    pub expr: Expr,
    /// The errors, in order of discovery; the first is the one that Falco reports. Falco
    /// accepts the condition if there is none.
    pub errors: Vec<SyntaxError>,
    /// Errors that Falco overlooks: a list whose first string has an invalid escape is taken
    /// for an empty list.
    pub tolerated: Vec<SyntaxError>,
}

/// Parses a condition.
pub fn parse(text: &str) -> Condition {
    if text.is_empty() {
        return Condition {
            expr: Expr {
                kind: ExprKind::Error,
                range: 0..0,
            },
            errors: vec![SyntaxError {
                kind: SyntaxErrorKind::Empty,
                position: 0,
                range: 0..0,
                hint: None,
            }],
            tolerated: Vec::new(),
        };
    }
    let mut input = Input::new(text);
    let expr = grammar::condition(&mut input);
    let mut errors = input.errors;
    for error in &mut errors {
        hint::add(text, error);
    }
    Condition {
        expr,
        errors,
        tolerated: input.tolerated,
    }
}

/// Parses one field or transformer call at the start of `text`.
///
/// Gives the operand and its length; the error is the first one, if anything is wrong with it.
pub fn parse_operand(text: &str) -> Result<(Operand, usize), SyntaxError> {
    leading_operand(text).0
}

/// The same, and where the operand ends without its brackets, if it gets as far as that.
fn leading_operand(text: &str) -> (Result<(Operand, usize), SyntaxError>, Option<usize>) {
    let mut input = Input::until_error(text);
    let operand = grammar::leading_operand(&mut input);
    let bare_end = input.bare_end;
    let result = match (operand, input.errors.into_iter().next()) {
        (Some((operand, length)), None) => Ok((operand, length)),
        (_, Some(error)) => Err(error),
        (None, None) => Err(SyntaxError {
            kind: SyntaxErrorKind::ExpectedPredicate,
            position: 0,
            range: 0..0,
            hint: None,
        }),
    };
    (result, bare_end)
}

#[cfg(test)]
mod tests;
