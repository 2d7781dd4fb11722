//! Implication and exclusion between tests of one field.
//!
//! Input: two tests of the same field, which has a single value (see [`is_single`]); a test that is true
//! shows that the value is there. Output: whether one implies or excludes the other. `None` and `false`
//! mean that nothing is known.

use rustc_hash::FxHashSet;

use crate::check::typed::{Constant, Operand, Test};
use crate::operators::glob::Glob;
use crate::operators::path_prefix::PathPrefixes;
use crate::operators::relation::Relation;
use crate::operators::text;
use crate::tables::{FieldFlags, Modifier, Operator, field};
use crate::value::Argument;

/// Longer lists are compared with a hash table.
const MAX_PAIRWISE: usize = 64;

/// Returns whether the operand is a field with at most one value, compared by the usual rules.
pub(super) fn is_single(operand: &Operand) -> bool {
    let Operand::Field(reference) = operand else {
        return false;
    };
    if reference.field.info().flags.contains(FieldFlags::LIST) {
        return false;
    }
    match reference.field {
        // They have several values, or are compared by special rules.
        field::FD_IP | field::FD_PORT | field::FD_PROTO | field::FD_NET | field::EVT_RAWARG => false,
        field::PROC_APID
        | field::PROC_ANAME
        | field::PROC_AEXE
        | field::PROC_AEXEPATH
        | field::PROC_ACMDLINE
        | field::PROC_AENV => reference.argument != Argument::None,
        _ => true,
    }
}

/// Returns whether the test is a placeholder to be overridden: an empty list, or an event number.
pub(super) fn is_switch(operand: &Operand, test: &Test) -> bool {
    let number = matches!(operand, Operand::Field(reference) if reference.field == field::EVT_NUM);
    number || matches!(test, Test::Constants { constants, .. } if constants.is_empty())
}

/// Returns the values for which the test is true, if it lists them.
pub(super) fn listed(test: &Test) -> Option<&[Constant]> {
    match test {
        Test::Constants {
            operator: Operator::Equal | Operator::In,
            modifier: None,
            constants,
        } if !constants.is_empty() && !constants.iter().any(|one| matches!(one, Constant::Net(_))) => {
            Some(constants)
        }
        _ => None,
    }
}

/// Returns whether the test is true for `value`.
pub(super) fn holds(test: &Test, value: &Constant) -> Option<bool> {
    let (operator, constants) = match test {
        Test::Exists => return Some(true),
        Test::Constants {
            operator,
            modifier: None,
            constants,
        } => (*operator, constants.as_slice()),
        _ => return None,
    };
    if constants.iter().any(|one| matches!(one, Constant::Net(_))) {
        return None;
    }
    match operator {
        Operator::In => Some(constants.contains(value)),
        Operator::Pmatch => {
            let paths: Option<Vec<&[u8]>> = constants.iter().map(as_text).collect();
            Some(PathPrefixes::new(paths?).matches(as_text(value)?))
        }
        _ => one_holds(operator, constants.first()?, value),
    }
}

fn one_holds(operator: Operator, constant: &Constant, value: &Constant) -> Option<bool> {
    match operator {
        Operator::Equal => return Some(value == constant),
        Operator::NotEqual => return Some(value != constant),
        _ => {}
    }
    if let (Some(value), Some(constant)) = (as_number(value), as_number(constant)) {
        return Relation::of(operator).map(|relation| relation.holds(value.cmp(&constant)));
    }
    let (value, constant) = (as_text(value)?, as_text(constant)?);
    Some(match operator {
        Operator::Contains => text::contains(value, constant),
        Operator::Icontains => text::contains_ignoring_case(value, constant),
        Operator::Startswith => value.starts_with(constant),
        Operator::Endswith => value.ends_with(constant),
        Operator::Glob | Operator::Iglob => Glob::new(constant, operator == Operator::Iglob).matches(value),
        _ => return None,
    })
}

/// Returns the plain operator and value of a glob pattern without a wildcard in it.
pub(super) fn plain_pattern(operator: Operator, pattern: &[u8]) -> Option<(Operator, &[u8])> {
    let is_star = |byte: &&u8| **byte == b'*';
    let leading = pattern.iter().take_while(is_star).count();
    let trailing = pattern.iter().rev().take_while(is_star).count();
    let core = pattern.get(leading..pattern.len().checked_sub(trailing)?)?;
    if core.is_empty() || core.iter().any(|byte| b"*?[\\".contains(byte)) {
        return None;
    }
    let operator = match (operator, leading > 0, trailing > 0) {
        (Operator::Glob, false, false) => Operator::Equal,
        (Operator::Glob, false, true) => Operator::Startswith,
        (Operator::Glob, true, false) => Operator::Endswith,
        (Operator::Glob, true, true) => Operator::Contains,
        // No other operator ignores case at the beginning or the end.
        (Operator::Iglob, true, true) => Operator::Icontains,
        _ => return None,
    };
    Some((operator, core))
}

