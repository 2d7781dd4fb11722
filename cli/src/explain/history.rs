//! The items that define, change or switch a rule, a macro or a list, in load order.

use compiler::source::{Sources, Span};
use compiler::syntax::items::{Action, Entry, Operation, RuleFile, RuleUpdate, Step};
use serde_json::json;

use super::condition::place;
use super::section::{Body, Section};

/// What an item defines. The three kinds have separate names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ItemKind {
    Rule,
    Macro,
    List,
}

const DEFINED: &str = "defined";

/// Returns the section about the item called `name`.
pub(super) fn section(kind: ItemKind, name: &str, sources: &Sources, files: &[RuleFile]) -> Section {
    let mut steps = Vec::new();
    for entry in files.iter().flat_map(|file| &file.entries) {
        let Entry::Item(item) = entry else { continue };
        for step in &item.steps {
            let Step::Action(action) = step else { continue };
            let Some((span, effect)) = effect(action, kind, name) else {
                continue;
            };
            if effect == DEFINED {
                // A definition replaces everything before it.
                steps.clear();
            }
            steps.push((place(span, sources), effect));
        }
    }
    let json = steps
        .iter()
        .map(|(place, effect)| json!({ "place": place, "what": effect }))
        .collect();
    Section {
        key: "made_by",
        title: "Defined by",
        body: Body::Facts(steps),
        json,
    }
}

/// Returns where and how an action changes the item called `name`; `None` if it does not.
fn effect(action: &Action, kind: ItemKind, name: &str) -> Option<(Span, String)> {
    use ItemKind::{List, Macro, Rule};
    let (named, item, effect) = match (action, kind) {
        (Action::DefineRule(rule), Rule) => (&rule.name, rule.item, DEFINED.to_owned()),
        (Action::AppendRule(update), Rule) => {
            let effect = changed_keys(update, Operation::Append, "appended to");
            (&update.name, update.item, effect)
        }
        (Action::ReplaceRule(update), Rule) => {
            let effect = changed_keys(update, Operation::Replace, "replaced");
            (&update.name, update.item, effect)
        }
        (Action::EnableRule(switch), Rule) => {
            let on = switch.enabled.as_ref().is_some_and(|enabled| enabled.value);
            let effect = if on { "enabled" } else { "disabled" };
            (&switch.name, switch.item, effect.to_owned())
        }
        (Action::DefineMacro(definition), Macro) => (&definition.name, definition.item, DEFINED.to_owned()),
        (Action::AppendMacro(update), Macro) => {
            (&update.name, update.item, "condition appended to".to_owned())
        }
        (Action::DefineList(definition), List) => (&definition.name, definition.item, DEFINED.to_owned()),
        (Action::AppendList(update), List) => (&update.name, update.item, "items appended to".to_owned()),
        _ => return None,
    };
    (named.value.as_str() == name).then_some((item.span, effect))
}

/// Returns the keys that an update changes, and how.
fn changed_keys(update: &RuleUpdate, operation: Operation, how: &str) -> String {
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
