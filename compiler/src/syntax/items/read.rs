//! From the text of a file to its items.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::decode::Decoder;
use super::{Entry, Fact, FactKind, Item, ItemKind, ItemType, PathStep, RuleFile, Step, TextId};
use super::{rule, simple, version};
use crate::source::{FileId, Span};
use crate::syntax::yaml::{self, Node, NodeKind};

/// Reads a rule file; `text` is its decoded content.
pub fn read(file: FileId, text: &str) -> RuleFile {
    let loaded = yaml::load(file, text);
    let mut entries = Vec::new();
    let mut fact = |kind, span, path| entries.push(Entry::Fact(Fact { kind, span, path }));
    for error in loaded.errors {
        let path = vec![PathStep {
            item_type: ItemType::ValueFor,
            name: String::new(),
            place: error.span,
        }];
        let kind = FactKind::Yaml {
            kind: error.kind,
            cause: error.cause,
        };
        fact(kind, error.span, path);
    }
    let mut keys = Vec::new();
    // Falco looks at the root before it converts any key: a mapping is refused for what it is.
    let sequences = loaded.documents.iter().filter(|root| root.sequence().is_some());
    for document in sequences {
        complex_keys(document, &mut keys);
    }
    for key in keys {
        fact(FactKind::ComplexKey, key.span, Vec::new());
    }
    for document in &loaded.documents {
        read_document(document, &mut entries);
    }
    if let Some(span) = loaded.ignored {
        entries.push(Entry::Fact(Fact {
            kind: FactKind::IgnoredAfterEmptyDocument,
            span,
            path: Vec::new(),
        }));
    }
    RuleFile {
        file,
        documents: loaded.documents,
        entries,
    }
}

/// Collects keys that are sequences or mappings, in file order. Nodes that aliases refer to are visited once.
pub(super) fn complex_keys<'n>(node: &'n Node, found: &mut Vec<&'n Node>) {
    match &node.kind {
        NodeKind::Sequence(elements) => {
            for element in elements {
                complex_keys(element, found);
            }
        }
        NodeKind::Mapping(entries) => {
            for (key, value) in entries {
                if key.sequence().is_some() || key.mapping().is_some() {
                    found.push(key);
                }
                complex_keys(value, found);
            }
        }
        _ => {}
    }
}

fn read_document(root: &Arc<Node>, entries: &mut Vec<Entry>) {
    let kind = match &root.resolved().kind {
        NodeKind::Null => return,
        NodeKind::Sequence(elements) => {
            let items = elements.iter().filter(|element| !element.is_null());
            let read = |element| Entry::Item(Arc::new(read_item(element, TextId::next())));
            entries.extend(items.map(read));
            return;
        }
        NodeKind::Mapping(_) => FactKind::RootMapping,
        _ => FactKind::RootScalar,
    };
    entries.push(Entry::Fact(Fact {
        kind,
        span: root.span,
        path: Vec::new(),
    }));
}

/// The kind of an item is that of the first of these keys that it has, even with a null value.
const KINDS: [(&str, ItemKind); 5] = [
    ("required_engine_version", ItemKind::EngineVersion),
    ("required_plugin_versions", ItemKind::PluginVersions),
    ("list", ItemKind::List),
    ("macro", ItemKind::Macro),
    ("rule", ItemKind::Rule),
];

/// Decodes an element of a document.
pub(super) fn read_item(node: &Arc<Node>, text: TextId) -> Item {
    let kind = KINDS
        .into_iter()
        .find(|(key, _)| node.get(key).is_some())
        .map_or(ItemKind::Unknown, |(_, kind)| kind);
    let mut steps = Vec::new();
    let mut decoder = Decoder::new(node, &mut steps);
    match kind {
        ItemKind::EngineVersion => version::engine(&mut decoder),
        ItemKind::PluginVersions => version::plugins(&mut decoder),
        ItemKind::List => simple::list(&mut decoder),
        ItemKind::Macro => simple::condition_macro(&mut decoder),
        ItemKind::Rule => rule::rule(&mut decoder),
        ItemKind::Unknown => {
            let fact = if node.mapping().is_some() {
                FactKind::UnknownItem
            } else {
                FactKind::EntryNotMapping
            };
            let path = decoder.step(ItemType::RulesContentItem, "");
            decoder.fact(fact, node.span, &[path]);
        }
    }
    duplicate_keys(node, &mut steps);
    if let Some(scalar) = node.unclosed() {
        let quote = Span {
            end: scalar.span.start + 1,
            ..scalar.span
        };
        steps.push(Step::Fact(Fact {
            kind: FactKind::UnclosedQuote { item: node.span },
            span: quote,
            path: Vec::new(),
        }));
    }
    Item {
        kind,
        node: Arc::clone(node),
        steps,
        text,
    }
}

/// Keys that are given again; Falco overlooks them.
fn duplicate_keys(node: &Node, steps: &mut Vec<Step>) {
    let Some(entries) = node.mapping() else { return };
    let mut seen = FxHashSet::default();
    for (key, _) in entries {
        let Some(name) = key.scalar().map(|scalar| scalar.value.as_str()) else {
            continue;
        };
        if !seen.insert(name) {
            steps.push(Step::Fact(Fact {
                kind: FactKind::DuplicateKey(name.to_owned()),
                span: key.span,
                path: Vec::new(),
            }));
        }
    }
}
