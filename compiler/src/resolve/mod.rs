//! Appends, overrides, lists, exceptions and macros: from items to whole rules.
//!
//! In: the items of all files in load order. Out: a [`Collection`] of lists, macros and rules as
//! they stand after everything was defined, appended and replaced; the text of each condition with
//! exceptions expanded ([`exceptions`]) and lists substituted ([`lists`]), every byte with its
//! place; trees whose macro references are known to lead somewhere ([`macros`]); and a [`Fact`] for
//! everything wrong on the way, in the order in which Falco comes upon it.
//! Not here: which fields exist (asked of a [`FieldNames`]) and what a condition means.

mod collect;
mod definitions;
pub mod exceptions;
mod fact;
pub mod lists;
pub mod macros;
mod table;
mod version;

pub use collect::{Collection, ReadFact, Settings};
pub use definitions::{ListDef, MacroDef, PluginRequirement, RuleDef};
pub use fact::{ConditionLines, Expression, Fact, FactKind, Place, Severity};
pub use table::{Named, Table};
pub use version::Version;

/// What resolving has to know about fields and sources.
pub trait FieldNames {
    /// A rule may be written for events of `source`.
    fn has_source(&self, source: &str) -> bool;

    /// Whether `field` (`name`, `name[argument]` or a transformer call) can stand on the left of a
    /// check in rules of `source`.
    fn left_side(&self, source: &str, field: &str) -> LeftSide;
}

/// An answer of [`FieldNames::left_side`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LeftSide {
    /// It can.
    Valid,
    /// There is no such field.
    Unknown,
    /// It is a field, but used wrongly; the text is Falco's message.
    Misused(String),
}
