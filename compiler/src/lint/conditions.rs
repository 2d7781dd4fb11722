//! Conditions of rules and macros, as written and as checked, side by side.

use crate::check::typed::{Expr, Operand, Predicate};
use crate::check::{Rule, event_types};
use crate::resolve::exceptions::Shape;
use crate::resolve::macros::ParsedCondition;
use crate::resolve::{Collection, RuleDef};
use crate::source::{FileId, MappedText, Span, TextRange};
use crate::syntax::ast::{self, ExprKind, RawPredicate};
use crate::tables::{EventSet, FieldId, SYSCALL_SOURCE};

use super::Input;

/// The condition of a rule, with its exceptions, or of a macro.
#[derive(Clone, Copy, Debug)]
pub(super) struct Condition<'a> {
    pub text: &'a MappedText,
    pub tree: &'a ast::Expr,
    pub typed: &'a Expr,
    /// None for the condition of a macro.
    pub rule: Option<(&'a Rule, &'a RuleDef)>,
    /// The events that can satisfy it.
    pub events: EventSet,
}

/// A subexpression of a condition. If it is in a macro, its range is that of the reference.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subexpr<'a> {
    pub typed: &'a Expr,
    /// None in a macro.
    pub tree: Option<&'a ast::Expr>,
    pub range: &'a TextRange,
}

/// Returns the conditions of all checked rules, and of the macros that they refer to.
pub(super) fn collect<'a>(input: &Input<'a>) -> Vec<Condition<'a>> {
    let trees = input.trees;
    let mut macros = Macros {
        collection: input.collection,
        parsed: &trees.macros,
        found: vec![None; trees.macros.len()],
        order: Vec::new(),
    };
    let mut conditions = Vec::with_capacity(input.rules.len() + trees.macros.len());
    for (&rule, written) in input.rules.iter().zip(&trees.rules) {
        let Some(definition) = input.collection.rules.get(&rule.name) else {
            continue;
        };
        macros.visit(&written.tree, &rule.condition);
        conditions.push(Condition {
            text: &written.text,
            tree: &written.tree,
            typed: &rule.condition,
            rule: Some((rule, definition)),
            events: rule.events,
        });
        for position in macros.order.drain(..) {
            let Some(typed) = macros.found[position] else {
                continue;
            };
            let parsed = &macros.parsed[position];
            let events = if rule.source == SYSCALL_SOURCE {
                event_types::event_codes(typed)
            } else {
                EventSet::all()
            };
            conditions.push(Condition {
                text: &parsed.text,
                tree: &parsed.tree,
                typed,
                rule: None,
                events,
            });
        }
    }
    conditions
}

struct Macros<'a> {
    collection: &'a Collection,
    parsed: &'a [ParsedCondition],
    found: Vec<Option<&'a Expr>>,
    /// Reached since the last rule.
    order: Vec<usize>,
}

impl<'a> Macros<'a> {
    fn visit(&mut self, tree: &'a ast::Expr, typed: &'a Expr) {
        match (&tree.kind, typed) {
            (ExprKind::And(trees), Expr::And(types)) | (ExprKind::Or(trees), Expr::Or(types)) => {
                for (tree, typed) in trees.iter().zip(types) {
                    self.visit(tree, typed);
                }
            }
            (ExprKind::Not(tree), Expr::Not(typed)) => self.visit(tree, typed),
            (ExprKind::Macro(name), typed) => {
                let Some(position) = self.collection.macros.position(name) else {
                    return;
                };
                if self.found[position].is_none() {
                    self.found[position] = Some(typed);
                    self.order.push(position);
                    self.visit(&self.parsed[position].tree, typed);
                }
            }
            _ => {}
        }
    }
}

