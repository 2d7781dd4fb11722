//! Users and groups, of the host and of containers.
//!
//! In: the user list of a section (host) and user and group events (containers). Out: look-ups by
//! container and id. Nothing is read from the machine that reads a capture.
//! Not here: the fallbacks of `user.name` and its kin.

use rustc_hash::FxHashMap;

use super::byte_string::ByteString;

/// Most users, and most groups, that are remembered; further ones are refused and counted.
pub const MAX_USERS: usize = 65_536;

/// A user.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct User {
    /// Its id.
    pub uid: u32,
    /// Its main group.
    pub gid: u32,
    /// Name.
    pub name: ByteString,
    /// Home directory.
    pub home: ByteString,
    /// Login shell.
    pub shell: ByteString,
}

/// A group.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Group {
    /// Its id.
    pub gid: u32,
    /// Name.
    pub name: ByteString,
}

/// Users and groups by container and id; the empty container id is the host's.
#[derive(Clone, Debug, Default)]
pub struct Users {
    users: Table<User>,
    groups: Table<Group>,
}

impl Users {
    /// Returns the number of users and groups.
    pub fn len(&self) -> usize {
        self.users.len + self.groups.len
    }

    /// Knows none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the user `uid` of a container, or of the host (empty id).
    pub fn user(&self, container: &[u8], uid: u32) -> Option<&User> {
        self.users.get(container, uid)
    }

    /// Returns the group `gid` of a container, or of the host (empty id).
    pub fn group(&self, container: &[u8], gid: u32) -> Option<&Group> {
        self.groups.get(container, gid)
    }

    /// Takes or replaces a user. A full table refuses new ones: `false`.
    pub(super) fn add_user(&mut self, container: &[u8], user: User) -> bool {
        self.users.insert(container, user.uid, user)
    }

    /// Takes or replaces a group. A full table refuses new ones: `false`.
    pub(super) fn add_group(&mut self, container: &[u8], group: Group) -> bool {
        self.groups.insert(container, group.gid, group)
    }

    pub(super) fn remove_user(&mut self, container: &[u8], uid: u32) {
        self.users.remove(container, uid);
    }

    pub(super) fn remove_group(&mut self, container: &[u8], gid: u32) {
        self.groups.remove(container, gid);
    }
}

#[derive(Clone, Debug)]
struct Table<T> {
    by_container: FxHashMap<ByteString, FxHashMap<u32, T>>,
    len: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            by_container: FxHashMap::default(),
            len: 0,
        }
    }
}

impl<T> Table<T> {
    fn get(&self, container: &[u8], id: u32) -> Option<&T> {
        self.by_container.get(container)?.get(&id)
    }

    fn insert(&mut self, container: &[u8], id: u32, entry: T) -> bool {
        if self.len >= MAX_USERS && self.get(container, id).is_none() {
            return false;
        }
        let entries = match self.by_container.get_mut(container) {
            Some(entries) => entries,
            None => self.by_container.entry(container.into()).or_default(),
        };
        self.len += usize::from(entries.insert(id, entry).is_none());
        true
    }

    fn remove(&mut self, container: &[u8], id: u32) {
        let Some(entries) = self.by_container.get_mut(container) else {
            return;
        };
        self.len -= usize::from(entries.remove(&id).is_some());
        if entries.is_empty() {
            self.by_container.remove(container);
        }
    }
}

/// Lines of passwd files that include or exclude other sources of names.
pub(super) fn is_directive(name: &[u8]) -> bool {
    matches!(name.first(), Some(b'+' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(gid: u32, name: &[u8]) -> Group {
        Group {
            gid,
            name: name.into(),
        }
    }

    #[test]
    fn a_container_has_its_own_groups() {
        let mut users = Users::default();
        users.add_group(b"", group(7, b"lp"));
        users.add_group(b"c", group(7, b"web"));
        assert_eq!(&*users.group(b"", 7).unwrap().name, b"lp");
        assert_eq!(&*users.group(b"c", 7).unwrap().name, b"web");
        users.remove_group(b"c", 7);
        assert_eq!(users.group(b"c", 7), None);
        assert!(users.group(b"", 7).is_some());
    }

    #[test]
    fn a_full_table_refuses_new_entries_but_not_new_names() {
        let mut users = Users::default();
        for gid in 0..MAX_USERS as u32 {
            assert!(users.add_group(b"", group(gid, b"g")));
        }
        assert!(!users.add_group(b"c", group(1, b"h")));
        assert!(users.add_group(b"", group(1, b"h")));
        users.remove_group(b"", 1);
        assert!(users.add_group(b"c", group(1, b"h")));
    }
}
