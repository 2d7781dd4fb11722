//! Rules, in their four shapes: override, append, switch, definition.

use std::collections::BTreeSet;

use super::decode::{Decode, Decoder, Presence, extended, path_step};
use super::exception::exceptions;
use super::overrides::{self, Overrides};
use super::{Action, FactKind, ItemType, Keyed, Operation, PathStep, Rule, RuleSwitch, RuleUpdate, Text};
use crate::source::MappedText;
use crate::tables::KeyItem;

/// Decodes a rule.
pub(super) fn rule(decoder: &mut Decoder<'_>) {
    let path = [decoder.step(ItemType::Rule, "")];
    let Some(name) = decoder.required("rule", &path) else {
        return;
    };
    let path = [decoder.step(ItemType::Rule, name.value.as_str())];
    let before = decoder.steps.len();
    let source = decoder.value("source", Presence::MayBeEmpty, &path);
    let source_refused = decoder.steps.len() > before;
    let append = overrides::append_flag(decoder, &path);
    let overrides = Overrides::decode(decoder, &path, KeyItem::Rule);
    overrides.conflict_with_append(decoder, &path, append);
    let content = ["condition", "output", "desc", "priority"];
    if !overrides.entries.is_empty() || !overrides.refused.is_empty() {
        override_rule(decoder, &path, &name, source.as_ref(), &overrides);
    } else if append {
        append_to_rule(decoder, &path, &name, source);
    } else if !content.iter().any(|key| decoder.has(key)) {
        switch_rule(decoder, &path, name);
    } else {
        define_rule(decoder, &path, name, source_refused);
    }
    decoder.unknown_keys(KeyItem::Rule, &path);
}

fn define_rule(decoder: &mut Decoder<'_>, path: &[PathStep], name: Text, source_refused: bool) {
    let condition = decoder.required("condition", path);
    let output = decoder.required("output", path).map(trimmed);
    let desc = decoder.required("desc", path);
    let priority = decoder.priority(path);
    let source = if source_refused {
        None
    } else {
        decoder.value("source", Presence::Optional, path)
    };
    let rule = Rule {
        item: decoder.place(),
        name,
        condition,
        output,
        desc,
        priority,
        source,
        enabled: decoder.value("enabled", Presence::Optional, path),
        capture: decoder.value("capture", Presence::Optional, path),
        capture_duration: decoder.value("capture_duration", Presence::Optional, path),
        warn_evttypes: decoder.value("warn_evttypes", Presence::Optional, path),
        skip_if_unknown_filter: decoder.value("skip-if-unknown-filter", Presence::Optional, path),
        tags: decoder.elements("tags", Presence::Optional, path),
        exceptions: exceptions(decoder, path, false),
    };
    decoder.action(Action::DefineRule(Box::new(rule)));
}

/// An output without the blanks around it.
fn trimmed(mut output: Text) -> Text {
    const BLANKS: [char; 6] = [' ', '\t', '\n', '\r', '\x0B', '\x0C'];
    let text = output.value.as_str();
    let start = text.len() - text.trim_start_matches(BLANKS).len();
    let end = text.trim_end_matches(BLANKS).len().max(start);
    let mut value = MappedText::default();
    value.push_slice(&output.value, start..end);
    output.value = value;
    output
}

fn switch_rule(decoder: &mut Decoder<'_>, path: &[PathStep], name: Text) {
    let enabled: Option<Keyed<bool>> = decoder.value("enabled", Presence::Required, path);
    if let Some(enabled) = &enabled {
        decoder.fact(FactKind::DeprecatedEnabled, enabled.key, path);
    }
    let item = decoder.place();
    decoder.action(Action::EnableRule(RuleSwitch { item, name, enabled }));
}

fn append_to_rule(decoder: &mut Decoder<'_>, path: &[PathStep], name: &Text, source: Option<Text>) {
    let mut update = RuleUpdate::new(decoder, name);
    update.source = source;
    if decoder.has("condition") {
        update.condition = decoder.required("condition", path);
    }
    update.exceptions = exceptions(decoder, path, true);
    decoder.action(Action::AppendRule(Box::new(update)));
}

