//! Which lists, macros and rules a file names, and where.

use std::collections::HashMap;

use compiler::outline::{ItemOutline, Mention, Outline, Role};
use compiler::source::Span;
use compiler::syntax::items::ItemKind;

/// What can be named.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Kind {
    /// A list.
    List,
    /// A macro.
    Macro,
    /// A rule.
    Rule,
}

impl Kind {
    /// The word for it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Macro => "macro",
            Self::Rule => "rule",
        }
    }

    /// What an item defines.
    pub(crate) const fn of_item(kind: ItemKind) -> Option<Self> {
        match kind {
            ItemKind::List => Some(Self::List),
            ItemKind::Macro => Some(Self::Macro),
            ItemKind::Rule => Some(Self::Rule),
            ItemKind::EngineVersion | ItemKind::PluginVersions | ItemKind::Unknown => None,
        }
    }
}

/// A place where something is named.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Occurrence {
    /// The bytes of the name.
    pub(crate) span: Span,
    /// What it is named for.
    pub(crate) usage: Use,
}

/// What something is named for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Use {
    /// Here it is defined.
    Definition,
    /// Here it is appended to or overridden.
    Change,
    /// Here it is used. A word in a condition or list is a list if there is one of that name.
    Reference,
}

/// The lists, macros and rules that a file names.
#[derive(Debug, Default)]
pub(super) struct Names {
    lists: HashMap<String, Vec<Occurrence>>,
    macros: HashMap<String, Vec<Occurrence>>,
    rules: HashMap<String, Vec<Occurrence>>,
}

impl Names {
    pub(super) fn new(outline: &Outline) -> Self {
        let mut names = Self::default();
        for item in &outline.items {
            for mention in &item.mentions {
                let Some((kind, name)) = named(item, mention) else {
                    continue;
                };
                let usage = match &mention.role {
                    Role::ItemName(_) if item.changes => Use::Change,
                    Role::ItemName(_) => Use::Definition,
                    _ => Use::Reference,
                };
                let occurrence = Occurrence {
                    span: mention.span,
                    usage,
                };
                let table = names.table_mut(kind);
                match table.get_mut(name) {
                    Some(places) => places.push(occurrence),
                    None => {
                        table.insert(name.to_owned(), vec![occurrence]);
                    }
                }
            }
        }
        names
    }

    /// Where `name` stands, in file order.
    pub(super) fn of(&self, kind: Kind, name: &str) -> &[Occurrence] {
        self.table(kind).get(name).map_or(&[], Vec::as_slice)
    }

    /// The names that are defined here.
    pub(super) fn defined(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.table(kind)
            .iter()
            .filter(|(_, places)| places.iter().any(|place| place.usage == Use::Definition))
            .map(|(name, _)| name.as_str())
    }

    const fn table(&self, kind: Kind) -> &HashMap<String, Vec<Occurrence>> {
        match kind {
            Kind::List => &self.lists,
            Kind::Macro => &self.macros,
            Kind::Rule => &self.rules,
        }
    }

    const fn table_mut(&mut self, kind: Kind) -> &mut HashMap<String, Vec<Occurrence>> {
        match kind {
            Kind::List => &mut self.lists,
            Kind::Macro => &mut self.macros,
            Kind::Rule => &mut self.rules,
        }
    }
}

/// What a mention names, if it can name a list, macro or rule.
pub(super) fn named<'o>(item: &ItemOutline, mention: &'o Mention) -> Option<(Kind, &'o str)> {
    match &mention.role {
        Role::ItemName(name) => Some((Kind::of_item(item.kind)?, name)),
        Role::Macro(name) => Some((Kind::Macro, name)),
        Role::Word { text, .. } | Role::Element(text) => Some((Kind::List, text)),
        _ => None,
    }
}

/// The mention is an item's own name.
pub(super) const fn is_own(mention: &Mention) -> bool {
    matches!(mention.role, Role::ItemName(_))
}
