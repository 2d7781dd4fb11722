//! The table of threads, their groups, and the links between them.
//!
//! A thread is reached through a handle that goes stale when the thread leaves the table, so lists
//! of children and members may keep entries of threads that are gone; those are swept in batches.
//! Groups belong to processes and live as long as a thread is in them.
//! Not here: which event does what (`parse`), where new threads get their values.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Thread;
use super::text::{NOT_AVAILABLE, Text};
use super::thread::ThreadFlags;

/// Stale members of a group are swept when there are this many.
const SWEEP_MEMBERS: u64 = 11;
/// Stale children of a thread are swept when there are this many.
const SWEEP_CHILDREN: u64 = 10;

/// Handle of a thread in the table.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct ThreadId {
    slot: u32,
    generation: u32,
}

impl ThreadId {
    /// Nobody's.
    const NOBODY: Self = Self {
        slot: u32::MAX,
        generation: 0,
    };
}

/// Handle of a group.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct GroupId(u32);

#[derive(Debug, Default)]
struct Slot {
    generation: u32,
    thread: Option<Box<Thread>>,
}

/// The threads of one process.
#[derive(Debug)]
struct Group {
    pid: i64,
    /// Live threads as far as bookkeeping knows (wraps, as upstream).
    live: u64,
    /// Takes over children of processes below it.
    reaper: bool,
    /// The main thread comes first if it is known.
    members: VecDeque<ThreadId>,
    /// Threads in the table that point here.
    holders: u32,
    /// Found under its pid.
    listed: bool,
}

/// The table of threads.
#[derive(Debug)]
pub(super) struct Threads {
    by_tid: FxHashMap<i64, ThreadId>,
    slots: Vec<Slot>,
    free: Vec<u32>,
    groups: Vec<Option<Group>>,
    free_groups: Vec<u32>,
    group_by_pid: FxHashMap<i64, GroupId>,
    /// The thread of the latest event.
    latest: (i64, ThreadId),
    limit: usize,
    placeholder_name: Text,
    /// Threads that were put into the table.
    pub(super) added: u64,
    /// Threads that left it.
    pub(super) removed: u64,
    /// Threads that a full table refused.
    pub(super) refused: u64,
    /// Placeholders among the added ones.
    pub(super) placeholders: u64,
}

