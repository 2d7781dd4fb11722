//! The descriptors of a process.
//!
//! Forks copy the table; the copies share their entries until one side changes an entry.
//! Small numbers, which nearly all are, index an array; others are hashed.
//! Not here: which thread's table applies ([`super::State::fd_table_of`]).

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Fd;

/// Most entries of a table; further ones are refused and counted.
pub const MAX_FDS: usize = 4096;

/// Descriptors below this number are indexed.
const DENSE: usize = 256;

/// The descriptors of a process.
#[derive(Clone, Debug, Default)]
pub struct FdTable {
    dense: Vec<Option<Arc<Fd>>>,
    sparse: FxHashMap<i64, Arc<Fd>>,
    len: usize,
}

impl FdTable {
    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the entry of `fd`.
    pub fn get(&self, fd: i64) -> Option<&Fd> {
        match dense_index(fd) {
            Some(index) => self.dense.get(index)?.as_deref(),
            None => self.sparse.get(&fd).map(|entry| &**entry),
        }
    }

    /// Returns the entry of `fd` for modification.
    pub(super) fn get_mut(&mut self, fd: i64) -> Option<&mut Fd> {
        let entry = match dense_index(fd) {
            Some(index) => self.dense.get_mut(index)?.as_mut()?,
            None => self.sparse.get_mut(&fd)?,
        };
        Some(Arc::make_mut(entry))
    }

    /// Puts an entry, replacing one that is in the way. A full table refuses new numbers: `false`.
    pub(super) fn insert(&mut self, fd: i64, entry: Arc<Fd>) -> bool {
        if self.len >= MAX_FDS && self.get(fd).is_none() {
            return false;
        }
        let old = match dense_index(fd) {
            Some(index) => {
                if self.dense.len() <= index {
                    self.dense.resize(index + 1, None);
                }
                self.dense[index].replace(entry)
            }
            None => self.sparse.insert(fd, entry),
        };
        self.len += usize::from(old.is_none());
        true
    }

    /// Removes an entry.
    pub(super) fn remove(&mut self, fd: i64) {
        let old = match dense_index(fd) {
            Some(index) => self.dense.get_mut(index).and_then(Option::take),
            None => self.sparse.remove(&fd),
        };
        self.len -= usize::from(old.is_some());
    }

    /// Keeps the entries that `keep` holds for.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(i64, &Fd) -> bool) {
        for (fd, slot) in self.dense.iter_mut().enumerate() {
            if slot.as_ref().is_some_and(|entry| !keep(fd as i64, entry)) {
                *slot = None;
                self.len -= 1;
            }
        }
        let before = self.sparse.len();
        self.sparse.retain(|fd, entry| keep(*fd, entry));
        self.len -= before - self.sparse.len();
    }

    /// Returns its entries; those with small numbers first and in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, &Fd)> {
        let dense = self
            .dense
            .iter()
            .enumerate()
            .filter_map(|(fd, entry)| Some((fd as i64, &**entry.as_ref()?)));
        dense.chain(self.sparse.iter().map(|(fd, entry)| (*fd, &**entry)))
    }

    /// Numbers of its entries.
    pub(super) fn numbers(&self) -> Vec<i64> {
        self.iter().map(|(fd, _)| fd).collect()
    }
}

fn dense_index(fd: i64) -> Option<usize> {
    usize::try_from(fd).ok().filter(|index| *index < DENSE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::FdType;

    fn entry() -> Arc<Fd> {
        Arc::new(Fd::new(FdType::Fifo))
    }

    #[test]
    fn entries_live_under_any_number() {
        let mut table = FdTable::default();
        for fd in [0, 3, 255, 256, 100_000, -9] {
            assert!(table.insert(fd, entry()));
            assert!(table.get(fd).is_some());
        }
        assert_eq!(table.len(), 6);
        table.insert(3, entry());
        assert_eq!(table.len(), 6);
        table.remove(100_000);
        table.remove(0);
        table.remove(77);
        assert_eq!(table.len(), 4);
        table.retain(|fd, _| fd == 256);
        assert_eq!(table.numbers(), [256]);
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn a_full_table_refuses_new_numbers_but_not_new_entries() {
        let mut table = FdTable::default();
        for fd in 0..MAX_FDS as i64 {
            assert!(table.insert(fd, entry()));
        }
        assert!(!table.insert(MAX_FDS as i64, entry()));
        assert!(table.insert(7, entry()));
        assert_eq!(table.len(), MAX_FDS);
    }

    #[test]
    fn a_copy_does_not_see_later_changes() {
        let mut parent = FdTable::default();
        parent.insert(3, entry());
        let child = parent.clone();
        parent.get_mut(3).unwrap().ino = 5;
        assert_eq!(child.get(3).unwrap().ino, 0);
        assert_eq!(parent.get(3).unwrap().ino, 5);
    }
}
