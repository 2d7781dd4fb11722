//! Items, applied one after another: definitions, appends, replacements.

use std::collections::BTreeSet;

use super::FieldNames;
use super::exceptions::{self, Exception};
use super::fact::{Fact, FactKind, Place};
use super::table::{Named, Table};
use crate::source::{FileId, MappedText, Span};
use crate::syntax::items::{
    self, Action, Element, ItemPlace, ItemType, Keyed, PathStep, RuleFile, RuleSwitch, RuleUpdate, Step, Text,
};
use crate::tables::{ENGINE_VERSION, Priority, SYSCALL_SOURCE};

/// Everything that was defined so far, over all files.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// The lists.
    pub lists: Table<ListDef>,
    /// The macros.
    pub macros: Table<MacroDef>,
    /// The rules.
    pub rules: Table<RuleDef>,
    /// What the files require, never merged.
    pub plugins: Vec<PluginRequirement>,
    /// The highest engine version that was required.
    pub engine: Option<(u32, u32, u32)>,
    next: u32,
}

/// A list as it stands now.
#[derive(Clone, Debug)]
pub struct ListDef {
    name: String,
    /// Where its name stands.
    pub name_span: Span,
    /// Where Falco says it is.
    pub place: Place,
    /// Its elements, lists among them not expanded.
    pub items: Vec<Element>,
    index: u32,
    /// Position of its last definition or append among all items.
    pub visibility: u32,
}

/// A macro as it stands now.
#[derive(Clone, Debug)]
pub struct MacroDef {
    name: String,
    /// Where its name stands.
    pub name_span: Span,
    /// Where Falco says it is.
    pub place: Place,
    /// Where Falco says its condition is.
    pub condition_place: Place,
    /// Its condition; empty if it could not be read.
    pub condition: MappedText,
    /// Whether the condition could be read.
    pub complete: bool,
    index: u32,
    /// Position of its last definition or append among all items.
    pub visibility: u32,
}

/// A rule as it stands now.
#[derive(Clone, Debug)]
pub struct RuleDef {
    name: String,
    /// Where it was defined.
    pub span: Span,
    /// Where its name stands.
    pub name_span: Span,
    /// Where Falco says it is.
    pub place: Place,
    /// Where Falco says its condition is.
    pub condition_place: Place,
    /// Where Falco says its output is.
    pub output_place: Place,
    /// Its condition, exceptions not expanded.
    pub condition: MappedText,
    /// Its output.
    pub output: MappedText,
    /// Its description.
    pub desc: MappedText,
    /// Its event source.
    pub source: String,
    /// The source is not known; the rule is never checked.
    pub unknown_source: bool,
    /// Its severity.
    pub priority: Priority,
    /// Whether it is on.
    pub enabled: bool,
    /// A match starts a capture.
    pub capture: bool,
    /// Length of that capture in milliseconds; 0 = as configured.
    pub capture_duration: u32,
    /// A condition for too many event types is worth a warning.
    pub warn_evttypes: bool,
    /// Unknown fields and event types only drop the rule.
    pub skip_if_unknown_filter: bool,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// Its exceptions.
    pub exceptions: Vec<Exception>,
    /// Every required key could be read, and its exceptions make sense.
    pub complete: bool,
    index: u32,
}

/// A plugin that must be there, or one of its alternatives.
#[derive(Clone, Debug)]
pub struct PluginRequirement {
    /// Where it stands.
    pub span: Span,
    /// Where Falco says it is.
    pub place: Place,
    /// Name and lowest version of each plugin that would do.
    pub choices: Vec<(String, String)>,
}

macro_rules! named {
    ($type:ty, $visibility:tt) => {
        impl Named for $type {
            fn name(&self) -> &str {
                &self.name
            }

            fn index(&self) -> u32 {
                self.index
            }

            fn set_order(&mut self, index: u32, visibility: u32) {
                self.index = index;
                named!(@visibility self visibility $visibility);
            }
        }
    };
    (@visibility $self:ident $visibility:ident keep) => {
        $self.visibility = $visibility;
    };
    (@visibility $self:ident $visibility:ident none) => {
        let _ = $visibility;
    };
}