impl<'a> Condition<'a> {
    /// Returns the whole expression.
    pub(super) fn root(&self) -> Subexpr<'a> {
        Subexpr {
            typed: self.typed,
            tree: Some(self.tree),
            range: &self.tree.range,
        }
    }

    /// Returns where a part of the text is written.
    ///
    /// The predicate of an exception is assembled from a field and a value, which can be in different
    /// items; its span is that of the value, as nothing between the two belongs to it.
    pub(super) fn span(&self, range: &TextRange) -> Option<Span> {
        let span = self.text.span(range.clone())?;
        if range.is_empty() || !self.is_field_of_exception(self.text.start(range.start)?) {
            return Some(span);
        }
        self.text.span(range.end - 1..range.end)
    }

    /// Returns whether the byte at `at` is in the `fields` of an exception of the rule.
    fn is_field_of_exception(&self, (file, at): (FileId, u32)) -> bool {
        let exceptions = self
            .rule
            .iter()
            .flat_map(|(_, definition)| &definition.exceptions);
        let mut fields = exceptions.flat_map(|exception| match &exception.fields {
            Shape::Single(comparison) => std::slice::from_ref(comparison),
            Shape::Tuple(comparisons) => comparisons.as_slice(),
        });
        fields.any(|comparison| {
            let span = comparison.field.span;
            span.file == file && span.start <= at && at < span.end
        })
    }

    /// Calls `visit` with every predicate that is written in the condition itself.
    pub(super) fn checks(&self, visit: &mut dyn FnMut(&'a RawPredicate, &'a Predicate, &'a TextRange)) {
        self.root().checks(visit);
    }
}

impl<'a> Subexpr<'a> {
    /// Returns the condition of the macro, if it is a reference to one, and itself otherwise.
    pub(super) fn entered(self) -> Self {
        match self.tree.map(|tree| &tree.kind) {
            Some(ExprKind::Macro(_)) => Self { tree: None, ..self },
            _ => self,
        }
    }

    /// Returns the children of a conjunction, disjunction or negation.
    pub(super) fn children(self) -> impl Iterator<Item = Self> {
        let part = self.entered();
        let types: &[Expr] = match part.typed {
            Expr::And(children) | Expr::Or(children) => children,
            Expr::Not(child) => std::slice::from_ref(child),
            Expr::Predicate(_) => &[],
        };
        let trees: &[ast::Expr] = match part.tree.map(|tree| &tree.kind) {
            Some(ExprKind::And(children) | ExprKind::Or(children)) => children,
            Some(ExprKind::Not(child)) => std::slice::from_ref(child),
            _ => &[],
        };
        types.iter().enumerate().map(move |(index, typed)| {
            let tree = trees.get(index);
            Self {
                typed,
                tree,
                range: tree.map_or(part.range, |tree| &tree.range),
            }
        })
    }

    /// Returns whether it is written in the condition itself, not in a macro.
    pub(super) fn is_direct(&self) -> bool {
        self.tree.is_some()
    }

    /// Returns whether a predicate of `field` is written in it.
    pub(super) fn compares(self, field: FieldId) -> bool {
        match self.typed {
            _ if !self.is_direct() || self.macro_name().is_some() => false,
            Expr::Predicate(predicate) => {
                matches!(&predicate.left, Operand::Field(reference) if reference.field == field)
            }
            _ => self.children().any(|child| child.compares(field)),
        }
    }

    /// Returns the name of the macro, if it is a reference to one.
    pub(super) fn macro_name(&self) -> Option<&'a str> {
        match self.tree.map(|tree| &tree.kind) {
            Some(ExprKind::Macro(name)) => Some(name),
            _ => None,
        }
    }

    fn checks(self, visit: &mut dyn FnMut(&'a RawPredicate, &'a Predicate, &'a TextRange)) {
        match (self.tree.map(|tree| &tree.kind), self.typed) {
            (Some(ExprKind::Predicate(check)), Expr::Predicate(predicate)) => {
                visit(check, predicate, self.range);
            }
            (Some(ExprKind::And(_) | ExprKind::Or(_) | ExprKind::Not(_)), _) => {
                for child in self.children() {
                    child.checks(visit);
                }
            }
            _ => {}
        }
    }
}
