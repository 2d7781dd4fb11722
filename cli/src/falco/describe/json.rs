//! The description as one JSON object: everything about rules, macros and lists.

use std::collections::BTreeSet;

use compiler::check::{Finding, Rule};
use compiler::compile::Compilation;
use compiler::describe::{Describer, ListDetails, MacroDetails, Names, RuleDetails, TooLarge};
use compiler::resolve::FactKind;
use serde_json::{Value, json};

use super::Described;

/// All rules, macros and lists, or one rule. Falco's arrays of names have no order; ours are sorted.
pub(crate) fn value(
    compilation: &Compilation,
    describer: &Describer<'_>,
    described: &Described<'_>,
) -> Result<Value, TooLarge> {
    let rules = |rules: &[Rule]| -> Result<Vec<Value>, TooLarge> {
        let details = rules.iter().filter_map(|rule| describer.rule(rule));
        details.map(|details| Ok(rule(&details?))).collect()
    };
    let all = match described {
        Described::One(one) => return Ok(json!({ "rules": rules(std::slice::from_ref(*one))? })),
        Described::All(all) => *all,
    };
    let unused = Unused::of(compilation);
    let macros: Result<Vec<Value>, TooLarge> = describer
        .macros()
        .map(|details| Ok(macro_entry(&details?, &unused)))
        .collect();
    let lists: Vec<Value> = describer.lists().map(|details| list(&details, &unused)).collect();
    Ok(json!({
        "required_engine_version": required_engine(compilation),
        "required_plugin_versions": required_plugins(compilation),
        "rules": rules(all)?,
        "macros": macros?,
        "lists": lists,
    }))
}

fn required_engine(compilation: &Compilation) -> String {
    let (major, minor, patch) = compilation.collection.engine.unwrap_or_default();
    format!("{major}.{minor}.{patch}")
}

fn required_plugins(compilation: &Compilation) -> Vec<Value> {
    let choice = |(name, version): &(String, String)| json!({ "name": name, "version": version });
    compilation
        .collection
        .plugins
        .iter()
        .filter_map(|requirement| {
            let (first, others) = requirement.choices.split_first()?;
            let mut entry = choice(first);
            entry["alternatives"] = others.iter().map(choice).collect();
            Some(entry)
        })
        .collect()
}

fn rule(details: &RuleDetails<'_>) -> Value {
    let (definition, rule) = (details.definition, details.rule);
    let mut entry = json!({
        "info": {
            "name": rule.name,
            "condition": definition.condition.as_str(),
            "priority": rule.priority.name(),
            "output": definition.output.as_str(),
            "description": rule.description,
            "enabled": definition.enabled,
            "source": rule.source,
            "capture": definition.capture,
            "capture_duration": definition.capture_duration,
            "tags": rule.tags,
        },
        "details": {
            "output_fields": details.output_fields,
            "exception_names": details.exception_names,
            "exception_fields": details.exception_fields,
            "exception_operators": details.exception_operators,
            "events": details.events,
            "condition_compiled": details.condition.to_string(),
            "output_compiled": details.output,
            "plugins": details.plugins,
        },
    });
    names(&mut entry["details"], &details.written, &details.names);
    if !details.extra_fields.is_empty() {
        let extra: serde_json::Map<String, Value> = details
            .extra_fields
            .iter()
            .map(|(key, template)| (key.clone(), template.clone().into()))
            .collect();
        entry["details"]["extra_output_formatted_fields"] = extra.into();
    }
    entry
}

fn macro_entry(details: &MacroDetails<'_>, unused: &Unused<'_>) -> Value {
    let mut entry = json!({
        "info": { "name": details.name, "condition": details.text },
        "details": {
            "used": !unused.macros.contains(details.name),
            "events": details.events,
            "condition_compiled": details.condition.to_string(),
            // Only with a rule around it, which has a source, is it known whose fields it names.
            "plugins": [],
        },
    });
    names(&mut entry["details"], &details.written, &details.names);
    entry
}

fn list(details: &ListDetails<'_>, unused: &Unused<'_>) -> Value {
    json!({
        "info": { "name": details.name, "items": details.items },
        "details": {
            "used": !unused.lists.contains(details.name),
            "lists": details.lists,
            "items_compiled": details.compiled,
            "plugins": [],
        },
    })
}

/// Macros and lists are direct references; everything else is derived from the expanded condition.
fn names(details: &mut Value, written: &Names, compiled: &Names) {
    details["macros"] = json!(written.macros);
    details["lists"] = json!(written.lists);
    details["condition_operators"] = json!(compiled.operators);
    details["condition_fields"] = json!(compiled.fields);
}

/// The details of an unused item.
struct Unused<'a> {
    macros: BTreeSet<&'a str>,
    lists: BTreeSet<&'a str>,
}

impl<'a> Unused<'a> {
    fn of(compilation: &'a Compilation) -> Self {
        let mut unused = Self {
            macros: BTreeSet::new(),
            lists: BTreeSet::new(),
        };
        for finding in &compilation.findings {
            let Finding::Resolve(fact) = finding else { continue };
            match &fact.kind {
                FactKind::UnusedMacro(name) => unused.macros.insert(name),
                FactKind::UnusedList(name) => unused.lists.insert(name),
                _ => continue,
            };
        }
        unused
    }
}