named!(ListDef, keep);
named!(MacroDef, keep);
named!(RuleDef, none);

/// What collecting depends on.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// The fields and sources there are.
    pub names: &'a dyn FieldNames,
    /// Stop at the first error of a file, as Falco does, instead of going on.
    pub stop: bool,
}

/// A fact of a file, of reading it or of what it does.
#[derive(Clone, Debug)]
pub enum ReadFact<'a> {
    /// What is wrong with an item alone.
    Item(&'a items::Fact),
    /// What is wrong between items.
    Resolve(Fact),
}

impl ReadFact<'_> {
    /// Falco refuses the file over it.
    pub fn is_error(&self) -> bool {
        let severity = match self {
            Self::Item(fact) => fact.kind.severity(),
            Self::Resolve(fact) => fact.kind.severity(),
        };
        severity == items::Severity::Error
    }
}

impl Collection {
    /// Applies the items of `file`; gives all facts in the order in which Falco comes upon them.
    pub fn read<'f>(&mut self, file: &'f RuleFile, settings: Settings<'_>) -> Vec<ReadFact<'f>> {
        let mut read = Reader {
            collection: self,
            file: file.file,
            settings,
            out: Vec::new(),
        };
        read.file(file);
        read.out
    }
}

struct Reader<'c, 'f> {
    collection: &'c mut Collection,
    file: FileId,
    settings: Settings<'c>,
    out: Vec<ReadFact<'f>>,
}

