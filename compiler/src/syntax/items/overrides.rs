//! `append` and `override`.

use super::decode::{Decoder, Presence, extended, path_step};
use super::{FactKind, ItemType, Operation, OverrideEntry, PathStep};
use crate::syntax::yaml::{Node, NodeKind};
use crate::tables::KeyItem;

/// The entries of `override`.
#[derive(Default)]
pub(super) struct Overrides {
    /// Its valid entries.
    pub entries: Vec<OverrideEntry>,
    /// Keys named in entries that are not valid; nothing more is said about them.
    pub refused: Vec<String>,
}

impl Overrides {
    /// Decodes `override` of an item of this kind.
    pub(super) fn decode(decoder: &mut Decoder<'_>, path: &[PathStep], item: KeyItem) -> Self {
        let mut overrides = Self::default();
        let Some((_, value)) = decoder.get("override") else {
            return overrides;
        };
        let entries = match &value.resolved().kind {
            NodeKind::Mapping(entries) => entries,
            NodeKind::Sequence(elements) if !elements.is_empty() => {
                decoder.fact(FactKind::OverrideNotMapping, value.span, &[]);
                return overrides;
            }
            // Null, scalars and empty sequences override nothing.
            _ => return overrides,
        };
        let path = extended(path, decoder.step(ItemType::Overrides, ""));
        for (key, operation) in entries {
            overrides.entry(decoder, &path, key, operation, item);
        }
        overrides
    }

    fn entry(
        &mut self,
        decoder: &mut Decoder<'_>,
        path: &[PathStep],
        key_node: &Node,
        operation_node: &Node,
        item: KeyItem,
    ) {
        let Some(key) = word(key_node) else {
            decoder.fact(FactKind::OverrideNotScalar, key_node.span, &[]);
            return;
        };
        let Some(operation) = word(operation_node) else {
            decoder.fact(FactKind::OverrideNotScalar, operation_node.span, &[]);
            self.refused.push(key);
            return;
        };
        let row = item.key(&key);
        let can_append = row.is_some_and(|row| row.append);
        let can_replace = row.is_some_and(|row| row.replace);
        let key_path = extended(path, path_step(ItemType::Overrides, &key, key_node));
        let operation = match operation.as_str() {
            "append" if can_append => Operation::Append,
            "replace" if can_replace => Operation::Replace,
            "append" => {
                decoder.fact(
                    FactKind::CannotAppend(key.clone()),
                    operation_node.span,
                    &key_path,
                );
                self.refused.push(key);
                return;
            }
            "replace" => {
                decoder.fact(FactKind::CannotReplace(key.clone()), key_node.span, &key_path);
                self.refused.push(key);
                return;
            }
            _ => {
                let path = extended(path, path_step(ItemType::ValueFor, &key, operation_node));
                let kind = FactKind::BadOperation {
                    key: key.clone(),
                    operation,
                    append: can_append,
                    replace: can_replace,
                };
                decoder.fact(kind, operation_node.span, &path);
                self.refused.push(key);
                return;
            }
        };
        self.entries.push(OverrideEntry {
            key,
            key_span: key_node.span,
            operation,
            operation_span: operation_node.span,
        });
    }

    /// Some key has this operation.
    pub(super) fn any(&self, operation: Operation) -> bool {
        self.entries.iter().any(|entry| entry.operation == operation)
    }

    /// `key` has this operation.
    pub(super) fn has(&self, operation: Operation, key: &str) -> bool {
        self.find(operation, key).is_some()
    }

    pub(super) fn find(&self, operation: Operation, key: &str) -> Option<&OverrideEntry> {
        self.entries
            .iter()
            .find(|entry| entry.operation == operation && entry.key == key)
    }

    /// States that `append: true` and overrides exclude each other, if both are given.
    pub(super) fn conflict_with_append(&self, decoder: &mut Decoder<'_>, path: &[PathStep], append: bool) {
        if append && !self.entries.is_empty() {
            let span = decoder
                .get("append")
                .map_or(decoder.node.span, |(key, _)| key.span);
            decoder.fact(FactKind::AppendAndOverride, span, path);
        }
    }
}

/// The text of a key or operation; null counts as the text `null`.
fn word(node: &Node) -> Option<String> {
    match node.scalar() {
        Some(scalar) => Some(scalar.value.as_str().to_owned()),
        None => node.is_null().then(|| "null".to_owned()),
    }
}

/// Decodes the deprecated `append`, with a warning if it is on.
pub(super) fn append_flag(decoder: &mut Decoder<'_>, path: &[PathStep]) -> bool {
    let append = decoder.value::<bool>("append", Presence::Optional, path);
    if let Some(append) = &append
        && append.value
    {
        decoder.fact(FactKind::DeprecatedAppend, append.key, path);
    }
    append.is_some_and(|append| append.value)
}
