//! Reports for errors between items: appends, overrides, exceptions, macros, requirements.

use super::{Context, counted, listed, within};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::diagnostics::suggest::did_you_mean;
use crate::resolve::{Fact, FactKind as F, Version};
use crate::source::Span;
use crate::tables::{MODIFIERS, OPERATORS, official};

pub(super) fn report(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::EngineVersion { required } => engine_too_old(*required, span),
        F::BadPluginVersion { plugin, version } => Report::new(
            c::INVALID_PLUGIN_VERSION,
            format!("invalid version `{version}` of required plugin `{plugin}`"),
            span,
            "expected three numbers separated by dots",
        ),
        F::PluginTwice(plugin) => Report::new(
            c::DUPLICATE_PLUGIN,
            format!("plugin `{plugin}` is listed twice in one requirement"),
            span,
            "already listed",
        ),
        F::PluginMissing { choices } => Report::new(
            c::MISSING_PLUGIN,
            format!(
                "no loaded plugin satisfies the requirement for {}",
                plugins(choices)
            ),
            span,
            "required here",
        )
        .note("Falco exits with an error here, without a result"),
        F::PluginUnknown { choices } => Report::new(
            c::UNKNOWN_PLUGIN,
            format!(
                "no known plugin satisfies the requirement for {}",
                plugins(choices)
            ),
            span,
            "required here",
        )
        .note("its fields and event sources cannot be checked"),
        F::NoListToAppend(name) => undefined("list", name, fact, context.collection.lists.names(), context),
        F::NoMacroToAppend(name) => {
            undefined("macro", name, fact, context.collection.macros.names(), context)
        }
        F::NoRuleToAppend(name) => undefined("rule", name, fact, context.collection.rules.names(), context),
        F::NoRuleToReplace(name) => {
            let mut report = undefined("rule", name, fact, context.collection.rules.names(), context);
            report.declaration = c::REPLACE_UNDEFINED;
            report
        }
        F::NoRuleToEnable(name) => {
            let mut report = undefined("rule", name, fact, context.collection.rules.names(), context);
            report.declaration = c::ENABLE_UNDEFINED;
            report
        }
        F::NothingToAppend => Report::new(
            c::EMPTY_APPEND,
            "`append: true` has no effect",
            span,
            "neither `condition` nor `exceptions` is set",
        ),
        F::SourceConflict {
            rule,
            first,
            now,
            defined,
        } => Report::new(
            c::SOURCE_CONFLICT,
            format!("rule `{rule}` is redefined with source `{now}`"),
            span,
            format!("source `{now}`"),
        )
        .label(*defined, format!("first defined here, with source `{first}`")),
        F::UnknownSource(source) => {
            let report = Report::new(
                c::UNKNOWN_SOURCE,
                format!("unknown event source `{source}`; the rule is not checked"),
                span,
                "not the source of a known plugin",
            );
            match did_you_mean(source, context.catalogue.assumed().sources()) {
                Some((help, known)) => report.help(help).fix(
                    format!("replace with `{known}`"),
                    within(span, source, context.sources),
                    known,
                    Safety::Unsafe,
                ),
                None => report,
            }
        }
        F::UndefinedMacro { name, later } => undefined_macro(fact, name, *later, context),
        F::MacroLoop(name) => Report::new(
            c::RECURSIVE_MACRO,
            format!("macro `{name}` refers to itself"),
            span,
            "recursive reference",
        ),
        F::MacroNesting(name) => Report::new(
            c::MACRO_NESTING_TOO_DEEP,
            format!("macro `{name}` is nested too deeply"),
            span,
            "nested too deeply",
        ),
        F::UnusedMacro(name) => Report::new(
            c::UNUSED_MACRO,
            format!("macro `{name}` is unused"),
            span,
            "unused",
        ),
        F::UnusedList(name) => {
            Report::new(c::UNUSED_LIST, format!("list `{name}` is unused"), span, "unused")
        }
        _ => exception(fact, context),
    }
}

fn engine_too_old((major, minor, patch): (u32, u32, u32), span: Span) -> Report {
    let message = format!(
        "the rules require engine version {major}.{minor}.{patch}, but this is version {}",
        Version::ENGINE
    );
    Report::new(c::ENGINE_VERSION_MISMATCH, message, span, "not satisfied")
}

