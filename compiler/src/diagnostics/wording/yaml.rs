//! Errors in the YAML of a file.
//!
//! Where the probable cause is known it is reported, at its own place, and the reason that Falco gives becomes a note.

use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::Report;
use crate::source::{Sources, Span};
use crate::syntax::yaml::{YamlCause, YamlErrorKind};

pub(super) fn report(
    kind: &YamlErrorKind,
    cause: Option<YamlCause>,
    span: Span,
    sources: &Sources,
) -> Report {
    let invalid =
        |message: String, span: Span, label: String| Report::new(c::INVALID_YAML, message, span, label);
    let Some(cause) = cause else {
        return invalid(format!("invalid YAML: {kind}"), span, kind.to_string())
            .help("quote values that start with a special character, or that contain `: ` or ` #`");
    };
    let report = match cause {
        YamlCause::UnclosedBracket(open) => {
            let bracket = sources.text(open);
            let closing = if bracket == "{" { "}" } else { "]" };
            invalid(
                format!("unclosed bracket: `{bracket}` has no `{closing}`"),
                open,
                "opened here".to_owned(),
            )
            .label(span, "not closed before this")
            .help(format!("add `{closing}` at the end of the list"))
        }
        YamlCause::UnclosedQuote(open) => invalid(
            "unclosed quote".to_owned(),
            open,
            "no closing quote on this line".to_owned(),
        )
        .label(
            span,
            "the string ends before this, at a quote that was meant to open another one",
        )
        .help("close the quote at the end of its value"),
        YamlCause::Tab(tab) => invalid(
            "tabs cannot indent YAML".to_owned(),
            tab,
            "tab in the indentation".to_owned(),
        )
        .help("indent with spaces"),
        YamlCause::Indentation {
            found,
            expected,
            sibling,
        } => invalid(
            format!("wrong indentation: indented {found}, siblings {expected}"),
            span,
            format!("indented by {found}"),
        )
        .label(sibling, format!("indented by {expected}"))
        .help(format!(
            "indent the line by {expected} to make it an entry beside `{}`",
            sources.text(sibling)
        )),
        YamlCause::NoSpaceAfterColon(key) => invalid(
            format!("no space after `{}`", sources.text(key)),
            key,
            "read as part of a value".to_owned(),
        )
        .help("write a space between the colon and the value"),
        YamlCause::SpecialCharacter(character) => invalid(
            format!("an unquoted value cannot start with `{character}`"),
            span,
            "has a special meaning in YAML".to_owned(),
        )
        .help("quote the value"),
        YamlCause::ColonInValue => invalid(
            "an unquoted value cannot contain `: `".to_owned(),
            span,
            "read as the colon of a key".to_owned(),
        )
        .help("quote the value"),
    };
    report.note(format!("the error that Falco reports is \"{kind}\""))
}

pub(super) fn unclosed_quote(quote: Span) -> Report {
    Report::new(
        c::UNCLOSED_QUOTE,
        "unclosed quote",
        quote,
        "not closed before the end of the file",
    )
    .note("everything behind the quote is read as one string, items and keys too; Falco does not report it")
    .help("close the quote at the end of its value")
}
