//! Turns findings into reports: messages, labels, notes, help and fixes.
//!
//! In: a finding of a phase, and what is defined. Out: its [`Report`]. Each submodule covers one phase.
//! Not here: the texts of Falco (`falco`), and rendering.

mod comment;
mod condition;
mod constant;
mod embedded;
mod field;
mod item;
mod lint;
mod output;
mod resolve;
mod syntax;
mod syntax_hint;
mod yaml;

use std::collections::HashSet;

use super::catalogue as c;
use super::falco;
use super::level::Level;
use super::report::Report;
pub use comment::report as comment_report;
pub use embedded::{
    embedded_report, explain_embedded_rules, explain_templates, no_embedded_rules, unreadable_file,
};
pub use lint::{declaration as lint_declaration, report as lint_report};

use crate::check::fields::Catalogue;
use crate::check::{self, Finding};
use crate::resolve::Collection;
use crate::source::{Sources, Span};
use crate::syntax::items;

/// What the reports refer to.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// The known fields.
    pub catalogue: &'a Catalogue,
    /// The defined items.
    pub collection: &'a Collection,
}

/// Returns the report of every finding, in order. Reports with the same diagnostic, span and message occur once.
pub fn reports(findings: &[Finding], context: Context<'_>) -> Vec<Report> {
    let mut seen = HashSet::new();
    let unclosed = unclosed_quotes(findings);
    findings
        .iter()
        .map(|finding| report(finding, context))
        .filter(|report| !unclosed.iter().any(|quote| quote.causes(report)))
        .filter(|report| {
            seen.insert((
                report.declaration.number,
                report.primary.span,
                report.message.clone(),
            ))
        })
        .collect()
}

/// A quote that is not closed, with its item.
struct UnclosedQuote {
    item: Span,
    quote: Span,
}

impl UnclosedQuote {
    /// Whether a report is a consequence: it is about text after the quote, or about a key of the item that the quote
    /// has swallowed.
    fn causes(&self, report: &Report) -> bool {
        let span = report.primary.span;
        let is_within = span.file == self.item.file && span.start >= self.item.start;
        is_within
            && report.declaration != c::UNCLOSED_QUOTE
            && (report.declaration == c::MISSING_KEY || span.end > self.quote.end)
    }
}

fn unclosed_quotes(findings: &[Finding]) -> Vec<UnclosedQuote> {
    let quotes = findings.iter().filter_map(|finding| match finding {
        Finding::Item(items::Fact {
            kind: items::FactKind::UnclosedQuote { item },
            span,
            ..
        }) => Some(UnclosedQuote {
            item: *item,
            quote: *span,
        }),
        _ => None,
    });
    quotes.collect()
}

/// Returns the report of one finding.
pub fn report(finding: &Finding, context: Context<'_>) -> Report {
    let mut report = match finding {
        Finding::Item(fact) => item::report(fact, context),
        Finding::Resolve(fact) => resolve::report(fact, context),
        Finding::Check(fact) => check_fact(fact, context),
    };
    report.falco = falco::code(finding);
    report
}

fn check_fact(fact: &check::Fact, context: Context<'_>) -> Report {
    use check::FactKind as F;
    let mut report = match &fact.kind {
        F::Skipped(inner) => {
            let inner = check_fact(
                &check::Fact {
                    kind: (**inner).clone(),
                    ..fact.clone()
                },
                context,
            );
            let mut report = inner.note("the rule is skipped because of its `skip-if-unknown-filter`");
            report.declaration = c::SKIPPED_RULE;
            report.level = Level::Warning;
            // The labels of its macros are already attached.
            return report;
        }
        F::Syntax { error, .. } => syntax::report(error, fact.span, false, context.sources),
        F::Tolerated(error) => syntax::report(error, fact.span, true, context.sources),
        F::OutputEmpty
        | F::OutputTrailingPercent
        | F::OutputTrailingWidth
        | F::OutputToken { .. }
        | F::OutputTokenCut { .. }
        | F::ContainerInfo
        | F::DeprecatedInOutput(_) => output::report(fact, context),
        _ => condition::report(fact, context),
    };
    for (depth, step) in fact.trail.iter().enumerate() {
        let text = if depth == 0 {
            format!("`{}` uses macro `{}` here", fact.item, step.name)
        } else {
            format!("macro `{}` used here", step.name)
        };
        report = report.label(step.span, text);
    }
    report
}

/// Returns the span of the first occurrence of `word` in `span`, or `span` if it does not occur.
fn within(span: Span, word: &str, sources: &Sources) -> Span {
    match sources.text(span).find(word) {
        Some(at) if !word.is_empty() => Span {
            start: span.start + at as u32,
            end: span.start + (at + word.len()) as u32,
            ..span
        },
        _ => span,
    }
}

/// Returns the words in backticks: `a`, `b` and `c`.
fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "and")
}

/// Returns the words in backticks: `a`, `b` or `c`.
fn listed_or<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "or")
}

/// Returns a number with its noun: `1 value`, `2 values`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>, conjunction: &str) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
        None => String::new(),
    }
}
