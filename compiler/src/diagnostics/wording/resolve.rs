//! What is wrong between items.

use super::{Context, listed, within};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::diagnostics::suggest::did_you_mean;
use crate::resolve::{Fact, FactKind as F, Version};
use crate::source::Span;
use crate::tables::{MODIFIERS, OPERATORS};

pub(super) fn report(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::EngineVersion { required } => engine_too_old(*required, span),
        F::BadPluginVersion { plugin, version } => Report::new(
            c::BAD_PLUGIN_VERSION,
            format!("`{version}`, required of plugin `{plugin}`, is not a version"),
            span,
            "not three numbers separated by dots",
        ),
        F::PluginTwice(plugin) => Report::new(
            c::PLUGIN_NAMED_TWICE,
            format!("plugin `{plugin}` is named twice in one requirement"),
            span,
            "named before",
        ),
        F::PluginMissing { choices } => Report::new(
            c::PLUGIN_MISSING,
            format!("no plugin meets the requirement of {}", plugins(choices)),
            span,
            "required here",
        )
        .note("Falco stops with an error of its own here, without a result"),
        F::PluginUnknown { choices } => Report::new(
            c::UNKNOWN_PLUGIN,
            format!(
                "no plugin is known that meets the requirement of {}",
                plugins(choices)
            ),
            span,
            "required here",
        )
        .note("its fields and sources are not known either"),
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
            c::NOTHING_TO_APPEND,
            "`append: true` appends nothing",
            span,
            "has neither `condition` nor `exceptions`",
        ),
        F::SourceConflict {
            rule,
            first,
            now,
            defined,
        } => Report::new(
            c::SOURCE_CONFLICT,
            format!("rule `{rule}` is for source `{now}` here and for `{first}` before"),
            span,
            format!("now `{now}`"),
        )
        .label(*defined, format!("first defined here, for `{first}`")),
        F::UnknownSource(source) => {
            let report = Report::new(
                c::UNKNOWN_SOURCE,
                format!("no event source `{source}` is known: the rule is not checked"),
                span,
                "unknown source",
            );
            match did_you_mean(source, context.catalogue.assumed().sources()) {
                Some((help, known)) => report.help(help).fix(
                    format!("write `{known}`"),
                    within(span, source, context.sources),
                    known,
                    Safety::Unsafe,
                ),
                None => report,
            }
        }
        F::UndefinedMacro { name, later } => undefined_macro(fact, name, *later, context),
        F::MacroLoop(name) => Report::new(
            c::MACRO_LOOP,
            format!("macro `{name}` leads back to itself"),
            span,
            "closes the loop",
        ),
        F::MacroNesting(name) => Report::new(
            c::MACRO_NESTING,
            format!("macro `{name}` is nested too deep"),
            span,
            "too deep",
        ),
        F::UnusedMacro(name) => Report::new(
            c::UNUSED_MACRO,
            format!("nothing uses macro `{name}`"),
            span,
            "unused",
        ),
        F::UnusedList(name) => Report::new(
            c::UNUSED_LIST,
            format!("nothing uses list `{name}`"),
            span,
            "unused",
        ),
        _ => exception(fact, context),
    }
}

fn engine_too_old((major, minor, patch): (u32, u32, u32), span: Span) -> Report {
    let message = format!(
        "the rules require engine version {major}.{minor}.{patch}, this is {}",
        Version::ENGINE
    );
    Report::new(c::ENGINE_TOO_OLD, message, span, "not met")
}

