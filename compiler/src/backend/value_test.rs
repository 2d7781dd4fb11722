//! The test of a single value against the constants of a predicate.
//!
//! In: an operator, a modifier and constants, once; per event a value. Out: a [`Verdict`]. Patterns are
//! compiled and sets built when the test is built. Not here: where the value comes from (`predicate`),
//! and fields that Falco compares differently (`special_comparison`).

use super::comparison::{Comparison, Members};
use super::{Failure, PrepareError, Verdict};
use crate::check::typed::Constant;
use crate::operators::path_prefix::PathPrefixes;
use crate::operators::text::without_closing_nuls;
use crate::tables::{Modifier, Operator};
use crate::value::Value;

/// A test of one value.
#[derive(Debug)]
pub(super) enum ValueTest {
    /// `exists`: the value is not missing.
    Exists,
    /// One comparison.
    One(Comparison),
    /// `in`, `intersects`.
    Member { members: Members, operator: Operator },
    /// `= anyof`, `!= allof`: membership by identity.
    Identity { members: Members, negated: bool },
    /// `pmatch`.
    PathPrefix(PathPrefixes),
    /// Any other modifier, over at least one comparison.
    Several(Modifier, Vec<Comparison>),
    /// A modifier over no constant: never matches (note I31).
    Nothing,
    /// A field with rules of its special needs a constant and has none (I12).
    NoConstant,
    /// `evt.around[center] = milliseconds`.
    Around { center: u64, distance: u64 },
}

impl ValueTest {
    /// Builds the test of `operator` with `modifier` against `constants`.
    pub(super) fn new(
        operator: Operator,
        modifier: Option<Modifier>,
        constants: &[Constant],
    ) -> Result<Self, PrepareError> {
        let comparisons = || {
            constants
                .iter()
                .map(|constant| Comparison::new(operator, constant))
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(match (modifier, operator) {
            (Some(_), _) if constants.is_empty() => Self::Nothing,
            (Some(Modifier::Anyof), Operator::Equal) => Self::Identity {
                members: Members::new(constants).by_identity(),
                negated: false,
            },
            (Some(Modifier::Allof), Operator::NotEqual) => Self::Identity {
                members: Members::new(constants).by_identity(),
                negated: true,
            },
            (Some(modifier), _) => Self::Several(modifier, comparisons()?),
            (None, Operator::In | Operator::Intersects) => Self::Member {
                members: Members::new(constants),
                operator,
            },
            (None, Operator::Pmatch) => Self::PathPrefix(prefixes(constants)?),
            (None, _) => match constants {
                [constant] => Self::One(Comparison::new(operator, constant)?),
                _ => {
                    return Err(PrepareError::ConstantCount {
                        operator,
                        count: constants.len(),
                    });
                }
            },
        })
    }

    /// Builds the test against the first constant alone: special comparisons ignore the others.
    pub(super) fn first(operator: Operator, constants: &[Constant]) -> Result<Self, PrepareError> {
        match constants.first() {
            Some(constant) => Ok(Self::One(Comparison::new(operator, constant)?)),
            None => Ok(Self::NoConstant),
        }
    }

    /// Returns whether `value` passes the test.
    pub(super) fn verdict(&self, value: &Value<'_>) -> Verdict {
        self.holds(value).map_or_else(Verdict::Failed, Verdict::from)
    }

    fn holds(&self, value: &Value<'_>) -> Result<bool, Failure> {
        match self {
            Self::Exists => Ok(true),
            Self::One(comparison) => comparison.holds(value),
            Self::Member { members, operator } => Ok(match value {
                Value::List(items) if *operator == Operator::In => {
                    items.iter().all(|item| members.contain_element(item))
                }
                Value::List(items) => items.iter().any(|item| members.contain_element(item)),
                single => members.contain(single),
            }),
            Self::Identity { members, negated } => Ok(members.contain(value) != *negated),
            Self::PathPrefix(prefixes) => match value {
                Value::Text(path) => Ok(prefixes.matches(without_closing_nuls(path))),
                other => Err(Failure::Kinds {
                    operator: Operator::Pmatch,
                    left: super::kind(other),
                    right: "a text",
                }),
            },
            Self::Several(modifier, comparisons) => several(*modifier, comparisons, value),
            Self::Nothing => Ok(false),
            Self::NoConstant => Err(Failure::NoConstant),
            Self::Around { center, distance } => Ok(match value {
                Value::Uint(time) => {
                    (time.wrapping_sub(*distance)..=time.wrapping_add(*distance)).contains(center)
                }
                _ => false,
            }),
        }
    }
}

fn prefixes(constants: &[Constant]) -> Result<PathPrefixes, PrepareError> {
    let mut paths = Vec::with_capacity(constants.len());
    for constant in constants {
        match constant {
            Constant::Text(path) => paths.push(path.as_slice()),
            _ => return Err(PrepareError::PatternKind(Operator::Pmatch)),
        }
    }
    Ok(PathPrefixes::new(paths))
}

/// Returns whether as many comparisons match as `modifier` requires.
fn several(modifier: Modifier, comparisons: &[Comparison], value: &Value<'_>) -> Result<bool, Failure> {
    let mut count = 0;
    for comparison in comparisons {
        count += usize::from(comparison.holds(value)?);
    }
    Ok(match modifier {
        // A constant that is written twice counts twice (note I30).
        Modifier::Oneof => count == 1,
        Modifier::Anyof => count > 0,
        Modifier::Allof => count == comparisons.len(),
    })
}
