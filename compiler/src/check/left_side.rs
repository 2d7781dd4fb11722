//! The look-ups of fields and sources that `resolve` needs.

use super::condition::Conditions;
use super::fields::{Catalogue, FieldError};
use crate::resolve::{FieldNames, LeftSide, Table};
use crate::source::{FileId, MappedText, Span};
use crate::syntax::condition;

impl FieldNames for Catalogue {
    fn has_source(&self, source: &str) -> bool {
        self.assumed().has_source(source)
    }

    fn left_side(&self, source: &str, field: &str) -> LeftSide {
        if field.contains('(') {
            // A transformer call is valid if it can be checked as an operand.
            return if is_checkable(self, source, field) {
                LeftSide::Valid
            } else {
                LeftSide::Unknown
            };
        }
        if self.assumed().static_field(field).is_some() {
            return LeftSide::Valid;
        }
        match self.resolve_text(source, field) {
            Ok(_) => LeftSide::Valid,
            Err(FieldError::Unknown(_)) => LeftSide::Unknown,
            Err(error) => LeftSide::Misused(error.falco_message()),
        }
    }
}

fn is_checkable(catalogue: &Catalogue, source: &str, field: &str) -> bool {
    let mut text = MappedText::default();
    text.push_derived(&format!("{field} exists"), Span::new(FileId(0), 0, 0));
    let parsed = condition::parse(text.as_str());
    let macros = Table::default();
    let conditions = Conditions {
        catalogue,
        source,
        macros: &macros,
        bodies: &[],
    };
    parsed.errors.is_empty() && conditions.check(&parsed.expr, &text).expr.is_some()
}
