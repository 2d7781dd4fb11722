//! The values of one event, each read once.
//!
//! In: a source of fields. Out: the value of any of the fields that a graph reads, remembered for
//! the rest of the event. Several rules ask for the same few fields, and some are dear to make.

use rustc_hash::FxHashMap;

use super::FieldSource;
use crate::value::{FieldRef, Value};

/// The place of a field among those that a graph reads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Slot(u32);

/// The fields that a graph reads.
#[derive(Debug, Default)]
pub(super) struct Fields {
    list: Vec<FieldRef>,
    slots: FxHashMap<FieldRef, Slot>,
}

impl Slot {
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

impl Fields {
    /// The fields in the order of their places.
    pub(super) fn list(&self) -> &[FieldRef] {
        &self.list
    }

    /// The place of `field`, made if it is new.
    pub(super) fn slot(&mut self, field: &FieldRef) -> Slot {
        if let Some(slot) = self.slots.get(field) {
            return *slot;
        }
        let slot = Slot(self.list.len() as u32);
        self.list.push(field.clone());
        self.slots.insert(field.clone(), slot);
        slot
    }
}

/// Memory for [`Values`] that the next event uses again.
#[derive(Debug, Default)]
pub(super) struct Buffer {
    event: u64,
    /// By slot: the event on which it was read last, and the place of its value.
    places: Vec<(u64, u32)>,
    values: Vec<Option<Value<'static>>>,
}

/// The values of one event.
pub(super) struct Values<'e, 'b, S: ?Sized> {
    source: &'e S,
    fields: &'b [FieldRef],
    event: u64,
    places: &'b mut Vec<(u64, u32)>,
    read: Vec<Option<Value<'e>>>,
    spent: &'b mut Vec<Option<Value<'static>>>,
}

impl<'e, 'b, S: FieldSource + ?Sized> Values<'e, 'b, S> {
    /// The values of a new event.
    pub(super) fn new(source: &'e S, fields: &'b Fields, buffer: &'b mut Buffer) -> Self {
        buffer.event += 1;
        buffer.places.resize(fields.list.len(), (0, 0));
        Self {
            source,
            fields: &fields.list,
            event: buffer.event,
            places: &mut buffer.places,
            read: emptied(std::mem::take(&mut buffer.values)),
            spent: &mut buffer.values,
        }
    }

    /// Where the values come from.
    pub(super) fn source(&self) -> &'e S {
        self.source
    }

    /// The value of a field, with the source for what else is needed.
    pub(super) fn get(&mut self, slot: Slot) -> (Option<&Value<'e>>, &'e S) {
        let place = &mut self.places[slot.0 as usize];
        if place.0 != self.event {
            *place = (self.event, self.read.len() as u32);
            self.read.push(self.source.value(&self.fields[slot.0 as usize]));
        }
        (self.read[place.1 as usize].as_ref(), self.source)
    }
}

impl<S: ?Sized> Drop for Values<'_, '_, S> {
    fn drop(&mut self) {
        *self.spent = emptied(std::mem::take(&mut self.read));
    }
}

/// An empty list for values of another lifetime. Collecting in place keeps the memory.
fn emptied<'a>(mut values: Vec<Option<Value<'_>>>) -> Vec<Option<Value<'a>>> {
    values.clear();
    values.into_iter().map(|_| None).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::tables::field;

    /// Counts how often it is asked.
    struct Counting(Cell<i64>);

    impl FieldSource for Counting {
        fn value(&self, _: &FieldRef) -> Option<Value<'_>> {
            self.0.set(self.0.get() + 1);
            Some(Value::Int(self.0.get()))
        }
    }

    #[test]
    fn each_field_is_read_once_an_event() {
        let mut fields = Fields::default();
        let name = fields.slot(&FieldRef::plain(field::PROC_NAME));
        let pid = fields.slot(&FieldRef::plain(field::PROC_PID));
        assert_eq!(fields.slot(&FieldRef::plain(field::PROC_NAME)), name);
        let source = Counting(Cell::new(0));
        let mut buffer = Buffer::default();
        let mut memory = None;
        for event in 0..3 {
            let mut values = Values::new(&source, &fields, &mut buffer);
            for _ in 0..2 {
                assert_eq!(values.get(pid).0, Some(&Value::Int(2 * event + 1)));
                assert_eq!(values.get(name).0, Some(&Value::Int(2 * event + 2)));
            }
            let start = values.read.as_ptr().addr();
            assert_eq!(*memory.get_or_insert(start), start);
        }
    }
}
