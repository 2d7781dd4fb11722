//! Items without effect, and items that are redefined in their own file.

use rustc_hash::FxHashMap;

use super::LintContext;
use super::fact::{Fact, FactKind, Lint};
use crate::source::Span;
use crate::syntax::items::{Action, Entry, Item, ItemKind, Keyed, Rule, RuleUpdate, Step, Text};
use crate::tables::Priority;

pub(super) const LINTS: &[Lint] = &[
    Lint::RedefinedItem,
    Lint::OverrideWithoutEffect,
    Lint::EmptyException,
];

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    let mut rules: FxHashMap<&str, State<'_>> = FxHashMap::default();
    for file in run.input.files {
        let mut defined: FxHashMap<(ItemKind, &str), Span> = FxHashMap::default();
        for entry in &file.entries {
            let Entry::Item(item) = entry else { continue };
            for step in &item.steps {
                let Step::Action(action) = step else { continue };
                redefined(item, action, &mut defined, facts);
                effects(action, &mut rules, facts);
            }
        }
    }
    for rule in run.input.collection.rules.rows() {
        for exception in rule.exceptions.iter().filter(|one| one.values.is_empty()) {
            let kind = FactKind::EmptyException(exception.name.clone());
            facts.push(Fact::new(kind, exception.span));
        }
    }
}

fn redefined<'a>(
    item: &Item,
    action: &'a Action,
    defined: &mut FxHashMap<(ItemKind, &'a str), Span>,
    facts: &mut Vec<Fact>,
) {
    let (kind, name) = match action {
        Action::DefineList(list) => ("list", &list.name),
        Action::DefineMacro(definition) => ("macro", &definition.name),
        Action::DefineRule(rule) => ("rule", &rule.name),
        _ => return,
    };
    // An item with `override` replaces intentionally.
    let meant = item.node.get("override").is_some();
    let earlier = defined.insert((item.kind, name.value.as_str()), name.span);
    if let Some(earlier) = earlier.filter(|_| !meant) {
        let name_text = name.value.as_str().to_owned();
        let kind = FactKind::RedefinedItem {
            kind,
            name: name_text,
        };
        facts.push(Fact::new(kind, earlier).with(Some(name.span)));
    }
}

/// The values of a rule after the items so far; `None` where they are unknown.
struct State<'a> {
    enabled: bool,
    priority: Option<Priority>,
    condition: Option<&'a str>,
    output: Option<&'a str>,
    desc: Option<&'a str>,
    tags: Vec<&'a str>,
}

impl<'a> State<'a> {
    fn new(rule: &'a Rule) -> Self {
        Self {
            enabled: rule.enabled.as_ref().is_none_or(|enabled| enabled.value),
            priority: rule.priority.as_ref().map(|priority| priority.value),
            condition: text(rule.condition.as_ref()),
            output: text(rule.output.as_ref()),
            desc: text(rule.desc.as_ref()),
            tags: rule
                .tags
                .iter()
                .flat_map(|tags| &tags.value)
                .map(|tag| tag.value.as_str())
                .collect(),
        }
    }
}

fn text(text: Option<&Text>) -> Option<&str> {
    text.map(|text| text.value.as_str().trim())
}

fn effects<'a>(action: &'a Action, rules: &mut FxHashMap<&'a str, State<'a>>, facts: &mut Vec<Fact>) {
    match action {
        Action::DefineRule(rule) => {
            rules.insert(rule.name.value.as_str(), State::new(rule));
        }
        Action::ReplaceRule(update) => {
            if let Some(state) = rules.get_mut(update.name.value.as_str()) {
                replaced(update, state, facts);
            }
        }
        Action::AppendRule(update) => {
            if let Some(state) = rules.get_mut(update.name.value.as_str()) {
                appended(update, state, facts);
            }
        }
        Action::EnableRule(switch) => {
            if let (Some(state), Some(enabled)) = (rules.get_mut(switch.name.value.as_str()), &switch.enabled)
            {
                same(&switch.name, "enabled", enabled, &mut state.enabled, facts);
            }
        }
        Action::AppendList(list) => {
            if let Some(items) = list.items.as_ref().filter(|items| items.value.is_empty()) {
                no_effect(&list.name, "items", items.key, facts);
            }
        }
        _ => {}
    }
}

fn replaced<'a>(update: &'a RuleUpdate, state: &mut State<'a>, facts: &mut Vec<Fact>) {
    let name = &update.name;
    if let Some(enabled) = &update.enabled {
        same(name, "enabled", enabled, &mut state.enabled, facts);
    }
    if let Some(priority) = &update.priority {
        if state.priority == Some(priority.value) {
            no_effect(name, "priority", priority.key, facts);
        }
        state.priority = Some(priority.value);
    }
    let texts = [
        ("condition", &update.condition, &mut state.condition),
        ("output", &update.output, &mut state.output),
        ("desc", &update.desc, &mut state.desc),
    ];
    for (key, given, known) in texts {
        if let Some(given) = given {
            let value = Some(given.value.as_str().trim());
            if *known == value {
                no_effect(name, key, given.key, facts);
            }
            *known = value;
        }
    }
    if let Some(tags) = &update.tags {
        state.tags = tags.value.iter().map(|tag| tag.value.as_str()).collect();
    }
}

fn appended<'a>(update: &'a RuleUpdate, state: &mut State<'a>, facts: &mut Vec<Fact>) {
    if let Some(tags) = &update.tags {
        let new: Vec<&str> = tags
            .value
            .iter()
            .map(|tag| tag.value.as_str())
            .filter(|tag| !state.tags.contains(tag))
            .collect();
        if new.is_empty() {
            no_effect(&update.name, "tags", tags.key, facts);
        }
        state.tags.extend(new);
    }
    for (appended, known) in [
        (&update.condition, &mut state.condition),
        (&update.output, &mut state.output),
        (&update.desc, &mut state.desc),
    ] {
        if appended.is_some() {
            // The result of an append is not compared with anything.
            *known = None;
        }
    }
}

fn same(name: &Text, key: &'static str, given: &Keyed<bool>, known: &mut bool, facts: &mut Vec<Fact>) {
    if *known == given.value {
        no_effect(name, key, given.key, facts);
    }
    *known = given.value;
}

fn no_effect(name: &Text, key: &'static str, span: Span, facts: &mut Vec<Fact>) {
    let name = name.value.as_str().to_owned();
    facts.push(Fact::new(FactKind::OverrideWithoutEffect { key, name }, span));
}
