//! Syntax errors of conditions as findings.
//!
//! In: a parsed condition, its text and the location that Falco reports. Out: a fact for each error, or a
//! single one if the condition is too long to be parsed.

use std::sync::Arc;

use super::fact::{Fact, FactKind};
use super::finding::Finding;
use crate::resolve::{ConditionLines, Expression, Place};
use crate::source::{MappedText, Span};
use crate::syntax::condition::Condition;

/// Adds the syntax errors of `condition`, which belongs to `item`, to `findings`.
pub(super) fn syntax_facts(
    condition: &Condition,
    text: &MappedText,
    place: &Place,
    item: &str,
    findings: &mut Vec<Finding>,
) {
    if condition.errors.is_empty() && condition.tolerated.is_empty() {
        return;
    }
    let shown: Arc<str> = text.as_str().into();
    let lines = ConditionLines::new(text.as_str());
    let errors = condition.errors.iter().map(|error| {
        let message = error.falco_message(text.as_str());
        (
            error,
            FactKind::Syntax {
                error: error.clone(),
                message,
            },
        )
    });
    let tolerated = condition
        .tolerated
        .iter()
        .map(|error| (error, FactKind::Tolerated(error.clone())));
    for (error, kind) in errors.chain(tolerated) {
        findings.push(Finding::Check(Fact {
            kind,
            span: text
                .span(error.range.clone())
                .unwrap_or(Span::new(place.file, 0, 0)),
            place: Place {
                expression: Some(Expression::at(&shown, &lines, error.position)),
                ..place.clone()
            },
            trail: Vec::new(),
            item: item.to_owned(),
        }));
    }
}

/// Returns the finding that lists make `condition`, which belongs to `item`, too long.
pub(super) fn too_long_fact(condition: &MappedText, place: &Place, item: &str) -> Finding {
    Finding::Check(Fact {
        kind: FactKind::TooLong,
        span: condition
            .span(0..condition.as_str().len())
            .unwrap_or(Span::new(place.file, 0, 0)),
        place: Place {
            expression: Some(Expression::whole(&condition.as_str().into())),
            ..place.clone()
        },
        trail: Vec::new(),
        item: item.to_owned(),
    })
}
