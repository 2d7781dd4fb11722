//! Containers of podman, out of the store on disk that it shares with CRI-O.
//!
//! ```text
//! STORE/DRIVER-containers/containers.json           id, names, image, `metadata` (a JSON text)
//! STORE/DRIVER-containers/ID/userdata/config.json   the runtime's specification
//! STORE/DRIVER-images/images.json                   names, digest
//! STORE/DRIVER-images/ID/=BASE64                    the image's configuration, with its labels
//! ```
//! Data that podman keeps only in its own database (labels of a single container) is not available.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};

use super::crio;
use super::files::{read, short, split_tag};
use super::oci_spec::OciSpec;

/// The store of containers that root runs.
const SYSTEM: &str = "/var/lib/containers/storage";
/// The same of users, below their homes.
const OF_USERS: &str = ".local/share/containers/storage";
/// The number of podman among the types of containers.
const TYPE: u8 = 11;

/// Returns the possible stores.
pub(super) fn stores<'h>(homes: impl IntoIterator<Item = &'h [u8]>) -> Vec<PathBuf> {
    let mut stores = vec![PathBuf::from(SYSTEM)];
    for home in homes {
        let store = Path::new(OsStr::from_bytes(home)).join(OF_USERS);
        if !stores.contains(&store) {
            stores.push(store);
        }
    }
    stores
}

/// Returns the document of the container with this short id, of podman or of CRI-O ([`crio`]).
pub(super) fn container(store: &Path, id: &str) -> Option<Value> {
    let entries = fs::read_dir(store).ok()?;
    entries.flatten().find_map(|entry| {
        let folder = entry.path();
        let driver = folder.file_name()?.to_str()?.strip_suffix("-containers")?;
        let list = read(&folder.join("containers.json"))?;
        let own = list
            .as_array()?
            .iter()
            .find(|own| own["id"].as_str().is_some_and(|own| short(own) == id))?;
        Some(document(&folder, &store.join(format!("{driver}-images")), own))
    })
}

fn document(folder: &Path, images: &Path, own: &Value) -> Value {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let full_id = text(&own["id"]);
    let specification = OciSpec::from(read(&specification(folder, &full_id)).unwrap_or_default());
    if crio::is_maker(&specification) {
        let sandbox = |id: &str| OciSpec::from(read(&self::specification(folder, id)).unwrap_or_default());
        return crio::document(&full_id, &specification, sandbox);
    }
    let metadata: Value = own["metadata"]
        .as_str()
        .and_then(|metadata| serde_json::from_str(metadata).ok())
        .unwrap_or_default();
    let image_id = text(&own["image"]);
    let image = read(&images.join("images.json"))
        .and_then(|list| {
            Some(
                list.as_array()?
                    .iter()
                    .find(|image| image["id"] == image_id)?
                    .clone(),
            )
        })
        .unwrap_or_default();
    let name = text(&metadata["image-name"]);
    let (repository, tag) = split_tag(&name);
    json!({
        "type": TYPE,
        "id": short(&full_id),
        "full_id": full_id,
        "name": own["names"][0].as_str().unwrap_or_default(),
        "image": name,
        "imageid": image_id,
        "imagerepo": repository,
        "imagetag": tag,
        "imagedigest": text(&image["digest"]),
        "labels": image_labels(images, &image_id),
        "privileged": specification.annotation("io.podman.annotations.privileged") == Some("TRUE"),
        "host_pid": specification.shares("pid"),
        "host_network": specification.shares("network"),
        "host_ipc": specification.shares("ipc"),
        "created_time": metadata["created-at"].as_i64().unwrap_or_default(),
        "Mounts": specification.host_mounts(),
    })
}

/// Returns where the specification of a container lies.
fn specification(folder: &Path, full_id: &str) -> PathBuf {
    folder.join(full_id).join("userdata/config.json")
}

/// Returns the labels in an image's configuration, whose file is named by its digest in base 64.
fn image_labels(images: &Path, image_id: &str) -> Value {
    let configuration = read(
        &images
            .join(image_id)
            .join(big_data_name(&format!("sha256:{image_id}"))),
    );
    let labels = configuration.map(|mut configuration| configuration["config"]["Labels"].take());
    labels
        .filter(Value::is_object)
        .unwrap_or_else(|| Value::Object(Map::new()))
}

/// Returns the file name that the store gives to data of a name that is no plain one.
fn big_data_name(name: &str) -> String {
    format!("={}", BASE64_STANDARD.encode(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_is_put_together_from_the_files_of_the_store() {
        let store = tempfile::tempdir().unwrap();
        let write = |path: &str, value: Value| {
            let path = store.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, value.to_string()).unwrap();
        };
        let id = "ab".repeat(32);
        write(
            "overlay-containers/containers.json",
            json!([{
                "id": id, "names": ["web"], "image": "cd",
                "metadata": r#"{"image-name":"localhost:5000/shop/web:1.2","created-at":77}"#,
            }]),
        );
        write(
            &format!("overlay-containers/{id}/userdata/config.json"),
            json!({
                "annotations": { "io.podman.annotations.privileged": "TRUE" },
                "linux": { "namespaces": [{ "type": "pid" }, { "type": "ipc" }] },
                "mounts": [
                    { "type": "proc", "source": "proc", "destination": "/proc" },
                    { "type": "bind", "source": "/srv", "destination": "/data", "options": ["ro", "rprivate"] },
                ],
            }),
        );
        write(
            "overlay-images/images.json",
            json!([{ "id": "cd", "digest": "sha256:ef", "names": [] }]),
        );
        write(
            &format!("overlay-images/cd/{}", big_data_name("sha256:cd")),
            json!({ "config": { "Labels": { "team": "blue" } } }),
        );
        let found = container(store.path(), &id[..12]).unwrap();
        for (key, value) in [
            ("id", json!(&id[..12])),
            ("name", json!("web")),
            ("imagerepo", json!("localhost:5000/shop/web")),
            ("imagetag", json!("1.2")),
            ("imagedigest", json!("sha256:ef")),
            ("labels", json!({ "team": "blue" })),
            ("privileged", json!(true)),
            ("host_network", json!(true)),
            ("host_pid", json!(false)),
            ("created_time", json!(77)),
        ] {
            assert_eq!(found[key], value, "{key}");
        }
        assert_eq!(found["Mounts"].as_array().unwrap().len(), 1);
        assert_eq!(found["Mounts"][0]["RW"], json!(false));
        assert_eq!(found["Mounts"][0]["Propagation"], json!("rprivate"));
        assert_eq!(container(store.path(), "ef"), None);
    }

    #[test]
    fn big_data_has_names_in_base_64() {
        assert_eq!(big_data_name("a"), "=YQ==");
        assert_eq!(big_data_name("ab"), "=YWI=");
        assert_eq!(big_data_name("manifest-sha"), "=bWFuaWZlc3Qtc2hh");
    }
}