/// Returns whether `second` is certainly true whenever `first` is.
pub(super) fn implies(first: &Test, second: &Test) -> bool {
    if *second == Test::Exists || first == second {
        return true;
    }
    if let Some(values) = listed(first) {
        return match listed(second) {
            Some(others) if values.len() > MAX_PAIRWISE && others.len() > MAX_PAIRWISE => {
                let others: FxHashSet<&Constant> = others.iter().collect();
                values.iter().all(|value| others.contains(value))
            }
            _ => values.iter().all(|value| holds(second, value) == Some(true)),
        };
    }
    if let Some((Operator::NotEqual, constant)) = single(second) {
        return holds(first, constant) == Some(false);
    }
    if let (Some(first), Some(second)) = (Range::of(first), Range::of(second)) {
        return first.is_inside(&second);
    }
    let (Some((first, one)), Some((second, other))) = (text_test(first), text_test(second)) else {
        return false;
    };
    match (first, second) {
        (Operator::Startswith, Operator::Startswith) => one.starts_with(other),
        (Operator::Endswith, Operator::Endswith) => one.ends_with(other),
        (Operator::Startswith | Operator::Endswith | Operator::Contains, Operator::Contains) => {
            text::contains(one, other)
        }
        (
            Operator::Startswith | Operator::Endswith | Operator::Contains | Operator::Icontains,
            Operator::Icontains,
        ) => text::contains_ignoring_case(one, other),
        _ => false,
    }
}

/// Returns whether the two are certainly never true together.
pub(super) fn exclude(first: &Test, second: &Test) -> bool {
    if let (Some(values), Some(others)) = (listed(first), listed(second))
        && values.len() > MAX_PAIRWISE
        && others.len() > MAX_PAIRWISE
    {
        let others: FxHashSet<&Constant> = others.iter().collect();
        return !values.iter().any(|value| others.contains(value));
    }
    let never =
        |values: &[Constant], test: &Test| values.iter().all(|value| holds(test, value) == Some(false));
    if let Some(values) = listed(first) {
        return never(values, second);
    }
    if let Some(values) = listed(second) {
        return never(values, first);
    }
    if let (Some(first), Some(second)) = (Range::of(first), Range::of(second)) {
        return !first.meets(&second);
    }
    match (text_test(first), text_test(second)) {
        (Some((Operator::Startswith, one)), Some((Operator::Startswith, other))) => {
            !one.starts_with(other) && !other.starts_with(one)
        }
        (Some((Operator::Endswith, one)), Some((Operator::Endswith, other))) => {
            !one.ends_with(other) && !other.ends_with(one)
        }
        _ => false,
    }
}

/// Returns whether one of the two is true for every value.
pub(super) fn cover(first: &Test, second: &Test) -> bool {
    if let (Some((Operator::NotEqual, one)), Some((Operator::NotEqual, other))) =
        (single(first), single(second))
    {
        return one != other;
    }
    match (Range::of(first), Range::of(second)) {
        (Some(first), Some(second)) => first.completes(&second) || second.completes(&first),
        _ => false,
    }
}

/// Returns operator and constant of a test with one constant.
fn single(test: &Test) -> Option<(Operator, &Constant)> {
    match test {
        Test::Constants {
            operator,
            modifier: None::<Modifier>,
            constants,
        } => match constants.as_slice() {
            [constant] if !matches!(constant, Constant::Net(_)) => Some((*operator, constant)),
            _ => None,
        },
        _ => None,
    }
}

fn text_test(test: &Test) -> Option<(Operator, &[u8])> {
    let (operator, constant) = single(test)?;
    as_text(constant).map(|text| (operator, text))
}

fn as_text(constant: &Constant) -> Option<&[u8]> {
    match constant {
        Constant::Text(text) => Some(text),
        _ => None,
    }
}

fn as_number(constant: &Constant) -> Option<i128> {
    match constant {
        Constant::Int(number) => Some(i128::from(*number)),
        Constant::Uint(number) => Some(i128::from(*number)),
        _ => None,
    }
}

/// The numbers for which a test is true. A bound is part of the range or not.
#[derive(Clone, Copy, Debug)]
struct Range {
    low: Option<(i128, bool)>,
    high: Option<(i128, bool)>,
}

impl Range {
    fn of(test: &Test) -> Option<Self> {
        let (operator, constant) = single(test)?;
        let number = as_number(constant)?;
        let (low, high) = match operator {
            Operator::Equal | Operator::In => (Some((number, true)), Some((number, true))),
            Operator::Less => (None, Some((number, false))),
            Operator::LessOrEqual => (None, Some((number, true))),
            Operator::Greater => (Some((number, false)), None),
            Operator::GreaterOrEqual => (Some((number, true)), None),
            _ => return None,
        };
        Some(Self { low, high })
    }

