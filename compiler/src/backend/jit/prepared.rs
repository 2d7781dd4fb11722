//! Predicates prepared for native code: the part that is inline, and the part in helpers.
//!
//! In: predicates. Out: for each an [`Inline`], and the interpreter's prepared predicate for values of
//! another kind than their field's. Addresses handed out stay valid as long as this does.

use super::index::{RuleGroup, indexes};
use super::set::TextSet;
use super::text_test::TextTest;
use super::value_class::ValueClass;
use crate::backend::PrepareError;
use crate::backend::predicate::PreparedPredicate;
use crate::backend::special_comparison::SpecialComparison;
use crate::backend::values::Fields;
use crate::check::typed::{Constant, Operand, Predicate, Test};
use crate::ir::{Indexed, NodeId};
use crate::operators::relation::Relation;
use crate::operators::text::until_nul;
use crate::tables::{Modifier, Operator, field};

/// Maximum members of a set of strings that is a chain of comparisons.
const FEW_TEXTS: usize = 2;
/// Maximum numbers, prefixes or suffixes that are an inline chain of comparisons.
const FEW: usize = 12;
/// Maximum bytes of a constant that is compared inline.
const SHORT: usize = 64;

/// The inline evaluation of a predicate on a value of its field's class.
#[derive(Debug)]
pub(super) enum Inline {
    /// The value exists.
    Exists,
    /// A string is one of these.
    TextIs(Vec<Box<[u8]>>),
    /// A string begins with one of these.
    StartsWith(Vec<Box<[u8]>>),
    /// A string ends with one of these.
    EndsWith(Vec<Box<[u8]>>),
    /// A string is a member: index into [`Prepared::sets`].
    Member(usize),
    /// A string passes a test: index into [`Prepared::tests`].
    Test(usize),
    /// A number is in a relation to a constant.
    Number(Relation, i64),
    /// A number is one of these.
    NumberIs(Vec<i64>),
    /// A Boolean is this one.
    Truth(bool),
}

/// How a predicate is evaluated.
#[derive(Debug)]
pub(super) struct Decision {
    /// Index of the field's slot, its class and the inline part; `None`: a helper evaluates it.
    pub(super) inline: Option<(usize, ValueClass, Inline)>,
    /// Whether the result is negated if the value is not missing.
    pub(super) denied: bool,
}

/// Everything prepared so far.
#[expect(clippy::vec_box, reason = "native code contains addresses of sets and tests")]
#[derive(Default)]
pub(super) struct Prepared {
    pub(super) fields: Fields,
    /// By index of the field.
    pub(super) classes: Vec<ValueClass>,
    /// By node.
    pub(super) checks: Vec<Option<Box<PreparedPredicate>>>,
    pub(super) sets: Vec<Box<TextSet>>,
    pub(super) tests: Vec<Box<TextTest>>,
    constants: Vec<Box<[u8]>>,
    pub(super) groups: Vec<RuleGroup>,
    /// The rules of all groups.
    pub(super) indexed: Vec<IndexedRule>,
}

/// A rule of a group, evaluated when the value of a field leads to it.
pub(super) struct IndexedRule {
    /// Its position in the list of rules.
    pub(super) place: usize,
    /// The nodes of its condition that are still to be evaluated.
    pub(super) rest: Vec<NodeId>,
}

impl Prepared {
    /// Prepares `predicate`, which is `node`.
    pub(super) fn decision(&mut self, node: NodeId, predicate: &Predicate) -> Result<Decision, PrepareError> {
        if self.checks.len() <= node.index() {
            self.checks.resize_with(node.index() + 1, || None);
        }
        if self.checks[node.index()].is_none() {
            let check = PreparedPredicate::new(predicate, &mut self.fields)?;
            self.checks[node.index()] = Some(Box::new(check));
        }
        let by_helper = Decision {
            inline: None,
            denied: false,
        };
        let Operand::Field(left) = &predicate.left else {
            return Ok(by_helper);
        };
        let class = ValueClass::of(left);
        if class == ValueClass::Other
            || left.field == field::EVT_AROUND
            || SpecialComparison::of(&predicate.left).is_some()
        {
            return Ok(by_helper);
        }
        let place = self.fields.slot(left).index();
        let (inline, denied) = match &predicate.test {
            Test::Exists => (Some(Inline::Exists), false),
            Test::Operand { .. } => (None, false),
            Test::Constants {
                operator,
                modifier,
                constants,
            } => match class {
                ValueClass::Text => self.text(*operator, *modifier, constants),
                ValueClass::Int | ValueClass::Uint => (number(*operator, *modifier, constants, class), false),
                ValueClass::Bool => truth(*operator, *modifier, constants),
                ValueClass::Other => (None, false),
            },
        };
        Ok(Decision {
            inline: inline.map(|inline| (place, class, inline)),
            denied,
        })
    }

    /// Keeps a string whose address is embedded in code.
    pub(super) fn constant(&mut self, text: &[u8]) -> &[u8] {
        self.constants.push(text.into());
        &self.constants[self.constants.len() - 1]
    }

