//! One event record in the capture encoding, the form in which every source delivers events.
//!
//! ```text
//! header                     lengths                    values
//! ts tid len type nparams    u16 or u32 each            back to back, unaligned, little-endian
//! ```
//!
//! The reader has checked that lengths and values lie inside the record; this module only cuts.

use compiler::tables::{self, EventCode, EventFlags};

/// An event, borrowed from the buffer of whoever delivered it.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// Ordinal since reading began, from 1 (`evt.num`).
    pub num: u64,
    /// Nanoseconds since the epoch.
    pub ts: u64,
    /// Thread, -1 if none.
    pub tid: i64,
    /// CPU it was recorded on.
    pub cpu: u16,
    /// Type.
    pub code: EventCode,
    /// It only updates the state; users do not see it.
    pub state_only: bool,
    lengths: &'a [u8],
    values: &'a [u8],
}

impl<'a> Event<'a> {
    /// Puts an event together from its header and the two parts of its payload.
    ///
    /// `lengths` holds one little-endian length per value, 32 bits wide for events with large
    /// payloads and 16 for others. Returns `None` if the lengths are no whole number of entries or
    /// add up to more than `values` holds.
    pub fn new(head: Head, lengths: &'a [u8], values: &'a [u8]) -> Option<Self> {
        let Head {
            num,
            ts,
            tid,
            cpu,
            code,
            state_only,
        } = head;
        let event = Self {
            num,
            ts,
            tid,
            cpu,
            code,
            state_only,
            lengths,
            values,
        };
        if !lengths.len().is_multiple_of(event.length_width()) {
            return None;
        }
        let total = event.lengths().try_fold(0_usize, usize::checked_add)?;
        (total <= values.len()).then_some(event)
    }

    /// Row of its type; types beyond the table never become an `Event`.
    ///
    /// # Panics
    /// If the code is not in the table.
    pub fn info(&self) -> &'static tables::Event {
        self.code.info().expect("the reader skips codes beyond the table")
    }

    /// Number of values it carries, which may differ from the table's.
    pub fn value_count(&self) -> usize {
        self.lengths.len() / self.length_width()
    }

    /// The bytes of value `index`; `None` when the record has fewer. Length 0 means unknown.
    pub fn value(&self, index: usize) -> Option<&'a [u8]> {
        self.values().nth(index)
    }

    /// Its values in order.
    pub fn values(&self) -> impl Iterator<Item = &'a [u8]> {
        let values = self.values;
        self.lengths().scan(0, move |start, length| {
            let value = &values[*start..*start + length];
            *start += length;
            Some(value)
        })
    }

    /// The encoded lengths and the values, each back to back, as [`Event::new`] takes them.
    pub fn payload(&self) -> (&'a [u8], &'a [u8]) {
        (self.lengths, self.values)
    }

    fn lengths(&self) -> impl Iterator<Item = usize> + use<'a> {
        let width = self.length_width();
        self.lengths.chunks_exact(width).map(|bytes| match *bytes {
            [a, b] => usize::from(u16::from_le_bytes([a, b])),
            [a, b, c, d] => u32::from_le_bytes([a, b, c, d]) as usize,
            _ => unreachable!("a length takes two or four bytes"),
        })
    }

    fn length_width(&self) -> usize {
        let large = self
            .code
            .info()
            .is_some_and(|info| info.flags.contains(EventFlags::LARGE_PAYLOAD));
        if large { 4 } else { 2 }
    }
}

/// What an event has besides its values; see [`Event`].
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the same fields as in Event")]
pub struct Head {
    pub num: u64,
    pub ts: u64,
    pub tid: i64,
    pub cpu: u16,
    pub code: EventCode,
    pub state_only: bool,
}

#[cfg(test)]
mod tests {
    use compiler::tables::event;

    use super::*;

    const HEAD: Head = Head {
        num: 1,
        ts: 2,
        tid: 3,
        cpu: 0,
        code: event::SYSCALL_OPEN_X,
        state_only: false,
    };

    #[test]
    fn values_are_cut_by_the_length_array() {
        let event = Event::new(HEAD, &[2, 0, 0, 0, 1, 0], b"abc").unwrap();
        assert_eq!(event.value_count(), 3);
        assert_eq!(event.value(0), Some(&b"ab"[..]));
        assert_eq!(event.value(1), Some(&b""[..]));
        assert_eq!(event.value(2), Some(&b"c"[..]));
        assert_eq!(event.value(3), None);
    }

    #[test]
    fn lengths_beyond_the_values_are_refused() {
        assert!(Event::new(HEAD, &[4, 0], b"abc").is_none());
        assert!(Event::new(HEAD, &[4], b"abcd").is_none());
    }

    #[test]
    fn large_payloads_have_wide_lengths() {
        let head = Head {
            code: event::ASYNCEVENT_E,
            ..HEAD
        };
        let event = Event::new(head, &[1, 0, 0, 0, 2, 0, 0, 0], b"abc").unwrap();
        assert_eq!(event.value(1), Some(&b"bc"[..]));
    }
}
