//! Conditions that contradict or repeat themselves.
//!
//! Input: conditions as written and as checked. Output: parts that are never true, always true, or
//! redundant. Negations are pushed down to the predicates first, a missing value makes every predicate
//! false, and predicates of one field are related by their values ([`implication`](super::implication)).
//! A macro counts with its whole condition, but its content is only reported where it is written:
//! elsewhere it serves several rules. Other items can append to a list, so nothing is called redundant
//! because of the elements of one. Empty lists and comparisons of `evt.num` are placeholders that others
//! override; nothing is concluded from them.
//!
//! This module handles conjunctions, [`alternatives`] disjunctions and exclusions; [`attribution`] chooses
//! the span and the fix of each fact.

mod alternatives;
mod attribution;

use rustc_hash::FxHashMap;

use super::LintContext;
use super::conditions::{Condition, Subexpr};
use super::fact::{Fact, FactKind, Lint};
use super::literal::{self, Connective, Literal, connective};
use crate::check::typed::{Constant, Expr, Operand, Test};
use crate::tables::Operator;

pub(super) const LINTS: &[Lint] = &[
    Lint::NeverTrue,
    Lint::AlwaysTrue,
    Lint::UnreachableCondition,
    Lint::RedundantCondition,
    Lint::UnreachableException,
];

/// At most so many literals of one field are compared pairwise.
const MAX_GROUP: usize = 64;
/// Up to so many comparisons of operands are faster than a hash table of them.
const MAX_PAIRWISE: usize = 4_096;

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        let mut walk = Walk {
            run,
            condition,
            facts,
            known: Vec::new(),
        };
        walk.part(condition.root(), false, Role::Whole);
    }
}

/// The role of a part in the expression around it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Role {
    /// The condition as a whole.
    Whole,
    /// An alternative of several.
    Arm,
    /// One of several conditions that are excluded together.
    Exclusion,
}

struct Walk<'u, 'a> {
    run: &'u LintContext<'a>,
    condition: &'u Condition<'a>,
    facts: &'u mut Vec<Fact>,
    /// The literals that are true wherever the current part matters.
    known: Vec<Literal<'a>>,
}