    fn is_inside(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (_, None) => true,
            (Some((own, with)), Some((bound, bound_with))) => {
                own > bound || own == bound && (bound_with || !with)
            }
            (None, Some(_)) => false,
        };
        let high = match (self.high, other.high) {
            (_, None) => true,
            (Some((own, with)), Some((bound, bound_with))) => {
                own < bound || own == bound && (bound_with || !with)
            }
            (None, Some(_)) => false,
        };
        low && high
    }

    fn meets(&self, other: &Self) -> bool {
        let below = |high: Option<(i128, bool)>, low: Option<(i128, bool)>| match (high, low) {
            (Some((high, with)), Some((low, low_with))) => high < low || high == low && !(with && low_with),
            _ => false,
        };
        !below(self.high, other.low) && !below(other.high, self.low)
    }

    /// Returns whether the two cover all numbers, `self` from below and `other` from above.
    fn completes(&self, other: &Self) -> bool {
        match (self.low, self.high, other.low, other.high) {
            (None, Some((high, with)), Some((low, low_with)), None) => {
                high > low || high == low && (with || low_with)
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(operator: Operator, constants: &[&str]) -> Test {
        Test::Constants {
            operator,
            modifier: None,
            constants: constants
                .iter()
                .map(|constant| Constant::Text(constant.as_bytes().to_vec()))
                .collect(),
        }
    }

    fn number(operator: Operator, constant: i64) -> Test {
        Test::Constants {
            operator,
            modifier: None,
            constants: vec![Constant::Int(constant)],
        }
    }

    #[test]
    fn listed_values_decide() {
        use Operator as O;
        let some = text(O::In, &["a", "ab"]);
        assert!(implies(&text(O::Equal, &["a"]), &some));
        assert!(!implies(&some, &text(O::Equal, &["a"])));
        assert!(implies(&some, &text(O::Startswith, &["a"])));
        assert!(implies(&some, &text(O::Glob, &["a*"])));
        assert!(implies(&some, &text(O::NotEqual, &["c"])));
        assert!(implies(&some, &Test::Exists));
        assert!(!implies(&Test::Exists, &some));
        assert!(exclude(&some, &text(O::Equal, &["b"])));
        assert!(exclude(&some, &text(O::Startswith, &["b"])));
        assert!(!exclude(&some, &text(O::Endswith, &["b"])));
        assert!(!exclude(&some, &text(O::Regex, &["b"])));
        assert!(implies(
            &text(O::Equal, &["/etc/ssh/x"]),
            &text(O::Pmatch, &["/etc"])
        ));
    }

    #[test]
    fn long_lists_are_the_same() {
        let names: Vec<String> = (0..200).map(|index| format!("n{index}")).collect();
        let list = |from: usize, to: usize| {
            let names: Vec<&str> = names[from..to].iter().map(String::as_str).collect();
            text(Operator::In, &names)
        };
        assert!(implies(&list(0, 100), &list(0, 150)));
        assert!(!implies(&list(0, 100), &list(10, 150)));
        assert!(exclude(&list(0, 100), &list(100, 200)));
        assert!(!exclude(&list(0, 101), &list(100, 200)));
    }

    #[test]
    fn texts_begin_end_and_contain() {
        use Operator as O;
        let starts = text(O::Startswith, &["/etc/ssh"]);
        assert!(implies(&starts, &text(O::Startswith, &["/etc"])));
        assert!(!implies(&text(O::Startswith, &["/etc"]), &starts));
        assert!(implies(&starts, &text(O::Contains, &["ssh"])));
        assert!(implies(&starts, &text(O::Icontains, &["SSH"])));
        assert!(implies(&starts, &text(O::NotEqual, &["/usr"])));
        assert!(exclude(&starts, &text(O::Startswith, &["/usr"])));
        assert!(!exclude(&starts, &text(O::Contains, &["/usr"])));
    }

    #[test]
    fn numbers_have_ranges_with_fractions_between() {
        use Operator as O;
        assert!(implies(&number(O::Greater, 5), &number(O::GreaterOrEqual, 5)));
        assert!(!implies(&number(O::GreaterOrEqual, 5), &number(O::Greater, 5)));
        assert!(exclude(&number(O::Less, 5), &number(O::GreaterOrEqual, 5)));
        assert!(!exclude(&number(O::Less, 6), &number(O::Greater, 5)));
        assert!(cover(&number(O::Less, 5), &number(O::GreaterOrEqual, 5)));
        assert!(!cover(&number(O::Less, 5), &number(O::Greater, 5)));
        assert!(cover(&number(O::NotEqual, 1), &number(O::NotEqual, 2)));
        assert!(!cover(&number(O::NotEqual, 1), &number(O::NotEqual, 1)));
        assert!(exclude(&number(O::Equal, 3), &number(O::Greater, 3)));
    }
}
