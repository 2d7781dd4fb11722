//! What is wrong with an item alone, or with its file.

use super::Context;
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::diagnostics::suggest::did_you_mean;
use crate::syntax::items::{Fact, FactKind as F, ItemType};
use crate::tables::Priority;

/// The keys of each kind of item.
const KEYS: [(ItemType, &[&str]); 3] = [
    (ItemType::List, &["list", "items", "append", "override"]),
    (ItemType::Macro, &["macro", "condition", "append", "override"]),
    (
        ItemType::Rule,
        &[
            "rule",
            "condition",
            "output",
            "desc",
            "priority",
            "source",
            "enabled",
            "capture",
            "capture_duration",
            "warn_evttypes",
            "skip-if-unknown-filter",
            "tags",
            "exceptions",
            "override",
            "append",
        ],
    ),
];

pub(super) fn report(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::Yaml(kind) => Report::new(
            c::INVALID_YAML,
            format!("this is not YAML: {kind}"),
            span,
            kind.to_string(),
        )
        .help("values that begin with a special character, or hold `: ` or ` #`, need quotes"),
        F::RootScalar | F::RootMapping => Report::new(
            c::NOT_A_SEQUENCE,
            "a rule file is a sequence of items",
            span,
            "not a sequence",
        )
        .help("begin each item with `- `"),
        F::EntryNotMapping => Report::new(
            c::ENTRY_NOT_MAPPING,
            "an item is a mapping of keys to values",
            span,
            "not a mapping",
        ),
        F::ComplexKey => Report::new(
            c::COMPLEX_KEY,
            "a key is a plain word",
            span,
            "a sequence or mapping",
        ),
        F::DuplicateKey(key) => Report::new(
            c::DUPLICATE_KEY,
            format!("key `{key}` is given twice"),
            span,
            "ignored: the first one counts",
        ),
        F::IgnoredAfterEmptyDocument => Report::new(
            c::IGNORED_DOCUMENTS,
            "everything behind an empty document is ignored",
            span,
            "ignored",
        )
        .help("remove the empty document (`---` without content)"),
        F::MissingKey(key) => Report::new(
            c::MISSING_KEY,
            format!("key `{key}` is missing"),
            span,
            format!("needs `{key}`"),
        ),
        F::NullValue(key) => Report::new(
            c::NULL_VALUE,
            format!("key `{key}` has no value"),
            span,
            "no value",
        ),
        F::NotScalar(key) => Report::new(
            c::NOT_SCALAR,
            format!("the value of `{key}` must be a plain value"),
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
            c::BAD_VALUE,
            format!("the value of `{key}` must be {expected}"),
            span,
            format!("not {expected}"),
        ),
        F::NotSequence(key) => Report::new(
            c::NOT_SEQUENCE,
            format!("the value of `{key}` must be a sequence"),
            span,
            "not a sequence",
        ),
        F::ElementNotScalar(key) => Report::new(
            c::NOT_SEQUENCE,
            format!("elements of `{key}` are plain values"),
            span,
            "not a plain value",
        ),
        F::BadEngineVersion(version) => Report::new(
            c::BAD_ENGINE_VERSION,
            format!("`{version}` is not an engine version"),
            span,
            "neither a number nor `x.y.z`",
        ),
        F::BadPriority(priority) => {
            let names = Priority::ALL.map(Priority::name);
            let report = Report::new(
                c::BAD_PRIORITY,
                format!("`{priority}` is no priority"),
                span,
                "not a priority",
            );
            // `Informational` has a short form, which nearly everybody writes.
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
                        format!("write `{name}`"),
                        super::within(span, priority, context.sources),
                        name,
                        Safety::Unsafe,
                    )
                }
                None => report.help(format!("the priorities are {}", names.join(", ").to_uppercase())),
            }
        }
        F::DeprecatedAppend => Report::new(
            c::DEPRECATED_APPEND,
            "`append: true` is deprecated",
            span,
            "deprecated",
        )
        .help("name each key under `override`, such as `condition: append`"),
        F::DeprecatedEnabled => Report::new(
            c::DEPRECATED_ENABLED,
            "switching a rule with nothing but `enabled` is deprecated",
            span,
            "deprecated",
        )
        .help("add `override:` with `enabled: replace`"),
        F::BadListName => Report::new(
            c::BAD_LIST_NAME,
            "no condition can name this list",
            span,
            "has blanks, quotes, parentheses, commas or `=`",
        ),
        F::BadMacroName => Report::new(
            c::BAD_MACRO_NAME,
            "no condition can name this macro",
            span,
            "should be letters first, then letters, digits and underscores",
        ),
        F::UnknownKey(key) => unknown_key(fact, key, context),
        F::UnknownItem => Report::new(
            c::UNKNOWN_ITEM,
            "this item is of no kind and is ignored",
            span,
            "none of `rule`, `macro`, `list`, `required_engine_version`, `required_plugin_versions`",
        ),
        _ => override_or_exception(fact),
    }
}

