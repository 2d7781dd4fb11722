//! A rule that is ready to be evaluated.

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
    /// On unless a selection says otherwise.
    pub enabled: bool,
    /// Tags, sorted, each once.
    pub tags: Vec<String>,
    /// When it fires, exceptions included.
    pub condition: Expr,
    /// Its message.
    pub output: Template,
    /// Entries that alerts carry besides the fields of the message: key and value.
    pub extra_fields: Vec<(String, ExtraField)>,
    /// Event codes on which the condition can hold; it is evaluated on no other.
    pub events: EventSet,
    /// A match starts a capture.
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
    /// A text.
    Formatted(Template),
}
