//! Rules that can be evaluated.

use super::typed::{Expr, Operand, Template};
use crate::source::Span;
use crate::tables::{EventSet, Priority};

/// A checked rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Unique name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Event source it belongs to (`syscall`, `k8s_audit`, …).
    pub source: String,
    /// Severity.
    pub priority: Priority,
    /// Whether the rule is enabled, unless a selection overrides it.
    pub enabled: bool,
    /// Tags, sorted, each once.
    pub tags: Vec<String>,
    /// Its condition, including exceptions.
    pub condition: Expr,
    /// Its output.
    pub output: Template,
    /// Additional entries of alerts besides the fields of the output: key and value.
    pub extra_fields: Vec<(String, ExtraField)>,
    /// Event codes that can satisfy the condition; the rule is evaluated on no other.
    pub events: EventSet,
    /// The capture that a match starts, if any.
    pub capture: Option<Capture>,
    /// Where it was first defined.
    pub span: Span,
}

/// The capture that a match starts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Capture {
    /// Its length in milliseconds; 0 = as configured.
    pub duration_ms: u32,
}

/// A configured entry of an alert's fields.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExtraField {
    /// The value of a field, in its own JSON type; null for a transformer.
    Raw(Operand),
    /// A string.
    Formatted(Template),
}
