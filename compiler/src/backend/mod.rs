//! Engines that evaluate the graph of predicates.
//!
//! In: a graph and, per event, a [`FieldSource`]. Out: which rules match. The interpreter is the
//! oracle for every other engine. Not here: where values come from, or what a match leads to.
//!
//! A check has four results, never confused: it holds, it does not, its value is absent, or the
//! engine failed ([`Verdict`]). The logic above checks has two: whatever does not hold is false.

mod comparison;
mod evaluator;
pub mod interpreter;
pub mod jit;
pub mod memory;
pub mod operand;
mod oracle;
#[cfg(test)]
mod pass_properties;
mod predicate;
pub mod profiler;
#[cfg(test)]
mod properties;
mod special_comparison;
#[cfg(test)]
mod tests;
mod tiered;
mod value_test;
mod values;

use std::borrow::Cow;

use memchr::memchr;

use crate::operators::regex::RegexError;
use crate::tables::Operator;
use crate::value::{FieldRef, Value};

pub use evaluator::{Backend, Evaluator};
pub use interpreter::{Evaluation, Interpreter, Matching};
pub use jit::{CodeCounts, Jit, Limits};
pub use memory::MemorySource;
pub use oracle::Oracle;
pub use tiered::Tiered;

/// What an engine asks about one event.
pub trait FieldSource {
    /// The value of `field` on the event, or `None` where it has none.
    ///
    /// Fields that stand for several things at once yield [`Value::Candidates`]: both ends (client
    /// first) for `fd.ip`, `fd.net`, `fd.port`, `fd.proto`, the one end of a listening socket, and
    /// an empty list for a descriptor that is no socket (the field then exists, and nothing else
    /// holds); the ancestors from the parent up for `proc.aname` and its siblings without argument;
    /// the names that rules know an address by for `fd.sip.name` and its siblings, an empty one where
    /// it has none of them.
    ///
    /// The text of a field has no NUL inside: sources cut it there, as C does.
    fn value(&self, field: &FieldRef) -> Option<Value<'_>>;

    /// The same value, in the form that is cheapest to give. Sources that can borrow a text or hold a
    /// number in hand say so here; the two never differ.
    fn raw(&self, field: &FieldRef) -> Raw<'_> {
        Raw::from(self.value(field))
    }
}

/// A value as [`FieldSource::raw`] gives it.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw<'a> {
    /// It has none.
    Missing,
    /// A text, without a NUL inside.
    Text(&'a [u8]),
    /// A number of a signed type.
    Int(i64),
    /// A number of an unsigned type.
    Uint(u64),
    /// `true` or `false`.
    Bool(bool),
    /// Any other, or one that had to be made.
    Value(Value<'a>),
}

impl<'a> From<Option<Value<'a>>> for Raw<'a> {
    fn from(value: Option<Value<'a>>) -> Self {
        match value {
            None => Self::Missing,
            Some(Value::Text(Cow::Borrowed(text))) if memchr(0, text).is_none() => Self::Text(text),
            Some(Value::Int(number)) => Self::Int(number),
            Some(Value::Uint(number)) => Self::Uint(number),
            Some(Value::Bool(truth)) => Self::Bool(truth),
            Some(other) => Self::Value(other),
        }
    }
}

impl<'a> Raw<'a> {
    /// The value as [`FieldSource::value`] gives it.
    pub fn into_value(self) -> Option<Value<'a>> {
        Some(match self {
            Self::Missing => return None,
            Self::Text(text) => Value::text(text),
            Self::Int(number) => Value::Int(number),
            Self::Uint(number) => Value::Uint(number),
            Self::Bool(truth) => Value::Bool(truth),
            Self::Value(value) => value,
        })
    }
}

/// The result of one check on one event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// The values are there, and it does not hold.
    DoesNotHold,
    /// A value is absent.
    Absent,
    /// It could not be decided.
    Failed(Failure),
}

impl From<bool> for Verdict {
    fn from(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::DoesNotHold }
    }
}

/// Why a check could not be decided. It counts as false; Falco stops or crashes on the first two.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Failure {
    /// The field has comparisons of its own, and this operator is not among them.
    #[error("the field cannot be compared with `{}`", .0.symbol())]
    Operator(Operator),
    /// The field compares with its first constant only, and there is none.
    #[error("there is no constant to compare with")]
    NoConstant,
    /// The values are of kinds that do not compare; the source of values broke its contract.
    #[error("`{}` does not compare {left} with {right}", .operator.symbol())]
    Kinds {
        /// The operator.
        operator: Operator,
        /// What stands left.
        left: &'static str,
        /// What stands right.
        right: &'static str,
    },
    /// A transformer was given a value of a kind it does not take.
    #[error("`{transformer}` does not take {kind}")]
    Transformer {
        /// Its name.
        transformer: &'static str,
        /// What it was given.
        kind: &'static str,
    },
}

/// Why a graph cannot be made ready for evaluation; graphs of checked rules never give one.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    /// A pattern is refused.
    #[error("invalid regex pattern: {0}")]
    Regex(#[from] RegexError),
    /// A pattern is no text.
    #[error("`{}` needs a text", .0.symbol())]
    PatternKind(Operator),
    /// An operator that compares with one constant has another number of them.
    #[error("`{}` has {count} constants", .operator.symbol())]
    ConstantCount {
        /// The operator.
        operator: Operator,
        /// How many there are.
        count: usize,
    },
}

/// What a value is, in words.
fn kind(value: &Value<'_>) -> &'static str {
    match value {
        Value::Text(_) => "a text",
        Value::Bytes(_) => "bytes",
        Value::Int(_) | Value::Uint(_) => "a number",
        Value::Bool(_) => "a boolean",
        Value::Double(_) => "a fraction",
        Value::Ip(_) => "an address",
        Value::List(_) => "a list",
        Value::Candidates(_) => "candidates",
    }
}
