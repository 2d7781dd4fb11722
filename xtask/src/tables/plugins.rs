//! Converts `plugins.toml` to Rust.

use std::fmt::Write as _;

use super::INFALLIBLE;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    plugin: Vec<Plugin>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plugin {
    name: String,
    version: String,
    source: Option<String>,
    fields: Option<String>,
    #[serde(default)]
    async_events: Vec<String>,
    doc: String,
}

impl Data {
    /// Returns every event source: that of system calls, then those of plugins, sorted.
    pub(super) fn sources(&self) -> Vec<String> {
        let mut sources: Vec<String> = self
            .plugin
            .iter()
            .filter_map(|plugin| plugin.source.clone())
            .collect();
        sources.sort();
        sources.dedup();
        sources.insert(0, "syscall".to_owned());
        sources
    }
}

pub(super) fn rust(data: &Data) -> Result<String, String> {
    let total = data.plugin.len();
    let mut text = format!(
        "use crate::tables::Plugin;\n\n/// Every plugin, by name.\npub static PLUGINS: [Plugin; {total}] = [\n"
    );
    for pair in data.plugin.windows(2) {
        if pair[0].name >= pair[1].name {
            return Err(format!("plugins.toml: {} is not in sorted order", pair[1].name));
        }
    }
    for plugin in &data.plugin {
        writeln!(
            text,
            "    Plugin {{\n        name: {:?}, version: {}, source: {:?}, fields: {:?},\n        async_events: &{:?},\n        doc: {:?},\n    }},",
            plugin.name,
            version(&plugin.version)
                .ok_or_else(|| format!("plugins.toml: {}: version {:?}", plugin.name, plugin.version))?,
            plugin.source,
            plugin.fields,
            plugin.async_events,
            plugin.doc,
        )
        .expect(INFALLIBLE);
    }
    text.push_str("];\n");
    Ok(text)
}

/// Returns `1.2.3` as a tuple literal.
fn version(text: &str) -> Option<String> {
    let parts: Vec<u32> = text
        .split('.')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [major, minor, patch] = parts[..] else {
        return None;
    };
    Some(format!("({major}, {minor}, {patch})"))
}
