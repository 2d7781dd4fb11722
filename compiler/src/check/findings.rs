//! Findings in one condition.
//!
//! In: facts about ranges of a text. Out: the same facts with locations, in the order in which Falco reports
//! them. Most conditions have none, so locations are only computed for findings.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::fact::{FactKind, FieldUsage, MacroUse};
use crate::resolve::{ConditionLines, Severity};
use crate::source::{FileId, MappedText, Span, TextRange};

/// The maximum number of findings that one condition inherits from its macros.
const MAX_FINDINGS: usize = 200;

/// A finding in a condition that is not yet assigned to a rule.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
    /// The location that Falco reports: line and column from 1, and offset, in the text of the rule or macro.
    pub position: (u32, u32, u32),
    /// Macros between the checked text and the bytes, outermost first.
    pub trail: Vec<MacroUse>,
}

/// The findings in one condition.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    /// Errors, and warnings that Falco only reports without errors, in order.
    pub found: Vec<Found>,
    /// Constructs on which Falco exits while it computes event types, which comes after all other checks.
    pub late: Vec<Found>,
    /// Spans of deprecated fields on left-hand sides, by position in the order of warnings.
    pub deprecated: BTreeMap<usize, Vec<Span>>,
    /// Spans of `<NA>` constants that are compared with an unsafe field.
    pub unsafe_na: Vec<Span>,
    errors: usize,
    /// The text of the condition; `None` if no locations are needed.
    text: Option<MappedText>,
    /// The lines of the text, computed when the first location is needed.
    lines: OnceLock<ConditionLines>,
    /// The offset that Falco reports for the current predicate.
    at: usize,
}

impl Findings {
    /// Creates an empty set of findings for `text`.
    pub(super) fn new(text: MappedText) -> Self {
        Self {
            text: Some(text),
            ..Self::default()
        }
    }

    /// Adds an error at `range`.
    pub(super) fn error(&mut self, kind: FactKind, range: &TextRange) {
        self.errors += 1;
        let found = self.make(kind, range);
        self.found.push(found);
    }

    /// Adds to the last error how its unknown field is used.
    pub(super) fn set_usage(&mut self, of_field: FieldUsage) {
        if let Some(FactKind::Field { usage, .. }) = self.found.last_mut().map(|found| &mut found.kind) {
            *usage = Some(of_field);
        }
    }

    /// Returns whether there are no findings of any kind.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
            && self.late.is_empty()
            && self.deprecated.is_empty()
            && self.unsafe_na.is_empty()
    }

    /// Returns the number of errors.
    pub(super) fn count(&self) -> usize {
        self.errors
    }

    /// Returns a finding about `range`.
    pub(super) fn make(&self, kind: FactKind, range: &TextRange) -> Found {
        let text = self.text.as_ref();
        Found {
            kind,
            span: self.span(range),
            position: text.map_or((0, 0, 0), |text| {
                let lines = self.lines.get_or_init(|| ConditionLines::new(text.as_str()));
                lines.position(self.at)
            }),
            trail: Vec::new(),
        }
    }

    /// Returns the span in the source file that `range` maps to.
    pub(super) fn span(&self, range: &TextRange) -> Span {
        self.text
            .as_ref()
            .and_then(|text| text.span(range.clone()))
            .unwrap_or(Span::new(FileId(0), 0, 0))
    }

    /// Sets the offset that Falco reports for the following findings. Returns the previous offset.
    pub(super) fn stand_at(&mut self, offset: usize) -> usize {
        std::mem::replace(&mut self.at, offset)
    }

    /// Adds the findings in the body of a macro that is referred to at `range`.
    pub(super) fn enter(&mut self, other: &Self, name: &str, range: &TextRange) {
        let here = MacroUse {
            name: name.to_owned(),
            span: self.span(range),
        };
        let through = |found: &Found| {
            let mut found = found.clone();
            found.trail.insert(0, here.clone());
            found
        };
        // Macros can reach one another on exponentially many paths; the first ones are sufficient.
        let room = MAX_FINDINGS.saturating_sub(self.found.len());
        self.found.extend(other.found.iter().take(room).map(through));
        if other.found.len() > room
            && !self.found.iter().any(is_error)
            && let Some(error) = other.found.iter().find(|found| is_error(found))
        {
            self.found.push(through(error));
        }
        let room = MAX_FINDINGS.saturating_sub(self.late.len());
        self.late.extend(other.late.iter().take(room).map(through));
        for (index, spans) in &other.deprecated {
            let known = self.deprecated.entry(*index).or_default();
            if known.len() < MAX_FINDINGS {
                known.extend(spans);
            }
        }
        if self.unsafe_na.len() < MAX_FINDINGS {
            self.unsafe_na.extend(&other.unsafe_na);
        }
        self.errors = self.errors.saturating_add(other.errors);
    }
}

/// Returns whether Falco rejects the rules because of the finding.
pub(super) fn is_error(found: &Found) -> bool {
    found.kind.severity() == Severity::Error
}
