//! Facts about conditions and outputs.
//!
//! A fact says what was found and where; the texts of reports are in `diagnostics`.

use super::compat::Operands;
use super::constants::{self, ConstantError};
use super::fields::{FieldError, ResolvedField};
use crate::operators::regex::RegexError;
use crate::resolve::{Place, Severity};
use crate::source::Span;
use crate::syntax::ast::{RawPredicate, Right};
use crate::syntax::condition::SyntaxError;
use crate::tables::{Modifier, Operator, ParamType, Transformer, field, is_event_or_syscall_name};

/// A fact about a condition or an output.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The kind of fact.
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
    /// The location that Falco reports.
    pub place: Place,
    /// The macro references from the rule to the bytes, outermost first.
    pub trail: Vec<MacroUse>,
    /// The rule or macro in which it was found.
    pub item: String,
}

/// A reference to a macro on the way to a [`Fact`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MacroUse {
    /// The macro.
    pub name: String,
    /// The reference.
    pub span: Span,
}

/// The kinds of facts about conditions and outputs.
#[derive(Clone, Debug, PartialEq)]
pub enum FactKind {
    /// The condition cannot be parsed.
    Syntax {
        /// Why.
        error: SyntaxError,
        /// The message of Falco.
        message: String,
    },
    /// The condition is valid, but is parsed differently than it looks.
    Tolerated(SyntaxError),
    /// An unknown field, or a field with an invalid argument.
    Field {
        /// Why the name cannot be resolved.
        error: FieldError,
        /// How the condition uses it, if it is the left-hand operand of a predicate.
        usage: Option<FieldUsage>,
    },
    /// The operator does not support the type of the left-hand operand.
    Operator {
        /// The operator.
        operator: Operator,
        /// Its modifier.
        modifier: Option<Modifier>,
        /// The kind of the left-hand operand.
        operands: Operands,
        /// The type of the left-hand operand.
        ty: ParamType,
        /// Whether it has several values.
        list: bool,
    },
    /// The right-hand operand of the operator must be a constant.
    OperatorNeedsConstant(Operator),
    /// A network can only be compared with constants.
    NetworkNeedsConstant,
    /// The field can only be compared with constants.
    FieldNeedsConstant(String),
    /// The field is not allowed as a right-hand operand.
    NotOnTheRight(String),
    /// The operands have different types.
    TypeMismatch {
        /// Left-hand side.
        left: Typed,
        /// Right-hand side.
        right: Typed,
    },
    /// A constant is invalid for the type of its field.
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
    /// An invalid regular expression.
    Regex(RegexError),
    /// The field does not support transformers.
    NoTransformer(String),
    /// A transformer does not support the type of its argument.
    TransformerType {
        /// The transformer.
        transformer: Transformer,
        /// What it is applied to, with its type so far; the name is that of the innermost field.
        argument: Typed,
        /// The innermost field has several values.
        list_field: bool,
    },
    /// A transformer that requires several arguments has one.
    TooFewArguments(Transformer),
    /// A transformer of one argument has several (Falco exits with an internal error).
    TooManyArguments(Transformer),
    /// `join` without exactly two arguments.
    JoinArguments,
    /// The first argument of `join` is a list.
    JoinSeparator,
    /// The second argument of `join` is not a list.
    JoinList,
    /// An argument of `concat` is not a string.
    ConcatArgument,
    /// `getopt` without exactly two arguments.
    GetoptArguments,
    /// The first argument of `getopt` is not a list.
    GetoptList,
    /// The second argument of `getopt` is a list.
    GetoptOptions,
    /// An argument of `getopt` is not a string.
    GetoptText,
    /// The option after `getopt(…)` is not one character.
    GetoptSelector,
    /// Brackets after a transformer that does not support them.
    Selector(Transformer),
    /// `evt.type` inside a transformer (Falco exits with an internal error).
    EventTypeTransformed,
    /// `evt.type` not compared with constants (Falco exits with an internal error).
    EventTypeCompared,
    /// The condition is too large once its macros are expanded.
    TooLarge,
    /// The condition is too long once its lists are expanded.
    TooLong,
    /// The error only causes the rule to be skipped, because of `skip-if-unknown-filter`.
    Skipped(Box<FactKind>),

    /// A regular expression without special characters.
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
    /// The rule is evaluated for almost every event.
    BroadEventTypes,
    /// The rule matches no event type.
    NoEventTypes {
        /// The macro that does not match any on its own.
        disabled_by: Option<String>,
    },

    /// An empty output.
    OutputEmpty,
    /// An output that ends in `%`.
    OutputTrailingPercent,
    /// An output that ends in `%` and digits.
    OutputTrailingWidth,
    /// A `%` that is not followed by a field or transformer call.
    OutputToken {
        /// The part of the following text that looks like a name.
        text: String,
        /// Why it cannot be resolved.
        cause: Option<Box<FactKind>>,
    },
    /// An output token of which only a prefix is a field.
    OutputTokenCut {
        /// The field.
        taken: String,
        /// The whole name as written.
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
    /// Whether it has several values.
    pub list: bool,
}

impl FactKind {
    /// Returns whether Falco rejects the rules because of it.
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

    /// Returns whether `skip-if-unknown-filter` turns it into a warning.
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