impl<'a> Walk<'_, 'a> {
    /// Visits a part; all known literals are true there.
    fn part(&mut self, part: Subexpr<'a>, negated: bool, role: Role) {
        if part.macro_name().is_some() && role != Role::Arm {
            return;
        }
        let before = self.known.len();
        literal::collect(part, negated, &mut self.known);
        if !self.contradictions(before, role) && part.macro_name().is_none() {
            self.repetitions(before);
            self.repeated_macros(part, negated);
            self.inner(part, negated);
        }
        self.known.truncate(before);
    }

    /// Visits the disjunctions within, once the literals of the conjunctions around them are known.
    fn inner(&mut self, part: Subexpr<'a>, negated: bool) {
        if !part.is_direct() || part.macro_name().is_some() {
            return;
        }
        match connective(part, negated) {
            Connective::Conjunction => {
                for child in part.children() {
                    self.inner(child, negated);
                }
            }
            Connective::Negation => {
                for child in part.children() {
                    self.inner(child, !negated);
                }
            }
            Connective::Disjunction => self.alternatives(part, negated),
            Connective::Predicate => self.empty_text(part),
        }
    }

    /// Reports the first contradiction that a literal from `before` on takes part in; returns whether
    /// there is one.
    fn contradictions(&mut self, before: usize, role: Role) -> bool {
        for (first, second) in pairs(&self.known, before) {
            let (first, second) = (self.known[first], self.known[second]);
            // Macros that contradict each other are often there to be overridden.
            let macros = !first.part.is_direct() && !second.part.is_direct();
            if macros || !first.excludes(&second) {
                continue;
            }
            let kind = match role {
                // Already reported as `no-event-types`.
                Role::Whole if self.condition.events.is_empty() => return true,
                Role::Whole => FactKind::Contradiction,
                Role::Arm => FactKind::ImpossibleAlternative,
                // `a and not (not a and b)` is a common way to be explicit.
                Role::Exclusion => return true,
            };
            // What is written here is reported rather than what a macro brings.
            let (reported, other) = if role == Role::Arm || second.part.is_direct() {
                (second, first)
            } else {
                (first, second)
            };
            let range = self.asserted_range(&reported);
            self.report(kind, &reported, &other, range);
            return true;
        }
        false
    }

    /// Reports literals that another one of the same conjunction implies.
    fn repetitions(&mut self, before: usize) {
        for (first, second) in pairs(&self.known[before..], 0) {
            let (first, second) = (self.known[before + first], self.known[before + second]);
            if !self.is_self_contained(&first) || !self.is_self_contained(&second) {
                continue;
            }
            let (redundant, other) = if first.implies(&second) {
                (second, first)
            } else if second.implies(&first) {
                (first, second)
            } else {
                continue;
            };
            // To test first whether there is a value makes the intent clear.
            if *redundant.test() != Test::Exists {
                self.repetition(&redundant, &other);
            }
        }
        // An exclusion can also repeat what is required around it.
        for second in before..self.known.len() {
            let literal = self.known[second];
            if literal.positive || !self.is_self_contained(&literal) {
                continue;
            }
            let other = self.known[..before]
                .iter()
                .copied()
                .find(|known| known.positive && self.is_self_contained(known) && known.implies(&literal));
            if let Some(other) = other {
                self.repetition(&literal, &other);
            }
        }
    }

    fn repetition(&mut self, redundant: &Literal<'a>, other: &Literal<'a>) {
        let whole = redundant.whole.range;
        let has_own_not = whole != redundant.part.range;
        let (kind, range) = match self.exception_of(redundant.part) {
            Some(name) => (FactKind::UnreachableException(name), whole),
            // In `not (a or b)`, that `not a` is implied means that `a` is an alternative without effect.
            None if !redundant.asserted && other.asserted => (FactKind::ImpossibleAlternative, whole),
            None if !redundant.asserted => (FactKind::ImpliedAlternative, whole),
            // In `p = a and not p = b`, the exclusion has nothing to exclude.
            None if has_own_not && !redundant.positive && other.positive => {
                (FactKind::IneffectiveExclusion, redundant.part.range)
            }
            None => (FactKind::RedundantCondition, whole),
        };
        if matches!(kind, FactKind::UnreachableException(_)) {
            self.report(kind, redundant, other, range);
        } else {
            self.report_removable(kind, redundant, other, range);
        }
    }

    /// Reports a macro that a conjunction refers to twice.
    fn repeated_macros(&mut self, part: Subexpr<'a>, negated: bool) {
        if connective(part, negated) != Connective::Conjunction {
            return;
        }
        let mut seen: FxHashMap<&str, Subexpr<'a>> = FxHashMap::default();
        for child in part.children() {
            let Some(name) = child.macro_name() else { continue };
            if let Some(first) = seen.insert(name, child) {
                let other = self.condition.span(first.range);
                if let Some(span) = self.condition.span(child.range) {
                    // Under `not`, the conjunction is written as an `or`.
                    let kind = if negated {
                        FactKind::ImpliedAlternative
                    } else {
                        FactKind::RedundantCondition
                    };
                    let fact = Fact::new(kind, span).with(other);
                    self.facts.push(self.without(fact, child.range));
                }
            }
        }
    }

    fn empty_text(&mut self, part: Subexpr<'a>) {
        let Expr::Predicate(predicate) = part.typed else {
            return;
        };
        let Test::Constants {
            operator:
                operator @ (Operator::Contains | Operator::Icontains | Operator::Startswith | Operator::Endswith),
            modifier: None,
            constants,
        } = &predicate.test
        else {
            return;
        };
        if constants.first() == Some(&Constant::Text(Vec::new()))
            && let Some(span) = self.condition.span(part.range)
        {
            self.facts
                .push(Fact::new(FactKind::EmptyString(operator.symbol()), span));
        }
    }
}

/// Returns the pairs of literals of one operand, the second of which is at `from` or later.
fn pairs(known: &[Literal<'_>], from: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if (known.len() - from) * known.len() <= MAX_PAIRWISE {
        for second in from..known.len() {
            let operand = known[second].operand();
            found.extend(
                (0..second)
                    .filter(|first| known[*first].operand() == operand)
                    .map(|first| (first, second)),
            );
        }
        return found;
    }
    let mut groups: FxHashMap<&Operand, Vec<usize>> = FxHashMap::default();
    for (index, literal) in known.iter().enumerate() {
        let group = groups.entry(literal.operand()).or_default();
        if index >= from {
            found.extend(group.iter().map(|first| (*first, index)));
        }
        if group.len() < MAX_GROUP {
            group.push(index);
        }
    }
    found
}
