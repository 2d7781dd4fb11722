//! One value against another, and one value against a set.
//!
//! In: values of one kind. Out: whether the operator holds between them, or a failure where the
//! kinds do not meet.

use std::borrow::Cow;
use std::net::IpAddr;

use ipnet::IpNet;
use rustc_hash::FxHashSet;

use super::{Failure, PrepareError, kind};
use crate::check::typed::Constant;
use crate::operators::glob::Glob;
use crate::operators::regex::{self, Regex};
use crate::operators::relation::{Relation, network_contains};
use crate::operators::text::{contains, contains_ignoring_case, until_nul, without_closing_nuls};
use crate::tables::Operator;
use crate::value::Value;

/// An operator with its constant, ready to be applied to values.
#[derive(Debug)]
pub(super) enum Comparison {
    /// `glob`, `iglob`.
    Glob(Operator, Glob),
    /// `regex`.
    Regex(Regex),
    /// `=`, `!=` and membership in a network.
    Network(Operator, IpNet),
    /// Every other.
    Value(Operator, Value<'static>),
}

impl Comparison {
    pub(super) fn new(operator: Operator, constant: &Constant) -> Result<Self, PrepareError> {
        Ok(match (operator, constant) {
            (Operator::Regex, Constant::Text(pattern)) => Self::Regex(regex::compile(pattern)?),
            (Operator::Glob | Operator::Iglob, Constant::Text(pattern)) => {
                Self::Glob(operator, Glob::new(pattern, operator == Operator::Iglob))
            }
            (Operator::Regex | Operator::Glob | Operator::Iglob, _) => {
                return Err(PrepareError::PatternKind(operator));
            }
            (_, Constant::Net(network)) => Self::Network(operator, *network),
            (_, Constant::Text(text)) => Self::Value(operator, Value::Text(Cow::Owned(text.clone()))),
            (_, Constant::Bytes(bytes)) => Self::Value(operator, Value::Bytes(Cow::Owned(bytes.clone()))),
            (_, Constant::Int(number)) => Self::Value(operator, Value::Int(*number)),
            (_, Constant::Uint(number)) => Self::Value(operator, Value::Uint(*number)),
            (_, Constant::Bool(value)) => Self::Value(operator, Value::Bool(*value)),
            (_, Constant::Ip(address)) => Self::Value(operator, Value::Ip(*address)),
        })
    }

