//! Outlines of rule files: the items, and every name in them with its role.
//!
//! In: a parsed [`RuleFile`]. Out: an [`Outline`]: for each item its kind, name and extent, and
//! its [`Mention`]s in file order: keys, fields, macros, words, operators, outputs. It is built from
//! the trees as written, one file at a time, so that half-typed items have one too; whether a word is
//! a list or a macro is decided by callers that know all files.
//! Not here: errors, and the meaning of names.

mod condition;
mod item;
mod output;

use rustc_hash::FxHashMap;

use crate::source::{FileId, Span};
use crate::syntax::items::{Entry, ItemKind, RuleFile, TextId};
use crate::tables::{Key, KeyItem, Operator, Transformer};

/// The items of a file.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The file.
    pub file: FileId,
    /// Its items, in file order.
    pub items: Vec<ItemOutline>,
}

/// An item with its names.
#[derive(Clone, Debug)]
pub struct ItemOutline {
    /// The kind of item.
    pub kind: ItemKind,
    /// Its bytes, from its first key to the end of its last value.
    pub span: Span,
    /// Its name; `None` if it has no name that is a string.
    pub name: Option<Name>,
    /// Whether it changes an item of that name (`append`, `override`, or a rule with nothing but
    /// `enabled`) instead of defining one.
    pub changes: bool,
    /// Event source of its condition and output, if it has the key.
    pub source: Option<String>,
    /// The names in it, in file order; they do not overlap.
    pub mentions: Vec<Mention>,
    /// Its keys and their values, in file order.
    pub entries: Vec<EntryOutline>,
    /// The text that it was built from.
    text: TextId,
}

/// A key of an item with its value.
#[derive(Clone, Debug)]
pub struct EntryOutline {
    /// The row of the key in the table of keys, if it is a known key.
    pub key: Option<&'static Key>,
    /// The bytes of the key.
    pub key_span: Span,
    /// The bytes of the value.
    pub value: Span,
}

/// The name of an item.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Its position.
    pub span: Span,
}

/// A name with its role.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mention {
    /// Its bytes.
    pub span: Span,
    /// Its role.
    pub role: Role,
}

/// The roles of names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Role {
    /// A key of an item or of one of its parts; the row is missing if there is no such key.
    Key(KeyItem, Option<&'static Key>),
    /// The item's own name.
    ItemName(String),
    /// `and`, `or`, `not`.
    Connective,
    /// A macro in a condition.
    Macro(String),
    /// A field with its argument: the text before the brackets, and the text between them.
    Field {
        /// Dotted name.
        name: String,
        /// Text between brackets.
        argument: Option<String>,
        /// Whether it is part of an output.
        output: bool,
    },
    /// A transformer.
    Transformer(Transformer),
    /// An operator, with its modifier.
    Operator(Operator),
    /// A constant: a value, or the name of a list.
    Word {
        /// Its value.
        text: String,
        /// Whether it was written in quotes.
        quoted: bool,
        /// The field that it is compared with, if it is just a field.
        field: Option<String>,
    },
    /// An element of a list: a value, or the name of a list.
    Element(String),
    /// A tag.
    Tag(String),
    /// A priority.
    Priority,
    /// An event source.
    Source,
    /// A boolean or an operation of `override`.
    Keyword,
    /// A number or a version.
    Number,
}

impl Outline {
    /// Returns the outline of a file.
    pub fn new(file: &RuleFile) -> Self {
        let nothing = Self {
            file: file.file,
            items: Vec::new(),
        };
        Self::again(file, nothing)
    }

    /// Returns the outline of a file that replaces an earlier version; the outlines of items whose text
    /// is unchanged are moved, not rebuilt.
    pub fn again(file: &RuleFile, before: Self) -> Self {
        let mut known: FxHashMap<TextId, ItemOutline> = FxHashMap::default();
        known.extend(before.items.into_iter().map(|item| (item.text, item)));
        let items = file.entries.iter().filter_map(|entry| match entry {
            Entry::Item(item) => Some(match known.remove(&item.text) {
                Some(outline) => outline.moved_to(item.node.span.start),
                None => item::outline(item),
            }),
            Entry::Fact(_) => None,
        });
        Self {
            file: file.file,
            items: items.collect(),
        }
    }

    /// Returns the item at `offset`: the last one that begins at or before it.
    pub fn item_at(&self, offset: u32) -> Option<&ItemOutline> {
        let after = self.items.partition_point(|item| item.span.start <= offset);
        self.items.get(after.checked_sub(1)?)
    }

    /// Returns the mention that contains or ends at `offset`.
    pub fn mention_at(&self, offset: u32) -> Option<(&ItemOutline, &Mention)> {
        let item = self.item_at(offset)?;
        let after = item
            .mentions
            .partition_point(|mention| mention.span.start <= offset);
        let mention = item.mentions.get(after.checked_sub(1)?)?;
        (offset <= mention.span.end).then_some((item, mention))
    }
}

impl ItemOutline {
    fn moved_to(mut self, start: u32) -> Self {
        let by = start.wrapping_sub(self.span.start);
        if by == 0 {
            return self;
        }
        let name = self.name.iter_mut().map(|name| &mut name.span);
        let mentions = self.mentions.iter_mut().map(|mention| &mut mention.span);
        let entries = self.entries.iter_mut();
        let entries = entries.flat_map(|entry| [&mut entry.key_span, &mut entry.value]);
        let own = std::iter::once(&mut self.span);
        for span in own.chain(name).chain(mentions).chain(entries) {
            *span = span.moved(by);
        }
        self
    }

    /// Returns the entry whose key or value contains `offset`.
    pub fn entry_at(&self, offset: u32) -> Option<&EntryOutline> {
        let after = self
            .entries
            .partition_point(|entry| entry.key_span.start <= offset);
        self.entries.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests;
