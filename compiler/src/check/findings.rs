//! What is found in one condition.
//!
//! In: facts about ranges of a text. Out: the same with their places, in the order in which Falco
//! comes upon them. Most conditions have none, so places are only looked up for what is found.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::fact::{FactKind, FieldUsage, MacroUse};
use crate::resolve::{ConditionLines, Severity};
use crate::source::{FileId, MappedText, Span, TextRange};

/// So many findings of macros are taken over into one condition.
const MAX_FINDINGS: usize = 200;

/// Something found in a condition, before it is known for which rule.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
    /// Falco's place for it: line and column from 1, and offset, in the text of rule or macro.
    pub position: (u32, u32, u32),
    /// Macros between the checked text and the bytes, outermost first.
    pub trail: Vec<MacroUse>,
}

/// What is found in one condition.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    /// Errors, and warnings that Falco gives once the rest is fine, in order.
    pub found: Vec<Found>,
    /// What Falco gives up on when it looks for event types, after all else.
    pub late: Vec<Found>,
    /// Places of deprecated fields on left-hand sides.
    pub deprecated: BTreeMap<usize, Vec<Span>>,
    /// Places where `<NA>` is compared with an unsafe field.
    pub unsafe_na: Vec<Span>,
    errors: usize,
    /// The text they are about; none if nobody asks for places.
    text: Option<MappedText>,
    /// The lines of the text, once a place is needed.
    lines: OnceLock<ConditionLines>,
    /// The byte at which Falco would say the check at hand stands.
    at: usize,
}

impl Findings {
    /// Findings over `text`, none yet.
    pub(super) fn new(text: MappedText) -> Self {
        Self {
            text: Some(text),
            ..Self::default()
        }
    }

    /// An error at `range`.
    pub(super) fn error(&mut self, kind: FactKind, range: &TextRange) {
        self.errors += 1;
        let found = self.make(kind, range);
        self.found.push(found);
    }

    /// Notes how the unknown field of the last error is used.
    pub(super) fn set_usage(&mut self, of_field: FieldUsage) {
        if let Some(FactKind::Field { usage, .. }) = self.found.last_mut().map(|found| &mut found.kind) {
            *usage = Some(of_field);
        }
    }

    /// Nothing at all was found.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
            && self.late.is_empty()
            && self.deprecated.is_empty()
            && self.unsafe_na.is_empty()
    }

    /// Number of errors.
    pub(super) fn count(&self) -> usize {
        self.errors
    }

    /// A finding about `range`.
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

    /// Where the bytes `range` came from.
    pub(super) fn span(&self, range: &TextRange) -> Span {
        self.text
            .as_ref()
            .and_then(|text| text.span(range.clone()))
            .unwrap_or(Span::new(FileId(0), 0, 0))
    }

    /// From here on Falco would name the byte at `offset`. Gives the byte before.
    pub(super) fn stand_at(&mut self, offset: usize) -> usize {
        std::mem::replace(&mut self.at, offset)
    }

    /// Takes over what was found in the body of a macro that is named at `range`.
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
        // Macros can reach one another on many ways; the first ways tell enough.
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

/// Whether a finding stops Falco.
pub(super) fn is_error(found: &Found) -> bool {
    found.kind.severity() == Severity::Error
}
