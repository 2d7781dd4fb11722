//! Resolves appends, overrides, lists, exceptions and macros: from items to complete rules.
//!
//! In: the items of all files in load order. Out: a [`Collection`] of the lists, macros and rules after all
//! definitions, appends and replacements; the text of each condition with exceptions expanded ([`exceptions`])
//! and lists substituted ([`lists`]), with the source location of every byte; trees whose macro references are
//! resolved ([`macros`]); and a [`Fact`] for every error, in the order in which Falco reports them. Not here:
//! which fields exist (see [`FieldNames`]) and the meaning of conditions.

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

/// The look-ups of fields and sources that resolving needs.
pub trait FieldNames {
    /// Returns whether rules for events of `source` are possible.
    fn has_source(&self, source: &str) -> bool;

    /// Returns whether `field` (`name`, `name[argument]` or a transformer call) is valid as a left-hand
    /// operand in rules of `source`.
    fn left_side(&self, source: &str, field: &str) -> LeftSide;
}

/// The result of [`FieldNames::left_side`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LeftSide {
    /// It is valid.
    Valid,
    /// The field is unknown.
    Unknown,
    /// The field exists, but its use is invalid; the string is the message of Falco.
    Misused(String),
}
