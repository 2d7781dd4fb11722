//! Containers of threads: ids from control groups, metadata from events.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::State;
use super::byte_string::ByteString;
use super::cgroups::Cgroups;
use super::container::Container;
use super::thread_id::ThreadId;

/// Most lists of control groups that are kept for sharing.
const MAX_SHARED_LISTS: usize = 1024;

/// What a metadata event announces.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum MetadataChange {
    Added,
    Removed,
}

/// Lists of control groups by their record text: most threads have the list of another.
#[derive(Debug, Default)]
pub(super) struct CgroupsCache {
    by_text: FxHashMap<Box<[u8]>, Arc<Cgroups>>,
}

impl CgroupsCache {
    /// Returns the list in a record's string; `None` if it is empty or malformed.
    pub(super) fn get(&mut self, raw: &[u8]) -> Option<Arc<Cgroups>> {
        if raw.is_empty() {
            return None;
        }
        if let Some(cgroups) = self.by_text.get(raw) {
            return Some(cgroups.clone());
        }
        let cgroups = Arc::new(Cgroups::from_record(raw)?);
        if self.by_text.len() >= MAX_SHARED_LISTS {
            self.by_text.clear();
        }
        self.by_text.insert(raw.into(), cgroups.clone());
        Some(cgroups)
    }
}

impl State {
    /// Finds the container of a thread by its control groups.
    pub(super) fn assign_container(&mut self, id: ThreadId) {
        let Some(thread) = self.threads.get_mut(id) else {
            return;
        };
        let container = thread.cgroups.container().cloned();
        thread.container_id = container
            .as_ref()
            .map_or_else(ByteString::default, |container| container.id.clone());
        // These runtimes send no metadata: a container is known by the threads in it.
        if let Some((id, ty)) = container.and_then(|container| Some((container.id, container.bare?)))
            && self.containers.get(&id).is_none_or(|known| known.ty != ty)
        {
            let container = Arc::new(Container::bare(&id, ty));
            if !self.containers.insert(container) {
                self.counters.refused_containers += 1;
            }
        }
    }

    /// Takes the document of a metadata event.
    pub(super) fn take_metadata(&mut self, kind: MetadataChange, json: &[u8]) -> Option<Arc<Container>> {
        // The text may be closed by a NUL, or several.
        let json = json.split(|byte| *byte == 0).next().unwrap_or_default();
        let Ok(container) = Container::from_json(json) else {
            self.counters.unreadable_values += 1;
            return None;
        };
        let container = Arc::new(container);
        match kind {
            MetadataChange::Added => {
                if !self.containers.insert(container.clone()) {
                    self.counters.refused_containers += 1;
                }
            }
            MetadataChange::Removed => self.containers.remove(&container.id),
        }
        Some(container)
    }
}
