//! `--version`: prints versions.

use std::fmt::Write as _;

use compiler::tables::{DRIVER_API_VERSION, ENGINE_VERSION, FALCO_VERSION, PLUGINS, SCHEMA_VERSION};
use serde_json::json;

/// Release of the Falco libraries whose event table and fields Lanner follows.
const LIBS_VERSION: &str = "0.25.0";
/// Plugin API version of that release.
const PLUGIN_API_VERSION: &str = "3.12.0";
/// Driver release that records the events of the table.
const DEFAULT_DRIVER: &str = "10.1.0+driver";

/// Returns the versions as lines of text.
pub(crate) fn text() -> String {
    let mut out = String::new();
    for (label, version) in [
        ("Falco version: ", FALCO_VERSION),
        ("Libs version:  ", LIBS_VERSION),
        ("Plugin API:    ", PLUGIN_API_VERSION),
        ("Engine:        ", &engine()),
    ] {
        let _ = writeln!(out, "{label}{version}");
    }
    out.push_str("Driver:\n");
    for (label, version) in [
        ("API version:    ", DRIVER_API_VERSION),
        ("Schema version: ", SCHEMA_VERSION),
        ("Default driver: ", DEFAULT_DRIVER),
    ] {
        let _ = writeln!(out, "  {label}{version}");
    }
    out
}

/// Returns the versions as JSON, including those of the loaded `plugins`.
pub(crate) fn json(plugins: &[String]) -> serde_json::Value {
    let mut object = json!({
        "default_driver_version": DEFAULT_DRIVER,
        "driver_api_version": DRIVER_API_VERSION,
        "driver_schema_version": SCHEMA_VERSION,
        // Only the minor number, as text: tools of old rely on it.
        "engine_version": ENGINE_VERSION.1.to_string(),
        "engine_version_semver": engine(),
        "falco_version": FALCO_VERSION,
        "libs_version": LIBS_VERSION,
        "plugin_api_version": PLUGIN_API_VERSION,
    });
    let versions: serde_json::Map<_, _> = PLUGINS
        .iter()
        .filter(|plugin| plugins.iter().any(|name| name == plugin.name))
        .map(|plugin| (plugin.name.to_owned(), json!(plugin.version)))
        .collect();
    if !versions.is_empty() {
        object["plugin_versions"] = versions.into();
    }
    object
}

fn engine() -> String {
    let (major, minor, patch) = ENGINE_VERSION;
    format!("{major}.{minor}.{patch}")
}
