// Generated from compiler/tables/plugins.toml by `cargo xtask tables`; do not edit.

use crate::tables::Plugin;

/// Every plugin, by name.
pub static PLUGINS: [Plugin; 17] = [
    Plugin {
        name: "anomalydetection", version: (0, 1, 0), source: None, fields: Some("anomalydetection"),
        async_events: &[],
        doc: "counts how often combinations of field values occur, with bounded memory",
    },
    Plugin {
        name: "cloudtrail", version: (0, 17, 1), source: Some("aws_cloudtrail"), fields: Some("cloudtrail"),
        async_events: &[],
        doc: "AWS CloudTrail logs from files, S3 or SQS",
    },
    Plugin {
        name: "collector", version: (0, 1, 1), source: Some("collector"), fields: None,
        async_events: &[],
        doc: "accepts any text over HTTP, one event per request",
    },
    Plugin {
        name: "container", version: (0, 7, 1), source: None, fields: Some("container"),
        async_events: &["container", "container_removed"],
        doc: "container and pod metadata for system calls, queried from the container engines",
    },
    Plugin {
        name: "dummy", version: (0, 11, 5), source: Some("dummy"), fields: Some("dummy"),
        async_events: &[],
        doc: "counts upward; an example for plugin authors",
    },
    Plugin {
        name: "gcpaudit", version: (0, 8, 1), source: Some("gcp_auditlog"), fields: Some("gcpaudit"),
        async_events: &[],
        doc: "Google Cloud audit logs from a Pub/Sub subscription",
    },
    Plugin {
        name: "github", version: (0, 10, 1), source: Some("github"), fields: Some("github"),
        async_events: &[],
        doc: "GitHub webhooks: repositories, pushes, workflows",
    },
    Plugin {
        name: "json", version: (0, 7, 4), source: None, fields: Some("json"),
        async_events: &[],
        doc: "values out of events whose payload is JSON, whichever plugin opened them",
    },
    Plugin {
        name: "k8saudit", version: (0, 18, 0), source: Some("k8s_audit"), fields: Some("k8saudit"),
        async_events: &[],
        doc: "Kubernetes audit events from a webhook or a file",
    },
    Plugin {
        name: "k8saudit-aks", version: (0, 6, 0), source: Some("k8s_audit"), fields: Some("k8saudit"),
        async_events: &[],
        doc: "Kubernetes audit events of Azure clusters",
    },
    Plugin {
        name: "k8saudit-eks", version: (0, 12, 0), source: Some("k8s_audit"), fields: Some("k8saudit"),
        async_events: &[],
        doc: "Kubernetes audit events of AWS clusters",
    },
    Plugin {
        name: "k8saudit-gke", version: (0, 9, 0), source: Some("k8s_audit"), fields: Some("k8saudit"),
        async_events: &[],
        doc: "Kubernetes audit events of Google Cloud clusters",
    },
    Plugin {
        name: "k8saudit-ovh", version: (0, 6, 0), source: Some("k8s_audit"), fields: Some("k8saudit"),
        async_events: &[],
        doc: "Kubernetes audit events of OVHcloud clusters",
    },
    Plugin {
        name: "k8smeta", version: (0, 4, 1), source: None, fields: Some("k8smeta"),
        async_events: &["k8s"],
        doc: "Kubernetes metadata for system calls, from a collector in the cluster",
    },
    Plugin {
        name: "kafka", version: (0, 1, 6), source: Some("kafka"), fields: None,
        async_events: &[],
        doc: "messages of Kafka topics; the json plugin reads their fields",
    },
    Plugin {
        name: "krsi", version: (0, 2, 0), source: None, fields: Some("krsi"),
        async_events: &["krsi_open", "krsi_connect", "krsi_socket", "krsi_symlinkat", "krsi_linkat", "krsi_unlinkat", "krsi_mkdirat", "krsi_renameat", "krsi"],
        doc: "file and network operations seen by kernel security hooks, io_uring included",
    },
    Plugin {
        name: "okta", version: (0, 12, 0), source: Some("okta"), fields: Some("okta"),
        async_events: &[],
        doc: "the system log of an Okta organisation",
    },
];
