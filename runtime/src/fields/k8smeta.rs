//! `k8smeta.*`: the pod of the event's thread and the resources it belongs to.
//!
//! What is known comes from the plugin's own events inside the capture; without them, none of these
//! has a value.

use compiler::tables::{FieldId, field};
use compiler::value::{Argument, Value};

use super::{EventFields, Extractor};
use crate::state::{Resource, ResourceKind, pod_uid};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    use ResourceKind as Kind;
    let extractor: Extractor = match id {
        field::K8SMETA_POD_NAME => |fields, _| name(pod(fields)?),
        field::K8SMETA_POD_UID => |fields, _| Some(Value::owned_text(known_pod(fields)?.0)),
        field::K8SMETA_POD_LABEL => |fields, argument| label(pod(fields)?, argument),
        field::K8SMETA_POD_LABELS => |fields, _| labels([pod(fields)?]),
        field::K8SMETA_POD_IP => |fields, _| pod(fields)?.pod_ip.as_ref().map(Value::text),
        field::K8SMETA_NS_NAME => |fields, _| pod(fields)?.namespace.as_ref().map(Value::text),
        field::K8SMETA_NS_UID => |fields, _| uid(fields, Kind::Namespace),
        field::K8SMETA_NS_LABEL => |fields, argument| label(first(fields, Kind::Namespace)?, argument),
        field::K8SMETA_NS_LABELS => |fields, _| labels([first(fields, Kind::Namespace)?]),
        field::K8SMETA_DEPLOYMENT_NAME => |fields, _| name(first(fields, Kind::Deployment)?),
        field::K8SMETA_DEPLOYMENT_UID => |fields, _| uid(fields, Kind::Deployment),
        field::K8SMETA_DEPLOYMENT_LABEL => {
            |fields, argument| label(first(fields, Kind::Deployment)?, argument)
        }
        field::K8SMETA_DEPLOYMENT_LABELS => |fields, _| labels([first(fields, Kind::Deployment)?]),
        field::K8SMETA_RS_NAME => |fields, _| name(first(fields, Kind::ReplicaSet)?),
        field::K8SMETA_RS_UID => |fields, _| uid(fields, Kind::ReplicaSet),
        field::K8SMETA_RS_LABEL => |fields, argument| label(first(fields, Kind::ReplicaSet)?, argument),
        field::K8SMETA_RS_LABELS => |fields, _| labels([first(fields, Kind::ReplicaSet)?]),
        field::K8SMETA_RC_NAME => |fields, _| name(first(fields, Kind::ReplicationController)?),
        field::K8SMETA_RC_UID => |fields, _| uid(fields, Kind::ReplicationController),
        field::K8SMETA_RC_LABEL => {
            |fields, argument| label(first(fields, Kind::ReplicationController)?, argument)
        }
        field::K8SMETA_RC_LABELS => |fields, _| labels([first(fields, Kind::ReplicationController)?]),
        // A pod can belong to several services.
        field::K8SMETA_SVC_NAME => |fields, _| list(all(fields, Kind::Service)?.filter_map(name)),
        field::K8SMETA_SVC_UID => {
            |fields, _| list(pod(fields)?.references(Kind::Service).iter().map(Value::text))
        }
        field::K8SMETA_SVC_LABEL => |fields, argument| {
            list(all(fields, Kind::Service)?.filter_map(|service| label(service, argument)))
        },
        field::K8SMETA_SVC_LABELS => |fields, _| labels(all(fields, Kind::Service)?),
        _ => return None,
    };
    Some(extractor)
}

/// Returns the pod of the event's thread with its uid, if resources are known at all.
fn known_pod<'a>(fields: &EventFields<'a>) -> Option<(String, &'a Resource)> {
    let kubernetes = fields.state().kubernetes();
    if kubernetes.is_empty() {
        return None;
    }
    let uid = pod_uid(&fields.thread()?.cgroups)?;
    let pod = kubernetes.get(ResourceKind::Pod, &uid)?;
    Some((uid, pod))
}

fn pod<'a>(fields: &EventFields<'a>) -> Option<&'a Resource> {
    known_pod(fields).map(|(_, pod)| pod)
}

/// Returns the known resources of a kind that the pod refers to.
fn all<'a>(fields: &EventFields<'a>, kind: ResourceKind) -> Option<impl Iterator<Item = &'a Resource>> {
    let kubernetes = fields.state().kubernetes();
    let uids = pod(fields)?.references(kind);
    Some(uids.iter().filter_map(move |uid| kubernetes.get(kind, uid)))
}

