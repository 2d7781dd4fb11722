//! Reports for outputs.

use super::{Context, within};
use crate::check::fields::FieldError;
use crate::check::{Fact, FactKind as F};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::diagnostics::suggest::did_you_mean;

pub(super) fn report(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::OutputEmpty => Report::new(c::EMPTY_OUTPUT, "the output is empty", span, "empty"),
        F::OutputTrailingPercent => Report::new(
            c::STRAY_PERCENT,
            "the output ends after a percent sign",
            span,
            "expected a field",
        )
        .help("there is no escape sequence for a percent sign; `%concat(\"%\",\"\")` prints one"),
        F::OutputTrailingWidth => Report::new(
            c::STRAY_PERCENT,
            "the output ends after a field width",
            span,
            "expected a field",
        ),
        F::OutputToken { text, cause } => token(fact, text, cause.as_deref(), context),
        F::OutputTokenCut { taken, written } => {
            let source = source_of(fact, context);
            let report = Report::new(
                c::PARTIAL_OUTPUT_FIELD,
                format!(
                    "`%{written}` is read as field `{taken}` followed by `{}`",
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
                c::DEPRECATED_CONTAINER_INFO,
                "`%container.info` is deprecated and has no effect",
                at,
                "has no effect",
            )
            .help("remove it; the container plugin adds its fields to every output")
            .fix("remove `%container.info`", at, "", Safety::Safe)
        }
        F::DeprecatedInOutput(field) => Report::new(
            c::DEPRECATED_OUTPUT_FIELD,
            format!("output uses deprecated field `{field}`"),
            within(span, field, context.sources),
            "deprecated",
        ),
        // The other kinds are handled in `condition`.
        _ => Report::new(c::UNKNOWN_OUTPUT_FIELD, "invalid output", span, ""),
    }
}

fn token(fact: &Fact, text: &str, cause: Option<&F>, context: Context<'_>) -> Report {
    let span = fact.span;
    let source = source_of(fact, context);
    let report = if text.starts_with('%') {
        Report::new(
            c::UNKNOWN_OUTPUT_FIELD,
            "`%%` is not an escape sequence",
            span,
            "expected a field",
        )
        .help("there is no escape sequence for a percent sign; `%concat(\"%\",\"\")` prints one")
    } else {
        Report::new(
            c::UNKNOWN_OUTPUT_FIELD,
            format!("unknown field `%{text}` in output"),
            span,
            "neither a field nor a transformer call",
        )
    };
    let report = match cause {
        None | Some(F::Field { .. }) => super::field::with_suggestion(report, text, &source, None, context),
        Some(_) => report,
    };
    match cause {
        Some(F::Field {
            error: error @ FieldError::Argument { .. },
            ..
        }) => report.note(error.to_string()),
        Some(F::TransformerType {
            transformer,
            argument,
            ..
        }) => report.note(format!(
            "transformer `{}` does not support the type of `{}`",
            transformer.symbol(),
            argument.name
        )),
        _ => report,
    }
}

/// Returns the event source of the rule to which `fact` belongs.
pub(super) fn source_of(fact: &Fact, context: Context<'_>) -> String {
    context
        .collection
        .rules
        .get(&fact.item)
        .map_or("syscall", |rule| &rule.source)
        .to_owned()
}
