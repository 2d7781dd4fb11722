//! Reports for lints.

use super::listed;
use crate::diagnostics::Declaration;
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Edit, Fix, Report, Safety};
use crate::lint::{Fact, FactKind as F, Lint, Repair, Why};
use crate::source::{Sources, Span};
use crate::tables::FieldId;

/// Returns the declaration of a lint.
pub const fn declaration(lint: Lint) -> &'static Declaration {
    match lint {
        Lint::NeverTrue => c::NEVER_TRUE,
        Lint::AlwaysTrue => c::ALWAYS_TRUE,
        Lint::UnreachableCondition => c::UNREACHABLE_CONDITION,
        Lint::RedundantCondition => c::REDUNDANT_CONDITION,
        Lint::ShadowedRule => c::SHADOWED_RULE,
        Lint::ImpossibleValue => c::IMPOSSIBLE_VALUE,
        Lint::FieldNotAvailable => c::FIELD_NOT_AVAILABLE,
        Lint::UndefinedList => c::UNDEFINED_LIST,
        Lint::SimplifiablePattern => c::SIMPLIFIABLE_PATTERN,
        Lint::DuplicateValue => c::DUPLICATE_VALUE,
        Lint::RepeatedComparison => c::REPEATED_COMPARISON,
        Lint::LooseContains => c::LOOSE_CONTAINS,
        Lint::BackspaceInString => c::BACKSPACE_IN_STRING,
        Lint::UnixSocketPath => c::UNIX_SOCKET_PATH,
        Lint::OutputWithoutPercent => c::OUTPUT_WITHOUT_PERCENT,
        Lint::NullableExclusion => c::NULLABLE_EXCLUSION,
        Lint::OutputFieldNotAvailable => c::OUTPUT_FIELD_NOT_AVAILABLE,
        Lint::LegacyField => c::LEGACY_FIELD,
        Lint::UnreachableException => c::UNREACHABLE_EXCEPTION,
        Lint::RedefinedItem => c::REDEFINED_ITEM,
        Lint::OverrideWithoutEffect => c::OVERRIDE_WITHOUT_EFFECT,
        Lint::EmptyException => c::EMPTY_EXCEPTION,
        Lint::UnconventionalName => c::UNCONVENTIONAL_NAME,
        Lint::UnconventionalKeyOrder => c::UNCONVENTIONAL_KEY_ORDER,
        Lint::MissingMitreTag => c::MISSING_MITRE_TAG,
    }
}

/// Returns the report for one fact that a lint found.
pub fn report(fact: &Fact, sources: &Sources) -> Report {
    let worded = words(fact, sources);
    let mut report = Report::new(
        declaration(fact.kind.lint()),
        worded.message,
        fact.span,
        worded.label,
    );
    if let Some(other) = fact.other {
        report = report.label(other, worded.other);
    }
    if let Some(note) = worded.note {
        report = report.note(note);
    }
    if let Some(help) = worded.help {
        report = report.help(help);
    }
    report.fix = fact.repair.as_ref().map(|repair| fix(repair, sources));
    report
}

/// The texts of a report.
struct Words {
    message: String,
    label: &'static str,
    other: &'static str,
    note: Option<&'static str>,
    help: Option<String>,
}

impl Words {
    fn new(message: impl Into<String>, label: &'static str) -> Self {
        Self {
            message: message.into(),
            label,
            other: "",
            note: None,
            help: None,
        }
    }

    fn other(self, other: &'static str) -> Self {
        Self { other, ..self }
    }

    fn note(self, note: &'static str) -> Self {
        Self {
            note: Some(note),
            ..self
        }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }
}

