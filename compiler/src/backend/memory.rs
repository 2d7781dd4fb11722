//! Events written down as the values of their fields.

use rustc_hash::FxHashMap;

use super::FieldSource;
use crate::value::{FieldRef, Value};

/// An event that consists of the values of its fields; for tests of rules and of engines.
#[derive(Clone, Debug, Default)]
pub struct MemorySource {
    values: FxHashMap<FieldRef, Value<'static>>,
}

impl MemorySource {
    /// Gives `field` a value.
    pub fn set(&mut self, field: FieldRef, value: Value<'static>) {
        self.values.insert(field, value);
    }
}

impl FromIterator<(FieldRef, Value<'static>)> for MemorySource {
    fn from_iter<I: IntoIterator<Item = (FieldRef, Value<'static>)>>(values: I) -> Self {
        Self {
            values: values.into_iter().collect(),
        }
    }
}

impl FieldSource for MemorySource {
    fn value(&self, field: &FieldRef) -> Option<Value<'_>> {
        self.values.get(field).cloned()
    }
}
