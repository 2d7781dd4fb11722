//! Which lists, macros and rules a file names, and where.

use std::hash::BuildHasher as _;

use compiler::outline::{ItemOutline, Mention, Outline, Role};
use compiler::source::Span;
use compiler::syntax::items::ItemKind;
use rustc_hash::{FxBuildHasher, FxHashMap};

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
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::List, Self::Macro, Self::Rule];

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
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
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
    lists: Table,
    macros: Table,
    rules: Table,
    /// Of which names for what: as long as it is the same, only places have changed.
    digest: u64,
}

type Table = FxHashMap<String, Vec<Occurrence>>;

impl Names {
    /// Takes over those of an outline; most are as they were, in other places.
    pub(super) fn update(&mut self, outline: &Outline) {
        self.digest = 0;
        for kind in Kind::ALL {
            self.table_mut(kind).values_mut().for_each(Vec::clear);
        }
        self.add(outline);
        for kind in Kind::ALL {
            self.table_mut(kind).retain(|_, places| !places.is_empty());
        }
    }

    fn add(&mut self, outline: &Outline) {
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
                // The order does not matter, and a name that stands twice is not undone.
                let entry = FxBuildHasher.hash_one((kind, name, usage));
                self.digest = self.digest.wrapping_add(entry | 1);
                let table = self.table_mut(kind);
                match table.get_mut(name) {
                    Some(places) => places.push(occurrence),
                    None => {
                        table.insert(name.to_owned(), vec![occurrence]);
                    }
                }
            }
        }
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

    /// Changes when other names are named, or for something else.
    pub(super) const fn digest(&self) -> u64 {
        self.digest
    }

    /// Everything that is defined here.
    pub(super) fn all_defined(&self) -> impl Iterator<Item = (Kind, &str)> {
        Kind::ALL
            .into_iter()
            .flat_map(|kind| self.defined(kind).map(move |name| (kind, name)))
    }

    /// Everything that is used or changed here and not defined here.
    pub(super) fn needed(&self) -> impl Iterator<Item = (Kind, &str)> {
        let needed = |kind: Kind| {
            self.table(kind)
                .iter()
                .filter(|(_, places)| places.iter().all(|place| place.usage != Use::Definition))
                .map(move |(name, _)| (kind, name.as_str()))
        };
        Kind::ALL.into_iter().flat_map(needed)
    }

    const fn table(&self, kind: Kind) -> &Table {
        match kind {
            Kind::List => &self.lists,
            Kind::Macro => &self.macros,
            Kind::Rule => &self.rules,
        }
    }

    const fn table_mut(&mut self, kind: Kind) -> &mut Table {
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
