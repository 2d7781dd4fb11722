// Generated from compiler/tables/keys.toml by `cargo xtask tables`; do not edit.

use crate::tables::{Key, KeyItem, KeyKind, KeyNeed};

/// Every key, by item, in the order in which files should write them.
pub static KEYS: [Key; 32] = [
    Key {
        item: KeyItem::RequiredEngineVersion, name: "required_engine_version", kind: KeyKind::Engine, need: KeyNeed::Always,
        default: None, append: false, replace: false, deprecated: None,
        doc: "lowest engine version that can read the file",
    },
    Key {
        item: KeyItem::RequiredPluginVersions, name: "required_plugin_versions", kind: KeyKind::Plugins, need: KeyNeed::Always,
        default: None, append: false, replace: false, deprecated: None,
        doc: "plugins that the file requires, each with its lowest accepted version",
    },
    Key {
        item: KeyItem::Plugin, name: "name", kind: KeyKind::Name, need: KeyNeed::Always,
        default: None, append: false, replace: false, deprecated: None,
        doc: "name of the plugin",
    },
    Key {
        item: KeyItem::Plugin, name: "version", kind: KeyKind::Version, need: KeyNeed::Always,
        default: None, append: false, replace: false, deprecated: None,
        doc: "lowest accepted version; the major version must be the same",
    },
    Key {
        item: KeyItem::Plugin, name: "alternatives", kind: KeyKind::Plugins, need: KeyNeed::No,
        default: None, append: false, replace: false, deprecated: None,
        doc: "plugins that will do as well",
    },
    Key {
        item: KeyItem::List, name: "list", kind: KeyKind::Name, need: KeyNeed::Always,
        default: None, append: false, replace: false, deprecated: None,
        doc: "name of the list, which conditions use inside parentheses",
    },
    Key {
        item: KeyItem::List, name: "items", kind: KeyKind::Words, need: KeyNeed::Always,
        default: None, append: true, replace: true, deprecated: None,
        doc: "the items of the list; the name of another list is replaced by its items",
    },
    Key {
        item: KeyItem::List, name: "append", kind: KeyKind::Bool, need: KeyNeed::No,
        default: Some("false"), append: false, replace: false, deprecated: Some("override: {items: append}"),
        doc: "add the items to a list that exists",
    },
    Key {
        item: KeyItem::List, name: "override", kind: KeyKind::Override, need: KeyNeed::No,
        default: None, append: false, replace: false, deprecated: None,
        doc: "how to change a list that is already defined",
    },
    Key {
        item: KeyItem::Macro, name: "macro", kind: KeyKind::Name, need: KeyNeed::Always,
        default: None, append: false, replace: false, deprecated: None,
        doc: "name of the macro: letters, digits and underscores",
    },
    Key {
        item: KeyItem::Macro, name: "condition", kind: KeyKind::Condition, need: KeyNeed::Always,
        default: None, append: true, replace: true, deprecated: None,
        doc: "the condition of the macro",
    },
    Key {
        item: KeyItem::Macro, name: "append", kind: KeyKind::Bool, need: KeyNeed::No,
        default: Some("false"), append: false, replace: false, deprecated: Some("override: {condition: append}"),
        doc: "add the condition to a macro that exists",
    },
    Key {
        item: KeyItem::Macro, name: "override", kind: KeyKind::Override, need: KeyNeed::No,
        default: None, append: false, replace: false, deprecated: None,
        doc: "how to change a macro that is already defined",
    },
    Key {
        item: KeyItem::Rule, name: "rule", kind: KeyKind::Name, need: KeyNeed::Always,
        default: None, append: false, replace: false, deprecated: None,
        doc: "name of the rule, which alerts show",
    },
    Key {
        item: KeyItem::Rule, name: "desc", kind: KeyKind::Text, need: KeyNeed::Definition,
        default: None, append: true, replace: true, deprecated: None,
        doc: "what the rule detects and why that matters",
    },
    Key {
        item: KeyItem::Rule, name: "source", kind: KeyKind::Source, need: KeyNeed::No,
        default: Some("syscall"), append: false, replace: false, deprecated: None,
        doc: "event source that the rule watches",
    },
    Key {
        item: KeyItem::Rule, name: "condition", kind: KeyKind::Condition, need: KeyNeed::Definition,
        default: None, append: true, replace: true, deprecated: None,
        doc: "when the rule fires",
    },
    Key {
        item: KeyItem::Rule, name: "exceptions", kind: KeyKind::Exceptions, need: KeyNeed::No,
        default: None, append: true, replace: true, deprecated: None,
        doc: "cases in which the rule does not fire although its condition holds",
    },
    Key {
        item: KeyItem::Rule, name: "output", kind: KeyKind::Output, need: KeyNeed::Definition,
        default: None, append: true, replace: true, deprecated: None,
        doc: "message of the alert; %field is replaced by the value of the field",
    },
    Key {
        item: KeyItem::Rule, name: "priority", kind: KeyKind::Priority, need: KeyNeed::Definition,
        default: None, append: false, replace: true, deprecated: None,
        doc: "how severe an alert is",
    },
    Key {
        item: KeyItem::Rule, name: "enabled", kind: KeyKind::Bool, need: KeyNeed::No,
        default: Some("true"), append: false, replace: true, deprecated: None,
        doc: "whether the rule is on",
    },
    Key {
        item: KeyItem::Rule, name: "tags", kind: KeyKind::Words, need: KeyNeed::No,
        default: None, append: true, replace: true, deprecated: None,
        doc: "words by which rules can be selected",
    },
    Key {
        item: KeyItem::Rule, name: "warn_evttypes", kind: KeyKind::Bool, need: KeyNeed::No,
        default: Some("true"), append: false, replace: true, deprecated: None,
        doc: "warn when the condition does not restrict the event types",
    },
    Key {
        item: KeyItem::Rule, name: "skip-if-unknown-filter", kind: KeyKind::Bool, need: KeyNeed::No,
        default: Some("false"), append: false, replace: true, deprecated: None,
        doc: "leave the rule out, with a warning, where a field or event type is unknown",
    },
    Key {
        item: KeyItem::Rule, name: "capture", kind: KeyKind::Bool, need: KeyNeed::No,
        default: Some("false"), append: false, replace: true, deprecated: None,
        doc: "record events when the rule fires",
    },
    Key {
        item: KeyItem::Rule, name: "capture_duration", kind: KeyKind::Number, need: KeyNeed::No,
        default: Some("0"), append: false, replace: true, deprecated: None,
        doc: "length of the capture in milliseconds; 0 uses the configured length",
    },
    Key {
        item: KeyItem::Rule, name: "append", kind: KeyKind::Bool, need: KeyNeed::No,
        default: Some("false"), append: false, replace: false, deprecated: Some("override: {condition: append}"),
        doc: "add condition and exceptions to a rule that exists",
    },
    Key {
        item: KeyItem::Rule, name: "override", kind: KeyKind::Override, need: KeyNeed::No,
        default: None, append: false, replace: false, deprecated: None,
        doc: "how to change each key of a rule that is already defined",
    },
    Key {
        item: KeyItem::Exception, name: "name", kind: KeyKind::Name, need: KeyNeed::Always,
        default: None, append: false, replace: false, deprecated: None,
        doc: "name of the exception, unique in its rule",
    },
    Key {
        item: KeyItem::Exception, name: "fields", kind: KeyKind::WordOrWords, need: KeyNeed::Definition,
        default: None, append: false, replace: false, deprecated: None,
        doc: "field, or fields, that it compares",
    },
    Key {
        item: KeyItem::Exception, name: "comps", kind: KeyKind::WordOrWords, need: KeyNeed::No,
        default: Some("in for one field, = for each of several"), append: false, replace: false, deprecated: None,
        doc: "operator for the field, or one for each",
    },
    Key {
        item: KeyItem::Exception, name: "values", kind: KeyKind::Values, need: KeyNeed::No,
        default: None, append: false, replace: false, deprecated: None,
        doc: "a value for the field, or a tuple with one for each; the exception holds for any of them",
    },
];
