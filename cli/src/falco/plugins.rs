//! `--list-plugins` and `--plugin-info`: describes plugins from the tables. No library is loaded, so contact, init
//! schema and open parameters are not available.

use std::fmt::Write as _;

use compiler::tables::Plugin;

/// Returns the descriptions of the plugins `names`.
pub(crate) fn list(names: &[String]) -> String {
    let mut out = format!("{} Plugins Loaded:\n\n", names.len());
    for name in names {
        let _ = writeln!(out, "{}", card(name));
    }
    out.push('\n');
    out
}

/// Returns the description of the plugin `name` if it is one of `names`.
pub(crate) fn info(name: &str, names: &[String]) -> Option<String> {
    names.iter().any(|known| known == name).then(|| {
        let mut out = card(name);
        out.push_str("\nInit config schema type: Not available, Lanner loads no plugin library\n\n");
        out
    })
}

fn card(name: &str) -> String {
    let Some(plugin) = Plugin::find(name) else {
        return format!("Name: {name}\nDescription: not known to Lanner\n");
    };
    let (major, minor, patch) = plugin.version;
    let mut out = format!(
        "Name: {name}\nDescription: {}\nVersion: {major}.{minor}.{patch}\nCapabilities: \n",
        plugin.doc
    );
    if let Some(source) = plugin.source {
        let _ = writeln!(out, "  - Event Sourcing (source='{source}')");
    }
    if plugin.fields.is_some() {
        out.push_str("  - Field Extraction\n");
    }
    if !plugin.async_events.is_empty() {
        out.push_str("  - Async Events\n");
    }
    out
}
