//! A new program in an existing process: execve, execveat.
//!
//! Groups of values count as missing when their last member is, which is how older layouts look.

use compiler::tables::event as code;

use super::super::apply_context::ApplyContext;
use super::super::byte_string::NOT_AVAILABLE;
use super::super::event_values::EventValues;
use super::super::path::{UNKNOWN_DIRECTORY, join};
use super::super::thread::{Capabilities, Thread, ThreadFlags};
use crate::event::Event;

const EXE: usize = 1;
const ARGS: usize = 2;
const PID: usize = 4;
const PTID: usize = 5;
const FD_LIMIT: usize = 7;
const COMM: usize = 13;
const CGROUPS: usize = 14;
const ENV: usize = 15;
const TTY: usize = 16;
const VPGID: usize = 17;
const LOGINUID: usize = 18;
const EXE_FLAGS: usize = 19;
const CAP_INHERITABLE: usize = 20;
const CAP_PERMITTED: usize = 21;
const CAP_EFFECTIVE: usize = 22;
const EXE_INO: usize = 23;
const EXE_CTIME: usize = 24;
const EXE_MTIME: usize = 25;
const UID: usize = 26;
const EXEPATH: usize = 27;
const PGID: usize = 28;
const GID: usize = 29;

const EXE_WRITABLE: u32 = 1;
const EXE_UPPER_LAYER: u32 = 1 << 1;
const EXE_FROM_MEMFD: u32 = 1 << 2;
const EXE_LOWER_LAYER: u32 = 1 << 3;

/// `execveat` flag: execute the file of the descriptor.
const AT_EMPTY_PATH: u32 = 1;

pub(super) fn exec(context: &mut ApplyContext<'_>) -> Option<()> {
    let Some(id) = context.attached.thread.filter(|_| context.result() >= 0) else {
        return Some(());
    };
    let event = context.event;
    context.state.threads.resurrect(id);
    take_program(context.thread_mut()?, event)?;
    repair_placeholder(context)?;
    let cgroups = context.state.cgroups.get(event.raw(CGROUPS));
    let thread = context.thread_mut()?;
    thread.fd_limit = event.int64(FD_LIMIT)?;
    super::memory::take(&mut thread.memory, event)?;
    if !event.is_missing(ENV) {
        thread.env.replace(event.raw(ENV));
    }
    if let Some(cgroups) = cgroups {
        thread.cgroups = cgroups;
    }
    if !event.is_missing(TTY) {
        thread.tty = event.uint32(TTY)?;
    }
    take_exepath(context)?;
    take_identity(context.thread_mut()?, event)?;
    close_on_exec(context);
    let thread = context.thread_mut()?;
    let kept = ThreadFlags::PIPE_SOURCE
        | ThreadFlags::PIPE_DESTINATION
        | ThreadFlags::MAIN_THREAD
        | ThreadFlags::INVERTED;
    thread.flags = thread.flags & kept | ThreadFlags::ACTIVE | ThreadFlags::NAME_CHANGED;
    end_other_threads(context);
    Some(())
}

fn take_program(thread: &mut Thread, event: &Event<'_>) -> Option<()> {
    let exe = event.text(EXE)?;
    if *thread.exe != *exe {
        thread.exe = exe.into();
    }
    thread.exec_time = event.ts;
    let comm = if event.is_missing(COMM) {
        thread.exe.clone()
    } else {
        let comm = event.text(COMM)?;
        if *thread.comm == *comm {
            thread.comm.clone()
        } else {
            comm.into()
        }
    };
    thread.set_comm(comm);
    thread.set_args(event.raw(ARGS));
    thread.pid = event.int64(PID)?;
    Some(())
}

fn repair_placeholder(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let thread = context.thread_mut()?;
    if !thread.is_invalid() {
        return Some(());
    }
    thread.ptid = event.int64(PTID)?;
    if !thread.flags.contains(ThreadFlags::IN_PID_NAMESPACE) {
        thread.vtid = thread.tid;
        thread.vpid = thread.pid;
    }
    let tid = thread.tid;
    if let Some(id) = context.state.threads.id(tid) {
        context.state.threads.link(id);
    }
    Some(())
}

