//! Metadata of the containers that processes run in, from the files of container runtimes.
//!
//! In: the control groups of a process. Out: the document of its container, once, for the state and
//! for captures. Only what lies on disk is read: runtimes write it before a container's first
//! process runs. Not here: the id in control groups (`state`), and the meaning of a document.

mod containerd;
mod crio;
mod docker;
mod files;
mod oci_spec;
mod podman;

use std::path::PathBuf;

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};

use crate::state::{Cgroups, MAX_CONTAINERS};

/// Most lists of control groups that are remembered as nothing new.
const MAX_SETTLED_CGROUPS: usize = 4096;
/// How often a container is looked for before it counts as unknown to all runtimes.
const MAX_ATTEMPTS: u8 = 8;

/// A directory in which a runtime describes its containers.
#[derive(Debug)]
enum Source {
    /// The folder of docker.
    Docker(PathBuf),
    /// A store of podman or CRI-O.
    Store(PathBuf),
    /// What containerd keeps while the machine runs.
    Containerd(PathBuf),
}

impl Source {
    /// Returns the usual sources, in the order in which they are searched: docker runs its
    /// containers by containerd, which knows less of them.
    fn usual<'h>(homes: impl IntoIterator<Item = &'h [u8]>) -> Vec<Self> {
        let stores = podman::stores(homes).into_iter().map(Self::Store);
        std::iter::once(Self::Docker(docker::ROOT.into()))
            .chain(stores)
            .chain(containerd::STATES.map(|state| Self::Containerd(state.into())))
            .collect()
    }

    /// Returns the document of the container with this short id.
    fn container(&self, id: &str) -> Option<Value> {
        match self {
            Self::Docker(root) => docker::container(root, id),
            Self::Store(store) => podman::container(store, id),
            Self::Containerd(state) => containerd::container(state, id),
        }
    }
}

/// The containers that were announced, and the sources of others.
#[derive(Debug)]
pub(super) struct Containers {
    sources: Vec<Source>,
    /// Lists of control groups that need no further lookup.
    settled: FxHashSet<Box<[u8]>>,
    announced: FxHashSet<Box<[u8]>>,
    /// Failed lookups by container.
    attempts: FxHashMap<Box<[u8]>, u8>,
}

impl Containers {
    /// Knows the usual folders, and those of users with these homes.
    pub(super) fn new<'h>(homes: impl IntoIterator<Item = &'h [u8]>) -> Self {
        Self {
            sources: Source::usual(homes),
            settled: FxHashSet::default(),
            announced: FxHashSet::default(),
            attempts: FxHashMap::default(),
        }
    }

    /// Returns the document of the container that `cgroups` identify (as events have them), the first time that
    /// it is found.
    pub(super) fn announce(&mut self, cgroups: &[u8]) -> Option<String> {
        if cgroups.is_empty() || self.settled.contains(cgroups) {
            return None;
        }
        let found = Cgroups::from_record(cgroups);
        let id = found.as_ref().and_then(Cgroups::container_with_metadata);
        let Some(id) = id.filter(|id| !self.announced.contains(*id)) else {
            self.settle(cgroups);
            return None;
        };
        let Some(document) = self.lookup(id) else {
            self.count_attempt(id, cgroups);
            return None;
        };
        if self.announced.len() >= MAX_CONTAINERS {
            self.announced.clear();
            self.settled.clear();
        }
        self.announced.insert(id.into());
        self.settle(cgroups);
        Some(json!({ "container": document }).to_string())
    }

    fn lookup(&self, id: &[u8]) -> Option<Value> {
        let id = std::str::from_utf8(id).ok()?;
        self.sources.iter().find_map(|source| source.container(id))
    }

    fn count_attempt(&mut self, id: &[u8], cgroups: &[u8]) {
        if self.attempts.len() >= MAX_CONTAINERS {
            self.attempts.clear();
        }
        let attempts = self.attempts.entry(id.into()).or_default();
        *attempts += 1;
        if *attempts >= MAX_ATTEMPTS {
            self.attempts.remove(id);
            self.settle(cgroups);
        }
    }

    fn settle(&mut self, cgroups: &[u8]) {
        if self.settled.len() >= MAX_SETTLED_CGROUPS {
            self.settled.clear();
        }
        self.settled.insert(cgroups.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_is_announced_once_and_failed_lookups_are_bounded() {
        let folder = tempfile::tempdir().unwrap();
        let mut containers = Containers {
            sources: vec![Source::Store(folder.path().to_owned())],
            ..Containers::new([])
        };
        let id = "0123456789ab".to_owned() + &"0".repeat(52);
        let cgroups = format!("cpu=/libpod_parent/libpod-{id}\0");
        assert_eq!(containers.announce(cgroups.as_bytes()), None);
        let list = folder.path().join("vfs-containers");
        std::fs::create_dir(&list).unwrap();
        let entry = json!([{ "id": id, "names": ["web"], "image": "x", "metadata": "{}" }]);
        std::fs::write(list.join("containers.json"), entry.to_string()).unwrap();
        let document = containers.announce(cgroups.as_bytes()).unwrap();
        assert!(document.contains(r#""name":"web""#), "{document}");
        assert_eq!(containers.announce(cgroups.as_bytes()), None);
        let other = cgroups.replace("ab", "cd");
        for _ in 0..MAX_ATTEMPTS {
            assert_eq!(containers.announce(other.as_bytes()), None);
        }
        assert!(containers.settled.contains(other.as_bytes()));
        assert_eq!(containers.announce(b"cpu=/\0"), None);
    }
}
