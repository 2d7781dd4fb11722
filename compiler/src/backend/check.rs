//! Predicates made ready: patterns compiled, constants in sets.
//!
//! In: a predicate, once; per event a source of fields. Out: a [`Verdict`].

use super::comparison::{Comparison, Members, compare};
use super::operand::raw_value;
use super::own_rules::OwnRules;
use super::values::{Fields, Slot, Values};
use super::{Failure, FieldSource, PrepareError, Verdict};
use crate::check::typed::{self, Constant, Operand, Predicate};
use crate::operators::path_prefix::PathPrefixes;
use crate::operators::text::without_closing_nuls;
use crate::tables::{Modifier, Operator, field};
use crate::value::{Argument, FieldRef, Value};

/// A predicate, ready to be evaluated.
#[derive(Debug)]
pub(super) struct Check {
    left: Left,
    question: Question,
}

/// What is checked. Fields are by far the most frequent, and each is read once an event.
#[derive(Debug)]
enum Left {
    Field(Slot),
    Operand(Operand),
}

#[derive(Debug)]
enum Question {
    /// A test of the value alone.
    Test(Test),
    /// A test of a field with rules of its own.
    Own(OwnRules, Operator, Test),
    /// A comparison with another value.
    Operand(Operator, Operand),
}

/// What is asked about one value.
#[derive(Debug)]
pub(super) enum Test {
    /// It is there.
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
    /// A modifier over no constant: nothing holds (note I31).
    Nothing,
    /// A field with rules of its own needs a constant and has none (I12).
    NoConstant,
    /// `evt.around[center] = milliseconds`.
    Around { center: u64, distance: u64 },
}

impl Check {
    /// Makes a predicate ready; the fields it reads are noted in `fields`.
    pub(super) fn new(predicate: &Predicate, fields: &mut Fields) -> Result<Self, PrepareError> {
        if let Some(around) = around(predicate, fields) {
            return Ok(around);
        }
        let left = match &predicate.left {
            Operand::Field(field) => Left::Field(fields.slot(field)),
            other => Left::Operand(other.clone()),
        };
        let own = OwnRules::of(&predicate.left);
        let question = match (&predicate.test, own) {
            (typed::Test::Operand { operator, right }, _) => Question::Operand(*operator, right.clone()),
            (typed::Test::Exists, None) => Question::Test(Test::Exists),
            (typed::Test::Exists, Some(own)) => Question::Own(own, Operator::Exists, Test::Exists),
            (
                typed::Test::Constants {
                    operator,
                    modifier,
                    constants,
                },
                None,
            ) => Question::Test(Test::new(*operator, *modifier, constants)?),
            (
                typed::Test::Constants {
                    operator,
                    modifier,
                    constants,
                },
                Some(own),
            ) => {
                let first = modifier.is_some() || own.uses_first_constant(*operator);
                let test = if first {
                    Test::first(*operator, constants)?
                } else {
                    Test::new(*operator, None, constants)?
                };
                Question::Own(own, *operator, test)
            }
        };
        Ok(Self { left, question })
    }

    /// What [`Check::new`] would refuse, without making sets of constants.
    pub(super) fn verify(predicate: &Predicate) -> Result<(), PrepareError> {
        match &predicate.test {
            typed::Test::Constants {
                operator: Operator::In | Operator::Intersects,
                modifier: None,
                ..
            } => Ok(()),
            _ => Self::new(predicate, &mut Fields::default()).map(drop),
        }
    }

    /// The field whose value it checks, unless that is a transformer's.
    pub(super) fn slot(&self) -> Option<Slot> {
        match self.left {
            Left::Field(slot) => Some(slot),
            Left::Operand(_) => None,
        }
    }

    /// The verdict over the value of [`Check::slot`], which has been read.
    pub(super) fn verdict_on(
        &self,
        value: Option<&Value<'_>>,
        source: &(impl FieldSource + ?Sized),
    ) -> Verdict {
        match &self.left {
            Left::Field(_) => value.map_or(Verdict::Absent, |value| self.question.verdict(value, source)),
            Left::Operand(operand) => self.transformed(operand, source),
        }
    }

    fn transformed(&self, operand: &Operand, source: &(impl FieldSource + ?Sized)) -> Verdict {
        match raw_value(operand, source) {
            Ok(Some(left)) => self.question.verdict(&left, source),
            Ok(None) => Verdict::Absent,
            Err(failure) => Verdict::Failed(failure),
        }
    }

    pub(super) fn verdict<S: FieldSource + ?Sized>(&self, values: &mut Values<'_, '_, S>) -> Verdict {
        match &self.left {
            Left::Field(slot) => match values.get(*slot) {
                (Some(left), source) => self.question.verdict(left, source),
                (None, _) => Verdict::Absent,
            },
            Left::Operand(operand) => self.transformed(operand, values.source()),
        }
    }
}

impl Question {
    fn verdict(&self, left: &Value<'_>, source: &(impl FieldSource + ?Sized)) -> Verdict {
        match self {
            Self::Test(test) => test.verdict(left),
            Self::Own(own, operator, test) => own.verdict(*operator, test, left),
            Self::Operand(operator, right) => match raw_value(right, source) {
                Ok(Some(right)) => against(*operator, left, &right),
                Ok(None) => Verdict::Absent,
                Err(failure) => Verdict::Failed(failure),
            },
        }
    }
}

/// `evt.around` looks at the time of the event, not at a value of its own.
fn around(predicate: &Predicate, fields: &mut Fields) -> Option<Check> {
    let Operand::Field(FieldRef {
        field: field::EVT_AROUND,
        argument,
    }) = &predicate.left
    else {
        return None;
    };
    let center = match argument {
        Argument::Index(center) => *center,
        Argument::Key(center) => center.parse().ok()?,
        Argument::None => return None,
    };
    let typed::Test::Constants { constants, .. } = &predicate.test else {
        return None;
    };
    let [Constant::Uint(milliseconds)] = constants[..] else {
        return None;
    };
    Some(Check {
        left: Left::Field(fields.slot(&FieldRef::plain(field::EVT_RAWTIME))),
        question: Question::Test(Test::Around {
            center,
            distance: milliseconds.wrapping_mul(1_000_000),
        }),
    })
}

impl Test {
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

    fn first(operator: Operator, constants: &[Constant]) -> Result<Self, PrepareError> {
        match constants.first() {
            Some(constant) => Ok(Self::One(Comparison::new(operator, constant)?)),
            None => Ok(Self::NoConstant),
        }
    }

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

/// How many comparisons hold, held against what the modifier asks.
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

/// `left operator right`, both extracted from the event.
fn against(operator: Operator, left: &Value<'_>, right: &Value<'_>) -> Verdict {
    if !matches!(operator, Operator::In | Operator::Intersects) {
        return compare(operator, left, right).map_or_else(Verdict::Failed, Verdict::from);
    }
    let right = match right {
        Value::List(items) => items.as_slice(),
        single => std::slice::from_ref(single),
    };
    match left {
        Value::List(items) if operator == Operator::In => items.iter().all(|item| right.contains(item)),
        Value::List(items) => items.iter().any(|item| right.contains(item)),
        // The NULs that close the left-hand text do not count, those of the right-hand one do (K16).
        Value::Text(text) => right.contains(&Value::text(without_closing_nuls(text))),
        single => right.contains(single),
    }
    .into()
}
