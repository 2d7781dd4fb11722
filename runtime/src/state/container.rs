//! What is known about a container, and the table of containers.
//!
//! In: JSON documents of container events ([`Container::from_json`]). Out: a value per documented
//! key. Keys of other types than expected, and missing ones, have the neutral value.
//! Not here: which container a thread belongs to (`container_id`), the `container.*` fields.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde_json::Value as Json;
use thiserror::Error;

use super::byte_string::ByteString;

/// Most containers that are remembered; further ones are refused and counted.
pub const MAX_CONTAINERS: usize = 16_384;

/// The id that fields show for processes outside any container.
const HOST: &str = "host";

/// Why a container document cannot be used.
#[derive(Debug, Error)]
pub enum ContainerError {
    /// It is no JSON text.
    #[error("container metadata: {0}")]
    Json(#[from] serde_json::Error),
    /// The object `container` is missing.
    #[error("container metadata without a `container` object")]
    NoContainer,
    /// It does not say which container it is about.
    #[error("container metadata without an id")]
    NoId,
}

/// The runtime a container belongs to.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the runtimes")]
pub enum ContainerType {
    Docker,
    Lxc,
    LibvirtLxc,
    Mesos,
    Rkt,
    Custom,
    Cri,
    Containerd,
    CriO,
    Bpm,
    Static,
    Podman,
    /// No container.
    Host,
    /// Not known to this version.
    #[default]
    Unknown,
}

impl ContainerType {
    /// Returns the type with this number.
    pub const fn from_number(number: u64) -> Self {
        match number {
            0 => Self::Docker,
            1 => Self::Lxc,
            2 => Self::LibvirtLxc,
            3 => Self::Mesos,
            4 => Self::Rkt,
            5 => Self::Custom,
            6 => Self::Cri,
            7 => Self::Containerd,
            8 => Self::CriO,
            9 => Self::Bpm,
            10 => Self::Static,
            11 => Self::Podman,
            0xfffe => Self::Host,
            _ => Self::Unknown,
        }
    }

    /// Returns what `container.type` shows; static, custom and unknown ones show nothing.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Docker => "docker",
            Self::Lxc => "lxc",
            Self::LibvirtLxc => "libvirt-lxc",
            Self::Mesos => "mesos",
            Self::Rkt => "rkt",
            Self::Cri => "cri",
            Self::Containerd => "containerd",
            Self::CriO => "cri-o",
            Self::Bpm => "bpm",
            Self::Podman => "podman",
            Self::Host => HOST,
            Self::Static | Self::Custom | Self::Unknown => "",
        }
    }
}

/// A mount of a container.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub struct Mount {
    pub source: String,
    pub destination: String,
    pub mode: String,
    pub read_write: bool,
    pub propagation: String,
}

/// What is known about a container.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Container {
    /// Short id, the key of the table.
    pub id: String,
    /// Whole id.
    pub full_id: String,
    /// Runtime.
    pub ty: ContainerType,
    /// Name.
    pub name: String,
    /// Image with tag.
    pub image: String,
    /// Image id.
    pub image_id: String,
    /// Image without tag.
    pub image_repository: String,
    /// Image tag.
    pub image_tag: String,
    /// Image digest.
    pub image_digest: String,
    /// IPv4 address.
    pub ip: String,
    /// Runs with all privileges.
    pub privileged: bool,
    /// Uses the host's pid namespace.
    pub host_pid: bool,
    /// Uses the host's network namespace.
    pub host_network: bool,
    /// Uses the host's IPC namespace.
    pub host_ipc: bool,
    /// Mounts in order.
    pub mounts: Vec<Mount>,
    /// Labels.
    pub labels: BTreeMap<String, String>,
    /// Sandbox container of the pod, whole id.
    pub pod_sandbox_id: String,
    /// Labels of the pod.
    pub pod_sandbox_labels: BTreeMap<String, String>,
    /// Network interfaces of the pod, as the runtime's JSON text.
    pub cni_json: String,
    /// It is the sandbox of a pod.
    pub is_pod_sandbox: bool,
    /// User configured for it.
    pub user: String,
    /// Creation, seconds since the epoch; 0 = unknown.
    pub created_time: i64,
}

impl Container {
    /// Returns the entry for the host.
    pub fn host() -> Self {
        Self {
            id: HOST.to_owned(),
            full_id: HOST.to_owned(),
            name: HOST.to_owned(),
            ty: ContainerType::Host,
            ..Self::default()
        }
    }

    /// Returns an entry of which only id and runtime are known.
    pub(super) fn bare(id: &[u8], ty: ContainerType) -> Self {
        Self {
            id: String::from_utf8_lossy(id).into_owned(),
            ty,
            ..Self::default()
        }
    }

