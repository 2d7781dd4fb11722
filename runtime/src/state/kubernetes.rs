//! Kubernetes resources, as events of the k8smeta plugin describe them.
//!
//! In: JSON documents that create, update or delete a resource, and the control groups of a thread.
//! Out: resources by kind and uid, and the uid of a thread's pod.
//! Not here: which resource a field shows.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde_json::Value as Json;
use thiserror::Error;

use super::Cgroups;

/// Most resources that are remembered; further ones are refused and counted.
pub const MAX_RESOURCES: usize = 65_536;

/// Name of the events that carry the documents.
pub(super) const EVENT_NAME: &[u8] = b"k8s";

/// Why a document cannot be used.
#[derive(Debug, Error)]
pub enum ResourceError {
    /// It, or a part of it that is a text, is no JSON.
    #[error("kubernetes resource: {0}")]
    Json(#[from] serde_json::Error),
    /// It lacks a key that all have.
    #[error("kubernetes resource without `{0}`")]
    Missing(&'static str),
    /// It is neither a creation, nor an update, nor a deletion.
    #[error("kubernetes resource for an unknown reason")]
    Reason,
    /// The table is full.
    #[error("more than {MAX_RESOURCES} kubernetes resources")]
    Full,
}

/// Kind of a resource that pods refer to.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the names are the kinds")]
pub enum ResourceKind {
    Pod,
    Namespace,
    Deployment,
    Service,
    ReplicaSet,
    ReplicationController,
}

impl ResourceKind {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "Pod" => Self::Pod,
            "Namespace" => Self::Namespace,
            "Deployment" => Self::Deployment,
            "Service" => Self::Service,
            "ReplicaSet" => Self::ReplicaSet,
            "ReplicationController" => Self::ReplicationController,
            _ => return None,
        })
    }
}

/// What is known about a resource.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    /// Name.
    pub name: Option<String>,
    /// Namespace, by name.
    pub namespace: Option<String>,
    /// Labels.
    pub labels: BTreeMap<String, String>,
    /// Address of a pod.
    pub pod_ip: Option<String>,
    /// Uids of the resources it refers to.
    references: FxHashMap<ResourceKind, Vec<String>>,
}

impl Resource {
    /// Uids of the resources of a kind that it refers to.
    pub fn references(&self, kind: ResourceKind) -> &[String] {
        self.references.get(&kind).map_or(&[], Vec::as_slice)
    }
}

/// Kubernetes resources by kind and uid.
#[derive(Clone, Debug, Default)]
pub struct Kubernetes {
    resources: FxHashMap<ResourceKind, FxHashMap<String, Resource>>,
    count: usize,
}

impl Kubernetes {
    /// Returns the number of resources.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Nothing is known.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Returns the resource of this kind and uid.
    pub fn get(&self, kind: ResourceKind, uid: &str) -> Option<&Resource> {
        self.resources.get(&kind)?.get(uid)
    }

    /// Takes in a document.
    ///
    /// # Errors
    /// If it is no JSON, lacks reason, uid or kind, or if the table is full.
    pub(super) fn apply(&mut self, text: &[u8]) -> Result<(), ResourceError> {
        let text = text.split(|byte| *byte == 0).next().unwrap_or_default();
        let document: Json = serde_json::from_slice(text)?;
        let part = |key: &'static str| document[key].as_str().ok_or(ResourceError::Missing(key));
        let (reason, uid, kind) = (part("reason")?, part("uid")?, part("kind")?);
        // Resources of other kinds are not referred to by any field.
        let Some(kind) = ResourceKind::from_name(kind) else {
            return Ok(());
        };
        match reason {
            "Create" | "Update" => self.put(kind, uid, read(&document)?),
            "Delete" => {
                let removed = self.resources.get_mut(&kind).and_then(|table| table.remove(uid));
                self.count -= usize::from(removed.is_some());
                Ok(())
            }
            _ => Err(ResourceError::Reason),
        }
    }

    fn put(&mut self, kind: ResourceKind, uid: &str, resource: Resource) -> Result<(), ResourceError> {
        let table = self.resources.entry(kind).or_default();
        let is_new = !table.contains_key(uid);
        if is_new && self.count >= MAX_RESOURCES {
            return Err(ResourceError::Full);
        }
        table.insert(uid.to_owned(), resource);
        self.count += usize::from(is_new);
        Ok(())
    }
}

