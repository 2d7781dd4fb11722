//! Containers of docker, out of its folder.
//!
//! ```text
//! ROOT/containers/ID/config.v2.json         id, name, image, labels, mounts, networks
//! ROOT/containers/ID/hostconfig.json        namespaces of the host that it uses, privileges
//! ROOT/image/DRIVER/repositories.json       names and digests of images
//! ```
//! Docker writes them when a container is made, before it starts. Its address is only known once it runs.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::files::{read, seconds, short, with_id};

/// Where docker keeps everything.
pub(super) const ROOT: &str = "/var/lib/docker";
/// The number of docker among the types of containers.
const TYPE: u8 = 0;

/// Returns the document of the container with this short id.
pub(super) fn container(root: &Path, id: &str) -> Option<Value> {
    let folder = with_id(&root.join("containers"), id)?;
    let own = read(&folder.join("config.v2.json"))?;
    let host = read(&folder.join("hostconfig.json")).unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let full_id = text(&own["ID"]);
    let image_id = text(&own["Image"]);
    let image = Image::find(root, &image_id);
    let name = text(&own["Name"]);
    let name = name.trim_start_matches('/');
    let labels = own["Config"]["Labels"].as_object().cloned();
    Some(json!({
        "type": TYPE,
        "id": short(&full_id),
        "full_id": full_id,
        "name": name,
        "image": own["Config"]["Image"],
        "imageid": image_id.strip_prefix("sha256:").unwrap_or(&image_id),
        "imagerepo": image.repository,
        "imagetag": image.tag,
        "imagedigest": image.digest,
        "labels": labels.unwrap_or_else(Map::new),
        "privileged": host["Privileged"] == true,
        "host_pid": host["PidMode"] == "host",
        "host_network": host["NetworkMode"] == "host",
        "host_ipc": host["IpcMode"] == "host",
        "ip": own["NetworkSettings"]["Networks"]["bridge"]["IPAddress"].as_str().unwrap_or_default(),
        "is_pod_sandbox": name.contains("k8s_POD"),
        "User": text(&own["Config"]["User"]),
        "created_time": seconds(&text(&own["Created"])),
        "Mounts": mounts(&own["MountPoints"]),
    }))
}

fn mounts(points: &Value) -> Vec<Value> {
    let points = points.as_object().into_iter().flat_map(Map::values);
    points
        .map(|mount| {
            json!({
                "Source": mount["Source"],
                "Destination": mount["Destination"],
                // As given on the command line, which is what `docker inspect` shows.
                "Mode": mount["Relabel"].as_str().unwrap_or_default(),
                "RW": mount["RW"],
                "Propagation": mount["Propagation"],
            })
        })
        .collect()
}

/// Names of an image: the first ones.
#[derive(Debug, Default)]
struct Image {
    repository: String,
    tag: String,
    digest: String,
}

impl Image {
    fn find(root: &Path, id: &str) -> Self {
        let drivers = fs::read_dir(root.join("image")).into_iter().flatten().flatten();
        drivers
            .filter_map(|driver| read(&driver.path().join("repositories.json")))
            .find_map(|all| Self::among(&all["Repositories"], id))
            .unwrap_or_default()
    }

    /// `{"shop/web": {"shop/web:1.2": ID, "shop/web@sha256:DIGEST": ID}}`
    fn among(repositories: &Value, id: &str) -> Option<Self> {
        repositories.as_object()?.iter().find_map(|(repository, names)| {
            let names = names.as_object()?.iter();
            let of_image: Vec<&str> = names
                .filter(|(_, image)| *image == id)
                .filter_map(|(name, _)| name.strip_prefix(repository.as_str()))
                .collect();
            let first = |mark| of_image.iter().find_map(|name| name.strip_prefix(mark));
            (!of_image.is_empty()).then(|| Self {
                repository: repository.clone(),
                tag: first(':').unwrap_or_default().to_owned(),
                digest: first('@').unwrap_or_default().to_owned(),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_is_put_together_from_the_files_of_docker() {
        let root = tempfile::tempdir().unwrap();
        let id = "ab".repeat(32);
        let write = |path: &str, value: Value| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, value.to_string()).unwrap();
        };
        write(
            &format!("containers/{id}/config.v2.json"),
            json!({
                "ID": id, "Name": "/web", "Image": "sha256:cd", "Created": "1970-01-01T00:01:17.5Z",
                "Config": { "Image": "localhost:5000/shop/web:1.2", "Labels": { "team": "blue" }, "User": "www" },
                "MountPoints": { "/data": {
                    "Source": "/srv", "Destination": "/data", "RW": false, "Relabel": "ro", "Propagation": "rprivate",
                } },
                "NetworkSettings": { "Networks": { "bridge": { "IPAddress": "172.17.0.2" } } },
            }),
        );
        write(
            &format!("containers/{id}/hostconfig.json"),
            json!({ "Privileged": true, "PidMode": "host", "NetworkMode": "default", "IpcMode": "private" }),
        );
        write(
            "image/overlay2/repositories.json",
            json!({ "Repositories": { "other": { "other:1": "sha256:ef" }, "localhost:5000/shop/web": {
                "localhost:5000/shop/web:1.2": "sha256:cd",
                "localhost:5000/shop/web@sha256:12": "sha256:cd",
            } } }),
        );
        let found = container(root.path(), &id[..12]).unwrap();
        for (key, value) in [
            ("id", json!(&id[..12])),
            ("name", json!("web")),
            ("image", json!("localhost:5000/shop/web:1.2")),
            ("imageid", json!("cd")),
            ("imagerepo", json!("localhost:5000/shop/web")),
            ("imagetag", json!("1.2")),
            ("imagedigest", json!("sha256:12")),
            ("labels", json!({ "team": "blue" })),
            ("privileged", json!(true)),
            ("host_pid", json!(true)),
            ("host_network", json!(false)),
            ("ip", json!("172.17.0.2")),
            ("User", json!("www")),
            ("created_time", json!(77)),
        ] {
            assert_eq!(found[key], value, "{key}");
        }
        assert_eq!(found["Mounts"][0]["Mode"], json!("ro"));
        assert_eq!(container(root.path(), "ef"), None);
    }
}
