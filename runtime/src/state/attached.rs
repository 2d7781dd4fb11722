//! What one event refers to, found while the state took it in.

use std::sync::Arc;

use super::Container;
use super::thread_id::ThreadId;

/// The thread, descriptor and container that one event refers to. Handles are good until the next event is applied; the look-ups that
/// take them are [`super::State::thread_of`] and [`super::State::fd_of`].
#[derive(Clone, Debug, Default)]
pub struct Attached {
    /// The thread, after the event's changes (a clone's child side attaches the new thread). Events
    /// that are about no thread have that of their header, if the table knows it.
    pub(super) thread: Option<ThreadId>,
    /// The descriptor's entry.
    pub(super) fd: Option<FdRef>,
    /// Number of the descriptor that the event uses or created; that of an earlier event where it does
    /// neither.
    pub fd_num: i64,
    /// The event changed the name of the descriptor's entry.
    pub fd_name_changed: bool,
    /// Result of the call; `None` for events that have none.
    pub result: Option<i64>,
    /// Time since the previous visible event, ns (wraps when that was later); 0 for the first.
    pub since_previous: u64,
    /// The container that a metadata event describes.
    pub container: Option<Arc<Container>>,
    /// Rules and outputs see it. Not visible: enter events that only feed the state, state-only
    /// records, and state events directly after a section's headers.
    pub visible: bool,
}

/// An entry of a thread's own table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct FdRef {
    pub(super) owner: ThreadId,
    pub(super) fd: i64,
}

impl Attached {
    /// Resets all references, for the next event.
    #[inline]
    pub(super) fn forget(&mut self) {
        self.thread = None;
        self.fd = None;
        self.fd_num = 0;
        self.fd_name_changed = false;
        self.result = None;
        self.since_previous = 0;
        if self.container.is_some() {
            self.container = None;
        }
        self.visible = false;
    }

    /// Returns whether the event has a thread that is in the table.
    pub fn has_thread(&self) -> bool {
        self.thread.is_some()
    }

    /// Returns whether the event has a descriptor that is in the table.
    pub fn has_fd(&self) -> bool {
        self.fd.is_some()
    }
}
