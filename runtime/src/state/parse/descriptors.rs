//! Descriptors of all kinds except files and sockets: made, copied, closed.

use super::super::apply_context::ApplyContext;
use super::super::event_values::EventValues;
use super::super::fd::{Fd, FdType, OpenFlags};
use super::super::thread::ThreadFlags;
use compiler::tables::event as code;

const F_DUPFD: u8 = 1;
const F_SETFD: u8 = 3;
const F_DUPFD_CLOEXEC: u8 = 26;
/// Argument of `F_SETFD`, in the kernel's numbering.
const FD_CLOEXEC: u64 = 1;
/// `close_range` only marks the range.
const CLOSE_RANGE_CLOEXEC: u32 = 1 << 2;
const EPOLL_CLOEXEC: u32 = 1;

/// A call whose result is a new descriptor of one type, with open flags at `flags` if there.
pub(super) fn simple(context: &mut ApplyContext<'_>, ty: FdType, flags: Option<usize>) -> Option<()> {
    let fd = context.result();
    if fd < 0 || !context.attached.has_thread() {
        return Some(());
    }
    let mut entry = Fd::new(ty);
    if let Some(position) = flags {
        let raw = context.event.raw(position);
        // Each of these calls has flags of its own width.
        let bits = match *raw {
            [a] => u32::from(a),
            [a, b] => u32::from(u16::from_le_bytes([a, b])),
            _ => return None,
        };
        entry.open_flags = OpenFlags::from_bits_retain(bits);
    }
    context.add_fd(fd, entry);
    Some(())
}

pub(super) fn epoll_create1(context: &mut ApplyContext<'_>) -> Option<()> {
    let fd = context.result();
    if fd < 0 || !context.attached.has_thread() {
        return Some(());
    }
    let mut entry = Fd::new(FdType::EventPoll);
    if context.event.uint32(1)? & EPOLL_CLOEXEC != 0 {
        entry.open_flags = OpenFlags::CLOSE_ON_EXEC;
    }
    context.add_fd(fd, entry);
    Some(())
}

/// A failed call leaves an entry without type under its negative result, as upstream.
pub(super) fn memfd_create(context: &mut ApplyContext<'_>) -> Option<()> {
    if !context.attached.has_thread() {
        return Some(());
    }
    let event = context.event;
    let fd = context.result();
    let mut entry = Fd::default();
    if fd >= 0 {
        entry.ty = FdType::Memory;
        entry.name = event.text(1)?.into();
        entry.open_flags = OpenFlags::from_bits_retain(event.uint32(2)?);
    }
    context.add_fd(fd, entry);
    Some(())
}

pub(super) fn pidfd_open(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let fd = context.result();
    if fd < 0 || !context.attached.has_thread() {
        return Some(());
    }
    let pid = event.int64(1)?;
    let entry = Fd {
        ty: FdType::Pid,
        name: format!("/proc/{pid}").into_bytes().into(),
        open_flags: OpenFlags::from_bits_retain(event.uint32(2)?),
        pid,
        ..Fd::default()
    };
    context.add_fd(fd, entry);
    Some(())
}

/// A copy of another process's descriptor.
pub(super) fn pidfd_getfd(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let Some(thread) = context.thread() else {
        return Some(());
    };
    let (pidfd, target_fd) = (event.int64(1)?, event.int64(2)?);
    let state = &*context.state;
    let target = state
        .fd(thread, pidfd)
        .filter(|fd| fd.ty == FdType::Pid)
        .and_then(|fd| state.thread(fd.pid))
        .and_then(|process| state.fd(process, target_fd));
    if let Some(target) = target {
        let mut copy = target.clone();
        copy.clear_close_on_exec();
        copy.open_flags.insert(OpenFlags::CLOSE_ON_EXEC);
        context.add_fd_copy(context.result(), copy.into());
    } else if context.result() >= 0 {
        let fd = context.result();
        context.read_received_fds(Some(&[fd]));
        context.attach_fd(fd);
    }
    Some(())
}

pub(super) fn pipe(context: &mut ApplyContext<'_>) -> Option<()> {
    if context.result() < 0 || !context.attached.has_thread() {
        return Some(());
    }
    let event = context.event;
    let (read, write, ino) = (event.int64(1)?, event.int64(2)?, event.uint64(3)?);
    let flags = if event.code == code::SYSCALL_PIPE2_X {
        event.uint32(4)?
    } else {
        0
    };
    let entry = Fd {
        ty: FdType::Fifo,
        ino,
        open_flags: OpenFlags::from_bits_retain(flags),
        ..Fd::default()
    };
    context.add_fd(read, entry.clone());
    context.add_fd(write, entry);
    Some(())
}

pub(super) fn dup(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let new = context.result();
    if new < 0 || !context.attached.has_fd() {
        return Some(());
    }
    let thread = context.thread_mut()?;
    match new {
        0 => thread.flags.insert(ThreadFlags::PIPE_DESTINATION),
        1 => thread.flags.insert(ThreadFlags::PIPE_SOURCE),
        _ => {}
    }
    let mut copy = context.fd()?.clone();
    copy.clear_close_on_exec();
    if event.code == code::SYSCALL_DUP3_X {
        let flags = OpenFlags::from_bits_retain(event.uint32(3)?);
        copy.open_flags |= flags & OpenFlags::CLOSE_ON_EXEC;
    }
    context.add_fd_copy(new, copy.into());
    Some(())
}

pub(super) fn fcntl(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if !context.attached.has_thread() {
        return Some(());
    }
    let command = event.uint8(2)?;
    let result = context.result();
    if !matches!(command, F_DUPFD | F_SETFD | F_DUPFD_CLOEXEC) || result < 0 || !context.attached.has_fd() {
        return Some(());
    }
    if command == F_SETFD {
        let marked = event.uint64(3)? & FD_CLOEXEC != 0;
        let fd = context.fd_mut()?;
        fd.clear_close_on_exec();
        if marked {
            fd.open_flags.insert(OpenFlags::CLOSE_ON_EXEC);
        }
        return Some(());
    }
    let mut copy = context.fd()?.clone();
    copy.clear_close_on_exec();
    if command == F_DUPFD_CLOEXEC {
        copy.open_flags.insert(OpenFlags::CLOSE_ON_EXEC);
    }
    context.add_fd_copy(result, copy.into());
    Some(())
}

/// Closes the descriptor; its entry is removed before the next event.
pub(super) fn close(context: &mut ApplyContext<'_>) {
    if context.result() >= 0 && context.attached.has_fd() {
        context.remove_fd_later();
    }
}

pub(super) fn close_range(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let Some(id) = context.attached.thread.filter(|_| context.result() >= 0) else {
        return Some(());
    };
    let (first, last) = (i64::from(event.uint32(1)?), i64::from(event.uint32(2)?));
    let only_mark = event.uint32(3)? & CLOSE_RANGE_CLOEXEC != 0;
    let range = first..=last;
    let Some(table) = context.state.own_table_mut(id) else {
        return Some(());
    };
    if !only_mark {
        table.retain(|fd, _| !range.contains(&fd));
        return Some(());
    }
    for fd in table.numbers() {
        if range.contains(&fd)
            && let Some(entry) = table.get_mut(fd)
        {
            entry.open_flags.insert(OpenFlags::CLOSE_ON_EXEC);
        }
    }
    Some(())
}
