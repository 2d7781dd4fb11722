//! Enter events kept until their exit event: the arguments of the call before the caller could change them.
//!
//! Only the kinds that the state reads are kept: opens, connect, execve, execveat.
//! Not the converter's pending enter events, which serve another purpose.

use compiler::tables::EventCode;

use super::event_values::EventValues;
use crate::event::Event;

/// Most values of a kept event.
const MAX_VALUES: usize = 8;
/// Longest event that is kept, in bytes of values: a path and a few numbers, with room to spare.
const MAX_BYTES: usize = 4096;

/// The values of a kept enter event.
#[derive(Clone, Debug)]
pub(super) struct StoredEnter {
    pub(super) code: EventCode,
    ends: [u32; MAX_VALUES],
    count: u8,
    bytes: Vec<u8>,
}

impl StoredEnter {
    /// Returns whether the event is short enough to be kept.
    pub(super) fn can_keep(event: &Event<'_>) -> bool {
        event.values().map(<[u8]>::len).sum::<usize>() <= MAX_BYTES
    }

    pub(super) fn new(event: &Event<'_>) -> Self {
        let mut stored = Self {
            code: event.code,
            ends: [0; MAX_VALUES],
            count: 0,
            bytes: Vec::new(),
        };
        stored.replace(event);
        stored
    }

    /// Takes another event, reusing the memory.
    pub(super) fn replace(&mut self, event: &Event<'_>) {
        self.code = event.code;
        self.bytes.clear();
        self.count = 0;
        for (value, end) in event.values().zip(&mut self.ends) {
            self.bytes.extend_from_slice(value);
            *end = self.bytes.len() as u32;
            self.count += 1;
        }
    }
}

impl EventValues for StoredEnter {
    fn code(&self) -> EventCode {
        self.code
    }

    fn raw(&self, index: usize) -> &[u8] {
        if index >= usize::from(self.count) {
            return &[];
        }
        let start = match index.checked_sub(1) {
            Some(before) => self.ends[before] as usize,
            None => 0,
        };
        &self.bytes[start..self.ends[index] as usize]
    }
}
