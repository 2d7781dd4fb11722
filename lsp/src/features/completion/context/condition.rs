//! Conditions, scanned from their start to the cursor.
//!
//! In: the value of a condition up to the cursor. Out: what the grammar expects there. The parser of
//! conditions cannot serve here: it reports an unfinished condition instead of its continuations.

use compiler::tables::{Modifier, Operator, Transformer};

use super::{CompletionContext, CompletionPoint, point};

/// What the grammar expects next.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Expect {
    Operand,
    Operator(String),
    Value { left: String, list: bool },
    Connective,
}

/// Returns the context at the end of a condition.
pub(super) fn in_condition(value: &str) -> CompletionPoint<'_> {
    let body = value.trim_start_matches([' ', '>', '|', '-', '+', '"', '\'', '\n', '\r']);
    let mut expect = Expect::Operand;
    // Open parentheses of transformer calls: the left operand does not end inside them.
    let mut calls = 0_usize;
    let mut predicate_start = 0;
    let mut typed = "";
    let mut rest = body;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            rest = rest.trim_start();
            typed = "";
            continue;
        }
        let length = token_len(rest);
        let token = &rest[..length];
        rest = &rest[length..];
        // The word at the cursor is still being typed and decides nothing.
        if rest.is_empty() && is_word(token) {
            typed = token;
            break;
        }
        typed = "";
        if expect == Expect::Operand && calls == 0 {
            predicate_start = body.len() - rest.len() - length;
        }
        if expect == Expect::Operand && Transformer::parse(token).is_some() && rest.starts_with('(') {
            calls += 1;
            rest = &rest[1..];
            continue;
        }
        if token == ")" && calls > 0 && matches!(expect, Expect::Operator(_)) {
            calls -= 1;
            continue;
        }
        expect = next(expect, token, rest);
    }
    let context = match expect {
        Expect::Operand => CompletionContext::Operand {
            given: given(&body[..body.len() - typed.len()]),
        },
        // Between the parentheses of a call only the field can be completed.
        Expect::Operator(_) if calls > 0 => CompletionContext::FreeText,
        Expect::Operator(left) => CompletionContext::Operator { left },
        Expect::Value { left, list } => CompletionContext::Value {
            left,
            list,
            given: given(&body[..predicate_start]),
        },
        Expect::Connective => CompletionContext::Connective,
    };
    point(context, typed)
}

/// Returns the parts of an unfinished condition that are true wherever its continuation is evaluated: for
/// each parenthesis that is open at its end, the text before the last `and` and after the last `or`.
fn given(text: &str) -> Vec<String> {
    let (mut levels, outermost) = (Vec::new(), 0..0);
    levels.push(outermost);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let end = at + token_len(&text[at..]).min(text.len() - at);
        let inner = levels.len() - 1;
        match &text[at..end] {
            "(" => levels.push(end..end),
            ")" if inner > 0 => levels.truncate(inner),
            "or" => levels[inner] = end..end,
            "and" => levels[inner].end = at,
            _ => {}
        }
        at = end;
    }
    let parts = levels.into_iter().filter(|level| !level.is_empty());
    parts.map(|level| text[level].trim().to_owned()).collect()
}

fn next(expect: Expect, token: &str, rest: &str) -> Expect {
    match (expect, token) {
        (Expect::Value { left, .. }, "(") => Expect::Value { left, list: true },
        (Expect::Value { left, list: true }, ",") => Expect::Value { left, list: true },
        (Expect::Value { left, list: true }, token) if token != ")" => Expect::Value { left, list: true },
        (Expect::Value { left, .. }, token) if Modifier::parse(token).is_some() => {
            Expect::Value { left, list: false }
        }
        (Expect::Value { .. }, _) => Expect::Connective,
        (Expect::Operator(left), token) => {
            if token == "exists" {
                Expect::Connective
            } else if Operator::parse(token).is_some() {
                Expect::Value { left, list: false }
            } else if token == ")" {
                Expect::Connective
            } else {
                Expect::Operand
            }
        }
        (Expect::Connective, "and" | "or") => Expect::Operand,
        (Expect::Connective, _) => Expect::Connective,
        (Expect::Operand, "not" | "(" | ",") => Expect::Operand,
        (Expect::Operand, token) if is_word(token) && rest.starts_with('(') => Expect::Operand,
        (Expect::Operand, token) if token.contains('.') => Expect::Operator(token.to_owned()),
        (Expect::Operand, _) => Expect::Connective,
    }
}

/// Returns the length of the token at the start of a text that does not begin with white space.
fn token_len(text: &str) -> usize {
    let first = text.chars().next().expect("not empty");
    match first {
        '"' | '\'' => text[1..].find(first).map_or(text.len(), |end| end + 2),
        '(' | ')' | ',' => 1,
        '=' | '!' | '<' | '>' => text.bytes().take_while(|byte| b"=!<>".contains(byte)).count(),
        _ => {
            let mut bracket = false;
            text.char_indices()
                .find(|(_, letter)| {
                    match letter {
                        '[' => bracket = true,
                        ']' => bracket = false,
                        _ => {}
                    }
                    !bracket && (letter.is_whitespace() || "(),=!<>\"'".contains(*letter))
                })
                .map_or(text.len(), |(at, _)| at.max(first.len_utf8()))
        }
    }
}

fn is_word(token: &str) -> bool {
    !token.starts_with(['(', ')', ',', '=', '!', '<', '>', '"', '\''])
}
