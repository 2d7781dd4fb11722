//! Applies items one after another: definitions, appends, replacements.

mod rule;

use super::FieldNames;
use super::definitions::{ListDef, MacroDef, Origin, PluginRequirement, RuleDef};
use super::fact::{Fact, FactKind, Place};
use super::table::{Named, Table};
use crate::source::{FileId, MappedText, Span};
use crate::syntax::items::{self, Action, ItemLocation, ItemType, PathStep, RuleFile, Step, Text, TextId};
use crate::tables::ENGINE_VERSION;

/// The definitions of all files read so far.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// The lists.
    pub lists: Table<ListDef>,
    /// The macros.
    pub macros: Table<MacroDef>,
    /// The rules.
    pub rules: Table<RuleDef>,
    /// The plugin requirements of the files, not merged.
    pub plugins: Vec<PluginRequirement>,
    /// The highest engine version that was required.
    pub engine: Option<(u32, u32, u32)>,
    /// The number of the next item. Only the order of numbers is relevant.
    next: u32,
}

/// The item numbers of each file start at a multiple of this, so inserting or removing an item in a file of
/// usual length does not change the numbers in the next file.
const NUMBERS_OF_A_FILE: u32 = 4096;

/// The settings of collecting.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// The known fields and sources.
    pub names: &'a dyn FieldNames,
    /// Whether to stop at the first error of a file, as Falco does.
    pub stop: bool,
    /// An earlier collection with the same `names`: definitions of unchanged items are reused from it.
    pub known: Option<&'a Collection>,
}

/// A fact about a file or its items.
#[derive(Clone, Debug)]
pub enum ReadFact<'a> {
    /// About a single item.
    Item(&'a items::Fact),
    /// About items that refer to each other.
    Resolve(Fact),
}

impl ReadFact<'_> {
    /// Returns whether Falco rejects the file because of it.
    pub fn is_error(&self) -> bool {
        let severity = match self {
            Self::Item(fact) => fact.kind.severity(),
            Self::Resolve(fact) => fact.kind.severity(),
        };
        severity == items::Severity::Error
    }
}

impl Collection {
    /// Applies the items of `file`. Returns all facts in the order in which Falco reports them.
    pub fn read<'f>(&mut self, file: &'f RuleFile, settings: Settings<'_>) -> Vec<ReadFact<'f>> {
        let start = self.next.checked_next_multiple_of(NUMBERS_OF_A_FILE);
        self.next = start.unwrap_or(self.next);
        let mut read = Reader {
            collection: self,
            file: file.file,
            settings,
            item: None,
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
    /// The text of the current item.
    item: Option<TextId>,
    out: Vec<ReadFact<'f>>,
}

impl<'c, 'f> Reader<'c, 'f> {
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
                    self.item = Some(item.text);
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

    fn place(&self, item_type: ItemType, name: &str, item: ItemLocation) -> Place {
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

    /// Reuses the earlier definition of the current item, number `id`, if it is unchanged. Returns whether it
    /// was added.
    fn is_known<T: Named + Clone + 'c>(
        &mut self,
        before: impl FnOnce(&'c Collection) -> &'c Table<T>,
        now: impl FnOnce(&mut Collection) -> &mut Table<T>,
        name: &Text,
        id: u32,
    ) -> bool {
        let (Some(known), Some(item)) = (self.settings.known, self.item) else {
            return false;
        };
        let table = now(self.collection);
        table.define_again(before(known), name.value.as_str(), item, name.span, id)
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
        let lists = |collection: &'c Collection| &collection.lists;
        if self.is_known(lists, |collection| &mut collection.lists, &list.name, id) {
            return;
        }
        let row = ListDef {
            name: list.name.value.as_str().to_owned(),
            name_span: list.name.span,
            place: self.place(ItemType::List, list.name.value.as_str(), list.item),
            items: list
                .items
                .as_ref()
                .map(|items| items.value.clone())
                .unwrap_or_default(),
            origin: Origin(self.item),
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
            // The intended list is still defined, so that its uses are not reported as well.
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
        let macros = |collection: &'c Collection| &collection.macros;
        if self.is_known(macros, |collection| &mut collection.macros, &definition.name, id) {
            return;
        }
        let place = self.place(ItemType::Macro, definition.name.value.as_str(), definition.item);
        let row = MacroDef {
            name: definition.name.value.as_str().to_owned(),
            name_span: definition.name.span,
            condition_place: with_value(&place, ItemType::MacroCondition, definition.condition.as_ref()),
            place,
            condition: text(definition.condition.as_ref()),
            complete: definition.condition.is_some(),
            origin: Origin(self.item),
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
            // A continuation (`or …`) on its own is not a condition that can be checked.
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
}

fn text(text: Option<&Text>) -> MappedText {
    text.map(|text| text.value.clone()).unwrap_or_default()
}

/// Appends one blank and `addition` to `text`.
fn append_text(text: &mut MappedText, addition: &Text) {
    let edge = Span {
        end: addition.span.start,
        ..addition.span
    };
    text.push_derived(" ", edge);
    text.push_text(&addition.value);
}

/// Returns `place` extended by the value of a key.
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
