//! Fields of conditions and outputs.

use bitflags::bitflags;

use super::generated::fields::{FIELD_ALIASES, FIELDS};
use super::generated::names::FIELDS_BY_NAME;
use super::{Format, ParamType};

/// Index of a field in [`FIELDS`]; constants such as `field::PROC_NAME` are generated.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FieldId(pub u16);

/// Returns the field for which other tools have the name `alias`.
pub fn field_with_alias(alias: &str) -> Option<&'static str> {
    let mut aliases = FIELD_ALIASES.iter();
    let (_, id) = aliases.find(|(known, _)| *known == alias)?;
    Some(id.info().name)
}

impl FieldId {
    /// Returns the field called exactly `name`, without argument.
    pub fn find(name: &str) -> Option<Self> {
        FIELDS_BY_NAME
            .binary_search_by_key(&name, |row| row.0)
            .ok()
            .map(|place| FIELDS_BY_NAME[place].1)
    }

    /// Returns its row.
    ///
    /// # Panics
    /// If the id is not of this table.
    pub fn info(self) -> &'static Field {
        &FIELDS[usize::from(self.0)]
    }
}

/// One row of the field table.
#[derive(Debug)]
pub struct Field {
    /// Name as written in rules, without argument.
    pub name: &'static str,
    /// Listing group.
    pub class: &'static str,
    /// `builtin`, or the plugin that adds it.
    pub provider: &'static str,
    /// Event sources it is available for; `*` = all.
    pub sources: &'static [&'static str],
    /// Type of its values.
    pub ty: ParamType,
    /// How numbers are formatted.
    pub format: Format,
    /// Whether it takes an argument, and which kind.
    pub argument: ArgumentRule,
    /// How the argument is written, where it is not `name[ARG]`.
    pub syntax: Option<&'static str>,
    /// Properties.
    pub flags: FieldFlags,
    /// The approximate cost of extracting it, in nanoseconds.
    pub cost: u8,
    /// What the event type implies about it.
    pub fact: Option<FieldFact>,
    /// All possible string values; empty if they are unknown.
    pub values: &'static [&'static str],
    /// The form of its string values.
    pub shape: TextShape,
    /// The maximum length of its string values in bytes; `usize::MAX` if it is unknown.
    pub longest: usize,
    /// Its description, in one line.
    pub doc: &'static str,
    /// A condition that uses it.
    pub example: Option<&'static str>,
}

/// A group of fields in listings.
#[derive(Debug)]
pub struct FieldClass {
    /// Its name; unique together with its title.
    pub name: &'static str,
    /// Distinguishes classes of the same name; mostly empty.
    pub title: &'static str,
    /// Event sources its fields are available for; `*` = all.
    pub sources: &'static [&'static str],
    /// Whether it is hidden in listings.
    pub hidden: bool,
    /// The description of its fields, in one line.
    pub doc: &'static str,
}

impl FieldClass {
    /// Returns its fields, in listing order.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        let (name, sources) = (self.name, self.sources);
        FIELDS
            .iter()
            .filter(move |field| field.class == name && field.sources == sources)
    }

    /// Returns whether its fields are available for events of `source`.
    pub fn has_source(&self, source: &str) -> bool {
        has_source(self.sources, source)
    }
}

fn has_source(sources: &[&str], source: &str) -> bool {
    sources.iter().any(|name| *name == "*" || *name == source)
}

impl Field {
    /// Returns whether the field is available for events of `source`.
    pub fn has_source(&self, source: &str) -> bool {
        has_source(self.sources, source)
    }
}

/// The form of the string values of a field.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TextShape {
    /// Any string.
    Any,
    /// A path, without a trailing slash unless it is the root.
    Path,
    /// A path component, without any slash.
    FileName,
}

/// Whether a field takes an argument.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ArgumentRule {
    /// It takes no argument.
    None,
    /// The argument is optional.
    Optional {
        /// Whether a number is accepted.
        index: bool,
        /// Whether a string is accepted.
        key: bool,
    },
    /// The argument is required.
    Required {
        /// Whether a number is accepted.
        index: bool,
        /// Whether a string is accepted.
        key: bool,
    },
}

/// What the event type implies about a field; `fields.toml` explains the words.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "explained in fields.toml")]
pub enum FieldFact {
    EventName,
    SyscallName,
    Direction,
    Category,
    Positive,
    Asynchronous,
    Reads,
    Writes,
    ReadsOrWrites,
    Waits,
    TransferDirection,
    Transfer,
    Descriptor,
    Parameter,
    NamedParameter,
    Opens,
}

bitflags! {
    /// Properties of a field.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub struct FieldFlags: u8 {
        /// It has several values.
        const LIST = 1;
        /// Not allowed in outputs.
        const FILTER_ONLY = 1 << 1;
        /// Not allowed in conditions.
        const PRINT_ONLY = 1 << 2;
        /// Hidden in listings, but usable.
        const HIDDEN = 1 << 3;
        /// Usable, but reported as deprecated.
        const DEPRECATED = 1 << 4;
        /// Not allowed inside a transformer.
        const NO_TRANSFORMER = 1 << 5;
        /// Not allowed as a right-hand operand.
        const NO_RHS = 1 << 6;
        /// Added to outputs by `suggested_output`.
        const SUGGESTED = 1 << 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::CLASSES;

    #[test]
    fn every_field_is_in_exactly_one_class() {
        let mut listed: Vec<_> = CLASSES
            .iter()
            .flat_map(FieldClass::fields)
            .map(|field| field.name)
            .collect();
        let mut all: Vec<_> = FIELDS.iter().map(|field| field.name).collect();
        listed.sort_unstable();
        all.sort_unstable();
        assert_eq!(listed, all);
    }

    #[test]
    fn every_field_is_found_by_its_name_only() {
        for (index, field) in FIELDS.iter().enumerate() {
            assert_eq!(
                FieldId::find(field.name),
                Some(FieldId(index as u16)),
                "{}",
                field.name
            );
        }
        for name in ["", "proc", "proc.nam", "proc.names", "zzz"] {
            assert_eq!(FieldId::find(name), None, "{name:?}");
        }
    }
}
