//! New threads: clone, clone3, fork, vfork, seen by the caller or by the child.
//!
//! Both sides report the same child; whichever comes first makes it, except where the caller cannot
//! know enough (pid namespaces, vfork), which leaves it to the child's side.

use std::sync::Arc;

use compiler::tables::event as code;

use super::super::apply_context::ApplyContext;
use super::super::event_values::EventValues;
use super::super::thread::{Thread, ThreadFlags};
use crate::event::Event;

/// An entry that the child's side finds and that is older than this belongs to an earlier thread.
const STALE: u64 = 2_000_000_000;

const EXE: usize = 1;
const ARGS: usize = 2;
const PID: usize = 4;
const PTID: usize = 5;
const FD_LIMIT: usize = 7;
const COMM: usize = 13;
const CGROUPS: usize = 14;
const FLAGS: usize = 15;
const UID: usize = 16;
const GID: usize = 17;
const VTID: usize = 18;
const VPID: usize = 19;
const PIDNS_START: usize = 20;

pub(super) fn clone(context: &mut ApplyContext<'_>) -> Option<()> {
    match context.attached.result? {
        ..0 => Some(()),
        0 => child_side(context),
        child => caller_side(context, child),
    }
}

fn caller_side(context: &mut ApplyContext<'_>, child_tid: i64) -> Option<()> {
    let event = context.event;
    let caller_tid = event.tid;
    context.attached.thread = context.state.threads.get_or_placeholder(caller_tid);
    let Some(caller_id) = context.attached.thread else {
        return Some(());
    };
    let threads = &mut context.state.threads;
    let caller = threads.get_mut(caller_id)?;
    let known_caller = !caller.is_invalid();
    if !known_caller {
        caller.pid = event.int64(PID)?;
        caller.ptid = event.int64(PTID)?;
        (caller.vtid, caller.vpid) = virtual_ids(event, caller_tid)?;
        threads.link(caller_id);
    }
    let flags = ThreadFlags::from_bits_retain(event.uint32(FLAGS)?);
    let caller = threads.get(caller_id)?;
    let left_to_child = ThreadFlags::IN_PID_NAMESPACE
        | ThreadFlags::NEW_PID_NAMESPACE
        | ThreadFlags::PARENT
        | ThreadFlags::VFORK;
    if flags.intersects(left_to_child)
        || caller_tid != caller.vtid
        || event.code == code::SYSCALL_VFORK_20_X
        || context
            .state
            .recently_exited
            .contains(child_tid, caller_tid, event.ts)
    {
        return Some(());
    }
    let leftover = threads.id(child_tid);
    if let Some(existing) = leftover {
        if threads.get(existing)?.flags.contains(ThreadFlags::INVERTED) {
            return Some(());
        }
        threads.remove(existing);
    }

    let mut child = Thread::new(child_tid);
    child.flags = flags;
    let caller = context.state.threads.get(caller_id)?;
    if flags.contains(ThreadFlags::THREAD) {
        child.pid = caller.pid;
        child.ptid = caller.ptid;
        child.flags.insert(ThreadFlags::FILES);
        child.exec_time = caller.exec_time;
    } else {
        if known_caller {
            copy_process(&mut child, caller, context);
        }
        child.pid = child_tid;
        child.ptid = caller_tid;
    }
    child.vtid = child.tid;
    child.vpid = child.pid;
    child.exe = event.text(EXE)?.into();
    // Before the name: such a child's command line is not frozen.
    child.set_args(event.raw(ARGS));
    child.set_comm(comm(event, &child)?);
    take_counters(&mut child, event)?;
    take_cgroups(&mut child, context);
    child.clone_time = event.ts;
    // Children in pid namespaces are left to their own side: this one is in that of the host.
    child.pidns_start = context.state.boot_time();
    if known_caller {
        copy_program(&mut child, context.state.threads.get(caller_id)?);
    } else {
        let caller = context.state.threads.get_mut(caller_id)?;
        caller.exe = child.exe.clone();
        caller.set_comm(child.comm.clone());
        caller.set_args(event.raw(ARGS));
    }
    context.state.threads.add(child);
    if leftover.is_some() {
        context.attach_again();
    }
    Some(())
}

