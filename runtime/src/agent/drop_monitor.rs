//! Reports lost events as Falco does.
//!
//! In: the counters of the probe, sampled once a second. Out: an alert about the last second if the share of
//! lost events exceeds a threshold and the rate limit of such alerts is not exhausted.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use compiler::tables::Priority;

use crate::live::LostEvents;
use crate::output::InternalAlert;

/// Time between two samples.
const PERIOD: Duration = Duration::from_secs(1);

/// When lost events are reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DropPolicy {
    /// Ratio of lost to delivered events that must be exceeded.
    pub threshold: f64,
    /// Reports per second in the long run.
    pub rate: f64,
    /// Reports that can come in a burst.
    pub max_burst: f64,
}

impl Default for DropPolicy {
    /// Reports every loss, once per second.
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
pub struct EventTotals {
    /// Delivered events.
    pub events: u64,
    /// Lost because the ring buffer was full.
    pub ring_full: u64,
    /// Lost because their records would have been too large.
    pub too_large: u64,
}

impl EventTotals {
    /// Sums the losses of all CPUs.
    pub fn new(events: u64, lost: &[LostEvents]) -> Self {
        Self {
            events,
            ring_full: lost.iter().map(|lost| lost.ring_full).sum(),
            too_large: lost.iter().map(|lost| lost.too_large).sum(),
        }
    }

    /// Returns the number of lost events.
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

    /// Returns the alert about these losses within one second.
    pub fn alert(&self) -> InternalAlert {
        const RULE: &str = "Falco internal: syscall event drop";
        let lost = self.lost();
        let fields = [
            ("ebpf_enabled", 1),
            ("n_drops", lost),
            ("n_drops_buffer_total", self.ring_full),
            ("n_drops_bug", 0),
            ("n_drops_page_faults", 0),
            // The probe of Falco counts records that are too large here.
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

/// Samples the counters of lost events.
#[derive(Debug)]
pub struct DropMonitor {
    policy: DropPolicy,
    before: EventTotals,
    sampled: Instant,
    /// Token bucket of the rate limit.
    tokens: f64,
}

impl DropMonitor {
    /// Creates a monitor.
    pub fn new(policy: DropPolicy, now: Instant) -> Self {
        Self {
            policy,
            before: EventTotals::default(),
            sampled: now,
            tokens: policy.max_burst,
        }
    }

    /// Returns `true` if the next sample is due.
    pub fn is_due(&self, now: Instant) -> bool {
        now.duration_since(self.sampled) >= PERIOD
    }

    /// Takes a sample; returns the losses since the last one if they are to be reported.
    pub fn sample(&mut self, now: Instant, totals: EventTotals) -> Option<EventTotals> {
        let passed = now.duration_since(self.sampled).as_secs_f64();
        self.tokens = (self.tokens + passed * self.policy.rate).min(self.policy.max_burst);
        self.sampled = now;
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

    fn totals(events: u64, ring_full: u64) -> EventTotals {
        EventTotals {
            events,
            ring_full,
            too_large: 0,
        }
    }

    #[test]
    fn losses_are_reported_per_second() {
        let start = Instant::now();
        let mut drops = DropMonitor::new(DropPolicy::default(), start);
        assert!(!drops.is_due(start));
        assert!(drops.is_due(start + PERIOD));
        assert_eq!(drops.sample(start + PERIOD, totals(10, 0)), None);
        assert_eq!(
            drops.sample(start + 2 * PERIOD, totals(30, 5)),
            Some(totals(20, 5))
        );
        assert_eq!(drops.sample(start + 3 * PERIOD, totals(40, 5)), None);
    }

    #[test]
    fn small_and_frequent_losses_are_not_reported() {
        let start = Instant::now();
        let policy = DropPolicy {
            threshold: 0.1,
            rate: 0.25,
            max_burst: 1.0,
        };
        let mut drops = DropMonitor::new(policy, start);
        let reported: Vec<bool> = (1..=8)
            .map(|second| {
                let lost = if second == 1 { 1 } else { second * 100 };
                drops
                    .sample(start + PERIOD * second as u32, totals(second * 100, lost))
                    .is_some()
            })
            .collect();
        assert_eq!(reported, [false, true, false, false, false, true, false, false]);
    }

    #[test]
    fn the_alert_has_the_format_of_falco() {
        let mut out = Vec::new();
        let totals = EventTotals {
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
