//! The working directory and the root of a process.

use super::super::apply_context::ApplyContext;
use super::super::byte_string::NOT_AVAILABLE;
use super::super::event_values::EventValues;
use super::super::path::join_onto;

pub(super) fn chdir(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if context.result() >= 0 {
        set_cwd(context, event.text(1)?);
    }
    Some(())
}

pub(super) fn fchdir(context: &mut ApplyContext<'_>) {
    if context.result() >= 0
        && let Some(fd) = context.fd()
    {
        let directory = fd.name.clone();
        set_cwd(context, &directory);
    }
}

pub(super) fn getcwd(context: &mut ApplyContext<'_>) -> Option<()> {
    chdir(context)
}

pub(super) fn chroot(context: &mut ApplyContext<'_>) -> Option<()> {
    if context.result() != 0 || !context.attached.has_thread() {
        return Some(());
    }
    let path = context.event.text(1)?;
    let thread = context.thread()?;
    let root = if path == NOT_AVAILABLE || path.first() == Some(&b'/') {
        path.into()
    } else {
        let mut resolved = Vec::new();
        join_onto(context.state.cwd(thread), path, &mut resolved);
        resolved.into()
    };
    context.thread_mut()?.root = root;
    Some(())
}

/// Moves the process to a directory, which is given as the process gave it.
fn set_cwd(context: &mut ApplyContext<'_>, path: &[u8]) {
    if let Some(id) = context.attached.thread {
        context.state.change_directory(id, path);
    }
}
