//! One event record in the capture encoding, the form in which every source delivers events.
//!
//! ```text
//! header                     lengths                    values
//! ts tid len type nparams    u16 or u32 each            back to back, unaligned, little-endian
//! ```
//!
//! The reader has checked that lengths and values lie inside the record; this module only cuts.

use compiler::tables::{self, EventCode, EventFlags};

/// An event, borrowed from the buffer of its source.
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
    /// Lengths take 32 bits.
    wide: bool,
    lengths: &'a [u8],
    values: &'a [u8],
}

impl<'a> Event<'a> {
    /// Puts an event together from its header and the two parts of its payload.
    ///
    /// `lengths` holds one little-endian length per value, 32 bits wide for events with large
    /// payloads and 16 for others. Returns `None` if the lengths are no whole number of entries or
    /// add up to more than `values` holds.
    pub fn new(head: EventHeader, lengths: &'a [u8], values: &'a [u8]) -> Option<Self> {
        let info = head.code.info();
        let wide = info.is_some_and(|info| info.flags.contains(EventFlags::LARGE_PAYLOAD));
        let event = Self::checked(head, wide, lengths, values);
        let width = if wide { 4 } else { 2 };
        let total = event.lengths().try_fold(0, usize::checked_add)?;
        (lengths.len().is_multiple_of(width) && total <= values.len()).then_some(event)
    }

    /// Returns an event whose payload was checked as [`Event::new`] does; `wide` means that
    /// lengths take 32 bits. Values beyond the payload count as missing.
    #[inline]
    pub(crate) fn checked(head: EventHeader, wide: bool, lengths: &'a [u8], values: &'a [u8]) -> Self {
        let EventHeader {
            num,
            ts,
            tid,
            cpu,
            code,
            state_only,
        } = head;
        Self {
            num,
            ts,
            tid,
            cpu,
            code,
            state_only,
            wide,
            lengths,
            values,
        }
    }

    /// Row of its type; types beyond the table never become an `Event`.
    ///
    /// # Panics
    /// If the code is not in the table.
    pub fn info(&self) -> &'static tables::Event {
        self.code.info().expect("the reader skips codes beyond the table")
    }

    /// Returns the number of values it carries, which may differ from the table's.
    pub fn value_count(&self) -> usize {
        self.lengths.len() / if self.wide { 4 } else { 2 }
    }

    /// Returns the bytes of value `index`; `None` when the record has fewer. Length 0 means unknown.
    #[inline]
    pub fn value(&self, index: usize) -> Option<&'a [u8]> {
        if self.wide {
            return self.wide_value(index);
        }
        // Sums over the length array: most values are read by position.
        let (before, rest) = self.lengths.split_at_checked(index * 2)?;
        let length = usize::from(u16::from_le_bytes(*rest.first_chunk()?));
        let start = total_length(before);
        self.values.get(start..start + length)
    }

    #[cold]
    fn wide_value(&self, index: usize) -> Option<&'a [u8]> {
        self.values().nth(index)
    }

    /// Returns its values in order.
    pub fn values(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let mut rest = self.values;
        self.lengths().map_while(move |length| {
            let (value, after) = rest.split_at_checked(length)?;
            rest = after;
            Some(value)
        })
    }

    /// Returns the encoded lengths and the values, each back to back, as [`Event::new`] takes them.
    pub fn payload(&self) -> (&'a [u8], &'a [u8]) {
        (self.lengths, self.values)
    }

    fn lengths(&self) -> impl Iterator<Item = usize> + use<'a> {
        let (narrow, wide) = if self.wide {
            (&[][..], self.lengths.as_chunks::<4>().0)
        } else {
            (self.lengths.as_chunks::<2>().0, &[][..])
        };
        let narrow = narrow
            .iter()
            .map(|length| usize::from(u16::from_le_bytes(*length)));
        narrow.chain(wide.iter().map(|length| u32::from_le_bytes(*length) as usize))
    }
}

/// Returns the sum of lengths of two bytes each, four at a time.
#[inline]
pub(crate) fn total_length(lengths: &[u8]) -> usize {
    let (fours, rest) = lengths.as_chunks::<8>();
    let fours: u64 = fours
        .iter()
        .map(|four| total_of_four(u64::from_le_bytes(*four)))
        .sum();
    let rest: u64 = rest
        .as_chunks::<2>()
        .0
        .iter()
        .map(|length| u64::from(u16::from_le_bytes(*length)))
        .sum();
    (fours + rest) as usize
}

/// Returns the sum of the four 16-bit numbers in a word.
#[inline]
const fn total_of_four(word: u64) -> u64 {
    const EVEN: u64 = 0x0000_ffff_0000_ffff;
    let pairs = (word & EVEN) + (word >> 16 & EVEN);
    (pairs + (pairs >> 32)) & 0xffff_ffff
}

/// What an event has besides its values; see [`Event`].
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the same fields as in Event")]
pub struct EventHeader {
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

    const HEAD: EventHeader = EventHeader {
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
        let head = EventHeader {
            code: event::ASYNCEVENT_E,
            ..HEAD
        };
        let event = Event::new(head, &[1, 0, 0, 0, 2, 0, 0, 0], b"abc").unwrap();
        assert_eq!(event.value(1), Some(&b"bc"[..]));
    }
}
