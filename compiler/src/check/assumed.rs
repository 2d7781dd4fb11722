//! Assumptions about the installation that will run the rules: its plugins, event sources and configured
//! fields.
//!
//! Validation loads no plugin. The fields and sources of plugins are taken from the tables, either for all
//! known plugins or for those that are named.

use std::collections::BTreeMap;

use crate::resolve::Version;
use crate::tables::{self, PLUGINS, SYSCALL_SOURCE};

/// The plugins, sources and configured fields that are assumed to exist.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Assumed {
    plugins: Option<Vec<Plugin>>,
    sources: Option<Vec<String>>,
    static_fields: BTreeMap<String, String>,
}

/// The prefix of the names of fields that the configuration defines.
pub const STATIC_PREFIX: &str = "static.";

/// A plugin that is assumed to be loaded.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Plugin {
    /// Its name.
    pub name: String,
    /// Its version; without one it satisfies every requirement.
    pub version: Option<Version>,
}

impl Assumed {
    /// Assumes every plugin of the tables, in any version.
    pub const fn all() -> Self {
        Self {
            plugins: None,
            sources: None,
            static_fields: BTreeMap::new(),
        }
    }

    /// Assumes exactly these plugins.
    pub fn only(plugins: impl IntoIterator<Item = Plugin>) -> Self {
        Self {
            plugins: Some(plugins.into_iter().collect()),
            sources: None,
            static_fields: BTreeMap::new(),
        }
    }

    /// Returns the same assumptions with the event sources restricted to `sources`.
    #[must_use]
    pub fn with_sources(mut self, sources: impl IntoIterator<Item = String>) -> Self {
        self.sources = Some(sources.into_iter().collect());
        self
    }

    /// Returns the same assumptions with configured fields: by name without [`STATIC_PREFIX`], each with the
    /// string that it has on every event of every source.
    #[must_use]
    pub fn with_static_fields(mut self, fields: BTreeMap<String, String>) -> Self {
        self.static_fields = fields;
        self
    }

    /// Returns the value of the configured field with this full name.
    pub fn static_field(&self, name: &str) -> Option<&str> {
        let text = self.static_fields.get(name.strip_prefix(STATIC_PREFIX)?)?;
        Some(text)
    }

    /// Returns the full names of the configured fields, sorted.
    pub fn static_names(&self) -> impl Iterator<Item = String> {
        self.static_fields
            .keys()
            .map(|name| format!("{STATIC_PREFIX}{name}"))
    }

    /// Assumes a default installation of Falco 0.45: the container plugin and nothing else.
    pub fn falco() -> Self {
        Self::only([Plugin {
            name: "container".to_owned(),
            version: Some(Version {
                major: 0,
                minor: 7,
                patch: 1,
            }),
        }])
    }

    /// Returns the version of the plugin called `name`: `None` if it is not loaded, `Some(None)` if it
    /// satisfies every requirement.
    pub fn plugin(&self, name: &str) -> Option<Option<Version>> {
        match &self.plugins {
            None => tables::Plugin::find(name).map(|_| None),
            Some(plugins) => plugins
                .iter()
                .find(|plugin| plugin.name == name)
                .map(|plugin| plugin.version),
        }
    }

    /// Returns whether every plugin of the tables is assumed to be loaded.
    pub const fn is_open(&self) -> bool {
        self.plugins.is_none()
    }

    /// Returns whether a loaded plugin extracts the fields of `provider`.
    pub fn has_provider(&self, provider: &str) -> bool {
        provider == "builtin" || self.rows().any(|plugin| plugin.fields == Some(provider))
    }

    /// Returns whether rules for events of `source` can be evaluated.
    pub fn has_source(&self, source: &str) -> bool {
        self.expects(source)
            && (source == SYSCALL_SOURCE || self.rows().any(|plugin| plugin.source == Some(source)))
    }

    fn expects(&self, source: &str) -> bool {
        self.sources
            .as_ref()
            .is_none_or(|sources| sources.iter().any(|known| known == source))
    }

    /// Returns the available sources: `syscall` first, then those of plugins, sorted.
    pub fn sources(&self) -> Vec<&'static str> {
        let mut sources: Vec<_> = self.rows().filter_map(|plugin| plugin.source).collect();
        sources.sort_unstable();
        sources.dedup();
        sources.insert(0, SYSCALL_SOURCE);
        sources.retain(|source| self.expects(source));
        sources
    }

    /// Returns the table rows of the loaded plugins.
    fn rows(&self) -> impl Iterator<Item = &'static tables::Plugin> {
        PLUGINS.iter().filter(|plugin| self.plugin(plugin.name).is_some())
    }
}

impl Default for Assumed {
    fn default() -> Self {
        Self::all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plugins_provide_their_sources() {
        assert!(Assumed::all().has_source("k8s_audit"));
        assert!(!Assumed::falco().has_source("k8s_audit"));
        assert!(Assumed::falco().has_source("syscall"));
        assert!(Assumed::falco().has_provider("container"));
        assert_eq!(Assumed::falco().sources(), ["syscall"]);
        let audit = Assumed::all().with_sources(["k8s_audit".to_owned()]);
        assert_eq!(audit.sources(), ["k8s_audit"]);
        assert!(!audit.has_source("syscall"));
    }
}
