//! Memory counters and limits.

use super::super::cycle::Cycle;
use super::super::thread::Memory;
use super::super::values::Values;
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
pub(super) fn context_switch(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    if !cycle.attached.has_thread() || event.is_missing(5) {
        return Some(());
    }
    let memory = &mut cycle.thread_mut()?.memory;
    memory.major_faults = event.uint64(1)?;
    memory.minor_faults = event.uint64(2)?;
    let main = cycle
        .attached
        .thread
        .and_then(|id| cycle.state.threads.main_of(id));
    if let Some(main) = main.and_then(|main| cycle.state.threads.get_mut(main)) {
        main.memory.size_kb = event.uint32(3)?;
        main.memory.rss_kb = event.uint32(4)?;
        main.memory.swap_kb = event.uint32(5)?;
    }
    Some(())
}

/// brk, mmap, mmap2, munmap.
pub(super) fn mapping(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    let Some(thread) = cycle.thread_mut() else {
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
pub(super) fn rlimit(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    if !cycle.attached.has_thread() || cycle.result() < 0 || event.uint8(3)? != RLIMIT_NOFILE {
        return Some(());
    }
    let tid = cycle.thread()?.tid;
    set_limit(cycle, tid, event.int64(1)?);
    Some(())
}

/// prlimit, which can be about another process; 0 is the caller.
pub(super) fn prlimit(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    if cycle.result() != 0 || event.is_missing(6) || event.uint8(6)? != RLIMIT_NOFILE {
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
    let id = cycle.state.threads.get_or_placeholder(tid)?;
    if !cycle.state.threads.get(id)?.is_invalid() {
        set_limit(cycle, tid, limit);
    }
    Some(())
}

/// −1 is a limit that could not be read.
fn set_limit(cycle: &mut Cycle<'_>, tid: i64, limit: i64) {
    let threads = &mut cycle.state.threads;
    let main = threads.id(tid).and_then(|id| threads.main_of(id));
    if let Some(main) = main
        .filter(|_| limit != -1)
        .and_then(|main| threads.get_mut(main))
    {
        main.fd_limit = limit;
    }
}