fn override_or_exception(fact: &Fact) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::CannotAppend(key) => Report::new(
            c::BAD_OVERRIDE_KEY,
            format!("`{key}` cannot be appended to"),
            span,
            "cannot be appended to",
        )
        .help("use `replace`"),
        F::CannotReplace(key) => Report::new(
            c::BAD_OVERRIDE_KEY,
            format!("`{key}` cannot be replaced"),
            span,
            "cannot be replaced",
        ),
        F::BadOperation {
            key,
            operation,
            append,
            replace,
        } => {
            let report = Report::new(
                c::BAD_OVERRIDE_OPERATION,
                format!("`{operation}` is no way to override `{key}`"),
                span,
                "neither `append` nor `replace`",
            );
            match (append, replace) {
                (true, true) => report.help("use `append` or `replace`"),
                (false, true) => report.help("use `replace`"),
                (true, false) => report.help("use `append`"),
                (false, false) => report.help(format!("`{key}` cannot be overridden at all")),
            }
        }
        F::OverrideNotMapping | F::OverrideNotScalar => Report::new(
            c::MALFORMED_OVERRIDE,
            "`override` maps keys to `append` or `replace`",
            span,
            "not such a mapping",
        ),
        F::AppendAndOverride => Report::new(
            c::APPEND_AND_OVERRIDE,
            "`append: true` and `override` exclude each other",
            span,
            "has both",
        ),
        F::OverriddenKeyMissing { operation, key } => Report::new(
            c::OVERRIDDEN_KEY_MISSING,
            format!(
                "`override` wants to {} `{key}`, but the item has no `{key}`",
                operation.name()
            ),
            span,
            format!("`{key}` is missing"),
        ),
        F::KeyNotOverridden(key) => Report::new(
            c::KEY_NOT_OVERRIDDEN,
            format!("`{key}` is given but not named in `override`"),
            span,
            "not overridden",
        )
        .help(format!("add `{key}: replace` to `override`, or remove it")),
        F::ExceptionNameNotUnique(name) => Report::new(
            c::DUPLICATE_EXCEPTION_NAME,
            format!("exception `{name}` is defined twice in this item"),
            span,
            "defined before",
        ),
        F::AppendNoValues => Report::new(
            c::APPEND_WITHOUT_VALUES,
            "the appended exception has no values",
            span,
            "has no `values`",
        ),
        F::ExceptionsNotSequence | F::ExceptionNotMapping | F::ValuesNotSequence => Report::new(
            c::MALFORMED_EXCEPTION,
            match fact.kind {
                F::ExceptionsNotSequence => "`exceptions` is a sequence of exceptions",
                F::ExceptionNotMapping => "an exception is a mapping",
                _ => "`values` is a sequence",
            },
            span,
            "of another shape",
        ),
        _ => Report::new(
            c::MALFORMED_PLUGIN_REQUIREMENT,
            "`required_plugin_versions` is a sequence of mappings with `name` and `version`",
            span,
            "of another shape",
        ),
    }
}

fn unknown_key(fact: &Fact, key: &str, context: Context<'_>) -> Report {
    let kind = fact.path.first().map(|step| step.item_type);
    let keys = KEYS
        .iter()
        .find(|(item, _)| Some(*item) == kind)
        .map_or(&[] as &[&str], |(_, keys)| keys);
    let report = Report::new(
        c::UNKNOWN_KEY,
        format!("unknown key `{key}`"),
        fact.span,
        "ignored",
    );
    match did_you_mean(key, keys.iter().copied()) {
        Some((help, known)) => report.help(help).fix(
            format!("write `{known}`"),
            super::within(fact.span, key, context.sources),
            known,
            Safety::Unsafe,
        ),
        None => report,
    }
}
