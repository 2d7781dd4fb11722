//! Lists in parentheses, to the right of an operator.

use super::input::Input;
use super::operand;
use super::right_side::{self, RightSide};
use crate::syntax::ast::{Right, Word};
use crate::syntax::condition::error::{SyntaxError, SyntaxErrorKind};
use crate::syntax::condition::{lexeme as lex, quoted, recovery};

/// Parses the right-hand side of `in` and its like: a list, a transformer, or one identifier.
pub(super) fn value_or_operand(input: &mut Input<'_>) -> Option<Right> {
    right_side::value(input, SyntaxErrorKind::ExpectedList, |input| {
        list(input)
            .or_else(|| operand::right(input))
            .or_else(|| identifier(input))
    })
}

/// Parses the right-hand side after a modifier: a list or one identifier.
pub(super) fn value(input: &mut Input<'_>) -> Option<Right> {
    right_side::value(input, SyntaxErrorKind::ExpectedList, |input| {
        list(input).or_else(|| identifier(input))
    })
}

fn identifier(input: &mut Input<'_>) -> Option<RightSide> {
    right_side::word_value(operand::bare(input, lex::identifier_len))
}

fn list(input: &mut Input<'_>) -> Option<RightSide> {
    let open = input.literal("(")?;
    input.blank();
    let mut items = Vec::new();
    if let Some(first) = first_word(input) {
        items.push(first);
        while input.literal_behind_blanks(",").is_some() {
            items.extend(word(input));
        }
    } else {
        no_first_word(input);
    }
    let end = close(input);
    Some(RightSide::Parsed(Right::List {
        items,
        range: open.start..end,
    }))
}

/// Parses an element after a comma.
fn word(input: &mut Input<'_>) -> Option<Word> {
    input.guarded(
        |_| None,
        |input| {
            input.blank();
            let word = operand::quoted(input).or_else(|| operand::bare(input, lex::bare));
            if word.is_none() {
                input.report(SyntaxErrorKind::ExpectedListItem);
            }
            word
        },
    )
}

/// The first element. Falco takes any mistake in it as "the list is empty".
fn first_word(input: &mut Input<'_>) -> Option<Word> {
    let text = input.rest();
    let Some(length) = lex::quoted(text) else {
        return operand::bare(input, lex::bare);
    };
    match quoted::unescape(text.get(..length).unwrap_or_default()) {
        (value, None) => Some(Word {
            value,
            quoted: true,
            range: input.take(length),
        }),
        _ => None,
    }
}

/// No first element: nothing is consumed, but for a text with a bad escape.
fn no_first_word(input: &mut Input<'_>) {
    let text = input.rest();
    let start = input.here();
    let Some(length) = lex::quoted(text) else {
        return;
    };
    if let (_, Some((kind, offset))) = quoted::unescape(text.get(..length).unwrap_or_default()) {
        input.take(length);
        let from = start + offset;
        input.tolerated.push(SyntaxError {
            kind,
            position: start + length,
            range: from..from + 2,
            hint: None,
        });
    }
}

/// The `)` of a list; yields its end.
fn close(input: &mut Input<'_>) -> usize {
    input.blank();
    if let Some(paren) = input.literal(")") {
        return paren.end;
    }
    input.report(SyntaxErrorKind::ExpectedClosingParen);
    let length = recovery::behind_paren(input.rest());
    input.resync(length);
    input.here()
}