fn words(fact: &Fact, sources: &Sources) -> Words {
    let here = || short(fact.span, sources);
    match &fact.kind {
        F::Contradiction => Words::new(format!("condition `{}` is never true here", here()), "never true")
            .other("contradicts this"),
        F::Tautology => Words::new("`or` is always true", "true unless the other alternative is")
            .other("the other alternative")
            .help("to exclude several values, combine the exclusions with `and`, or use `not … in (…)`"),
        F::TautologyWhenPresent(field) => Words::new(
            format!("`or` is true whenever `{field}` has a value"),
            "true unless the other alternative is",
        )
        .other("the other alternative")
        .help("to exclude several values, combine the exclusions with `and`"),
        F::EmptyString(operator) => Words::new(
            format!("`{operator}` with an empty string is true for every value"),
            "true for every value",
        )
        .help("use `exists` to test whether the field has a value"),
        F::ImpossibleAlternative => {
            Words::new(format!("condition `{}` is never true here", here()), "never true")
                .other("contradicts this")
        }
        F::ImpliedAlternative => Words::new(format!("alternative `{}` has no effect", here()), "no effect")
            .other("covered by this"),
        F::RedundantCondition => Words::new(format!("redundant condition `{}`", here()), "always true here")
            .other("implied by this"),
        F::IneffectiveExclusion => {
            Words::new("exclusion has no effect", "never true here").other("contradicts this")
        }
        F::UnreachableException(name) => {
            Words::new(format!("exception `{name}` never applies"), "never true here")
                .other("contradicts this")
        }
        F::WrongDirection { direction, is_true } => {
            let words = if *is_true {
                Words::new(
                    format!("condition `{}` is always true here", here()),
                    "always true, inside `not`",
                )
            } else {
                Words::new(format!("condition `{}` is never true here", here()), "never true")
            };
            words.help(if *direction == "<" {
                "`evt.dir` is always `<` for these events, as Falco has no enter events of system calls; remove the condition"
            } else {
                "`evt.dir` is always `>` for these events; remove the condition"
            })
        }
        F::BackspaceInString { is_regex } => {
            let words = Words::new(
                "string contains a backspace character",
                "`\\b` is a backspace here",
            );
            words.help(if *is_regex {
                "regular expressions of Falco have no word boundary; use a class such as `[^[:alnum:]_]`"
            } else {
                "write `\\\\b` for a backslash and the letter `b`"
            })
        }
        F::UnixSocketPath(operator) => {
            let words = Words::new(
                "`fd.name` of a Unix socket is not only its path",
                "only the end of the name",
            );
            words.help(match operator {
                Some(operator) => {
                    format!("the name is `address->address path` when a connection is made; use `{operator}`")
                }
                None => "the name is `address->address path` when a connection is made, so that it always differs from a path; use `not fd.name endswith …`".to_owned(),
            })
        }
        F::OutputWithoutPercent { field } => Words::new(
            format!("field name `{field}` without `%` in output"),
            "printed as this text",
        )
        .help(format!("write `%{field}` to print the value")),
        F::ShadowedRule { rule, by } => Words::new(
            format!("rule `{rule}` is shadowed by `{by}`, which matches every event that this rule matches"),
            "never fires",
        )
        .other("matches the same events first")
        .note("this applies to `rule_matching: first`, the default of Falco; with `all` both rules fire")
        .help("move the more specific rule first"),
        F::ImpossibleValue { field, value, why } => impossible(field, value, why),
        F::FieldNotAvailable { field, events } => Words::new(
            format!("field `{field}` is not available here"),
            "never set for the events of this condition",
        )
        .help(format!(
            "the condition applies to the event types {}",
            listed(events.iter().copied())
        )),
        F::OutputFieldNotAvailable { field, events } => Words::new(
            format!("output field `%{field}` is never set for the events of this rule"),
            "printed as `<NA>`",
        )
        .help(format!(
            "the rule applies to the event types {}",
            listed(events.iter().copied())
        )),
        F::NullableExclusion { field, events } => Words::new(
            format!("the exclusion does not exclude events without `{field}`"),
            "true if the field is missing",
        )
        .help(format!(
            "the event types {} do not have the field; add `{field} exists` to exclude them",
            listed(events.iter().copied())
        )),
        F::UndefinedList {
            name,
            meant,
            is_macro,
        } => undefined_list(name, meant.as_deref(), *is_macro),
        F::UnexpandedList(name) => Words::new(
            format!("list `{name}` is not expanded here"),
            "compared as a string",
        )
        .help(format!(
            "Falco expands lists within a list only one level deep; use `{name}` in the condition itself, or copy its items"
        )),
        F::SimplifiablePattern { operator, instead } => Words::new(
            format!("operator `{operator}` can be simplified"),
            "a simpler operator is sufficient",
        )
        .help(format!("`{instead}` is equivalent")),
        F::RepeatedComparison { field, instead } => {
            Words::new(format!("repeated comparison of `{field}`"), "first comparison")
                .other("last comparison")
                .help(format!("`{instead}` is equivalent"))
        }
        F::LooseContains { instead, sure } => loose_contains(instead, *sure),
        F::DuplicateValue(value) => {
            Words::new(format!("duplicate value `{value}`"), "has no effect").other("first occurrence")
        }
        F::LegacyField(field) => outdated(field),
        F::RedefinedItem { kind, name } => Words::new(
            format!("{kind} `{name}` is redefined in this file"),
            "this definition is not used",
        )
        .other("redefined here")
        .help("rename one of them, or use `override` to change the first definition"),
        F::OverrideWithoutEffect { key, name } => Words::new(
            format!("override has no effect: `{key}` of `{name}` already has this value"),
            "no effect",
        ),
        F::EmptyException(name) => Words::new(format!("exception `{name}` has no values"), "no effect"),
        F::UnconventionalName { kind, name } => Words::new(
            format!("name of {kind} `{name}` does not follow the convention"),
            "unconventional name",
        )
        .help(if *kind == "rule" {
            "rule names start with a capital letter and contain no full stop"
        } else {
            "list and macro names are written in snake case, `like_this`"
        }),
        F::UnconventionalKeyOrder { key, before } => Words::new(
            format!("key `{key}` is after `{before}`"),
            "conventionally further up",
        ),
        F::MissingMitreTag(rule) => {
            Words::new(format!("rule `{rule}` has no MITRE ATT&CK tag"), "no such tag")
                .help("add a tag for the tactic or technique, for example `mitre_execution` or `T1059`")
        }
    }
}

