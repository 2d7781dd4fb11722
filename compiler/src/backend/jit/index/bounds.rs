//! Bounds of numbers, in order.
//!
//! In: bounds with rules, once. Out: the rules whose bound a number satisfies. Numbers are ranks:
//! signed and unsigned ones in one order ([`Key::rank_of_int`](crate::ir::Key::rank_of_int)).

use super::Rule;

/// The bounds of numbers, sorted.
#[derive(Default)]
pub(super) struct Bounds {
    /// Ascending.
    least: Vec<(u64, Rule)>,
    /// Descending.
    most: Vec<(u64, Rule)>,
}

impl Bounds {
    pub(super) fn add_least(&mut self, bound: u64, rule: Rule) {
        self.least.push((bound, rule));
    }

    pub(super) fn add_most(&mut self, bound: u64, rule: Rule) {
        self.most.push((bound, rule));
    }

    /// Sorts the bounds; to be called after the last one was added.
    pub(super) fn finish(&mut self) {
        self.least.sort_unstable();
        self.most.sort_unstable_by(|a, b| b.cmp(a));
    }

    /// Adds the rules whose bound `rank` satisfies.
    pub(super) fn find(&self, rank: u64, found: &mut Vec<Rule>) {
        let least = self.least.iter().take_while(|(bound, _)| *bound <= rank);
        let most = self.most.iter().take_while(|(bound, _)| *bound >= rank);
        found.extend(least.chain(most).map(|(_, rule)| rule));
    }
}