impl<'f> Reader<'_, 'f> {
    fn file(&mut self, file: &'f RuleFile) {
        for entry in &file.entries {
            match entry {
                items::Entry::Fact(fact) => {
                    self.out.push(ReadFact::Item(fact));
                    if self.stopped() {
                        return;
                    }
                }
                items::Entry::Item(item) => {
                    for step in &item.steps {
                        match step {
                            Step::Fact(fact) => self.out.push(ReadFact::Item(fact)),
                            Step::Action(action) => self.act(action),
                        }
                        if self.stopped() {
                            return;
                        }
                    }
                }
            }
        }
    }

    fn stopped(&self) -> bool {
        self.settings.stop && self.out.iter().rev().take(8).any(ReadFact::is_error)
    }

    fn say(&mut self, kind: FactKind, span: Span, place: &Place) {
        self.out.push(ReadFact::Resolve(Fact {
            kind,
            span,
            place: place.clone(),
        }));
    }

    fn act(&mut self, action: &Action) {
        match action {
            Action::RequireEngine(version) => self.engine(version),
            Action::RequirePlugin(plugin) => self.plugin(plugin),
            Action::DefineList(list) => self.define_list(list),
            Action::AppendList(list) => self.append_list(list),
            Action::DefineMacro(definition) => self.define_macro(definition),
            Action::AppendMacro(definition) => self.append_macro(definition),
            Action::DefineRule(rule) => self.define_rule(rule),
            Action::AppendRule(update) => self.append_rule(update),
            Action::ReplaceRule(update) => self.replace_rule(update),
            Action::EnableRule(switch) => self.enable_rule(switch),
        }
    }

    fn place(&self, item_type: ItemType, name: &str, item: ItemPlace) -> Place {
        Place {
            file: self.file,
            path: vec![PathStep {
                item_type,
                name: name.to_owned(),
                place: item.place,
            }],
            expression: None,
        }
    }

    fn next(&mut self) -> u32 {
        let id = self.collection.next;
        self.collection.next += 1;
        id
    }

    fn engine(&mut self, version: &items::EngineVersion) {
        let required = version.version;
        let place = self.place(ItemType::RequiredEngineVersion, "", version.item);
        if required.0 != ENGINE_VERSION.0 || required > ENGINE_VERSION {
            self.say(FactKind::EngineVersion { required }, version.text.span, &place);
        }
        self.collection.engine = self.collection.engine.max(Some(required));
    }

    fn plugin(&mut self, plugin: &items::PluginVersion) {
        let name = plugin
            .choices
            .first()
            .map_or("", |choice| choice.name.value.as_str());
        let mut place = self.place(ItemType::RequiredPluginVersions, "", plugin.list);
        place.path.push(PathStep {
            item_type: ItemType::RequiredPluginVersionsEntry,
            name: name.to_owned(),
            place: plugin.entry.place,
        });
        let mut choices: Vec<(String, String)> = Vec::new();
        for choice in &plugin.choices {
            let name = choice.name.value.as_str();
            let version = choice.version.value.as_str();
            if super::Version::parse(version).is_none() {
                let kind = FactKind::BadPluginVersion {
                    plugin: name.to_owned(),
                    version: version.to_owned(),
                };
                self.say(kind, choice.version.span, &place);
            }
            if choices.iter().any(|(known, _)| known == name) {
                self.say(FactKind::PluginTwice(name.to_owned()), choice.name.span, &place);
            }
            choices.push((name.to_owned(), version.to_owned()));
        }
        self.collection.plugins.push(PluginRequirement {
            span: plugin.entry.span,
            place,
            choices,
        });
    }

    fn define_list(&mut self, list: &items::List) {
        let id = self.next();
        let row = ListDef {
            name: list.name.value.as_str().to_owned(),
            name_span: list.name.span,
            place: self.place(ItemType::List, list.name.value.as_str(), list.item),
            items: list
                .items
                .as_ref()
                .map(|items| items.value.clone())
                .unwrap_or_default(),
            index: id,
            visibility: id,
        };
        self.collection.lists.define(row, id);
    }

    fn append_list(&mut self, list: &items::List) {
        let name = list.name.value.as_str();
        let place = self.place(ItemType::List, name, list.item);
        if self.collection.lists.get(name).is_none() {
            self.say(FactKind::NoListToAppend(name.to_owned()), list.name.span, &place);
            // What was meant is still known, so that its users are not blamed.
            self.define_list(list);
            return;
        }
        let id = self.next();
        if let Some(known) = self.collection.lists.get_mut(name) {
            known
                .items
                .extend(list.items.iter().flat_map(|items| items.value.iter().cloned()));
            known.visibility = id;
        }
    }

    fn define_macro(&mut self, definition: &items::Macro) {
        let id = self.next();
        let place = self.place(ItemType::Macro, definition.name.value.as_str(), definition.item);
        let row = MacroDef {
            name: definition.name.value.as_str().to_owned(),
            name_span: definition.name.span,
            condition_place: with_value(&place, ItemType::MacroCondition, definition.condition.as_ref()),
            place,
            condition: text(definition.condition.as_ref()),
            complete: definition.condition.is_some(),
            index: id,
            visibility: id,
        };
        self.collection.macros.define(row, id);
    }

    fn append_macro(&mut self, definition: &items::Macro) {
        let name = definition.name.value.as_str();
        let place = self.place(ItemType::Macro, name, definition.item);
        if self.collection.macros.get(name).is_none() {
            self.say(
                FactKind::NoMacroToAppend(name.to_owned()),
                definition.name.span,
                &place,
            );
            let mut lone = definition.clone();
            // A lone continuation (`or …`) is no condition to check.
            lone.condition = None;
            self.define_macro(&lone);
            return;
        }
        let id = self.next();
        if let Some(known) = self.collection.macros.get_mut(name) {
            if let Some(condition) = &definition.condition {
                append_text(&mut known.condition, condition);
            } else {
                known.complete = false;
            }
            known.visibility = id;
        }
    }

    /// Says so if the rule was defined with another source.
    fn check_source(&mut self, name: &str, source: Option<&str>, span: Span, place: &Place) {
        let (Some(known), Some(now)) = (self.collection.rules.get(name), source) else {
            return;
        };
        if known.source != now && !now.is_empty() {
            let kind = FactKind::SourceConflict {
                rule: name.to_owned(),
                first: known.source.clone(),
                now: now.to_owned(),
                defined: known.name_span,
            };
            self.say(kind, span, place);
        }
    }

    fn define_rule(&mut self, rule: &items::Rule) {
        let name = rule.name.value.as_str();
        let place = self.place(ItemType::Rule, name, rule.item);
        let source = rule
            .source
            .as_ref()
            .map_or(SYSCALL_SOURCE, |source| source.value.as_str());
        let source_span = rule.source.as_ref().map_or(rule.name.span, |source| source.span);
        self.check_source(name, Some(source), source_span, &place);
        let unknown_source = !self.settings.names.has_source(source);
        if unknown_source {
            self.say(FactKind::UnknownSource(source.to_owned()), source_span, &place);
        }
        let mut facts = Vec::new();
        let exceptions = rule
            .exceptions
            .iter()
            .flat_map(|exceptions| &exceptions.value)
            .filter_map(|exception| {
                let source = (!unknown_source).then_some(source);
                exceptions::define(exception, &place, source, self.settings.names, false, &mut facts)
            })
            .collect();
        let exceptions_fine = facts.is_empty();
        self.out.extend(facts.into_iter().map(ReadFact::Resolve));
        let id = self.next();
        let value = |flag: &Option<Keyed<bool>>, default| flag.as_ref().map_or(default, |flag| flag.value);
        let row = RuleDef {
            name: name.to_owned(),
            span: rule.item.span,
            name_span: rule.name.span,
            condition_place: with_value(&place, ItemType::RuleCondition, rule.condition.as_ref()),
            output_place: with_value(&place, ItemType::RuleOutput, rule.output.as_ref()),
            condition: text(rule.condition.as_ref()),
            output: text(rule.output.as_ref()),
            desc: text(rule.desc.as_ref()),
            source: source.to_owned(),
            unknown_source,
            priority: rule
                .priority
                .as_ref()
                .map_or(Priority::Debug, |priority| priority.value),
            enabled: value(&rule.enabled, true),
            capture: value(&rule.capture, false),
            capture_duration: rule
                .capture_duration
                .as_ref()
                .map_or(0, |duration| duration.value),
            warn_evttypes: value(&rule.warn_evttypes, true),
            skip_if_unknown_filter: value(&rule.skip_if_unknown_filter, false),
            tags: rule.tags.as_ref().map(tags).unwrap_or_default(),
            exceptions,
            complete: exceptions_fine
                && rule.condition.is_some()
                && rule.output.is_some()
                && rule.desc.is_some()
                && rule.priority.is_some(),
            place,
            index: id,
        };
        self.collection.rules.define(row, id);
    }

    fn append_rule(&mut self, update: &RuleUpdate) {
        let name = update.name.value.as_str();
        let place = self.place(ItemType::Rule, name, update.item);
        self.check_update_source(update, &place);
        let nothing = update.condition.is_none()
            && update.output.is_none()
            && update.desc.is_none()
            && update.tags.is_none()
            && update.exceptions.is_none();
        let known = self.collection.rules.get(name).is_some();
        if !known {
            self.say(
                FactKind::NoRuleToAppend(name.to_owned()),
                update.name.span,
                &place,
            );
        }
        if nothing && update.operations.is_empty() {
            self.say(FactKind::NothingToAppend, update.name.span, &place);
        }
        let names = self.settings.names;
        let mut facts = Vec::new();
        if let Some(rule) = self.collection.rules.get_mut(name) {
            for (text, addition) in [
                (&mut rule.condition, &update.condition),
                (&mut rule.output, &update.output),
                (&mut rule.desc, &update.desc),
            ] {
                if let Some(addition) = addition {
                    append_text(text, addition);
                }
            }
            rule.tags.extend(update.tags.iter().flat_map(tags));
            let source = (!rule.unknown_source).then(|| rule.source.clone());
            for exception in update.exceptions.iter().flat_map(|exceptions| &exceptions.value) {
                exceptions::append(
                    &mut rule.exceptions,
                    exception,
                    &place,
                    source.as_deref(),
                    names,
                    &mut facts,
                );
            }
            rule.complete &= facts.is_empty();
        }
        self.out.extend(facts.into_iter().map(ReadFact::Resolve));
    }

    fn replace_rule(&mut self, update: &RuleUpdate) {
        let name = update.name.value.as_str();
        let place = self.place(ItemType::Rule, name, update.item);
        self.check_update_source(update, &place);
        if self.collection.rules.get(name).is_none() {
            self.say(
                FactKind::NoRuleToReplace(name.to_owned()),
                update.name.span,
                &place,
            );
        }
        let names = self.settings.names;
        let mut facts = Vec::new();
        if let Some(rule) = self.collection.rules.get_mut(name) {
            for (text, replacement) in [
                (&mut rule.condition, &update.condition),
                (&mut rule.output, &update.output),
                (&mut rule.desc, &update.desc),
            ] {
                if let Some(replacement) = replacement {
                    text.clone_from(&replacement.value);
                }
            }
            if let Some(new) = &update.tags {
                rule.tags = tags(new);
            }
            if let Some(new) = &update.exceptions {
                // Falco takes them as they are; what it leaves out is filled in, for it dies of it.
                rule.exceptions = new
                    .value
                    .iter()
                    .filter_map(|exception| {
                        exceptions::define(exception, &place, None, names, true, &mut facts)
                    })
                    .collect();
            }
            set(&mut rule.priority, update.priority.as_ref());
            set(&mut rule.enabled, update.enabled.as_ref());
            set(&mut rule.capture, update.capture.as_ref());
            set(&mut rule.capture_duration, update.capture_duration.as_ref());
            set(&mut rule.warn_evttypes, update.warn_evttypes.as_ref());
            set(
                &mut rule.skip_if_unknown_filter,
                update.skip_if_unknown_filter.as_ref(),
            );
        }
        self.out.extend(facts.into_iter().map(ReadFact::Resolve));
    }

    fn check_update_source(&mut self, update: &RuleUpdate, place: &Place) {
        if let Some(source) = &update.source {
            let name = update.name.value.as_str();
            self.check_source(name, Some(source.value.as_str()), source.span, place);
        }
    }

    fn enable_rule(&mut self, switch: &RuleSwitch) {
        let name = switch.name.value.as_str();
        let place = self.place(ItemType::Rule, name, switch.item);
        if let Some(rule) = self.collection.rules.get_mut(name) {
            set(&mut rule.enabled, switch.enabled.as_ref());
        } else {
            self.say(
                FactKind::NoRuleToEnable(name.to_owned()),
                switch.name.span,
                &place,
            );
        }
    }
}

