//! Outlines of items: their keys, and their values by the kind in the table of keys.

use super::{EntryOutline, ItemOutline, Mention, Name, Role, condition, output};
use crate::syntax::items::{Item, ItemKind};
use crate::syntax::yaml::{Node, NodeKind};
use crate::tables::{Key, KeyItem, KeyKind, Operator};

/// Returns the outline of an item.
pub(super) fn outline(item: &Item) -> ItemOutline {
    let keys = keys_of(item.kind);
    let mut outline = ItemOutline {
        kind: item.kind,
        span: item.node.span,
        name: None,
        changes: changes(item),
        source: item
            .node
            .get("source")
            .and_then(|(_, source)| source.scalar())
            .map(|source| source.value.as_str().to_owned()),
        mentions: Vec::new(),
        entries: Vec::new(),
        text: item.text,
    };
    let Some(keys) = keys else { return outline };
    let mut mentions = Vec::new();
    for (key, value) in item.node.mapping().unwrap_or_default() {
        let row = key.scalar().and_then(|scalar| keys.key(scalar.value.as_str()));
        outline.entries.push(EntryOutline {
            key: row,
            key_span: key.span,
            value: value.span,
        });
        entry(keys, row, key, value, &mut mentions);
        let first = keys.keys().next().map(|key| key.name);
        if row.is_some_and(|row| Some(row.name) == first && row.kind == KeyKind::Name)
            && let Some(scalar) = value.scalar()
        {
            outline.name = Some(Name {
                text: scalar.value.as_str().to_owned(),
                span: text_span(value),
            });
        }
    }
    // An alias can refer to a node outside of the item.
    mentions.retain(|mention| {
        mention.span.file == item.node.span.file
            && mention.span.start >= item.node.span.start
            && mention.span.end <= item.node.span.end
    });
    mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
    mentions.dedup_by(|next, first| next.span.start < first.span.end);
    outline.mentions = mentions;
    outline
}

const fn keys_of(kind: ItemKind) -> Option<KeyItem> {
    Some(match kind {
        ItemKind::EngineVersion => KeyItem::RequiredEngineVersion,
        ItemKind::PluginVersions => KeyItem::RequiredPluginVersions,
        ItemKind::List => KeyItem::List,
        ItemKind::Macro => KeyItem::Macro,
        ItemKind::Rule => KeyItem::Rule,
        ItemKind::Unknown => return None,
    })
}

/// Returns whether an item has `append` or `override`, or is a rule without content.
fn changes(item: &Item) -> bool {
    let node = &item.node;
    let appends = node
        .get("append")
        .and_then(|(_, value)| value.scalar())
        .is_some_and(|value| value.value.as_str() == "true");
    let content = ["condition", "output", "desc", "priority"];
    let switch = item.kind == ItemKind::Rule
        && node.get("enabled").is_some()
        && !content.iter().any(|key| node.get(key).is_some());
    appends || node.get("override").is_some() || switch
}

fn entry(item: KeyItem, row: Option<&'static Key>, key: &Node, value: &Node, mentions: &mut Vec<Mention>) {
    mentions.push(Mention {
        span: key.span,
        role: Role::Key(item, row),
    });
    let Some(row) = row else { return };
    match row.kind {
        KeyKind::Name => scalar(value, mentions, Role::ItemName),
        KeyKind::Text => {}
        KeyKind::Condition => {
            if let Some(text) = value.scalar() {
                condition::mentions(&text.value, mentions);
            }
        }
        KeyKind::Output => {
            if let Some(text) = value.scalar() {
                output::mentions(&text.value, mentions);
            }
        }
        KeyKind::Bool => scalar(value, mentions, |_| Role::Keyword),
        KeyKind::Number | KeyKind::Version | KeyKind::Engine => scalar(value, mentions, |_| Role::Number),
        KeyKind::Priority => scalar(value, mentions, |_| Role::Priority),
        KeyKind::Source => scalar(value, mentions, |_| Role::Source),
        KeyKind::Words | KeyKind::WordOrWords | KeyKind::Values => {
            words(value, mentions, &|text| word_role(item, row, text));
        }
        KeyKind::Override => override_entries(item, value, mentions),
        KeyKind::Exceptions => parts(KeyItem::Exception, value, mentions),
        KeyKind::Plugins => parts(KeyItem::Plugin, value, mentions),
    }
}

/// Returns the role of a word in a list.
fn word_role(item: KeyItem, row: &Key, text: String) -> Role {
    match (item, row.name) {
        (KeyItem::Rule, "tags") => Role::Tag(text),
        (KeyItem::Exception, "fields") => field(&text),
        (KeyItem::Exception, "comps") => match Operator::parse(&text) {
            Some(operator) => Role::Operator(operator),
            None => Role::Element(text),
        },
        _ => Role::Element(text),
    }
}

/// Returns the role of a field in `fields` of an exception.
fn field(text: &str) -> Role {
    let (name, argument) = match text.split_once('[') {
        Some((name, rest)) => (name, Some(rest.trim_end_matches(']').to_owned())),
        None => (text, None),
    };
    Role::Field {
        name: name.to_owned(),
        argument,
        output: false,
    }
}

fn override_entries(item: KeyItem, value: &Node, mentions: &mut Vec<Mention>) {
    for (key, operation) in value.mapping().unwrap_or_default() {
        let row = key.scalar().and_then(|scalar| item.key(scalar.value.as_str()));
        mentions.push(Mention {
            span: key.span,
            role: Role::Key(item, row),
        });
        scalar(operation, mentions, |_| Role::Keyword);
    }
}

/// Adds the entries of `exceptions` and of plugin requirements. The recursion is bounded: the YAML
/// reader limits the depth of trees.
fn parts(item: KeyItem, value: &Node, mentions: &mut Vec<Mention>) {
    for part in value.sequence().unwrap_or_default() {
        for (key, value) in part.mapping().unwrap_or_default() {
            let row = key.scalar().and_then(|scalar| item.key(scalar.value.as_str()));
            entry(item, row, key, value, mentions);
        }
    }
}

fn words(value: &Node, mentions: &mut Vec<Mention>, role: &dyn Fn(String) -> Role) {
    match &value.kind {
        NodeKind::Sequence(elements) => {
            for element in elements {
                words(element, mentions, role);
            }
        }
        _ => scalar(value, mentions, role),
    }
}

fn scalar(value: &Node, mentions: &mut Vec<Mention>, role: impl Fn(String) -> Role) {
    if let NodeKind::Scalar(text) = &value.kind {
        mentions.push(Mention {
            span: text_span(value),
            role: role(text.value.as_str().to_owned()),
        });
    }
}

/// Returns the bytes of a scalar's text, without its quotes.
fn text_span(value: &Node) -> crate::source::Span {
    value
        .scalar()
        .and_then(|scalar| scalar.value.span(0..scalar.value.as_str().len()))
        .unwrap_or(value.span)
}
