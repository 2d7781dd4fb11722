//! Parser of patterns into `regex-syntax`'s intermediate form.
//!
//! In: a pattern. Out: its intermediate form without anchors, or the first error from the left. Groups
//! are kept on an explicit stack, so that nesting uses no machine stack here; it is limited because the
//! automata are built recursively.

use regex_syntax::hir::{Class, Hir, Look, Repetition};

use super::class::{Ranges, bracket_expression, escape, take};
use super::{RegexError, RegexErrorKind as Kind};

/// Maximum number of repetitions, also as the product of nested ones.
pub const MAX_REPETITION: u32 = 1000;

/// Maximum nesting of groups.
const MAX_NESTING: usize = 1000;

/// A part of a pattern, with the product of the repetitions nested in it.
struct Part {
    hir: Hir,
    product: u32,
}

/// An open group: the parts parsed so far.
#[derive(Default)]
struct Group {
    alternatives: Vec<Hir>,
    sequence: Vec<Part>,
    product: u32,
}

impl Group {
    fn push(&mut self, hir: Hir) {
        self.sequence.push(Part { hir, product: 1 });
    }

    fn end_alternative(&mut self) {
        let parts: Vec<Hir> = self
            .sequence
            .drain(..)
            .map(|part| {
                self.product = self.product.max(part.product);
                part.hir
            })
            .collect();
        self.alternatives.push(Hir::concat(parts));
    }

    fn close(mut self) -> Part {
        self.end_alternative();
        Part {
            hir: Hir::alternation(self.alternatives),
            product: self.product.max(1),
        }
    }

    /// Repeats the last part; `written` is the operator.
    fn repeat(&mut self, min: u32, max: Option<u32>, written: &str) -> Result<(), RegexError> {
        let wrong = max.is_some_and(|max| max < min || max > MAX_REPETITION) || min > MAX_REPETITION;
        if wrong {
            return Err(Kind::RepetitionSize.at(written));
        }
        let Some(part) = self.sequence.pop() else {
            return Err(Kind::NothingToRepeat.at(written));
        };
        // Only bounded repetitions multiply: for `*`, `+` and `?` the factor is one.
        let factor = max.unwrap_or(min).max(1);
        let product = part.product.saturating_mul(factor);
        if factor > 1 && product > MAX_REPETITION {
            return Err(Kind::RepetitionSize.at(written));
        }
        self.sequence.push(Part {
            hir: Hir::repetition(Repetition {
                min,
                max,
                greedy: true,
                sub: Box::new(part.hir),
            }),
            product,
        });
        Ok(())
    }
}

/// Parses a pattern.
pub(super) fn parse(pattern: &str) -> Result<Hir, RegexError> {
    let mut outer: Vec<Group> = Vec::new();
    let mut group = Group::default();
    let mut rest = pattern;
    while let Some(character) = rest.chars().next() {
        let before = rest;
        match character {
            '[' => {
                let class = bracket_expression(&mut rest)?;
                group.push(Hir::class(Class::Unicode(class)));
                continue;
            }
            '\\' => {
                let point = escape(&mut rest)?;
                let class = Ranges::single(point).into_class(false);
                group.push(Hir::class(Class::Unicode(class)));
                continue;
            }
            _ => take(&mut rest),
        };
        match character {
            '(' => {
                if outer.len() >= MAX_NESTING {
                    return Err(Kind::TooLarge.at(""));
                }
                outer.push(std::mem::take(&mut group));
            }
            ')' => {
                let Some(parent) = outer.pop() else {
                    return Err(Kind::UnexpectedParenthesis.at(pattern));
                };
                let part = std::mem::replace(&mut group, parent).close();
                group.sequence.push(part);
            }
            '|' => group.end_alternative(),
            '.' => group.push(Hir::class(Class::Unicode(Ranges::dot().into_class(false)))),
            '^' => group.push(Hir::look(Look::StartLF)),
            '$' => group.push(Hir::look(Look::EndLF)),
            '*' => group.repeat(0, None, "*")?,
            '+' => group.repeat(1, None, "+")?,
            '?' => group.repeat(0, Some(1), "?")?,
            '{' => match repetition(rest) {
                Some((min, max, behind)) => {
                    let written = before.len() - behind.len();
                    rest = behind;
                    group.repeat(min, max, before.get(..written).unwrap_or(before))?;
                }
                None => group.push(literal('{')),
            },
            _ => group.push(literal(character)),
        }
    }
    if outer.is_empty() {
        Ok(group.close().hir)
    } else {
        Err(Kind::MissingParenthesis.at(pattern))
    }
}

fn literal(character: char) -> Hir {
    Hir::literal(character.to_string().into_bytes())
}

/// Parses `n}`, `n,}` or `n,m}` and returns the rest too; anything else makes the brace a character.
fn repetition(text: &str) -> Option<(u32, Option<u32>, &str)> {
    let (min, text) = number(text)?;
    if let Some(behind) = text.strip_prefix('}') {
        return Some((min, Some(min), behind));
    }
    let text = text.strip_prefix(',')?;
    if let Some(behind) = text.strip_prefix('}') {
        return Some((min, None, behind));
    }
    let (max, text) = number(text)?;
    Some((min, Some(max), text.strip_prefix('}')?))
}

/// Parses a decimal number below 10⁹ without leading zeros.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, behind) = text.split_at_checked(end)?;
    if digits.is_empty() || digits.len() > 9 || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    Some((digits.parse().ok()?, behind))
}
