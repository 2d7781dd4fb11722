//! Rules that an earlier rule shadows.
//!
//! Input: conditions of rules in load order. Output: rules whose condition implies that of an earlier rule of
//! the same source. With `rule_matching: first`, Falco's default, an event only fires the first rule that
//! matches it, so that such a rule never fires. The proof follows the structure of both conditions: it is
//! sound, but does not find everything. To keep the time linear in the number of rules, a rule is only
//! compared with rules that require the same value of some field.

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

/// A rule is compared with at most so many earlier rules.
const MAX_CANDIDATES: usize = 32;
/// The maximum number of steps of one proof.
const MAX_STEPS: u32 = 2_000;
/// A predicate with more values is indexed without its values.
const MAX_VALUES: usize = 256;

/// Source, operand and a value that a rule requires; without a value, any predicate of the operand.
type Key<'a> = (&'a str, &'a Operand, Option<&'a Constant>);

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    let mut index: FxHashMap<Key<'_>, Vec<usize>> = FxHashMap::default();
    // The operands that each earlier rule requires something of.
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

/// The rules before the current one.
struct Earlier<'r, 'a> {
    conditions: &'r [Condition<'a>],
    index: &'r FxHashMap<Key<'a>, Vec<usize>>,
    asked: &'r [u64],
}

impl<'a> Earlier<'_, 'a> {
    /// Returns the first rule that matches every event that `condition` matches.
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
                    // A predicate of an operand only follows from predicates of the same operand.
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

/// Returns the operands of an expression as a set; some share a bit.
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

/// Indexes a rule by its most selective predicate: the one with the fewest rules in the index; among these,
/// the one with the fewest values, event types last.
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

/// Returns whether it is certain that `second` is true whenever `first` is; either can be negated.
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

/// Returns whether both are predicates of the same operand.
fn is_same_operand(first: Subexpr<'_>, second: Subexpr<'_>) -> bool {
    matches!((first.typed, second.typed), (Expr::Predicate(first), Expr::Predicate(second)) if first.left == second.left)
}
