//! Reports for syntax errors in conditions.

use super::syntax_hint;
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
        // The string starts with a quote, so only its closing quote can be missing.
        return Report::new(
            c::UNTERMINATED_STRING,
            "unterminated string",
            span,
            "the closing quote is missing",
        )
        .help("a quote after a backslash does not end the string, even if the backslash is doubled");
    }
    if !tolerated && let Some(hint) = error.hint {
        return syntax_hint::report(hint, span, sources);
    }
    let error_report = |message: &str, label: &str| Report::new(c::SYNTAX_ERROR, message, span, label);
    let mut report = match &error.kind {
        K::Empty => error_report("the condition is empty", "empty"),
        K::ExpectedPredicate => error_report(
            "expected a comparison, a macro or a parenthesis",
            "not the start of a comparison",
        )
        .help("a comparison consists of a field, an operator and a value, for example `proc.name = sh`"),
        K::ExpectedOperator => error_report("expected an operator after the field", "the operator is missing")
            .help("a field is not a condition; use `= true` for a boolean, or `exists` to test whether it has a value"),
        K::ExpectedBlank(connective) => error_report(
            &format!("expected a space or parenthesis after `{}`", connective.word()),
            if span.start == span.end {
                "the operand is missing"
            } else {
                "no space before this"
            },
        ),
        K::ExpectedClosingParen => error_report("expected a closing parenthesis", "`)` is missing"),
        K::UnexpectedToken { .. } => error_report(
            "expected `and`, `or` or the end of the condition",
            "unexpected",
        )
        .help("quote values that contain spaces"),
        K::ExpectedNumber => error_report("expected a number without quotes", "not a number"),
        K::ExpectedString => error_report("expected a value", "not the start of a value")
            .help("quote values that contain spaces, parentheses, commas, quotes or `=`"),
        K::ExpectedListItem => {
            error_report("expected a list element", "not a list element").help("write commas only between elements")
        }
        K::ExpectedList => error_report("expected a list in parentheses", "not a list"),
        K::ExpectedFieldArgument => {
            error_report("expected an argument between the brackets", "not an argument")
                .help("quote arguments that contain spaces, brackets or quotes")
        }
        K::ExpectedClosingBracket => error_report("expected a closing bracket", "`]` is missing"),
        K::ExpectedClosingCall => error_report("expected `,` or `)` in the call", "unexpected"),
        K::ExpectedCallArgument => error_report(
            "expected an argument",
            "not a field, transformer, quoted string, number or list",
        ),
        K::ExpectedCallListItem => error_report(
            "expected a list element",
            "not a field, transformer, quoted string or number",
        ),
        K::ExpectedClosingCallList => error_report("expected `,` or `)` in the list", "unexpected"),
        K::ExpectedFieldInVal => error_report("the argument of `val` must be a field", "not a field"),
        K::MixedQuoteEscape(quote) => Report::new(
            c::INVALID_ESCAPE,
            format!(
                "invalid escape sequence `\\{}`",
                char::from(*quote)
            ),
            span,
            "unnecessary backslash",
        )
        .help("escape a quote only in a string that is quoted with the same character"),
        K::TruncatedHexEscape | K::BadHexEscape(_) => Report::new(
            c::INVALID_ESCAPE,
            "invalid escape sequence `\\x`",
            span,
            "expected two hexadecimal digits",
        ),
        K::UnknownEscape(byte) => Report::new(
            c::INVALID_ESCAPE,
            format!("unknown escape sequence `\\{}`", char::from(*byte)),
            span,
            "unknown escape sequence",
        )
        .help("double the backslash, or remove the quotes: outside quotes it is an ordinary character"),
        K::TooDeep => Report::new(
            c::NESTING_TOO_DEEP,
            format!("the condition has more than {MAX_DEPTH} levels of nesting"),
            span,
            "nested too deeply",
        )
        .help("move parts of the condition into macros"),
        K::ExpectedOperand => error_report("expected a field or transformer", "not a field or transformer"),
    };
    if tolerated {
        report.declaration = c::LIST_PARSED_AS_EMPTY;
        report.level = c::LIST_PARSED_AS_EMPTY.level;
        report = report.note("Falco parses the list as empty and does not report an error");
    }
    report
}