/// Returns the first resource of a kind that the pod refers to.
fn first<'a>(fields: &EventFields<'a>, kind: ResourceKind) -> Option<&'a Resource> {
    let uid = pod(fields)?.references(kind).first()?;
    fields.state().kubernetes().get(kind, uid)
}

fn uid<'f>(fields: &EventFields<'f>, kind: ResourceKind) -> Option<Value<'f>> {
    pod(fields)?.references(kind).first().map(Value::text)
}

fn name(resource: &Resource) -> Option<Value<'_>> {
    resource.name.as_ref().map(Value::text)
}

fn label<'f>(resource: &'f Resource, argument: &Argument) -> Option<Value<'f>> {
    super::container::label(&resource.labels, argument)
}

/// `name:value` of every label of the resources.
fn labels<'f>(resources: impl IntoIterator<Item = &'f Resource>) -> Option<Value<'f>> {
    let labels = resources.into_iter().flat_map(|resource| &resource.labels);
    list(labels.map(|(name, value)| Value::owned_text(format!("{name}:{value}"))))
}

/// Returns a list, unless it is empty.
fn list<'f>(items: impl Iterator<Item = Value<'f>>) -> Option<Value<'f>> {
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then_some(Value::List(items))
}

#[cfg(test)]
mod tests {
    use compiler::tables::event;

    use crate::capture::{EventBuilder, Process};
    use crate::fields::testing::{World, shown};

    const UID: &str = "05869489-8c7f-45dc-9abd-1b1620787bb1";

    fn resource(document: &str) -> EventBuilder {
        let event = EventBuilder::new(event::ASYNCEVENT_E).u32(0).text("k8s");
        event.value(document.as_bytes())
    }

    fn world() -> World {
        let mut world = World::new();
        let path = format!("/kubepods.slice/pod{}.slice", UID.replace('-', "_"));
        world.state.add_process(&Process {
            tid: 60,
            pid: 60,
            ptid: 1,
            cgroups: format!("cpu={path}\0").into(),
            ..Process::default()
        });
        world.state.finish_metadata();
        world
    }

    fn close() -> EventBuilder {
        EventBuilder::new(event::SYSCALL_CLOSE_X).tid(60).i64(0).i64(99)
    }

    #[test]
    fn pods_show_what_they_belong_to() {
        let mut world = world();
        let pod = format!(
            r#"{{"reason":"Create","kind":"Pod","uid":"{UID}",
            "meta":"{{\"name\":\"web-0\",\"namespace\":\"shop\",\"labels\":{{\"app\":\"web\",\"t\":\"1\"}}}}",
            "status":"{{\"podIP\":\"10.0.0.3\"}}",
            "refs":{{"resources":{{"Namespace":{{"list":["n1"]}},"Service":{{"list":["s1","s2","s3"]}},
                "Deployment":{{"list":["d1"]}}}}}}}}"#
        );
        let named = |kind: &str, uid: &str, name: &str| {
            format!(
                r#"{{"reason":"Update","kind":"{kind}","uid":"{uid}",
                "meta":"{{\"name\":\"{name}\",\"labels\":{{\"of\":\"{name}\"}}}}"}}"#
            )
        };
        let documents = [
            pod,
            named("Service", "s1", "front"),
            named("Service", "s3", "back"),
            named("Namespace", "n1", "shop"),
        ];
        for document in &documents {
            world.on(&resource(document), |_| ());
        }
        world.on(&close(), |fields| {
            for (field, expected) in [
                ("k8smeta.pod.name", "web-0"),
                ("k8smeta.pod.uid", UID),
                ("k8smeta.pod.ip", "10.0.0.3"),
                ("k8smeta.pod.label[app]", "web"),
                ("k8smeta.pod.label[none]", "<NA>"),
                ("k8smeta.pod.labels", "(app:web,t:1)"),
                ("k8smeta.ns.name", "shop"),
                ("k8smeta.ns.uid", "n1"),
                ("k8smeta.ns.labels", "(of:shop)"),
                ("k8smeta.svc.name", "(front,back)"),
                ("k8smeta.svc.uid", "(s1,s2,s3)"),
                ("k8smeta.svc.label[of]", "(front,back)"),
                ("k8smeta.svc.labels", "(of:front,of:back)"),
                ("k8smeta.deployment.uid", "d1"),
                ("k8smeta.deployment.name", "<NA>"),
                ("k8smeta.rs.name", "<NA>"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
        });
    }

    #[test]
    fn fields_are_missing_without_events_of_the_plugin() {
        assert_eq!(world().show(&close(), "k8smeta.pod.uid"), "<NA>");
    }
}
