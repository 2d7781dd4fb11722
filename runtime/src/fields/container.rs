//! `container.*`: the container of the event's thread.
//!
//! Events that describe a container show that one. Of a container without metadata only the id
//! and its start are known; the host has an entry with empty texts.
//! Not here: pods (`k8s`), ids from control groups and metadata (the state's).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use compiler::tables::{FieldId, field};
use compiler::value::{Argument, Value};
use regex_automata::meta::Regex;
use regex_automata::util::syntax;
use rustc_hash::FxHashMap;

use super::process::{nonzero, since};
use super::{EventFields, Extractor};
use crate::state::{Container, Mount};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::CONTAINER_ID => |fields, _| id_of(fields).map(Value::text),
        field::CONTAINER_FULL_ID => |fields, _| Some(Value::text(&metadata(fields)?.full_id)),
        field::CONTAINER_NAME => |fields, _| Some(Value::text(&metadata(fields)?.name)),
        field::CONTAINER_TYPE => |fields, _| Some(Value::text(metadata(fields)?.ty.name())),
        field::CONTAINER_IMAGE => |fields, _| Some(Value::text(&metadata(fields)?.image)),
        field::CONTAINER_IMAGE_ID => |fields, _| Some(Value::text(&metadata(fields)?.image_id)),
        field::CONTAINER_IMAGE_REPOSITORY => {
            |fields, _| Some(Value::text(&metadata(fields)?.image_repository))
        }
        field::CONTAINER_IMAGE_TAG => |fields, _| Some(Value::text(&metadata(fields)?.image_tag)),
        field::CONTAINER_IMAGE_DIGEST => |fields, _| Some(Value::text(&metadata(fields)?.image_digest)),
        field::CONTAINER_IP => |fields, _| Some(Value::text(&metadata(fields)?.ip)),
        field::CONTAINER_CNI_JSON => |fields, _| Some(Value::text(&metadata(fields)?.cni_json)),
        field::CONTAINER_PRIVILEGED => |fields, _| Some(Value::Bool(metadata(fields)?.privileged)),
        field::CONTAINER_HOST_PID => |fields, _| Some(Value::Bool(metadata(fields)?.host_pid)),
        field::CONTAINER_HOST_NETWORK => |fields, _| Some(Value::Bool(metadata(fields)?.host_network)),
        field::CONTAINER_HOST_IPC => |fields, _| Some(Value::Bool(metadata(fields)?.host_ipc)),
        field::CONTAINER_LABEL => |fields, argument| label(&metadata(fields)?.labels, argument),
        field::CONTAINER_LABELS => {
            |fields, _| Some(Value::owned_text(public_labels(&metadata(fields)?.labels)))
        }
        field::CONTAINER_MOUNTS => |fields, _| {
            let mounts: Vec<_> = metadata(fields)?.mounts.iter().map(whole).collect();
            Some(Value::owned_text(mounts.join(",")))
        },
        field::CONTAINER_MOUNT => |fields, argument| {
            Some(Value::owned_text(whole(mount(
                fields,
                argument,
                MountKey::Source,
            )?)))
        },
        field::CONTAINER_MOUNT_SOURCE => |fields, argument| {
            Some(Value::text(
                &mount(fields, argument, MountKey::Destination)?.source,
            ))
        },
        field::CONTAINER_MOUNT_DEST => |fields, argument| {
            Some(Value::text(
                &mount(fields, argument, MountKey::Source)?.destination,
            ))
        },
        field::CONTAINER_MOUNT_MODE => {
            |fields, argument| Some(Value::text(&mount(fields, argument, MountKey::Source)?.mode))
        }
        field::CONTAINER_MOUNT_RDWR => |fields, argument| {
            let mount = mount(fields, argument, MountKey::Source)?;
            Some(Value::text(if mount.read_write { "true" } else { "false" }))
        },
        field::CONTAINER_MOUNT_PROPAGATION => |fields, argument| {
            Some(Value::text(
                &mount(fields, argument, MountKey::Source)?.propagation,
            ))
        },
        field::CONTAINER_START_TS => |fields, _| nonzero(start(fields)?),
        field::CONTAINER_DURATION => |fields, _| since(fields, start(fields)?),
        // Obsolete: still accepted, never a value.
        field::CONTAINER_HEALTHCHECK
        | field::CONTAINER_LIVENESS_PROBE
        | field::CONTAINER_READINESS_PROBE
        | field::PROC_IS_CONTAINER_HEALTHCHECK
        | field::PROC_IS_CONTAINER_LIVENESS_PROBE
        | field::PROC_IS_CONTAINER_READINESS_PROBE => |_, _| None,
        _ => return None,
    };
    Some(extractor)
}

