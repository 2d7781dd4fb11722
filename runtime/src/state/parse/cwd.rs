//! The working directory and the root of a process.

use super::super::cycle::Cycle;
use super::super::path::join_onto;
use super::super::text::NOT_AVAILABLE;
use super::super::values::Values;

pub(super) fn chdir(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    if cycle.result() >= 0 {
        set_cwd(cycle, event.text(1)?);
    }
    Some(())
}

pub(super) fn fchdir(cycle: &mut Cycle<'_>) {
    if cycle.result() >= 0
        && let Some(fd) = cycle.fd()
    {
        let directory = fd.name.clone();
        set_cwd(cycle, &directory);
    }
}

pub(super) fn getcwd(cycle: &mut Cycle<'_>) -> Option<()> {
    chdir(cycle)
}

pub(super) fn chroot(cycle: &mut Cycle<'_>) -> Option<()> {
    if cycle.result() != 0 || !cycle.attached.has_thread() {
        return Some(());
    }
    let path = cycle.event.text(1)?;
    let thread = cycle.thread()?;
    let root = if path == NOT_AVAILABLE || path.first() == Some(&b'/') {
        path.into()
    } else {
        let mut resolved = Vec::new();
        join_onto(cycle.state.cwd(thread), path, &mut resolved);
        resolved.into()
    };
    cycle.thread_mut()?.root = root;
    Some(())
}

/// Moves the process to a directory, which is given as the process gave it.
fn set_cwd(cycle: &mut Cycle<'_>, path: &[u8]) {
    if let Some(id) = cycle.attached.thread {
        cycle.state.change_directory(id, path);
    }
}
