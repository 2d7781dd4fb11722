//! The keys of rule files.

use super::generated::keys::KEYS;

/// One row of the key table.
#[derive(Debug, Eq, PartialEq)]
pub struct Key {
    /// Whose key it is.
    pub item: KeyItem,
    /// The key.
    pub name: &'static str,
    /// What its value is.
    pub kind: KeyKind,
    /// Whether it can be left out.
    pub need: KeyNeed,
    /// What it is when left out.
    pub default: Option<&'static str>,
    /// `override` may append to it.
    pub append: bool,
    /// `override` may replace it.
    pub replace: bool,
    /// It still works; this is what to write instead.
    pub deprecated: Option<&'static str>,
    /// What it is, in one line.
    pub doc: &'static str,
}

/// What has keys.
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

/// What the value of a key is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum KeyKind {
    /// Text that identifies the item.
    Name,
    /// Any text but the empty one.
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

/// Whether a key can be left out.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum KeyNeed {
    /// Never.
    Always,
    /// Not where the item defines something; where it appends, overrides or switches.
    Definition,
    /// It can.
    No,
}

impl KeyItem {
    /// Its keys, in the order in which files should write them.
    pub fn keys(self) -> impl Iterator<Item = &'static Key> {
        KEYS.iter().filter(move |key| key.item == self)
    }

    /// Its key called `name`.
    pub fn key(self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_begin_with_the_key_that_names_them() {
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
