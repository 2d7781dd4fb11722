//! Literals: predicates and their negations, and which of them a condition requires together.

use crate::check::typed::{Expr, Operand, Predicate, Test};

use super::conditions::Subexpr;
use super::implication;

/// A predicate, or the negation of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal<'a> {
    pub predicate: &'a Predicate,
    pub positive: bool,
    /// The predicate in the condition, or the reference to the macro that contains it.
    pub part: Subexpr<'a>,
    /// The same with every `not` directly before it.
    pub whole: Subexpr<'a>,
    /// Whether the condition requires `whole` to be true; otherwise, as in `not (a or b)`, to be false.
    pub asserted: bool,
    /// Whether it can be related to other literals of the same operand.
    comparable: bool,
}

/// The connective of a subexpression in negation normal form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Connective {
    /// All of its children are true.
    Conjunction,
    /// At least one of its children is true.
    Disjunction,
    /// It is a predicate, or the negation of one.
    Predicate,
    /// It is the negation of its child.
    Negation,
}

/// Returns the connective of `part`, or of its negation if `negated`.
pub(super) fn connective(part: Subexpr<'_>, negated: bool) -> Connective {
    match (part.typed, negated) {
        (Expr::And(_), false) | (Expr::Or(_), true) => Connective::Conjunction,
        (Expr::And(_), true) | (Expr::Or(_), false) => Connective::Disjunction,
        (Expr::Not(_), _) => Connective::Negation,
        (Expr::Predicate(_), _) => Connective::Predicate,
    }
}

/// Adds the literals that are true whenever `part` is (or is not, if `negated`).
pub(super) fn collect<'a>(part: Subexpr<'a>, negated: bool, out: &mut Vec<Literal<'a>>) {
    match connective(part, negated) {
        Connective::Conjunction => {
            for child in part.children() {
                collect(child, negated, out);
            }
        }
        Connective::Negation => match Literal::new(part, negated) {
            Some(literal) => out.push(literal),
            None => {
                for child in part.children() {
                    collect(child, !negated, out);
                }
            }
        },
        Connective::Predicate => out.extend(Literal::new(part, negated)),
        Connective::Disjunction => {}
    }
}

impl<'a> Literal<'a> {
    /// Returns the literal that `part` is, if it is one.
    pub(super) fn new(part: Subexpr<'a>, negated: bool) -> Option<Self> {
        let part = part.entered();
        match part.typed {
            Expr::Predicate(predicate) => Some(Self {
                predicate,
                positive: !negated,
                part,
                whole: part,
                asserted: !negated,
                comparable: implication::is_single(&predicate.left)
                    && !implication::is_switch(&predicate.left, &predicate.test),
            }),
            Expr::Not(_) => {
                let child = part.children().next()?;
                let literal = Self::new(child, !negated)?;
                Some(Self {
                    whole: part,
                    asserted: !negated,
                    ..literal
                })
            }
            Expr::And(_) | Expr::Or(_) => None,
        }
    }

    /// Returns the comparison.
    pub(super) fn test(&self) -> &'a Test {
        &self.predicate.test
    }

    /// Returns what is compared.
    pub(super) fn operand(&self) -> &'a Operand {
        &self.predicate.left
    }

    /// Returns whether both compare the same field, which has a single value.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        self.comparable && other.comparable && self.operand() == other.operand()
    }

    /// Returns the opposite literal.
    pub(super) fn negated(self) -> Self {
        Self {
            positive: !self.positive,
            asserted: !self.asserted,
            ..self
        }
    }

    /// Returns whether the two are never true together.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        if !self.is_comparable(other) {
            // A predicate of any kind contradicts its own negation.
            return self.positive != other.positive
                && !implication::is_switch(self.operand(), self.test())
                && self.predicate == other.predicate;
        }
        match (self.positive, other.positive) {
            (true, true) => implication::exclude(self.test(), other.test()),
            (true, false) => implication::implies(self.test(), other.test()),
            (false, true) => implication::implies(other.test(), self.test()),
            // Both predicates are false if the value is missing.
            (false, false) => false,
        }
    }

    /// Returns whether `other` is true whenever this is.
    pub(super) fn implies(&self, other: &Self) -> bool {
        if !self.is_comparable(other) {
            return self.positive == other.positive && self.predicate == other.predicate;
        }
        match (self.positive, other.positive) {
            (true, true) => implication::implies(self.test(), other.test()),
            (true, false) => implication::exclude(self.test(), other.test()),
            (false, false) => implication::implies(other.test(), self.test()),
            (false, true) => false,
        }
    }
}
