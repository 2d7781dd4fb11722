//! What lints find.

use crate::source::Span;

/// Something suspicious.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fact {
    /// What.
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
    /// What stands in its way, or what it repeats.
    pub other: Option<Span>,
    /// How it can be repaired.
    pub repair: Option<Repair>,
}

/// A repair.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Repair {
    /// What is to be replaced by what.
    pub edits: Vec<(Span, String)>,
    /// The meaning surely stays.
    pub safe: bool,
}

/// Every lint; each has one entry in the catalogue of diagnostics.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(missing_docs, reason = "the catalogue of diagnostics describes each")]
pub enum Lint {
    NeverTrue,
    AlwaysTrue,
    UnreachableArm,
    RedundantCheck,
    ShadowedRule,
    ImpossibleValue,
    FieldNeverThere,
    ListAsText,
    SimplerOperator,
    DuplicateValue,
    NullableExclusion,
    OutputNeverThere,
    OutdatedField,
    RepeatedComparison,
    LooseContains,
    DeadException,
    RedefinedItem,
    NoEffectOverride,
    UnusedException,
    NameStyle,
    KeyOrder,
    MissingMitreTag,
}

/// What is suspicious.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FactKind {
    /// Two checks cannot both hold.
    Contradiction,
    /// One of two checks always holds.
    Tautology,
    /// One of two checks holds whenever the field has a value.
    HoldsWhenPresent(String),
    /// Every text begins and ends with the empty one, and contains it.
    EmptyText(&'static str),
    /// An alternative cannot hold where it stands.
    ImpossibleArm,
    /// An alternative adds nothing to another one.
    ImpliedArm,
    /// A check holds anyway where another one does.
    RedundantCheck,
    /// An exclusion cannot apply where it stands.
    DeadExclusion,
    /// The same of an exception; its name.
    DeadException(String),
    /// Whenever the rule would fire, an earlier one does.
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
    /// None of the events has a field that is checked.
    FieldNeverThere {
        /// The field.
        field: String,
        /// Some of the events.
        events: Vec<&'static str>,
    },
    /// None of the events has a field that the output shows.
    OutputNeverThere {
        /// The field.
        field: String,
        /// Some of the events.
        events: Vec<&'static str>,
    },
    /// An exclusion holds for events without the field, which may not be meant.
    NullableExclusion {
        /// The field.
        field: String,
        /// Some of the events that lack it.
        events: Vec<&'static str>,
    },
    /// A text looks like the name of a list.
    ListAsText {
        /// The text.
        name: String,
        /// The list or macro that is probably meant.
        meant: Option<String>,
        /// There is a macro of that name.
        is_macro: bool,
    },
    /// A simpler operator means the same.
    SimplerOperator {
        /// The operator that is used.
        operator: &'static str,
        /// What would do.
        instead: String,
    },
    /// A field is compared with one value after another.
    RepeatedComparison {
        /// The field.
        field: String,
        /// What says it once.
        instead: String,
    },
    /// The beginning or the end of a value is meant.
    LooseContains {
        /// What says so.
        instead: String,
        /// It means the same for every value of the field.
        sure: bool,
    },
    /// A value stands twice in a list.
    DuplicateValue(String),
    /// A field that Falco keeps for old rules only.
    OutdatedField(&'static str),
    /// An item is defined again in its own file, and this one is lost.
    RedefinedItem {
        /// `list`, `macro` or `rule`.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// An item changes what is so already.
    NoEffectOverride {
        /// The key.
        key: &'static str,
        /// The rule or list.
        name: String,
    },
    /// An exception has no values.
    UnusedException(String),
    /// A name is not written as names mostly are.
    NameStyle {
        /// `list`, `macro` or `rule`.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// A key stands behind one that mostly follows it.
    KeyOrder {
        /// The key.
        key: String,
        /// The one that it mostly precedes.
        before: String,
    },
    /// A rule has no tag of MITRE ATT&CK.
    MissingMitreTag(String),
}

/// Why a field never has a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Why {
    /// It has one of these.
    OneOf(Vec<&'static str>),
    /// Its paths do not end in a slash.
    TrailingSlash,
    /// It has no slash at all.
    Slash,
    /// It is a number of a type that wraps what is written to this.
    OutOfRange(String),
    /// It has at most this many bytes.
    TooLong(usize),
}

impl FactKind {
    /// The lint it belongs to.
    pub const fn lint(&self) -> Lint {
        match self {
            Self::Contradiction => Lint::NeverTrue,
            Self::Tautology | Self::HoldsWhenPresent(_) | Self::EmptyText(_) => Lint::AlwaysTrue,
            Self::ImpossibleArm | Self::ImpliedArm => Lint::UnreachableArm,
            Self::RedundantCheck | Self::DeadExclusion => Lint::RedundantCheck,
            Self::DeadException(_) => Lint::DeadException,
            Self::ShadowedRule { .. } => Lint::ShadowedRule,
            Self::ImpossibleValue { .. } => Lint::ImpossibleValue,
            Self::FieldNeverThere { .. } => Lint::FieldNeverThere,
            Self::OutputNeverThere { .. } => Lint::OutputNeverThere,
            Self::NullableExclusion { .. } => Lint::NullableExclusion,
            Self::ListAsText { .. } => Lint::ListAsText,
            Self::SimplerOperator { .. } => Lint::SimplerOperator,
            Self::RepeatedComparison { .. } => Lint::RepeatedComparison,
            Self::LooseContains { .. } => Lint::LooseContains,
            Self::DuplicateValue(_) => Lint::DuplicateValue,
            Self::OutdatedField(_) => Lint::OutdatedField,
            Self::RedefinedItem { .. } => Lint::RedefinedItem,
            Self::NoEffectOverride { .. } => Lint::NoEffectOverride,
            Self::UnusedException(_) => Lint::UnusedException,
            Self::NameStyle { .. } => Lint::NameStyle,
            Self::KeyOrder { .. } => Lint::KeyOrder,
            Self::MissingMitreTag(_) => Lint::MissingMitreTag,
        }
    }
}

impl Fact {
    /// A fact about `span` alone.
    pub(super) const fn new(kind: FactKind, span: Span) -> Self {
        Self {
            kind,
            span,
            other: None,
            repair: None,
        }
    }

    /// With another place.
    #[must_use]
    pub(super) const fn with(mut self, other: Option<Span>) -> Self {
        self.other = other;
        self
    }

    /// With a repair.
    #[must_use]
    pub(super) fn repaired(mut self, edits: Vec<(Span, String)>, safe: bool) -> Self {
        self.repair = Some(Repair { edits, safe });
        self
    }
}
