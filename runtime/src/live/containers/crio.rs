//! Containers of CRI-O, which stores metadata as annotations in the specification of each.
//!
//! In: specifications from the store that it shares with podman (`podman` finds them). Out: the
//! document of a container, with what its pod is.

use serde_json::{Map, Value, json};

use super::files::{seconds, short, split_tag};
use super::oci_spec::OciSpec;

/// The number of CRI-O among the types of containers.
const TYPE: u8 = 8;

/// It was CRI-O that made a container.
pub(super) fn is_maker(specification: &OciSpec) -> bool {
    specification.annotation("io.container.manager") == Some("cri-o")
}

/// Returns the document of a container; `sandbox` finds the specification of its pod.
pub(super) fn document(full_id: &str, own: &OciSpec, sandbox: impl FnOnce(&str) -> OciSpec) -> Value {
    let note = |key: &str| {
        own.annotation(&format!("io.kubernetes.cri-o.{key}"))
            .unwrap_or_default()
    };
    let is_sandbox = note("ContainerType") == "sandbox";
    let sandbox_id = if is_sandbox { full_id } else { note("SandboxID") };
    let pod = sandbox(sandbox_id);
    let of_pod = |key: &str| {
        pod.annotation(&format!("io.kubernetes.cri-o.{key}"))
            .unwrap_or_default()
    };
    let image = note("ImageName");
    let (repository, tag) = split_tag(image);
    let mut labels = object(note("Labels"));
    labels.insert("io.kubernetes.sandbox.id".to_owned(), sandbox_id.into());
    json!({
        "type": TYPE,
        "id": short(full_id),
        "full_id": full_id,
        "name": object(note("Metadata")).get("name").cloned().unwrap_or_default(),
        "image": image,
        "imageid": note("Image"),
        "imagerepo": repository,
        "imagetag": tag,
        "imagedigest": digest(note("ImageRef")),
        "labels": labels,
        "privileged": note("PrivilegedRuntime") == "true",
        "host_pid": own.shares("pid"),
        "host_network": own.shares("network"),
        "host_ipc": own.shares("ipc"),
        "ip": of_pod("IP.0"),
        "cni_json": of_pod("CNIResult"),
        "is_pod_sandbox": is_sandbox,
        "pod_sandbox_id": sandbox_id,
        "pod_sandbox_labels": object(of_pod("Labels")),
        "User": own.user(),
        "created_time": seconds(note("Created")),
        "Mounts": own.host_mounts(),
    })
}

/// Returns an object that is noted as a text.
fn object(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap_or_default()
}

/// Returns the digest of `image@sha256:DIGEST` or of `sha256:DIGEST`.
fn digest(reference: &str) -> &str {
    let digest = reference.rsplit_once('@').map_or(reference, |(_, digest)| digest);
    if digest.starts_with("sha256:") { digest } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_knows_its_pod() {
        let specification = |notes: Value| OciSpec::from(json!({ "annotations": notes, "linux": {} }));
        let own = specification(json!({
            "io.container.manager": "cri-o",
            "io.kubernetes.cri-o.ContainerType": "container",
            "io.kubernetes.cri-o.SandboxID": "cd",
            "io.kubernetes.cri-o.Metadata": r#"{"name":"web","attempt":1}"#,
            "io.kubernetes.cri-o.ImageName": "quay.io/shop/web:1.2",
            "io.kubernetes.cri-o.ImageRef": "quay.io/shop/web@sha256:ef",
            "io.kubernetes.cri-o.Labels": r#"{"io.kubernetes.pod.name":"web-0"}"#,
            "io.kubernetes.cri-o.Created": "1970-01-01T00:01:17Z",
        }));
        assert!(is_maker(&own));
        let found = document("ab", &own, |id| {
            assert_eq!(id, "cd");
            specification(json!({
                "io.kubernetes.cri-o.IP.0": "10.0.0.7",
                "io.kubernetes.cri-o.Labels": r#"{"app":"web"}"#,
            }))
        });
        for (key, value) in [
            ("name", json!("web")),
            ("imagerepo", json!("quay.io/shop/web")),
            ("imagetag", json!("1.2")),
            ("imagedigest", json!("sha256:ef")),
            ("ip", json!("10.0.0.7")),
            ("is_pod_sandbox", json!(false)),
            ("pod_sandbox_id", json!("cd")),
            ("pod_sandbox_labels", json!({ "app": "web" })),
            ("created_time", json!(77)),
        ] {
            assert_eq!(found[key], value, "{key}");
        }
        assert_eq!(found["labels"]["io.kubernetes.pod.name"], "web-0");
        assert_eq!(found["labels"]["io.kubernetes.sandbox.id"], "cd");
    }
}
