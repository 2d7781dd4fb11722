//! One event, step by step: what the previous one left to do, attaching, parsing, tidying up.
//!
//! In: an event and the state before it. Out: the state after it, and what the event refers to.
//! The order of the steps is visible in field values; it must not change lightly.
//! Not here: what each type of event changes (`parse`).

use std::sync::Arc;

use compiler::tables::{EventFlags, Kind, event as code};

use super::attached::{Attached, FdRef};
use super::containers::Metadata;
use super::parse;
use super::stored::StoredEnter;
use super::text::Text;
use super::thread::{Thread, ThreadFlags};
use super::threads::ThreadId;
use super::values::{Values, result_of};
use super::{Fd, ResourceError, State, kubernetes};
use crate::event::Event;

/// What the next event has to do first, because rules on this one still see what it ended.
#[derive(Debug, Default)]
pub(super) struct Deferred {
    thread: Option<i64>,
    fd: Option<(i64, i64)>,
}

/// An event on its way through the state.
pub(super) struct Cycle<'a> {
    pub(super) state: &'a mut State,
    pub(super) event: &'a Event<'a>,
    pub(super) attached: &'a mut Attached,
    /// Name of the attached entry before the event, once something touched it.
    name_before: Option<Text>,
}

impl State {
    /// Takes in an event: changes the state and tells what the event refers to.
    ///
    /// Events must come in the order of the capture. A value that is missing, or not as wide as its
    /// type, ends the parsing of its event there and is counted.
    pub fn apply(&mut self, event: &Event<'_>) -> Attached {
        if self.first_event_time == 0 && event.info().kind != Kind::Metaevent {
            self.first_event_time = event.ts;
        }
        self.finish_previous(event.ts);
        self.purge_idle(event.ts);
        let visible = self.is_visible(event);
        let previous = self.latest_visible;
        if visible {
            self.latest_visible = Some(event.ts);
        }
        // Filled in place: moving it costs as much as a simple event.
        let mut attached = Attached {
            visible,
            since_previous: previous.map_or(0, |previous| event.ts.wrapping_sub(previous)),
            ..Attached::default()
        };
        let mut cycle = Cycle {
            state: self,
            event,
            attached: &mut attached,
            name_before: None,
        };
        cycle.attach();
        if parse::parse(&mut cycle).is_none() {
            cycle.state.counters.unreadable_values += 1;
        }
        cycle.follow_containers();
        cycle.finish();
        attached
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
        if let Some((tid, fd)) = self.deferred.fd.take()
            && let Some(table) = self.threads.id(tid).and_then(|id| self.own_table_mut(id))
        {
            table.remove(fd);
        }
    }

    fn is_visible(&mut self, event: &Event<'_>) -> bool {
        let only_state = matches!(
            event.code,
            code::SYSCALL_OPEN_E
                | code::SYSCALL_CREAT_E
                | code::SYSCALL_OPENAT_2_E
                | code::SYSCALL_OPENAT2_E
                | code::SOCKET_CONNECT_E
                | code::SYSCALL_EXECVE_19_E
                | code::SYSCALL_EXECVEAT_E
        );
        // State events directly after the headers complete the initial lists.
        self.before_first_event &= matches!(
            event.code,
            code::CONTAINER_JSON_2_E
                | code::USER_ADDED_E
                | code::USER_DELETED_E
                | code::GROUP_ADDED_E
                | code::GROUP_DELETED_E
                | code::ASYNCEVENT_E
        );
        !only_state && !event.state_only && !self.before_first_event
    }
}

impl Cycle<'_> {
    /// Finds the thread and the descriptor of the event.
    fn attach(&mut self) {
        let event = self.event;
        let info = event.info();
        self.attached.result = result_of(event);
        if info.flags.contains(EventFlags::SKIP_PARSER_RESET) {
            if event.code == code::PROCINFO_E {
                self.attached.thread = self.state.threads.id(event.tid);
                self.touch();
            }
            return;
        }
        if has_no_thread(event) {
            return;
        }
        let only_look_up = matches!(
            event.code,
            code::SYSCALL_CLONE_20_X
                | code::SYSCALL_CLONE3_X
                | code::SYSCALL_FORK_20_X
                | code::SYSCALL_VFORK_20_X
                | code::SCHEDSWITCH_6_E
                | code::PROCEXIT_1_E
        );
        self.attached.thread = if only_look_up {
            self.state.threads.id(event.tid)
        } else {
            self.state.threads.get_or_placeholder(event.tid)
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
        let uses_fd = info.flags.contains(EventFlags::USES_FD);
        if event.code.is_exit() {
            check_stored(thread, event);
            if uses_fd && thread.recent.last_fd == -1 {
                let position = parse::fd_position(event.code);
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
        if let Some(before) = self.name_before.take()
            && let Some(fd) = self.fd()
        {
            self.attached.fd_name_changed = *fd.name != *before;
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
        let touched = self.name_before.is_some();
        let Some(fd) = self.fd_mut() else { return };
        let before = fd.name.clone();
        if *fd.name != *name {
            fd.name = name.into();
        }
        if !touched {
            self.name_before = Some(before);
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
        self.name_before = Some(Text::default());
    }

    /// Puts a copy of an entry into the table of the event's thread and attaches it.
    pub(super) fn add_fd_copy(&mut self, fd: i64, entry: Arc<Fd>) {
        self.put_fd(fd, entry);
        self.name_before = None;
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
        self.name_before = None;
    }

    /// Removes the event's thread before the next event.
    pub(super) fn remove_thread_later(&mut self) {
        self.state.deferred.thread = Some(self.event.tid);
    }

    /// Removes a descriptor of the event's thread before the next event.
    pub(super) fn remove_fd_later(&mut self) {
        if let Some(thread) = self.thread() {
            self.state.deferred.fd = Some((thread.tid, thread.recent.last_fd));
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

/// Events that are about no thread, whatever their header says.
fn has_no_thread(event: &Event<'_>) -> bool {
    matches!(
        event.code,
        code::CONTAINER_JSON_2_E
            | code::USER_ADDED_E
            | code::USER_DELETED_E
            | code::GROUP_ADDED_E
            | code::GROUP_DELETED_E
            | code::PLUGINEVENT_E
            | code::ASYNCEVENT_E
    )
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
