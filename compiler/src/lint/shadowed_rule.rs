//! Rules that an earlier rule always beats.
//!
//! Under `rule_matching: first`, Falco's default, an event fires the first rule that matches it. A
//! rule whose condition implies that of an earlier one of its source never fires then.
//! The proof is by the structure of both conditions, so what it finds is so, but it does not find
//! all. Only rules that share a value they ask for are compared: the index grows with the rules,
//! not with their pairs.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::{SmallVec, smallvec};

use super::LintContext;
use super::conditions::{Condition, Subexpr};
use super::fact::{Fact, FactKind, Lint};
use super::implication;
use super::literal::{self, Connective, Literal, connective};
use crate::check::typed::{Constant, Expr, Operand};

pub(super) const LINTS: &[Lint] = &[Lint::ShadowedRule];

/// A rule is compared with so many earlier ones.
const MAX_CANDIDATES: usize = 32;
/// Steps that the proof of one pair may take.
const MAX_STEPS: u32 = 2_000;
/// A check with more values is not entered in the index.
const MAX_VALUES: usize = 256;

/// A value that a rule asks for; without one, any check of the operand.
type Key<'a> = (&'a str, &'a Operand, Option<&'a Constant>);

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    let mut index: FxHashMap<Key<'_>, Vec<usize>> = FxHashMap::default();
    // Of each earlier rule the operands that it always asks about.
    let mut asked = vec![0; run.conditions.len()];
    for (position, condition) in run.conditions.iter().enumerate() {
        let Some((rule, definition)) = condition.rule else {
            continue;
        };
        if run.is_interrupted() {
            return;
        }
        if !rule.enabled || rule.events.is_empty() {
            continue;
        }
        let mut known = Vec::new();
        literal::collect(condition.root(), false, &mut known);
        let earlier = Earlier {
            conditions: &run.conditions,
            index: &index,
            asked: &asked,
        };
        if let Some(earlier) = earlier.shadowing(&rule.source, condition, &known)
            && let Some((first, first_definition)) = run.conditions[earlier].rule
        {
            let kind = FactKind::ShadowedRule {
                rule: rule.name.clone(),
                by: first.name.clone(),
            };
            facts.push(Fact::new(kind, definition.name_span).with(Some(first_definition.name_span)));
        }
        asked[position] = known
            .iter()
            .fold(0, |set, literal| set | operand_bit(literal.operand()));
        enter(&rule.source, position, &known, &mut index);
    }
}

/// The rules before the one at hand.
struct Earlier<'r, 'a> {
    conditions: &'r [Condition<'a>],
    index: &'r FxHashMap<Key<'a>, Vec<usize>>,
    asked: &'r [u64],
}

impl<'a> Earlier<'_, 'a> {
    /// The first that fires wherever `condition` would.
    fn shadowing(&self, source: &'a str, condition: &Condition<'a>, known: &[Literal<'a>]) -> Option<usize> {
        let operands = operands(condition.typed);
        let mut tried = 0;
        for literal in known.iter().filter(|literal| literal.positive) {
            let value = implication::listed(literal.test()).and_then(<[Constant]>::first);
            let values = [Some(None), value.map(Some)];
            for value in values.into_iter().flatten() {
                let Some(candidates) = self.index.get(&(source, literal.operand(), value)) else {
                    continue;
                };
                for candidate in candidates {
                    if tried == MAX_CANDIDATES {
                        return None;
                    }
                    tried += 1;
                    // What is asked about an operand only follows from what is asked about it here.
                    let possible = self.asked[*candidate] & !operands == 0;
                    if possible && self.shadows(*candidate, condition) {
                        return Some(*candidate);
                    }
                }
            }
        }
        None
    }

    fn shadows(&self, candidate: usize, condition: &Condition<'a>) -> bool {
        let earlier = &self.conditions[candidate];
        let events = condition.events.intersection(&earlier.events) == condition.events;
        events
            && implies(
                condition.root(),
                false,
                earlier.root(),
                false,
                &mut MAX_STEPS.clone(),
            )
    }
}

