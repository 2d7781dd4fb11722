//! Reports for semantic errors in conditions.

use super::output::source_of;
use super::{Context, constant, listed, within};
use crate::check::compat::{self, type_name};
use crate::check::fields::{ArgumentProblem, FieldError};
use crate::check::{Fact, FactKind as F, FieldUsage, MAX_DEPTH, MAX_SIZE};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::diagnostics::suggest::did_you_mean;
use crate::resolve::lists::MAX_ADDED;
use crate::tables::{ArgumentRule, event_names, param_names};

pub(super) fn report(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::Field { error, usage } => field(fact, error, usage.as_ref(), context),
        F::Operator {
            operator,
            ty,
            list,
            modifier,
            ..
        } => {
            let (plural, one) = if *list { ("lists", "a list") } else { values(*ty) };
            let written = modifier.map_or(operator.symbol().to_owned(), |modifier| {
                format!("{} {}", operator.symbol(), modifier.symbol())
            });
            Report::new(
                c::UNSUPPORTED_OPERATOR,
                format!("operator `{written}` is not supported for {plural}"),
                span,
                format!("the left-hand operand is {one}"),
            )
            .help(format!("supported operators: {}", listed(compat::operators(*ty, *list))))
        }
        F::OperatorNeedsConstant(operator) => Report::new(
            c::CONSTANT_REQUIRED,
            format!("the right-hand operand of `{}` must be a constant", operator.symbol()),
            span,
            "not a constant",
        ),
        F::NetworkNeedsConstant => Report::new(
            c::CONSTANT_REQUIRED,
            "a network can only be compared with constants",
            span,
            "a network",
        ),
        F::FieldNeedsConstant(field) => Report::new(
            c::CONSTANT_REQUIRED,
            format!("`{field}` can only be compared with constants"),
            span,
            "not a constant",
        ),
        F::NotOnTheRight(field) => Report::new(
            c::INVALID_RIGHT_OPERAND,
            format!("`{field}` is not allowed as a right-hand operand"),
            span,
            "represents several values",
        ),
        F::TypeMismatch { left, right } => {
            let list = |list| if list { "a list of " } else { "" };
            Report::new(
                c::TYPE_MISMATCH,
                format!(
                    "mismatched types: `{}` is {}{}, but `{}` is {}{}",
                    left.name,
                    list(left.list),
                    type_name(left.ty),
                    right.name,
                    list(right.list),
                    type_name(right.ty)
                ),
                span,
                format!("{}{}", list(right.list), type_name(right.ty)),
            )
        }
        F::Constant { value, .. } | F::UnknownEventType(value)
            if context.collection.lists.get(value).is_some() =>
        {
            unexpanded_list(fact, value)
        }
        F::Constant { error, ty, .. } => constant::report(error, *ty, span),
        F::UnknownEventType(name) => {
            let report = Report::new(
                c::UNKNOWN_EVENT_TYPE,
                format!("unknown event type `{name}`"),
                span,
                "not an event type",
            );
            match did_you_mean(&name.to_lowercase(), event_names()) {
                Some((help, event)) => report.help(help).fix(
                    format!("replace with `{event}`"),
                    within(span, name, context.sources),
                    event,
                    Safety::Unsafe,
                ),
                None => report.note("`evt.type` is compared with complete event names, with every operator"),
            }
        }
        F::AroundNeedsEqual => Report::new(
            c::UNSUPPORTED_OPERATOR,
            "`evt.around` supports only the operator `=`",
            span,
            "unsupported operator",
        ),
        F::Regex(error) => Report::new(
            c::INVALID_REGEX,
            format!("invalid regular expression: {error}"),
            span,
            error.kind.to_string(),
        )
        .help(
            "regular expressions use the POSIX extended syntax, without `\\d` or `(?…)`, and match the whole value",
        ),
        F::EventTypeTransformed => Report::new(
            c::INVALID_EVENT_TYPE_COMPARISON,
            "`evt.type` is not allowed as an argument of a transformer",
            span,
            "transformed here",
        )
        .note("Falco exits with an internal error here, without a result"),
        F::EventTypeCompared => Report::new(
            c::INVALID_EVENT_TYPE_COMPARISON,
            "`evt.type` can only be compared with constants",
            span,
            "not a constant",
        )
        .note("Falco exits with an internal error here, without a result"),
        F::TooLarge => Report::new(
            c::CONDITION_TOO_LARGE,
            format!(
                "the condition with its macros has more than {MAX_SIZE} parts or {MAX_DEPTH} levels"
            ),
            span,
            "too large",
        ),
        F::TooLong => Report::new(
            c::CONDITION_TOO_LARGE,
            format!("the lists add more than {MAX_ADDED} bytes to the condition"),
            span,
            "too long after expansion of its lists",
        ),
        F::PlainRegex(pattern) => Report::new(
            c::UNNECESSARY_REGEX,
            format!("regular expression `{pattern}` has no special characters"),
            span,
            "no special characters",
        )
        .help("`regex` matches the whole value; use `=`, or `contains`, `startswith` or `endswith` for a part of it"),
        F::FieldAsText(value) => Report::new(
            c::FIELD_NAME_AS_STRING,
            format!("`{value}` is compared as a string, not as a field"),
            span,
            "a string",
        )
        .help(format!(
            "use `val({})` to compare with the value of the field",
            value.trim()
        )),
        F::TransformerAsText(value) => Report::new(
            c::TRANSFORMER_CALL_AS_STRING,
            format!("`{value}` is compared as a string, not called as a transformer"),
            span,
            "a string",
        )
        .help("remove the quotes to call the transformer"),
        F::UnsafeNa => Report::new(
            c::COMPARISON_WITH_NA,
            "a missing value is not equal to `<NA>`",
            span,
            "compared with `<NA>`",
        )
        .help("use `exists` to test whether the field has a value"),
        F::DeprecatedField { field, others } => deprecated(fact, field, others),
        F::BroadEventTypes => Report::new(
            c::TOO_MANY_EVENT_TYPES,
            format!("rule `{}` is evaluated for almost every event", fact.item),
            span,
            "does not restrict the event types",
        )
        .help("add `evt.type in (…)`, or set `warn_evttypes: false` to disable this warning"),
        F::NoEventTypes { disabled_by } => {
            let message = format!("rule `{}` never fires", fact.item);
            match disabled_by {
                Some(name) => Report::new(
                    c::NO_EVENT_TYPES,
                    message,
                    span,
                    format!("disabled by macro `{name}`, which matches no event type"),
                ),
                None => Report::new(c::NO_EVENT_TYPES, message, span, "matches no event type"),
            }
        }
        _ => transformer(fact),
    }
}

