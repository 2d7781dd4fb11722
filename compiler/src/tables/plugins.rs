//! The known plugins with their sources and fields.

use super::generated::plugins::PLUGINS;
use super::{FIELDS, Field};

/// One row of the plugin table.
#[derive(Debug)]
pub struct Plugin {
    /// Name, as in `required_plugin_versions`.
    pub name: &'static str,
    /// Newest release that the tables describe.
    pub version: (u32, u32, u32),
    /// The event source that it provides.
    pub source: Option<&'static str>,
    /// [`Field::provider`] of the fields it extracts.
    pub fields: Option<&'static str>,
    /// Names of the events it injects, which `evt.type` can show.
    pub async_events: &'static [&'static str],
    /// Its purpose, in one line.
    pub doc: &'static str,
}

impl Plugin {
    /// Returns the plugin called `name`.
    pub fn find(name: &str) -> Option<&'static Self> {
        PLUGINS
            .binary_search_by_key(&name, |plugin| plugin.name)
            .ok()
            .map(|place| &PLUGINS[place])
    }

    /// Returns the fields it extracts.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        let provider = self.fields;
        FIELDS
            .iter()
            .filter(move |field| Some(field.provider) == provider)
    }
}

/// The source of system calls; the only one that needs no plugin.
pub const SYSCALL_SOURCE: &str = "syscall";

/// Returns every event source: `syscall` first, those of plugins sorted.
pub fn sources() -> Vec<&'static str> {
    let mut sources: Vec<_> = PLUGINS.iter().filter_map(|plugin| plugin.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.insert(0, SYSCALL_SOURCE);
    sources
}

/// Returns whether `source` is a known event source.
pub fn is_source(source: &str) -> bool {
    source == SYSCALL_SOURCE || PLUGINS.iter().any(|plugin| plugin.source == Some(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_plugin_has_one_and_every_provider_is_known() {
        for field in FIELDS.iter().filter(|field| field.provider != "builtin") {
            let plugin = Plugin::find(field.provider)
                .unwrap_or_else(|| panic!("{}: provider {}", field.name, field.provider));
            assert_eq!(plugin.fields, Some(field.provider), "{}", field.name);
        }
        for plugin in &PLUGINS {
            assert!(
                plugin.fields.is_none() || plugin.fields().next().is_some(),
                "{}: no fields",
                plugin.name
            );
        }
    }

    #[test]
    fn every_source_of_a_field_is_known() {
        for field in &FIELDS {
            for source in field.sources {
                assert!(*source == "*" || is_source(source), "{}: {source}", field.name);
            }
        }
    }

    #[test]
    fn sources_are_listed_once_with_syscall_first() {
        let sources = sources();
        assert_eq!(sources[0], SYSCALL_SOURCE);
        assert!(sources[1..].is_sorted_by(|a, b| a < b));
        assert!(is_source("k8s_audit") && !is_source("k8saudit"));
        assert_eq!(
            Plugin::find("k8saudit-eks").and_then(|p| p.source),
            Some("k8s_audit")
        );
        assert!(Plugin::find("k8saudit-").is_none());
    }
}
