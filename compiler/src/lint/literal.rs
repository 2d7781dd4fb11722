//! The checks that a condition asks for all at once.

use crate::check::typed::{Expr, Operand, Predicate, Test};

use super::values;
use super::written::Part;

/// A check, or the negation of one, that must hold together with others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal<'a> {
    pub predicate: &'a Predicate,
    pub positive: bool,
    /// Where it stands: itself, or the reference to the macro that it is in.
    pub part: Part<'a>,
    /// Whether it can be compared with others of the same operand.
    comparable: bool,
}

/// How a part combines its children, once negations are pushed down to the checks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Shape {
    /// All of them hold.
    All,
    /// One of them holds.
    One,
    /// It is a check.
    Check,
    /// It is the negation of its child.
    Not,
}

/// How `part` combines its children, if it is `negated` as a whole.
pub(super) fn shape(part: Part<'_>, negated: bool) -> Shape {
    match (part.typed, negated) {
        (Expr::And(_), false) | (Expr::Or(_), true) => Shape::All,
        (Expr::And(_), true) | (Expr::Or(_), false) => Shape::One,
        (Expr::Not(_), _) => Shape::Not,
        (Expr::Predicate(_), _) => Shape::Check,
    }
}

/// Adds the checks that hold whenever `part` does (or does not, if `negated`).
pub(super) fn collect<'a>(part: Part<'a>, negated: bool, out: &mut Vec<Literal<'a>>) {
    match shape(part, negated) {
        Shape::All => {
            for child in part.children() {
                collect(child, negated, out);
            }
        }
        Shape::Not => {
            for child in part.children() {
                collect(child, !negated, out);
            }
        }
        Shape::Check => out.extend(Literal::new(part, negated)),
        Shape::One => {}
    }
}

impl<'a> Literal<'a> {
    /// The literal that a part is, if it is one.
    pub(super) fn new(part: Part<'a>, negated: bool) -> Option<Self> {
        let part = part.entered();
        match part.typed {
            Expr::Predicate(predicate) => Some(Self {
                predicate,
                positive: !negated,
                part,
                comparable: values::is_single(&predicate.left)
                    && !values::is_switch(&predicate.left, &predicate.test),
            }),
            Expr::Not(_) => {
                let child = part.children().next()?;
                Self::new(child, !negated)
            }
            Expr::And(_) | Expr::Or(_) => None,
        }
    }

    /// What is asked.
    pub(super) fn test(&self) -> &'a Test {
        &self.predicate.test
    }

    /// What it is asked of.
    pub(super) fn operand(&self) -> &'a Operand {
        &self.predicate.left
    }

    /// It can be compared with `other`: they ask the same field, which has one value.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        self.comparable && other.comparable && self.operand() == other.operand()
    }

    /// The same check with the other answer.
    pub(super) fn negated(self) -> Self {
        Self {
            positive: !self.positive,
            ..self
        }
    }

    /// Both cannot hold at once.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        if !self.is_comparable(other) {
            // Even what cannot be compared is not true and false at once.
            return self.positive != other.positive
                && !values::is_switch(self.operand(), self.test())
                && self.predicate == other.predicate;
        }
        match (self.positive, other.positive) {
            (true, true) => values::exclude(self.test(), other.test()),
            (true, false) => values::implies(self.test(), other.test()),
            (false, true) => values::implies(other.test(), self.test()),
            // Without a value neither check holds.
            (false, false) => false,
        }
    }

    /// Where it holds, `other` does.
    pub(super) fn implies(&self, other: &Self) -> bool {
        if !self.is_comparable(other) {
            return self.positive == other.positive && self.predicate == other.predicate;
        }
        match (self.positive, other.positive) {
            (true, true) => values::implies(self.test(), other.test()),
            (true, false) => values::exclude(self.test(), other.test()),
            (false, false) => values::implies(other.test(), self.test()),
            (false, true) => false,
        }
    }
}
