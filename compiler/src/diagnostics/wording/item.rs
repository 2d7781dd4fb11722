//! Reports for errors within a single item, and for errors of its file.

use super::{Context, listed_or};
use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Report, Safety};
use crate::diagnostics::suggest::did_you_mean;
use crate::syntax::items::{Fact, FactKind as F, ItemType};
use crate::tables::{KeyItem, Priority};

pub(super) fn report(fact: &Fact, context: Context<'_>) -> Report {
    let span = fact.span;
    match &fact.kind {
        F::Yaml(kind) => Report::new(
            c::INVALID_YAML,
            format!("invalid YAML: {kind}"),
            span,
            kind.to_string(),
        )
        .help("quote values that start with a special character, or that contain `: ` or ` #`"),
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
        F::MissingKey(key) => Report::new(
            c::MISSING_KEY,
            format!("missing key `{key}`"),
            span,
            format!("`{key}` is required"),
        ),
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
        F::UnknownItem => Report::new(
            c::UNKNOWN_ITEM,
            "unknown item is ignored",
            span,
            "expected `rule`, `macro`, `list`, `required_engine_version` or `required_plugin_versions`",
        ),
        _ => override_or_exception(fact),
    }
}

fn override_or_exception(fact: &Fact) -> Report {
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
