//! The facts that lints find, as data; `diagnostics` has their messages.

use crate::source::Span;

/// A finding of a lint.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fact {
    /// What was found.
    pub kind: FactKind,
    /// The text it is about.
    pub span: Span,
    /// The text that it contradicts or repeats.
    pub other: Option<Span>,
    /// The fix, if there is one.
    pub repair: Option<Repair>,
}

/// A fix.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Repair {
    /// Spans and their new texts; they do not overlap.
    pub edits: Vec<(Span, String)>,
    /// Whether every rule certainly matches the same events afterwards.
    pub safe: bool,
}

/// Every lint; each has one entry in the catalogue of diagnostics.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(missing_docs, reason = "the catalogue of diagnostics describes each")]
pub enum Lint {
    NeverTrue,
    AlwaysTrue,
    UnreachableCondition,
    RedundantCondition,
    ShadowedRule,
    ImpossibleValue,
    FieldNotAvailable,
    UndefinedList,
    SimplifiablePattern,
    DuplicateValue,
    NullableExclusion,
    OutputFieldNotAvailable,
    LegacyField,
    RepeatedComparison,
    LooseContains,
    BackspaceInString,
    UnixSocketPath,
    UnreachableException,
    RedefinedItem,
    OverrideWithoutEffect,
    EmptyException,
    OutputWithoutPercent,
    UnconventionalName,
    UnconventionalKeyOrder,
    MissingMitreTag,
}