/// The operands of an expression as a set; some share a place.
fn operands(expr: &Expr) -> u64 {
    match expr {
        Expr::And(children) | Expr::Or(children) => {
            children.iter().fold(0, |set, child| set | operands(child))
        }
        Expr::Not(child) => operands(child),
        Expr::Predicate(predicate) => operand_bit(&predicate.left),
    }
}

fn operand_bit(operand: &Operand) -> u64 {
    1 << (FxBuildHasher.hash_one(operand) % 64)
}

/// Enters a rule under the check that most likely tells it from others: one under which fewest are
/// entered already; of these the one with the fewest values, event types last.
fn enter<'a>(
    source: &'a str,
    position: usize,
    known: &[Literal<'a>],
    index: &mut FxHashMap<Key<'a>, Vec<usize>>,
) {
    let keys = |literal: &Literal<'a>| -> SmallVec<[Key<'a>; 8]> {
        let values = implication::listed(literal.test()).filter(|values| values.len() <= MAX_VALUES);
        let key = |value| (source, literal.operand(), value);
        if let Some(values) = values {
            values.iter().map(Some).map(key).collect()
        } else {
            smallvec![key(None)]
        }
    };
    let rank = |literal: &&Literal<'a>| {
        let keys = keys(literal);
        let entered = keys.iter().map(|key| index.get(key).map_or(0, Vec::len)).max();
        let types = matches!(literal.operand(), Operand::Field(field) if field.field == crate::tables::field::EVT_TYPE);
        (entered, types, keys.len())
    };
    let Some(literal) = known.iter().filter(|literal| literal.positive).min_by_key(rank) else {
        return;
    };
    for key in keys(literal) {
        index.entry(key).or_default().push(position);
    }
}

/// Where `first` holds, `second` does; each is negated or not.
fn implies(
    first: Subexpr<'_>,
    not_first: bool,
    second: Subexpr<'_>,
    not_second: bool,
    steps: &mut u32,
) -> bool {
    let Some(left) = steps.checked_sub(1) else {
        return false;
    };
    *steps = left;
    match (connective(first, not_first), connective(second, not_second)) {
        (_, Connective::Negation) => second
            .children()
            .all(|child| implies(first, not_first, child, !not_second, steps)),
        (Connective::Negation, _) => first
            .children()
            .all(|child| implies(child, !not_first, second, not_second, steps)),
        (_, Connective::Conjunction) => second
            .children()
            .all(|child| implies(first, not_first, child, not_second, steps)),
        (Connective::Disjunction, _) => first
            .children()
            .all(|child| implies(child, not_first, second, not_second, steps)),
        (Connective::Conjunction, Connective::Disjunction) => {
            second
                .children()
                .any(|child| implies(first, not_first, child, not_second, steps))
                || first
                    .children()
                    .any(|child| implies(child, not_first, second, not_second, steps))
        }
        (Connective::Predicate, Connective::Disjunction) => second
            .children()
            .any(|child| implies(first, not_first, child, not_second, steps)),
        (Connective::Conjunction, Connective::Predicate) => first
            .children()
            .any(|child| implies(child, not_first, second, not_second, steps)),
        (Connective::Predicate, Connective::Predicate) if !is_same_operand(first, second) => false,
        (Connective::Predicate, Connective::Predicate) => {
            match (Literal::new(first, not_first), Literal::new(second, not_second)) {
                (Some(first), Some(second)) => first.implies(&second),
                _ => false,
            }
        }
    }
}

/// Checks of different operands tell nothing about each other.
fn is_same_operand(first: Subexpr<'_>, second: Subexpr<'_>) -> bool {
    matches!((first.typed, second.typed), (Expr::Predicate(first), Expr::Predicate(second)) if first.left == second.left)
}
