//! Alternatives, and exclusions, which are alternatives of negations.
//!
//! Input: a disjunction, the literals around it being known. Output: parts that are always true, exclude
//! nothing, or are only true where another one is.

use rustc_hash::FxHashMap;

use super::{MAX_GROUP, Role, Walk, pairs};
use crate::check::typed::{Expr, Operand};
use crate::lint::conditions::Subexpr;
use crate::lint::fact::{Fact, FactKind};
use crate::lint::implication;
use crate::lint::literal::{self, Literal};

impl<'a> Walk<'_, 'a> {
    pub(super) fn alternatives(&mut self, part: Subexpr<'a>, negated: bool) {
        // The negation of a conjunction is an exclusion, such as one that exceptions add.
        let exclusion = matches!(part.typed, Expr::And(_));
        if exclusion && self.dead_exclusion(part) {
            return;
        }
        let arms: Vec<Subexpr<'a>> = part.children().collect();
        let singles: Vec<Option<Literal<'a>>> = arms
            .iter()
            .map(|arm| Literal::new(*arm, negated).filter(|single| self.is_self_contained(single)))
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

    /// Reports an exclusion of a conjunction that is never true here.
    pub(super) fn dead_exclusion(&mut self, part: Subexpr<'a>) -> bool {
        let before = self.known.len();
        literal::collect(part, false, &mut self.known);
        let found = pairs(&self.known, before)
            .into_iter()
            .find_map(|(first, second)| {
                let (first, second) = (self.known[first], self.known[second]);
                let settled = self.is_self_contained(&first) && self.is_self_contained(&second);
                (settled && first.excludes(&second)).then_some((second, first))
            });
        self.known.truncate(before);
        let Some((reported, other)) = found else {
            return false;
        };
        let kind = self
            .exception_of(reported.part)
            .map_or(FactKind::IneffectiveExclusion, FactKind::UnreachableException);
        let range = self.asserted_range(&reported);
        self.report(kind, &reported, &other, range);
        true
    }

    /// Reports two alternatives of which one is true for every event.
    fn tautology(&mut self, singles: &[Option<Literal<'a>>]) -> bool {
        let arms: Vec<Literal<'a>> = singles.iter().flatten().copied().collect();
        for (first, second) in pairs(&arms, 0) {
            let (first, second) = (arms[first], arms[second]);
            if first.negated().excludes(&second.negated()) {
                self.report(FactKind::Tautology, &second, &first, second.whole.range);
                return true;
            }
            if first.positive
                && second.positive
                && first.is_comparable(&second)
                && implication::cover(first.test(), second.test())
            {
                let field = self.written(first.part);
                let field = field
                    .split([' ', '!', '<', '>', '='])
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                self.report(
                    FactKind::TautologyWhenPresent(field),
                    &second,
                    &first,
                    second.whole.range,
                );
                return true;
            }
        }
        false
    }

    /// Reports alternatives that imply another one.
    fn implied_arms(
        &mut self,
        arms: &[Subexpr<'a>],
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
                FactKind::RedundantCondition
            } else {
                FactKind::ImpliedAlternative
            }
        };
        for (index, arm) in arms.iter().enumerate() {
            let mut own = Vec::new();
            if arm.macro_name().is_none() {
                literal::collect(*arm, negated, &mut own);
            }
            let implied = own
                .iter()
                .filter(|own| self.is_self_contained(own))
                .find_map(|own| {
                    let rivals = groups.get(own.operand())?;
                    let wins = |rival: &&usize| {
                        let Some(other) = &singles[**rival] else {
                            return false;
                        };
                        // Of two equivalent alternatives, the first stays.
                        **rival != index
                            && own.implies(other)
                            && (**rival < index || singles[index].is_none() || !other.implies(own))
                    };
                    let rival = rivals.iter().take(MAX_GROUP).find(wins)?;
                    singles[*rival]
                });
            if let Some(other) = implied
                && let Some(span) = self.condition.span(arm.range)
            {
                let fact = Fact::new(kind(), span).with(self.condition.span(other.whole.range));
                self.facts.push(self.without(fact, arm.range));
            }
        }
        let mut seen: FxHashMap<&str, Subexpr<'a>> = FxHashMap::default();
        for arm in arms {
            let Some(name) = arm.macro_name() else { continue };
            if let Some(first) = seen.insert(name, *arm)
                && let Some(span) = self.condition.span(arm.range)
            {
                let fact = Fact::new(kind(), span).with(self.condition.span(first.range));
                self.facts.push(self.without(fact, arm.range));
            }
        }
    }
}
