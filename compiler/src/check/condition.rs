//! Checks conditions: from syntax trees to typed expressions.
//!
//! In: the tree of a condition with the macros it refers to, and the known fields. Out: a [`typed::Expr`] and
//! the errors, in the order in which Falco compiles: left to right. Checking continues after an error, but
//! returns no expression then. The bodies of macros are checked before, once for each source ([`Bodies`]).

use std::sync::Arc;

use super::fact::FactKind;
use super::fields::Catalogue;
use super::findings::Findings;
use super::predicate::predicate;
use super::typed;
use crate::resolve::{MacroDef, Table};
use crate::source::MappedText;
use crate::syntax::ast::{Expr, ExprKind};

/// The maximum number of predicates and connectives of a condition once its macros are expanded.
pub const MAX_SIZE: usize = 200_000;
/// The maximum nesting depth of a condition once its macros are expanded.
pub const MAX_DEPTH: usize = 600;

/// A checked condition or macro body.
#[derive(Debug)]
pub(super) struct Checked {
    pub expr: Option<typed::Expr>,
    pub findings: Findings,
    size: usize,
    depth: usize,
}

/// The bodies of macros by position, for one source; `None` for macros whose references cannot be followed.
pub(super) type Bodies = [Option<Arc<Checked>>];

/// Checks the conditions of rules of one source.
#[derive(Clone, Copy)]
pub(super) struct Conditions<'a> {
    pub catalogue: &'a Catalogue,
    pub source: &'a str,
    pub macros: &'a Table<MacroDef>,
    pub bodies: &'a Bodies,
}

struct Walk {
    findings: Findings,
    size: usize,
    too_large: bool,
}

impl Conditions<'_> {
    /// Checks `tree`, whose ranges refer to `text`.
    pub(super) fn check(&self, tree: &Expr, text: &MappedText) -> Checked {
        let mut walk = Walk {
            findings: Findings::new(text.clone()),
            size: 0,
            too_large: false,
        };
        let result = self.expr(tree, &mut walk);
        if walk.too_large || result.as_ref().is_some_and(|(_, depth)| *depth > MAX_DEPTH) {
            walk.findings.stand_at(tree.range.start);
            walk.findings.error(FactKind::TooLarge, &tree.range);
        }
        let fine = walk.findings.count() == 0;
        let (expr, depth) = match result {
            Some((expr, depth)) if fine => (Some(expr), depth),
            _ => (None, 0),
        };
        Checked {
            expr,
            findings: walk.findings,
            size: walk.size,
            depth,
        }
    }

    /// Returns the typed expression and its depth, or `None` after an error.
    fn expr(&self, tree: &Expr, walk: &mut Walk) -> Option<(typed::Expr, usize)> {
        walk.size += 1;
        match &tree.kind {
            ExprKind::And(children) => self.several(children, walk, typed::Expr::And),
            ExprKind::Or(children) => self.several(children, walk, typed::Expr::Or),
            ExprKind::Not(child) => {
                let (child, depth) = self.expr(child, walk)?;
                Some((typed::Expr::Not(Box::new(child)), depth + 1))
            }
            ExprKind::Macro(name) => {
                let body = self.bodies[self.macros.position(name)?].as_ref()?;
                walk.findings.enter(&body.findings, name, &tree.range);
                // Macros that use macros repeatedly grow exponentially, so the limit is checked before the body is cloned.
                walk.size += body.size;
                if walk.size > MAX_SIZE {
                    walk.too_large = true;
                    return None;
                }
                Some((body.expr.clone()?, body.depth))
            }
            ExprKind::Predicate(check) => {
                walk.findings.stand_at(tree.range.start);
                let predicate = predicate(check, self.catalogue, self.source, &mut walk.findings)?;
                Some((predicate.into(), 1))
            }
            ExprKind::Error => None,
        }
    }

    fn several(
        &self,
        children: &[Expr],
        walk: &mut Walk,
        make: fn(Vec<typed::Expr>) -> typed::Expr,
    ) -> Option<(typed::Expr, usize)> {
        let mut checked = Vec::with_capacity(children.len());
        let mut depth = 0;
        let mut complete = true;
        // The other operands are checked even after an error, so that all errors are reported at once.
        for child in children {
            match self.expr(child, walk) {
                Some((child, below)) => {
                    depth = depth.max(below);
                    checked.push(child);
                }
                None => complete = false,
            }
        }
        complete.then(|| (make(checked), depth + 1))
    }
}
