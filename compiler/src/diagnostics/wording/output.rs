//! Outputs.

use super::{Context, within};
use crate::check::{Fact, FactKind as F};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::diagnostics::suggest::did_you_mean;

pub(super) fn report(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::OutputEmpty => Report::new(c::EMPTY_OUTPUT, "the output is empty", span, "no text"),
        F::OutputTrailingPercent => Report::new(
            c::STRAY_PERCENT,
            "the output ends in a percent sign",
            span,
            "a field should follow",
        )
        .help("a percent sign cannot be written as such; `%concat(\"%\",\"\")` prints one"),
        F::OutputTrailingWidth => Report::new(
            c::STRAY_PERCENT,
            "the output ends in a width",
            span,
            "a field should follow",
        ),
        F::OutputToken { text, cause } => token(fact, text, cause.as_deref(), context),
        F::OutputTokenCut { taken, written } => {
            let source = source_of(fact, context);
            let report = Report::new(
                c::CUT_OUTPUT_FIELD,
                format!(
                    "`%{written}` is field `{taken}` and the text `{}`",
                    &written[taken.len()..]
                ),
                span,
                format!("only `{taken}` is a field"),
            );
            match did_you_mean(written, context.catalogue.names(&source)) {
                Some((help, _)) => report.help(help),
                None => report,
            }
        }
        F::ContainerInfo => {
            let at = within(span, "%container.info", context.sources);
            Report::new(
                c::CONTAINER_INFO,
                "`%container.info` is deprecated and prints nothing",
                at,
                "prints nothing",
            )
            .help("remove it; the container plugin adds its fields to every output")
            .fix("remove it", at, "", Safety::Safe)
        }
        F::DeprecatedInOutput(field) => Report::new(
            c::DEPRECATED_OUTPUT_FIELD,
            format!("the output names the deprecated field `{field}`"),
            within(span, field, context.sources),
            "deprecated",
        ),
        // Every other kind is worded elsewhere.
        _ => Report::new(c::UNKNOWN_OUTPUT_FIELD, "the output is wrong", span, ""),
    }
}

fn token(fact: &Fact, text: &str, cause: Option<&F>, context: Context<'_>) -> Report {
    let span = fact.span;
    let source = source_of(fact, context);
    let report = if text.starts_with('%') {
        Report::new(
            c::UNKNOWN_OUTPUT_FIELD,
            "`%%` is not a percent sign",
            span,
            "a field should follow",
        )
        .help("a percent sign cannot be written as such; `%concat(\"%\",\"\")` prints one")
    } else {
        Report::new(
            c::UNKNOWN_OUTPUT_FIELD,
            format!("`%{text}` has no value"),
            span,
            "neither a field nor a transformer call",
        )
    };
    if let Some((help, name)) = did_you_mean(text, context.catalogue.names(&source)) {
        let at = within(span, text, context.sources);
        return report
            .help(help)
            .fix(format!("write `{name}`"), at, name, Safety::Unsafe);
    }
    match cause {
        Some(F::Field(error)) => report.note(error.to_string()),
        Some(F::TransformerType {
            transformer,
            argument,
            ..
        }) => report.note(format!(
            "`{}` does not take values such as those of `{}`",
            transformer.symbol(),
            argument.name
        )),
        _ => report,
    }
}

/// The event source of the rule that a fact is about.
pub(super) fn source_of(fact: &Fact, context: Context<'_>) -> String {
    context
        .collection
        .rules
        .get(&fact.item)
        .map_or("syscall", |rule| &rule.source)
        .to_owned()
}