fn exception(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::ExceptionWithoutFields | F::NewExceptionWithoutFields(_) => Report::new(
            c::EXCEPTION_WITHOUT_FIELDS,
            "the exception has no fields",
            span,
            "needs `fields`",
        ),
        F::NewExceptionWithoutValues(name) => Report::new(
            c::EXCEPTION_WITHOUT_VALUES,
            format!("exception `{name}` is new here and has no values"),
            span,
            "needs `values`",
        ),
        F::FieldsOfExisting { exception, defined } => Report::new(
            c::EXCEPTION_REDEFINED,
            format!("exception `{exception}` has its fields already; only values can be appended"),
            span,
            "given again",
        )
        .label(*defined, "first defined here"),
        F::CompsOfExisting { exception, defined } => Report::new(
            c::EXCEPTION_REDEFINED,
            format!("exception `{exception}` has its operators already; only values can be appended"),
            span,
            "given again",
        )
        .label(*defined, "first defined here"),
        F::CompsLength { fields, comps } => Report::new(
            c::EXCEPTION_LENGTH,
            format!("{fields} fields, but {comps} operators"),
            span,
            "differs from `fields` in number",
        ),
        F::ValuesLength { fields, values } => Report::new(
            c::EXCEPTION_LENGTH,
            format!("{fields} fields, but {values} values"),
            span,
            "differs from `fields` in number",
        ),
        F::CompsNotSingle => Report::new(
            c::EXCEPTION_OPERATOR,
            "one field has one operator",
            span,
            "a sequence",
        ),
        F::UnknownComp(comp) => {
            let report = Report::new(
                c::EXCEPTION_OPERATOR,
                format!("`{comp}` is no operator"),
                span,
                "not an operator",
            );
            let symbols = OPERATORS.iter().map(|row| row.symbol);
            match did_you_mean(comp, symbols) {
                Some((help, symbol)) => report.help(help).fix(
                    format!("write `{symbol}`"),
                    within(span, comp, context.sources),
                    symbol,
                    Safety::Unsafe,
                ),
                None => report,
            }
        }
        F::SingleComp(comp) => Report::new(
            c::EXCEPTION_OPERATOR,
            format!("`{comp}` cannot compare a single field with a list of values"),
            span,
            "takes one value",
        )
        .help(format!(
            "possible are `in`, `pmatch`, `intersects`, and operators with {}",
            listed(MODIFIERS.iter().map(|row| row.symbol))
        )),
        F::UnknownExceptionField(field) => {
            let source = source_of(fact, context);
            let report = Report::new(
                c::EXCEPTION_FIELD,
                format!("no field `{field}`"),
                span,
                format!("unknown to rules of source `{source}`"),
            );
            match did_you_mean(field, context.catalogue.names(&source)) {
                Some((help, name)) => report.help(help).fix(
                    format!("write `{name}`"),
                    within(span, field, context.sources),
                    name,
                    Safety::Unsafe,
                ),
                None => report,
            }
        }
        F::BadExceptionField { field, message } => Report::new(
            c::EXCEPTION_FIELD,
            format!("`{field}` cannot be used: {message}"),
            span,
            "used wrongly",
        ),
        F::ListValue => Report::new(
            c::EXCEPTION_VALUE,
            "a value of a single-field exception is a sequence",
            span,
            "should be a plain value",
        ),
        // Every other kind is worded above.
        _ => Report::new(c::EXCEPTION_VALUE, "the exception is wrong", span, ""),
    }
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
        format!("no {what} `{name}` is defined before"),
        fact.span,
        "not defined before",
    );
    match did_you_mean(name, names) {
        Some((help, known)) => report.help(help).fix(
            format!("write `{known}`"),
            within(fact.span, name, context.sources),
            known,
            Safety::Unsafe,
        ),
        None => report.help("items before it, in this and in earlier files, count"),
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
        format!("no macro `{name}`"),
        fact.span,
        if later.is_some() {
            "not defined yet"
        } else {
            "not defined"
        },
    );
    if let Some(later) = later {
        return report
            .label(later, "defined here, behind its use")
            .help("a macro sees only macros defined before it; move the definition up");
    }
    if context.collection.lists.get(name).is_some() {
        return report.help(format!(
            "`{name}` is a list; compare a field with it: `… in ({name})`"
        ));
    }
    match did_you_mean(name, context.collection.macros.names()) {
        Some((help, known)) => report.help(help).fix(
            format!("write `{known}`"),
            within(fact.span, name, context.sources),
            known,
            Safety::Unsafe,
        ),
        None => report,
    }
}

fn plugins(choices: &[(String, String)]) -> String {
    let choices: Vec<String> = choices
        .iter()
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    listed(choices.iter().map(String::as_str))
}
