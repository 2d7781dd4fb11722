//! What can be wrong with conditions and outputs.

use super::compat::Operands;
use super::constants::{self, ConstantError};
use super::fields::{FieldError, ResolvedField};
use crate::operators::regex::RegexError;
use crate::resolve::{Place, Severity};
use crate::source::Span;
use crate::syntax::ast::{RawPredicate, Right};
use crate::syntax::condition::SyntaxError;
use crate::tables::{Modifier, Operator, ParamType, Transformer, field, is_event_or_syscall_name};

/// Something to be said about a condition or an output.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What.
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
    /// Where Falco says it is.
    pub place: Place,
    /// The macros on the way from the rule to the bytes, outermost first.
    pub trail: Vec<MacroUse>,
    /// The rule or macro it was found for.
    pub item: String,
}

/// A reference to a macro on the way to a [`Fact`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MacroUse {
    /// The macro.
    pub name: String,
    /// Where it is named.
    pub span: Span,
}

/// What can be said about a condition or an output.
#[derive(Clone, Debug, PartialEq)]
pub enum FactKind {
    /// The condition cannot be parsed.
    Syntax {
        /// Why.
        error: SyntaxError,
        /// Falco's words for it.
        message: String,
    },
    /// The condition parses, but not as it looks.
    Tolerated(SyntaxError),
    /// An unknown field, or a field with an invalid argument.
    Field {
        /// Why the name cannot be resolved.
        error: FieldError,
        /// How the condition uses it, if it is the left-hand operand of a predicate.
        usage: Option<FieldUsage>,
    },
    /// The operator does not suit the values.
    Operator {
        /// The operator.
        operator: Operator,
        /// Its modifier.
        modifier: Option<Modifier>,
        /// What is on its left.
        operands: Operands,
        /// The type of that.
        ty: ParamType,
        /// That has several values.
        list: bool,
    },
    /// The operator takes constants only.
    OperatorNeedsConstant(Operator),
    /// Networks compare with constants only.
    NetworkNeedsConstant,
    /// The field compares with constants only.
    FieldNeedsConstant(String),
    /// The field cannot stand on the right.
    NotOnTheRight(String),
    /// Left and right differ in type.
    TypeMismatch {
        /// Left-hand side.
        left: Typed,
        /// Right-hand side.
        right: Typed,
    },
    /// A constant is no value of its field's type.
    Constant {
        /// Why.
        error: ConstantError,
        /// The constant.
        value: String,
        /// The type it should have.
        ty: ParamType,
    },
    /// No event has this type.
    UnknownEventType(String),
    /// `evt.around` with another operator than `=`.
    AroundNeedsEqual,
    /// A pattern that is none.
    Regex(RegexError),
    /// The field cannot be transformed.
    NoTransformer(String),
    /// A transformer does not take such values.
    TransformerType {
        /// The transformer.
        transformer: Transformer,
        /// What it is applied to, with its type so far; the name is that of the innermost field.
        argument: Typed,
        /// The innermost field has several values.
        list_field: bool,
    },
    /// A transformer of several arguments has one.
    TooFewArguments(Transformer),
    /// A transformer of one argument has several (Falco gives up).
    TooManyArguments(Transformer),
    /// `join` without exactly two arguments.
    JoinArguments,
    /// The first argument of `join` is a list.
    JoinSeparator,
    /// The second argument of `join` is no list.
    JoinList,
    /// An argument of `concat` is no text.
    ConcatArgument,
    /// `getopt` without exactly two arguments.
    GetoptArguments,
    /// The first argument of `getopt` is no list.
    GetoptList,
    /// The second argument of `getopt` is a list.
    GetoptOptions,
    /// An argument of `getopt` is no text.
    GetoptText,
    /// The option behind `getopt(…)` is not one character.
    GetoptSelector,
    /// A bracket behind a transformer that takes none.
    Selector(Transformer),
    /// `evt.type` inside a transformer (Falco gives up).
    EventTypeTransformed,
    /// `evt.type` compared with something else than constants (Falco gives up).
    EventTypeCompared,
    /// The condition is too large once its macros are expanded.
    TooLarge,
    /// The condition is too long once lists are put in.
    TooLong,
    /// The error inside only drops the rule, as it asks for.
    Skipped(Box<FactKind>),

