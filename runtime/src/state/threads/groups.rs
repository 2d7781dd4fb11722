//! The threads of a process.
//!
//! In: threads that begin, end, or turn out to live on. Out: the main thread and the number of live threads. A group is listed
//! under the number of its process as long as one of its threads is in the table.

use std::collections::VecDeque;

use super::Threads;
use crate::state::Thread;
use crate::state::thread::ThreadFlags;
use crate::state::thread_id::{GroupId, ThreadId};

/// Stale members of a group are swept when there are this many.
const SWEEP_MEMBERS: u64 = 11;

/// The threads of one process.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) pid: i64,
    /// Live threads as far as bookkeeping knows (wraps, as upstream).
    pub(super) live: u64,
    /// Takes over children of processes below it.
    pub(super) reaper: bool,
    /// The main thread comes first if it is known.
    pub(super) members: VecDeque<ThreadId>,
    /// Threads in the table that point here.
    pub(super) holders: u32,
    /// Found under its pid.
    pub(super) listed: bool,
}

impl Threads {
    pub(super) fn join_group(&mut self, pid: i64, id: ThreadId, main: bool, reaper: bool) -> GroupId {
        if let Some(group_id) = self.group_by_pid.get(&pid).copied()
            && let Some(group) = self.group_mut(group_id)
        {
            if main {
                group.members.push_front(id);
            } else {
                group.members.push_back(id);
            }
            group.live = group.live.wrapping_add(1);
            group.holders += 1;
            let length = group.members.len();
            if self.is_mostly_stale(length) {
                self.sweep_members(group_id);
            }
            return group_id;
        }
        self.drop_stale_groups();
        let index = self.free_groups.pop().unwrap_or_else(|| {
            self.groups.push(None);
            (self.groups.len() - 1) as u32
        });
        self.groups[index as usize] = Some(Group {
            pid,
            live: 1,
            reaper,
            members: [id].into(),
            holders: 1,
            listed: true,
        });
        self.group_by_pid.insert(pid, GroupId(index));
        GroupId(index)
    }

    /// Returns the main thread of a thread's process, if the table has it.
    pub(in crate::state) fn main_of(&self, id: ThreadId) -> Option<ThreadId> {
        let thread = self.get(id)?;
        if thread.is_main() {
            return Some(id);
        }
        let first = *self.group(thread.group?)?.members.front()?;
        self.get(first)?.is_main().then_some(first)
    }

    /// Returns the main thread like [`Self::main_of`], for a borrowed thread.
    pub(in crate::state) fn main_of_thread<'a>(&'a self, thread: &'a Thread) -> Option<&'a Thread> {
        if thread.is_main() {
            return Some(thread);
        }
        let first = *self.group(thread.group?)?.members.front()?;
        self.get(first).filter(|first| first.is_main())
    }

    /// Returns the live threads of the thread's process; 0 for placeholders.
    pub(in crate::state) fn live_count(&self, thread: &Thread) -> u64 {
        let group = thread.group.and_then(|group| self.group(group));
        group.map_or(0, |group| group.live)
    }

    /// Returns the members of the thread's group, itself included; stale handles may be among them.
    pub(in crate::state) fn members(&self, id: ThreadId) -> Vec<ThreadId> {
        let group = self.get(id).and_then(|thread| self.group(thread.group?));
        group.map_or_else(Vec::new, |group| group.members.iter().copied().collect())
    }

    /// Marks the thread's process as one that takes over orphans, or not.
    pub(in crate::state) fn set_reaper(&mut self, id: ThreadId, reaper: bool) {
        let group = self.get(id).and_then(|thread| thread.group);
        if let Some(group) = group.and_then(|group| self.group_mut(group)) {
            group.reaper = reaper;
        }
    }

    /// Marks a thread dead; its entry stays.
    pub(in crate::state) fn mark_dead(&mut self, id: ThreadId) {
        let Some(thread) = self.get_mut(id) else { return };
        if thread.is_dead() {
            return;
        }
        thread.flags.insert(ThreadFlags::CLOSED);
        if let Some(group) = thread.group {
            self.count_death(group);
        }
    }

    /// A dead thread that turns out to live on (exec after the main thread ended).
    pub(in crate::state) fn resurrect(&mut self, id: ThreadId) {
        let Some(thread) = self.get_mut(id) else { return };
        if !thread.is_dead() {
            return;
        }
        thread.flags.remove(ThreadFlags::CLOSED);
        if let Some(group) = thread.group.and_then(|group| self.group_mut(group)) {
            group.live = group.live.wrapping_add(1);
        }
    }

    pub(super) fn count_death(&mut self, group: GroupId) {
        let Some(entry) = self.group_mut(group) else {
            return;
        };
        entry.live = entry.live.wrapping_sub(1);
        if (entry.members.len() as u64).wrapping_sub(entry.live) >= SWEEP_MEMBERS {
            self.sweep_members(group);
        }
    }

    pub(super) fn sweep_members(&mut self, group: GroupId) {
        let Some(entry) = self.group_mut(group) else {
            return;
        };
        let mut members = std::mem::take(&mut entry.members);
        members.retain(|member| self.get(*member).is_some());
        if let Some(entry) = self.group_mut(group) {
            entry.members = members;
        }
    }

    pub(super) fn unlist(&mut self, pid: i64) {
        if let Some(group_id) = self.group_by_pid.remove(&pid) {
            if let Some(group) = self.group_mut(group_id) {
                group.listed = false;
            }
            self.drop_unused_group(group_id);
        }
    }

    /// Groups whose threads were all replaced stay under their pid, where a later process joins
    /// them with the live count they have, as upstream. Their number is bounded here.
    pub(super) fn drop_stale_groups(&mut self) {
        if self.group_by_pid.len() <= self.limit.saturating_mul(2) {
            return;
        }
        let stale = |group: &Group| group.holders == 0;
        let pids: Vec<i64> = self
            .groups
            .iter()
            .flatten()
            .filter(|group| stale(group))
            .map(|group| group.pid)
            .collect();
        for pid in pids {
            self.unlist(pid);
        }
    }

    pub(super) fn drop_unused_group(&mut self, id: GroupId) {
        let unused = |group: &Group| group.holders == 0 && !group.listed;
        if self.group(id).is_some_and(unused) {
            self.groups[id.0 as usize] = None;
            self.free_groups.push(id.0);
        }
    }

    pub(super) fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(id.0 as usize)?.as_ref()
    }

    pub(super) fn group_mut(&mut self, id: GroupId) -> Option<&mut Group> {
        self.groups.get_mut(id.0 as usize)?.as_mut()
    }

    pub(super) fn live_member(&self, thread: &Thread, except: Option<ThreadId>) -> Option<ThreadId> {
        let group = self.group(thread.group?)?;
        if group.live == 0 {
            return None;
        }
        let alive = |member: &ThreadId| self.get(*member).is_some_and(|member| !member.is_dead());
        let mut members = group.members.iter().copied();
        members.find(|member| Some(*member) != except && alive(member))
    }
}
