//! One event, step by step: what the previous one left to do, attaching, parsing, tidying up.
//!
//! In: an event and the state before it. Out: the state after it, and what the event refers to.
//! The order of the steps is visible in field values; it must not change lightly.
//! Not here: what each type of event changes (`parse`).

use std::sync::Arc;

use compiler::tables::event as code;

use super::attached::{Attached, FdRef};
use super::containers::Metadata;
use super::parse;
use super::stored::StoredEnter;
use super::text::Text;
use super::thread::{Thread, ThreadFlags};
use super::threads::ThreadId;
use super::traits::{Marks, Traits};
use super::values::{Values, result_of};
use super::{Fd, ResourceError, State, kubernetes};
use crate::event::Event;

/// What the next event has to do first, because rules on this one still see what it ended.
#[derive(Debug, Default)]
pub(super) struct Deferred {
    thread: Option<i64>,
    fd: Option<(ThreadId, i64)>,
}

impl Deferred {
    #[inline]
    fn is_some(&self) -> bool {
        self.thread.is_some() || self.fd.is_some()
    }
}

/// An event on its way through the state.
pub(super) struct Cycle<'a> {
    pub(super) state: &'a mut State,
    pub(super) event: &'a Event<'a>,
    traits: Traits,
    pub(super) attached: &'a mut Attached,
    /// Name of the attached entry before the event.
    name_before: NameBefore,
}

/// The name of an entry before the event.
enum NameBefore {
    /// The same, nothing touched it.
    Same,
    /// None, the event made the entry.
    Empty,
    Other(Text),
}

impl State {
    /// Takes in an event: changes the state and tells what the event refers to.
    ///
    /// Events must come in the order of the capture. A value that is missing, or not as wide as its
    /// type, ends the parsing of its event there and is counted.
    pub fn apply(&mut self, event: &Event<'_>) -> Attached {
        let mut attached = Attached::default();
        self.apply_into(event, &mut attached);
        attached
    }

    /// The same, over what an earlier event referred to: moving an [`Attached`] costs as much as a
    /// simple event.
    pub fn apply_into(&mut self, event: &Event<'_>, attached: &mut Attached) {
        let traits = Traits::of(event.code);
        if self.first_event_time == 0 && !traits.has(Marks::META) {
            self.first_event_time = event.ts;
        }
        if self.deferred.is_some() {
            self.finish_previous(event.ts);
        }
        if self.limits.idle.is_some() {
            self.purge_idle(event.ts);
        }
        // State events directly after the headers complete the initial lists.
        self.before_first_event &= traits.has(Marks::INITIAL);
        let visible = !traits.has(Marks::ONLY_STATE) && !event.state_only && !self.before_first_event;
        attached.forget();
        attached.visible = visible;
        if let Some(previous) = self.latest_visible {
            attached.since_previous = event.ts.wrapping_sub(previous);
        }
        if visible {
            self.latest_visible = Some(event.ts);
        }
        let mut cycle = Cycle {
            state: self,
            event,
            traits,
            attached,
            name_before: NameBefore::Same,
        };
        cycle.attach();
        if parse::parse(&mut cycle).is_none() {
            cycle.state.counters.unreadable_values += 1;
        }
        if traits.has(Marks::CONTAINERS) {
            cycle.follow_containers();
        }
        cycle.finish();
    }

    /// Removes what the previous event ended.
    fn finish_previous(&mut self, now: u64) {
        if let Some(tid) = self.deferred.thread.take() {
            let id = self.threads.id(tid);
            let ptid = id
                .and_then(|id| self.threads.get(id))
                .map_or(-1, |thread| thread.ptid);
            self.recently_exited.record(tid, ptid, now);
            if let Some(id) = id {
                self.threads.remove(id);
            }
        }
        if let Some((id, fd)) = self.deferred.fd.take()
            && let Some(table) = self.own_table_mut(id)
        {
            table.remove(fd);
        }
    }
}

impl Cycle<'_> {
    /// Finds the thread and the descriptor of the event.
    #[inline]
    fn attach(&mut self) {
        let (event, traits) = (self.event, self.traits);
        if traits.has(Marks::RESULT) {
            self.attached.result = result_of(event);
        }
        if traits.has(Marks::OUT_OF_SEQUENCE | Marks::NO_THREAD) {
            if event.code == code::PROCINFO_E {
                self.attached.thread = self.state.threads.id_of_event(event.tid);
                self.touch();
            }
            return;
        }
        let only_look_up = traits.has(Marks::ONLY_LOOK_UP);
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
        let Some(thread) = self.state.threads.get_mut(id) else {
            return;
        };
        if !only_look_up {
            thread.flags.insert(ThreadFlags::ACTIVE);
        }
        let uses_fd = traits.has(Marks::USES_FD);
        if traits.has(Marks::EXIT) {
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

    /// Attaches once more after the thread's entry was replaced under it.
    pub(super) fn attach_again(&mut self) {
        self.attached.thread = self.state.threads.id(self.event.tid);
        debug_assert!(self.event.code.is_exit(), "only clones replace their own thread");
        if let Some(thread) = self.thread_mut() {
            thread.recent.stored_valid = false;
            thread.recent.last_fd = -1;
        }
    }

    /// Keeps the thread from being purged.
    fn touch(&mut self) {
        if self.state.limits.idle.is_none() {
            return;
        }
        let now = self.event.ts;
        if let Some(thread) = self.thread_mut() {
            thread.recent.last_access = now;
        }
    }

    /// Tells what the event refers to and drops what served it.
    fn finish(&mut self) {
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
            // Fields of events that the state itself finds no thread for look once more.
            self.attached.thread = self.state.threads.id(event.tid);
        }
    }

    /// The event's thread.
    pub(super) fn thread(&self) -> Option<&Thread> {
        self.state.threads.get(self.attached.thread?)
    }

    /// The event's thread, to be changed.
    pub(super) fn thread_mut(&mut self) -> Option<&mut Thread> {
        self.state.threads.get_mut(self.attached.thread?)
    }

    /// Result of the call; events without one count as successful.
    pub(super) fn result(&self) -> i64 {
        self.attached.result.unwrap_or(0)
    }

    /// The entry of the event's descriptor.
    pub(super) fn fd(&self) -> Option<&Fd> {
        self.state.fd_of(self.attached)
    }

    /// The entry of the event's descriptor, to be changed. Names are changed by [`Self::rename`].
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

    /// The entry of a descriptor as a thread sees it.
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

    /// The stored enter event of this exit event.
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

    /// Takes the document of an event about a Kubernetes resource.
    fn take_resource(&mut self) {
        match self.state.kubernetes.apply(self.event.raw(2)) {
            Ok(()) => {}
            Err(ResourceError::Full) => self.state.counters.refused_resources += 1,
            Err(_) => self.state.counters.unreadable_values += 1,
        }
    }

    fn follow_containers(&mut self) {
        match self.event.code {
            code::CONTAINER_JSON_2_E => {
                let json = self.event.raw(0);
                self.attached.container = self.state.take_metadata(Metadata::Added, json);
            }
            code::ASYNCEVENT_E => {
                let kind = match self.event.text(1) {
                    Some(b"container") => Metadata::Added,
                    Some(b"container_removed") => Metadata::Removed,
                    Some(kubernetes::EVENT_NAME) => return self.take_resource(),
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