/// Returns the report of a constant that is the name of a list.
fn unexpanded_list(fact: &Fact, name: &str) -> Report {
    let declaration = match fact.kind {
        F::UnknownEventType(_) => c::UNKNOWN_EVENT_TYPE,
        _ => c::INVALID_CONSTANT,
    };
    Report::new(
        declaration,
        format!("list `{name}` is not expanded here"),
        fact.span,
        "compared as a string",
    )
    .note("Falco expands lists within a list only one level deep")
    .help(format!(
        "use the list in the condition itself, for example `in (…, {name})`, or copy its items"
    ))
}

fn transformer(fact: &Fact) -> Report {
    let span = fact.span;
    let argument =
        |message: String, label: &str| Report::new(c::INVALID_TRANSFORMER_ARGUMENT, message, span, label);
    let count = |message: String| {
        Report::new(
            c::WRONG_ARGUMENT_COUNT,
            message,
            span,
            "wrong number of arguments",
        )
    };
    match &fact.kind {
        F::NoTransformer(field) => argument(
            format!("field `{field}` does not support transformers"),
            "not supported by transformers",
        ),
        F::TransformerType {
            transformer,
            argument: value,
            ..
        } => argument(
            format!(
                "transformer `{}` does not support {}",
                transformer.symbol(),
                if value.list { "lists" } else { values(value.ty).0 }
            ),
            if value.list { "a list" } else { values(value.ty).1 },
        ),
        F::TooFewArguments(transformer) => count(format!(
            "transformer `{}` takes at least two arguments",
            transformer.symbol()
        )),
        F::TooManyArguments(transformer) => count(format!(
            "transformer `{}` takes one argument",
            transformer.symbol()
        ))
        .note("Falco exits with an internal error here, without a result"),
        F::JoinArguments => count("transformer `join` takes a separator and a list".to_owned()),
        F::GetoptArguments => count("transformer `getopt` takes a list and an option string".to_owned()),
        F::JoinSeparator => argument("the separator of `join` must be a string".to_owned(), "a list"),
        F::JoinList => argument(
            "the second argument of `join` must be a list".to_owned(),
            "not a list",
        )
        .help("write single values as a list: `join(\",\", (proc.name, proc.pname))`"),
        F::ConcatArgument => argument(
            "the arguments of `concat` must be strings".to_owned(),
            "not a string",
        )
        .help("the list of `join` can contain numeric fields"),
        F::GetoptList => argument(
            "the first argument of `getopt` must be a list".to_owned(),
            "not a list",
        ),
        F::GetoptOptions => argument("the options of `getopt` must be a string".to_owned(), "a list"),
        F::GetoptText => argument(
            "the arguments of `getopt` must be strings".to_owned(),
            "not a string",
        ),
        F::GetoptSelector => Report::new(
            c::UNEXPECTED_SUBSCRIPT,
            "an option of `getopt` must be one letter",
            span,
            "not one letter",
        ),
        F::Selector(transformer) => Report::new(
            c::UNEXPECTED_SUBSCRIPT,
            format!(
                "brackets are not allowed after transformer `{}`",
                transformer.symbol()
            ),
            span,
            "not allowed",
        ),
        // The other kinds are handled in `output` and `syntax`.
        _ => Report::new(c::SYNTAX_ERROR, "invalid condition", span, ""),
    }
}

