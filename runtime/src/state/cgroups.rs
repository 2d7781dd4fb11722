//! The control groups of a thread.
//!
//! In: the record's list of `subsystem=path` items. Out: pairs with normalised subsystem names,
//! in their order, and the container that the paths identify. Not here: recognising ids in paths (`container_id`).

use super::byte_string::{ByteString, ByteStringList};
use super::container::ContainerType;
use super::container_id;

/// The control groups of a thread.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Cgroups {
    items: Vec<Cgroup>,
    container: Option<CgroupContainer>,
}

/// The container that the paths of control groups identify.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct CgroupContainer {
    /// Its id.
    pub(super) id: ByteString,
    /// Its runtime, where that sends no metadata of its own.
    pub(super) bare: Option<ContainerType>,
}

/// One control group.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cgroup {
    /// Subsystem under today's name: `memory`, `cpuset`, `perf_event`, `blkio`, …
    pub subsystem: Box<[u8]>,
    /// Path.
    pub path: Box<[u8]>,
}

impl Cgroups {
    /// Reads a record's list. `None` when an item has no `=`: such a list is ignored as a whole.
    pub fn from_record(bytes: &[u8]) -> Option<Self> {
        let items: Vec<Cgroup> = ByteStringList::from_record(bytes)
            .iter()
            .map(|item| {
                let equals = item.iter().position(|byte| *byte == b'=')?;
                let (subsystem, path) = (&item[..equals], &item[equals + 1..]);
                Some(Cgroup {
                    subsystem: normalised(subsystem).into(),
                    path: path.into(),
                })
            })
            .collect::<Option<_>>()?;
        let found = items.iter().find_map(|item| container_id::match_path(&item.path));
        let container = found.map(|found| CgroupContainer {
            id: found.id.into(),
            bare: found.bare,
        });
        Some(Self { items, container })
    }

    /// Returns the container of the first path that a container engine recognises.
    pub(super) fn container(&self) -> Option<&CgroupContainer> {
        self.container.as_ref()
    }

    /// Returns the id of the container if its runtime provides metadata.
    pub fn container_with_metadata(&self) -> Option<&[u8]> {
        let container = self.container.as_ref()?;
        container.bare.is_none().then_some(&*container.id)
    }

    /// Returns its groups in order.
    pub fn iter(&self) -> impl Iterator<Item = &Cgroup> {
        self.items.iter()
    }

    /// Returns whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Returns the path in the first group of `subsystem`.
    pub fn path(&self, subsystem: &[u8]) -> Option<&[u8]> {
        self.items
            .iter()
            .find(|item| *item.subsystem == *subsystem)
            .map(|item| &*item.path)
    }
}

/// Kernels and recorders spell some subsystems differently.
fn normalised(name: &[u8]) -> Vec<u8> {
    const MARK: &[u8] = b"_cgroup";
    let name = match name.windows(MARK.len()).position(|window| window == MARK) {
        Some(start) => [&name[..start], &name[start + MARK.len()..]].concat(),
        None => name.to_vec(),
    };
    match &name[..] {
        b"perf" => b"perf_event".to_vec(),
        b"mem" => b"memory".to_vec(),
        b"io" => b"blkio".to_vec(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subsystems_get_their_usual_names() {
        let groups = Cgroups::from_record(b"mem_cgroup=/a\0io=/b\0perf_cgroup=/c\0cpu=/d=e\0").unwrap();
        let shown: Vec<_> = groups
            .iter()
            .map(|item| (&*item.subsystem, &*item.path))
            .collect();
        assert_eq!(
            shown,
            [
                (&b"memory"[..], &b"/a"[..]),
                (b"blkio", b"/b"),
                (b"perf_event", b"/c"),
                (b"cpu", b"/d=e")
            ]
        );
        assert_eq!(groups.path(b"cpu"), Some(&b"/d=e"[..]));
        assert_eq!(groups.path(b"pids"), None);
    }

    #[test]
    fn a_list_with_a_broken_item_is_ignored() {
        assert_eq!(Cgroups::from_record(b"cpu=/a\0nonsense\0"), None);
        assert!(Cgroups::from_record(b"").unwrap().is_empty());
    }
}
