//! What lints found.

use super::listed;
use crate::diagnostics::Declaration;
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Edit, Fix, Report, Safety};
use crate::lint::{Fact, FactKind as F, Lint, Repair, Why};
use crate::source::{Sources, Span};
use crate::tables::FieldId;

/// What a lint is in the catalogue.
pub const fn declaration(lint: Lint) -> &'static Declaration {
    match lint {
        Lint::NeverTrue => c::NEVER_TRUE,
        Lint::AlwaysTrue => c::ALWAYS_TRUE,
        Lint::UnreachableArm => c::UNREACHABLE_ARM,
        Lint::RedundantCheck => c::REDUNDANT_CHECK,
        Lint::ShadowedRule => c::SHADOWED_RULE,
        Lint::ImpossibleValue => c::IMPOSSIBLE_VALUE,
        Lint::FieldNeverThere => c::FIELD_NEVER_THERE,
        Lint::ListAsText => c::LIST_AS_TEXT,
        Lint::SimplerOperator => c::SIMPLER_OPERATOR,
        Lint::DuplicateValue => c::DUPLICATE_VALUE,
        Lint::RepeatedComparison => c::REPEATED_COMPARISON,
        Lint::LooseContains => c::LOOSE_CONTAINS,
        Lint::NullableExclusion => c::NULLABLE_EXCLUSION,
        Lint::OutputNeverThere => c::OUTPUT_NEVER_THERE,
        Lint::OutdatedField => c::OUTDATED_FIELD,
        Lint::DeadException => c::DEAD_EXCEPTION,
        Lint::RedefinedItem => c::REDEFINED_ITEM,
        Lint::NoEffectOverride => c::NO_EFFECT_OVERRIDE,
        Lint::UnusedException => c::UNUSED_EXCEPTION,
        Lint::NameStyle => c::NAME_STYLE,
        Lint::KeyOrder => c::KEY_ORDER,
        Lint::MissingMitreTag => c::MISSING_MITRE_TAG,
    }
}

/// Words one fact.
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

/// The words of a report.
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
        F::Contradiction => {
            Words::new(format!("`{}` can never hold here", here()), "cannot hold").other("together with this")
        }
        F::Tautology => Words::new("one of two alternatives always holds", "this, or")
            .other("this")
            .help("to leave several values out, write `and` between the exclusions, or `not … in (…)`"),
        F::HoldsWhenPresent(field) => Words::new(
            format!("one of two alternatives holds whenever `{field}` has a value"),
            "this, or",
        )
        .other("this")
        .help("to leave several values out, write `and` between them"),
        F::EmptyText(operator) => Words::new(
            format!("`{operator}` holds for the empty text whenever there is a value"),
            "always holds",
        )
        .help("write `exists` if that is what is meant"),
        F::ImpossibleArm => {
            Words::new(format!("`{}` can never hold here", here()), "cannot hold").other("where this does")
        }
        F::ImpliedArm => Words::new(
            format!("the alternative `{}` adds nothing", here()),
            "adds nothing",
        )
        .other("this covers it"),
        F::RedundantCheck => {
            Words::new(format!("`{}` holds anyway", here()), "holds anyway").other("given this")
        }
        F::DeadExclusion => {
            Words::new("an exclusion excludes nothing", "cannot hold").other("where this does")
        }
        F::DeadException(name) => {
            Words::new(format!("exception `{name}` can never apply"), "cannot hold").other("where this does")
        }
        F::ShadowedRule { rule, by } => Words::new(
            format!("rule `{rule}` never fires: `{by}` comes first"),
            "never fires",
        )
        .other("fires for all of its events")
        .note("so it is under `rule_matching: first`, Falco's default; with `all` both fire")
        .help("put the more special rule first"),
        F::ImpossibleValue { field, value, why } => impossible(field, value, why),
        F::FieldNeverThere { field, events } => Words::new(
            format!("`{field}` never has a value here"),
            "no event here has it",
        )
        .help(format!(
            "the condition is for events such as {}",
            listed(events.iter().copied())
        )),
        F::OutputNeverThere { field, events } => Words::new(
            format!("`%{field}` never has a value in this rule"),
            "shown as <NA>",
        )
        .help(format!(
            "the rule is for events such as {}",
            listed(events.iter().copied())
        )),
        F::NullableExclusion { field, events } => Words::new(
            format!("the exclusion does not exclude events without `{field}`"),
            "holds where the field is missing",
        )
        .help(format!(
            "events such as {} do not have it; ask for `{field} exists` too if they are not meant",
            listed(events.iter().copied())
        )),
        F::ListAsText {
            name,
            meant,
            is_macro,
        } => list_as_text(name, meant.as_deref(), *is_macro),
        F::SimplerOperator { operator, instead } => {
            Words::new(format!("`{operator}` is not needed here"), "no pattern")
                .help(format!("`{instead}` means the same"))
        }
        F::RepeatedComparison { field, instead } => Words::new(
            format!("`{field}` is compared with one value after another"),
            "the first",
        )
        .other("the last")
        .help(format!("`{instead}` means the same")),
        F::LooseContains { instead, sure } => loose_contains(instead, *sure),
        F::DuplicateValue(value) => {
            Words::new(format!("`{value}` stands here twice"), "again").other("first here")
        }
        F::OutdatedField(field) => outdated(field),
        F::RedefinedItem { kind, name } => {
            Words::new(format!("{kind} `{name}` is defined again in this file"), "lost")
                .other("replaces it")
                .help("rename one of them, or say `override` if it is meant")
        }
        F::NoEffectOverride { key, name } => {
            Words::new(format!("`{key}` of `{name}` is so already"), "changes nothing")
        }
        F::UnusedException(name) => Words::new(format!("exception `{name}` has no values"), "no values"),
        F::NameStyle { kind, name } => {
            Words::new(format!("{kind} `{name}` is not named as usual"), "unusual").help(if *kind == "rule" {
                "names of rules begin with a capital letter and have no full stop"
            } else {
                "names of lists and macros are written `like_this`"
            })
        }
        F::KeyOrder { key, before } => Words::new(
            format!("`{key}` stands behind `{before}`"),
            "mostly stands further up",
        ),
        F::MissingMitreTag(rule) => {
            Words::new(format!("rule `{rule}` has no tag of MITRE ATT&CK"), "no such tag")
                .help("tags such as `mitre_execution` and `T1059` tell tactic and technique")
        }
    }
}

