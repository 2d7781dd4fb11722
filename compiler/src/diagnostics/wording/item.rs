//! Reports for errors within a single item, and for errors of its file.

use super::{Context, listed_or, yaml};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::diagnostics::suggest::did_you_mean;
use crate::source::Span;
use crate::syntax::items::{Fact, FactKind as F, ItemType};
use crate::tables::{KeyItem, Priority};

pub(super) fn report(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::Yaml { kind, cause } => yaml::report(kind, *cause, span, context.sources),
        F::UnclosedQuote { .. } => yaml::unclosed_quote(span),
        F::RootScalar | F::RootMapping => Report::new(
            c::DOCUMENT_NOT_A_SEQUENCE,
            "a rule file must be a sequence of items",
            span,
            "not a sequence",
        )
        .help("start each item with `- `"),
        F::EntryNotMapping => Report::new(
            c::ITEM_NOT_A_MAPPING,
            "an item must be a mapping",
            span,
            "not a mapping",
        ),
        F::ComplexKey => Report::new(
            c::COMPLEX_KEY,
            "a key must be a scalar",
            span,
            "a sequence or mapping",
        ),
        F::DuplicateKey(key) => Report::new(
            c::DUPLICATE_KEY,
            format!("duplicate key `{key}`"),
            span,
            "ignored: Falco uses the first one",
        ),
        F::IgnoredAfterEmptyDocument => Report::new(
            c::IGNORED_DOCUMENTS,
            "everything after an empty document is ignored",
            span,
            "ignored",
        )
        .help("remove the empty document (`---` without content)"),
        F::MissingKey(key) => missing_key(fact, key, context),
        F::NullValue(key) => Report::new(
            c::NULL_VALUE,
            format!("key `{key}` has no value"),
            span,
            "no value",
        ),
        F::NotScalar(key) => Report::new(
            c::NOT_A_SCALAR,
            format!("the value of `{key}` must be a scalar"),
            span,
            "a sequence or mapping",
        ),
        F::EmptyValue(key) => Report::new(
            c::EMPTY_VALUE,
            format!("the value of `{key}` is empty"),
            span,
            "empty",
        ),
        F::BadValue { key, expected } => Report::new(
            c::INVALID_VALUE,
            format!("the value of `{key}` must be {expected}"),
            span,
            format!("not {expected}"),
        ),
        F::NotSequence(key) => Report::new(
            c::NOT_A_SEQUENCE,
            format!("the value of `{key}` must be a sequence"),
            span,
            "not a sequence",
        ),
        F::ElementNotScalar(key) => Report::new(
            c::NOT_A_SEQUENCE,
            format!("the elements of `{key}` must be scalars"),
            span,
            "not a scalar",
        ),
        F::BadEngineVersion(version) => Report::new(
            c::INVALID_ENGINE_VERSION,
            format!("invalid engine version `{version}`"),
            span,
            "neither a number nor `x.y.z`",
        ),
        F::BadPriority(priority) => {
            let names = Priority::ALL.map(Priority::name);
            let report = Report::new(
                c::UNKNOWN_PRIORITY,
                format!("unknown priority `{priority}`"),
                span,
                format!(
                    "expected one of {}",
                    listed_or(names.map(str::to_uppercase).iter().map(String::as_str))
                ),
            );
            // `Informational` has a short form, which most rules use.
            let words: Vec<&str> = names.into_iter().chain(["Info"]).collect();
            let suggestion = words
                .iter()
                .find(|name| name.eq_ignore_ascii_case(priority))
                .copied()
                .or_else(|| {
                    let lower = priority.to_lowercase();
                    let lowered: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
                    let (_, found) = did_you_mean(&lower, lowered.iter().map(String::as_str))?;
                    words
                        .iter()
                        .find(|name| name.eq_ignore_ascii_case(found))
                        .copied()
                });
            match suggestion {
                Some(name) => {
                    let name = name.to_uppercase();
                    report.help(format!("did you mean `{name}`?")).fix(
                        format!("replace with `{name}`"),
                        super::within(span, priority, context.sources),
                        name,
                        Safety::Unsafe,
                    )
                }
                None => report,
            }
        }
        F::DeprecatedAppend => Report::new(
            c::DEPRECATED_APPEND,
            "`append: true` is deprecated",
            span,
            "deprecated",
        )
        .help("list each changed key under `override`, for example `condition: append`"),
        F::DeprecatedEnabled => Report::new(
            c::DEPRECATED_ENABLED,
            "enabling or disabling a rule with `enabled` alone is deprecated",
            span,
            "deprecated",
        )
        .help("add `override:` with `enabled: replace`"),
        F::BadListName => Report::new(
            c::INVALID_LIST_NAME,
            "no condition can use a list with this name",
            span,
            "contains a space, quote, parenthesis, comma or `=`",
        ),
        F::BadMacroName => Report::new(
            c::INVALID_MACRO_NAME,
            "no condition can use a macro with this name",
            span,
            "must start with a letter and contain only letters, digits and underscores",
        ),
        F::UnknownKey(key) => unknown_key(fact, key, context),
        F::UnknownItem => unknown_item(span, context),
        _ => override_or_exception(fact, context),
    }
}