/// Returns the id of the event's container.
pub(super) fn id_of<'a>(fields: &EventFields<'a>) -> Option<&'a [u8]> {
    match metadata(fields) {
        Some(container) => Some(container.id.as_bytes()),
        None => Some(&fields.thread()?.container_id),
    }
}

/// Returns the metadata of the event's container.
pub(super) fn metadata<'a>(fields: &EventFields<'a>) -> Option<&'a Container> {
    match &fields.attached().container {
        Some(container) => Some(container),
        None => fields
            .state()
            .container_of(fields.thread()?)
            .map(|container| &**container),
    }
}

/// Returns when the thread's pid namespace began; events about containers are none of a thread.
fn start(fields: &EventFields<'_>) -> Option<u64> {
    if fields.attached().container.is_some() {
        return None;
    }
    Some(fields.thread()?.pidns_start)
}

/// One label by name.
pub(super) fn label<'f>(labels: &'f BTreeMap<String, String>, argument: &Argument) -> Option<Value<'f>> {
    match argument {
        Argument::Key(key) => labels.get(&**key).map(Value::text),
        _ => None,
    }
}

/// `name:value` of the labels that are not for internal use.
pub(super) fn public_labels(labels: &BTreeMap<String, String>) -> String {
    let public = labels
        .iter()
        .filter(|(name, _)| !name.starts_with("annotation.") && !name.starts_with("io.kubernetes."));
    let shown: Vec<_> = public
        .map(|(name, value)| match value.as_str() {
            "" => name.clone(),
            value => format!("{name}:{value}"),
        })
        .collect();
    shown.join(", ")
}

fn whole(mount: &Mount) -> String {
    let Mount {
        source,
        destination,
        mode,
        read_write,
        propagation,
    } = mount;
    format!("{source}:{destination}:{mode}:{read_write}:{propagation}")
}

/// What the pattern of a mount is compared with.
#[derive(Clone, Copy)]
enum MountKey {
    Source,
    Destination,
}

/// Returns a mount by number, or the first one that a pattern is found in.
fn mount<'a>(fields: &EventFields<'a>, argument: &Argument, by: MountKey) -> Option<&'a Mount> {
    let mounts = &metadata(fields)?.mounts;
    match argument {
        Argument::None => None,
        Argument::Index(index) => mounts.get(usize::try_from(*index).ok()?),
        Argument::Key(pattern) => {
            let found = |pattern: &Regex| {
                mounts.iter().position(|mount| {
                    pattern.is_match(match by {
                        MountKey::Source => &mount.source,
                        MountKey::Destination => &mount.destination,
                    })
                })
            };
            mounts.get(with_pattern(pattern, found)?)
        }
    }
}

thread_local! {
    /// Patterns of rules, each compiled once; `None` for invalid ones.
    static COMPILED_PATTERNS: RefCell<FxHashMap<Arc<str>, Option<Regex>>> = RefCell::default();
}

fn with_pattern<T>(pattern: &Arc<str>, search: impl FnOnce(&Regex) -> Option<T>) -> Option<T> {
    COMPILED_PATTERNS.with_borrow_mut(|patterns| {
        let compiled = patterns.entry(Arc::clone(pattern)).or_insert_with(|| {
            let lines = syntax::Config::new().multi_line(true);
            Regex::builder().syntax(lines).build(pattern).ok()
        });
        search(compiled.as_ref()?)
    })
}

