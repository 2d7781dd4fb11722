//! The event being applied, with the state it changes: the interface that the parsers of events use.
//!
//! In: the state and an event. Out: the thread and the descriptor of the event, and changes to them that keep
//! the event's [`Attached`] consistent with the tables.
//! Not here: the order of the steps (`apply`), what each type of event changes (`parse`).

use std::sync::Arc;

use compiler::tables::event as code;

use super::attached::{Attached, FdRef};
use super::byte_string::ByteString;
use super::containers::MetadataChange;
use super::event_traits::{EventTraits, TraitFlags};
use super::event_values::{EventValues, result_of};
use super::stored_enter::StoredEnter;
use super::thread::{Thread, ThreadFlags};
use super::thread_id::ThreadId;
use super::{Fd, ResourceError, State, kubernetes};
use crate::event::Event;

/// The thread and the descriptor that the event ended. They are removed when the next event is applied,
/// because rules on this event still see them.
#[derive(Debug, Default)]
pub(super) struct Deferred {
    pub(super) thread: Option<i64>,
    pub(super) fd: Option<(ThreadId, i64)>,
}

impl Deferred {
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.thread.is_none() && self.fd.is_none()
    }
}

/// An event that is being applied to the state.
pub(super) struct ApplyContext<'a> {
    pub(super) state: &'a mut State,
    pub(super) event: &'a Event<'a>,
    traits: EventTraits,
    pub(super) attached: &'a mut Attached,
    /// Name of the attached entry before the event.
    name_before: NameBefore,
}

/// The error of calls whose descriptor is not open.
const EBADF: i64 = 9;

/// The name of an entry before the event.
enum NameBefore {
    /// Its present name: no parser renamed it.
    Same,
    /// No name: the event created the entry.
    Empty,
    Other(ByteString),
}

impl<'a> ApplyContext<'a> {
    /// Starts applying `event`, whose type has `traits`; nothing is attached yet.
    #[inline]
    pub(super) fn new(
        state: &'a mut State,
        event: &'a Event<'a>,
        traits: EventTraits,
        attached: &'a mut Attached,
    ) -> Self {
        Self {
            state,
            event,
            traits,
            attached,
            name_before: NameBefore::Same,
        }
    }
}

