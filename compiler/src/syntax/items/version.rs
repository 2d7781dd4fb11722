//! `required_engine_version` and `required_plugin_versions`.

use std::sync::Arc;

use super::decode::{Decode, Decoder, extended, item_location, path_step};
use super::{Action, EngineVersion, FactKind, ItemType, PathStep, PluginChoice, PluginVersion};
use crate::source::MappedText;
use crate::syntax::yaml::Node;
use crate::tables::{ENGINE_VERSION, KeyItem};

/// Decodes a required engine version.
pub(super) fn engine(decoder: &mut Decoder<'_>) {
    const KEY: &str = "required_engine_version";
    let path = [decoder.step(ItemType::RequiredEngineVersion, "")];
    if let Some(text) = decoder.required(KEY, &path) {
        if let Some(version) = engine_version(&text.value) {
            decoder.action(Action::RequireEngine(EngineVersion {
                item: decoder.place(),
                text,
                version,
            }));
        } else {
            let kind = FactKind::BadEngineVersion(text.value.as_str().to_owned());
            decoder.fact(kind, text.span, &path);
        }
    }
    decoder.unknown_keys(KeyItem::RequiredEngineVersion, &path);
}

/// A number is the minor version of the engine's own major version.
fn engine_version(text: &MappedText) -> Option<(u32, u32, u32)> {
    u32::decode(text)
        .map(|minor| (ENGINE_VERSION.0, minor, ENGINE_VERSION.2))
        .or_else(|| parse_version(text.as_str()))
}

/// Three numbers with dots between them; anything may follow.
pub fn parse_version(text: &str) -> Option<(u32, u32, u32)> {
    let mut rest = text;
    let mut number = |separated: bool| {
        if separated {
            rest = rest.strip_prefix('.')?;
        }
        rest = rest.trim_start_matches([' ', '\t', '\n', '\r', '\x0B', '\x0C']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let value = rest.get(..digits)?.parse().ok()?;
        rest = rest.get(digits..)?;
        Some(value)
    };
    Some((number(false)?, number(true)?, number(true)?))
}

/// Decodes required plugin versions.
pub(super) fn plugins(decoder: &mut Decoder<'_>) {
    const KEY: &str = "required_plugin_versions";
    let Some((_, list)) = decoder.get(KEY) else {
        return;
    };
    let path = [path_step(ItemType::RequiredPluginVersions, "", list)];
    if let Some(entries) = list.sequence() {
        for entry in entries {
            plugin(decoder, list, entry, &path);
        }
    } else {
        decoder.fact(FactKind::PluginVersionsNotSequence, list.span, &path);
    }
    let path = [decoder.step(ItemType::RequiredPluginVersions, "")];
    decoder.unknown_keys(KeyItem::RequiredPluginVersions, &path);
}

fn plugin(decoder: &mut Decoder<'_>, list: &Node, entry: &Arc<Node>, path: &[PathStep]) {
    let unnamed = extended(path, path_step(ItemType::RequiredPluginVersionsEntry, "", entry));
    if entry.mapping().is_none() {
        decoder.fact(FactKind::PluginVersionNotMapping, entry.span, &unnamed);
        return;
    }
    let mut inner = decoder.of(entry);
    let Some(name) = inner.required("name", &unnamed) else {
        return;
    };
    let named = path_step(ItemType::RequiredPluginVersionsEntry, name.value.as_str(), entry);
    let path = extended(path, named);
    let mut choices = Vec::new();
    if let Some(version) = inner.required("version", &path) {
        choices.push(PluginChoice { name, version });
    }
    if let Some((_, alternatives)) = entry.get("alternatives") {
        match alternatives.sequence() {
            Some(entries) => choices.extend(
                entries
                    .iter()
                    .filter_map(|entry| alternative(decoder, entry, &path)),
            ),
            None => decoder.fact(FactKind::AlternativesNotSequence, alternatives.span, &path),
        }
    }
    decoder.action(Action::RequirePlugin(PluginVersion {
        list: item_location(list),
        entry: item_location(entry),
        choices,
    }));
}

fn alternative(decoder: &mut Decoder<'_>, entry: &Arc<Node>, path: &[PathStep]) -> Option<PluginChoice> {
    let step = |name: &str| path_step(ItemType::RequiredPluginVersionsAlternative, name, entry);
    let unnamed = extended(path, step(""));
    if entry.mapping().is_none() {
        decoder.fact(FactKind::AlternativeNotMapping, entry.span, &unnamed);
        return None;
    }
    let mut inner = decoder.of(entry);
    let name = inner.required("name", &unnamed)?;
    let named = extended(path, step(name.value.as_str()));
    let version = inner.required("version", &named)?;
    Some(PluginChoice { name, version })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_three_numbers_and_a_tail() {
        assert_eq!(parse_version("0.63.0"), Some((0, 63, 0)));
        assert_eq!(parse_version("0.10.0-rc1"), Some((0, 10, 0)));
        assert_eq!(parse_version("0.26.0.1"), Some((0, 26, 0)));
        for text in ["0.26", "v0.26.0", "-1", "foo", ""] {
            assert_eq!(parse_version(text), None, "{text}");
        }
    }
}
