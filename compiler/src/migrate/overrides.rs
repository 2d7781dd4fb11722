//! Replaces the deprecated forms of `override`: `append: true` and a lone `enabled`.

use super::safe;
use crate::diagnostics::{Edit, Fix};
use crate::source::{Sources, Span};
use crate::syntax::items::{Item, ItemKind};
use crate::syntax::yaml::Node;
use crate::tables::{Key, KeyItem};

/// Returns the fix that replaces `append: true` by `override`.
pub(super) fn instead_of_append(item: &Item, sources: &Sources) -> Option<Fix> {
    if item.node.get("override").is_some() {
        return None;
    }
    let kind = table_item(item.kind)?;
    let mut appended = Vec::new();
    for (key, _) in item.node.mapping()? {
        let name = key.scalar()?.value.as_str();
        let known = kind.key(name);
        let can = |ability: fn(&Key) -> bool| known.is_some_and(ability);
        if is_appended(name) {
            appended.push(name);
        } else if can(|key| key.append || key.replace) {
            // With `append: true`, the key is ignored; with `override`, it would be an error.
            return None;
        }
    }
    let (key, value) = item.node.get("append")?;
    if appended.is_empty() {
        return None;
    }
    let span = key.span.to(value.span);
    let replacement = block(&item.node, key, &appended, "append", sources);
    Some(safe(
        "name what is appended under `override`",
        vec![Edit { span, replacement }],
    ))
}

/// Returns the fix that adds `override` for a lone `enabled`.
pub(super) fn of_enabled(item: &Item, sources: &Sources) -> Option<Fix> {
    if item.kind != ItemKind::Rule || item.node.get("override").is_some() {
        return None;
    }
    let (key, _) = item.node.get("enabled")?;
    let named = block(&item.node, key, &["enabled"], "replace", sources);
    let separator = if is_flow(&item.node, sources) {
        ", ".to_owned()
    } else {
        line_break(key, sources)
    };
    let span = Span {
        end: key.span.start,
        ..key.span
    };
    Some(safe(
        "add `override` with `enabled: replace`",
        vec![Edit {
            span,
            replacement: format!("{named}{separator}"),
        }],
    ))
}

/// Returns the keys that `append: true` applies to.
fn is_appended(key: &str) -> bool {
    matches!(key, "condition" | "exceptions" | "items")
}

fn table_item(kind: ItemKind) -> Option<KeyItem> {
    match kind {
        ItemKind::List => Some(KeyItem::List),
        ItemKind::Macro => Some(KeyItem::Macro),
        ItemKind::Rule => Some(KeyItem::Rule),
        ItemKind::EngineVersion | ItemKind::PluginVersions | ItemKind::Unknown => None,
    }
}

/// Returns `override` with its entries, for the position of `key`.
fn block(item: &Node, key: &Node, names: &[&str], operation: &str, sources: &Sources) -> String {
    let entries = names.iter().map(|name| format!("{name}: {operation}"));
    if is_flow(item, sources) {
        return format!("override: {{{}}}", entries.collect::<Vec<_>>().join(", "));
    }
    let line_break = line_break(key, sources);
    entries.fold("override:".to_owned(), |text, entry| {
        format!("{text}{line_break}  {entry}")
    })
}

/// Returns a line break as in the file and the indentation of `key`.
fn line_break(key: &Node, sources: &Sources) -> String {
    let column = sources.position(key.span).column as usize;
    let text = sources.file(key.span.file).text();
    let line_feed = if text.contains("\r\n") { "\r\n" } else { "\n" };
    format!("{line_feed}{:column$}", "")
}

fn is_flow(item: &Node, sources: &Sources) -> bool {
    sources.text(item.span).starts_with('{')
}