fn set<T: Copy>(target: &mut T, value: Option<&Keyed<T>>) {
    if let Some(value) = value {
        *target = value.value;
    }
}

fn text(text: Option<&Text>) -> MappedText {
    text.map(|text| text.value.clone()).unwrap_or_default()
}

fn tags(tags: &Keyed<Vec<Element>>) -> BTreeSet<String> {
    tags.value
        .iter()
        .map(|tag| tag.value.as_str().to_owned())
        .collect()
}

/// Old text, one blank, new text.
fn append_text(text: &mut MappedText, addition: &Text) {
    let edge = Span {
        end: addition.span.start,
        ..addition.span
    };
    text.push_derived(" ", edge);
    text.push_text(&addition.value);
}

/// `place`, one step further to the value of a key.
fn with_value(place: &Place, item_type: ItemType, value: Option<&Text>) -> Place {
    let mut place = place.clone();
    if let Some(value) = value {
        place.path.push(PathStep {
            item_type,
            name: String::new(),
            place: value.place,
        });
    }
    place
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A list in a file of its own, its elements one after another.
    pub(in crate::resolve) fn list(name: &str, items: &[&str]) -> ListDef {
        let mut at = 0;
        let items = items
            .iter()
            .map(|item| {
                let span = Span::new(FileId(1), at, at + item.len() as u32);
                at = span.end;
                let mut value = MappedText::default();
                value.push_exact(item, span);
                Element { value, span }
            })
            .collect();
        ListDef {
            name: name.to_owned(),
            name_span: Span::new(FileId(1), 0, 0),
            place: Place::file(FileId(1)),
            items,
            index: 0,
            visibility: 0,
        }
    }
}