impl RuleUpdate {
    fn new(decoder: &Decoder<'_>, name: &Text) -> Self {
        Self {
            item: decoder.place(),
            name: name.clone(),
            operations: Vec::new(),
            source: None,
            condition: None,
            output: None,
            desc: None,
            tags: None,
            exceptions: None,
            priority: None,
            enabled: None,
            capture: None,
            capture_duration: None,
            warn_evttypes: None,
            skip_if_unknown_filter: None,
        }
    }
}

fn override_rule(
    decoder: &mut Decoder<'_>,
    path: &[PathStep],
    name: &Text,
    source: Option<&Text>,
    overrides: &Overrides,
) {
    let mut expected: BTreeSet<&'static str> = KeyItem::Rule
        .keys()
        .filter(|key| key.append || key.replace)
        .map(|key| key.name)
        .filter(|key| decoder.has(key) && !overrides.refused.iter().any(|refused| refused == key))
        .collect();
    for operation in [Operation::Append, Operation::Replace] {
        if overrides.any(operation) {
            let mut part = Part {
                path,
                overrides,
                operation,
                expected: &mut expected,
            };
            let mut update = part.update(decoder, name, source.cloned());
            update.operations.clone_from(&overrides.entries);
            decoder.action(match operation {
                Operation::Append => Action::AppendRule(Box::new(update)),
                Operation::Replace => Action::ReplaceRule(Box::new(update)),
            });
        }
    }
    for key in expected {
        if let Some((key_node, value)) = decoder.get(key) {
            let path = extended(path, path_step(ItemType::Overrides, key, value));
            decoder.fact(FactKind::KeyNotOverridden(key), key_node.span, &path);
        }
    }
}

/// The entries of `override` with one operation.
struct Part<'a> {
    path: &'a [PathStep],
    overrides: &'a Overrides,
    operation: Operation,
    /// Keys of the item that no entry has named yet.
    expected: &'a mut BTreeSet<&'static str>,
}

impl Part<'_> {
    fn update(&mut self, decoder: &mut Decoder<'_>, name: &Text, source: Option<Text>) -> RuleUpdate {
        let mut update = RuleUpdate::new(decoder, name);
        if self.wants(decoder, "condition") {
            update.source = source;
            update.condition = decoder.required("condition", self.path);
        }
        if self.wants(decoder, "exceptions") {
            let append = self.operation == Operation::Append;
            update.exceptions = exceptions(decoder, self.path, append);
        }
        update.output = self.text(decoder, "output");
        update.desc = self.text(decoder, "desc");
        if self.wants(decoder, "tags") {
            update.tags = decoder.elements("tags", Presence::Optional, self.path);
        }
        if self.operation == Operation::Append {
            return update;
        }
        if self.wants(decoder, "priority") {
            update.priority = decoder.priority(self.path);
        }
        update.capture = self.value(decoder, "capture");
        update.capture_duration = self.value(decoder, "capture_duration");
        update.enabled = self.value(decoder, "enabled");
        update.warn_evttypes = self.value(decoder, "warn_evttypes");
        update.skip_if_unknown_filter = self.value(decoder, "skip-if-unknown-filter");
        update
    }

    fn text(&mut self, decoder: &mut Decoder<'_>, key: &'static str) -> Option<Text> {
        self.value(decoder, key)
    }

    fn value<T: Decode>(&mut self, decoder: &mut Decoder<'_>, key: &'static str) -> Option<Keyed<T>> {
        self.wants(decoder, key)
            .then(|| decoder.value(key, Presence::Required, self.path))?
    }

    /// An entry names `key`, and the item has it.
    fn wants(&mut self, decoder: &mut Decoder<'_>, key: &'static str) -> bool {
        let Some(entry) = self.overrides.find(self.operation, key) else {
            return false;
        };
        if self.expected.remove(key) {
            return true;
        }
        let kind = FactKind::OverriddenKeyMissing {
            operation: self.operation,
            key: key.to_owned(),
        };
        decoder.fact(kind, entry.key_span, self.path);
        false
    }
}
