//! What fields had for values in a capture.
//!
//! In: a capture. Out: for decisions, fields that had values, and these as constants: conditions made of
//! them hold now and then, which invented ones over real events hardly do.

use std::collections::BTreeMap;

use compiler::backend::FieldSource;
use compiler::check::typed::{Constant, Operand};
use compiler::tables::{ArgumentRule, FIELDS, FieldId, ParamType};
use compiler::value::{Argument, FieldRef, Value};

use super::source::Source;

/// Different values of a field at most.
const MAX_VALUES: usize = 24;
/// One event of so many is looked at.
const STRIDE: usize = 7;
/// Arguments that are tried.
const INDEXES: [u64; 4] = [0, 1, 2, 3];
const KEYS: [&str; 4] = ["name", "flags", "fd", "res"];

/// See the module; nothing was seen by default.
#[derive(Default)]
pub(crate) struct Seen {
    fields: Vec<(FieldRef, Vec<Constant>)>,
}

impl Seen {
    /// What there is in `capture`.
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

    /// One of the fields that had values, if there are any and it is decided so.
    pub(super) fn field(&self, source: &mut Source<'_>) -> Option<FieldRef> {
        if self.fields.is_empty() || source.once_in(4) {
            return None;
        }
        let (field, _) = &self.fields[source.below(self.fields.len())];
        Some(field.clone())
    }

    /// The values that a field had.
    pub(super) fn values(&self, field: &FieldRef) -> &[Constant] {
        let found = self.fields.iter().find(|(seen, _)| seen == field);
        found.map_or(&[], |(_, values)| values)
    }
}

/// Every field, with the arguments that are tried.
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

/// The value as a constant of the field's type, where such constants can be written.
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