fn child_side(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let tid = event.tid;
    let mut leftover = false;
    if let Some(existing) = context.thread().filter(|thread| thread.clone_time != 0) {
        if event.ts.wrapping_sub(existing.clone_time) < STALE {
            return Some(());
        }
        leftover = true;
        if let Some(id) = context.attached.thread.take() {
            context.state.threads.remove(id);
        }
    }
    let mut child = Thread::new(tid);
    child.pid = event.int64(PID)?;
    child.ptid = event.int64(PTID)?;
    (child.vtid, child.vpid) = virtual_ids(event, tid)?;
    child.flags = ThreadFlags::from_bits_retain(event.uint32(FLAGS)?) | ThreadFlags::INVERTED;
    let is_process = !child.flags.contains(ThreadFlags::THREAD);
    if !is_process {
        child.flags.insert(ThreadFlags::FILES);
    }
    let donor_tid = if is_process { child.ptid } else { child.pid };
    let Some(donor_id) = context.state.threads.get_or_placeholder(donor_tid) else {
        context.attached.thread = None;
        return Some(());
    };
    let known_donor = !context.state.threads.get(donor_id)?.is_invalid();
    if !known_donor && !is_process {
        let donor = context.state.threads.get_mut(donor_id)?;
        donor.pid = child.pid;
        donor.ptid = child.ptid;
        donor.vpid = child.vpid;
        donor.vtid = child.vpid;
        context.state.threads.link(donor_id);
    }
    child.exe = event.text(EXE)?.into();
    child.set_comm(comm(event, &child)?);
    child.set_args(event.raw(ARGS));
    if known_donor {
        let donor = context.state.threads.get(donor_id)?;
        copy_program(&mut child, donor);
        if is_process {
            copy_process(&mut child, donor, context);
        } else {
            child.exec_time = donor.exec_time;
        }
    } else if !is_process {
        let donor = context.state.threads.get_mut(donor_id)?;
        donor.exe = child.exe.clone();
        donor.set_comm(child.comm.clone());
        donor.set_args(event.raw(ARGS));
    }
    take_counters(&mut child, event)?;
    take_cgroups(&mut child, context);
    child.clone_time = event.ts;
    let in_namespace = child
        .flags
        .intersects(ThreadFlags::IN_PID_NAMESPACE | ThreadFlags::NEW_PID_NAMESPACE)
        || child.tid != child.vtid;
    // The value counts from boot. Captures are read with a boot time of zero, even if they contain that of
    // the machine: recorded answers show the bare value, and none for threads of the host.
    let boot = context.state.boot_time();
    child.pidns_start = if !in_namespace {
        boot
    } else if event.is_missing(PIDNS_START) {
        0
    } else {
        event.uint64(PIDNS_START)?.saturating_add(boot)
    };
    context.attached.thread = context.state.threads.add(child);
    if leftover && context.attached.thread.is_some() {
        context.attach_again();
    }
    Some(())
}

/// Returns the ids inside the pid namespace; records without them come from threads outside any.
fn virtual_ids(event: &Event<'_>, tid: i64) -> Option<(i64, i64)> {
    if event.is_missing(VPID) {
        return Some((tid, -1));
    }
    Some((event.int64(VTID)?, event.int64(VPID)?))
}

fn comm(event: &Event<'_>, child: &Thread) -> Option<Arc<[u8]>> {
    if event.is_missing(COMM) {
        return Some(child.exe.clone());
    }
    let comm = event.text(COMM)?;
    // Names and first arguments are often the same.
    Some(if *child.exe == *comm {
        child.exe.clone()
    } else {
        comm.into()
    })
}

fn take_counters(child: &mut Thread, event: &Event<'_>) -> Option<()> {
    child.fd_limit = event.int64(FD_LIMIT)?;
    super::memory::take(&mut child.memory, event)?;
    child.uid = event.uint32(UID)?;
    child.gid = event.uint32(GID)?;
    Some(())
}

fn take_cgroups(child: &mut Thread, context: &mut ApplyContext<'_>) {
    let raw = context.event.raw(CGROUPS);
    if let Some(cgroups) = context.state.cgroups.get(raw) {
        child.cgroups = cgroups;
    }
}

/// What every child has from its maker: the program and who runs it.
fn copy_program(child: &mut Thread, maker: &Thread) {
    child.exepath = maker.exepath.clone();
    let unknown = child.exe_file.pidns_start_to_ctime;
    child.exe_file = maker.exe_file;
    child.exe_file.pidns_start_to_ctime = unknown;
    child.root = maker.root.clone();
    child.sid = maker.sid;
    child.vpgid = maker.vpgid;
    child.pgid = maker.pgid;
    child.tty = maker.tty;
    child.loginuid = maker.loginuid;
    child.capabilities = maker.capabilities;
}

/// What a new process has from its maker besides: descriptors, directory, environment.
fn copy_process(child: &mut Thread, maker: &Thread, context: &ApplyContext<'_>) {
    if let Some(table) = context.state.shared_table(maker) {
        child.fds = table;
    }
    child.cwd = context.state.shared_cwd(maker);
    child.env = maker.env.clone();
}
