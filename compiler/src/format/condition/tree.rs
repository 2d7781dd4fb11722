//! Conditions with their parentheses.
//!
//! The parser's trees leave parentheses out; here they are put back: checks and macros come from the
//! parser, the text between them is read again.

use super::predicate::predicate_text;
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::condition::{self, Condition, Connective};

/// A part of a condition.
#[derive(Debug)]
pub(super) enum Part {
    /// A predicate without a list, or a macro.
    Plain(String),
    /// A predicate with the elements of its list.
    List(String, Vec<String>),
    /// `not …`
    Not(Box<Part>),
    /// `( … )`
    Group(Box<Part>),
    /// Two or more parts, joined.
    Chain(Connective, Vec<Part>),
    /// A connective and its operand, as in text to append.
    Appended(Connective, Box<Part>),
}

/// Reads a condition, or one that begins with a connective; returns `None` if it has an error.
pub(super) fn read(text: &str) -> Option<Part> {
    let (connective, rest, parsed) = parse(text);
    if !parsed.errors.is_empty() || !parsed.tolerated.is_empty() {
        return None;
    }
    let mut lexemes = Vec::new();
    let mut at = 0;
    leaves(&parsed.expr, rest, &mut at, &mut lexemes)?;
    between(rest.get(at..)?, &mut lexemes)?;
    let mut reader = Reader {
        lexemes: lexemes.into_iter().peekable(),
    };
    let part = reader.chain(Connective::Or)?;
    if reader.lexemes.next().is_some() {
        return None;
    }
    Some(match connective {
        Some(connective) => Part::Appended(connective, Box::new(part)),
        None => part,
    })
}

/// Parses a condition, or the text after its connective if it begins with one.
pub(super) fn parse(text: &str) -> (Option<Connective>, &str, Condition) {
    let whole = condition::parse(text);
    if !whole.errors.is_empty()
        && let (Some(connective), rest) = connective(text)
    {
        return (Some(connective), rest, condition::parse(rest));
    }
    (None, text, whole)
}

/// Returns the connective that `text` begins with, and the rest.
///
/// One that is glued to a parenthesis takes that group alone, which a blank would change.
fn connective(text: &str) -> (Option<Connective>, &str) {
    let trimmed = text.trim_start_matches([' ', '\t', '\r', '\n']);
    for connective in [Connective::And, Connective::Or] {
        if let Some(rest) = trimmed.strip_prefix(connective.word())
            && rest.starts_with([' ', '\t', '\r', '\n'])
        {
            return (Some(connective), rest);
        }
    }
    (None, text)
}

enum Lexeme {
    Open,
    Close,
    Not,
    Join(Connective),
    Leaf(Part),
}

/// Appends the predicates and macros of `expr`, and the lexemes before each of them.
fn leaves(expr: &Expr, text: &str, at: &mut usize, found: &mut Vec<Lexeme>) -> Option<()> {
    let leaf = match &expr.kind {
        ExprKind::And(children) | ExprKind::Or(children) => {
            for child in children {
                leaves(child, text, at, found)?;
            }
            return Some(());
        }
        ExprKind::Not(child) => return leaves(child, text, at, found),
        ExprKind::Macro(name) => Part::Plain(name.clone()),
        ExprKind::Predicate(check) => {
            let check = predicate_text(check, text);
            match check.list {
                Some(items) => Part::List(check.head, items),
                None => Part::Plain(check.head),
            }
        }
        ExprKind::Error => return None,
    };
    between(text.get(*at..expr.range.start)?, found)?;
    found.push(Lexeme::Leaf(leaf));
    *at = expr.range.end;
    Some(())
}

/// Parentheses and keywords, and nothing else.
fn between(text: &str, found: &mut Vec<Lexeme>) -> Option<()> {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\x08', '\r', '\n', '\x0B', '\x0C']);
        let (lexeme, length) = match rest.as_bytes() {
            [] => return Some(()),
            [b'(', ..] => (Lexeme::Open, 1),
            [b')', ..] => (Lexeme::Close, 1),
            [b'a', b'n', b'd', ..] => (Lexeme::Join(Connective::And), 3),
            [b'o', b'r', ..] => (Lexeme::Join(Connective::Or), 2),
            [b'n', b'o', b't', ..] => (Lexeme::Not, 3),
            _ => return None,
        };
        found.push(lexeme);
        rest = rest.get(length..)?;
    }
}

struct Reader {
    lexemes: std::iter::Peekable<std::vec::IntoIter<Lexeme>>,
}

impl Reader {
    fn chain(&mut self, connective: Connective) -> Option<Part> {
        let mut parts = Vec::new();
        loop {
            parts.push(match connective {
                Connective::Or => self.chain(Connective::And)?,
                Connective::And => self.operand()?,
            });
            let goes_on = |lexeme: &Lexeme| matches!(lexeme, Lexeme::Join(found) if *found == connective);
            if self.lexemes.next_if(goes_on).is_none() {
                break;
            }
        }
        if parts.len() == 1 {
            return parts.pop();
        }
        Some(Part::Chain(connective, parts))
    }

    fn operand(&mut self) -> Option<Part> {
        match self.lexemes.next()? {
            Lexeme::Leaf(part) => Some(part),
            Lexeme::Not => Some(Part::Not(Box::new(self.operand()?))),
            Lexeme::Open => {
                let inner = self.chain(Connective::Or)?;
                matches!(self.lexemes.next()?, Lexeme::Close).then(|| Part::Group(Box::new(inner)))
            }
            Lexeme::Close | Lexeme::Join(_) => None,
        }
    }
}
