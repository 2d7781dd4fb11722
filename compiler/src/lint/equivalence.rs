//! Proofs that two conditions match the same events.
//!
//! Input: two checked conditions. Output: whether they are certainly equivalent; `false` only means that
//! no proof was found. The method is an analytic tableau: two conditions are equivalent if neither
//! `first and not second` nor `second and not first` can be satisfied, and a set of formulas cannot be
//! satisfied if every way to satisfy its disjunctions leads to two literals that exclude each other.
//! Literals of one field are related by their values ([`implication`]). The direction of an event
//! (`evt.dir`) follows from its type.
//! Out of scope: why two conditions differ, and conditions that need more than [`MAX_STEPS`] steps.

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashSet;

use super::conditions::Subexpr;
use super::implication;
use super::literal::{Connective, Literal, connective};
use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
use crate::source::TextRange;
use crate::tables::{EVENTS, Event, EventFlags, Kind, Operator, field};
use crate::value::{Argument, FieldRef};

/// Formulas that one proof may look at. Fixes change little, so their proofs take few.
const MAX_STEPS: u32 = 200_000;

/// The range of expressions that are not part of any text.
static NO_RANGE: TextRange = 0..0;

/// Returns whether it is certain that two conditions match the same events.
pub(crate) fn are_equivalent(first: &Expr, second: &Expr) -> bool {
    if first == second {
        return true;
    }
    equivalent(&canonical(first), &canonical(second))
}

fn equivalent(first: &Expr, second: &Expr) -> bool {
    first == second || are_parts_equivalent(first, second) || implies(first, second) && implies(second, first)
}

/// Returns whether two conditions only differ in parts that are equivalent on their own. Most fixes change
/// little of a large condition, of which the rest need not be looked at then.
fn are_parts_equivalent(first: &Expr, second: &Expr) -> bool {
    type Join = fn(Vec<Expr>) -> Expr;
    let (ones, others, join): (&[Expr], &[Expr], Join) = match (first, second) {
        (Expr::Not(one), Expr::Not(other)) => return equivalent(one, other),
        (Expr::And(ones), Expr::And(others)) => (ones, others, Expr::And),
        (Expr::Or(ones), Expr::Or(others)) => (ones, others, Expr::Or),
        _ => return false,
    };
    let without = |some: &[Expr], common: &[Expr]| -> Vec<Expr> {
        let common: FxHashSet<&Expr> = common.iter().collect();
        some.iter()
            .filter(|child| !common.contains(child))
            .cloned()
            .collect()
    };
    let (mut one, mut other) = (without(ones, others), without(others, ones));
    match (one.len(), other.len()) {
        // One has parts more, which the parts of the other must make redundant.
        (0, _) => other.iter().all(|part| is_redundant(part, first)),
        (_, 0) => one.iter().all(|part| is_redundant(part, second)),
        (1, 1) => equivalent(&one.swap_remove(0), &other.swap_remove(0)),
        (of_one, of_other) if of_one < ones.len() || of_other < others.len() => {
            let joined = |mut parts: Vec<Expr>| match parts.len() {
                1 => parts.swap_remove(0),
                _ => join(parts),
            };
            equivalent(&joined(one), &joined(other))
        }
        (of_one, of_other) => {
            of_one == of_other && one.iter().zip(&other).all(|(one, other)| equivalent(one, other))
        }
    }
}

/// Returns whether a conjunction or disjunction certainly stays the same with one part more.
fn is_redundant(part: &Expr, whole: &Expr) -> bool {
    match whole {
        Expr::And(_) => implies(whole, part),
        _ => implies(part, whole),
    }
}

/// Returns whether it is certain that `second` is true whenever `first` is.
fn implies(first: &Expr, second: &Expr) -> bool {
    let mut steps = MAX_STEPS;
    let branch = Branch::default();
    branch.refutes(
        vec![Formula::new(first, false), Formula::new(second, true)],
        &mut steps,
    )
}

/// Returns the condition in a form in which equivalent predicates are equal: nested conjunctions and
/// disjunctions are flat, values occur once, and patterns without a wildcard are plain comparisons.
fn canonical(expr: &Expr) -> Expr {
    match expr {
        Expr::And(children) => {
            let mut flat = Vec::with_capacity(children.len());
            for child in children {
                match canonical(child) {
                    Expr::And(inner) => flat.extend(inner),
                    child => flat.push(child),
                }
            }
            Expr::And(flat)
        }
        Expr::Or(children) => {
            let mut flat = Vec::with_capacity(children.len());
            for child in children {
                match canonical(child) {
                    Expr::Or(inner) => flat.extend(inner),
                    child => flat.push(child),
                }
            }
            Expr::Or(flat)
        }
        Expr::Not(child) => Expr::Not(Box::new(canonical(child))),
        Expr::Predicate(predicate) => match canonical_test(&predicate.test) {
            Some(test) => Predicate {
                left: predicate.left.clone(),
                test,
            }
            .into(),
            None => Expr::Predicate(Arc::clone(predicate)),
        },
    }
}

