//! The schema of `falco.yaml`, as Falco checks it.
//!
//! In: a configuration document. Out: `ok`, or the first message of Falco's validator. It is weakly typed: any
//! scalar is a string, and an empty sequence and an empty mapping are interchangeable. Falco logs the result and
//! goes on. Not here: the published schema (`schema/falco-config.schema.json`), which is stricter.

use serde_yaml::{Mapping, Value};

use super::tree;

/// The result for a valid document.
pub(crate) const VALID: &str = "ok";

/// The type that a value must have.
enum Shape {
    /// Any value.
    Any,
    /// Any scalar.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A sequence of such values.
    Array(&'static Shape),
    /// A mapping with any keys.
    Mapping,
    /// A mapping with known keys.
    Keys(&'static Keys),
    /// A path, or a mapping with a path and a strategy.
    Include,
    /// The name of a field, or a mapping from a name to a template.
    FieldOrTemplate,
}

/// The keys of a mapping.
struct Keys {
    /// All allowed keys, sorted.
    known: &'static [(&'static str, Shape)],
    /// Keys that must be present.
    required: &'static [&'static str],
    /// Minimum number of keys.
    min: usize,
}

const APPEND_OUTPUT_MATCH: Keys = Keys {
    known: &[
        ("rule", Shape::Text),
        ("source", Shape::Text),
        ("tags", Shape::Array(&Shape::Text)),
    ],
    required: &[],
    min: 0,
};

const APPEND_OUTPUT: Keys = Keys {
    known: &[
        ("extra_fields", Shape::Array(&Shape::FieldOrTemplate)),
        ("extra_output", Shape::Text),
        ("match", Shape::Keys(&APPEND_OUTPUT_MATCH)),
        ("suggested_output", Shape::Bool),
    ],
    required: &[],
    min: 0,
};

const BASE_SYSCALLS: Keys = Keys {
    known: &[
        ("all", Shape::Bool),
        ("custom_set", Shape::Array(&Shape::Text)),
        ("repair", Shape::Bool),
    ],
    required: &[],
    min: 1,
};

const CAPTURE: Keys = Keys {
    known: &[
        ("default_duration", Shape::Integer),
        ("enabled", Shape::Bool),
        ("max_file_size_mb", Shape::Integer),
        ("mode", Shape::Text),
        ("path_prefix", Shape::Text),
    ],
    required: &[],
    min: 0,
};

const ENGINE_KMOD: Keys = Keys {
    known: &[
        ("buf_size_preset", Shape::Integer),
        ("drop_failed_exit", Shape::Bool),
    ],
    required: &[],
    min: 1,
};

const ENGINE_MODERN_EBPF: Keys = Keys {
    known: &[
        ("buf_size_preset", Shape::Integer),
        ("cpus_for_each_buffer", Shape::Integer),
        ("disable_iterators", Shape::Bool),
        ("drop_failed_exit", Shape::Bool),
    ],
    required: &[],
    min: 0,
};

const ENGINE_REPLAY: Keys = Keys {
    known: &[("capture_file", Shape::Text)],
    required: &["capture_file"],
    min: 0,
};

const ENGINE: Keys = Keys {
    known: &[
        ("kind", Shape::Text),
        ("kmod", Shape::Keys(&ENGINE_KMOD)),
        ("modern_ebpf", Shape::Keys(&ENGINE_MODERN_EBPF)),
        ("replay", Shape::Keys(&ENGINE_REPLAY)),
    ],
    required: &["kind"],
    min: 0,
};

const FALCO_LIBS: Keys = Keys {
    known: &[
        ("snaplen", Shape::Integer),
        ("thread_table_auto_purging_interval_s", Shape::Integer),
        ("thread_table_auto_purging_thread_timeout_s", Shape::Integer),
        ("thread_table_size", Shape::Integer),
    ],
    required: &[],
    min: 1,
};

const FILE_OUTPUT: Keys = Keys {
    known: &[
        ("enabled", Shape::Bool),
        ("filename", Shape::Text),
        ("keep_alive", Shape::Bool),
    ],
    required: &[],
    min: 1,
};

