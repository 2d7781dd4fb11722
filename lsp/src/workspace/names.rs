//! The lists, macros and rules that a file names, and where.
//!
//! In: the outline of a file. Out: occurrences by name. Does not decide whether a word is a list: that
//! depends on the other files.

use std::hash::BuildHasher as _;

use compiler::outline::{ItemOutline, Mention, Outline, Role};
use compiler::source::Span;
use compiler::syntax::items::ItemKind;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// The kinds of named items.
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
    /// All kinds.
    pub(super) const ALL: [Self; 3] = [Self::List, Self::Macro, Self::Rule];

    /// Returns the word for it in messages.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Macro => "macro",
            Self::Rule => "rule",
        }
    }

    /// Returns the kind that an item defines.
    pub(crate) const fn of_item(kind: ItemKind) -> Option<Self> {
        match kind {
            ItemKind::List => Some(Self::List),
            ItemKind::Macro => Some(Self::Macro),
            ItemKind::Rule => Some(Self::Rule),
            ItemKind::EngineVersion | ItemKind::PluginVersions | ItemKind::Unknown => None,
        }
    }
}

/// An occurrence of a name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Occurrence {
    /// The bytes of the name.
    pub(crate) span: Span,
    /// The role of the occurrence.
    pub(crate) usage: Use,
}

/// The role of an occurrence of a name.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Use {
    /// It defines the item.
    Definition,
    /// It appends to the item or overrides it.
    Change,
    /// It uses the item. A word in a condition or list refers to a list if one of that name is defined.
    Reference,
}

/// The lists, macros and rules that a file names.
#[derive(Debug, Default)]
pub(super) struct Names {
    lists: Table,
    macros: Table,
    rules: Table,
    /// Hash of all names with their roles: while it is unchanged, only positions differ.
    digest: u64,
}

type Table = FxHashMap<String, Vec<Occurrence>>;

impl Names {
    /// Replaces the names by those of an outline. Most are unchanged, so the tables are reused.
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
                // A sum does not depend on the order, and unlike XOR it does not cancel duplicates.
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

    /// Returns the occurrences of `name`, in file order.
    pub(super) fn of(&self, kind: Kind, name: &str) -> &[Occurrence] {
        self.table(kind).get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the names of a kind that are defined in the file.
    pub(super) fn defined(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.table(kind)
            .iter()
            .filter(|(_, places)| places.iter().any(|place| place.usage == Use::Definition))
            .map(|(name, _)| name.as_str())
    }

    /// Returns a hash that changes when the names or their roles change.
    pub(super) const fn digest(&self) -> u64 {
        self.digest
    }

    /// Returns all names that are defined in the file.
    pub(super) fn all_defined(&self) -> impl Iterator<Item = (Kind, &str)> {
        Kind::ALL
            .into_iter()
            .flat_map(|kind| self.defined(kind).map(move |name| (kind, name)))
    }

    /// Returns all names that are used or changed in the file and not defined in it.
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

/// Returns the list, macro or rule that a mention can name.
pub(super) fn named<'o>(item: &ItemOutline, mention: &'o Mention) -> Option<(Kind, &'o str)> {
    match &mention.role {
        Role::ItemName(name) => Some((Kind::of_item(item.kind)?, name)),
        Role::Macro(name) => Some((Kind::Macro, name)),
        Role::Word { text, .. } | Role::Element(text) => Some((Kind::List, text)),
        _ => None,
    }
}

/// Returns whether the mention is the name of its own item.
pub(super) const fn is_own(mention: &Mention) -> bool {
    matches!(mention.role, Role::ItemName(_))
}
