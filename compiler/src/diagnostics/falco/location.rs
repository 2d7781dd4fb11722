//! Falco's locations.

use crate::check::Finding;
use crate::resolve::{Expression, Place};
use crate::source::{FileId, Sources, Span};
use crate::syntax::items::{ItemType, PathStep};

/// One step of a location, outermost first.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Location {
    /// The kind of item.
    pub item_type: &'static str,
    /// Its name, or empty.
    pub item_name: String,
    /// The file, or the start of the condition in quotes.
    pub name: String,
    /// Line, from 0; in conditions a sum of unrelated numbers, as in Falco.
    pub line: u32,
    /// Column, likewise.
    pub column: u32,
    /// Byte offset, likewise.
    pub offset: u32,
}

/// Returns the locations of a finding that Falco reports, and the condition that it shows if the finding is in
/// one.
pub fn locations(finding: &Finding, sources: &Sources) -> (Vec<Location>, Option<String>) {
    match finding {
        Finding::Item(fact) => (path(fact.span.file, &fact.path, sources), None),
        Finding::Resolve(fact) => place(&fact.place, sources),
        Finding::Check(fact) => place(&fact.place, sources),
    }
}

fn place(place: &Place, sources: &Sources) -> (Vec<Location>, Option<String>) {
    let mut steps = path(place.file, &place.path, sources);
    let Some(expression) = &place.expression else {
        return (steps, None);
    };
    let parent = steps
        .last()
        .map_or((0, 0, 0), |step| (step.line, step.column, step.offset));
    steps.push(Location {
        item_type: ItemType::ConditionExpression.name(),
        item_name: String::new(),
        name: shortened(expression),
        line: expression.line + parent.0,
        column: expression.column + parent.1,
        offset: expression.offset + parent.2,
    });
    (steps, Some(expression.text.to_string()))
}

fn path(file: FileId, steps: &[PathStep], sources: &Sources) -> Vec<Location> {
    let name = sources.file(file).path();
    let mut out = Vec::with_capacity(steps.len() + 2);
    out.push(Location {
        item_type: ItemType::RulesContent.name(),
        item_name: String::new(),
        name: name.to_owned(),
        line: 0,
        column: 0,
        offset: 0,
    });
    out.extend(steps.iter().map(|step| {
        let (line, column) = position(step.place, sources);
        Location {
            item_type: step.item_type.name(),
            item_name: step.name.clone(),
            name: name.to_owned(),
            line,
            column,
            offset: step.place.start,
        }
    }));
    out
}

fn position(span: Span, sources: &Sources) -> (u32, u32) {
    let position = sources.position(span);
    (position.line, position.column)
}

/// Returns the condition in quotes on one line, truncated to its first 17 bytes if it is longer than 20.
fn shortened(expression: &Expression) -> String {
    let text = expression.text.as_bytes();
    let (start, end) = if text.len() > 20 {
        (&text[..17], "...\"")
    } else {
        (text, "\"")
    };
    let start = String::from_utf8_lossy(start).replace(['\n', '\r'], " ");
    format!("\"{start}{end}")
}
