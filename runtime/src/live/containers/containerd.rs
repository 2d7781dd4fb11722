//! Containers of containerd, from the files that it passes to the low-level runtime.
//!
//! ```text
//! STATE/io.containerd.runtime.v2.task/NAMESPACE/ID/config.json   the runtime's specification
//! ```
//! For Kubernetes its annotations contain names, images and pods. Of other containers only the
//! specification is available: image and labels are in a database that containerd keeps open.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::files::{read, short, split_tag, with_id};
use super::oci_spec::OciSpec;

/// Where containerd keeps what lives as long as the machine runs.
pub(super) const STATES: [&str; 3] = ["/run/containerd", "/run/k3s/containerd", "/run/host-containerd"];
/// The containers that run, below that.
const TASKS: &str = "io.containerd.runtime.v2.task";
/// The number of containerd among the types of containers.
const TYPE: u8 = 7;

/// Returns the document of the container with this short id.
pub(super) fn container(state: &Path, id: &str) -> Option<Value> {
    let namespaces = fs::read_dir(state.join(TASKS)).ok()?;
    namespaces.flatten().find_map(|namespace| {
        let folder = with_id(&namespace.path(), id)?;
        let full_id = folder.file_name()?.to_str()?.to_owned();
        let specification = folder.join("config.json");
        Some(document(&full_id, &specification, &read(&specification)?.into()))
    })
}

fn document(full_id: &str, path: &PathBuf, own: &OciSpec) -> Value {
    let note = |key: &str| {
        own.annotation(&format!("io.kubernetes.cri.{key}"))
            .unwrap_or_default()
    };
    let is_sandbox = note("container-type") == "sandbox";
    let name = match (note("container-name"), note("sandbox-name")) {
        ("", "") => short(full_id),
        ("", pod) => pod,
        (name, _) => name,
    };
    let image = note("image-name");
    let (repository, tag) = split_tag(image);
    json!({
        "type": TYPE,
        "id": short(full_id),
        "full_id": full_id,
        "name": name,
        "image": image,
        "imagerepo": repository,
        "imagetag": tag,
        "labels": labels(note),
        "privileged": own.is_privileged(),
        "host_pid": own.shares("pid"),
        "host_network": own.shares("network"),
        "host_ipc": own.shares("ipc"),
        "is_pod_sandbox": is_sandbox,
        "pod_sandbox_id": note("sandbox-id"),
        "User": own.user(),
        // Written when the container is created: nothing in the file contains that time.
        "created_time": fs::metadata(path).map_or(0, |file| file.mtime()),
        "Mounts": own.host_mounts(),
    })
}

/// Returns the labels by which Kubernetes names pods.
fn labels<'n>(note: impl Fn(&str) -> &'n str) -> Map<String, Value> {
    let named = [
        ("io.kubernetes.container.name", "container-name"),
        ("io.kubernetes.pod.name", "sandbox-name"),
        ("io.kubernetes.pod.namespace", "sandbox-namespace"),
        ("io.kubernetes.pod.uid", "sandbox-uid"),
        ("io.kubernetes.sandbox.id", "sandbox-id"),
    ];
    named
        .map(|(label, key)| (label.to_owned(), note(key)))
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| (label, value.into()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn container_of(specification: &Value) -> Value {
        let state = tempfile::tempdir().unwrap();
        let folder = state.path().join(TASKS).join("k8s.io").join("ab".repeat(32));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("config.json"), specification.to_string()).unwrap();
        container(state.path(), "abababababab").unwrap()
    }

    #[test]
    fn annotations_of_kubernetes_identify_the_pod() {
        let found = container_of(&json!({
            "annotations": {
                "io.kubernetes.cri.container-type": "container",
                "io.kubernetes.cri.container-name": "web",
                "io.kubernetes.cri.image-name": "quay.io/shop/web:1.2",
                "io.kubernetes.cri.sandbox-id": "cd",
                "io.kubernetes.cri.sandbox-name": "web-0",
                "io.kubernetes.cri.sandbox-namespace": "shop",
            },
            "linux": { "namespaces": [{ "type": "pid" }], "seccomp": {} },
            "process": { "user": { "uid": 7 } },
        }));
        for (key, value) in [
            ("id", json!("abababababab")),
            ("name", json!("web")),
            ("imagerepo", json!("quay.io/shop/web")),
            ("imagetag", json!("1.2")),
            ("privileged", json!(false)),
            ("host_pid", json!(false)),
            ("host_network", json!(true)),
            ("pod_sandbox_id", json!("cd")),
            ("User", json!("7")),
        ] {
            assert_eq!(found[key], value, "{key}");
        }
        assert_eq!(found["labels"]["io.kubernetes.pod.namespace"], "shop");
        assert_eq!(found["labels"]["io.kubernetes.pod.uid"], Value::Null);
        assert!(found["created_time"].as_i64().unwrap() > 0);
    }

    #[test]
    fn others_are_called_by_their_ids() {
        let found = container_of(&json!({ "linux": {} }));
        assert_eq!(found["name"], "abababababab");
        assert_eq!(found["image"], "");
    }
}
