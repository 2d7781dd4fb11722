//! Conditions that contradict or repeat themselves.
//!
//! In: conditions as written and as checked. Out: parts that can never hold, always hold, or add
//! nothing to another part. Negations are pushed down to the checks on the way, a missing value
//! makes every check false, and checks of one field are compared by what they say about its value.
//! A macro counts with its whole condition, but what stands in it is only blamed where it is
//! written: elsewhere it is meant for several rules. A list can be appended to, so nothing is called
//! superfluous for what is in one. Lists that are empty and comparisons of `evt.num` are switches
//! that others override; nothing is concluded from them.
//!
//! Here are conjunctions; [`alternatives`] are disjunctions and exclusions, [`blame`] says what was found
//! and repairs it.

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
    Lint::UnreachableArm,
    Lint::RedundantCheck,
    Lint::DeadException,
];

/// Of so many checks of one field each is compared with each.
const MAX_GROUP: usize = 64;
/// Up to so many comparisons of operands are quicker than a table of them.
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

/// What a part is to what stands around it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Role {
    /// The condition as a whole.
    Whole,
    /// An alternative of several.
    Arm,
    /// A check of several that are excluded together.
    Exclusion,
}

struct Walk<'u, 'a> {
    run: &'u LintContext<'a>,
    condition: &'u Condition<'a>,
    facts: &'u mut Vec<Fact>,
    /// What holds wherever the part at hand matters.
    known: Vec<Literal<'a>>,
}

impl<'a> Walk<'_, 'a> {
    /// A part in which everything known holds.
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

    /// The alternatives within, all checks of the conjunctions around them being known.
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

    /// Says so if what is known from `before` on cannot hold.
    fn contradictions(&mut self, before: usize, role: Role) -> bool {
        for (first, second) in pairs(&self.known, before) {
            let (first, second) = (self.known[first], self.known[second]);
            // Macros that contradict each other are often there to be overridden.
            let macros = !first.part.is_direct() && !second.part.is_direct();
            if macros || !first.excludes(&second) {
                continue;
            }
            let kind = match role {
                // Falco says itself that no type of event is left.
                Role::Whole if self.condition.events.is_empty() => return true,
                Role::Whole => FactKind::Contradiction,
                Role::Arm => FactKind::ImpossibleArm,
                // An exclusion may repeat what holds anyway.
                Role::Exclusion => return true,
            };
            // What is written here is blamed rather than what a macro brings.
            let (blamed, other) = if role == Role::Arm || second.part.is_direct() {
                (second, first)
            } else {
                (first, second)
            };
            self.report(kind, &blamed, &other);
            return true;
        }
        false
    }

    /// Checks that hold anyway, given another one of the same conjunction.
    fn repetitions(&mut self, before: usize) {
        for (first, second) in pairs(&self.known[before..], 0) {
            let (first, second) = (self.known[before + first], self.known[before + second]);
            if !self.is_self_contained(&first) || !self.is_self_contained(&second) {
                continue;
            }
            let (blamed, other) = if first.implies(&second) {
                (second, first)
            } else if second.implies(&first) {
                (first, second)
            } else {
                continue;
            };
            // Asking first whether there is a value makes clear what is meant.
            if *blamed.test() != Test::Exists {
                self.repetition(&blamed, &other);
            }
        }
        // An exclusion can also repeat what holds around it.
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

    fn repetition(&mut self, blamed: &Literal<'a>, other: &Literal<'a>) {
        let kind = match self.exception_of(blamed.part) {
            Some(name) => FactKind::DeadException(name),
            None if !blamed.positive && other.positive => FactKind::DeadExclusion,
            None => FactKind::RedundantCheck,
        };
        self.report(kind, blamed, other);
    }

    /// References to one macro, twice in one conjunction or disjunction.
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
                    let fact = Fact::new(FactKind::RedundantCheck, span).with(other);
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
                .push(Fact::new(FactKind::EmptyText(operator.symbol()), span));
        }
    }
}

/// Pairs of checks of one operand, of which the second stands at `from` or behind.
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
