//! Removal of threads whose end was missed.
//!
//! A thread without events need not be gone: filters in the kernel drop events that nobody needs. Where
//! it is known whether a thread is alive, live ones stay.

use super::State;

/// The first purge comes this long after the first event, if purges are rarer than that, ns.
const FIRST_AFTER: u64 = 30_000_000_000;

impl State {
    /// Removes placeholders and idle threads when a purge is due.
    pub(super) fn purge_idle(&mut self, now: u64) {
        let Some(idle) = self.limits.idle_purge else {
            return;
        };
        let last = *self.purged.get_or_insert_with(|| {
            let head_start = if idle.interval > FIRST_AFTER {
                FIRST_AFTER
            } else {
                0
            };
            now.wrapping_sub(idle.interval).wrapping_add(head_start)
        });
        // Times of the first minutes can lie before the epoch; differences are right all the same.
        let since = now.wrapping_sub(last);
        if since <= idle.interval || since > u64::MAX / 2 {
            return;
        }
        self.purged = Some(now);
        for id in self.threads.ids() {
            let gone = self.threads.get(id).is_some_and(|thread| {
                let is_idle = now > thread.recent.last_access.saturating_add(idle.timeout);
                thread.is_invalid()
                    || (is_idle && !idle.is_alive.is_some_and(|is_alive| is_alive(thread.tid)))
            });
            if gone {
                self.threads.remove(id);
                self.counters.purged_threads += 1;
            }
        }
    }
}