/// Returns the canonical form of a test, unless it has that form already.
fn canonical_test(test: &Test) -> Option<Test> {
    let Test::Constants {
        operator,
        modifier,
        constants,
    } = test
    else {
        return None;
    };
    match (operator, modifier, constants.as_slice()) {
        (Operator::Glob | Operator::Iglob, None, [Constant::Text(pattern)]) => {
            let (operator, core) = implication::plain_pattern(*operator, pattern)?;
            Some(Test::Constants {
                operator,
                modifier: None,
                constants: vec![Constant::Text(core.to_vec())],
            })
        }
        (Operator::In | Operator::Intersects | Operator::Pmatch, None, values) => {
            let mut distinct: Vec<Constant> = Vec::with_capacity(values.len());
            let mut seen = FxHashSet::default();
            for value in values {
                if seen.insert(value) {
                    distinct.push(value.clone());
                }
            }
            (distinct.len() < values.len()).then_some(Test::Constants {
                operator: *operator,
                modifier: None,
                constants: distinct,
            })
        }
        _ => None,
    }
}

/// An expression or its negation.
#[derive(Clone, Copy)]
struct Formula<'a> {
    expr: &'a Expr,
    negated: bool,
}

impl<'a> Formula<'a> {
    const fn new(expr: &'a Expr, negated: bool) -> Self {
        Self { expr, negated }
    }

    fn part(self) -> Subexpr<'a> {
        Subexpr {
            typed: self.expr,
            tree: None,
            range: &NO_RANGE,
        }
    }

    fn children(self) -> impl Iterator<Item = Self> {
        let negated = self.negated != matches!(self.expr, Expr::Not(_));
        self.part()
            .children()
            .map(move |child| Self::new(child.typed, negated))
    }

    fn literal(self) -> Option<Literal<'a>> {
        Literal::new(self.part(), self.negated)
    }

    /// Returns whether the two are each other's negation, by their form.
    fn is_negation_of(self, other: Self) -> bool {
        self.negated != other.negated && self.expr == other.expr
    }
}

/// A set of formulas that are required together.
#[derive(Clone, Default)]
struct Branch<'a> {
    literals: Vec<Literal<'a>>,
    disjunctions: Vec<Formula<'a>>,
}

impl<'a> Branch<'a> {
    /// Returns whether it is certain that nothing satisfies this branch and the `required` formulas.
    fn refutes(mut self, mut required: Vec<Formula<'a>>, steps: &mut u32) -> bool {
        loop {
            while let Some(formula) = required.pop() {
                let Some(left) = steps.checked_sub(1) else {
                    return false;
                };
                *steps = left;
                match connective(formula.part(), formula.negated) {
                    Connective::Conjunction | Connective::Negation => required.extend(formula.children()),
                    Connective::Disjunction => {
                        if self
                            .disjunctions
                            .iter()
                            .any(|known| known.is_negation_of(formula))
                        {
                            return true;
                        }
                        self.disjunctions.push(formula);
                    }
                    Connective::Predicate => {
                        if let Some(literal) = formula.literal()
                            && self.add(literal)
                        {
                            return true;
                        }
                    }
                }
            }
            let Some((index, alternatives)) = self.narrowest(steps) else {
                // Something satisfies all of it, or no steps are left.
                return false;
            };
            self.disjunctions.swap_remove(index);
            match alternatives.as_slice() {
                [] => return true,
                [only] => required.push(*only),
                several => {
                    return several
                        .iter()
                        .all(|alternative| self.clone().refutes(vec![*alternative], steps));
                }
            }
        }
    }