    /// Returns the number of fields and fixes their classes.
    pub(super) fn count_fields(&mut self) -> usize {
        let fields = self.fields.list();
        let new = &fields[self.classes.len()..];
        self.classes.extend(new.iter().map(ValueClass::of));
        fields.len()
    }

    /// Prepares the indexes of many rules; returns their position in [`Prepared::groups`].
    pub(super) fn group(&mut self, rules: &[Indexed]) -> Option<usize> {
        let indexes = indexes(rules.iter().map(|rule| rule.atoms.as_slice()))?;
        let fields = indexes.into_iter();
        self.groups.push(RuleGroup {
            fields: fields
                .map(|(field, index)| (self.fields.slot(&field).index(), index))
                .collect(),
            first: self.indexed.len() as u32,
        });
        self.indexed.extend(rules.iter().map(|rule| IndexedRule {
            place: rule.place,
            rest: rule.rest.clone(),
        }));
        Some(self.groups.len() - 1)
    }

    fn text(
        &mut self,
        operator: Operator,
        modifier: Option<Modifier>,
        constants: &[Constant],
    ) -> (Option<Inline>, bool) {
        let Some(texts) = texts(constants) else {
            return (None, false);
        };
        let short = texts.iter().all(|text| text.len() <= SHORT);
        // Comparisons see a constant up to its first NUL, sets all of it.
        let seen = |text: &&[u8]| Box::from(until_nul(text));
        match (operator, modifier) {
            (Operator::Equal, None) if short => {
                (Some(Inline::TextIs(texts.iter().map(seen).collect())), false)
            }
            (Operator::NotEqual, None) if short => {
                (Some(Inline::TextIs(texts.iter().map(seen).collect())), true)
            }
            (Operator::In, None) | (Operator::Equal, Some(Modifier::Anyof)) if !texts.is_empty() => {
                (Some(self.members(&texts, short)), false)
            }
            (Operator::NotEqual, Some(Modifier::Allof)) if !texts.is_empty() => {
                (Some(self.members(&texts, short)), true)
            }
            (Operator::Startswith | Operator::Endswith, None | Some(Modifier::Anyof))
                if short && !texts.is_empty() && texts.len() <= FEW =>
            {
                let texts = texts.iter().map(seen).collect();
                let inline = if operator == Operator::Startswith {
                    Inline::StartsWith(texts)
                } else {
                    Inline::EndsWith(texts)
                };
                (Some(inline), false)
            }
            _ => {
                let test = TextTest::new(operator, modifier, constants);
                let inline = test.map(|test| {
                    self.tests.push(Box::new(test));
                    Inline::Test(self.tests.len() - 1)
                });
                (inline, false)
            }
        }
    }

    fn members(&mut self, texts: &[&[u8]], short: bool) -> Inline {
        if short && texts.len() <= FEW_TEXTS && !texts.iter().any(|text| text.contains(&0)) {
            return Inline::TextIs(texts.iter().map(|text| Box::from(*text)).collect());
        }
        self.sets.push(Box::new(TextSet::new(texts.iter().copied())));
        Inline::Member(self.sets.len() - 1)
    }
}

fn texts(constants: &[Constant]) -> Option<Vec<&[u8]>> {
    let mut texts = Vec::with_capacity(constants.len());
    for constant in constants {
        match constant {
            Constant::Text(text) => texts.push(text.as_slice()),
            _ => return None,
        }
    }
    Some(texts)
}

fn number(
    operator: Operator,
    modifier: Option<Modifier>,
    constants: &[Constant],
    class: ValueClass,
) -> Option<Inline> {
    let number = |constant: &Constant| match (constant, class) {
        (Constant::Int(number), ValueClass::Int) => Some(*number),
        (Constant::Uint(number), ValueClass::Uint) => Some(number.cast_signed()),
        _ => None,
    };
    let numbers: Vec<i64> = constants.iter().map(number).collect::<Option<_>>()?;
    match (operator, modifier) {
        (Operator::In | Operator::Intersects, None) | (Operator::Equal, Some(Modifier::Anyof))
            if numbers.len() <= FEW =>
        {
            Some(Inline::NumberIs(numbers))
        }
        (_, None) => match (Relation::of(operator)?, numbers.as_slice()) {
            (_, [_, _, ..] | []) => None,
            (relation, [number]) => Some(Inline::Number(relation, *number)),
        },
        _ => None,
    }
}

fn truth(operator: Operator, modifier: Option<Modifier>, constants: &[Constant]) -> (Option<Inline>, bool) {
    match (operator, modifier, constants) {
        (Operator::Equal | Operator::In, None, [Constant::Bool(truth)]) => {
            (Some(Inline::Truth(*truth)), false)
        }
        (Operator::NotEqual, None, [Constant::Bool(truth)]) => (Some(Inline::Truth(*truth)), true),
        _ => (None, false),
    }
}
