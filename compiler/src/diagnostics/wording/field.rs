//! Help for unknown fields: which sources have the field, or which field was probably meant.
//!
//! In: the report of an unknown field. Out: the report with help and a fix. A suggestion is close in
//! spelling, is a field of the rule's source, takes the argument that is written, and suits operator and
//! constants: a fix that only leads to the next error would be worse than none.
//! Not here: the measure of similarity.

use super::{Context, listed, within};
use crate::check::FieldUsage;
use crate::diagnostics::report::{Report, Safety};
use crate::spelling;
use crate::tables::field_with_alias;

/// The maximum number of similar names that are examined for a suggestion.
const MAX_CANDIDATES: usize = 8;

/// Returns `report` with help for the unknown field `text`, which includes its argument.
pub(super) fn with_suggestion(
    report: Report,
    text: &str,
    source: &str,
    usage: Option<&FieldUsage>,
    context: Context<'_>,
) -> Report {
    let bare = text.split('[').next().unwrap_or(text);
    let argument = &text[bare.len()..];
    let catalogue = context.catalogue;
    if !argument.is_empty() && catalogue.resolve_text(source, bare).is_ok() {
        return report.help(format!(
            "field `{bare}` does not support the argument `{argument}`"
        ));
    }
    let mut sources = catalogue.sources_of(bare);
    sources.retain(|other| *other != source);
    if !sources.is_empty() {
        let noun = if sources.len() == 1 { "source" } else { "sources" };
        return report.help(format!(
            "`{bare}` is a field of {noun} {}, but this rule has source `{source}`",
            listed(sources)
        ));
    }
    let fits = |candidate: &str| {
        catalogue
            .resolve_text(source, &format!("{candidate}{argument}"))
            .is_ok_and(|field| usage.is_none_or(|usage| usage.fits(&field)))
    };
    let alias = field_with_alias(bare).filter(|name| fits(name));
    let Some(name) = alias.or_else(|| closest(bare, source, context, fits)) else {
        return report;
    };
    let span = within(report.primary.span, bare, context.sources);
    report.help(format!("did you mean `{name}`?")).fix(
        format!("replace with `{name}`"),
        span,
        name,
        Safety::Unsafe,
    )
}

/// Returns the field of `source` that is closest to `name` among those that fit.
fn closest(
    name: &str,
    source: &str,
    context: Context<'_>,
    fits: impl Fn(&str) -> bool,
) -> Option<&'static str> {
    let mut rejected = Vec::new();
    while rejected.len() < MAX_CANDIDATES {
        let names = context.catalogue.names(source);
        let candidate = spelling::closest(name, names.filter(|name| !rejected.contains(name)))?;
        if fits(candidate) {
            return Some(candidate);
        }
        rejected.push(candidate);
    }
    None
}