fn undefined_list(name: &str, meant: Option<&str>, is_macro: bool) -> Words {
    let words = Words::new(
        format!("undefined list `{name}` is compared as a string"),
        "not a list",
    );
    match meant {
        Some(meant) => words.help(format!("did you mean `{meant}`?")),
        None if is_macro => words.help("it is the name of a macro, which can only be used as a condition"),
        None => words.help("define the list, or quote the value if a string is intended"),
    }
}

fn loose_contains(instead: &str, sure: bool) -> Words {
    if sure {
        Words::new(
            "`contains` can be replaced by a more precise operator",
            "matches anywhere in the value",
        )
        .help(format!("`{instead}` is equivalent"))
    } else {
        Words::new(
            "`contains` matches anywhere in the value",
            "matches anywhere in the value",
        )
        .help(format!("did you mean `{instead}`?"))
    }
}

fn outdated(field: &str) -> Words {
    let words = Words::new(format!("legacy field `{field}`"), "legacy field");
    match FieldId::find(field) {
        Some(id) => words.help(id.info().doc),
        None => words,
    }
}

fn impossible(field: &str, value: &str, why: &Why) -> Words {
    let words = Words::new(
        format!("`{field}` is never `{value}`"),
        "never equal to this value",
    );
    match why {
        Why::OneOf(values) => match values.as_slice() {
            [] => words,
            [one] => words.help(format!("did you mean `{one}`?")),
            some => words.help(format!("the values include {}", listed(some.iter().copied()))),
        },
        Why::TrailingSlash => words.help("values of this field have no trailing slash"),
        Why::Slash => words.help("values of this field contain no slash"),
        Why::OutOfRange(wraps) => words.help(format!(
            "the number is out of range for the field; Falco compares with {wraps}"
        )),
        Why::TooLong(longest) => words.help(format!("values of this field are truncated to {longest} bytes")),
    }
}

/// Returns the text of a span on one line, truncated if it is long.
fn short(span: Span, sources: &Sources) -> String {
    const MAX_CHARS: usize = 60;
    let text = sources.text(span);
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > MAX_CHARS {
        line = line.chars().take(MAX_CHARS).collect();
        line.push('…');
    }
    line
}

fn fix(repair: &Repair, sources: &Sources) -> Fix {
    let title = match repair.edits.as_slice() {
        [(_, text), rest @ ..] if !rest.is_empty() && rest.iter().all(|(_, text)| text.is_empty()) => {
            format!("replace with `{}`", text.trim())
        }
        [(span, text)] if span.start == span.end => format!("insert `{text}`"),
        [(span, text)] if text.is_empty() => format!("remove `{}`", short(*span, sources)),
        [(_, text)] => format!("replace with `{text}`"),
        edits => {
            let texts: Vec<&str> = edits.iter().map(|(_, text)| text.as_str()).collect();
            format!("replace with `{}`", texts.join(" "))
        }
    };
    let edits = repair.edits.iter().map(|(span, text)| Edit {
        span: *span,
        replacement: text.clone(),
    });
    Fix {
        title,
        edits: edits.collect(),
        safety: if repair.safe { Safety::Safe } else { Safety::Unsafe },
    }
}
