//! One event, step by step: the removals that the previous event left, attaching, parsing, containers.
//!
//! In: an event and the state before it. Out: the state after it, and what the event refers to.
//! The order of the steps is visible in field values; it must not change lightly.
//! Not here: what each type of event changes (`parse`), and what parsers see of the state (`apply_context`).

use super::State;
use super::apply_context::ApplyContext;
use super::attached::Attached;
use super::event_traits::{EventTraits, TraitFlags};
use super::parse;
use crate::event::Event;

impl State {
    /// Applies an event to the state and returns what the event refers to.
    ///
    /// Events must come in the order of the capture. A value that is missing or has the wrong width
    /// ends the parsing of its event there; it is counted in [`super::Counters::unreadable_values`].
    pub fn apply(&mut self, event: &Event<'_>) -> Attached {
        let mut attached = Attached::default();
        self.apply_into(event, &mut attached);
        attached
    }

    /// Applies an event like [`Self::apply`] and overwrites `attached` with what it refers to.
    ///
    /// Reusing one [`Attached`] matters: moving one costs as much as applying a simple event.
    pub fn apply_into(&mut self, event: &Event<'_>, attached: &mut Attached) {
        let traits = EventTraits::of(event.code);
        if self.first_event_time == 0 && !traits.has(TraitFlags::META) {
            self.first_event_time = event.ts;
        }
        // Rules on the previous event still saw the thread or descriptor that it ended.
        if !self.deferred.is_empty() {
            self.remove_deferred(event.ts);
        }
        if self.limits.idle_purge.is_some() {
            self.purge_idle(event.ts);
        }
        // State events directly after the headers complete the initial lists.
        self.before_first_event &= traits.has(TraitFlags::INITIAL);
        let visible = !traits.has(TraitFlags::ONLY_STATE) && !event.state_only && !self.before_first_event;
        attached.forget();
        attached.visible = visible;
        if let Some(previous) = self.latest_visible {
            attached.since_previous = event.ts.wrapping_sub(previous);
        }
        if visible {
            self.latest_visible = Some(event.ts);
        }
        let mut context = ApplyContext::new(self, event, traits, attached);
        context.attach();
        if parse::parse(&mut context).is_none() {
            context.state.counters.unreadable_values += 1;
        }
        if traits.has(TraitFlags::CONTAINERS) {
            context.update_containers();
        }
        context.finish();
    }

    /// Removes the thread or descriptor that the previous event ended.
    fn remove_deferred(&mut self, now: u64) {
        if let Some(tid) = self.deferred.thread.take() {
            let id = self.threads.id(tid);
            let ptid = id
                .and_then(|id| self.threads.get(id))
                .map_or(-1, |thread| thread.ptid);
            self.recently_exited.record(tid, ptid, now);
            if let Some(id) = id {
                self.threads.remove(id);
            }
        }
        self.remove_deferred_fd();
    }

    /// Removes the descriptor that the previous event closed.
    pub(super) fn remove_deferred_fd(&mut self) {
        if let Some((id, fd)) = self.deferred.fd.take()
            && let Some(table) = self.own_table_mut(id)
        {
            table.remove(fd);
        }
    }
}