fn field(fact: &Fact, error: &FieldError, usage: Option<&FieldUsage>, context: Context<'_>) -> Report {
    let span = fact.span;
    let source = source_of(fact, context);
    match error {
        FieldError::Unknown(name) | FieldError::Reserved(name) => {
            let report = Report::new(
                c::UNKNOWN_FIELD,
                format!("unknown field `{name}`"),
                span,
                format!("not a field of source `{source}`"),
            );
            super::field::with_suggestion(report, name, &source, usage, context)
        }
        FieldError::Argument { name, field, problem } => {
            let info = field.info();
            let report = Report::new(
                c::INVALID_FIELD_ARGUMENT,
                format!("invalid argument of field `{name}`: {problem}"),
                span,
                problem.to_string(),
            );
            match problem {
                ArgumentProblem::UnknownEventArgument(argument) => {
                    match did_you_mean(argument, param_names()) {
                        Some((help, _)) => report.help(help),
                        None => report.help("`lanner events` lists the arguments of every event"),
                    }
                }
                ArgumentProblem::NotAllowed(_) => report,
                _ => report.help(match (info.syntax, info.argument) {
                    (Some(syntax), _) => format!("write `{syntax}`"),
                    (None, ArgumentRule::None) => format!("write `{}`", info.name),
                    (None, _) => format!("write `{}[…]`", info.name),
                }),
            }
        }
    }
}

fn deprecated(fact: &Fact, field: &str, others: &[crate::source::Span]) -> Report {
    let mut report = Report::new(
        c::DEPRECATED_FIELD,
        format!("`{field}` is deprecated"),
        fact.span,
        if field == "evt.dir" {
            "is always `<`"
        } else {
            "is always zero"
        },
    );
    for other in others {
        report = report.label(*other, "also used here");
    }
    if field == "evt.dir" {
        report.help(
            "Falco has no enter events of system calls: remove `evt.dir = <`; a comparison with `>` never matches",
        )
    } else {
        report.help("Falco no longer has enter events, so it does not measure latencies")
    }
}

/// Returns the plural and the singular name of values of a type.
const fn values(ty: crate::tables::ParamType) -> (&'static str, &'static str) {
    use crate::tables::ValueKind as K;
    match ty.kind() {
        K::Text => ("strings", "a string"),
        K::Number => ("numbers", "a number"),
        K::Bool => ("booleans", "a boolean"),
        K::Address => ("addresses and networks", "an address or network"),
        K::Bytes => ("byte buffers", "a byte buffer"),
        K::Other => ("values of this type", "a value that supports only `exists`"),
    }
}