const HTTP_OUTPUT: Keys = Keys {
    known: &[
        ("ca_bundle", Shape::Text),
        ("ca_cert", Shape::Text),
        ("ca_path", Shape::Text),
        ("client_cert", Shape::Text),
        ("client_key", Shape::Text),
        ("compress_uploads", Shape::Bool),
        ("echo", Shape::Bool),
        ("enabled", Shape::Bool),
        ("insecure", Shape::Bool),
        ("keep_alive", Shape::Bool),
        ("max_consecutive_timeouts", Shape::Integer),
        ("mtls", Shape::Bool),
        ("url", Shape::Text),
        ("user_agent", Shape::Text),
    ],
    required: &[],
    min: 1,
};

const LIBS_LOGGER: Keys = Keys {
    known: &[("enabled", Shape::Bool), ("severity", Shape::Text)],
    required: &[],
    min: 1,
};

const METRICS: Keys = Keys {
    known: &[
        ("convert_memory_to_mb", Shape::Bool),
        ("enabled", Shape::Bool),
        ("include_empty_values", Shape::Bool),
        ("interval", Shape::Text),
        ("jemalloc_stats_enabled", Shape::Bool),
        ("kernel_event_counters_enabled", Shape::Bool),
        ("kernel_event_counters_per_cpu_enabled", Shape::Bool),
        ("kernel_iter_event_counters_enabled", Shape::Bool),
        ("libbpf_stats_enabled", Shape::Bool),
        ("output_file", Shape::Text),
        ("output_rule", Shape::Bool),
        ("plugins_metrics_enabled", Shape::Bool),
        ("resource_utilization_enabled", Shape::Bool),
        ("rules_counters_enabled", Shape::Bool),
        ("state_counters_enabled", Shape::Bool),
    ],
    required: &[],
    min: 1,
};

const OUTPUTS_QUEUE: Keys = Keys {
    known: &[("capacity", Shape::Integer)],
    required: &[],
    min: 1,
};

const PLUGINS: Keys = Keys {
    known: &[
        ("init_config", Shape::Any),
        ("library_path", Shape::Text),
        ("name", Shape::Text),
        ("open_params", Shape::Text),
    ],
    required: &["library_path", "name"],
    min: 0,
};

const PROGRAM_OUTPUT: Keys = Keys {
    known: &[
        ("enabled", Shape::Bool),
        ("keep_alive", Shape::Bool),
        ("program", Shape::Text),
    ],
    required: &["program"],
    min: 0,
};

const RULES_DISABLE: Keys = Keys {
    known: &[("rule", Shape::Text), ("tag", Shape::Text)],
    required: &[],
    min: 1,
};

const RULES_ENABLE: Keys = Keys {
    known: &[("rule", Shape::Text), ("tag", Shape::Text)],
    required: &[],
    min: 1,
};

const RULES: Keys = Keys {
    known: &[
        ("disable", Shape::Keys(&RULES_DISABLE)),
        ("enable", Shape::Keys(&RULES_ENABLE)),
    ],
    required: &[],
    min: 1,
};

const STDOUT_OUTPUT: Keys = Keys {
    known: &[("enabled", Shape::Bool)],
    required: &[],
    min: 1,
};

const SYSCALL_EVENT_DROPS: Keys = Keys {
    known: &[
        ("actions", Shape::Array(&Shape::Text)),
        ("max_burst", Shape::Integer),
        ("rate", Shape::Number),
        ("simulate_drops", Shape::Bool),
        ("threshold", Shape::Number),
    ],
    required: &[],
    min: 1,
};

const SYSCALL_EVENT_TIMEOUTS: Keys = Keys {
    known: &[("max_consecutives", Shape::Integer)],
    required: &[],
    min: 1,
};

const SYSLOG_OUTPUT: Keys = Keys {
    known: &[("enabled", Shape::Bool)],
    required: &[],
    min: 1,
};

const WEBSERVER: Keys = Keys {
    known: &[
        ("enabled", Shape::Bool),
        ("k8s_healthz_endpoint", Shape::Text),
        ("listen_address", Shape::Text),
        ("listen_port", Shape::Integer),
        ("prometheus_metrics_enabled", Shape::Bool),
        ("ssl_certificate", Shape::Text),
        ("ssl_enabled", Shape::Bool),
        ("threadiness", Shape::Integer),
    ],
    required: &[],
    min: 1,
};

