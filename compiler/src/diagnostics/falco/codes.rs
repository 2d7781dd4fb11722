//! Falco's error and warning codes.

use crate::check::{self, Finding};
use crate::resolve;
use crate::syntax::items;

/// A code of Falco.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[expect(missing_docs, reason = "`label` says it")]
pub enum FalcoCode {
    ErrYamlParse,
    ErrYamlValidate,
    ErrCompileCondition,
    ErrCompileOutput,
    ErrValidate,
    UnknownSource,
    UnsafeNaCheck,
    NoEvttype,
    UnknownFilter,
    UnusedMacro,
    UnusedList,
    UnknownItem,
    DeprecatedItem,
    AppendNoValues,
    ExceptionNameNotUnique,
    InvalidMacroName,
    InvalidListName,
    CompileCondition,
    UnknownKey,
}

impl FalcoCode {
    /// Every code.
    pub const ALL: [Self; 19] = [
        Self::ErrYamlParse,
        Self::ErrYamlValidate,
        Self::ErrCompileCondition,
        Self::ErrCompileOutput,
        Self::ErrValidate,
        Self::UnknownSource,
        Self::UnsafeNaCheck,
        Self::NoEvttype,
        Self::UnknownFilter,
        Self::UnusedMacro,
        Self::UnusedList,
        Self::UnknownItem,
        Self::DeprecatedItem,
        Self::AppendNoValues,
        Self::ExceptionNameNotUnique,
        Self::InvalidMacroName,
        Self::InvalidListName,
        Self::CompileCondition,
        Self::UnknownKey,
    ];

    /// Returns its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ErrYamlParse => "LOAD_ERR_YAML_PARSE",
            Self::ErrYamlValidate => "LOAD_ERR_YAML_VALIDATE",
            Self::ErrCompileCondition => "LOAD_ERR_COMPILE_CONDITION",
            Self::ErrCompileOutput => "LOAD_ERR_COMPILE_OUTPUT",
            Self::ErrValidate => "LOAD_ERR_VALIDATE",
            Self::UnknownSource => "LOAD_UNKNOWN_SOURCE",
            Self::UnsafeNaCheck => "LOAD_UNSAFE_NA_CHECK",
            Self::NoEvttype => "LOAD_NO_EVTTYPE",
            Self::UnknownFilter => "LOAD_UNKNOWN_FILTER",
            Self::UnusedMacro => "LOAD_UNUSED_MACRO",
            Self::UnusedList => "LOAD_UNUSED_LIST",
            Self::UnknownItem => "LOAD_UNKNOWN_ITEM",
            Self::DeprecatedItem => "LOAD_DEPRECATED_ITEM",
            Self::AppendNoValues => "LOAD_APPEND_NO_VALUES",
            Self::ExceptionNameNotUnique => "LOAD_EXCEPTION_NAME_NOT_UNIQUE",
            Self::InvalidMacroName => "LOAD_INVALID_MACRO_NAME",
            Self::InvalidListName => "LOAD_INVALID_LIST_NAME",
            Self::CompileCondition => "LOAD_COMPILE_CONDITION",
            Self::UnknownKey => "LOAD_UNKNOWN_KEY",
        }
    }

    /// Returns its label in text output.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ErrYamlParse => "YAML parse error",
            Self::ErrYamlValidate => "Error validating internal structure of YAML file",
            Self::ErrCompileCondition => "Error compiling condition",
            Self::ErrCompileOutput => "Error compiling output",
            Self::ErrValidate => "Error validating rule/macro/list/exception objects",
            Self::UnknownSource => "Unknown event source",
            Self::UnsafeNaCheck => "Unsafe <NA> comparison in condition",
            Self::NoEvttype => "Condition has no event-type restriction",
            Self::UnknownFilter => "Unknown field or event-type in condition or output",
            Self::UnusedMacro => "Unused macro",
            Self::UnusedList => "Unused list",
            Self::UnknownItem => "Unknown rules file item",
            Self::DeprecatedItem => "Used deprecated item",
            Self::AppendNoValues => "Overriding/appending with no values",
            Self::ExceptionNameNotUnique => "Multiple exceptions defined with the same name",
            Self::InvalidMacroName => "Invalid macro name",
            Self::InvalidListName => "Invalid list name",
            Self::CompileCondition => "Warning in rule condition",
            Self::UnknownKey => "Unknown key in item definition",
        }
    }

    /// Returns the `codedesc` of JSON output: for errors the label, for warnings a sentence.
    pub const fn description(self) -> &'static str {
        match self {
            Self::UnknownSource => {
                "A rule has a unknown event source. This can occur when reading rules content without having a corresponding plugin loaded, etc. The rule will be silently ignored."
            }
            Self::UnsafeNaCheck => {
                "Comparing a field value with <NA> is unsafe and can lead to unpredictable behavior of the rule condition. If you need to check for the existence of a field, consider using the 'exists' operator instead."
            }
            Self::NoEvttype => {
                "A rule condition matches too many evt.type values. This has a significant performance penalty. Make the condition more specific by adding an evt.type field or further restricting the number of evt.type values in the condition."
            }
            Self::UnknownFilter => {
                "A rule condition or output refers to a field or evt.type that does not exist. This is normally an error, but if a rule has a skip-if-unknown-filter property, the error is downgraded to a warning."
            }
            Self::UnusedMacro => {
                "A macro is defined in the rules content but is not used by any other macro or rule."
            }
            Self::UnusedList => {
                "A list is defined in the rules content but is not used by any other list, macro, or rule."
            }
            Self::UnknownItem => "An unknown top-level object is in the rules content. It will be ignored.",
            Self::DeprecatedItem => "A deprecated item is employed by lists, macros, or rules.",
            Self::AppendNoValues => "A rule exception is overriding/appending with no values",
            Self::ExceptionNameNotUnique => "A rule is defining multiple exceptions with the same name",
            Self::InvalidMacroName => "A macro is defined with an invalid name",
            Self::InvalidListName => "A list is defined with an invalid name",
            Self::CompileCondition => "A rule condition or output have been parsed with a warning",
            Self::UnknownKey => {
                "An item in the rules content contains an unrecognized key. The key will be ignored. This may indicate a typo or a property placed on the wrong item type."
            }
            _ => self.label(),
        }
    }

    /// Returns whether Falco rejects the file because of it.
    pub const fn is_error(self) -> bool {
        matches!(
            self,
            Self::ErrYamlParse
                | Self::ErrYamlValidate
                | Self::ErrCompileCondition
                | Self::ErrCompileOutput
                | Self::ErrValidate
        )
    }
}