/// Metadata and status are JSON texts inside the document; references are part of it.
fn read(document: &Json) -> Result<Resource, serde_json::Error> {
    let inner = |key: &str| match document[key].as_str() {
        Some(text) => serde_json::from_str(text),
        None => Ok(Json::Null),
    };
    let (meta, status): (Json, Json) = (inner("meta")?, inner("status")?);
    let text = |value: &Json| value.as_str().map(str::to_owned);
    let labels = meta["labels"].as_object().into_iter().flatten();
    let references = document["refs"]["resources"].as_object().into_iter().flatten();
    Ok(Resource {
        name: text(&meta["name"]),
        namespace: text(&meta["namespace"]),
        labels: labels
            .filter_map(|(key, value)| Some((key.clone(), text(value)?)))
            .collect(),
        pod_ip: text(&status["podIP"]),
        references: references
            .filter_map(|(kind, uids)| {
                let uids = uids["list"].as_array()?.iter().filter_map(text).collect();
                Some((ResourceKind::from_name(kind)?, uids))
            })
            .collect(),
    })
}

/// Returns the uid of the pod that control groups belong to: `pod` and a uid in one of their paths, whose
/// parts are divided by `-`, or by `_` under systemd.
pub fn pod_uid(cgroups: &Cgroups) -> Option<String> {
    cgroups.iter().find_map(|group| {
        let uid = group.path.windows(3 + UID).find_map(|part| {
            let uid = part.strip_prefix(b"pod")?;
            is_uid(uid).then_some(uid)
        })?;
        Some(String::from_utf8_lossy(uid).replace('_', "-"))
    })
}

/// Bytes of a uid.
const UID: usize = 36;

fn is_uid(text: &[u8]) -> bool {
    text.iter().enumerate().all(|(index, byte)| match index {
        8 | 13 | 18 | 23 => matches!(byte, b'-' | b'_'),
        _ => byte.is_ascii_lowercase() || byte.is_ascii_digit(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pods_are_found_in_either_spelling() {
        for path in [
            "/kubepods/besteffort/pod05869489-8c7f-45dc-9abd-1b1620787bb1/abc",
            "/kubepods.slice/kubepods-besteffort-pod05869489_8c7f_45dc_9abd_1b1620787bb1.slice",
        ] {
            let cgroups = Cgroups::from_record(format!("cpu=/\0pids={path}\0").as_bytes()).unwrap();
            assert_eq!(
                pod_uid(&cgroups).as_deref(),
                Some("05869489-8c7f-45dc-9abd-1b1620787bb1"),
                "{path}"
            );
        }
        let host = Cgroups::from_record(b"cpu=/podman/pod05869489\0").unwrap();
        assert_eq!(pod_uid(&host), None);
    }

    #[test]
    fn resources_are_added_changed_and_removed() {
        let mut kubernetes = Kubernetes::default();
        let document = |reason: &str, name: &str| {
            format!(
                r#"{{"reason":"{reason}","uid":"u1","kind":"Pod","meta":"{{\"name\":\"{name}\"}}",
                "refs":{{"resources":{{"Namespace":{{"list":["n1"]}}}}}}}}"#
            )
        };
        kubernetes.apply(document("Create", "a").as_bytes()).unwrap();
        kubernetes.apply(document("Update", "b").as_bytes()).unwrap();
        let pod = kubernetes.get(ResourceKind::Pod, "u1").unwrap();
        assert_eq!(pod.name.as_deref(), Some("b"));
        assert_eq!(pod.references(ResourceKind::Namespace), ["n1"]);
        assert_eq!(pod.references(ResourceKind::Service), [""; 0]);
        kubernetes.apply(document("Delete", "b").as_bytes()).unwrap();
        assert!(kubernetes.is_empty());
        kubernetes.apply(document("Delete", "b").as_bytes()).unwrap();
        assert!(kubernetes.is_empty());
    }

    #[test]
    fn what_is_no_resource_is_refused() {
        let mut kubernetes = Kubernetes::default();
        for document in [
            &b"nonsense"[..],
            b"{}",
            br#"{"reason":"Create","uid":"u"}"#,
            br#"{"reason":"Sing","uid":"u","kind":"Pod"}"#,
            br#"{"reason":"Create","uid":"u","kind":"Pod","meta":"{"}"#,
        ] {
            assert!(kubernetes.apply(document).is_err());
        }
        let other = br#"{"reason":"Create","uid":"u","kind":"Node"}"#;
        assert!(kubernetes.apply(other).is_ok() && kubernetes.is_empty());
    }
}