const ROOT: Keys = Keys {
    known: &[
        ("append_output", Shape::Array(&Shape::Keys(&APPEND_OUTPUT))),
        ("base_syscalls", Shape::Keys(&BASE_SYSCALLS)),
        ("buffer_format_base64", Shape::Bool),
        ("buffered_outputs", Shape::Bool),
        ("capture", Shape::Keys(&CAPTURE)),
        ("config_files", Shape::Array(&Shape::Include)),
        ("engine", Shape::Keys(&ENGINE)),
        ("falco_libs", Shape::Keys(&FALCO_LIBS)),
        ("file_output", Shape::Keys(&FILE_OUTPUT)),
        ("http_output", Shape::Keys(&HTTP_OUTPUT)),
        ("json_include_message_property", Shape::Bool),
        ("json_include_output_fields_property", Shape::Bool),
        ("json_include_output_property", Shape::Bool),
        ("json_include_tags_property", Shape::Bool),
        ("json_output", Shape::Bool),
        ("libs_logger", Shape::Keys(&LIBS_LOGGER)),
        ("load_plugins", Shape::Array(&Shape::Text)),
        ("log_level", Shape::Text),
        ("log_stderr", Shape::Bool),
        ("log_syslog", Shape::Bool),
        ("metrics", Shape::Keys(&METRICS)),
        ("output_timeout", Shape::Integer),
        ("outputs_queue", Shape::Keys(&OUTPUTS_QUEUE)),
        ("plugins", Shape::Array(&Shape::Keys(&PLUGINS))),
        ("plugins_hostinfo", Shape::Bool),
        ("priority", Shape::Text),
        ("program_output", Shape::Keys(&PROGRAM_OUTPUT)),
        ("rule_files", Shape::Array(&Shape::Text)),
        ("rule_matching", Shape::Text),
        ("rules", Shape::Array(&Shape::Keys(&RULES))),
        ("rules_files", Shape::Array(&Shape::Text)),
        ("static_fields", Shape::Mapping),
        ("stdout_output", Shape::Keys(&STDOUT_OUTPUT)),
        ("syscall_event_drops", Shape::Keys(&SYSCALL_EVENT_DROPS)),
        ("syscall_event_timeouts", Shape::Keys(&SYSCALL_EVENT_TIMEOUTS)),
        ("syslog_output", Shape::Keys(&SYSLOG_OUTPUT)),
        ("time_format_iso_8601", Shape::Bool),
        ("watch_config_files", Shape::Bool),
        ("webserver", Shape::Keys(&WEBSERVER)),
    ],
    required: &[],
    min: 0,
};

/// Returns [`VALID`], or the first message about `document`.
pub(crate) fn status(document: &Value) -> String {
    let mut path = "<root>".to_owned();
    match check(document, &Shape::Keys(&ROOT), &mut path) {
        Ok(()) => VALID.to_owned(),
        Err(message) => format!("failed for {message}"),
    }
}

/// Checks a value; the error is the first message, with the path where it applies.
fn check(value: &Value, shape: &Shape, path: &mut String) -> Result<(), String> {
    let text = tree::text(value);
    let is_text = text.is_some() || value.is_null() || is_empty(value);
    let is_valid = match shape {
        Shape::Any => true,
        Shape::Text => is_text,
        Shape::Bool => matches!(text.as_deref(), Some("true" | "false")),
        Shape::Integer => text.is_some_and(|text| text.trim_start().parse::<i64>().is_ok()),
        Shape::Number => text.is_some_and(|text| text.trim_start().parse::<f64>().is_ok()),
        Shape::Mapping => value.is_mapping() || is_empty(value),
        Shape::Include => is_text || value.get("path").is_some(),
        Shape::FieldOrTemplate => is_text || value.is_mapping(),
        Shape::Array(element) => match value {
            Value::Sequence(elements) => return check_elements(elements, element, path),
            _ => is_empty(value),
        },
        Shape::Keys(keys) => match value {
            Value::Mapping(mapping) => return check_keys(mapping, keys, path),
            _ if is_empty(value) => return check_keys(&Mapping::new(), keys, path),
            _ => false,
        },
    };
    if is_valid {
        Ok(())
    } else {
        Err(format!("{path}: Value type not permitted by 'type' constraint."))
    }
}