fn exception(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::NewExceptionWithoutFields(name) => undefined_exception(fact, name, context),
        F::ExceptionWithoutFields => Report::new(
            c::EXCEPTION_WITHOUT_FIELDS,
            "exception has no fields",
            span,
            "`fields` is missing",
        ),
        F::NewExceptionWithoutValues(name) => Report::new(
            c::EXCEPTION_WITHOUT_VALUES,
            format!("new exception `{name}` has no values"),
            span,
            "`values` is missing",
        ),
        F::FieldsOfExisting { exception, defined } => Report::new(
            c::EXCEPTION_REDEFINED,
            format!("the fields of exception `{exception}` are already defined"),
            span,
            "cannot be redefined",
        )
        .label(*defined, "first defined here")
        .help("an append can only add `values`"),
        F::CompsOfExisting { exception, defined } => Report::new(
            c::EXCEPTION_REDEFINED,
            format!("the operators of exception `{exception}` are already defined"),
            span,
            "cannot be redefined",
        )
        .label(*defined, "first defined here")
        .help("an append can only add `values`"),
        F::CompsLength { fields, comps } => Report::new(
            c::EXCEPTION_LENGTH_MISMATCH,
            format!("expected {}, found {comps}", counted(*fields, "operator")),
            span,
            format!("`fields` has {}", counted(*fields, "element")),
        ),
        F::ValuesLength {
            fields,
            is_scalar: true,
            ..
        } => scalar_value(span, *fields, context),
        F::ValuesLength { fields, values, .. } => Report::new(
            c::EXCEPTION_LENGTH_MISMATCH,
            format!("expected {}, found {values}", counted(*fields, "value")),
            span,
            format!("`fields` has {}", counted(*fields, "element")),
        ),
        F::CompsNotSingle => Report::new(
            c::INVALID_EXCEPTION_OPERATOR,
            "the operator of a single-field exception must be a scalar",
            span,
            "a sequence",
        ),
        F::UnknownComp(comp) => {
            let report = Report::new(
                c::INVALID_EXCEPTION_OPERATOR,
                format!("unknown operator `{comp}`"),
                span,
                "not an operator",
            );
            let symbols = OPERATORS.iter().map(|row| row.symbol);
            match did_you_mean(comp, symbols) {
                Some((help, symbol)) => report.help(help).fix(
                    format!("replace with `{symbol}`"),
                    within(span, comp, context.sources),
                    symbol,
                    Safety::Unsafe,
                ),
                None => report,
            }
        }
        F::SingleComp(comp) => Report::new(
            c::INVALID_EXCEPTION_OPERATOR,
            format!("operator `{comp}` is not supported for a single-field exception"),
            span,
            "does not compare with a list of values",
        )
        .help(format!(
            "supported operators: `in`, `pmatch`, `intersects`, and operators with {}",
            listed(MODIFIERS.iter().map(|row| row.symbol))
        )),
        F::UnknownExceptionField(field) => {
            let source = source_of(fact, context);
            let report = Report::new(
                c::INVALID_EXCEPTION_FIELD,
                format!("unknown field `{field}`"),
                span,
                format!("not a field of source `{source}`"),
            );
            super::field::with_suggestion(report, field, &source, None, context)
        }
        F::BadExceptionField { field, message } => Report::new(
            c::INVALID_EXCEPTION_FIELD,
            format!("invalid field `{field}`: {message}"),
            span,
            "invalid field",
        ),
        F::ListValue => Report::new(
            c::INVALID_EXCEPTION_VALUE,
            "a value of a single-field exception must be a scalar",
            span,
            "a sequence",
        )
        .help("write the value without brackets, or make `fields` a sequence"),
        // The other kinds are handled above.
        _ => Report::new(
            c::INVALID_EXCEPTION_VALUE,
            "malformed exception",
            span,
            "malformed",
        ),
    }
}