impl Threads {
    /// An empty table that takes up to `limit` threads.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            by_tid: FxHashMap::default(),
            slots: Vec::new(),
            free: Vec::new(),
            groups: Vec::new(),
            free_groups: Vec::new(),
            group_by_pid: FxHashMap::default(),
            latest: (0, ThreadId::NOBODY),
            limit,
            placeholder_name: NOT_AVAILABLE.into(),
            added: 0,
            removed: 0,
            refused: 0,
            placeholders: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.by_tid.len()
    }

    pub(super) fn id(&self, tid: i64) -> Option<ThreadId> {
        self.by_tid.get(&tid).copied()
    }

    /// The same for the thread of an event; most come in runs of one thread.
    #[inline]
    pub(super) fn id_of_event(&mut self, tid: i64) -> Option<ThreadId> {
        // A thread keeps its tid, and handles of threads that left are stale.
        let (latest_tid, latest) = self.latest;
        if latest_tid == tid && self.get(latest).is_some() {
            return Some(latest);
        }
        let id = self.id(tid)?;
        self.latest = (tid, id);
        Some(id)
    }

    #[inline]
    pub(super) fn get(&self, id: ThreadId) -> Option<&Thread> {
        let slot = self.slots.get(id.slot as usize)?;
        slot.thread
            .as_deref()
            .filter(|_| slot.generation == id.generation)
    }

    #[inline]
    pub(super) fn get_mut(&mut self, id: ThreadId) -> Option<&mut Thread> {
        let slot = self.slots.get_mut(id.slot as usize)?;
        slot.thread
            .as_deref_mut()
            .filter(|_| slot.generation == id.generation)
    }

    pub(super) fn by_tid(&self, tid: i64) -> Option<&Thread> {
        self.get(self.id(tid)?)
    }

    /// Every thread, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Thread> {
        self.slots.iter().filter_map(|slot| slot.thread.as_deref())
    }

    /// Handles of every thread, in no order.
    pub(super) fn ids(&self) -> Vec<ThreadId> {
        self.by_tid.values().copied().collect()
    }

    /// The thread with this tid, or a placeholder made for it. `None` when the table is full.
    pub(super) fn get_or_placeholder(&mut self, tid: i64) -> Option<ThreadId> {
        if let Some(id) = self.id(tid) {
            return Some(id);
        }
        let thread = Thread::placeholder(tid, &self.placeholder_name);
        let id = self.add_unlinked(thread)?;
        self.placeholders += 1;
        Some(id)
    }

    /// Puts a thread under its tid, taking the place of one that is there, and links it. `None`
    /// when the table is full.
    pub(super) fn add(&mut self, thread: Thread) -> Option<ThreadId> {
        let tid = thread.tid;
        let id = self.allocate(thread)?;
        // Linked first: a thread can name its own predecessor as parent.
        self.link(id);
        self.list(tid, id);
        Some(id)
    }

    /// Puts a thread under its tid without linking it.
    pub(super) fn add_unlinked(&mut self, thread: Thread) -> Option<ThreadId> {
        let tid = thread.tid;
        let id = self.allocate(thread)?;
        self.list(tid, id);
        Some(id)
    }

    fn allocate(&mut self, thread: Thread) -> Option<ThreadId> {
        if self.by_tid.len() >= self.limit {
            self.refused += 1;
            return None;
        }
        self.added += 1;
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot::default());
            (self.slots.len() - 1) as u32
        });
        let entry = self.slots.get_mut(slot as usize)?;
        entry.thread = Some(Box::new(thread));
        let id = ThreadId {
            slot,
            generation: entry.generation,
        };
        Some(id)
    }

    fn list(&mut self, tid: i64, id: ThreadId) {
        if let Some(replaced) = self.by_tid.insert(tid, id) {
            self.free_slot(replaced);
        }
    }

    /// Gives a thread its group and parent, unless it is a placeholder or has them.
    pub(super) fn link(&mut self, id: ThreadId) {
        let Some(thread) = self.get(id) else { return };
        if thread.is_invalid() || thread.group.is_some() {
            return;
        }
        let (pid, ptid, main) = (thread.pid, thread.ptid, thread.is_main());
        let reaper = thread.pid == 1 || thread.vpid == 1;
        let group = self.join_group(pid, id, main, reaper);
        if let Some(thread) = self.get_mut(id) {
            thread.group = Some(group);
        }
        if pid == 1 {
            return;
        }
        match self.id(ptid) {
            Some(parent) if self.get(parent).is_some_and(|parent| !parent.is_invalid()) => {
                self.add_child(parent, id);
            }
            _ => {
                if let Some(thread) = self.get_mut(id) {
                    thread.ptid = 0;
                }
            }
        }
    }

    fn join_group(&mut self, pid: i64, id: ThreadId, main: bool, reaper: bool) -> GroupId {
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

    fn add_child(&mut self, parent: ThreadId, child: ThreadId) {
        let Some(entry) = self.get_mut(parent) else { return };
        entry.children.push(child);
        entry.live_children = entry.live_children.wrapping_add(1);
        let (tid, length) = (entry.tid, entry.children.len());
        if self.is_mostly_stale(length) {
            self.sweep_children(parent);
        }
        if let Some(child) = self.get_mut(child) {
            child.ptid = tid;
        }
    }

    /// The main thread of a thread's process, if the table has it.
    pub(super) fn main_of(&self, id: ThreadId) -> Option<ThreadId> {
        let thread = self.get(id)?;
        if thread.is_main() {
            return Some(id);
        }
        let first = *self.group(thread.group?)?.members.front()?;
        self.get(first)?.is_main().then_some(first)
    }

    /// The same, for a thread in hand.
    pub(super) fn main_of_thread<'a>(&'a self, thread: &'a Thread) -> Option<&'a Thread> {
        if thread.is_main() {
            return Some(thread);
        }
        let first = *self.group(thread.group?)?.members.front()?;
        self.get(first).filter(|first| first.is_main())
    }

    /// Live threads of the thread's process; 0 for placeholders.
    pub(super) fn live_count(&self, thread: &Thread) -> u64 {
        let group = thread.group.and_then(|group| self.group(group));
        group.map_or(0, |group| group.live)
    }

    /// Marks a thread dead; its entry stays.
    pub(super) fn mark_dead(&mut self, id: ThreadId) {
        let Some(thread) = self.get_mut(id) else { return };
        if thread.is_dead() {
            return;
        }
        thread.flags.insert(ThreadFlags::CLOSED);
        if let Some(group) = thread.group {
            self.count_death(group);
        }
    }

    fn count_death(&mut self, group: GroupId) {
        let Some(entry) = self.group_mut(group) else {
            return;
        };
        entry.live = entry.live.wrapping_sub(1);
        if (entry.members.len() as u64).wrapping_sub(entry.live) >= SWEEP_MEMBERS {
            self.sweep_members(group);
        }
    }

    fn sweep_members(&mut self, group: GroupId) {
        let Some(entry) = self.group_mut(group) else {
            return;
        };
        let mut members = std::mem::take(&mut entry.members);
        members.retain(|member| self.get(*member).is_some());
        if let Some(entry) = self.group_mut(group) {
            entry.members = members;
        }
    }

    /// A dead thread that turns out to live on (exec after the main thread ended).
    pub(super) fn resurrect(&mut self, id: ThreadId) {
        let Some(thread) = self.get_mut(id) else { return };
        if !thread.is_dead() {
            return;
        }
        thread.flags.remove(ThreadFlags::CLOSED);
        if let Some(group) = thread.group.and_then(|group| self.group_mut(group)) {
            group.live = group.live.wrapping_add(1);
        }
    }

    /// Members of the thread's group, itself included; stale handles may be among them.
    pub(super) fn members(&self, id: ThreadId) -> Vec<ThreadId> {
        let group = self.get(id).and_then(|thread| self.group(thread.group?));
        group.map_or_else(Vec::new, |group| group.members.iter().copied().collect())
    }

    /// Marks the thread's process as one that takes over orphans, or not.
    pub(super) fn set_reaper(&mut self, id: ThreadId, reaper: bool) {
        let group = self.get(id).and_then(|thread| thread.group);
        if let Some(group) = group.and_then(|group| self.group_mut(group)) {
            group.reaper = reaper;
        }
    }

    /// Removes a thread; its children find a new parent. A dead main thread stays until the last
    /// thread of its process is gone.
    pub(super) fn remove(&mut self, id: ThreadId) {
        let Some(thread) = self.get(id) else { return };
        let (tid, pid, ptid) = (thread.tid, thread.pid, thread.ptid);
        let Some(group) = thread.group.filter(|_| !thread.is_invalid()) else {
            self.forget_child_of(ptid);
            self.erase(tid);
            return;
        };
        self.mark_dead(id);
        self.give_away_children(id);
        let is_main = self.get(id).is_some_and(Thread::is_main);
        if self.group(group).is_none_or(|group| group.live == 0) {
            self.forget_child_of(ptid);
            self.unlist(pid);
            self.erase(pid);
        }
        if !is_main {
            self.forget_child_of(ptid);
            self.erase(tid);
        }
    }

    fn give_away_children(&mut self, id: ThreadId) {
        let Some(thread) = self.get(id) else { return };
        if thread.children.is_empty() {
            return;
        }
        let (pid, chosen) = (thread.pid, thread.reaper_tid);
        let chosen = (chosen > 0)
            .then(|| self.get_or_placeholder(chosen))
            .flatten()
            .filter(|chosen| self.get(*chosen).is_some_and(|chosen| !chosen.is_invalid()))
            .filter(|chosen| *chosen != id);
        let parent = chosen.or_else(|| self.find_reaper(id));
        if let Some(parent) = parent
            && self.get(parent).is_some_and(|parent| parent.pid != pid)
        {
            self.set_reaper(parent, true);
        }
        let parent_tid = parent
            .and_then(|parent| self.get(parent))
            .map(|parent| parent.tid);
        let Some(thread) = self.get_mut(id) else { return };
        if let Some(tid) = parent_tid {
            thread.reaper_tid = tid;
        }
        let children = std::mem::take(&mut thread.children);
        thread.live_children = 0;
        // The newest child comes first, so that the order turns round at every hand-over.
        for child in children.into_iter().rev() {
            match parent {
                Some(parent) if self.get(child).is_some() => self.add_child(parent, child),
                Some(_) => {}
                None => {
                    if let Some(child) = self.get_mut(child) {
                        child.ptid = 0;
                    }
                }
            }
        }
    }

    /// A live thread of the same process, else of the nearest ancestor that takes over orphans.
    fn find_reaper(&self, id: ThreadId) -> Option<ThreadId> {
        let thread = self.get(id)?;
        if let Some(sibling) = self.live_member(thread, Some(id)) {
            return Some(sibling);
        }
        let mut seen = FxHashSet::from_iter([thread.tid]);
        let mut ancestor = self.by_tid(thread.ptid);
        while let Some(parent) = ancestor {
            if !seen.insert(parent.tid) || parent.in_pid_namespace() != thread.in_pid_namespace() {
                return None;
            }
            if parent
                .group
                .and_then(|group| self.group(group))
                .is_some_and(|group| group.reaper)
                && let Some(reaper) = self.live_member(parent, None)
            {
                return Some(reaper);
            }
            ancestor = self.by_tid(parent.ptid);
        }
        None
    }

    fn live_member(&self, thread: &Thread, except: Option<ThreadId>) -> Option<ThreadId> {
        let group = self.group(thread.group?)?;
        if group.live == 0 {
            return None;
        }
        let alive = |member: &ThreadId| self.get(*member).is_some_and(|member| !member.is_dead());
        let mut members = group.members.iter().copied();
        members.find(|member| Some(*member) != except && alive(member))
    }

    fn forget_child_of(&mut self, ptid: i64) {
        let Some(id) = self.id(ptid) else { return };
        let Some(parent) = self.get_mut(id) else { return };
        parent.live_children = parent.live_children.wrapping_sub(1);
        if (parent.children.len() as u64).wrapping_sub(parent.live_children) >= SWEEP_CHILDREN {
            self.sweep_children(id);
        }
    }

    fn sweep_children(&mut self, parent: ThreadId) {
        let Some(entry) = self.get_mut(parent) else { return };
        let mut children = std::mem::take(&mut entry.children);
        children.retain(|child| self.get(*child).is_some());
        if let Some(entry) = self.get_mut(parent) {
            entry.children = children;
        }
    }

    /// A list of threads of which at least half cannot be in the table. The usual bookkeeping does
    /// not notice threads that were replaced by others with their tid.
    fn is_mostly_stale(&self, length: usize) -> bool {
        length > 64 + 2 * self.by_tid.len()
    }

    fn unlist(&mut self, pid: i64) {
        if let Some(group_id) = self.group_by_pid.remove(&pid) {
            if let Some(group) = self.group_mut(group_id) {
                group.listed = false;
            }
            self.drop_unused_group(group_id);
        }
    }

    fn erase(&mut self, tid: i64) {
        if let Some(id) = self.by_tid.remove(&tid) {
            self.free_slot(id);
        }
    }

    fn free_slot(&mut self, id: ThreadId) {
        let Some(slot) = self.slots.get_mut(id.slot as usize) else {
            return;
        };
        let group = slot.thread.take().and_then(|thread| thread.group);
        self.removed += 1;
        slot.generation = slot.generation.wrapping_add(1);
        self.free.push(id.slot);
        if let Some(group_id) = group {
            if let Some(group) = self.group_mut(group_id) {
                group.holders -= 1;
            }
            self.drop_unused_group(group_id);
        }
    }

    /// Groups whose threads were all replaced stay under their pid, where a later process joins
    /// them with the live count they have, as upstream. Their number is bounded here.
    fn drop_stale_groups(&mut self) {
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

    fn drop_unused_group(&mut self, id: GroupId) {
        let unused = |group: &Group| group.holders == 0 && !group.listed;
        if self.group(id).is_some_and(unused) {
            self.groups[id.0 as usize] = None;
            self.free_groups.push(id.0);
        }
    }

    fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(id.0 as usize)?.as_ref()
    }

    fn group_mut(&mut self, id: GroupId) -> Option<&mut Group> {
        self.groups.get_mut(id.0 as usize)?.as_mut()
    }

    /// Every handle in the table leads where it should.
    #[cfg(test)]
    pub(super) fn check_links(&self) {
        for (tid, id) in &self.by_tid {
            let thread = self.get(*id).expect("listed threads exist");
            assert_eq!(thread.tid, *tid);
            let group = thread.group.map(|group| self.group(group));
            assert!(
                group.is_none_or(|group| group.is_some()),
                "groups of threads exist"
            );
        }
        let used = self.slots.iter().filter(|slot| slot.thread.is_some()).count();
        assert_eq!(used, self.by_tid.len(), "every thread is listed");
        assert_eq!(used + self.free.len(), self.slots.len());
        for (pid, id) in &self.group_by_pid {
            let group = self.group(*id).expect("listed groups exist");
            assert!(group.listed && group.pid == *pid);
        }
        for (index, group) in self.groups.iter().enumerate() {
            let Some(group) = group else { continue };
            let id = Some(GroupId(index as u32));
            let holders = self.iter().filter(|thread| thread.group == id).count();
            assert_eq!(holders, group.holders as usize);
        }
    }
}