impl ApplyContext<'_> {
    /// Finds the thread and the descriptor of the event.
    #[inline]
    pub(super) fn attach(&mut self) {
        let (event, traits) = (self.event, self.traits);
        if traits.has(TraitFlags::RESULT) {
            self.attached.result = result_of(event);
        }
        if traits.has(TraitFlags::OUT_OF_SEQUENCE | TraitFlags::NO_THREAD) {
            if event.code == code::PROCINFO_E {
                self.attached.thread = self.state.threads.id_of_event(event.tid);
                self.touch();
            }
            return;
        }
        let only_look_up = traits.has(TraitFlags::ONLY_LOOK_UP);
        let found = self.state.threads.id_of_event(event.tid);
        self.attached.thread = match found {
            None if !only_look_up => self.state.threads.get_or_placeholder(event.tid),
            found => found,
        };
        self.touch();
        if event.code == code::SCHEDSWITCH_6_E {
            return;
        }
        let Some(id) = self.attached.thread else { return };
        if self.state.has_host() {
            self.read_unknown_fds(id);
        }
        let Some(thread) = self.state.threads.get_mut(id) else {
            return;
        };
        if !only_look_up {
            thread.flags.insert(ThreadFlags::ACTIVE);
        }
        let uses_fd = traits.has(TraitFlags::USES_FD);
        if traits.has(TraitFlags::EXIT) {
            check_stored(thread, event);
            if uses_fd && thread.recent.last_fd == -1 {
                let position = traits.fd_position();
                thread.recent.last_fd = position.and_then(|position| event.int64(position)).unwrap_or(-1);
            }
        } else {
            thread.recent.last_enter = Some(event.code.0);
            // Connect is the only enter event with a descriptor that is left.
            thread.recent.last_fd = if uses_fd { event.int64(0).unwrap_or(-1) } else { -1 };
        }
        if uses_fd {
            let fd = thread.recent.last_fd;
            self.attached.fd = self.find_fd(id, fd);
        }
    }

    /// Attaches again after a parser replaced the entry of the event's thread.
    pub(super) fn attach_again(&mut self) {
        self.attached.thread = self.state.threads.id(self.event.tid);
        debug_assert!(self.event.code.is_exit(), "only clones replace their own thread");
        if let Some(thread) = self.thread_mut() {
            thread.recent.stored_valid = false;
            thread.recent.last_fd = -1;
        }
    }

    /// Reads the descriptors that a live event names and the table lacks from the running system: no event
    /// showed how they came about.
    fn read_unknown_fds(&mut self, id: ThreadId) {
        let event = self.event;
        if self.attached.result == Some(-EBADF) {
            return;
        }
        for position in self.traits.used_fds() {
            let fd = event.int64(position).unwrap_or(-1);
            if fd >= 0 && self.find_fd(id, fd).is_none() {
                self.state.read_fd_from_host(id, fd, event.ts);
            }
        }
    }

    /// Reads descriptors that the event's thread received, whose numbers are `fds`, from the running system;
    /// without `fds`, all that the table lacks.
    pub(super) fn read_received_fds(&mut self, fds: Option<&[i64]>) {
        let Some(id) = self.attached.thread.filter(|_| self.state.has_host()) else {
            return;
        };
        let now = self.event.ts;
        match fds {
            Some(fds) => {
                let known = std::mem::take(&mut self.state.received_fds);
                for fd in fds.iter().filter(|fd| !known.contains(fd)) {
                    // An entry of that number is an earlier file's.
                    self.state.read_fd_from_host(id, *fd, now);
                }
            }
            None => self.state.read_unknown_fds_from_host(id, now),
        }
    }

    /// Keeps the thread from being purged.
    fn touch(&mut self) {
        if self.state.limits.idle_purge.is_none() {
            return;
        }
        let now = self.event.ts;
        if let Some(thread) = self.thread_mut() {
            thread.recent.last_access = now;
        }
    }

    /// Completes the event's [`Attached`] and drops the stored enter event.
    pub(super) fn finish(&mut self) {
        let event = self.event;
        if !matches!(self.name_before, NameBefore::Same) {
            self.attached.fd_name_changed = self.fd().is_some_and(|fd| match &self.name_before {
                NameBefore::Same => false,
                NameBefore::Empty => !fd.name.is_empty(),
                NameBefore::Other(before) => *fd.name != **before,
            });
        }
        if let Some(thread) = self.thread_mut() {
            if event.code.is_exit() {
                thread.recent.stored = None;
                thread.recent.stored_valid = false;
            }
            self.attached.fd_num = thread.recent.last_fd;
        } else {
            // Events without a thread of their own still have fields of the thread in their header.
            self.attached.thread = self.state.threads.id(event.tid);
        }
    }

    /// Returns the event's thread.
    pub(super) fn thread(&self) -> Option<&Thread> {
        self.state.threads.get(self.attached.thread?)
    }

    /// Returns the event's thread, for modification.
    pub(super) fn thread_mut(&mut self) -> Option<&mut Thread> {
        self.state.threads.get_mut(self.attached.thread?)
    }

    /// Result of the call; events without one count as successful.
    pub(super) fn result(&self) -> i64 {
        self.attached.result.unwrap_or(0)
    }

    /// Returns the entry of the event's descriptor.
    pub(super) fn fd(&self) -> Option<&Fd> {
        self.state.fd_of(self.attached)
    }

    /// Returns the entry of the event's descriptor, for modification. Names are changed by [`Self::rename`].
    pub(super) fn fd_mut(&mut self) -> Option<&mut Fd> {
        let FdRef { owner, fd } = self.attached.fd?;
        let owner = self.state.threads.get_mut(owner)?;
        Arc::make_mut(&mut owner.fds).get_mut(fd)
    }

    /// Gives the event's descriptor another name.
    pub(super) fn rename(&mut self, name: &[u8]) {
        let touched = !matches!(self.name_before, NameBefore::Same);
        let Some(fd) = self.fd_mut() else { return };
        let before = fd.name.clone();
        if *fd.name != *name {
            fd.name = name.into();
        }
        if !touched {
            self.name_before = NameBefore::Other(before);
        }
    }

    /// Returns the entry of a descriptor as a thread sees it.
    pub(super) fn find_fd(&self, id: ThreadId, fd: i64) -> Option<FdRef> {
        if fd < 0 {
            return None;
        }
        let owner = self.state.table_owner(id)?;
        self.state.threads.get(owner)?.fds.get(fd)?;
        Some(FdRef { owner, fd })
    }

    /// Puts a new entry into the table of the event's thread and attaches it.
    pub(super) fn add_fd(&mut self, fd: i64, entry: Fd) {
        self.put_fd(fd, Arc::new(entry));
        self.name_before = NameBefore::Empty;
    }

    /// Puts a copy of an entry into the table of the event's thread and attaches it.
    pub(super) fn add_fd_copy(&mut self, fd: i64, entry: Arc<Fd>) {
        self.put_fd(fd, entry);
        self.name_before = NameBefore::Same;
    }

    fn put_fd(&mut self, fd: i64, entry: Arc<Fd>) {
        self.attached.fd = None;
        let Some(id) = self.attached.thread else { return };
        let Some(owner) = self.state.table_owner(id) else {
            return;
        };
        let Some(thread) = self.state.threads.get_mut(owner) else {
            return;
        };
        if Arc::make_mut(&mut thread.fds).insert(fd, entry) {
            self.attached.fd = Some(FdRef { owner, fd });
        } else {
            self.state.counters.refused_fds += 1;
        }
        if let Some(thread) = self.thread_mut() {
            thread.recent.last_fd = fd;
        }
    }

    /// Detaches the descriptor.
    pub(super) fn forget_fd(&mut self) {
        self.attached.fd = None;
    }

    /// Attaches another descriptor of the event's thread, if it has an entry.
    pub(super) fn attach_fd(&mut self, fd: i64) {
        self.attached.fd = self.attached.thread.and_then(|id| self.find_fd(id, fd));
        self.name_before = NameBefore::Same;
    }

    /// Removes the event's thread before the next event.
    pub(super) fn remove_thread_later(&mut self) {
        self.state.deferred.thread = Some(self.event.tid);
    }

    /// Removes a descriptor of the event's thread before the next event.
    pub(super) fn remove_fd_later(&mut self) {
        if let (Some(id), Some(thread)) = (self.attached.thread, self.thread()) {
            self.state.deferred.fd = Some((id, thread.recent.last_fd));
        }
    }

    /// Keeps the event for the exit event that follows.
    pub(super) fn store(&mut self) {
        let event = self.event;
        if !StoredEnter::can_keep(event) {
            return;
        }
        let Some(thread) = self.thread_mut() else {
            return;
        };
        match &mut thread.recent.stored {
            Some(stored) => stored.replace(event),
            None => thread.recent.stored = Some(Box::new(StoredEnter::new(event))),
        }
        thread.recent.stored_valid = true;
    }

    /// Returns the stored enter event of this exit event.
    pub(super) fn stored(&self) -> Option<&StoredEnter> {
        let thread = self.thread()?;
        let stored = thread
            .recent
            .stored
            .as_deref()
            .filter(|_| thread.recent.stored_valid)?;
        let of_exec = self.event.code == code::SYSCALL_EXECVE_19_X && stored.code == code::SYSCALL_EXECVEAT_E;
        (of_exec || stored.code.0 + 1 == self.event.code.0).then_some(stored)
    }

    /// Applies the document of an event about a Kubernetes resource.
    fn apply_resource(&mut self) {
        match self.state.kubernetes.apply(self.event.raw(2)) {
            Ok(()) => {}
            Err(ResourceError::Full) => self.state.counters.refused_resources += 1,
            Err(_) => self.state.counters.unreadable_values += 1,
        }
    }

    /// Applies metadata events of containers, and assigns a container to threads that may have moved.
    pub(super) fn update_containers(&mut self) {
        match self.event.code {
            code::CONTAINER_JSON_2_E => {
                let json = self.event.raw(0);
                self.attached.container = self.state.take_metadata(MetadataChange::Added, json);
            }
            code::ASYNCEVENT_E => {
                let kind = match self.event.text(1) {
                    Some(b"container") => MetadataChange::Added,
                    Some(b"container_removed") => MetadataChange::Removed,
                    Some(kubernetes::EVENT_NAME) => return self.apply_resource(),
                    _ => return,
                };
                let json = self.event.raw(2);
                self.attached.container = self.state.take_metadata(kind, json);
            }
            code::SYSCALL_CLONE_20_X
            | code::SYSCALL_CLONE3_X
            | code::SYSCALL_FORK_20_X
            | code::SYSCALL_VFORK_20_X
            | code::SYSCALL_EXECVE_19_X
            | code::SYSCALL_EXECVEAT_X
            | code::SYSCALL_CHROOT_X
                if self.result() >= 0 =>
            {
                if let Some(id) = self.state.threads.id(self.event.tid) {
                    self.state.assign_container(id);
                }
            }
            _ => {}
        }
    }
}

/// Decides whether the thread's stored enter event, and its descriptor, belong to this exit event.
fn check_stored(thread: &mut Thread, event: &Event<'_>) {
    let of_exec = event.code == code::SYSCALL_EXECVE_19_X
        && thread.recent.last_enter == Some(code::SYSCALL_EXECVEAT_E.0);
    let follows = thread
        .recent
        .last_enter
        .and_then(|enter| enter.checked_add(1))
        .is_some_and(|exit| exit == event.code.0);
    thread.recent.stored_valid = of_exec || follows;
    if !thread.recent.stored_valid {
        thread.recent.last_fd = -1;
    }
}