/// Keys that a rule definition requires, in the order in which they are looked for.
const REQUIRED_OF_RULES: [&str; 4] = ["condition", "output", "desc", "priority"];

fn missing_key(fact: &Fact, key: &str, context: Context<'_>) -> Report {
    let report = Report::new(
        c::MISSING_KEY,
        format!("missing key `{key}`"),
        fact.span,
        format!("`{key}` is required"),
    );
    let [step] = fact.path.as_slice() else {
        return report;
    };
    let known = context.collection.rules.get(&step.name);
    let Some(known) = known.filter(|known| step.item_type == ItemType::Rule && known.name_span < fact.span)
    else {
        return report;
    };
    let present = keys_at(fact.span, context);
    let mut required = REQUIRED_OF_RULES.iter();
    if required
        .find(|key| !present.contains(key))
        .is_some_and(|first| *first != key)
    {
        // The report of the first missing key lists all of them.
        return report;
    }
    let operations: Vec<String> = REQUIRED_OF_RULES
        .iter()
        .filter(|key| present.contains(key))
        .map(|key| format!("{key}: replace"))
        .collect();
    let report = report.label(known.name_span, "the rule is already defined here");
    if operations.is_empty() {
        return report.help("use `override` to change single keys of a rule");
    }
    report.help(format!(
        "to change only these keys of the rule, add `override: {{{}}}`",
        operations.join(", ")
    ))
}

/// Returns the keys of the block mapping whose first key is at `span`.
fn keys_at(span: Span, context: Context<'_>) -> Vec<&str> {
    let indentation = context.sources.position(span).column as usize;
    let text = context.sources.file(span.file).text();
    let lines = text.get(span.start as usize..).unwrap_or_default().lines();
    let others = lines
        .skip(1)
        .take_while(|line| {
            let width = line.len() - line.trim_start_matches(' ').len();
            width >= indentation || line.trim().is_empty()
        })
        .filter_map(|line| line.get(indentation..)?.split_once(':'));
    others
        .map(|(key, _)| key)
        .filter(|key| !key.starts_with(' '))
        .collect()
}

/// The keys that give an item its type.
const ITEM_KEYS: [&str; 5] = [
    "rule",
    "macro",
    "list",
    "required_engine_version",
    "required_plugin_versions",
];

fn unknown_item(span: Span, context: Context<'_>) -> Report {
    let report = Report::new(
        c::UNKNOWN_ITEM,
        "unknown item is ignored",
        span,
        format!("expected {}", listed_or(ITEM_KEYS)),
    );
    let word = context.sources.text(span).split(':').next().unwrap_or_default();
    match did_you_mean(word, ITEM_KEYS) {
        Some((help, key)) => report.help(help).fix(
            format!("replace with `{key}`"),
            super::within(span, word, context.sources),
            key,
            Safety::Unsafe,
        ),
        None => report,
    }
}

