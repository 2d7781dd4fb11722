//! The evaluation of one event, with every step measured.
//!
//! In: a prepared profiler, the values of the event and a clock. Out: whether a condition is true;
//! the tallies are updated on the way.

use super::{RuleNode, Step, Tally};
use crate::backend::values::Values;
use crate::backend::{FieldSource, Verdict};

/// The evaluation of one event.
pub(super) struct Walk<'w, 'e, S: ?Sized, C> {
    pub(super) nodes: &'w [Step],
    pub(super) rule_nodes: &'w [RuleNode],
    pub(super) parts: &'w [Box<[u32]>],
    pub(super) tallies: &'w mut [Tally],
    pub(super) known: &'w mut [(u64, bool)],
    pub(super) event: u64,
    pub(super) open: &'w mut Vec<(u32, usize)>,
    pub(super) values: Values<'e, 'w, S>,
    pub(super) clock: &'w mut C,
    /// The last reading of the clock.
    pub(super) last: u64,
}

impl<S: FieldSource + ?Sized, C: FnMut() -> u64> Walk<'_, '_, S, C> {
    /// Returns whether the condition at `root` is true. Conditions can be deep, hence an explicit stack.
    pub(super) fn holds(&mut self, root: u32) -> bool {
        self.open.clear();
        self.open.push((root, 0));
        let mut last = false;
        while let Some((place, seen)) = self.open.pop() {
            let at = place as usize;
            if seen == 0 {
                self.tallies[at].asked += 1;
            }
            let node = self.rule_nodes[at].node.index();
            if seen == 0 && self.known[node].0 == self.event {
                last = self.known[node].1;
                self.tallies[at].yes += u64::from(last);
                continue;
            }
            let parts = &self.parts[at];
            let next = match &self.nodes[node] {
                Step::And if seen > 0 && !last => None,
                Step::Or if seen > 0 && last => None,
                Step::And => {
                    last = true;
                    parts.get(seen)
                }
                Step::Or => {
                    last = false;
                    parts.get(seen)
                }
                Step::Not if seen == 0 => parts.first(),
                Step::Not => {
                    last = !last;
                    None
                }
                Step::Predicate(check) => {
                    last = check.verdict(&mut self.values) == Verdict::Holds;
                    self.read_clock(at);
                    None
                }
            };
            if let Some(part) = next {
                self.open.push((place, seen + 1));
                self.open.push((*part, 0));
                continue;
            }
            self.known[node] = (self.event, last);
            let tally = &mut self.tallies[at];
            tally.yes += u64::from(last);
            tally.evaluations += 1;
            tally.holds += u64::from(last);
        }
        // The time to combine the operands is charged to the whole.
        self.read_clock(root as usize);
        last
    }

    fn read_clock(&mut self, place: usize) {
        let now = (self.clock)();
        let tally = &mut self.tallies[place];
        tally.time += now.saturating_sub(self.last);
        tally.readings += 1;
        self.last = now;
    }
}
