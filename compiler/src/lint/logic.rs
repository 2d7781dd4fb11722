//! Conditions that contradict or repeat themselves.
//!
//! In: conditions as written and as checked. Out: parts that can never hold, always hold, or add
//! nothing to another part. Negations are pushed down to the checks on the way, a missing value
//! makes every check false, and checks of one field are compared by what they say about its value.
//! A macro counts with its whole condition, but what stands in it is only blamed where it is
//! written: elsewhere it is meant for several rules. A list can be appended to, so nothing is called
//! superfluous for what is in one. Lists that are empty and comparisons of `evt.num` are switches
//! that others override; nothing is concluded from them.

use rustc_hash::FxHashMap;

use super::Run;
use super::fact::{Fact, FactKind, Lint};
use super::literal::{self, Literal, Shape, shape};
use super::values;
use super::written::{Part, Unit};
use crate::check::typed::{Expr, Operand};
use crate::source::Span;
use crate::syntax::ast::{ExprKind, Right};

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
const FEW: usize = 4_096;

pub(super) fn run(run: &Run<'_>, facts: &mut Vec<Fact>) {
    for unit in &run.units {
        let mut walk = Walk {
            run,
            unit,
            facts,
            known: Vec::new(),
        };
        walk.part(unit.root(), false, Role::Whole);
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
    run: &'u Run<'a>,
    unit: &'u Unit<'a>,
    facts: &'u mut Vec<Fact>,
    /// What holds wherever the part at hand matters.
    known: Vec<Literal<'a>>,
}

impl<'a> Walk<'_, 'a> {
    /// A part in which everything known holds.
    fn part(&mut self, part: Part<'a>, negated: bool, role: Role) {
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
    fn inner(&mut self, part: Part<'a>, negated: bool) {
        if !part.is_direct() || part.macro_name().is_some() {
            return;
        }
        match shape(part, negated) {
            Shape::All => {
                for child in part.children() {
                    self.inner(child, negated);
                }
            }
            Shape::Not => {
                for child in part.children() {
                    self.inner(child, !negated);
                }
            }
            Shape::One => self.alternatives(part, negated),
            Shape::Check => self.empty_text(part),
        }
    }

    fn alternatives(&mut self, part: Part<'a>, negated: bool) {
        // The negation of a conjunction: an exclusion, of exceptions for instance.
        let exclusion = matches!(part.typed, Expr::And(_));
        if exclusion && self.dead_exclusion(part) {
            return;
        }
        let arms: Vec<Part<'a>> = part.children().collect();
        let singles: Vec<Option<Literal<'a>>> = arms
            .iter()
            .map(|arm| Literal::new(*arm, negated).filter(|single| self.is_settled(single)))
            .collect();
        if self.tautology(&singles) {
            return;
        }
        self.implied_arms(&arms, &singles, negated, exclusion);
        let role = if exclusion { Role::Exclusion } else { Role::Arm };
        for arm in arms {
            self.part(arm, negated, role);
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
                Role::Whole if self.unit.events.is_empty() => return true,
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
            self.say(kind, &blamed, &other);
            return true;
        }
        false
    }

    /// Checks that hold anyway, given another one of the same conjunction.
    fn repetitions(&mut self, before: usize) {
        for (first, second) in pairs(&self.known[before..], 0) {
            let (first, second) = (self.known[before + first], self.known[before + second]);
            if !self.is_settled(&first) || !self.is_settled(&second) {
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
            if *blamed.test() != crate::check::typed::Test::Exists {
                self.repetition(&blamed, &other);
            }
        }
        // An exclusion can also repeat what holds around it.
        for second in before..self.known.len() {
            let literal = self.known[second];
            if literal.positive || !self.is_settled(&literal) {
                continue;
            }
            let other = self.known[..before]
                .iter()
                .copied()
                .find(|known| known.positive && self.is_settled(known) && known.implies(&literal));
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
        self.say(kind, blamed, other);
    }

    /// References to one macro, twice in one conjunction or disjunction.
    fn repeated_macros(&mut self, part: Part<'a>, negated: bool) {
        if shape(part, negated) != Shape::All {
            return;
        }
        let mut seen: FxHashMap<&str, Part<'a>> = FxHashMap::default();
        for child in part.children() {
            let Some(name) = child.macro_name() else { continue };
            if let Some(first) = seen.insert(name, child) {
                let other = self.unit.span(first.range);
                if let Some(span) = self.unit.span(child.range) {
                    let fact = Fact::new(FactKind::RedundantCheck, span).with(other);
                    self.facts.push(self.without(fact, child.range));
                }
            }
        }
    }

    /// The negation of a conjunction of which a part cannot hold here.
    fn dead_exclusion(&mut self, part: Part<'a>) -> bool {
        let before = self.known.len();
        literal::collect(part, false, &mut self.known);
        let found = pairs(&self.known, before)
            .into_iter()
            .find_map(|(first, second)| {
                let (first, second) = (self.known[first], self.known[second]);
                let settled = self.is_settled(&first) && self.is_settled(&second);
                (settled && first.excludes(&second)).then_some((second, first))
            });
        self.known.truncate(before);
        let Some((blamed, other)) = found else {
            return false;
        };
        let kind = self
            .exception_of(blamed.part)
            .map_or(FactKind::DeadExclusion, FactKind::DeadException);
        self.say(kind, &blamed, &other);
        true
    }

    /// One of two alternatives holds, whatever the event.
    fn tautology(&mut self, singles: &[Option<Literal<'a>>]) -> bool {
        let arms: Vec<Literal<'a>> = singles.iter().flatten().copied().collect();
        for (first, second) in pairs(&arms, 0) {
            let (first, second) = (arms[first], arms[second]);
            if first.negated().excludes(&second.negated()) {
                self.say(FactKind::Tautology, &second, &first);
                return true;
            }
            if first.positive
                && second.positive
                && first.is_comparable(&second)
                && values::cover(first.test(), second.test())
            {
                let field = self.written(first.part);
                let field = field
                    .split([' ', '!', '<', '>', '='])
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                self.say(FactKind::HoldsWhenPresent(field), &second, &first);
                return true;
            }
        }
        false
    }

    /// Alternatives that hold only where another one does.
    fn implied_arms(
        &mut self,
        arms: &[Part<'a>],
        singles: &[Option<Literal<'a>>],
        negated: bool,
        exclusion: bool,
    ) {
        let mut groups: FxHashMap<&Operand, Vec<usize>> = FxHashMap::default();
        for (index, single) in singles.iter().enumerate() {
            if let Some(single) = single {
                groups.entry(single.operand()).or_default().push(index);
            }
        }
        let kind = || {
            if exclusion {
                FactKind::RedundantCheck
            } else {
                FactKind::ImpliedArm
            }
        };
        for (index, arm) in arms.iter().enumerate() {
            let mut own = Vec::new();
            if arm.macro_name().is_none() {
                literal::collect(*arm, negated, &mut own);
            }
            let implied = own.iter().filter(|own| self.is_settled(own)).find_map(|own| {
                let rivals = groups.get(own.operand())?;
                let wins = |rival: &&usize| {
                    let Some(other) = &singles[**rival] else {
                        return false;
                    };
                    // Of two that say the same, the first stays.
                    **rival != index
                        && own.implies(other)
                        && (**rival < index || singles[index].is_none() || !other.implies(own))
                };
                let rival = rivals.iter().take(MAX_GROUP).find(wins)?;
                singles[*rival]
            });
            if let Some(other) = implied
                && let Some(span) = self.unit.span(arm.range)
            {
                let fact = Fact::new(kind(), span).with(self.place(&other));
                self.facts.push(self.without(fact, arm.range));
            }
        }
        let mut seen: FxHashMap<&str, Part<'a>> = FxHashMap::default();
        for arm in arms {
            let Some(name) = arm.macro_name() else { continue };
            if let Some(first) = seen.insert(name, *arm)
                && let Some(span) = self.unit.span(arm.range)
            {
                let fact = Fact::new(kind(), span).with(self.unit.span(first.range));
                self.facts.push(self.without(fact, arm.range));
            }
        }
    }

    fn empty_text(&mut self, part: Part<'a>) {
        use crate::check::typed::{Constant, Test};
        use crate::tables::Operator;
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
            && let Some(span) = self.unit.span(part.range)
        {
            self.facts
                .push(Fact::new(FactKind::EmptyText(operator.symbol()), span));
        }
    }

    /// It stands in the condition itself, and nothing of it in a list: it is not for others to change.
    fn is_settled(&self, literal: &Literal<'a>) -> bool {
        let Some(ExprKind::Check(check)) = literal.part.tree.map(|tree| &tree.kind) else {
            return false;
        };
        match &check.right {
            Right::List { items, .. } => !items.iter().any(|word| {
                let start = self.unit.text.start(word.range.start);
                start.is_some_and(|start| self.run.is_element(start))
            }),
            _ => true,
        }
    }

    /// The exception that a part comes from.
    fn exception_of(&self, part: Part<'a>) -> Option<String> {
        let (_, definition) = self.unit.rule?;
        let span = self.unit.span(part.range)?;
        let within =
            |place: Span| place.file == span.file && place.start <= span.start && span.end <= place.end;
        definition
            .exceptions
            .iter()
            .find(|exception| {
                within(exception.span) || exception.values.iter().any(|value| within(value.span))
            })
            .map(|exception| exception.name.clone())
    }

    fn place(&self, literal: &Literal<'a>) -> Option<Span> {
        self.unit.span(literal.part.range)
    }

    /// Where the constants of a check stand.
    fn values(&self, literal: &Literal<'a>) -> Option<Span> {
        let ExprKind::Check(check) = &literal.part.tree?.kind else {
            return None;
        };
        match &check.right {
            Right::Value(word) => self.unit.span(&word.range),
            Right::List { items, .. } => self.unit.span(&items.first()?.range),
            Right::None | Right::Operand(_) => None,
        }
    }

    fn written(&self, part: Part<'a>) -> &'a str {
        self.unit
            .text
            .as_str()
            .get(part.range.clone())
            .unwrap_or_default()
    }

    fn say(&mut self, kind: FactKind, blamed: &Literal<'a>, other: &Literal<'a>) {
        let place = match &kind {
            // Its field stands elsewhere.
            FactKind::DeadException(_) => self.values(blamed),
            _ => None,
        };
        let Some(span) = place.or_else(|| self.place(blamed)) else {
            return;
        };
        let removable = matches!(kind, FactKind::RedundantCheck);
        let fact = Fact::new(kind, span).with(self.place(other));
        let fact = if removable && blamed.part.is_direct() {
            self.without(fact, blamed.part.range)
        } else {
            fact
        };
        self.facts.push(fact);
    }

    /// The fact, with the repair of taking its part away, if that is surely possible.
    fn without(&self, fact: Fact, range: &crate::source::TextRange) -> Fact {
        match removal(self.unit, range) {
            Some(span) => fact.repaired(vec![(span, String::new())], true),
            None => fact,
        }
    }
}

/// Pairs of checks of one operand, of which the second stands at `from` or behind.
fn pairs(known: &[Literal<'_>], from: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if (known.len() - from) * known.len() <= FEW {
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

/// The bytes to take away with the part at `range`: itself and the connective before it.
fn removal(unit: &Unit<'_>, range: &crate::source::TextRange) -> Option<Span> {
    let previous = previous_end(unit.tree, range)?;
    let text = unit.text.as_str();
    let between = text.get(previous..range.start)?.trim();
    if !matches!(between, "and" | "or") {
        return None;
    }
    let span = unit.text.span(previous..range.end)?;
    // Every byte must come from one place: no folded lines, lists or exceptions between.
    ((span.end - span.start) as usize == range.end - previous).then_some(span)
}

/// Where the sibling before the part at `range` ends.
fn previous_end(tree: &crate::syntax::ast::Expr, range: &crate::source::TextRange) -> Option<usize> {
    match &tree.kind {
        ExprKind::And(children) | ExprKind::Or(children) => {
            for (index, child) in children.iter().enumerate() {
                if child.range == *range {
                    return index.checked_sub(1).map(|before| children[before].range.end);
                }
                if child.range.start <= range.start && range.end <= child.range.end {
                    return previous_end(child, range);
                }
            }
            None
        }
        ExprKind::Not(child) => previous_end(child, range),
        _ => None,
    }
}