fn override_or_exception(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::CannotAppend(key) => Report::new(
            c::UNSUPPORTED_OVERRIDE,
            format!("key `{key}` does not support `append`"),
            span,
            "`append` is not supported",
        )
        .help("use `replace`"),
        F::CannotReplace(key) => Report::new(
            c::UNSUPPORTED_OVERRIDE,
            format!("key `{key}` does not support `replace`"),
            span,
            "`replace` is not supported",
        ),
        F::BadOperation {
            key,
            operation,
            append,
            replace,
        } => {
            let report = Report::new(
                c::INVALID_OVERRIDE_OPERATION,
                format!("invalid override operation `{operation}` for `{key}`"),
                span,
                "expected `append` or `replace`",
            );
            let supported = [(*append, "append"), (*replace, "replace")];
            let supported = supported.iter().filter(|(is_supported, _)| *is_supported);
            if let Some((help, meant)) = did_you_mean(operation, supported.map(|(_, name)| *name)) {
                return report.help(help).fix(
                    format!("replace with `{meant}`"),
                    super::within(span, operation, context.sources),
                    meant,
                    Safety::Unsafe,
                );
            }
            match (append, replace) {
                (true, true) => report.help("use `append` or `replace`"),
                (false, true) => report.help("use `replace`"),
                (true, false) => report.help("use `append`"),
                (false, false) => report.help(format!("`{key}` cannot be overridden")),
            }
        }
        F::OverrideNotMapping | F::OverrideNotScalar => Report::new(
            c::MALFORMED_OVERRIDE,
            "`override` must map keys to `append` or `replace`",
            span,
            "malformed override",
        ),
        F::AppendAndOverride => Report::new(
            c::APPEND_AND_OVERRIDE,
            "`append: true` and `override` are mutually exclusive",
            span,
            "contains both",
        ),
        F::OverriddenKeyMissing { operation, key } => Report::new(
            c::MISSING_OVERRIDDEN_KEY,
            format!(
                "`override` has `{key}: {}`, but the item has no `{key}`",
                operation.name()
            ),
            span,
            format!("`{key}` is missing"),
        ),
        F::KeyNotOverridden(key) => Report::new(
            c::KEY_NOT_OVERRIDDEN,
            format!("`{key}` is not listed in `override`"),
            span,
            "no override operation",
        )
        .help(format!("add `{key}: replace` to `override`, or remove it")),
        F::ExceptionNameNotUnique(name) => Report::new(
            c::DUPLICATE_EXCEPTION_NAME,
            format!("duplicate exception `{name}`"),
            span,
            "already defined in this item",
        ),
        F::AppendNoValues => Report::new(
            c::APPEND_WITHOUT_VALUES,
            "appended exception has no values",
            span,
            "`values` is missing",
        ),
        F::ExceptionsNotSequence | F::ExceptionNotMapping | F::ValuesNotSequence => Report::new(
            c::MALFORMED_EXCEPTION,
            match fact.kind {
                F::ExceptionsNotSequence => "`exceptions` must be a sequence of exceptions",
                F::ExceptionNotMapping => "an exception must be a mapping",
                _ => "`values` must be a sequence",
            },
            span,
            "malformed exception",
        ),
        _ => Report::new(
            c::MALFORMED_PLUGIN_REQUIREMENT,
            "`required_plugin_versions` must be a sequence of mappings with `name` and `version`",
            span,
            "malformed requirement",
        ),
    }
}

fn unknown_key(fact: &Fact, key: &str, context: Context<'_>) -> Report {
    let kind = fact.path.first().map(|step| step.item_type);
    let item = match kind {
        Some(ItemType::List) => Some(KeyItem::List),
        Some(ItemType::Macro) => Some(KeyItem::Macro),
        Some(ItemType::Rule) => Some(KeyItem::Rule),
        _ => None,
    };
    let keys = item.into_iter().flat_map(KeyItem::keys).map(|key| key.name);
    let report = Report::new(
        c::UNKNOWN_KEY,
        format!("unknown key `{key}`"),
        fact.span,
        "ignored",
    );
    match did_you_mean(key, keys) {
        Some((help, known)) => report.help(help).fix(
            format!("replace with `{known}`"),
            super::within(fact.span, key, context.sources),
            known,
            Safety::Unsafe,
        ),
        None => report,
    }
}