fn list_as_text(name: &str, meant: Option<&str>, is_macro: bool) -> Words {
    let words = Words::new(format!("`{name}` is compared as a text"), "no list");
    match meant {
        Some(meant) => words.help(format!("did you mean `{meant}`?")),
        None if is_macro => words.help("there is a macro of that name, which stands for a whole condition"),
        None => words.help("if a list is meant, it is not defined; if not, put it into quotes"),
    }
}

fn loose_contains(instead: &str, sure: bool) -> Words {
    if sure {
        Words::new("`contains` looks everywhere", "not needed").help(format!("`{instead}` means the same"))
    } else {
        Words::new("`contains` finds this anywhere in the value", "anywhere")
            .help(format!("`{instead}` is probably meant"))
    }
}

fn outdated(field: &str) -> Words {
    let words = Words::new(format!("`{field}` is only there for old rules"), "outdated");
    match FieldId::find(field) {
        Some(id) => words.help(id.info().doc),
        None => words,
    }
}

fn impossible(field: &str, value: &str, why: &Why) -> Words {
    let words = Words::new(format!("`{field}` is never `{value}`"), "never");
    match why {
        Why::OneOf(values) => match values.as_slice() {
            [] => words,
            [one] => words.help(format!("did you mean `{one}`?")),
            some => words.help(format!("it is one of {}, …", listed(some.iter().copied()))),
        },
        Why::TrailingSlash => words.help("its paths have no slash at the end"),
        Why::Slash => words.help("it is a name without any slash"),
        Why::OutOfRange(wraps) => words.help(format!(
            "the number is too large for the field; Falco compares with {wraps}"
        )),
        Why::TooLong(longest) => words.help(format!("its values are cut off behind {longest} bytes")),
    }
}

/// The text of a place, if it is short and on one line.
fn short(span: Span, sources: &Sources) -> String {
    const LONGEST: usize = 60;
    let text = sources.text(span);
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > LONGEST {
        line = line.chars().take(LONGEST).collect();
        line.push('…');
    }
    line
}

fn fix(repair: &Repair, sources: &Sources) -> Fix {
    let title = match repair.edits.as_slice() {
        [(_, text), rest @ ..] if !rest.is_empty() && rest.iter().all(|(_, text)| text.is_empty()) => {
            format!("write `{}`", text.trim())
        }
        [(span, text)] if text.is_empty() => format!("remove `{}`", short(*span, sources)),
        [(_, text)] => format!("write `{text}`"),
        edits => {
            let texts: Vec<&str> = edits.iter().map(|(_, text)| text.as_str()).collect();
            format!("write `{}`", texts.join(" "))
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