    pub(super) fn holds(&self, value: &Value<'_>) -> Result<bool, Failure> {
        match (self, value) {
            (Self::Glob(_, glob), Value::Text(text)) => Ok(glob.matches(text)),
            (Self::Regex(regex), Value::Text(text)) => Ok(regex.matches(without_closing_nuls(text))),
            (Self::Network(operator, network), Value::Ip(address)) => {
                let inside = network_contains(network, *address);
                Ok(inside != (*operator == Operator::NotEqual))
            }
            (Self::Value(operator, constant), _) => compare(*operator, value, constant),
            (Self::Glob(operator, _), _) => Err(kinds(*operator, value, "a text")),
            (Self::Regex(_), _) => Err(kinds(Operator::Regex, value, "a text")),
            (Self::Network(operator, _), _) => Err(kinds(*operator, value, "a network")),
        }
    }
}

fn kinds(operator: Operator, left: &Value<'_>, right: &'static str) -> Failure {
    Failure::Kinds {
        operator,
        left: kind(left),
        right,
    }
}

/// Whether `left operator right` holds.
pub(super) fn compare(operator: Operator, left: &Value<'_>, right: &Value<'_>) -> Result<bool, Failure> {
    let holds = match (left, right) {
        (Value::Text(left), Value::Text(right)) => texts(operator, until_nul(left), until_nul(right)),
        (Value::Bytes(left), Value::Bytes(right)) => bytes(operator, left, right),
        (Value::Double(left), right) => {
            let right = match right {
                Value::Double(right) => Some(*right),
                right => integer(right).map(|number| number as f64),
            };
            let relation = Relation::of(operator);
            relation
                .zip(right)
                .map(|(relation, right)| relation.holds_between(*left, right))
        }
        (Value::Bool(left), Value::Bool(right)) => equality(operator, left == right),
        (Value::Ip(left), Value::Ip(right)) => equality(operator, left == right),
        _ => Relation::of(operator)
            .zip(integer(left).zip(integer(right)))
            .map(|(relation, (left, right))| relation.holds(left.cmp(&right))),
    };
    holds.ok_or_else(|| kinds(operator, left, kind(right)))
}

/// Both widths and both kinds of sign in one type.
fn integer(value: &Value<'_>) -> Option<i128> {
    match value {
        Value::Int(number) => Some(i128::from(*number)),
        Value::Uint(number) => Some(i128::from(*number)),
        _ => None,
    }
}

fn equality(operator: Operator, equal: bool) -> Option<bool> {
    match Relation::of(operator)? {
        Relation::Equal => Some(equal),
        Relation::NotEqual => Some(!equal),
        _ => None,
    }
}

fn texts(operator: Operator, left: &[u8], right: &[u8]) -> Option<bool> {
    Some(match operator {
        Operator::Contains => contains(left, right),
        Operator::Icontains => contains_ignoring_case(left, right),
        Operator::Startswith => left.starts_with(right),
        Operator::Endswith => left.ends_with(right),
        Operator::Glob => Glob::new(right, false).matches(left),
        Operator::Iglob => Glob::new(right, true).matches(left),
        _ => Relation::of(operator)?.holds(left.cmp(right)),
    })
}

fn bytes(operator: Operator, left: &[u8], right: &[u8]) -> Option<bool> {
    match operator {
        Operator::Contains | Operator::Bcontains => Some(contains(left, right)),
        Operator::Startswith | Operator::Bstartswith => Some(left.starts_with(right)),
        Operator::Endswith => Some(left.ends_with(right)),
        _ => equality(operator, left == right),
    }
}

/// Constants to look values up in.
#[derive(Debug, Default)]
pub(super) struct Members {
    texts: FxHashSet<Box<[u8]>>,
    numbers: FxHashSet<i128>,
    truths: Vec<bool>,
    addresses: FxHashSet<IpAddr>,
    networks: Vec<IpNet>,
}

impl Members {
    pub(super) fn new(constants: &[Constant]) -> Self {
        let mut members = Self::default();
        for constant in constants {
            match constant {
                Constant::Text(bytes) | Constant::Bytes(bytes) => {
                    members.texts.insert(bytes.as_slice().into());
                }
                Constant::Int(number) => {
                    members.numbers.insert(i128::from(*number));
                }
                Constant::Uint(number) => {
                    members.numbers.insert(i128::from(*number));
                }
                Constant::Bool(value) => members.truths.push(*value),
                Constant::Ip(address) => {
                    members.addresses.insert(*address);
                }
                Constant::Net(network) => members.networks.push(*network),
            }
        }
        members
    }

    /// Compares by identity, under which no address is a network (note I14).
    #[must_use]
    pub(super) fn by_identity(mut self) -> Self {
        self.networks.clear();
        self
    }

    /// Holds a value that stands alone: the NULs that close a text do not count.
    pub(super) fn contain(&self, value: &Value<'_>) -> bool {
        match value {
            Value::Text(text) => self.texts.contains(without_closing_nuls(text)),
            _ => self.contain_element(value),
        }
    }

    /// Holds an element of a list: every byte counts.
    pub(super) fn contain_element(&self, value: &Value<'_>) -> bool {
        match value {
            Value::Text(bytes) | Value::Bytes(bytes) => self.texts.contains(&**bytes),
            Value::Int(_) | Value::Uint(_) => {
                integer(value).is_some_and(|number| self.numbers.contains(&number))
            }
            Value::Double(number) => {
                let equal = |member: &i128| Relation::Equal.holds_between(*member as f64, *number);
                self.numbers.iter().any(equal)
            }
            Value::Bool(value) => self.truths.contains(value),
            Value::Ip(address) => {
                self.addresses.contains(address)
                    || self
                        .networks
                        .iter()
                        .any(|network| network_contains(network, *address))
            }
            Value::List(_) | Value::Candidates(_) => false,
        }
    }
}
