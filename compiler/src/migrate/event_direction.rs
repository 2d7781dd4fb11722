//! Removes `evt.dir = <`, which is always true for system calls, where it is an operand of an `and`.
//!
//! Whether it is true for the other events of a rule is not decided here: `fix` refuses the fix of a rule
//! that would match other events without it.

use rustc_hash::FxHashMap;

use super::{ItemIndex, safe};
use crate::diagnostics::{Edit, Fix, Report};
use crate::source::{FileId, MappedText, Span, TextRange};
use crate::syntax::ast::{Expr, ExprKind, Operand, RawPredicate, Right};
use crate::syntax::condition;
use crate::syntax::items::Item;
use crate::tables::Operator;

/// For each item, by the position of its tree: the span of each predicate, and the edit that removes it.
pub(super) type DirectionRemovals = FxHashMap<(FileId, u32), Vec<(Span, Edit)>>;

/// Returns the fix that removes the predicates that `report` points at.
pub(super) fn fix(report: &Report, items: &ItemIndex<'_>, found: &mut DirectionRemovals) -> Option<Fix> {
    let places = std::iter::once(report.primary.span).chain(report.secondary.iter().map(|label| label.span));
    let mut edits: Vec<Edit> = Vec::new();
    for place in places {
        let Some(item) = items.at(place) else { continue };
        let key = (item.node.span.file, item.node.span.start);
        let removals = found.entry(key).or_insert_with(|| removals(item));
        let edit = removals.iter().find(|(field, _)| {
            field.file == place.file && field.start <= place.start && place.start < field.end
        });
        if let Some((_, edit)) = edit
            && !edits.iter().any(|other| overlap(other.span, edit.span))
        {
            edits.push(edit.clone());
        }
    }
    edits.sort_by_key(|edit| edit.span);
    (!edits.is_empty()).then(|| safe("remove `evt.dir = <`, which is always true", edits))
}

fn overlap(a: Span, b: Span) -> bool {
    a.file == b.file && a.start < b.end && b.start < a.end
}

fn removals(item: &Item) -> Vec<(Span, Edit)> {
    let mut found = Vec::new();
    if let Some((_, value)) = item.node.get("condition")
        && let Some(scalar) = value.scalar()
    {
        let parsed = condition::parse(scalar.value.as_str());
        if parsed.errors.is_empty() {
            walk(&parsed.expr, &scalar.value, &mut found);
        }
    }
    found
}

fn walk(expr: &Expr, text: &MappedText, found: &mut Vec<(Span, Edit)>) {
    match &expr.kind {
        ExprKind::And(children) => {
            conjuncts(children, text, found);
            for child in children {
                walk(child, text, found);
            }
        }
        ExprKind::Or(children) => {
            for child in children {
                walk(child, text, found);
            }
        }
        ExprKind::Not(child) => walk(child, text, found),
        ExprKind::Macro(_) | ExprKind::Predicate(_) | ExprKind::Error => {}
    }
}

/// Adds the operands of an `and` that can be removed. One operand must remain.
fn conjuncts(children: &[Expr], text: &MappedText, found: &mut Vec<(Span, Edit)>) {
    let all = text.as_str();
    let mut left = children.len();
    for (index, child) in children.iter().enumerate().rev() {
        if left == 1 || !is_exit(child) {
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| children.get(before));
        let range = match (before, children.get(1)) {
            (Some(before), _) => with_and_before(all, before, child),
            (None, Some(next)) => with_and_behind(all, child, next),
            (None, None) => None,
        };
        let Some(range) = range else { continue };
        let (Some(span), Some(field)) = (text.span(range), text.span(child.range.clone())) else {
            continue;
        };
        left -= 1;
        let replacement = String::new();
        found.push((field, Edit { span, replacement }));
    }
}

/// Returns the range of an operand with the `and` before it. `and(` and parentheses around the predicate
/// itself are not handled.
fn with_and_before(all: &str, before: &Expr, child: &Expr) -> Option<TextRange> {
    let between = all.get(before.range.end..child.range.start)?;
    let blank = between.trim_end();
    let head = blank
        .strip_suffix("and")
        .filter(|_| blank.len() < between.len())?;
    Some(before.range.end + head.trim_end().len()..child.range.end)
}

/// Returns the range of the first operand with the `and` after it.
fn with_and_behind(all: &str, child: &Expr, next: &Expr) -> Option<TextRange> {
    let between = all.get(child.range.end..next.range.start)?;
    let rest = between.trim_start().strip_prefix("and")?;
    let blanks = rest.len() - rest.trim_start().len();
    Some(child.range.start..next.range.start - rest.len() + blanks)
}

/// Returns whether the expression is `evt.dir = <`.
fn is_exit(expr: &Expr) -> bool {
    let ExprKind::Predicate(check) = &expr.kind else {
        return false;
    };
    let RawPredicate {
        left: Operand::Field(field),
        operator: Operator::Equal | Operator::DoubleEqual,
        modifier: None,
        right: Right::Value(value),
        ..
    } = &**check
    else {
        return false;
    };
    field.name == "evt.dir" && field.argument.is_none() && value.value == b"<"
}
