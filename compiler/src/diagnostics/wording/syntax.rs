//! Syntax errors of conditions.

use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::Report;
use crate::source::{Sources, Span};
use crate::syntax::condition::{MAX_DEPTH, SyntaxError, SyntaxErrorKind as K};

pub(super) fn report(error: &SyntaxError, span: Span, tolerated: bool, sources: &Sources) -> Report {
    let takes_text = matches!(
        error.kind,
        K::ExpectedString | K::ExpectedListItem | K::ExpectedCallArgument | K::ExpectedFieldArgument
    );
    if takes_text && !tolerated && sources.text(span).starts_with(['"', '\'']) {
        // A quote begins a text, so only its end can be missing.
        return Report::new(
            c::UNTERMINATED_STRING,
            "the quoted text is not closed",
            span,
            "no closing quote",
        )
        .help("a quote with a backslash before it does not close, even if the backslash is doubled");
    }
    let error_report = |message: &str, label: &str| Report::new(c::SYNTAX_ERROR, message, span, label);
    let mut report = match &error.kind {
        K::Empty => error_report("the condition is empty", "nothing to check"),
        K::ExpectedCheck => error_report(
            "expected a check, a macro or a parenthesis",
            "no check begins like this",
        )
        .help("a check is a field, an operator and a value, such as `proc.name = sh`"),
        K::ExpectedOperator => error_report("expected an operator behind the field", "no operator")
            .help("a field alone is no condition; for truth values write `= true`, for presence `exists`"),
        K::ExpectedBlank(connective) => error_report(
            &format!("expected a blank or parenthesis behind `{}`", connective.word()),
            if span.start == span.end {
                "nothing follows"
            } else {
                "glued to the word before"
            },
        ),
        K::ExpectedClosingParen => error_report("expected a closing parenthesis", "should close here"),
        K::UnexpectedToken { .. } => error_report(
            "expected `and`, `or` or the end of the condition",
            "not expected here",
        )
        .help("values with blanks need quotes; words are case-sensitive, and there is no `&&` or `||`"),
        K::ExpectedNumber => error_report("expected a number without quotes", "not a number"),
        K::ExpectedString => error_report("expected a value", "no value begins like this")
            .help("put quotes around values with blanks, parentheses, commas, quotes or `=`"),
        K::ExpectedListItem => {
            error_report("expected a list element", "no element").help("commas stand between elements only")
        }
        K::ExpectedList => error_report("expected a list in parentheses", "not a list"),
        K::ExpectedFieldArgument => {
            error_report("expected an argument between the brackets", "not an argument")
                .help("arguments without quotes have no blanks, brackets or quotes")
        }
        K::ExpectedClosingBracket => error_report("expected a closing bracket", "should close here"),
        K::ExpectedClosingCall => error_report("expected `,` or `)` in the call", "should close here"),
        K::ExpectedCallArgument => error_report(
            "expected an argument",
            "neither field, transformer, quoted text, number nor list",
        ),
        K::ExpectedCallListItem => error_report(
            "expected a list element",
            "neither field, transformer, quoted text nor number",
        ),
        K::ExpectedClosingCallList => error_report("expected `,` or `)` in the list", "should close here"),
        K::ExpectedFieldInVal => error_report("`val` takes a field", "not a field"),
        K::MixedQuoteEscape(quote) => Report::new(
            c::BAD_ESCAPE,
            format!(
                "`\\{}` cannot stand in a text in the other quotes",
                char::from(*quote)
            ),
            span,
            "unnecessary backslash",
        )
        .help("a quote needs a backslash only inside quotes of its own kind"),
        K::TruncatedHexEscape | K::BadHexEscape(_) => Report::new(
            c::BAD_ESCAPE,
            "`\\x` needs two hexadecimal digits",
            span,
            "not two digits",
        ),
        K::UnknownEscape(byte) => Report::new(
            c::BAD_ESCAPE,
            format!("`\\{}` means nothing in a quoted text", char::from(*byte)),
            span,
            "unknown escape",
        )
        .help("double the backslash, or leave the quotes away: without them it stands for itself"),
        K::TooDeep => Report::new(
            c::NESTED_TOO_DEEP,
            format!("the condition is nested deeper than the limit of {MAX_DEPTH}"),
            span,
            "too deep from here on",
        )
        .help("move parts into macros"),
        K::ExpectedOperand => error_report("expected a field or transformer", "neither"),
    };
    if tolerated {
        report.declaration = c::IGNORED_LIST;
        report.level = c::IGNORED_LIST.level;
        report = report.note("Falco takes the list for an empty one and says nothing");
    }
    report
}