    /// Returns the disjunction with the fewest alternatives that are still possible, and these.
    fn narrowest(&self, steps: &mut u32) -> Option<(usize, Vec<Formula<'a>>)> {
        let mut best: Option<(usize, Vec<Formula<'a>>)> = None;
        for (index, disjunction) in self.disjunctions.iter().enumerate() {
            let mut possible = Vec::new();
            let limit = best.as_ref().map_or(usize::MAX, |(_, best)| best.len());
            for alternative in disjunction.children() {
                *steps = steps.checked_sub(1)?;
                if !self.excludes(alternative) {
                    possible.push(alternative);
                    if possible.len() >= limit {
                        break;
                    }
                }
            }
            if possible.len() < limit {
                let decided = possible.len() < 2;
                best = Some((index, possible));
                if decided {
                    break;
                }
            }
        }
        best
    }

    /// Returns whether `formula` contradicts what is known by its form or as a literal.
    fn excludes(&self, formula: Formula<'a>) -> bool {
        if let Some(literal) = formula.literal() {
            return self.literals.iter().any(|known| known.excludes(&literal));
        }
        // A negation takes its child's place: only forms of the same kind are compared.
        let (expr, negated) = match formula.expr {
            Expr::Not(child) => (&**child, !formula.negated),
            expr => (expr, formula.negated),
        };
        let formula = Formula::new(expr, negated);
        self.disjunctions
            .iter()
            .any(|known| known.is_negation_of(formula))
    }

    /// Adds a literal; returns whether it contradicts the others.
    fn add(&mut self, literal: Literal<'a>) -> bool {
        if self.literals.iter().any(|known| known.excludes(&literal)) {
            return true;
        }
        self.literals.push(literal);
        if self.has_no_value_left(&literal) {
            return true;
        }
        match direction(&literal) {
            Direction::Any => false,
            Direction::None => true,
            Direction::Exit => self.add_event_types(&EVENT_TYPES.always_enter, true),
            Direction::Enter => self.add_event_types(&EVENT_TYPES.sometimes_enter, false),
        }
    }

    fn add_event_types(&mut self, expr: &'static Expr, negated: bool) -> bool {
        Formula::new(expr, negated)
            .literal()
            .is_some_and(|literal| self.add(literal))
    }

    /// Returns whether the other literals leave none of the values that a literal lists.
    fn has_no_value_left(&self, literal: &Literal<'a>) -> bool {
        let same = || self.literals.iter().filter(|known| known.is_comparable(literal));
        same().any(|listing| {
            let values = implication::listed(listing.test()).filter(|_| listing.positive);
            values.is_some_and(|values| {
                values.iter().all(|value| {
                    same().any(|known| implication::holds(known.test(), value) == Some(!known.positive))
                })
            })
        })
    }
}

/// The directions of events that a literal of `evt.dir` allows.
pub(super) enum Direction {
    Any,
    None,
    Enter,
    Exit,
}

/// Returns the directions for which a literal is true; [`Direction::Any`] if it is about another field.
pub(super) fn direction(literal: &Literal<'_>) -> Direction {
    let is_direction =
        matches!(literal.operand(), Operand::Field(reference) if reference.field == field::EVT_DIR);
    if !is_direction {
        return Direction::Any;
    }
    let allows = |direction: &[u8]| {
        let value = Constant::Text(direction.to_vec());
        implication::holds(literal.test(), &value).map(|holds| holds == literal.positive)
    };
    match (allows(b">"), allows(b"<")) {
        (Some(false), Some(false)) => Direction::None,
        (Some(true), Some(false)) => Direction::Enter,
        (Some(false), Some(true)) => Direction::Exit,
        _ => Direction::Any,
    }
}

/// Event types by the direction of their events.
struct EventTypes {
    /// `evt.type in (…)` of the types without exit events.
    always_enter: Expr,
    /// The same of the types with enter events.
    sometimes_enter: Expr,
}

static EVENT_TYPES: LazyLock<EventTypes> = LazyLock::new(|| EventTypes {
    always_enter: of_types(EnterEvents::all().always),
    sometimes_enter: of_types(EnterEvents::all().sometimes),
});

fn of_types(names: Vec<&'static str>) -> Expr {
    let reference = FieldRef {
        field: field::EVT_TYPE,
        argument: Argument::None,
    };
    Predicate {
        left: Operand::Field(reference),
        test: Test::Constants {
            operator: Operator::In,
            modifier: None,
            constants: names
                .into_iter()
                .map(|name| Constant::Text(name.as_bytes().to_vec()))
                .collect(),
        },
    }
    .into()
}

/// Returns whether Falco 0.45 delivers events of this row of the table to rules. Of system calls it
/// delivers the end only; the start of `open`, `connect` and the like is recorded to complete it.
pub(super) fn is_delivered(event: &Event) -> bool {
    let is_unseen = event
        .flags
        .intersects(EventFlags::OLD_VERSION.union(EventFlags::UNUSED));
    !is_unseen && (event.code.is_exit() || event.kind != Kind::Syscall)
}

/// Names of event types with the direction `>`, such as `procexit`.
struct EnterEvents {
    /// All events of the type have it.
    always: Vec<&'static str>,
    /// Some events of the type have it.
    sometimes: Vec<&'static str>,
}

impl EnterEvents {
    fn all() -> Self {
        let delivered = || EVENTS.iter().filter(|event| is_delivered(event));
        let mut sometimes: Vec<&str> = delivered()
            .filter(|event| !event.code.is_exit())
            .map(|event| event.name)
            .collect();
        sometimes.sort_unstable();
        sometimes.dedup();
        let has_exit = |name: &str| delivered().any(|event| event.code.is_exit() && event.name == name);
        let always = sometimes.iter().copied().filter(|name| !has_exit(name)).collect();
        Self { always, sometimes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(field: crate::tables::FieldId, operator: Operator, values: &[&str]) -> Expr {
        Predicate {
            left: Operand::Field(FieldRef {
                field,
                argument: Argument::None,
            }),
            test: Test::Constants {
                operator,
                modifier: None,
                constants: values
                    .iter()
                    .map(|value| Constant::Text(value.as_bytes().to_vec()))
                    .collect(),
            },
        }
        .into()
    }

    fn name(operator: Operator, values: &[&str]) -> Expr {
        check(field::PROC_NAME, operator, values)
    }

    fn not(expr: Expr) -> Expr {
        Expr::Not(Box::new(expr))
    }

    #[test]
    fn equivalent_conditions_are_proven() {
        use Operator as O;
        let other = || check(field::FD_NAME, O::Equal, &["/x"]);
        let (a, b) = (|| name(O::Equal, &["a"]), || name(O::Equal, &["b"]));
        let both = || name(O::In, &["a", "b"]);
        for (first, second) in [
            (Expr::Or(vec![a(), b()]), both()),
            (
                Expr::And(vec![not(a()), other(), not(b())]),
                Expr::And(vec![not(both()), other()]),
            ),
            (name(O::In, &["a", "b", "a"]), both()),
            (name(O::Glob, &["a*"]), name(O::Startswith, &["a"])),
            (
                Expr::And(vec![a(), both(), other()]),
                Expr::And(vec![other(), a()]),
            ),
            // The literal outside makes the one inside redundant.
            (
                Expr::And(vec![
                    a(),
                    Expr::Or(vec![other(), Expr::And(vec![both(), not(other())])]),
                ]),
                a(),
            ),
            (
                Expr::And(vec![a(), Expr::Or(vec![b(), other()])]),
                Expr::And(vec![a(), other()]),
            ),
        ] {
            assert!(are_equivalent(&first, &second), "{first:?} {second:?}");
            assert!(are_equivalent(&not(second), &not(first)));
        }
    }

    #[test]
    fn different_conditions_are_not() {
        use Operator as O;
        let other = || check(field::FD_NAME, O::Equal, &["/x"]);
        for (first, second) in [
            (name(O::In, &["a", "b"]), name(O::In, &["a"])),
            // They differ where the name is missing.
            (name(O::NotEqual, &["a"]), not(name(O::Equal, &["a"]))),
            (
                Expr::And(vec![name(O::Equal, &["a"]), other()]),
                name(O::Equal, &["a"]),
            ),
            (name(O::Glob, &["a?"]), name(O::Startswith, &["a"])),
            (name(O::Contains, &["a"]), name(O::Startswith, &["a"])),
        ] {
            assert!(!are_equivalent(&first, &second), "{first:?} {second:?}");
            assert!(!are_equivalent(&second, &first), "{first:?} {second:?}");
        }
    }

    #[test]
    fn the_direction_follows_from_the_type_of_event() {
        use Operator as O;
        let exit = || check(field::EVT_DIR, O::Equal, &["<"]);
        let ty = |name: &str| check(field::EVT_TYPE, O::Equal, &[name]);
        for name in ["openat", "connect", "execve"] {
            assert!(
                are_equivalent(&Expr::And(vec![ty(name), exit()]), &ty(name)),
                "{name}"
            );
        }
        assert!(!are_equivalent(
            &Expr::And(vec![ty("procexit"), exit()]),
            &ty("procexit")
        ));
    }

    #[test]
    fn large_conditions_end_without_a_proof() {
        use Operator as O;
        let parts = |shift: usize| {
            let parts = (0..64).map(|index| {
                let value = |index: usize| name(O::Contains, &[&format!("v{index}")]);
                Expr::Or(vec![value(index), value(index + shift)])
            });
            Expr::And(parts.collect())
        };
        assert!(!are_equivalent(&parts(100), &parts(200)));
        assert!(are_equivalent(&parts(100), &parts(100)));
    }
}
