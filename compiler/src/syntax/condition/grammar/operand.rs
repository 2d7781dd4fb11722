//! Fields, transformer calls, `val(…)`, and the words within them.

use super::input::Input;
use super::right_side::RightSide;
use crate::source::TextRange;
use crate::syntax::ast::{Call, CallArgument, FieldName, Operand, Right, Word};
use crate::syntax::condition::error::SyntaxErrorKind;
use crate::syntax::condition::{lexeme as lex, quoted as quotes, recovery};
use crate::tables::{TRANSFORMERS, Transformer};

/// A text in quotes. A bad escape is reported, and kept as written.
pub(super) fn quoted(input: &mut Input<'_>) -> Option<Word> {
    let text = input.rest();
    let length = lex::quoted(text)?;
    let (value, error) = quotes::unescape(text.get(..length).unwrap_or_default());
    let range = input.take(length);
    if let Some((kind, offset)) = error {
        let from = range.start + offset;
        input.report_range(kind, from..from + 2);
    }
    Some(Word {
        value,
        quoted: true,
        range,
    })
}

/// A word without quotes.
pub(super) fn bare(input: &mut Input<'_>, length: fn(&[u8]) -> Option<usize>) -> Option<Word> {
    let range = input.lexeme(length)?;
    Some(Word {
        value: input.bytes(&range).to_vec(),
        quoted: false,
        range,
    })
}

/// A field.
pub(super) fn field(input: &mut Input<'_>) -> Option<Operand> {
    let range = input.lexeme(lex::field_name_len)?;
    let name = input.word(&range);
    input.note_bare_end(1);
    let argument = input.guarded(|_| None, brackets);
    Some(Operand::Field(FieldName {
        name,
        argument,
        range: range.start..input.here(),
    }))
}

/// `[word]`
fn brackets(input: &mut Input<'_>) -> Option<Word> {
    input.literal("[")?;
    let word = quoted(input)
        .or_else(|| bare(input, lex::bare_argument))
        .unwrap_or_else(|| {
            let at = input.here();
            input.report(SyntaxErrorKind::ExpectedFieldArgument);
            let length = recovery::behind_bracket(input.rest());
            // The bracket itself is left for the one who looks for it.
            input.resync(length.saturating_sub(1));
            Word {
                value: Vec::new(),
                quoted: false,
                range: at..input.here(),
            }
        });
    if input.literal("]").is_none() {
        input.report(SyntaxErrorKind::ExpectedClosingBracket);
        let length = recovery::behind_bracket(input.rest());
        input.resync(length);
    }
    Some(word)
}

/// A transformer call, with calls within it.
pub(super) fn call(input: &mut Input<'_>) -> Option<Operand> {
    let (transformer, name_range) = transformer(input)?;
    let (arguments, selector) = input.with_stack(|input| input.guarded(|_| (Vec::new(), None), arguments));
    Some(Operand::Call(Call {
        transformer,
        arguments,
        selector,
        range: name_range.start..input.here(),
        name_range,
    }))
}

/// Parses the arguments of a call, and its selector.
fn arguments(input: &mut Input<'_>) -> (Vec<CallArgument>, Option<Word>) {
    input.blank();
    let mut arguments: Vec<CallArgument> = argument(input).into_iter().collect();
    while input.literal_behind_blanks(",").is_some() {
        arguments.extend(argument(input));
    }
    close(input, SyntaxErrorKind::ExpectedClosingCall);
    input.note_bare_end(2);
    (arguments, brackets(input))
}

fn argument(input: &mut Input<'_>) -> Option<CallArgument> {
    input.guarded(
        |_| None,
        |input| {
            input.blank();
            bare(input, lex::number)
                .map(CallArgument::Number)
                .or_else(|| quoted(input).map(CallArgument::Text))
                .or_else(|| argument_list(input))
                .or_else(|| call(input).map(CallArgument::Operand))
                .or_else(|| field(input).map(CallArgument::Operand))
                .or_else(|| missing_argument(input, SyntaxErrorKind::ExpectedCallArgument))
        },
    )
}

/// Name of a transformer, with the parenthesis glued to it.
fn transformer(input: &mut Input<'_>) -> Option<(Transformer, TextRange)> {
    let text = input.rest();
    let rows = TRANSFORMERS.iter().filter(|row| !row.right_only);
    let transformer = rows.map(|row| row.transformer).find(|transformer| {
        text.strip_prefix(transformer.symbol().as_bytes())
            .is_some_and(|rest| rest.starts_with(b"("))
    })?;
    let length = transformer.symbol().len();
    let range = input.take(length + 1);
    Some((transformer, range.start..range.start + length))
}

/// A list in parentheses, as argument.
fn argument_list(input: &mut Input<'_>) -> Option<CallArgument> {
    let open = input.literal("(")?;
    input.blank();
    let mut items = Vec::new();
    let end = if let Some(paren) = input.literal(")") {
        paren.end
    } else {
        items.extend(element(input));
        while input.literal_behind_blanks(",").is_some() {
            input.blank();
            items.extend(element(input));
        }
        close(input, SyntaxErrorKind::ExpectedClosingCallList)
    };
    Some(CallArgument::List {
        items,
        range: open.start..end,
    })
}

/// An element of such a list.
fn element(input: &mut Input<'_>) -> Option<CallArgument> {
    field(input)
        .or_else(|| call(input))
        .map(CallArgument::Operand)
        .or_else(|| quoted(input).map(CallArgument::Text))
        .or_else(|| bare(input, lex::number).map(CallArgument::Number))
        .or_else(|| missing_argument(input, SyntaxErrorKind::ExpectedCallListItem))
}

fn missing_argument(input: &mut Input<'_>, kind: SyntaxErrorKind) -> Option<CallArgument> {
    input.report(kind);
    let length = recovery::to_connective(input.rest(), b",)");
    input.resync(length);
    None
}

/// A `)`; yields its end.
fn close(input: &mut Input<'_>, kind: SyntaxErrorKind) -> usize {
    input.blank();
    if let Some(paren) = input.literal(")") {
        return paren.end;
    }
    input.report(kind);
    let length = recovery::behind_paren(input.rest());
    input.resync(length);
    input.here()
}

/// `val(field)` or a transformer call, right of an operator, if one is there.
pub(super) fn right(input: &mut Input<'_>) -> Option<RightSide> {
    // Falco looks for one a level deeper, so the level counts even if there is none.
    input.guarded(
        |_| Some(RightSide::Invalid),
        |input| val(input).or_else(|| call(input).map(|call| RightSide::Parsed(Right::Operand(call)))),
    )
}

fn val(input: &mut Input<'_>) -> Option<RightSide> {
    let name = input.literal("val(")?;
    input.blank();
    let Some(field) = field(input) else {
        input.report(SyntaxErrorKind::ExpectedFieldInVal);
        let length = recovery::behind_paren(input.rest());
        input.resync(length);
        return Some(RightSide::Invalid);
    };
    close(input, SyntaxErrorKind::ExpectedClosingCall);
    let selector = brackets(input);
    Some(RightSide::Parsed(Right::Operand(Operand::Call(Call {
        transformer: Transformer::Val,
        name_range: name.start..name.end - 1,
        arguments: vec![CallArgument::Operand(field)],
        selector,
        range: name.start..input.here(),
    }))))
}
