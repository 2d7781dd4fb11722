//! Reports for syntax errors whose probable cause is known.

use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::source::{Sources, Span};
use crate::syntax::condition::SyntaxHint as H;
use crate::tables::Operator;

pub(super) fn report(hint: H, span: Span, sources: &Sources) -> Report {
    let written = sources.text(span);
    let error = |message: &str, label: &str| Report::new(c::SYNTAX_ERROR, message, span, label);
    match hint {
        H::MissingValue(operator) => error(
            &format!("missing value after `{}`", operator.symbol()),
            "expected a value",
        ),
        H::MissingSpace(operator) => error(
            &format!("missing space after `{}`", operator.symbol()),
            "no space after this operator",
        ),
        H::MissingOperand(word) => error(
            &format!("missing operand after `{word}`"),
            "expected a comparison, a macro or a parenthesis",
        ),
        H::ForeignOperator(operator) => {
            let symbol = operator.symbol();
            error(
                &format!("unknown operator `{written}`"),
                "not an operator of Falco",
            )
            .help(match operator {
                Operator::Regex => format!("use `{symbol}`, which matches the whole value"),
                Operator::Glob | Operator::Iglob => format!("use `{symbol}` with the wildcards `*` and `?`"),
                _ => format!("use `{symbol}`"),
            })
        }
        H::ForeignConnective(word) => error(
            &format!("unknown operator `{written}`"),
            "not an operator of Falco",
        )
        .help(format!("use `{word}`")),
        H::MisspeltOperator(operator) => error(&format!("unknown operator `{written}`"), "unknown operator")
            .help(format!("did you mean `{}`?", operator.symbol()))
            .fix(
                format!("replace with `{}`", operator.symbol()),
                span,
                operator.symbol(),
                Safety::Unsafe,
            ),
        H::NotBeforeOperator(operator) => error(
            "`not` is not allowed between a field and its operator",
            "expected an operator",
        )
        .help(format!(
            "write `not` before the field, for example `not proc.name {} …`",
            operator.symbol()
        )),
        H::ListAfter(operator) => error(
            &format!("operator `{}` takes one value, not a list", operator.symbol()),
            "a list",
        )
        .help(match operator {
            Operator::Equal | Operator::DoubleEqual => "use `in (…)`".to_owned(),
            Operator::NotEqual => "use `not` and `in`, for example `not proc.name in (…)`".to_owned(),
            Operator::Startswith => "use `pmatch (…)` for paths, or `startswith anyof (…)`".to_owned(),
            _ => format!("use `{} anyof (…)`", operator.symbol()),
        }),
        H::SquareBrackets => error("expected a list in parentheses", "square brackets")
            .help("write `(a, b)`, or the name of a list"),
        H::ValueFirst => error("expected a field as the left-hand operand", "a constant")
            .help("write the field first, for example `proc.name = sh`"),
        H::PercentSign => error("fields have no `%` in conditions", "not the start of a field")
            .help("remove the `%`; it is written in outputs only"),
        H::ComparedMacro => error("only fields can be compared", "not a field").help(
            "names of fields contain a dot, for example `proc.name`; a name without a dot refers to a macro",
        ),
        H::UnmatchedParenthesis => error("unmatched closing parenthesis", "closes no parenthesis"),
        H::MissingConnective => error("missing `and` or `or`", "another comparison starts here")
            .help("join comparisons with `and` or `or`, and quote values that contain spaces"),
    }
}
