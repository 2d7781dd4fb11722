//! Definitions of lists, macros and rules after appends and replacements.
//!
//! [`collect`](super::collect) creates and changes them. Equality includes everything in them, even source
//! locations, so whatever was derived from an equal definition is still valid.

use std::collections::BTreeSet;

use super::exceptions::Exception;
use super::fact::Place;
use super::table::Named;
use crate::source::{MappedText, Span};
use crate::syntax::items::{Element, TextId};
use crate::tables::Priority;

/// The item that defines something, as long as no other item has changed it. It is not part of the definition:
/// equality ignores it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Origin(pub(super) Option<TextId>);

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The present definition of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListDef {
    pub(super) name: String,
    /// The bytes of its name.
    pub name_span: Span,
    /// The location that Falco reports.
    pub place: Place,
    /// Its elements, lists among them not expanded.
    pub items: Vec<Element>,
    pub(super) origin: Origin,
    pub(super) index: u32,
    /// Position of its last definition or append among all items.
    pub visibility: u32,
}

/// The present definition of a macro.
#[derive(Clone, Debug, PartialEq)]
pub struct MacroDef {
    pub(super) name: String,
    /// The bytes of its name.
    pub name_span: Span,
    /// The location that Falco reports.
    pub place: Place,
    /// The location of its condition that Falco reports.
    pub condition_place: Place,
    /// Its condition; empty if it is invalid.
    pub condition: MappedText,
    /// Whether the condition is valid.
    pub complete: bool,
    pub(super) origin: Origin,
    pub(super) index: u32,
    /// Position of its last definition or append among all items.
    pub visibility: u32,
}

/// The present definition of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDef {
    pub(super) name: String,
    /// Where it was defined.
    pub span: Span,
    /// The bytes of its name.
    pub name_span: Span,
    /// The location that Falco reports.
    pub place: Place,
    /// The location of its condition that Falco reports.
    pub condition_place: Place,
    /// The location of its output that Falco reports.
    pub output_place: Place,
    /// Its condition, exceptions not expanded.
    pub condition: MappedText,
    /// Its output.
    pub output: MappedText,
    /// Its description.
    pub desc: MappedText,
    /// Its event source.
    pub source: String,
    /// Whether the source is unknown; the rule is not checked then.
    pub unknown_source: bool,
    /// Its severity.
    pub priority: Priority,
    /// Whether it is enabled.
    pub enabled: bool,
    /// Whether a match starts a capture.
    pub capture: bool,
    /// Length of that capture in milliseconds; 0 = as configured.
    pub capture_duration: u32,
    /// Whether to warn about a condition that matches too many event types.
    pub warn_evttypes: bool,
    /// Whether unknown fields and event types only cause the rule to be skipped.
    pub skip_if_unknown_filter: bool,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// Its exceptions.
    pub exceptions: Vec<Exception>,
    /// Names of exceptions whose definition has an error. Appends to them are not checked, because every
    /// error of an append could be a consequence of that one.
    pub(super) invalid_exceptions: BTreeSet<String>,
    /// Whether every required key and all exceptions are valid.
    pub complete: bool,
    pub(super) origin: Origin,
    pub(super) index: u32,
}

impl RuleDef {
    /// Returns whether the two are equal except for source locations and their order among all items.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let texts = [
            (&self.condition, &other.condition),
            (&self.output, &other.output),
            (&self.desc, &other.desc),
        ];
        let told = |rule: &Self| {
            (
                rule.unknown_source,
                rule.priority,
                rule.enabled,
                rule.capture,
                rule.capture_duration,
                rule.warn_evttypes,
                rule.skip_if_unknown_filter,
                rule.complete,
                rule.invalid_exceptions.is_empty(),
            )
        };
        let mut pairs = self.exceptions.iter().zip(&other.exceptions);
        self.name == other.name
            && self.source == other.source
            && told(self) == told(other)
            && self.tags == other.tags
            && texts.iter().all(|(one, other)| one.as_str() == other.as_str())
            && self.exceptions.len() == other.exceptions.len()
            && pairs.all(|(one, other)| one.says_the_same(other))
    }
}

/// A required plugin, with its alternatives.
#[derive(Clone, Debug, PartialEq)]
pub struct PluginRequirement {
    /// The bytes of the requirement.
    pub span: Span,
    /// The location that Falco reports.
    pub place: Place,
    /// Name and minimum version of each plugin that satisfies it.
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

            fn is_of(&self, origin: TextId, name: Span) -> bool {
                self.origin.0 == Some(origin) && self.name_span == name
            }

            fn forget_origin(&mut self) {
                self.origin = Origin::default();
            }

            fn has_order(&self, index: u32, visibility: u32) -> bool {
                self.index == index && named!(@seen self visibility $visibility)
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
    (@seen $self:ident $visibility:ident keep) => {
        $self.visibility == $visibility
    };
    (@seen $self:ident $visibility:ident none) => {{
        let _ = $visibility;
        true
    }};
}

named!(ListDef, keep);
named!(MacroDef, keep);
named!(RuleDef, none);

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::source::FileId;

    /// Returns a list in a file of its own, its elements one after another.
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
            origin: Origin::default(),
            index: 0,
            visibility: 0,
        }
    }
}
