//! Who is to be blamed, and with what repair.
//!
//! In: a check, and the one that makes it superfluous or impossible. Out: a fact at the right place.

use super::Walk;
use crate::lint::conditions::{Condition, Subexpr};
use crate::lint::fact::{Fact, FactKind};
use crate::lint::literal::Literal;
use crate::source::{Span, TextRange};
use crate::syntax::ast::{self, ExprKind, Right};

impl<'a> Walk<'_, 'a> {
    /// It stands in the condition itself, and nothing of it in a list: it is not for others to change.
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

    /// The exception that a part comes from.
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

    pub(super) fn span_of(&self, literal: &Literal<'a>) -> Option<Span> {
        self.condition.span(literal.part.range)
    }

    /// Where the constants of a check stand.
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

    pub(super) fn report(&mut self, kind: FactKind, blamed: &Literal<'a>, other: &Literal<'a>) {
        let place = match &kind {
            // Its field stands elsewhere.
            FactKind::DeadException(_) => self.values(blamed),
            _ => None,
        };
        let Some(span) = place.or_else(|| self.span_of(blamed)) else {
            return;
        };
        let removable = matches!(kind, FactKind::RedundantCheck);
        let fact = Fact::new(kind, span).with(self.span_of(other));
        let fact = if removable && blamed.part.is_direct() {
            self.without(fact, blamed.part.range)
        } else {
            fact
        };
        self.facts.push(fact);
    }

    /// The fact, with the repair of taking its part away, if that is surely possible.
    pub(super) fn without(&self, fact: Fact, range: &TextRange) -> Fact {
        match removal(self.condition, range) {
            Some(span) => fact.repaired(vec![(span, String::new())], true),
            None => fact,
        }
    }
}

/// The bytes to take away with the part at `range`: itself and the connective before it.
fn removal(condition: &Condition<'_>, range: &TextRange) -> Option<Span> {
    let previous = previous_end(condition.tree, range)?;
    let text = condition.text.as_str();
    let between = text.get(previous..range.start)?.trim();
    if !matches!(between, "and" | "or") {
        return None;
    }
    let span = condition.text.span(previous..range.end)?;
    // Every byte must come from one place: no folded lines, lists or exceptions between.
    ((span.end - span.start) as usize == range.end - previous).then_some(span)
}

/// Where the sibling before the part at `range` ends.
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
