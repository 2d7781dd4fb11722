//! Profiles: how often predicates were evaluated and true in a recorded run.
//!
//! In: for each predicate, by its text, the number of evaluations and of true results. Out: the same,
//! looked up by predicate; passes that order operands read it. Not here: measurement and the file format.

use rustc_hash::FxHashMap;

use crate::check::typed::Predicate;

/// The measured frequencies of the predicates of a rule set.
///
/// The key of a predicate is its text (`Display` of [`Predicate`]), so that a profile survives changes
/// of the rules: new predicates have no entry, and entries of removed ones are never looked up.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Profile {
    checks: FxHashMap<String, Frequency>,
}

/// How often a predicate was evaluated and true, over all events of a run.
///
/// A predicate after another one in an `and` is evaluated only where that one is true, so the figures
/// depend on the order of evaluation in the profiled run.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Frequency {
    /// Events on which it was evaluated; each event counts once, however many rules use the predicate.
    pub evaluations: u64,
    /// Events on which it was true.
    pub holds: u64,
}

impl Frequency {
    /// Returns the fraction of evaluations that were true, or `None` without evaluations.
    pub fn selectivity(self) -> Option<f64> {
        (self.evaluations > 0).then(|| self.holds as f64 / self.evaluations as f64)
    }
}

impl Profile {
    /// Adds a measurement of a predicate to its figures so far.
    pub fn add(&mut self, check: impl Into<String>, frequency: Frequency) {
        let known = self.checks.entry(check.into()).or_default();
        known.evaluations = known.evaluations.saturating_add(frequency.evaluations);
        known.holds = known.holds.saturating_add(frequency.holds);
    }

    /// Returns the figures of a predicate; `None` if no profiled rule has it or it was never evaluated.
    pub fn get(&self, check: &Predicate) -> Option<Frequency> {
        self.named(&check.to_string())
    }

    /// Returns the figures of the predicate with this text.
    pub fn named(&self, check: &str) -> Option<Frequency> {
        self.checks
            .get(check)
            .copied()
            .filter(|known| known.evaluations > 0)
    }

    /// Returns the number of predicates with an entry.
    pub fn len(&self) -> usize {
        self.checks.len()
    }

    /// Returns whether the profile has no entry.
    pub fn is_empty(&self) -> bool {
        self.checks.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::typed::{Operand, Test};
    use crate::tables::field;
    use crate::value::FieldRef;

    #[test]
    fn predicates_are_found_by_text_and_figures_add_up() {
        let exists = Predicate {
            left: Operand::Field(FieldRef::plain(field::PROC_NAME)),
            test: Test::Exists,
        };
        let mut profile = Profile::default();
        assert_eq!(profile.get(&exists), None);
        profile.add("proc.name exists", Frequency::default());
        assert_eq!(profile.get(&exists), None);
        let seen = Frequency {
            evaluations: 4,
            holds: 1,
        };
        profile.add("proc.name exists", seen);
        profile.add("proc.name exists", seen);
        let known = profile.get(&exists).unwrap();
        assert_eq!((known.evaluations, known.holds), (8, 2));
        assert_eq!(known.selectivity(), Some(0.25));
        assert_eq!(profile.len(), 1);
    }
}
