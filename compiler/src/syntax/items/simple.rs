//! Lists and macros.

use super::decode::{Decoder, Presence};
use super::overrides::Overrides;
use super::{Action, FactKind, ItemType, List, Macro, Operation};
use crate::syntax::condition::identifier_len;
use crate::tables::KeyItem;

/// Decodes a list.
pub(super) fn list(decoder: &mut Decoder<'_>) {
    let path = [decoder.step(ItemType::List, "")];
    let Some(name) = decoder.required("list", &path) else {
        return;
    };
    let path = [decoder.step(ItemType::List, name.value.as_str())];
    if !is_list_name(name.value.as_str()) {
        decoder.fact(FactKind::BadListName, name.span, &path);
    }
    let list = List {
        item: decoder.place(),
        items: decoder.elements("items", Presence::Required, &path),
        name,
    };
    let append = append_flag(decoder, &path, KeyItem::List, "items");
    decoder.action(if append {
        Action::AppendList(list)
    } else {
        Action::DefineList(list)
    });
    decoder.unknown_keys(KeyItem::List, &path);
}

/// Decodes a macro.
pub(super) fn condition_macro(decoder: &mut Decoder<'_>) {
    let path = [decoder.step(ItemType::Macro, "")];
    let Some(name) = decoder.required("macro", &path) else {
        return;
    };
    let path = [decoder.step(ItemType::Macro, name.value.as_str())];
    if !is_macro_name(name.value.as_str()) {
        decoder.fact(FactKind::BadMacroName, name.span, &path);
    }
    let item = Macro {
        item: decoder.place(),
        condition: decoder.required("condition", &path),
        name,
    };
    let append = append_flag(decoder, &path, KeyItem::Macro, "condition");
    decoder.action(if append {
        Action::AppendMacro(item)
    } else {
        Action::DefineMacro(item)
    });
    decoder.unknown_keys(KeyItem::Macro, &path);
}

/// Whether the one content key of an item is to be appended, by flag or override.
fn append_flag(decoder: &mut Decoder<'_>, path: &[super::PathStep], item: KeyItem, key: &str) -> bool {
    let append = super::overrides::append_flag(decoder, path);
    let overrides = Overrides::decode(decoder, path, item);
    overrides.conflict_with_append(decoder, path, append);
    append || overrides.has(Operation::Append, key)
}

/// A name that conditions can use for a list.
fn is_list_name(name: &str) -> bool {
    !name.is_empty()
        && !name.contains([
            '(', ')', '"', '\'', '=', ',', ' ', '\t', '\n', '\r', '\x0B', '\x0C',
        ])
}

/// A name that conditions can use for a macro.
fn is_macro_name(name: &str) -> bool {
    identifier_len(name.as_bytes()) == Some(name.len())
}
