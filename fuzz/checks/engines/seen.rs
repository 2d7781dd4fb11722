//! Field values that occur in a capture.
//!
//! In: a capture. Out: the fields that have values, and the values as constants. Conditions made of
//! them are true now and then, which generated ones rarely are on real events.

use std::collections::BTreeMap;

use compiler::backend::FieldSource;
use compiler::check::typed::{Constant, Operand};
use compiler::tables::{ArgumentRule, FIELDS, FieldId, ParamType};
use compiler::value::{Argument, FieldRef, Value};

use super::source::Source;

/// Maximum number of different values per field.
const MAX_VALUES: usize = 24;
/// One event in this many is sampled.
const STRIDE: usize = 7;
/// Arguments that are tried.
const INDEXES: [u64; 4] = [0, 1, 2, 3];
const KEYS: [&str; 4] = ["name", "flags", "fd", "res"];

/// The values by field; none by default.
#[derive(Default)]
pub(crate) struct Seen {
    fields: Vec<(FieldRef, Vec<Constant>)>,
}

impl Seen {
    /// Returns the values that occur in `capture`.
    pub(crate) fn of(capture: &[u8]) -> Self {
        let references: Vec<FieldRef> = references().collect();
        let mut found: BTreeMap<usize, Vec<Constant>> = BTreeMap::new();
        let mut number = 0;
        super::each_event(capture, |_, fields| {
            number += 1;
            if number % STRIDE != 0 {
                return;
            }
            for (place, reference) in references.iter().enumerate() {
                let known = found.entry(place).or_default();
                if known.len() < MAX_VALUES
                    && let Some(constant) = constant(fields.value(reference), reference)
                    && !known.contains(&constant)
                {
                    known.push(constant);
                }
            }
        });
        let fields = references
            .into_iter()
            .enumerate()
            .filter_map(|(place, reference)| {
                let values = found.remove(&place).filter(|values| !values.is_empty())?;
                Some((reference, values))
            });
        Self {
            fields: fields.collect(),
        }
    }

    /// Returns one of the fields that have values, if there are any and the decision is to use one.
    pub(super) fn field(&self, source: &mut Source<'_>) -> Option<FieldRef> {
        if self.fields.is_empty() || source.once_in(4) {
            return None;
        }
        let (field, _) = &self.fields[source.below(self.fields.len())];
        Some(field.clone())
    }

    /// Returns the values of a field.
    pub(super) fn values(&self, field: &FieldRef) -> &[Constant] {
        let found = self.fields.iter().find(|(seen, _)| seen == field);
        found.map_or(&[], |(_, values)| values)
    }
}

/// Returns every field, with the arguments that are tried.
fn references() -> impl Iterator<Item = FieldRef> {
    let fields = (0..FIELDS.len() as u16).map(FieldId);
    fields.flat_map(|field| {
        let (index, key, none) = match field.info().argument {
            ArgumentRule::None => (false, false, true),
            ArgumentRule::Optional { index, key } => (index, key, true),
            ArgumentRule::Required { index, key } => (index, key, false),
        };
        let none = none.then_some(Argument::None);
        let indexes = INDEXES.into_iter().filter(move |_| index).map(Argument::Index);
        let keys = KEYS
            .into_iter()
            .filter(move |_| key)
            .map(|key| Argument::Key(key.into()));
        let arguments: Vec<Argument> = none.into_iter().chain(indexes).chain(keys).collect();
        arguments
            .into_iter()
            .map(move |argument| FieldRef { field, argument })
    })
}

/// Returns the value as a constant of the field's type, if it can be written as one.
fn constant(value: Option<Value<'_>>, field: &FieldRef) -> Option<Constant> {
    let (ty, _) = Operand::Field(field.clone()).ty();
    Some(match value? {
        Value::Text(text) if ty == ParamType::Bytebuf => Constant::Bytes(text.into_owned()),
        Value::Text(text) if ty.is_text() => Constant::Text(text.into_owned()),
        Value::Bytes(bytes) if ty == ParamType::Bytebuf => Constant::Bytes(bytes.into_owned()),
        Value::Int(number) if ty.is_signed() => Constant::Int(number),
        Value::Uint(number) if ty.is_unsigned() => Constant::Uint(number),
        Value::Bool(truth) => Constant::Bool(truth),
        _ => return None,
    })
}