    /// Reads the document of a container event.
    ///
    /// # Errors
    /// If it is no JSON text, or has no outer `container` object (the oldest events yield such
    /// documents, and upstream makes nothing of them), or no id.
    pub fn from_json(text: &[u8]) -> Result<Self, ContainerError> {
        let document: Json = serde_json::from_slice(text)?;
        let container = &document["container"];
        if !container.is_object() {
            return Err(ContainerError::NoContainer);
        }
        if container["id"].as_str().is_none_or(str::is_empty) {
            return Err(ContainerError::NoId);
        }
        let text = |key: &str| container[key].as_str().unwrap_or_default().to_owned();
        let yes = |key: &str| container[key].as_bool().unwrap_or_default();
        Ok(Self {
            id: text("id"),
            full_id: text("full_id"),
            ty: container["type"]
                .as_u64()
                .map_or(ContainerType::Unknown, ContainerType::from_number),
            name: text("name"),
            image: text("image"),
            image_id: text("imageid"),
            image_repository: text("imagerepo"),
            image_tag: text("imagetag"),
            image_digest: text("imagedigest"),
            ip: text("ip"),
            privileged: yes("privileged"),
            host_pid: yes("host_pid"),
            host_network: yes("host_network"),
            host_ipc: yes("host_ipc"),
            mounts: container["Mounts"]
                .as_array()
                .map_or_else(Vec::new, |mounts| mounts.iter().map(Mount::from_json).collect()),
            labels: labels(&container["labels"]),
            pod_sandbox_id: text("pod_sandbox_id"),
            pod_sandbox_labels: labels(&container["pod_sandbox_labels"]),
            cni_json: text("cni_json"),
            is_pod_sandbox: yes("is_pod_sandbox"),
            user: text("User"),
            created_time: container["created_time"].as_i64().unwrap_or_default(),
        })
    }
}

impl Mount {
    fn from_json(mount: &Json) -> Self {
        let text = |key: &str| mount[key].as_str().unwrap_or_default().to_owned();
        Self {
            source: text("Source"),
            destination: text("Destination"),
            mode: text("Mode"),
            read_write: mount["RW"].as_bool().unwrap_or_default(),
            propagation: text("Propagation"),
        }
    }
}

fn labels(object: &Json) -> BTreeMap<String, String> {
    let entries = object.as_object().into_iter().flatten();
    entries
        .filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
        .collect()
}

/// Containers by id; the empty id is the host's.
#[derive(Clone, Debug)]
pub struct Containers {
    by_id: FxHashMap<ByteString, Arc<Container>>,
    /// The entry of the empty id, which most look-ups are for.
    host: Option<Arc<Container>>,
}

impl Default for Containers {
    fn default() -> Self {
        let host = Arc::new(Container::host());
        Self {
            by_id: std::iter::once((ByteString::default(), Arc::clone(&host))).collect(),
            host: Some(host),
        }
    }
}

impl Containers {
    /// Returns the metadata of the container with this id; the empty id is that of the host.
    #[inline]
    pub fn get(&self, id: &[u8]) -> Option<&Arc<Container>> {
        if id.is_empty() {
            return self.host.as_ref();
        }
        self.by_id.get(id)
    }

    /// Returns every container, the host's entry included.
    pub fn iter(&self) -> impl Iterator<Item = &Container> {
        self.by_id.values().map(|container| &**container)
    }

    /// Takes or replaces an entry. A full table refuses new ids: `false`.
    pub(super) fn insert(&mut self, container: Arc<Container>) -> bool {
        let id = container.id.as_bytes();
        if self.by_id.len() > MAX_CONTAINERS && !self.by_id.contains_key(id) {
            return false;
        }
        if id.is_empty() {
            self.host = Some(Arc::clone(&container));
        }
        self.by_id.insert(id.into(), container);
        true
    }

    pub(super) fn remove(&mut self, id: &str) {
        if id.is_empty() {
            self.host = None;
        }
        self.by_id.remove(id.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_become_entries() {
        let json = br#"{"container":{"type":0,"id":"32a1026ccb88","full_id":"32a1026ccb88ab",
            "name":"web","image":"nginx:1.2","imagerepo":"nginx","imagetag":"1.2","privileged":true,
            "labels":{"a":"b","n":7},"pod_sandbox_labels":null,"created_time":9,
            "Mounts":[{"Source":"/a","Destination":"/b","Mode":"ro","RW":false,"Propagation":"rprivate"}]}}"#;
        let container = Container::from_json(json).unwrap();
        assert_eq!(container.ty, ContainerType::Docker);
        assert_eq!(container.name, "web");
        assert!(container.privileged && !container.host_pid);
        assert_eq!(container.labels.get("a").map(String::as_str), Some("b"));
        assert!(container.pod_sandbox_labels.is_empty());
        assert_eq!(container.mounts[0].destination, "/b");
        assert_eq!(container.created_time, 9);
    }

    #[test]
    fn documents_that_name_no_container_are_refused() {
        assert!(matches!(
            Container::from_json(br#"{"id":"x","type":1}"#),
            Err(ContainerError::NoContainer)
        ));
        assert!(matches!(
            Container::from_json(br#"{"container":{"type":1}}"#),
            Err(ContainerError::NoId)
        ));
        assert!(matches!(Container::from_json(b"{"), Err(ContainerError::Json(_))));
    }

    #[test]
    fn the_empty_id_is_the_host() {
        assert_eq!(Containers::default().get(b"").unwrap().name, "host");
    }
}
