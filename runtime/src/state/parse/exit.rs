//! The end of threads, and who takes over their children.

use super::super::apply_context::ApplyContext;
use super::super::event_values::EventValues;

const REAPER: usize = 4;

const PR_SET_CHILD_SUBREAPER: u32 = 36;
const PR_GET_CHILD_SUBREAPER: u32 = 37;

/// Marks the thread dead; its entry is removed before the next event.
pub(super) fn exit(context: &mut ApplyContext<'_>) -> Option<()> {
    let Some(id) = context.attached.thread else {
        return Some(());
    };
    let event = context.event;
    context.state.threads.mark_dead(id);
    context.remove_thread_later();
    let thread = context.thread_mut()?;
    if thread.children.is_empty() {
        return Some(());
    }
    if event.value_count() <= REAPER {
        thread.reaper_tid = -1;
    } else if !event.is_missing(REAPER) {
        thread.reaper_tid = event.int64(REAPER)?;
    }
    Some(())
}

/// A process declares that orphans below it become its children, or no longer do.
pub(super) fn prctl(context: &mut ApplyContext<'_>) -> Option<()> {
    let Some(id) = context.attached.thread.filter(|_| context.result() >= 0) else {
        return Some(());
    };
    if context.thread()?.is_invalid() {
        return Some(());
    }
    let option = context.event.uint32(1)?;
    if matches!(option, PR_SET_CHILD_SUBREAPER | PR_GET_CHILD_SUBREAPER) {
        let is_reaper = context.event.int64(3)? != 0;
        context.state.threads.set_reaper(id, is_reaper);
    }
    Some(())
}
