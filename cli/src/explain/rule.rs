//! The explanation of a rule: its properties, the items that define it, its condition and events.
//!
//! Each function returns one [`Section`].

use std::collections::BTreeSet;

use compiler::describe::RuleDetails;
use compiler::resolve::exceptions::Shape;
use compiler::source::Sources;
use compiler::syntax::items::RuleFile;
use serde_json::json;

use super::condition::{self, place};
use super::history::{self, ItemKind};
use super::section::{Body, Line, Section};

/// Returns all sections about a rule.
pub(crate) fn sections(details: &RuleDetails<'_>, sources: &Sources, files: &[RuleFile]) -> Vec<Section> {
    vec![
        rule(details),
        history::section(ItemKind::Rule, &details.rule.name, sources, files),
        condition(details, sources),
        exceptions(details, sources),
        events(&details.events),
        super::kernel::section(details.rule),
        names(
            "fields",
            "Fields in the condition",
            details.names.fields.iter().cloned().collect(),
        ),
        output(details),
        names(
            "output_fields",
            "Fields in the output",
            each_once(&details.output_fields),
        ),
        names(
            "plugins",
            "Plugins",
            details.plugins.iter().map(|name| (*name).to_owned()).collect(),
        ),
    ]
}

fn rule(details: &RuleDetails<'_>) -> Section {
    let (rule, definition) = (details.rule, details.definition);
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let mut facts = vec![
        fact("description", rule.description.clone()),
        fact("source", rule.source.clone()),
        fact("priority", rule.priority.to_string()),
    ];
    if !rule.tags.is_empty() {
        facts.push(fact("tags", rule.tags.join(", ")));
    }
    if !rule.enabled {
        facts.push(fact("enabled", "no, unless a selection turns it on".to_owned()));
    }
    if definition.capture {
        let length = match definition.capture_duration {
            0 => "as long as configured".to_owned(),
            milliseconds => format!("for {milliseconds} ms"),
        };
        facts.push(fact("capture", format!("a match starts one, {length}")));
    }
    Section {
        key: "rule",
        title: "Rule",
        body: Body::Facts(facts),
        json: json!({
            "description": rule.description,
            "source": rule.source,
            "priority": rule.priority.name(),
            "tags": rule.tags,
            "enabled": rule.enabled,
            "capture": definition.capture,
            "capture_duration": definition.capture_duration,
        }),
    }
}

/// More event types than these are counted, not listed.
const LISTED: usize = 60;

fn condition(details: &RuleDetails<'_>, sources: &Sources) -> Section {
    let lines = condition::lines(&details.condition, &details.definition.exceptions, sources);
    let json = lines
        .iter()
        .map(|line| json!({ "text": line.text, "note": line.note }))
        .collect::<Vec<_>>();
    Section {
        key: "condition",
        title: "Condition, with lists, macros and exceptions put in",
        json: json!({
            "written": details.definition.condition.as_str(),
            "compiled": details.condition.to_string(),
            "lines": json,
        }),
        body: Body::Code(lines),
    }
}

fn exceptions(details: &RuleDetails<'_>, sources: &Sources) -> Section {
    let mut facts = Vec::new();
    let mut json = Vec::new();
    for exception in &details.definition.exceptions {
        let comparisons = match &exception.fields {
            Shape::Single(comparison) => std::slice::from_ref(comparison),
            Shape::Tuple(comparisons) => comparisons.as_slice(),
        };
        let asked: Vec<String> = comparisons
            .iter()
            .map(compiler::describe::comparison_text)
            .map(|(field, operator)| format!("{field} ({operator})"))
            .collect();
        let count = match exception.values.len() {
            0 => "no values, so of no effect".to_owned(),
            1 => "1 value".to_owned(),
            count => format!("{count} values"),
        };
        let place = place(exception.span, sources);
        facts.push((
            exception.name.clone(),
            format!("{}: {count}, {place}", asked.join(", ")),
        ));
        json.push(json!({
            "name": exception.name,
            "compares": asked,
            "values": exception.values.len(),
            "place": place,
        }));
    }
    Section {
        key: "exceptions",
        title: "Exceptions",
        body: Body::Facts(facts),
        json: json.into(),
    }
}

/// The event types that a condition selects.
pub(super) fn events(types: &BTreeSet<&'static str>) -> Section {
    let names: Vec<String> = types.iter().map(|name| (*name).to_owned()).collect();
    let json = json!(names);
    let body = if names.len() > LISTED {
        let count = format!("{} types: the condition hardly restricts them", names.len());
        Body::Facts(vec![("evaluated on".to_owned(), count)])
    } else {
        Body::Names(names)
    };
    Section {
        key: "events",
        title: "Event types",
        body,
        json,
    }
}

fn output(details: &RuleDetails<'_>) -> Section {
    Section {
        key: "output",
        title: "Output",
        body: Body::Code(
            details
                .output
                .lines()
                .map(|line| Line {
                    text: line.to_owned(),
                    note: String::new(),
                })
                .collect(),
        ),
        json: json!(details.output),
    }
}

/// A section of names.
pub(super) fn names(key: &'static str, title: &'static str, names: Vec<String>) -> Section {
    Section {
        key,
        title,
        json: json!(names),
        body: Body::Names(names),
    }
}

fn each_once(names: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.iter().filter(|name| seen.insert(*name)).cloned().collect()
}
