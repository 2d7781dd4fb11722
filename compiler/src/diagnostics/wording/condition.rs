//! The meaning of conditions.

use super::output::source_of;
use super::{Context, constant, listed, within};
use crate::check::compat::{self, type_name};
use crate::check::fields::{ArgumentProblem, FieldError};
use crate::check::{Fact, FactKind as F, MAX_DEPTH, MAX_SIZE};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::diagnostics::suggest::did_you_mean;
use crate::resolve::lists::MAX_ADDED;
use crate::tables::{ArgumentRule, event_names, param_names};

pub(super) fn report(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::Field(error) => field(fact, error, context),
        F::Operator {
            operator,
            ty,
            list,
            modifier,
            ..
        } => {
            let what = if *list { "a list" } else { values(*ty) };
            let written = modifier.map_or(operator.symbol().to_owned(), |modifier| {
                format!("{} {}", operator.symbol(), modifier.symbol())
            });
            Report::new(
                c::OPERATOR_MISMATCH,
                format!("`{written}` cannot be asked of {what}"),
                span,
                format!("the left side is {what}"),
            )
            .help(format!("possible are {}", listed(compat::operators(*ty, *list))))
        }
        F::OperatorNeedsConstant(operator) => Report::new(
            c::NEEDS_CONSTANT,
            format!("`{}` compares with constants only", operator.symbol()),
            span,
            "not a constant",
        ),
        F::NetworkNeedsConstant => Report::new(
            c::NEEDS_CONSTANT,
            "networks compare with constants only",
            span,
            "a network",
        ),
        F::FieldNeedsConstant(field) => Report::new(
            c::NEEDS_CONSTANT,
            format!("`{field}` compares with constants only"),
            span,
            "compares with constants only",
        ),
        F::NotOnTheRight(field) => Report::new(
            c::NOT_ON_THE_RIGHT,
            format!("`{field}` cannot stand on the right"),
            span,
            "cannot stand on the right",
        ),
        F::TypeMismatch { left, right } => {
            let list = |list| if list { "several values of type " } else { "type " };
            Report::new(
                c::TYPE_MISMATCH,
                format!(
                    "`{}` has {}{}, `{}` has {}{}",
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
        F::Constant { error, ty, .. } => constant::report(error, *ty, span),
        F::UnknownEventType(name) => {
            let report = Report::new(
                c::UNKNOWN_EVENT_TYPE,
                format!("no event has the type `{name}`"),
                span,
                "unknown event type",
            );
            match did_you_mean(&name.to_lowercase(), event_names()) {
                Some((help, event)) => report.help(help).fix(
                    format!("write `{event}`"),
                    within(span, name, context.sources),
                    event,
                    Safety::Unsafe,
                ),
                None => report.note("constants of `evt.type` must be whole names, whatever the operator"),
            }
        }
        F::AroundNeedsEqual => Report::new(
            c::OPERATOR_MISMATCH,
            "`evt.around` compares with `=` only",
            span,
            "compared otherwise",
        ),
        F::Regex(error) => Report::new(
            c::BAD_REGEX,
            format!("the pattern is no regular expression: {error}"),
            span,
            error.kind.to_string(),
        )
        .help(
            "patterns are POSIX extended ones, without `\\d`, `(?…)` and the like, and match the whole value",
        ),
        F::EventTypeTransformed => Report::new(
            c::EVENT_TYPE_COMPARISON,
            "`evt.type` cannot be transformed in a comparison",
            span,
            "transformed here",
        )
        .note("Falco stops with an error of its own here, without a result"),
        F::EventTypeCompared => Report::new(
            c::EVENT_TYPE_COMPARISON,
            "`evt.type` compares with constants only",
            span,
            "not a constant",
        )
        .note("Falco stops with an error of its own here, without a result"),
        F::TooLarge => Report::new(
            c::CONDITION_TOO_LARGE,
            format!(
                "with its macros the condition has more than {MAX_SIZE} parts, or nests deeper than {MAX_DEPTH}"
            ),
            span,
            "too large",
        ),
        F::TooLong => Report::new(
            c::CONDITION_TOO_LARGE,
            format!("lists make the condition longer by more than {MAX_ADDED} bytes"),
            span,
            "too long with its lists",
        ),
        F::PlainRegex(pattern) => Report::new(
            c::PLAIN_REGEX,
            format!("`{pattern}` needs no regular expression"),
            span,
            "no special character",
        )
        .help("`=`, `contains`, `startswith` or `endswith` do the same faster; `regex` matches whole values"),
        F::FieldAsText(value) => Report::new(
            c::FIELD_AS_TEXT,
            format!("`{value}` is compared as a text, not as a field"),
            span,
            "a text",
        )
        .help(format!(
            "to compare with the field, write `val({})`",
            value.trim()
        )),
        F::TransformerAsText(value) => Report::new(
            c::TRANSFORMER_AS_TEXT,
            format!("`{value}` is compared as a text, not called"),
            span,
            "a text",
        )
        .help("remove the quotes to call it"),
        F::UnsafeNa => Report::new(
            c::UNSAFE_NA,
            "a missing value is not `<NA>`",
            span,
            "compared with `<NA>`",
        )
        .help("ask with `exists` whether there is a value"),
        F::DeprecatedField { field, others } => deprecated(fact, field, others),
        F::BroadEventTypes => Report::new(
            c::BROAD_EVENT_TYPES,
            format!("rule `{}` is evaluated on almost every event", fact.item),
            span,
            "does not restrict the event type",
        )
        .help("add `evt.type in (…)`; `warn_evttypes: false` silences this"),
        F::NoEventTypes => Report::new(
            c::NO_EVENT_TYPES,
            format!("rule `{}` can never fire", fact.item),
            span,
            "its condition allows no event type",
        ),
        _ => transformer(fact),
    }
}

fn transformer(fact: &Fact) -> Report {
    let span = fact.span;
    let argument = |message: String, label: &str| Report::new(c::TRANSFORMER_ARGUMENT, message, span, label);
    let count = |message: String| Report::new(c::ARGUMENT_COUNT, message, span, "wrong number");
    match &fact.kind {
        F::NoTransformer(field) => argument(
            format!("`{field}` cannot be transformed"),
            "cannot be transformed",
        ),
        F::TransformerType {
            transformer,
            argument: value,
            ..
        } => argument(
            format!(
                "`{}` does not take {}",
                transformer.symbol(),
                if value.list { "a list" } else { values(value.ty) }
            ),
            values(value.ty),
        ),
        F::TooFewArguments(transformer) => {
            count(format!("`{}` takes several arguments", transformer.symbol()))
        }
        F::TooManyArguments(transformer) => count(format!("`{}` takes one argument", transformer.symbol()))
            .note("Falco stops with an error of its own here, without a result"),
        F::JoinArguments => count("`join` takes a separator and a list".to_owned()),
        F::GetoptArguments => count("`getopt` takes a list and the options".to_owned()),
        F::JoinSeparator => argument("the separator of `join` is a list".to_owned(), "a list"),
        F::JoinList => argument("the second argument of `join` is no list".to_owned(), "no list")
            .help("put single values in parentheses: `join(\",\", (proc.name, proc.pname))`"),
        F::ConcatArgument => argument("`concat` takes texts".to_owned(), "no text")
            .help("numeric fields can stand in a list of `join`"),
        F::GetoptList => argument("the first argument of `getopt` is no list".to_owned(), "no list"),
        F::GetoptOptions => argument("the options of `getopt` are a list".to_owned(), "a list"),
        F::GetoptText => argument("`getopt` takes texts".to_owned(), "no text"),
        F::GetoptSelector => Report::new(
            c::UNEXPECTED_SELECTOR,
            "an option of `getopt` is one letter",
            span,
            "not one letter",
        ),
        F::Selector(transformer) => Report::new(
            c::UNEXPECTED_SELECTOR,
            format!("nothing can stand in brackets behind `{}`", transformer.symbol()),
            span,
            "means nothing",
        ),
        // Every other kind is worded elsewhere.
        _ => Report::new(c::SYNTAX_ERROR, "the condition is wrong", span, ""),
    }
}

fn field(fact: &Fact, error: &FieldError, context: Context<'_>) -> Report {
    let span = fact.span;
    let source = source_of(fact, context);
    match error {
        FieldError::Unknown(name) | FieldError::Reserved(name) => {
            let report = Report::new(
                c::UNKNOWN_FIELD,
                format!("no field `{name}`"),
                span,
                format!("unknown to rules of source `{source}`"),
            );
            let bare = name.split('[').next().unwrap_or(name);
            let others: Vec<&str> = context
                .catalogue
                .sources_of(bare)
                .into_iter()
                .filter(|other| *other != source)
                .collect();
            if let Some(argument) = name.strip_prefix(bare).filter(|rest| !rest.is_empty())
                && context.catalogue.resolve_text(&source, bare).is_ok()
            {
                return report.help(format!("`{bare}` does not take the argument `{argument}`"));
            }
            if !others.is_empty() {
                return report.help(format!("rules of source {} have it", listed(others)));
            }
            match did_you_mean(bare, context.catalogue.names(&source)) {
                Some((help, field)) => report.help(help).fix(
                    format!("write `{field}`"),
                    within(span, bare, context.sources),
                    field,
                    Safety::Unsafe,
                ),
                None => report,
            }
        }
        FieldError::Argument { name, field, problem } => {
            let info = field.info();
            let report = Report::new(
                c::BAD_FIELD_ARGUMENT,
                format!("`{name}`: {problem}"),
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
        report = report.label(*other, "and here");
    }
    if field == "evt.dir" {
        report.help("there are no enter events any more: leave `evt.dir = <` away")
    } else {
        report.help("without enter events there is no latency to measure")
    }
}

/// Values of a type, in plain words.
fn values(ty: crate::tables::ParamType) -> &'static str {
    use crate::tables::ValueKind as K;
    match ty.kind() {
        K::Text => "a text",
        K::Number => "a number",
        K::Bool => "a truth value",
        K::Address => "an address or network",
        K::Bytes => "a byte buffer",
        K::Other => "a value that can only be asked for existence",
    }
}
