//! The value of a part of the expression grammar.

use crate::source::TextRange;
use crate::syntax::ast::{Expr, ExprKind};
use crate::syntax::condition::error::Connective;

/// An expression and its bytes with the parentheses around it.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub expr: Expr,
    pub outer: TextRange,
}

impl Term {
    pub(super) fn new(kind: ExprKind, range: TextRange) -> Self {
        Self {
            expr: Expr {
                kind,
                range: range.clone(),
            },
            outer: range,
        }
    }

    pub(super) fn error(at: usize) -> Self {
        Self::new(ExprKind::Error, at..at)
    }

    pub(super) fn joined(connective: Connective, terms: Vec<Self>) -> Self {
        let start = terms.first().map_or(0, |term| term.outer.start);
        let end = terms.last().map_or(start, |term| term.outer.end);
        let children = terms.into_iter().map(|term| term.expr).collect();
        let kind = match connective {
            Connective::And => ExprKind::And(children),
            Connective::Or => ExprKind::Or(children),
        };
        Self::new(kind, start..end)
    }
}
