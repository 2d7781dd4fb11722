//! The configuration of a container by the specification of the Open Container Initiative, which most
//! runtimes leave in a `config.json`.
//!
//! In: that document. Out: the parts of a container's own document that it decides.
//! Not here: where it lies, and the annotations by which a runtime says more.

use serde_json::{Value, json};

/// How mounts inside can be seen outside and the other way round.
const PROPAGATION: [&str; 6] = ["private", "rprivate", "shared", "rshared", "slave", "rslave"];

/// A runtime's specification; `null` if there is none.
#[derive(Debug, Default)]
pub(super) struct OciSpec(Value);

impl From<Value> for OciSpec {
    fn from(document: Value) -> Self {
        Self(document)
    }
}

impl OciSpec {
    /// Returns the annotation of a runtime under this key.
    pub(super) fn annotation(&self, key: &str) -> Option<&str> {
        self.0["annotations"][key].as_str()
    }

    /// Returns whether it uses the host's namespace of this kind, having none of its own.
    pub(super) fn shares(&self, namespace: &str) -> bool {
        let own = self.0["linux"]["namespaces"].as_array();
        own.is_some_and(|own| own.iter().all(|own| own["type"] != namespace))
    }

    /// Returns the number of the user that it starts as.
    pub(super) fn user(&self) -> String {
        self.0["process"]["user"]["uid"]
            .as_u64()
            .map(|uid| uid.to_string())
            .unwrap_or_default()
    }

    /// Nothing of the kernel is hidden or read-only, and nothing keeps system calls off.
    pub(super) fn is_privileged(&self) -> bool {
        let (linux, process) = (&self.0["linux"], &self.0["process"]);
        let profile = process["apparmorProfile"].as_str().unwrap_or_default();
        linux.is_object()
            && ["maskedPaths", "readonlyPaths", "seccomp"]
                .iter()
                .all(|key| linux[key].is_null())
            && process["selinuxLabel"].as_str().is_none_or(str::is_empty)
            && matches!(profile, "" | "unconfined")
            && !self.has_read_only_kernel_mount()
    }

    fn has_read_only_kernel_mount(&self) -> bool {
        let of_kernel = |mount: &&Value| mount["type"] == "sysfs" || mount["type"] == "cgroup";
        let mut mounts = self.mounts().filter(of_kernel);
        mounts.any(|mount| options(mount).any(|option| option == "ro"))
    }

    /// Returns the mounts from the host; other mounts are the runtime's own.
    pub(super) fn host_mounts(&self) -> Vec<Value> {
        self.mounts()
            .filter(|mount| mount["type"] == "bind")
            .map(|mount| {
                let propagation = options(mount).find(|option| PROPAGATION.contains(option));
                json!({
                    "Source": mount["source"],
                    "Destination": mount["destination"],
                    "Mode": "",
                    "RW": !options(mount).any(|option| option == "ro"),
                    "Propagation": propagation.unwrap_or_default(),
                })
            })
            .collect()
    }

    fn mounts(&self) -> impl Iterator<Item = &Value> {
        self.0["mounts"].as_array().into_iter().flatten()
    }
}

fn options(mount: &Value) -> impl Iterator<Item = &str> {
    let options = mount["options"].as_array().into_iter().flatten();
    options.filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mounts_of_the_host_and_shared_namespaces_are_found() {
        let own = OciSpec::from(json!({
            "linux": { "namespaces": [{ "type": "pid" }, { "type": "ipc" }], "seccomp": {} },
            "process": { "user": { "uid": 5 } },
            "mounts": [
                { "type": "proc", "source": "proc", "destination": "/proc" },
                { "type": "bind", "source": "/srv", "destination": "/data", "options": ["ro", "rprivate"] },
            ],
        }));
        assert!(own.shares("network") && !own.shares("pid"));
        assert_eq!(own.user(), "5");
        assert!(!own.is_privileged());
        assert_eq!(
            own.host_mounts(),
            [json!({
                "Source": "/srv", "Destination": "/data", "Mode": "", "RW": false, "Propagation": "rprivate",
            })]
        );
        let none = OciSpec::default();
        assert!(!none.shares("pid") && !none.is_privileged() && none.host_mounts().is_empty());
    }

    #[test]
    fn containers_without_masked_paths_are_privileged() {
        let with = |linux: Value, mode: &str| {
            let mounts = json!([{ "type": "sysfs", "options": ["nosuid", mode] }]);
            OciSpec::from(json!({ "linux": linux, "process": {}, "mounts": mounts })).is_privileged()
        };
        assert!(with(json!({}), "rw"));
        assert!(!with(json!({}), "ro"));
        assert!(!with(json!({ "maskedPaths": ["/proc/kcore"] }), "rw"));
    }
}
