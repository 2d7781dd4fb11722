//! Errors and warnings that concern one item alone.

use crate::source::Span;
use crate::syntax::yaml::{YamlCause, YamlErrorKind};

/// Something to be said about an item or a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fact {
    /// The kind of fact.
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
    /// Where Falco says it is: outermost first, without the file itself, which always comes first;
    /// empty for what Falco locates at the file only.
    pub path: Vec<PathStep>,
}

/// A step of the way to the place of a [`Fact`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PathStep {
    /// Kind of thing.
    pub item_type: ItemType,
    /// Its name, or empty.
    pub name: String,
    /// The node; Falco gives the position of its start.
    pub place: Span,
}

/// Kinds of things that Falco names in locations.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "`name` says it")]
pub enum ItemType {
    ValueFor,
    Exceptions,
    Exception,
    ExceptionValues,
    ExceptionValue,
    RulesContent,
    RulesContentItem,
    RequiredEngineVersion,
    RequiredPluginVersions,
    RequiredPluginVersionsEntry,
    RequiredPluginVersionsAlternative,
    List,
    ListItem,
    Macro,
    MacroCondition,
    Rule,
    RuleCondition,
    ConditionExpression,
    RuleOutput,
    RulePriority,
    Overrides,
}

impl ItemType {
    /// As Falco prints it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ValueFor => "value for",
            Self::Exceptions => "exceptions",
            Self::Exception => "exception",
            Self::ExceptionValues => "exception values",
            Self::ExceptionValue => "exception value",
            Self::RulesContent => "rules content",
            Self::RulesContentItem => "rules content item",
            Self::RequiredEngineVersion => "required_engine_version",
            Self::RequiredPluginVersions => "required plugin versions",
            Self::RequiredPluginVersionsEntry => "required plugin versions entry",
            Self::RequiredPluginVersionsAlternative => "required plugin versions alternative",
            Self::List => "list",
            Self::ListItem => "list item",
            Self::Macro => "macro",
            Self::MacroCondition => "macro condition",
            Self::Rule => "rule",
            Self::RuleCondition => "rule condition",
            Self::ConditionExpression => "condition expression",
            Self::RuleOutput => "rule output",
            Self::RulePriority => "rule priority",
            Self::Overrides => "overrides",
        }
    }
}

/// How an override changes a key.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Operation {
    /// `append`
    Append,
    /// `replace`
    Replace,
}

impl Operation {
    /// As written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Append => "append",
            Self::Replace => "replace",
        }
    }
}

/// Whether Falco refuses the file over a fact.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Severity {
    /// Falco refuses the file (and sees nothing after it).
    Error,
    /// Falco warns.
    Warning,
    /// Falco says nothing.
    Silent,
}

/// The kinds of facts about an item or a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FactKind {
    /// The file is not YAML.
    Yaml {
        /// The reason that Falco gives.
        kind: YamlErrorKind,
        /// The probable cause.
        cause: Option<YamlCause>,
    },
    /// A quote is closed by the end of the file only, so that all that follows it is one string. Falco accepts that,
    /// and then usually misses keys. The span is the quote.
    UnclosedQuote {
        /// The item that the quote is part of.
        item: Span,
    },
    /// The document is a scalar.
    RootScalar,
    /// The document is a mapping.
    RootMapping,
    /// An entry of the document is neither mapping nor null.
    EntryNotMapping,
    /// A required key is missing.
    MissingKey(&'static str),
    /// A key has a null value.
    NullValue(&'static str),
    /// A value should be a scalar.
    NotScalar(&'static str),
    /// A value should not be empty.
    EmptyValue(&'static str),
    /// A value is not of the key's type.
    BadValue {
        /// The key.
        key: &'static str,
        /// The values it takes.
        expected: &'static str,
    },
    /// A value should be a sequence.
    NotSequence(&'static str),
    /// An element of `items` or `tags` should be a scalar.
    ElementNotScalar(&'static str),
    /// `required_engine_version` is neither a number nor `x.y.z`.
    BadEngineVersion(String),
    /// `required_plugin_versions` should be a sequence.
    PluginVersionsNotSequence,
    /// An entry of `required_plugin_versions` should be a mapping.
    PluginVersionNotMapping,
    /// `alternatives` should be a sequence.
    AlternativesNotSequence,
    /// An alternative should be a mapping.
    AlternativeNotMapping,
    /// `priority` is none of the eight.
    BadPriority(String),
    /// The key cannot be appended to.
    CannotAppend(String),
    /// The key cannot be replaced.
    CannotReplace(String),
    /// The operation is neither `append` nor `replace`.
    BadOperation {
        /// The overridden key.
        key: String,
        /// The text as written.
        operation: String,
        /// The key can be appended to.
        append: bool,
        /// The key can be replaced.
        replace: bool,
    },
    /// `override` is a sequence.
    OverrideNotMapping,
    /// A key or operation of `override` is a sequence or mapping.
    OverrideNotScalar,
    /// Both `append: true` and `override`.
    AppendAndOverride,
    /// `override` names a key that the item does not have.
    OverriddenKeyMissing {
        /// The operation.
        operation: Operation,
        /// The key.
        key: String,
    },
    /// The item has a key that could be overridden but is not named in `override`.
    KeyNotOverridden(&'static str),
    /// `exceptions` should be a sequence.
    ExceptionsNotSequence,
    /// An exception should be a mapping.
    ExceptionNotMapping,
    /// The `values` of an exception should be a sequence.
    ValuesNotSequence,
    /// A key or value, wherever, that Falco cannot convert: a complex key.
    ComplexKey,

    /// `append: true` is deprecated.
    DeprecatedAppend,
    /// A rule with nothing but `enabled` is deprecated.
    DeprecatedEnabled,
    /// A list name that no condition can name.
    BadListName,
    /// A macro name that no condition can name.
    BadMacroName,
    /// Two exceptions of one item have the same name.
    ExceptionNameNotUnique(String),
    /// An appended exception has no `values`.
    AppendNoValues,
    /// A key that the item does not have.
    UnknownKey(String),
    /// An item of no kind.
    UnknownItem,

    /// A key is given twice; the first counts.
    DuplicateKey(String),
    /// An empty document, after which Falco stops reading; the span is the ignored text.
    IgnoredAfterEmptyDocument,
}

impl FactKind {
    /// Whether Falco refuses the file over it.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::DeprecatedAppend
            | Self::DeprecatedEnabled
            | Self::BadListName
            | Self::BadMacroName
            | Self::ExceptionNameNotUnique(_)
            | Self::AppendNoValues
            | Self::UnknownKey(_)
            | Self::UnknownItem => Severity::Warning,
            Self::DuplicateKey(_) | Self::IgnoredAfterEmptyDocument | Self::UnclosedQuote { .. } => {
                Severity::Silent
            }
            _ => Severity::Error,
        }
    }
}
