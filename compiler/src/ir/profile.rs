//! What a run over events taught about checks.
//!
//! In: for each check, by its text, how often it was evaluated and how often it held. Out: the same,
//! asked for by check; passes that order evaluation read it. Not here: how it is measured, and its form
//! in a file.

use rustc_hash::FxHashMap;

use crate::check::typed::Predicate;

/// What is known about the checks of a rule set.
///
/// A check is named by its text ([`Predicate`]'s `Display`), so a profile outlives changes of the
/// rules: what it does not know stays unknown, and what rules no longer ask is never looked up.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Profile {
    checks: FxHashMap<String, Frequency>,
}

/// How often a check was evaluated and held, over all events of a run.
///
/// A check behind another one in an `and` is evaluated only where that one held, so this is what
/// the order of the profiled run let it see.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Frequency {
    /// Events on which it was evaluated; an event counts once, however many rules ask.
    pub evaluations: u64,
    /// Those on which it held.
    pub holds: u64,
}

impl Frequency {
    /// The part of evaluations that held, `None` without evaluations.
    pub fn selectivity(self) -> Option<f64> {
        (self.evaluations > 0).then(|| self.holds as f64 / self.evaluations as f64)
    }
}

impl Profile {
    /// Adds what was seen of a check to what is known already.
    pub fn add(&mut self, check: impl Into<String>, frequency: Frequency) {
        let known = self.checks.entry(check.into()).or_default();
        known.evaluations = known.evaluations.saturating_add(frequency.evaluations);
        known.holds = known.holds.saturating_add(frequency.holds);
    }

    /// What is known about a check; `None` if it was in no profiled rule or never evaluated.
    pub fn get(&self, check: &Predicate) -> Option<Frequency> {
        self.named(&check.to_string())
    }

    /// What is known about the check with this text.
    pub fn named(&self, check: &str) -> Option<Frequency> {
        self.checks
            .get(check)
            .copied()
            .filter(|known| known.evaluations > 0)
    }

    /// Number of checks it knows.
    pub fn len(&self) -> usize {
        self.checks.len()
    }

    /// It knows no check.
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
    fn checks_are_found_by_their_text_and_add_up() {
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
