//! Attribution: which part of a condition a fact is about, and how it is fixed.
//!
//! Input: a literal, and the one that makes it redundant or contradicts it. Output: a fact whose span
//! covers exactly the text that its message is about, with the fix of removing it where that is safe.

use super::Walk;
use crate::lint::conditions::{Condition, Subexpr};
use crate::lint::fact::{Fact, FactKind};
use crate::lint::literal::Literal;
use crate::source::{Span, TextRange};
use crate::syntax::ast::{self, ExprKind, Right};

impl<'a> Walk<'_, 'a> {
    /// Returns whether all of a literal is written in the condition itself. Macros and lists can be
    /// overridden or appended to, so nothing is concluded from their content.
    pub(super) fn is_self_contained(&self, literal: &Literal<'a>) -> bool {
        let Some(ExprKind::Predicate(check)) = literal.part.tree.map(|tree| &tree.kind) else {
            return false;
        };
        match &check.right {
            Right::List { items, .. } => !items.iter().any(|word| {
                let start = self.condition.text.start(word.range.start);
                start.is_some_and(|start| self.run.is_in_list(start))
            }),
            _ => true,
        }
    }

    /// Returns the name of the exception that a part comes from.
    pub(super) fn exception_of(&self, part: Subexpr<'a>) -> Option<String> {
        let (_, definition) = self.condition.rule?;
        let span = self.condition.span(part.range)?;
        let within =
            |place: Span| place.file == span.file && place.start <= span.start && span.end <= place.end;
        definition
            .exceptions
            .iter()
            .find(|exception| {
                within(exception.span) || exception.values.iter().any(|value| within(value.span))
            })
            .map(|exception| exception.name.clone())
    }

    /// Returns the span of the constants of a literal.
    fn values(&self, literal: &Literal<'a>) -> Option<Span> {
        let ExprKind::Predicate(check) = &literal.part.tree?.kind else {
            return None;
        };
        match &check.right {
            Right::Value(word) => self.condition.span(&word.range),
            Right::List { items, .. } => self.condition.span(&items.first()?.range),
            Right::None | Right::Operand(_) => None,
        }
    }

    pub(super) fn written(&self, part: Subexpr<'a>) -> &'a str {
        self.condition
            .text
            .as_str()
            .get(part.range.clone())
            .unwrap_or_default()
    }

    /// Adds a fact about the text at `range`, which belongs to `reported`; `other` is why.
    pub(super) fn report(
        &mut self,
        kind: FactKind,
        reported: &Literal<'a>,
        other: &Literal<'a>,
        range: &TextRange,
    ) {
        let span = match &kind {
            // The field of an exception is written elsewhere; its value is what has no effect.
            FactKind::UnreachableException(_) => self.values(reported),
            _ => None,
        };
        let Some(span) = span.or_else(|| self.condition.span(range)) else {
            return;
        };
        let other = if reported.asserted || other.asserted {
            self.asserted_range(other)
        } else {
            other.whole.range
        };
        let fact = Fact::new(kind, span).with(self.condition.span(other));
        self.facts.push(fact);
    }

    /// The same, with the fix of removing the literal.
    pub(super) fn report_removable(
        &mut self,
        kind: FactKind,
        reported: &Literal<'a>,
        other: &Literal<'a>,
        range: &TextRange,
    ) {
        self.report(kind, reported, other, range);
        if reported.part.is_direct()
            && let Some(fact) = self.facts.pop()
        {
            let fact = self.without(fact, reported.whole.range);
            self.facts.push(fact);
        }
    }

    /// Returns the range of the text that a literal requires to be true. Where the text of the literal
    /// must be false, as that of `a` in `not (a or b)`, this is the negation around it.
    pub(super) fn asserted_range(&self, literal: &Literal<'a>) -> &'a TextRange {
        let range = literal.whole.range;
        if literal.asserted {
            return range;
        }
        enclosing_negation(self.condition.tree, range).unwrap_or(range)
    }

    /// Adds the fix of removing the part at `range`, if that is possible.
    pub(super) fn without(&self, fact: Fact, range: &TextRange) -> Fact {
        match removal(self.condition, range) {
            Some(span) => fact.repaired(vec![(span, String::new())], true),
            None => fact,
        }
    }
}

/// Returns the bytes to remove with the part at `range`: itself and the connective before it.
fn removal(condition: &Condition<'_>, range: &TextRange) -> Option<Span> {
    let previous = previous_end(condition.tree, range)?;
    let text = condition.text.as_str();
    let between = text.get(previous..range.start)?.trim();
    if !matches!(between, "and" | "or") {
        return None;
    }
    let span = condition.text.span(previous..range.end)?;
    // An edit is one piece of one file: no folded lines, lists or exceptions in between.
    ((span.end - span.start) as usize == range.end - previous).then_some(span)
}

/// Returns the end of the sibling before the part at `range`.
fn previous_end(tree: &ast::Expr, range: &TextRange) -> Option<usize> {
    match &tree.kind {
        ExprKind::And(children) | ExprKind::Or(children) => {
            for (index, child) in children.iter().enumerate() {
                if child.range == *range {
                    return index.checked_sub(1).map(|before| children[before].range.end);
                }
                if child.range.start <= range.start && range.end <= child.range.end {
                    return previous_end(child, range);
                }
            }
            None
        }
        ExprKind::Not(child) => previous_end(child, range),
        _ => None,
    }
}

/// Returns the range of the innermost `not` around the part at `range`.
fn enclosing_negation<'t>(tree: &'t ast::Expr, range: &TextRange) -> Option<&'t TextRange> {
    let children = match &tree.kind {
        ExprKind::And(children) | ExprKind::Or(children) => children.as_slice(),
        ExprKind::Not(child) => std::slice::from_ref(&**child),
        _ => return None,
    };
    let child = children
        .iter()
        .find(|child| child.range.start <= range.start && range.end <= child.range.end)?;
    let own = matches!(tree.kind, ExprKind::Not(_)).then_some(&tree.range);
    if child.range == *range {
        return own;
    }
    enclosing_negation(child, range).or(own)
}
