//! `k8s.*`: the pod of the event's container, as far as the container's metadata contain it.
//!
//! Not here: fields of the k8smeta plugin (`k8smeta`).

use compiler::tables::{FieldId, field};
use compiler::value::Value;

use super::container::{label, metadata, public_labels};
use super::{EventFields, Extractor};
use crate::state::Container;

/// Characters of a short container id.
const SHORT_ID: usize = 12;

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::K8S_POD_NAME => |fields, _| own_label(fields, "io.kubernetes.pod.name"),
        field::K8S_NS_NAME => |fields, _| own_label(fields, "io.kubernetes.pod.namespace"),
        field::K8S_POD_ID | field::K8S_POD_UID => |fields, _| own_label(fields, "io.kubernetes.pod.uid"),
        field::K8S_POD_SANDBOX_ID => |fields, _| Some(Value::text(short_sandbox_id(metadata(fields)?))),
        field::K8S_POD_FULL_SANDBOX_ID => |fields, _| Some(Value::text(&metadata(fields)?.pod_sandbox_id)),
        field::K8S_POD_LABEL => |fields, argument| {
            let own = metadata(fields)?;
            let labels = |container: &'_ Container| label(&container.pod_sandbox_labels, argument).is_some();
            let holder = sandbox(fields, own)
                .filter(|sandbox| labels(sandbox))
                .unwrap_or(own);
            label(&holder.pod_sandbox_labels, argument)
        },
        field::K8S_POD_LABELS => |fields, _| {
            let own = metadata(fields)?;
            let holder = sandbox(fields, own).unwrap_or(own);
            Some(Value::owned_text(public_labels(&holder.pod_sandbox_labels)))
        },
        field::K8S_POD_IP => |fields, _| Some(Value::text(&networked(fields)?.ip)),
        field::K8S_POD_CNI_JSON => |fields, _| Some(Value::text(&networked(fields)?.cni_json)),
        // Obsolete: still accepted, never a value.
        field::K8S_RC_NAME
        | field::K8S_RC_ID
        | field::K8S_RC_LABEL
        | field::K8S_RC_LABELS
        | field::K8S_SVC_NAME
        | field::K8S_SVC_ID
        | field::K8S_SVC_LABEL
        | field::K8S_SVC_LABELS
        | field::K8S_NS_ID
        | field::K8S_NS_LABEL
        | field::K8S_NS_LABELS
        | field::K8S_RS_NAME
        | field::K8S_RS_ID
        | field::K8S_RS_LABEL
        | field::K8S_RS_LABELS
        | field::K8S_DEPLOYMENT_NAME
        | field::K8S_DEPLOYMENT_ID
        | field::K8S_DEPLOYMENT_LABEL
        | field::K8S_DEPLOYMENT_LABELS => |_, _| None,
        _ => return None,
    };
    Some(extractor)
}

fn own_label<'f>(fields: &EventFields<'f>, name: &str) -> Option<Value<'f>> {
    metadata(fields)?.labels.get(name).map(Value::text)
}

fn short_sandbox_id(container: &Container) -> &str {
    let id = &container.pod_sandbox_id;
    id.get(..SHORT_ID).unwrap_or(id)
}

/// Returns the sandbox of a container's pod, used where the container has no network of its own.
fn sandbox<'a>(fields: &EventFields<'a>, own: &Container) -> Option<&'a Container> {
    if !own.cni_json.is_empty() {
        return None;
    }
    let containers = fields.state().containers();
    containers
        .get(short_sandbox_id(own).as_bytes())
        .map(|sandbox| &**sandbox)
}

/// Returns the container that knows the pod's network: the own one, or else the sandbox.
fn networked<'a>(fields: &EventFields<'a>) -> Option<&'a Container> {
    let own = metadata(fields)?;
    if own.cni_json.is_empty() {
        sandbox(fields, own)
    } else {
        Some(own)
    }
}
