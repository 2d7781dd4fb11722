//! Reports for `# lanner:` comments.

use crate::diagnostics::catalogue as c;
use crate::diagnostics::comments::{Fact, FactKind as F};
use crate::diagnostics::report::{Report, Safety};

/// Returns the report for one fact about a comment.
pub fn report(fact: &Fact) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::Malformed(why) => Report::new(c::INVALID_DIRECTIVE, "invalid Lanner comment", span, *why),
        F::UnknownName { name, meant } => {
            let report = Report::new(
                c::UNKNOWN_SUPPRESSION,
                format!("unknown diagnostic `{name}`"),
                span,
                "neither a diagnostic nor a group",
            );
            match meant {
                Some(meant) => report.help(format!("did you mean `{meant}`?")).fix(
                    format!("replace with `{meant}`"),
                    span,
                    *meant,
                    Safety::Unsafe,
                ),
                None => report,
            }
        }
        F::Refused(name) => Report::new(
            c::INEFFECTIVE_SUPPRESSION,
            format!("error `{name}` cannot be suppressed"),
            span,
            "Falco rejects these rules",
        ),
        F::Unused { name, whole } => {
            let report = Report::new(
                c::UNUSED_SUPPRESSION,
                format!("unused suppression of `{name}`"),
                span,
                "suppresses nothing",
            );
            match whole {
                Some(whole) => report.fix("remove the comment", *whole, "", Safety::Safe),
                None => report,
            }
        }
    }
}
