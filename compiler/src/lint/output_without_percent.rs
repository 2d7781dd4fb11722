//! Field names in outputs that lack their percent sign.
//!
//! `proto=fd.l4proto` prints the words `fd.l4proto`. Only names in the place of a value are reported:
//! after `=` or `:`. A name before one of these is the label of a value, and elsewhere it may be prose.

use super::LintContext;
use super::fact::{Fact, FactKind, Lint};
use crate::check::Rule;
use crate::resolve::RuleDef;
use crate::source::Span;
use crate::tables::FieldId;

pub(super) const LINTS: &[Lint] = &[Lint::OutputWithoutPercent];

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        if let Some((rule, definition)) = condition.rule {
            output(rule, definition, facts);
        }
    }
}

fn output(rule: &Rule, definition: &RuleDef, facts: &mut Vec<Fact>) {
    let text = definition.output.as_str();
    let is_name_byte = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_');
    let mut at = 0;
    for word in text.split(|letter: char| !letter.is_ascii() || !is_name_byte(letter as u8)) {
        let start = at;
        let end = start + word.len();
        // The separator after the word is one character.
        at = end + text[end..].chars().next().map_or(0, char::len_utf8);
        let name = word.trim_end_matches('.');
        let rest = text[start + name.len()..].trim_start();
        let is_value = matches!(
            text[..start].trim_end_matches(' ').bytes().next_back(),
            Some(b'=' | b':')
        );
        let is_label = rest.starts_with(['=', ':', '%']);
        if !is_value || is_label || !is_field(name, &rule.source) {
            continue;
        }
        let Some(span) = definition.output.span(start..start + name.len()) else {
            continue;
        };
        let kind = FactKind::OutputWithoutPercent {
            field: name.to_owned(),
        };
        let before = Span {
            end: span.start,
            ..span
        };
        let fact = Fact::new(kind, span);
        let is_exact = (span.end - span.start) as usize == name.len();
        facts.push(if is_exact {
            fact.repaired(vec![(before, "%".to_owned())], false)
        } else {
            fact
        });
    }
}

/// Returns whether `name` is a field of rules for `source`, with a class and thus no word of a language.
fn is_field(name: &str, source: &str) -> bool {
    name.contains('.')
        && FieldId::find(name).is_some_and(|id| {
            let sources = id.info().sources;
            sources.is_empty() || sources.contains(&source)
        })
}
