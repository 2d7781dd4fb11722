//! The explanation of a macro or a list.

use std::collections::BTreeSet;

use compiler::describe::{ListDetails, MacroDetails, Names};
use compiler::resolve::{Collection, Named as _};
use compiler::source::Sources;
use compiler::syntax::items::RuleFile;
use serde_json::json;

use super::condition;
use super::history::{self, ItemKind};
use super::rule::{events, names};
use super::section::{Body, Section};

/// Returns all sections about a macro.
pub(crate) fn macro_sections(
    details: &MacroDetails<'_>,
    collection: &Collection,
    sources: &Sources,
    files: &[RuleFile],
) -> Vec<Section> {
    let lines = condition::lines(&details.condition, &[], sources);
    let json: Vec<_> = lines
        .iter()
        .map(|line| json!({ "text": line.text, "note": line.note }))
        .collect();
    vec![
        history::section(ItemKind::Macro, details.name, sources, files),
        Section {
            key: "condition",
            title: "Condition, with lists and macros expanded",
            json: json!({
                "written": details.text,
                "compiled": details.condition.to_string(),
                "lines": json,
            }),
            body: Body::Code(lines),
        },
        events(&details.events),
        names(
            "fields",
            "Fields in the condition",
            details.names.fields.iter().cloned().collect(),
        ),
        users(collection, |used| used.macros.contains(details.name)),
    ]
}

/// Returns all sections about a list.
pub(crate) fn list_sections(
    details: &ListDetails<'_>,
    collection: &Collection,
    sources: &Sources,
    files: &[RuleFile],
) -> Vec<Section> {
    let owned = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect();
    let lists: Vec<&str> = details.lists.iter().copied().collect();
    let containing = collection.lists.rows().iter().filter(|list| {
        list.name() != details.name && list.items.iter().any(|item| item.value.as_str() == details.name)
    });
    let containing = containing.map(|list| list.name().to_owned()).collect();
    vec![
        history::section(ItemKind::List, details.name, sources, files),
        names("lists", "Lists that it includes", owned(&lists)),
        names(
            "items",
            "Items, with included lists expanded",
            owned(&details.compiled),
        ),
        names("included_by", "Lists that include it", containing),
        users(collection, |used| used.lists.contains(details.name)),
    ]
}

/// The rules and macros whose condition, as written, names the item.
fn users(collection: &Collection, uses: impl Fn(&Names) -> bool) -> Section {
    let uses = |text: &str| uses(&Names::of_text(text, collection));
    let rules = collection.rules.rows().iter();
    let rules = rules.filter(|rule| uses(rule.condition.as_str()));
    let rules: BTreeSet<&str> = rules.map(|rule| rule.name()).collect();
    let macros = collection.macros.rows().iter();
    let macros = macros.filter(|definition| uses(definition.condition.as_str()));
    let macros: BTreeSet<&str> = macros.map(|definition| definition.name()).collect();
    let mut facts: Vec<(String, String)> = Vec::new();
    facts.extend(macros.iter().map(|name| ("macro".to_owned(), (*name).to_owned())));
    facts.extend(rules.iter().map(|name| ("rule".to_owned(), (*name).to_owned())));
    Section {
        key: "used_by",
        title: "Used by",
        body: Body::Facts(facts),
        json: json!({ "rules": rules, "macros": macros }),
    }
}
