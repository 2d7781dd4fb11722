//! A rule as it stands after all files: what it is, what it was made of, when it fires.
//!
//! A further aspect of a rule is a further function here that gives a [`Section`].

use std::collections::BTreeSet;

use compiler::describe::RuleDetails;
use compiler::resolve::exceptions::Shape;
use compiler::source::Sources;
use compiler::syntax::items::{Action, Entry, Operation, RuleFile, RuleUpdate, Step};
use serde_json::json;

use super::condition::{self, place};
use super::section::{Body, Line, Section};

/// Everything there is to say about a rule.
pub(crate) fn sections(details: &RuleDetails<'_>, sources: &Sources, files: &[RuleFile]) -> Vec<Section> {
    vec![
        rule(details),
        history(details, sources, files),
        condition(details, sources),
        exceptions(details, sources),
        events(details),
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

/// The items that made the rule, in load order.
fn history(details: &RuleDetails<'_>, sources: &Sources, files: &[RuleFile]) -> Section {
    let mut steps = Vec::new();
    for entry in files.iter().flat_map(|file| &file.entries) {
        let Entry::Item(item) = entry else { continue };
        for step in &item.steps {
            let Step::Action(action) = step else { continue };
            let Some((span, what)) = made(action, &details.rule.name) else {
                continue;
            };
            if what == DEFINED {
                // What was before counts no more.
                steps.clear();
            }
            steps.push((place(span, sources), what));
        }
    }
    let json = steps
        .iter()
        .map(|(place, what)| json!({ "place": place, "what": what }))
        .collect();
    Section {
        key: "made_by",
        title: "Made by",
        body: Body::Facts(steps),
        json,
    }
}

const DEFINED: &str = "defined";
/// More event types than these are counted, not listed.
const LISTED: usize = 60;

/// Where and how an action makes the rule called `name`.
fn made(action: &Action, name: &str) -> Option<(compiler::source::Span, String)> {
    let (named, item, what) = match action {
        Action::DefineRule(rule) => (&rule.name, rule.item, DEFINED.to_owned()),
        Action::AppendRule(update) => {
            let what = changed(update, Operation::Append, "appended to");
            (&update.name, update.item, what)
        }
        Action::ReplaceRule(update) => {
            let what = changed(update, Operation::Replace, "replaced");
            (&update.name, update.item, what)
        }
        Action::EnableRule(switch) => {
            let on = switch.enabled.as_ref().is_some_and(|enabled| enabled.value);
            let what = if on { "enabled" } else { "disabled" };
            (&switch.name, switch.item, what.to_owned())
        }
        _ => return None,
    };
    (named.value.as_str() == name).then_some((item.span, what))
}

/// The keys that an update changes, and how.
fn changed(update: &RuleUpdate, operation: Operation, how: &str) -> String {
    let entries = update.operations.iter();
    let mut keys: Vec<&str> = entries
        .filter(|entry| entry.operation == operation)
        .map(|entry| entry.key.as_str())
        .collect();
    if update.operations.is_empty() {
        // `append: true` names no keys.
        keys.extend(update.condition.as_ref().map(|_| "condition"));
        keys.extend(update.output.as_ref().map(|_| "output"));
        keys.extend(update.desc.as_ref().map(|_| "desc"));
        keys.extend(update.tags.as_ref().map(|_| "tags"));
        keys.extend(update.exceptions.as_ref().map(|_| "exceptions"));
    }
    format!("{} {how}", keys.join(", "))
}

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

fn events(details: &RuleDetails<'_>) -> Section {
    let names: Vec<String> = details.events.iter().map(|name| (*name).to_owned()).collect();
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

fn names(key: &'static str, title: &'static str, names: Vec<String>) -> Section {
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
