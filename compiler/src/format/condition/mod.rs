//! Formatting of conditions.
//!
//! In: the text of a condition. Out: the same lexemes with other blanks between them: on one line,
//! and broken at `and` and `or`. Operators, quotes and parentheses stay the author's; where they
//! could be left out is not asked, for text appended later may depend on them.
//! Not here: how the lines become a YAML scalar.

mod layout;
mod predicate;
mod tree;

use rustc_hash::FxHashSet;

use crate::syntax::ast::{Expr, ExprKind};
use tree::Part;

/// A condition that can be formatted.
pub(super) struct Condition(Part);

/// Why a condition is not formatted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum CannotFormat {
    /// It has a syntax error, of itself or because it is one part of several that are appended.
    Syntax,
    /// A line break within quotes, or a list name that other blanks would make or break.
    Blanks,
}

impl Condition {
    /// Reads `text`; `lists` are names that would be replaced in it before it is parsed.
    ///
    /// A condition that is appended may begin with `and` or `or`.
    pub(super) fn read(text: &str, lists: &FxHashSet<&str>) -> Result<Self, CannotFormat> {
        let part = tree::read(text).ok_or(CannotFormat::Syntax)?;
        let condition = Self(part);
        let line = condition.line();
        if line.contains(['\n', '\r']) || list_words(text, lists) != list_words(&line, lists) {
            return Err(CannotFormat::Blanks);
        }
        debug_assert!(same(text, &line), "{text:?} became {line:?}");
        Ok(condition)
    }

    /// All of it on one line.
    pub(super) fn line(&self) -> String {
        self.0.line()
    }

    /// Returns lines of up to `width` characters where possible, without a blank at the start of the first.
    pub(super) fn lines(&self, width: usize) -> Vec<String> {
        layout::lines(&self.0, width)
    }
}

/// Two texts of conditions, or of parts of them, mean the same.
pub(super) fn same(before: &str, after: &str) -> bool {
    let tree = |text: &str| {
        let (connective, _, mut parsed) = tree::parse(text);
        forget_ranges(&mut parsed.expr);
        (connective, parsed.expr, parsed.errors.is_empty())
    };
    lexemes(before).eq(lexemes(after)) && tree(before) == tree(after)
}

/// The bytes of a condition without the blanks between its lexemes. Blanks within quotes are kept.
pub(super) fn lexemes(text: &str) -> impl Iterator<Item = u8> {
    let mut quote = None;
    let mut previous = 0;
    text.bytes().filter(move |&byte| {
        match quote {
            Some(open) if byte == open && previous != b'\\' => quote = None,
            None if matches!(byte, b'"' | b'\'') => {
                quote = Some(byte);
                previous = byte;
                return true;
            }
            _ => {}
        }
        previous = byte;
        quote.is_some() || !matches!(byte, b' ' | b'\t' | 0x08 | b'\r' | b'\n' | 0x0B | 0x0C)
    })
}

/// The words of `text` that Falco would take for names of lists.
fn list_words<'t>(text: &'t str, lists: &FxHashSet<&str>) -> Vec<&'t str> {
    if lists.is_empty() {
        return Vec::new();
    }
    text.split([' ', '\t', '\r', '\n', '(', ')', ',', '='])
        .filter(|word| !word.is_empty() && lists.contains(word))
        .collect()
}

fn forget_ranges(expr: &mut Expr) {
    expr.range = 0..0;
    match &mut expr.kind {
        ExprKind::And(children) | ExprKind::Or(children) => children.iter_mut().for_each(forget_ranges),
        ExprKind::Not(child) => forget_ranges(child),
        ExprKind::Predicate(check) => predicate::forget_ranges(check),
        ExprKind::Macro(_) | ExprKind::Error => {}
    }
}

#[cfg(test)]
mod tests;
