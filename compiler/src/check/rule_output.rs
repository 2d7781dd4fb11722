//! Checks the output of a rule: from text to template.
//!
//! In: the output as written, and the additions of the configuration. Out: its template and the additional
//! fields of alerts, or the errors.

use std::collections::BTreeSet;

use super::appended::{self, CONTAINER_INFO};
use super::fact::FactKind;
use super::hints::deprecated_fields;
use super::one_rule::{Output, RuleCheck};
use super::output::{self, Checked};
use super::rule::ExtraField;
use super::typed::{Operand, Template, TemplatePart};
use crate::source::{MappedText, Span};

impl RuleCheck<'_> {
    /// Checks the output.
    pub(super) fn output(&mut self) -> Output {
        let rule = self.rule;
        let (appended, catalogue) = (self.shared.appended, self.shared.catalogue);
        let place = &rule.output_place;
        let whole = rule
            .output
            .span(0..rule.output.as_str().len())
            .unwrap_or(rule.name_span);
        let end = Span {
            start: whole.end,
            ..whole
        };
        let mut text = rule.output.clone();
        for template in appended::templates(appended, rule, catalogue) {
            text.push_derived(" ", end);
            text.push_derived(&template, end);
        }
        if let Some(at) = text.as_str().find(CONTAINER_INFO) {
            let span = text.span(at..at + CONTAINER_INFO.len()).unwrap_or(whole);
            self.say(FactKind::ContainerInfo, span, &rule.place);
            text = without(&text, CONTAINER_INFO);
        }
        let Checked {
            template,
            facts,
            static_names,
        } = output::check(text.as_str(), catalogue, &rule.source);
        for (kind, range) in facts {
            let span = text.span(range).unwrap_or(whole);
            if kind.is_skippable() && rule.skip_if_unknown_filter {
                self.say(FactKind::Skipped(Box::new(kind)), span, place);
                return Output::Skipped;
            }
            self.say(kind, span, place);
        }
        self.deprecated_in_output(text.as_str(), whole);
        let mut extra_fields = self.static_fields(static_names);
        let mut complete = template.is_some();
        for (key, (raw, text)) in appended::extra_fields(appended, rule) {
            let Checked { template, facts, .. } = output::check(&text, catalogue, &rule.source);
            for (kind, _) in facts {
                self.say(kind, whole, place);
            }
            self.deprecated_in_output(&text, whole);
            match template {
                Some(template) => extra_fields.push((key, extra_field(raw, template))),
                None => complete = false,
            }
        }
        match template.filter(|_| complete) {
            Some(template) => Output::Template(template, extra_fields),
            None => Output::Wrong,
        }
    }

    /// Returns the entries for configured fields: alerts list them like any other field of the output.
    fn static_fields(&self, names: BTreeSet<String>) -> Vec<(String, ExtraField)> {
        let assumed = self.shared.catalogue.assumed();
        let field = |name: String| {
            let text = assumed.static_field(&name)?.to_owned();
            let parts = vec![TemplatePart::Literal(text)];
            Some((name, ExtraField::Formatted(Template { parts })))
        };
        names.into_iter().filter_map(field).collect()
    }

    fn deprecated_in_output(&mut self, text: &str, span: Span) {
        for field in deprecated_fields() {
            if memchr::memmem::find(text.as_bytes(), field.as_bytes()).is_some() {
                self.say(FactKind::DeprecatedInOutput(field), span, &self.rule.output_place);
            }
        }
    }
}

/// Returns the entry of a template. A raw field is the operand of its only token.
fn extra_field(raw: bool, template: Template) -> ExtraField {
    let operand = |part: &TemplatePart| match part {
        TemplatePart::Token { operand, .. } => Some(Operand::clone(operand)),
        TemplatePart::Literal(_) => None,
    };
    match template.parts.first().and_then(operand).filter(|_| raw) {
        // A literal has no operand.
        Some(Operand::Text(_)) | None => ExtraField::Formatted(template),
        Some(operand) => ExtraField::Raw(operand),
    }
}

/// Returns `text` without any occurrence of `word`.
fn without(text: &MappedText, word: &str) -> MappedText {
    let mut out = MappedText::default();
    let mut at = 0;
    for (index, _) in text.as_str().match_indices(word) {
        out.push_slice(text, at..index);
        at = index + word.len();
    }
    out.push_slice(text, at..text.as_str().len());
    out
}
