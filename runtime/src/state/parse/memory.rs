//! Memory counters and limits.

use super::super::apply_context::ApplyContext;
use super::super::event_values::EventValues;
use super::super::thread::Memory;
use crate::event::Event;

/// The resource whose limit fields show.
const RLIMIT_NOFILE: u8 = 7;

/// Takes the counters of clone and exec events: values 8 to 12, or none of them.
pub(super) fn take(memory: &mut Memory, event: &Event<'_>) -> Option<()> {
    if event.is_missing(12) {
        return Some(());
    }
    memory.major_faults = event.uint64(8)?;
    memory.minor_faults = event.uint64(9)?;
    memory.size_kb = event.uint32(10)?;
    memory.rss_kb = event.uint32(11)?;
    memory.swap_kb = event.uint32(12)?;
    Some(())
}

/// Page faults belong to the thread, sizes to the process.
pub(super) fn context_switch(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if !context.attached.has_thread() || event.is_missing(5) {
        return Some(());
    }
    let memory = &mut context.thread_mut()?.memory;
    memory.major_faults = event.uint64(1)?;
    memory.minor_faults = event.uint64(2)?;
    let main = context
        .attached
        .thread
        .and_then(|id| context.state.threads.main_of(id));
    if let Some(main) = main.and_then(|main| context.state.threads.get_mut(main)) {
        main.memory.size_kb = event.uint32(3)?;
        main.memory.rss_kb = event.uint32(4)?;
        main.memory.swap_kb = event.uint32(5)?;
    }
    Some(())
}

/// brk, mmap, mmap2, munmap.
pub(super) fn mapping(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let Some(thread) = context.thread_mut() else {
        return Some(());
    };
    if !event.is_missing(1) {
        thread.memory.size_kb = event.uint32(1)?;
    }
    if !event.is_missing(3) {
        thread.memory.rss_kb = event.uint32(2)?;
        thread.memory.swap_kb = event.uint32(3)?;
    }
    Some(())
}

/// getrlimit, setrlimit.
pub(super) fn rlimit(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if !context.attached.has_thread() || context.result() < 0 || event.uint8(3)? != RLIMIT_NOFILE {
        return Some(());
    }
    let tid = context.thread()?.tid;
    set_limit(context, tid, event.int64(1)?);
    Some(())
}

/// prlimit, which can be about another process; 0 is the caller.
pub(super) fn prlimit(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if context.result() != 0 || event.is_missing(6) || event.uint8(6)? != RLIMIT_NOFILE {
        return Some(());
    }
    let limit = event.int64(1)?;
    if limit == -1 || event.is_missing(5) {
        return Some(());
    }
    let tid = match event.int64(5)? {
        0 => event.tid,
        tid => tid,
    };
    let id = context.state.threads.get_or_placeholder(tid)?;
    if !context.state.threads.get(id)?.is_invalid() {
        set_limit(context, tid, limit);
    }
    Some(())
}

/// −1 is a limit that could not be read.
fn set_limit(context: &mut ApplyContext<'_>, tid: i64, limit: i64) {
    let threads = &mut context.state.threads;
    let main = threads.id(tid).and_then(|id| threads.main_of(id));
    if let Some(main) = main
        .filter(|_| limit != -1)
        .and_then(|main| threads.get_mut(main))
    {
        main.fd_limit = limit;
    }
}
