//! Parents and their children.
//!
//! In: threads that begin, and those that end. Out: lists of children, and new parents for those whose own is
//! removed, chosen as the kernel does, as far as the table knows.

use rustc_hash::FxHashSet;

use super::Threads;
use crate::state::thread_id::ThreadId;

/// Stale children of a thread are swept when there are this many.
const SWEEP_CHILDREN: u64 = 10;

impl Threads {
    pub(super) fn add_child(&mut self, parent: ThreadId, child: ThreadId) {
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

    pub(super) fn give_away_children(&mut self, id: ThreadId) {
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

    /// Returns a live thread of the same process, else of the nearest ancestor that takes over orphans.
    pub(super) fn find_reaper(&self, id: ThreadId) -> Option<ThreadId> {
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

    pub(super) fn forget_child_of(&mut self, ptid: i64) {
        let Some(id) = self.id(ptid) else { return };
        let Some(parent) = self.get_mut(id) else { return };
        parent.live_children = parent.live_children.wrapping_sub(1);
        if (parent.children.len() as u64).wrapping_sub(parent.live_children) >= SWEEP_CHILDREN {
            self.sweep_children(id);
        }
    }

    pub(super) fn sweep_children(&mut self, parent: ThreadId) {
        let Some(entry) = self.get_mut(parent) else { return };
        let mut children = std::mem::take(&mut entry.children);
        children.retain(|child| self.get(*child).is_some());
        if let Some(entry) = self.get_mut(parent) {
            entry.children = children;
        }
    }
}
