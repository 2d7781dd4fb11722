//! Lost events, told as Falco tells them.
//!
//! In: the probe's counts, looked at once a second. Out: an alert about the second that has gone by,
//! if enough was lost and not too many such alerts came before.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use compiler::tables::Priority;

use crate::live::LostEvents;
use crate::output::InternalAlert;

/// Time between two looks.
const PERIOD: Duration = Duration::from_secs(1);

/// When losses are told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DropPolicy {
    /// Lost events for each event that was seen: no more than this is not told.
    pub threshold: f64,
    /// Alerts a second in the long run.
    pub rate: f64,
    /// Alerts that may come at once.
    pub max_burst: f64,
}

impl Default for DropPolicy {
    /// Every loss, each second.
    fn default() -> Self {
        Self {
            threshold: 0.0,
            rate: 1.0,
            max_burst: 1.0,
        }
    }
}

/// Counts of events.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Totals {
    /// Events that were seen.
    pub events: u64,
    /// Lost because the ring was full.
    pub ring_full: u64,
    /// Lost because their records would have been too large.
    pub too_large: u64,
}

impl Totals {
    /// Sums over all CPUs.
    pub fn new(events: u64, lost: &[LostEvents]) -> Self {
        Self {
            events,
            ring_full: lost.iter().map(|lost| lost.ring_full).sum(),
            too_large: lost.iter().map(|lost| lost.too_large).sum(),
        }
    }

    /// All that was lost.
    pub fn lost(&self) -> u64 {
        self.ring_full + self.too_large
    }

    fn since(&self, before: &Self) -> Self {
        Self {
            events: self.events - before.events,
            ring_full: self.ring_full - before.ring_full,
            too_large: self.too_large - before.too_large,
        }
    }

    /// The alert about such a loss within a second.
    pub fn alert(&self) -> InternalAlert {
        const RULE: &str = "Falco internal: syscall event drop";
        let lost = self.lost();
        let fields = [
            ("ebpf_enabled", 1),
            ("n_drops", lost),
            ("n_drops_buffer_total", self.ring_full),
            ("n_drops_bug", 0),
            ("n_drops_page_faults", 0),
            // Where the recorder of Falco counts records that are too large.
            ("n_drops_scratch_map", self.too_large),
            ("n_evts", self.events),
        ];
        InternalAlert {
            rule: RULE.to_owned(),
            priority: Priority::Debug,
            message: format!("{RULE}. {lost} system calls dropped in last second."),
            fields: fields
                .into_iter()
                .map(|(name, count)| (name.to_owned(), count.into()))
                .collect::<BTreeMap<_, _>>(),
        }
    }
}

/// Watches what is lost.
#[derive(Debug)]
pub struct Drops {
    policy: DropPolicy,
    before: Totals,
    looked: Instant,
    /// Alerts that may come now.
    tokens: f64,
}

impl Drops {
    /// Begins to watch.
    pub fn new(policy: DropPolicy, now: Instant) -> Self {
        Self {
            policy,
            before: Totals::default(),
            looked: now,
            tokens: policy.max_burst,
        }
    }

    /// It is time to look again.
    pub fn is_due(&self, now: Instant) -> bool {
        now.duration_since(self.looked) >= PERIOD
    }

    /// Takes the counts of now; gives what is to be told about the time since the last look.
    pub fn look(&mut self, now: Instant, totals: Totals) -> Option<Totals> {
        let passed = now.duration_since(self.looked).as_secs_f64();
        self.tokens = (self.tokens + passed * self.policy.rate).min(self.policy.max_burst);
        self.looked = now;
        let recent = totals.since(&self.before);
        self.before = totals;
        let ratio = recent.lost() as f64 / (recent.events.max(1)) as f64;
        if recent.lost() == 0 || ratio <= self.policy.threshold || self.tokens < 1.0 {
            return None;
        }
        self.tokens -= 1.0;
        Some(recent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totals(events: u64, ring_full: u64) -> Totals {
        Totals {
            events,
            ring_full,
            too_large: 0,
        }
    }

    #[test]
    fn a_loss_is_told_as_that_of_the_last_second() {
        let start = Instant::now();
        let mut drops = Drops::new(DropPolicy::default(), start);
        assert!(!drops.is_due(start));
        assert!(drops.is_due(start + PERIOD));
        assert_eq!(drops.look(start + PERIOD, totals(10, 0)), None);
        assert_eq!(drops.look(start + 2 * PERIOD, totals(30, 5)), Some(totals(20, 5)));
        assert_eq!(drops.look(start + 3 * PERIOD, totals(40, 5)), None);
    }

    #[test]
    fn small_losses_and_frequent_ones_are_kept_back() {
        let start = Instant::now();
        let policy = DropPolicy {
            threshold: 0.1,
            rate: 0.25,
            max_burst: 1.0,
        };
        let mut drops = Drops::new(policy, start);
        let told: Vec<bool> = (1..=8)
            .map(|second| {
                let lost = if second == 1 { 1 } else { second * 100 };
                drops
                    .look(start + PERIOD * second as u32, totals(second * 100, lost))
                    .is_some()
            })
            .collect();
        assert_eq!(told, [false, true, false, false, false, true, false, false]);
    }

    #[test]
    fn the_alert_has_the_shape_of_falco() {
        let mut out = Vec::new();
        let totals = Totals {
            events: 9,
            ring_full: 3,
            too_large: 1,
        };
        totals
            .alert()
            .write(0, &crate::output::Options::default(), &mut out);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text.split_once(": ").unwrap().1,
            "Debug Falco internal: syscall event drop. 4 system calls dropped in last second. (ebpf_enabled=1 n_drops=4 n_drops_buffer_total=3 n_drops_bug=0 n_drops_page_faults=0 n_drops_scratch_map=1 n_evts=9)\n"
        );
    }
}
