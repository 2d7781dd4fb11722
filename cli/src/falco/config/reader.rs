//! Interprets a merged and overridden document as a [`Configuration`].
//!
//! In: a YAML tree. Out: the values of its keys, or the first error that Falco would report. Outputs are in
//! [`super::outputs`], keys that are only validated in [`super::checks`].

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use compiler::backend::Matching;
use compiler::tables::Priority;
use runtime::engine::{Selection, Selector};
use runtime::fields::Buffers;
use runtime::output;
use serde_yaml::Value;

use super::{ConfigError, EngineKind, tree};

/// A document and the path for its error messages.
pub(super) struct Reader<'a> {
    pub(super) root: &'a Value,
    pub(super) path: &'a str,
}

impl Reader<'_> {
    pub(super) fn at(&self, path: &str) -> Option<&Value> {
        tree::at(self.root, path)
    }

    pub(super) fn text(&self, path: &str) -> Option<String> {
        self.at(path).and_then(tree::text)
    }

    pub(super) fn flag(&self, path: &str, default: bool) -> bool {
        self.at(path).and_then(tree::flag).unwrap_or(default)
    }

    pub(super) fn error(&self, what: impl Into<String>) -> ConfigError {
        ConfigError::Value {
            path: self.path.to_owned(),
            what: what.into(),
        }
    }

    pub(super) fn log_level(&self) -> Result<Priority, ConfigError> {
        match self.text("log_level") {
            None => Ok(Priority::Informational),
            // Log levels are written in full and in lower case, `info` aside.
            Some(level) => Priority::parse(&level)
                .filter(|_| level != "informational" && level == level.to_lowercase())
                .ok_or(ConfigError::LogLevel(level)),
        }
    }

    pub(super) fn engine(&self) -> Result<EngineKind, ConfigError> {
        let kind = self.text("engine.kind").unwrap_or_else(|| "kmod".to_owned());
        match kind.as_str() {
            "kmod" | "modern_ebpf" => Ok(EngineKind::Live(kind)),
            "nodriver" => Ok(EngineKind::NoDriver),
            "replay" => self
                .text("engine.replay.capture_file")
                .filter(|file| !file.is_empty())
                .map(EngineKind::Replay)
                .ok_or_else(|| {
                    self.error("engine.kind is 'replay' but no engine.replay.capture_file specified.")
                }),
            _ => Err(self.error(format!("engine.kind '{kind}' is not a valid kind."))),
        }
    }

    pub(super) fn rules_files(&self) -> Result<Vec<String>, ConfigError> {
        let (files, file) = (self.at("rules_files"), self.at("rules_file"));
        if files.is_some() && file.is_some() {
            return Err(self.error("both 'rules_files' and 'rules_file' keys set"));
        }
        let mut paths = tree::texts(files.or(file));
        paths.retain(|path| Path::new(path).exists());
        Ok(paths)
    }

    pub(super) fn rule_matching(&self) -> Result<Matching, ConfigError> {
        match self.text("rule_matching") {
            None => Ok(Matching::First),
            Some(word) if word.eq_ignore_ascii_case("first") => Ok(Matching::First),
            Some(word) if word.eq_ignore_ascii_case("all") => Ok(Matching::All),
            Some(word) => Err(ConfigError::RuleMatching(word)),
        }
    }

    pub(super) fn priority(&self) -> Result<Priority, ConfigError> {
        match self.text("priority") {
            None => Ok(Priority::Debug),
            Some(word) => Priority::parse(&word).ok_or(ConfigError::Priority(word)),
        }
    }

    pub(super) fn selections(&self) -> Result<Vec<Selection>, ConfigError> {
        let mut selections = Vec::new();
        for entry in tree::elements(self.at("rules")) {
            let (enable, chosen) = match (entry.get("enable"), entry.get("disable")) {
                (Some(chosen), _) => (true, chosen),
                (None, Some(chosen)) => (false, chosen),
                (None, None) => return Err(self.error("an entry of 'rules' has neither enable nor disable")),
            };
            if !chosen.is_mapping() {
                return Err(self.error("enable and disable of 'rules' take a rule or a tag"));
            }
            let named = |key: &str| chosen.get(key).and_then(tree::text);
            let by = [named("rule").map(Selector::Name), named("tag").map(Selector::Tag)];
            selections.extend(
                by.into_iter()
                    .flatten()
                    .filter(|rules| !matches!(rules, Selector::Name(text) | Selector::Tag(text) if text.is_empty()))
                    .map(|rules| Selection { enable, rules }),
            );
        }
        Ok(selections)
    }

    /// Returns the time that a stalled output gets; Falco's default is 2 seconds.
    pub(super) fn output_timeout(&self) -> Duration {
        const DEFAULT_MILLISECONDS: u64 = 2000;
        let milliseconds = self.text("output_timeout").and_then(|text| text.parse().ok());
        Duration::from_millis(milliseconds.unwrap_or(DEFAULT_MILLISECONDS))
    }

    pub(super) fn alerts(&self) -> output::Options {
        output::Options {
            json: self.flag("json_output", false),
            iso_time: self.flag("time_format_iso_8601", false),
            output: self.flag("json_include_output_property", true),
            message: self.flag("json_include_message_property", false),
            fields: self.flag("json_include_output_fields_property", true),
            tags: self.flag("json_include_tags_property", true),
            hostname: None,
            buffers: if self.flag("buffer_format_base64", false) {
                Buffers::Base64
            } else {
                Buffers::Dotted
            },
        }
    }

    pub(super) fn static_fields(&self) -> BTreeMap<String, String> {
        let Some(Value::Mapping(fields)) = self.at("static_fields") else {
            return BTreeMap::new();
        };
        fields
            .iter()
            .filter_map(|(key, value)| Some((tree::text(key)?, tree::text(value)?)))
            .collect()
    }

    pub(super) fn plugins(&self) -> Result<Option<Vec<String>>, ConfigError> {
        let (configured, loaded) = (self.at("plugins"), self.at("load_plugins"));
        if configured.is_none() && loaded.is_none() {
            return Ok(None);
        }
        let names: Vec<String> = tree::elements(configured)
            .iter()
            .filter_map(|plugin| plugin.get("name").and_then(tree::text))
            .collect();
        if loaded.is_none() {
            return Ok(Some(names));
        }
        let loaded = tree::texts(loaded);
        match loaded.iter().find(|name| !names.contains(name)) {
            Some(name) => Err(self.error(format!(
                "Cannot load plugin '{name}': plugin config not found for given name"
            ))),
            None => Ok(Some(loaded)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Configuration, DEFAULTS, OutputConfig, document};
    use super::*;

    fn load(options: &[&str]) -> Result<Configuration, ConfigError> {
        let options: Vec<String> = options.iter().map(|option| (*option).to_owned()).collect();
        let root = Value::Mapping(document::load(None, DEFAULTS, &options)?.root);
        Reader {
            root: &root,
            path: "built-in defaults",
        }
        .configuration()
    }

    #[test]
    fn defaults_show_alerts_and_warnings() {
        let config = load(&[]).unwrap();
        assert_eq!(config.outputs, [OutputConfig::Stdout]);
        assert!(config.log_stderr);
        assert_eq!(config.engine, EngineKind::Live("kmod".to_owned()));
        assert_eq!(config.rule_matching, Matching::First);
        assert_eq!(config.priority, Priority::Debug);
    }

    #[test]
    fn mistyped_booleans_fall_back_to_their_default() {
        let config = load(&["json_output=maybe", "json_include_tags_property=maybe"]).unwrap();
        assert!(!config.alerts.json);
        assert!(config.alerts.tags);
        assert!(load(&["json_output=On"]).unwrap().alerts.json);
    }

    #[test]
    fn invalid_values_of_checked_keys_fail() {
        let message = |option| load(&[option]).unwrap_err().to_string();
        assert!(message("priority=loud").starts_with("Unknown priority \"loud\""));
        assert!(message("rule_matching=some").contains("must be one of first, all"));
        assert!(message("engine.kind=ebpf").contains("engine.kind 'ebpf' is not a valid kind."));
        assert!(message("engine.kind=replay").contains("no engine.replay.capture_file specified."));
        assert!(message("log_level=INFO").contains("Unknown log level INFO"));
        assert!(message("file_output.enabled=true").contains("no filename in configuration block"));
        assert!(message("rules[].what=x").contains("neither enable nor disable"));
    }

    #[test]
    fn keys_that_are_not_used_are_validated_too() {
        let message = |option| load(&[option]).unwrap_err().to_string();
        assert!(message("webserver.listen_address=here").contains("\"here\" is not a valid IP address"));
        assert!(message("syscall_event_drops.threshold=1.5").contains("in the range [0, 1]"));
        assert!(message("syscall_event_timeouts.max_consecutives=0").contains("unsigned integer > 0"));
        assert!(message("capture.mode=some").contains("capture.mode 'some' is not a valid mode."));
        // A value that is not a number counts as missing.
        assert!(load(&["syscall_event_drops.threshold=much"]).is_ok());
    }

    #[test]
    fn contradicting_drop_actions_are_rejected_in_one_order() {
        let actions = |words: [&str; 2]| {
            let options = words.map(|word| format!("syscall_event_drops.actions[]={word}"));
            load(&[&options[0], &options[1]]).map_err(|error| error.to_string())
        };
        assert!(
            actions(["ignore", "log"])
                .unwrap_err()
                .contains("action \"log\" does not make sense")
        );
        assert!(actions(["log", "ignore"]).is_ok());
        assert!(
            actions(["shout", "log"])
                .unwrap_err()
                .contains("available actions")
        );
    }

    #[test]
    fn selections_keep_their_order() {
        let config = load(&["rules[].disable.rule=*", "rules[]={enable: {rule: a, tag: b}}"]).unwrap();
        let shown: Vec<_> = config
            .selections
            .iter()
            .map(|selection| match &selection.rules {
                Selector::Name(name) => (selection.enable, "rule", name.as_str()),
                Selector::Tag(tag) => (selection.enable, "tag", tag.as_str()),
            })
            .collect();
        assert_eq!(
            shown,
            [(false, "rule", "*"), (true, "rule", "a"), (true, "tag", "b")]
        );
    }
}
