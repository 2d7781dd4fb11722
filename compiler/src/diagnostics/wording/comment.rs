//! What is wrong with comments for Lanner.

use crate::diagnostics::catalogue as c;
use crate::diagnostics::comments::{Fact, FactKind as F};
use crate::diagnostics::report::{Report, Safety};

/// Words one fact.
pub fn report(fact: &Fact) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::Malformed(why) => Report::new(c::BAD_COMMENT, "the comment for Lanner has no effect", span, *why),
        F::UnknownName { name, meant } => {
            let report = Report::new(
                c::UNKNOWN_ALLOW,
                format!("no diagnostic is called `{name}`"),
                span,
                "unknown",
            );
            match meant {
                Some(meant) => report.help(format!("did you mean `{meant}`?")).fix(
                    format!("write `{meant}`"),
                    span,
                    *meant,
                    Safety::Unsafe,
                ),
                None => report,
            }
        }
        F::Refused(name) => Report::new(
            c::REFUSED_ALLOW,
            format!("`{name}` cannot be allowed"),
            span,
            "Falco refuses this",
        ),
        F::Unused { name, whole } => {
            let report = Report::new(
                c::UNUSED_ALLOW,
                format!("there is no `{name}` to allow here"),
                span,
                "allows nothing",
            );
            match whole {
                Some(whole) => report.fix("remove the comment", *whole, "", Safety::Safe),
                None => report,
            }
        }
    }
}