    /// A pattern that needs no regular expression.
    PlainRegex(String),
    /// A constant that is the name of a field.
    FieldAsText(String),
    /// A constant that is a transformer call.
    TransformerAsText(String),
    /// A field of `ka.` or `jevt.` is compared with `<NA>`.
    UnsafeNa,
    /// A deprecated field in a condition.
    DeprecatedField {
        /// The field.
        field: &'static str,
        /// Where else it is used in this condition.
        others: Vec<Span>,
    },
    /// The rule is evaluated on (almost) every event.
    BroadEventTypes,
    /// The rule is evaluated on no event.
    NoEventTypes {
        /// The macro that does not match any on its own.
        disabled_by: Option<String>,
    },

    /// An output without text.
    OutputEmpty,
    /// An output that ends in `%`.
    OutputTrailingPercent,
    /// An output that ends in `%` and digits.
    OutputTrailingWidth,
    /// A `%` that is followed by nothing that has a value.
    OutputToken {
        /// What follows, as far as it looks like a name.
        text: String,
        /// Why it has no value.
        cause: Option<Box<FactKind>>,
    },
    /// An output token where more of the text than was taken looks like a name.
    OutputTokenCut {
        /// The field that was taken.
        taken: String,
        /// What stands there.
        written: String,
    },
    /// `%container.info` in an output.
    ContainerInfo,
    /// The name of a deprecated field in an output.
    DeprecatedInOutput(&'static str),
}

/// What a predicate requires of the field on its left.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FieldUsage {
    operator: Operator,
    /// The first [`MAX_CONSTANTS`] constants on the right.
    constants: Vec<Vec<u8>>,
}

/// More constants than this are not examined to find out which field could be meant.
const MAX_CONSTANTS: usize = 16;

impl FieldUsage {
    /// Returns the usage of the left-hand operand of `predicate`.
    pub(super) fn of(predicate: &RawPredicate) -> Self {
        let words = match &predicate.right {
            Right::Value(word) => std::slice::from_ref(word),
            Right::List { items, .. } => items.as_slice(),
            Right::None | Right::Operand(_) => &[],
        };
        let constants = words.iter().take(MAX_CONSTANTS).map(|word| word.value.clone());
        Self {
            operator: predicate.operator,
            constants: constants.collect(),
        }
    }

    /// Returns whether the predicate would be valid with this field on its left.
    pub fn fits(&self, resolved: &ResolvedField) -> bool {
        let is_event_type = resolved.field.field == field::EVT_TYPE;
        let is_valid = |constant: &Vec<u8>| {
            let name = String::from_utf8_lossy(constant);
            constants::parse(resolved.ty, false, self.operator, constant).is_ok()
                && (!is_event_type || is_event_or_syscall_name(&name))
        };
        self.operator.accepts(resolved.ty, resolved.list) && self.constants.iter().all(is_valid)
    }
}

/// A value with its type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Typed {
    /// Name of the field it stems from, as Falco has it.
    pub name: String,
    /// Its type.
    pub ty: ParamType,
    /// It has several values.
    pub list: bool,
}

impl FactKind {
    /// Whether Falco refuses the rules over it.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Skipped(_)
            | Self::PlainRegex(_)
            | Self::FieldAsText(_)
            | Self::TransformerAsText(_)
            | Self::UnsafeNa
            | Self::DeprecatedField { .. }
            | Self::BroadEventTypes
            | Self::ContainerInfo
            | Self::DeprecatedInOutput(_) => Severity::Warning,
            Self::Tolerated(_) | Self::NoEventTypes { .. } | Self::OutputTokenCut { .. } => Severity::Silent,
            _ => Severity::Error,
        }
    }

    /// `skip-if-unknown-filter` turns it into a warning.
    pub const fn is_skippable(&self) -> bool {
        matches!(
            self,
            Self::Field {
                error: FieldError::Unknown(_),
                ..
            } | Self::UnknownEventType(_)
                | Self::OutputToken { .. }
        )
    }
}