/// Returns Falco's code for a finding; `None` if Falco does not report it.
pub fn code(finding: &Finding) -> Option<FalcoCode> {
    match finding {
        Finding::Item(fact) => item(&fact.kind),
        Finding::Resolve(fact) => resolve(&fact.kind),
        Finding::Check(fact) => check(&fact.kind),
    }
}

fn item(kind: &items::FactKind) -> Option<FalcoCode> {
    use items::FactKind as F;
    Some(match kind {
        F::Yaml { .. } | F::ComplexKey => FalcoCode::ErrYamlParse,
        F::OverrideNotMapping | F::OverrideNotScalar => FalcoCode::ErrValidate,
        F::DeprecatedAppend | F::DeprecatedEnabled => FalcoCode::DeprecatedItem,
        F::BadListName => FalcoCode::InvalidListName,
        F::BadMacroName => FalcoCode::InvalidMacroName,
        F::ExceptionNameNotUnique(_) => FalcoCode::ExceptionNameNotUnique,
        F::AppendNoValues => FalcoCode::AppendNoValues,
        F::UnknownKey(_) => FalcoCode::UnknownKey,
        F::UnknownItem => FalcoCode::UnknownItem,
        F::DuplicateKey(_) | F::IgnoredAfterEmptyDocument | F::UnclosedQuote { .. } => return None,
        _ => FalcoCode::ErrYamlValidate,
    })
}

fn resolve(kind: &resolve::FactKind) -> Option<FalcoCode> {
    use resolve::FactKind as F;
    Some(match kind {
        F::PluginMissing { .. } | F::PluginUnknown { .. } => return None,
        F::UnknownSource(_) => FalcoCode::UnknownSource,
        F::UnusedMacro(_) => FalcoCode::UnusedMacro,
        F::UnusedList(_) => FalcoCode::UnusedList,
        _ => FalcoCode::ErrValidate,
    })
}

fn check(kind: &check::FactKind) -> Option<FalcoCode> {
    use check::FactKind as F;
    Some(match kind {
        F::Skipped(_) => FalcoCode::UnknownFilter,
        F::PlainRegex(_) | F::FieldAsText(_) | F::TransformerAsText(_) => FalcoCode::CompileCondition,
        F::UnsafeNa => FalcoCode::UnsafeNaCheck,
        F::DeprecatedField { .. } | F::ContainerInfo | F::DeprecatedInOutput(_) => FalcoCode::DeprecatedItem,
        F::BroadEventTypes => FalcoCode::NoEvttype,
        F::OutputEmpty | F::OutputTrailingPercent | F::OutputTrailingWidth | F::OutputToken { .. } => {
            FalcoCode::ErrCompileOutput
        }
        F::Tolerated(_) | F::NoEventTypes { .. } | F::OutputTokenCut { .. } => return None,
        _ => FalcoCode::ErrCompileCondition,
    })
}
