//! The order of keys, which the table of keys gives.

use crate::syntax::yaml::Node;
use crate::tables::{KeyItem, KeyKind};

/// The kind of mapping whose keys are ordered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Order(Option<KeyItem>);

/// Rank of a key that the table does not have: after the known keys, but before those that say how
/// an item is to be combined with an earlier one.
const UNKNOWN: usize = 100;

impl Order {
    /// As written.
    pub(super) const KEPT: Self = Self(None);

    /// The order of the keys of an item.
    pub(super) fn of_item(node: &Node) -> Self {
        const ITEMS: [KeyItem; 5] = [
            KeyItem::RequiredEngineVersion,
            KeyItem::RequiredPluginVersions,
            KeyItem::List,
            KeyItem::Macro,
            KeyItem::Rule,
        ];
        let named = |item: &KeyItem| {
            item.keys()
                .next()
                .is_some_and(|first| node.get(first.name).is_some())
        };
        Self(ITEMS.into_iter().find(named))
    }

    /// The order of the mappings in the value of `key`.
    pub(super) fn below(self, key: &str) -> Self {
        match self.0.and_then(|item| item.key(key)).map(|key| key.kind) {
            Some(KeyKind::Plugins) => Self(Some(KeyItem::Plugin)),
            Some(KeyKind::Exceptions) => Self(Some(KeyItem::Exception)),
            _ => Self::KEPT,
        }
    }

    /// The value of `key` is a condition.
    pub(super) fn is_condition(self, key: &str) -> bool {
        self.0
            .and_then(|item| item.key(key))
            .is_some_and(|key| key.kind == KeyKind::Condition)
    }

    /// Where `key` goes; equal ones stay in the order in which they are.
    pub(super) fn rank(self, key: &Node) -> usize {
        let (Some(item), Some(name)) = (self.0, key.scalar()) else {
            return 0;
        };
        let known = item.keys().position(|known| known.name == name.value.as_str());
        match known {
            Some(index) if is_combination(name.value.as_str()) => UNKNOWN + 1 + index,
            Some(index) => index,
            None => UNKNOWN,
        }
    }
}

fn is_combination(key: &str) -> bool {
    matches!(key, "append" | "override")
}