/// Returns the report of an append to an exception that the rule does not have.
fn undefined_exception(fact: &Fact, name: &str, context: Context<'_>) -> Report {
    let report = Report::new(
        c::EXCEPTION_WITHOUT_FIELDS,
        format!("undefined exception `{name}`"),
        fact.span,
        "not an exception of this rule, and `fields` is missing",
    );
    let rule = fact.place.path.first().map_or("", |step| step.name.as_str());
    let known = context.collection.rules.get(rule);
    let names = known.into_iter().flat_map(|rule| &rule.exceptions);
    match did_you_mean(name, names.map(|exception| exception.name.as_str())) {
        Some((help, known)) => report.help(help).fix(
            format!("replace with `{known}`"),
            within(fact.span, name, context.sources),
            known,
            Safety::Unsafe,
        ),
        None => report.help("a new exception requires `fields`"),
    }
}

/// Returns the report of a scalar among `values` where `fields` is a sequence.
fn scalar_value(span: Span, fields: usize, context: Context<'_>) -> Report {
    let report = Report::new(
        c::EXCEPTION_LENGTH_MISMATCH,
        format!(
            "expected a sequence of {}, found a scalar",
            counted(fields, "value")
        ),
        span,
        "not a sequence",
    );
    let text = context.sources.text(span);
    if fields != 1 || text.is_empty() || text.contains('\n') {
        return report.help("each entry of `values` has one element per field");
    }
    report
        .help(format!(
            "write `[{text}]`: `fields` is a sequence, so each value is one too"
        ))
        .fix(
            format!("replace with `[{text}]`"),
            span,
            format!("[{text}]"),
            Safety::Unsafe,
        )
}

fn source_of(fact: &Fact, context: Context<'_>) -> String {
    let name = fact.place.path.first().map_or("", |step| step.name.as_str());
    context
        .collection
        .rules
        .get(name)
        .map_or("syscall", |rule| &rule.source)
        .to_owned()
}

fn undefined<'a>(
    what: &str,
    name: &str,
    fact: &Fact,
    names: impl Iterator<Item = &'a str>,
    context: Context<'_>,
) -> Report {
    let report = Report::new(
        c::APPEND_TO_UNDEFINED,
        format!("undefined {what} `{name}`"),
        fact.span,
        "not defined before this item",
    );
    match did_you_mean(name, names) {
        Some((help, known)) => report.help(help).fix(
            format!("replace with `{known}`"),
            within(fact.span, name, context.sources),
            known,
            Safety::Unsafe,
        ),
        None => match official(what, name) {
            Some(file) => report.help(load_official(what, name, file)),
            None => report.help("define it earlier in this file, or in a file that is loaded before it"),
        },
    }
}

fn undefined_macro(
    fact: &Fact,
    name: &str,
    later: Option<crate::source::Span>,
    context: Context<'_>,
) -> Report {
    let report = Report::new(
        c::UNDEFINED_MACRO,
        format!("undefined macro `{name}`"),
        fact.span,
        if later.is_some() {
            "used before its definition"
        } else {
            "not defined"
        },
    );
    if let Some(later) = later {
        return report
            .label(later, "defined here")
            .help("a macro can use only macros that are defined before it; move the definition up");
    }
    if matches!(name, "and" | "or" | "not") {
        // At the end of a condition a keyword is read as a name.
        return report.help(format!("write an operand after `{name}`"));
    }
    if context.collection.lists.get(name).is_some() {
        return report.help(format!(
            "`{name}` is a list; compare a field with it, for example `proc.name in ({name})`"
        ));
    }
    match did_you_mean(name, context.collection.macros.names()) {
        Some((help, known)) => report.help(help).fix(
            format!("replace with `{known}`"),
            within(fact.span, name, context.sources),
            known,
            Safety::Unsafe,
        ),
        None => match official("macro", name) {
            Some(file) => report.help(load_official("macro", name, file)),
            None => report,
        },
    }
}

/// Returns the official rule file that defines an item.
fn official(kind: &str, name: &str) -> Option<&'static str> {
    match kind {
        "list" => official::list(name),
        "macro" => official::macro_named(name),
        _ => official::rule(name),
    }
}

fn load_official(kind: &str, name: &str, file: &str) -> String {
    format!(
        "`{name}` is a {kind} of the official `{file}`; load that file first, on the command line or in `lanner.toml`"
    )
}

fn plugins(choices: &[(String, String)]) -> String {
    let choices: Vec<String> = choices
        .iter()
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    listed(choices.iter().map(String::as_str))
}