/// Sets the kernel's path of the program, or for old recorders the one that follows from the arguments.
fn take_exepath(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if !event.is_missing(EXEPATH) {
        let path = event.text(EXEPATH)?;
        context.thread_mut()?.set_exepath(path);
        return Some(());
    }
    let Some(stored) = context.stored() else {
        return Some(());
    };
    let path = match stored.code {
        code::SYSCALL_EXECVE_19_E => match stored.text(0)? {
            NOT_AVAILABLE => NOT_AVAILABLE.to_vec(),
            path => join(context.state.cwd(context.thread()?), path),
        },
        code::SYSCALL_EXECVEAT_E => {
            let (dirfd, path, flags) = (stored.int64(0)?, stored.text(1)?, stored.uint32(2)?);
            let directory = context.state.directory(context.thread()?, dirfd, path);
            let empty_path = flags & AT_EMPTY_PATH != 0;
            let is_known = directory != UNKNOWN_DIRECTORY;
            let joined = if !is_known || (!empty_path && path == NOT_AVAILABLE) {
                NOT_AVAILABLE.to_vec()
            } else if empty_path {
                join(b"", &directory)
            } else {
                join(&directory, path)
            };
            if is_known && *directory != *b"." {
                context.attach_fd(dirfd);
            }
            joined
        }
        _ => Vec::new(),
    };
    context.thread_mut()?.set_exepath(&path);
    Some(())
}

fn take_identity(thread: &mut Thread, event: &Event<'_>) -> Option<()> {
    if !event.is_missing(VPGID) {
        thread.vpgid = event.int64(VPGID)?;
    }
    if !event.is_missing(LOGINUID) {
        thread.loginuid = event.uint32(LOGINUID)?;
    }
    if !event.is_missing(EXE_FLAGS) {
        let flags = event.uint32(EXE_FLAGS)?;
        thread.exe_file.writable = flags & EXE_WRITABLE != 0;
        thread.exe_file.upper_layer = flags & EXE_UPPER_LAYER != 0;
        thread.exe_file.from_memfd = flags & EXE_FROM_MEMFD != 0;
        thread.exe_file.lower_layer = flags & EXE_LOWER_LAYER != 0;
    }
    if !event.is_missing(CAP_EFFECTIVE) {
        thread.capabilities = Capabilities {
            inheritable: event.uint64(CAP_INHERITABLE)?,
            permitted: event.uint64(CAP_PERMITTED)?,
            effective: event.uint64(CAP_EFFECTIVE)?,
        };
    }
    if !event.is_missing(EXE_MTIME) {
        take_inode(thread, event)?;
    }
    if !event.is_missing(UID) {
        thread.uid = event.uint32(UID)?;
    }
    thread.pgid = if event.is_missing(PGID) {
        -1
    } else {
        event.int64(PGID)?
    };
    if !event.is_missing(GID) {
        thread.gid = event.uint32(GID)?;
    }
    Some(())
}

fn take_inode(thread: &mut Thread, event: &Event<'_>) -> Option<()> {
    let file = &mut thread.exe_file;
    file.ino = event.uint64(EXE_INO)?;
    file.ctime = event.uint64(EXE_CTIME)?;
    file.mtime = event.uint64(EXE_MTIME)?;
    if thread.clone_time != 0 {
        file.ctime_to_clone = thread.clone_time.wrapping_sub(file.ctime);
    }
    if thread.pidns_start != 0 && file.ctime > thread.pidns_start {
        file.pidns_start_to_ctime = file.ctime - thread.pidns_start;
    }
    Some(())
}

fn close_on_exec(context: &mut ApplyContext<'_>) {
    let Some(id) = context.attached.thread else { return };
    let closes = |table: &super::super::FdTable| table.iter().any(|(_, fd)| fd.is_close_on_exec());
    let shared = context.thread().and_then(|thread| context.state.fd_table(thread));
    // The table may be shared with a parent; it is only copied when an entry is removed.
    if shared.is_some_and(closes)
        && let Some(table) = context.state.own_table_mut(id)
    {
        table.retain(|_, fd| !fd.is_close_on_exec());
    }
    if context.fd().is_none() {
        context.forget_fd();
    }
}

fn end_other_threads(context: &mut ApplyContext<'_>) {
    let Some(id) = context.attached.thread else { return };
    let threads = &mut context.state.threads;
    if threads
        .get(id)
        .is_none_or(|thread| threads.live_count(thread) <= 1)
    {
        return;
    }
    for member in threads.members(id) {
        if member != id && threads.get(member).is_some_and(|member| !member.is_main()) {
            threads.remove(member);
        }
    }
}