#[cfg(test)]
mod tests {
    use compiler::tables::event;

    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, parse, shown};

    const DOCUMENT: &str = r#"{"container": {
        "type": 7, "id": "0123456789ab", "full_id": "0123456789abcdef", "name": "web",
        "image": "nginx:1", "imageid": "i", "imagerepo": "nginx", "imagetag": "1", "imagedigest": "d",
        "ip": "10.0.0.7", "privileged": true, "host_pid": false, "host_network": true,
        "host_ipc": false, "cni_json": "", "pod_sandbox_id": "fedcba9876543210",
        "pod_sandbox_labels": {"app": "own"},
        "labels": {"a": "1", "b": "", "io.kubernetes.pod.name": "pod-x",
            "io.kubernetes.pod.namespace": "ns", "io.kubernetes.pod.uid": "u-1"},
        "Mounts": [
            {"Source": "/src", "Destination": "/dst", "Mode": "z", "RW": true, "Propagation": "rslave"},
            {"Source": "/etc", "Destination": "/host/etc", "Mode": "", "RW": false, "Propagation": ""}
        ]}}"#;
    const SANDBOX: &str = r#"{"container": {"type": 7, "id": "fedcba987654", "ip": "10.0.0.8",
        "cni_json": "{}", "is_pod_sandbox": true, "pod_sandbox_labels": {"app": "pod", "tier": "x"}}}"#;

    fn metadata_event(document: &str) -> EventBuilder {
        EventBuilder::new(event::CONTAINER_JSON_2_E).text(document)
    }

    #[test]
    fn the_host_has_empty_texts() {
        let close = EventBuilder::new(event::SYSCALL_CLOSE_X).tid(KID).i64(0).i64(99);
        World::new().on(&close, |fields| {
            for (field, expected) in [
                ("container.id", "host"),
                ("container.full_id", "host"),
                ("container.name", "host"),
                ("container.type", "host"),
                ("container.image", ""),
                ("container.privileged", "false"),
                ("container.mounts", ""),
                ("container.mount[0]", "<NA>"),
                ("container.labels", ""),
                ("container.healthcheck", "<NA>"),
                ("container.start_ts", "<NA>"),
                ("k8s.pod.name", "<NA>"),
                ("k8s.pod.sandbox_id", ""),
                ("k8s.rc.name", "<NA>"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
        });
    }

    #[test]
    fn events_about_a_container_show_it() {
        World::new().on(&metadata_event(DOCUMENT), |fields| {
            for (field, expected) in [
                ("container.id", "0123456789ab"),
                ("container.type", "containerd"),
                ("container.image.repository", "nginx"),
                ("container.image.digest", "d"),
                ("container.privileged", "true"),
                ("container.host_network", "true"),
                (
                    "container.mounts",
                    "/src:/dst:z:true:rslave,/etc:/host/etc::false:",
                ),
                ("container.mount[1]", "/etc:/host/etc::false:"),
                ("container.mount[2]", "<NA>"),
                ("container.mount.dest[/src]", "/dst"),
                ("container.mount.mode[^/s]", "z"),
                ("container.mount.rdwr[/etc]", "false"),
                ("container.mount.propagation[0]", "rslave"),
                ("container.mount.source[/host/.*]", "/etc"),
                ("container.mount.dest[/none]", "<NA>"),
                ("container.mount.dest[(]", "<NA>"),
                ("container.labels", "a:1, b"),
                ("container.label.a", "1"),
                ("container.label.none", "<NA>"),
                ("k8s.pod.name", "pod-x"),
                ("k8s.ns.name", "ns"),
                ("k8s.pod.uid", "u-1"),
                ("k8s.pod.sandbox_id", "fedcba987654"),
                ("k8s.pod.full_sandbox_id", "fedcba9876543210"),
                ("k8s.pod.label.app", "own"),
                ("k8s.pod.labels", "app:own"),
                ("k8s.pod.ip", "<NA>"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
        });
    }

    #[test]
    fn the_sandbox_knows_the_network_of_a_pod() {
        let mut world = World::new();
        world.on(&metadata_event(SANDBOX), |_| ());
        world.on(&metadata_event(DOCUMENT), |fields| {
            assert_eq!(shown(fields, "k8s.pod.ip"), "10.0.0.8");
            assert_eq!(shown(fields, "k8s.pod.cni.json"), "{}");
            assert_eq!(shown(fields, "k8s.pod.label.app"), "pod");
            assert_eq!(shown(fields, "k8s.pod.labels"), "app:pod, tier:x");
        });
    }

    #[test]
    fn an_id_without_metadata_is_all_that_is_known() {
        let mut world = World::new();
        let id = "a".repeat(64);
        let process = crate::capture::Process {
            tid: 50,
            pid: 50,
            ptid: 1,
            cgroups: format!("cpu=/docker/{id}\0").into(),
            pidns_init_start_ts: 40,
            ..crate::capture::Process::default()
        };
        world.state.add_process(&process);
        world.state.finish_metadata();
        let close = EventBuilder::new(event::SYSCALL_CLOSE_X)
            .tid(50)
            .ts(100)
            .i64(0)
            .i64(99);
        world.on(&close, |fields| {
            assert_eq!(shown(fields, "container.id"), "a".repeat(12));
            assert_eq!(shown(fields, "container.name"), "<NA>");
            assert_eq!(shown(fields, "container.privileged"), "<NA>");
            assert_eq!(shown(fields, "k8s.pod.sandbox_id"), "<NA>");
            assert_eq!(fields.json(&parse("container.start_ts")), 40);
            assert_eq!(shown(fields, "container.duration"), "60");
        });
    }
}
