//! Predicates prepared for evaluation: fields resolved to slots, patterns compiled, constants in sets.
//!
//! In: a predicate, once; per event a source of fields. Out: a [`Verdict`]. Not here: how one value is
//! tested (`value_test`), and fields that Falco compares differently (`special_comparison`).

use super::comparison::compare;
use super::operand::raw_value;
use super::special_comparison::SpecialComparison;
use super::value_test::ValueTest;
use super::values::{Fields, Slot, Values};
use super::{FieldSource, PrepareError, Verdict};
use crate::check::typed::{self, Constant, Operand, Predicate};
use crate::operators::text::without_closing_nuls;
use crate::tables::{Operator, field};
use crate::value::{Argument, FieldRef, Value};

/// A predicate, prepared for evaluation.
#[derive(Debug)]
pub(super) struct PreparedPredicate {
    left: LeftOperand,
    test: PreparedTest,
}

/// The left-hand operand. Fields are by far the most frequent, and each is read once an event.
#[derive(Debug)]
enum LeftOperand {
    Field(Slot),
    Operand(Operand),
}

/// How the value of the left-hand operand is tested.
#[derive(Debug)]
enum PreparedTest {
    /// A test of the value alone.
    Value(ValueTest),
    /// A test of a field that Falco compares differently.
    Special(SpecialComparison, Operator, ValueTest),
    /// A comparison with another value.
    Operand(Operator, Operand),
}

impl PreparedPredicate {
    /// Prepares a predicate; the fields it reads are noted in `fields`.
    pub(super) fn new(predicate: &Predicate, fields: &mut Fields) -> Result<Self, PrepareError> {
        if let Some(around) = around(predicate, fields) {
            return Ok(around);
        }
        let left = match &predicate.left {
            Operand::Field(field) => LeftOperand::Field(fields.slot(field)),
            other => LeftOperand::Operand(other.clone()),
        };
        let special = SpecialComparison::of(&predicate.left);
        let test = match (&predicate.test, special) {
            (typed::Test::Operand { operator, right }, _) => PreparedTest::Operand(*operator, right.clone()),
            (typed::Test::Exists, None) => PreparedTest::Value(ValueTest::Exists),
            (typed::Test::Exists, Some(special)) => {
                PreparedTest::Special(special, Operator::Exists, ValueTest::Exists)
            }
            (
                typed::Test::Constants {
                    operator,
                    modifier,
                    constants,
                },
                None,
            ) => PreparedTest::Value(ValueTest::new(*operator, *modifier, constants)?),
            (
                typed::Test::Constants {
                    operator,
                    modifier,
                    constants,
                },
                Some(special),
            ) => {
                let first = modifier.is_some() || special.uses_first_constant(*operator);
                let test = if first {
                    ValueTest::first(*operator, constants)?
                } else {
                    ValueTest::new(*operator, None, constants)?
                };
                PreparedTest::Special(special, *operator, test)
            }
        };
        Ok(Self { left, test })
    }

    /// Returns the error of [`PreparedPredicate::new`], if any, without building sets of constants.
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

    /// Returns the slot of the left-hand field; `None` for a transformer.
    pub(super) fn slot(&self) -> Option<Slot> {
        match self.left {
            LeftOperand::Field(slot) => Some(slot),
            LeftOperand::Operand(_) => None,
        }
    }

    /// The verdict over the value of [`PreparedPredicate::slot`], which has been read.
    pub(super) fn verdict_on(
        &self,
        value: Option<&Value<'_>>,
        source: &(impl FieldSource + ?Sized),
    ) -> Verdict {
        match &self.left {
            LeftOperand::Field(_) => value.map_or(Verdict::Absent, |value| self.test.verdict(value, source)),
            LeftOperand::Operand(operand) => self.transformed(operand, source),
        }
    }

    fn transformed(&self, operand: &Operand, source: &(impl FieldSource + ?Sized)) -> Verdict {
        match raw_value(operand, source) {
            Ok(Some(left)) => self.test.verdict(&left, source),
            Ok(None) => Verdict::Absent,
            Err(failure) => Verdict::Failed(failure),
        }
    }

    pub(super) fn verdict<S: FieldSource + ?Sized>(&self, values: &mut Values<'_, '_, S>) -> Verdict {
        match &self.left {
            LeftOperand::Field(slot) => match values.get(*slot) {
                (Some(left), source) => self.test.verdict(left, source),
                (None, _) => Verdict::Absent,
            },
            LeftOperand::Operand(operand) => self.transformed(operand, values.source()),
        }
    }
}

impl PreparedTest {
    fn verdict(&self, left: &Value<'_>, source: &(impl FieldSource + ?Sized)) -> Verdict {
        match self {
            Self::Value(test) => test.verdict(left),
            Self::Special(special, operator, test) => special.verdict(*operator, test, left),
            Self::Operand(operator, right) => match raw_value(right, source) {
                Ok(Some(right)) => against(*operator, left, &right),
                Ok(None) => Verdict::Absent,
                Err(failure) => Verdict::Failed(failure),
            },
        }
    }
}

/// `evt.around` looks at the time of the event, not at a value of its own.
fn around(predicate: &Predicate, fields: &mut Fields) -> Option<PreparedPredicate> {
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
    Some(PreparedPredicate {
        left: LeftOperand::Field(fields.slot(&FieldRef::plain(field::EVT_RAWTIME))),
        test: PreparedTest::Value(ValueTest::Around {
            center,
            distance: milliseconds.wrapping_mul(1_000_000),
        }),
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