/// What a lint found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FactKind {
    /// Two literals are never true together.
    Contradiction,
    /// One of two alternatives is true for every event.
    Tautology,
    /// One of two alternatives is true whenever the field has a value.
    TautologyWhenPresent(String),
    /// The operator is true for the empty string and every value.
    EmptyString(&'static str),
    /// An alternative is never true here.
    ImpossibleAlternative,
    /// An alternative implies another one.
    ImpliedAlternative,
    /// A comparison of `evt.dir` is never true for the events at hand, or always true where it must not be.
    WrongDirection {
        /// The direction of all of these events.
        direction: &'static str,
        /// The text is always true, inside a negation.
        is_true: bool,
    },
    /// A string contains a backspace.
    BackspaceInString {
        /// It is a regular expression.
        is_regex: bool,
    },
    /// `fd.name` of a Unix socket is compared with a path; the operator to use, if there is one.
    UnixSocketPath(Option<&'static str>),
    /// An output contains a field name as plain text.
    OutputWithoutPercent {
        /// The field.
        field: String,
    },
    /// A condition is implied by another one.
    RedundantCondition,
    /// An exclusion excludes nothing.
    IneffectiveExclusion,
    /// The exception of this name excludes nothing.
    UnreachableException(String),
    /// An earlier rule matches every event that the rule matches.
    ShadowedRule {
        /// The rule.
        rule: String,
        /// The earlier one.
        by: String,
    },
    /// A field never has such a value.
    ImpossibleValue {
        /// The field.
        field: String,
        /// The value.
        value: String,
        /// Why not.
        why: Why,
    },
    /// None of the events has a field of a condition.
    FieldNotAvailable {
        /// The field.
        field: String,
        /// Some of the events.
        events: Vec<&'static str>,
    },
    /// None of the events has a field of an output.
    OutputFieldNotAvailable {
        /// The field.
        field: String,
        /// Some of the events.
        events: Vec<&'static str>,
    },
    /// An exclusion is also true for events without the field.
    NullableExclusion {
        /// The field.
        field: String,
        /// Some of the events that lack it.
        events: Vec<&'static str>,
    },
    /// A string looks like the name of a list.
    UndefinedList {
        /// The string.
        name: String,
        /// The list or macro that is probably meant.
        meant: Option<String>,
        /// There is a macro of that name.
        is_macro: bool,
    },
    /// A list of this name is defined, but Falco does not expand it here: it is nested too deep.
    UnexpandedList(String),
    /// A simpler operator is equivalent.
    SimplifiablePattern {
        /// The operator that is used.
        operator: &'static str,
        /// The equivalent.
        instead: String,
    },
    /// A field is compared with several values, one by one.
    RepeatedComparison {
        /// The field.
        field: String,
        /// The single comparison.
        instead: String,
    },
    /// A prefix or suffix is probably meant.
    LooseContains {
        /// The comparison of the prefix or suffix.
        instead: String,
        /// Whether it is equivalent for every value of the field.
        sure: bool,
    },
    /// A value is listed twice.
    DuplicateValue(String),
    /// A field that exists for old rules only.
    LegacyField(&'static str),
    /// An item is redefined in its own file, so that this definition is unused.
    RedefinedItem {
        /// `list`, `macro` or `rule`.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// An override sets a key to the value that it already has.
    OverrideWithoutEffect {
        /// The key.
        key: &'static str,
        /// The rule or list.
        name: String,
    },
    /// An exception has no values.
    EmptyException(String),
    /// A name does not follow the convention.
    UnconventionalName {
        /// `list`, `macro` or `rule`.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// A key is after one that conventionally follows it.
    UnconventionalKeyOrder {
        /// The key.
        key: String,
        /// The key that conventionally follows it.
        before: String,
    },
    /// A rule has no MITRE ATT&CK tag.
    MissingMitreTag(String),
}

/// Why a field never has a certain value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Why {
    /// Its values include these.
    OneOf(Vec<&'static str>),
    /// Its paths do not end in a slash.
    TrailingSlash,
    /// Its values contain no slash.
    Slash,
    /// The number is out of range; Falco wraps it to this one.
    OutOfRange(String),
    /// Its values have at most so many bytes.
    TooLong(usize),
}

impl FactKind {
    /// Returns the lint that it belongs to.
    pub const fn lint(&self) -> Lint {
        match self {
            Self::Contradiction | Self::WrongDirection { .. } => Lint::NeverTrue,
            Self::BackspaceInString { .. } => Lint::BackspaceInString,
            Self::UnixSocketPath(_) => Lint::UnixSocketPath,
            Self::OutputWithoutPercent { .. } => Lint::OutputWithoutPercent,
            Self::Tautology | Self::TautologyWhenPresent(_) | Self::EmptyString(_) => Lint::AlwaysTrue,
            Self::ImpossibleAlternative | Self::ImpliedAlternative => Lint::UnreachableCondition,
            Self::RedundantCondition | Self::IneffectiveExclusion => Lint::RedundantCondition,
            Self::UnreachableException(_) => Lint::UnreachableException,
            Self::ShadowedRule { .. } => Lint::ShadowedRule,
            Self::ImpossibleValue { .. } => Lint::ImpossibleValue,
            Self::FieldNotAvailable { .. } => Lint::FieldNotAvailable,
            Self::OutputFieldNotAvailable { .. } => Lint::OutputFieldNotAvailable,
            Self::NullableExclusion { .. } => Lint::NullableExclusion,
            Self::UndefinedList { .. } | Self::UnexpandedList(_) => Lint::UndefinedList,
            Self::SimplifiablePattern { .. } => Lint::SimplifiablePattern,
            Self::RepeatedComparison { .. } => Lint::RepeatedComparison,
            Self::LooseContains { .. } => Lint::LooseContains,
            Self::DuplicateValue(_) => Lint::DuplicateValue,
            Self::LegacyField(_) => Lint::LegacyField,
            Self::RedefinedItem { .. } => Lint::RedefinedItem,
            Self::OverrideWithoutEffect { .. } => Lint::OverrideWithoutEffect,
            Self::EmptyException(_) => Lint::EmptyException,
            Self::UnconventionalName { .. } => Lint::UnconventionalName,
            Self::UnconventionalKeyOrder { .. } => Lint::UnconventionalKeyOrder,
            Self::MissingMitreTag(_) => Lint::MissingMitreTag,
        }
    }
}

impl Fact {
    /// Returns a fact about `span` alone.
    pub(super) const fn new(kind: FactKind, span: Span) -> Self {
        Self {
            kind,
            span,
            other: None,
            repair: None,
        }
    }

    /// Adds another span.
    #[must_use]
    pub(super) const fn with(mut self, other: Option<Span>) -> Self {
        self.other = other;
        self
    }

    /// Adds a fix.
    #[must_use]
    pub(super) fn repaired(mut self, edits: Vec<(Span, String)>, safe: bool) -> Self {
        self.repair = Some(Repair { edits, safe });
        self
    }
}
