//! Conventions: names, order of keys, tags. All of these lints are off by default.

use super::LintContext;
use super::fact::{Fact, FactKind, Lint};
use crate::resolve::Named as _;
use crate::source::Span;
use crate::syntax::items::{Entry, Item, ItemKind};
use crate::tables::KeyItem;

pub(super) const LINTS: &[Lint] = &[
    Lint::UnconventionalName,
    Lint::UnconventionalKeyOrder,
    Lint::MissingMitreTag,
];

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    let collection = run.input.collection;
    for list in collection.lists.rows() {
        name("list", list.name(), list.name_span, is_snake_case, facts);
    }
    for definition in collection.macros.rows() {
        name(
            "macro",
            definition.name(),
            definition.name_span,
            is_snake_case,
            facts,
        );
    }
    for rule in collection.rules.rows() {
        name("rule", rule.name(), rule.name_span, is_title, facts);
        if !rule.tags.iter().any(|tag| is_mitre_tag(tag)) {
            let kind = FactKind::MissingMitreTag(rule.name().to_owned());
            facts.push(Fact::new(kind, rule.name_span));
        }
    }
    for file in run.input.files {
        for entry in &file.entries {
            if let Entry::Item(item) = entry {
                key_order(item, facts);
            }
        }
    }
}

fn name(kind: &'static str, name: &str, span: Span, fits: fn(&str) -> bool, facts: &mut Vec<Fact>) {
    if !fits(name) {
        let name = name.to_owned();
        facts.push(Fact::new(FactKind::UnconventionalName { kind, name }, span));
    }
}

/// Returns whether the name is written `like_this`.
fn is_snake_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Returns whether the name is written `Like this`, without a full stop.
fn is_title(name: &str) -> bool {
    let first = name.chars().next();
    first.is_some_and(|first| !first.is_lowercase() && !first.is_whitespace())
        && !name.ends_with(['.', '!', ' '])
}

/// Returns whether the tag is one of MITRE ATT&CK: `T1059`, `T1059.004`, `mitre_execution`.
fn is_mitre_tag(tag: &str) -> bool {
    let technique = tag.strip_prefix('T').is_some_and(|number| {
        number.len() >= 4 && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    });
    technique || tag.to_ascii_lowercase().starts_with("mitre_")
}

/// Reports the first key that is after one which conventionally follows it.
fn key_order(item: &Item, facts: &mut Vec<Fact>) {
    let kind = match item.kind {
        ItemKind::List => KeyItem::List,
        ItemKind::Macro => KeyItem::Macro,
        ItemKind::Rule => KeyItem::Rule,
        ItemKind::EngineVersion | ItemKind::PluginVersions | ItemKind::Unknown => return,
    };
    let order: Vec<&str> = kind.keys().map(|key| key.name).collect();
    let mut latest: Option<(usize, &str)> = None;
    for (key, _) in item.node.mapping().unwrap_or_default() {
        let Some(name) = key.scalar().map(|scalar| scalar.value.as_str()) else {
            continue;
        };
        let Some(place) = order.iter().position(|known| *known == name) else {
            continue;
        };
        match latest {
            Some((last, before)) if place < last => {
                let kind = FactKind::UnconventionalKeyOrder {
                    key: name.to_owned(),
                    before: before.to_owned(),
                };
                facts.push(Fact::new(kind, key.span));
                return;
            }
            _ => latest = Some((place, name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_tags_are_classified() {
        assert!(is_snake_case("shell_binaries2") && !is_snake_case("ShellBinaries") && !is_snake_case("_x"));
        assert!(is_title("Terminal shell in container") && is_title("2 shells"));
        assert!(!is_title("terminal shell") && !is_title("A shell."));
        assert!(is_mitre_tag("T1059") && is_mitre_tag("mitre_execution") && is_mitre_tag("T1059.004"));
        assert!(!is_mitre_tag("T1") && !is_mitre_tag("Tools") && !is_mitre_tag("network"));
    }
}