fn check_elements(elements: &[Value], shape: &Shape, path: &mut String) -> Result<(), String> {
    for (index, element) in elements.iter().enumerate() {
        below(&format!("[{index}]"), element, shape, path)?;
    }
    Ok(())
}

fn check_keys(mapping: &Mapping, keys: &Keys, path: &mut String) -> Result<(), String> {
    if mapping.len() < keys.min {
        return Err(format!(
            "{path}: Object should have no fewer than {} properties.",
            keys.min
        ));
    }
    for (name, shape) in keys.known {
        if let Some(value) = mapping.get(*name) {
            below(&format!("[{name}]"), value, shape, path)?;
        }
    }
    let is_known = |key: &str| keys.known.iter().any(|(name, _)| *name == key);
    let names = mapping.keys().map(|key| tree::text(key).unwrap_or_default());
    if let Some(unknown) = names.into_iter().find(|key| !is_known(key)) {
        return Err(format!(
            "{path}: Object contains a property that could not be validated using 'properties' or \
             'additionalProperties' constraints: '{unknown}'."
        ));
    }
    match keys.required.iter().find(|name| !mapping.contains_key(**name)) {
        Some(name) => Err(format!("{path}: Missing required property '{name}'.")),
        None => Ok(()),
    }
}

/// Checks a value one step further down.
fn below(step: &str, value: &Value, shape: &Shape, path: &mut String) -> Result<(), String> {
    let length = path.len();
    path.push_str(step);
    let result = check(value, shape, path);
    path.truncate(length);
    result
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Sequence(elements) => elements.is_empty(),
        Value::Mapping(mapping) => mapping.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status_of(yaml: &str) -> String {
        status(&serde_yaml::from_str(yaml).unwrap())
    }

    #[test]
    fn valid_documents_are_ok() {
        for yaml in [
            "{json_output: true, priority: debug, rules_files: [a.yaml]}",
            "{engine: {kind: modern_ebpf, modern_ebpf: {buf_size_preset: 4}}}",
            "{config_files: [a.yaml, {path: b.yaml, strategy: append}]}",
            "{append_output: [{extra_fields: [evt.num, {a: '%evt.num'}]}], plugins: []}",
            "{syscall_event_drops: {threshold: .1}, webserver: {listen_port: '8765'}}",
        ] {
            assert_eq!(status_of(yaml), VALID, "{yaml}");
        }
    }

    #[test]
    fn the_first_message_has_the_words_of_falco() {
        let unknown = "Object contains a property that could not be validated using 'properties' or \
                       'additionalProperties' constraints:";
        for (yaml, expected) in [
            (
                "{falco: {json_output: true}}",
                format!("<root>: {unknown} 'falco'."),
            ),
            (
                "{rules_file: [a.yaml]}",
                format!("<root>: {unknown} 'rules_file'."),
            ),
            (
                "{engine: {kind: kmod, ebpf: {}}}",
                format!("<root>[engine]: {unknown} 'ebpf'."),
            ),
            (
                "{json_output: maybe}",
                "<root>[json_output]: Value type not permitted by 'type' constraint.".to_owned(),
            ),
            (
                "{rules_files: [a.yaml, {b: c}]}",
                "<root>[rules_files][1]: Value type not permitted by 'type' constraint.".to_owned(),
            ),
            (
                "{engine: {kmod: {buf_size_preset: 4}}}",
                "<root>[engine]: Missing required property 'kind'.".to_owned(),
            ),
        ] {
            assert_eq!(status_of(yaml), format!("failed for {expected}"), "{yaml}");
        }
    }

    #[test]
    fn known_keys_are_sorted() {
        // Falco's validator visits them in this order, which decides about the first message.
        fn check_order(keys: &Keys) {
            assert!(keys.known.is_sorted_by_key(|(name, _)| name));
            for (_, shape) in keys.known {
                if let Shape::Keys(keys) | Shape::Array(Shape::Keys(keys)) = shape {
                    check_order(keys);
                }
            }
        }
        check_order(&ROOT);
    }
}
