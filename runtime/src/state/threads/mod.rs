//! The table of threads, their groups, and the links between them.
//!
//! A thread is reached through a handle that becomes stale when the thread leaves the table, so lists
//! of children and members may contain entries of removed threads; those are swept in batches.
//! Groups belong to processes and live as long as a thread is in them.
//! `groups` has the threads of a process, `children` the reparenting.
//! Not here: the effects of events (`parse`), the values of new threads.

mod children;
mod groups;

use rustc_hash::FxHashMap;

use self::groups::Group;
use super::Thread;
use super::byte_string::{ByteString, NOT_AVAILABLE};
use super::thread_id::{GroupId, ThreadId};

#[derive(Debug, Default)]
struct Slot {
    generation: u32,
    thread: Option<Box<Thread>>,
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
    placeholder_name: ByteString,
    /// Threads that were put into the table.
    pub(super) added: u64,
    /// Threads that were removed from it.
    pub(super) removed: u64,
    /// Threads that a full table refused.
    pub(super) refused: u64,
    /// Placeholders among the added ones.
    pub(super) placeholders: u64,
}

impl Threads {
    /// Returns an empty table that takes up to `limit` threads.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            by_tid: FxHashMap::default(),
            slots: Vec::new(),
            free: Vec::new(),
            groups: Vec::new(),
            free_groups: Vec::new(),
            group_by_pid: FxHashMap::default(),
            latest: (0, ThreadId::NONE),
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

    /// Returns the handle like [`Self::id`], for the thread of an event: events come in runs of one thread.
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

    /// Returns every thread, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Thread> {
        self.slots.iter().filter_map(|slot| slot.thread.as_deref())
    }

    /// Returns the handles of every thread, in no order.
    pub(super) fn ids(&self) -> Vec<ThreadId> {
        self.by_tid.values().copied().collect()
    }

    /// Returns the thread with this tid, or a placeholder made for it. `None` when the table is full.
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

    /// A list of threads of which at least half cannot be in the table. The usual bookkeeping does
    /// not notice threads that were replaced by others with their tid.
    fn is_mostly_stale(&self, length: usize) -> bool {
        length > 64 + 2 * self.by_tid.len()
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
