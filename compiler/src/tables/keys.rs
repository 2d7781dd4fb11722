//! The keys of rule files.

use super::generated::keys::KEYS;

/// One row of the key table.
#[derive(Debug, Eq, PartialEq)]
pub struct Key {
    /// The item to which it belongs.
    pub item: KeyItem,
    /// The key.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: KeyKind,
    /// Whether it can be left out.
    pub need: KeyNeed,
    /// The default value.
    pub default: Option<&'static str>,
    /// Whether `override` may append to it.
    pub append: bool,
    /// Whether `override` may replace it.
    pub replace: bool,
    /// The replacement, if the key is deprecated; it is still supported.
    pub deprecated: Option<&'static str>,
    /// Its description, in one line.
    pub doc: &'static str,
}

/// The mappings that have keys.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum KeyItem {
    /// `required_engine_version`
    RequiredEngineVersion,
    /// `required_plugin_versions`
    RequiredPluginVersions,
    /// An entry of `required_plugin_versions`, or an alternative of one.
    Plugin,
    /// `list`
    List,
    /// `macro`
    Macro,
    /// `rule`
    Rule,
    /// An entry of `exceptions`.
    Exception,
}

/// The kind of the value of a key.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum KeyKind {
    /// A string that identifies the item.
    Name,
    /// Any string except the empty one.
    Text,
    /// A condition.
    Condition,
    /// An output.
    Output,
    /// One of the spellings of true and false.
    Bool,
    /// A whole number, not negative.
    Number,
    /// A priority, in any case.
    Priority,
    /// An event source.
    Source,
    /// `major.minor.patch`
    Version,
    /// A version, or the minor number alone.
    Engine,
    /// A list of words.
    Words,
    /// A word or a list of them.
    WordOrWords,
    /// A list of words or tuples.
    Values,
    /// Keys, each with `append` or `replace`.
    Override,
    /// A list of exceptions.
    Exceptions,
    /// A list of plugins.
    Plugins,
}

/// Whether a key is required.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum KeyNeed {
    /// Always required.
    Always,
    /// Required in definitions, but not in items that append, override, enable or disable.
    Definition,
    /// Optional.
    No,
}

impl KeyItem {
    /// Returns its keys, in the recommended order.
    pub fn keys(self) -> impl Iterator<Item = &'static Key> {
        KEYS.iter().filter(move |key| key.item == self)
    }

    /// Returns its key called `name`.
    pub fn key(self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_start_with_the_key_that_names_them() {
        for (item, name) in [
            (KeyItem::RequiredEngineVersion, "required_engine_version"),
            (KeyItem::RequiredPluginVersions, "required_plugin_versions"),
            (KeyItem::List, "list"),
            (KeyItem::Macro, "macro"),
            (KeyItem::Rule, "rule"),
        ] {
            let first = item.keys().next().unwrap();
            assert_eq!((first.name, first.need), (name, KeyNeed::Always));
        }
    }

    #[test]
    fn keys_are_unique_documented_and_consistent() {
        for (place, key) in KEYS.iter().enumerate() {
            let twice = |other: &Key| (other.item, other.name) == (key.item, key.name);
            assert_eq!(KEYS.iter().position(twice), Some(place), "{}", key.name);
            assert!(!key.doc.is_empty() && !key.doc.ends_with('.'), "{}", key.name);
            assert!(!key.append || key.replace, "{}", key.name);
            assert!(
                key.default.is_none() || key.need == KeyNeed::No,
                "{}: needed, so it has no default",
                key.name
            );
            if key.append || key.replace {
                assert!(key.item.key("override").is_some(), "{}", key.name);
            }
        }
    }
}
