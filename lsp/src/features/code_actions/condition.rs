//! The condition around a span, as written.
//!
//! In: a span. Out: the text and tree of the condition that contains it. Conditions with syntax errors are
//! not offered, because a rewrite could change what they mean.

use compiler::source::{MappedText, Span};
use compiler::syntax::ast::{Expr, ExprKind};
use compiler::syntax::condition;
use compiler::syntax::items::{Entry, Item};
use compiler::syntax::yaml::Style;

use crate::workspace::Workspace;

/// A condition with its tree; ranges refer to its text.
pub(super) struct Condition<'w> {
    pub(super) item: &'w Item,
    pub(super) text: &'w MappedText,
    /// The scalar style of its value.
    pub(super) style: Style,
    pub(super) tree: Expr,
}

/// Returns the condition that contains `span`, if it has no syntax error.
pub(super) fn condition_at(workspace: &Workspace, span: Span) -> Option<Condition<'_>> {
    let entries = workspace.file(span.file).rules.entries.iter();
    let mut items = entries.filter_map(|entry| match entry {
        Entry::Item(item) => Some(item),
        Entry::Fact(_) => None,
    });
    let item = items.find(|item| item.node.span.start <= span.start && span.end <= item.node.span.end)?;
    let (_, value) = item.node.get("condition")?;
    let inside = value.span.start <= span.start && span.end <= value.span.end;
    let scalar = value.scalar().filter(|_| inside)?;
    let parsed = condition::parse(scalar.value.as_str());
    parsed.errors.is_empty().then_some(Condition {
        item,
        text: &scalar.value,
        style: scalar.style,
        tree: parsed.expr,
    })
}

impl Condition<'_> {
    /// Returns the span of a part.
    pub(super) fn span(&self, part: &Expr) -> Option<Span> {
        self.text.span(part.range.clone())
    }

    /// Returns the text from `start` to `end`, if that is one part or several adjacent ones.
    pub(super) fn between(&self, start: u32, end: u32) -> Option<&str> {
        self.find(&self.tree, start, end)
    }

    fn find(&self, tree: &Expr, start: u32, end: u32) -> Option<&str> {
        let own = self.span(tree)?;
        if own.start == start && own.end == end {
            return self.text.as_str().get(tree.range.clone());
        }
        match &tree.kind {
            ExprKind::And(parts) | ExprKind::Or(parts) => {
                let first = parts
                    .iter()
                    .find(|part| self.span(part).is_some_and(|span| span.start == start));
                let last = parts
                    .iter()
                    .find(|part| self.span(part).is_some_and(|span| span.end == end));
                if let (Some(first), Some(last)) = (first, last)
                    && first.range.start < last.range.start
                {
                    return self.text.as_str().get(first.range.start..last.range.end);
                }
                parts.iter().find_map(|part| self.find(part, start, end))
            }
            ExprKind::Not(part) => self.find(part, start, end),
            _ => None,
        }
    }
}
