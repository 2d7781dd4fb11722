//! Finds the macro that makes a condition match no event type.
//!
//! Input: a condition, as written and as checked, that matches no event type. Output: the macro that disables
//! it, if a single macro does. Rule sets contain placeholder macros that users override, such as `never_true`
//! or `user_known_…`; their conditions compare `evt.num` and nothing else, and a rule that one of them
//! disables is disabled on purpose.

use super::event_types::event_codes;
use super::typed::{self, Operand};
use crate::resolve::macros::ParsedCondition;
use crate::resolve::{MacroDef, Table};
use crate::syntax::ast::{Expr, ExprKind};
use crate::tables::field;

/// The macro that disables a rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Disabling {
    pub name: String,
    /// Whether the macro is a placeholder that users override.
    pub is_placeholder: bool,
}

/// Macros with their conditions, in the same order.
#[derive(Clone, Copy)]
pub(super) struct Macros<'a> {
    pub table: &'a Table<MacroDef>,
    pub parsed: &'a [ParsedCondition],
}

impl Macros<'_> {
    /// Returns the macro that disables the condition with this `tree`.
    pub(super) fn disabling(self, tree: &Expr, condition: &typed::Expr) -> Option<Disabling> {
        match (&tree.kind, condition) {
            (ExprKind::And(trees), typed::Expr::And(children)) => trees
                .iter()
                .zip(children)
                .filter(|(_, child)| event_codes(child).is_empty())
                .find_map(|(tree, child)| self.disabling(tree, child)),
            (ExprKind::Or(trees), typed::Expr::Or(children)) => {
                let causes: Option<Vec<Disabling>> = trees
                    .iter()
                    .zip(children)
                    .map(|(tree, child)| self.disabling(tree, child))
                    .collect();
                let mut causes = causes?;
                // If one alternative is not disabled on purpose, the rule is worth a report.
                let index = causes.iter().position(|cause| !cause.is_placeholder).unwrap_or(0);
                Some(causes.swap_remove(index))
            }
            (ExprKind::Not(tree), typed::Expr::Not(child)) => match &tree.kind {
                // `not always_true`
                ExprKind::Macro(name) if is_placeholder(child) => Some(Disabling {
                    name: name.clone(),
                    is_placeholder: true,
                }),
                _ => None,
            },
            (ExprKind::Macro(name), condition) => {
                let position = self.table.position(name);
                let parsed = position.and_then(|position| self.parsed.get(position));
                let inner = parsed.and_then(|parsed| self.disabling(&parsed.tree, condition));
                inner.or_else(|| {
                    Some(Disabling {
                        name: name.clone(),
                        is_placeholder: is_placeholder(condition),
                    })
                })
            }
            _ => None,
        }
    }
}

/// Returns whether a condition compares `evt.num` and nothing else.
fn is_placeholder(condition: &typed::Expr) -> bool {
    match condition {
        typed::Expr::And(children) | typed::Expr::Or(children) => children.iter().all(is_placeholder),
        typed::Expr::Not(child) => is_placeholder(child),
        typed::Expr::Predicate(predicate) => {
            matches!(&predicate.left, Operand::Field(reference) if reference.field == field::EVT_NUM)
        }
    }
}
