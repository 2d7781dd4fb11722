//! Cuts an event block of any version into a checked record.
//!
//! ```text
//! u16 cpu | [u32 flags] | u64 ts | i64 tid | u32 len | u16 type | [u32 nparams] | lengths | values | padding
//! ```
//!
//! In: the body of an event block. Out: the positions of lengths and values, checked to lie inside the
//! record. The values themselves are not read.

use compiler::tables::{EventCode, event};

use super::block::EventBlock;
use super::converter::plan::{self, Plan};
use super::error::Fault;

/// Header of a record whose block gives the number of values.
pub(super) const COUNTED_HEADER: usize = 26;
/// Header of an older one.
const UNCOUNTED_HEADER: usize = 22;
/// Only bit of the flags that a file holds: the event updates the state and is not shown.
pub(super) const STATE_ONLY: u32 = 1;
/// How much too large the length is that old recorders gave two kinds of events.
const EXCESS: usize = 3;

/// A record inside a block's body. The body is at most [`MAX_LARGE_EVENT_BLOCK`] long, so places take
/// 32 bits; the record is copied often and stays small.
///
/// [`MAX_LARGE_EVENT_BLOCK`]: super::limits::MAX_LARGE_EVENT_BLOCK
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) ts: u64,
    pub(super) tid: i64,
    pub(super) cpu: u16,
    pub(super) code: EventCode,
    /// What the converter does with the type.
    pub(super) plan: Plan,
    pub(super) state_only: bool,
    /// Bytes of each length. It differs from the type's own width only in old records.
    pub(super) length_width: u8,
    /// Where lengths begin, where values begin, and where they end.
    lengths: u32,
    values: u32,
    end: u32,
}

impl Record {
    /// Returns its lengths and values out of the body it was cut from.
    #[inline]
    pub(super) fn payload<'a>(&self, body: &'a [u8]) -> (&'a [u8], &'a [u8]) {
        let [lengths, values, end] = [self.lengths, self.values, self.end].map(|place| place as usize);
        (&body[lengths..values], &body[values..end])
    }
}

/// Returns the number of bytes of the record's header and of what precedes it.
pub(super) const fn header_length(block: EventBlock) -> usize {
    let header = if block.counted {
        COUNTED_HEADER
    } else {
        UNCOUNTED_HEADER
    };
    block.prefix() + header
}

/// Returns the record of a block; `None` if its type is newer than the table.
#[inline]
pub(super) fn cut(block: EventBlock, body: &[u8]) -> Result<Option<Record>, Fault> {
    let start = block.prefix();
    let payload = header_length(block);
    let Some(header) = body.get(start..payload).map(Header) else {
        return Err(Fault::TooShort {
            what: "an event block's body",
            length: body.len() as u64,
            min: payload as u64,
        });
    };
    let code = EventCode(header.u16(20));
    let Some(plan) = plan::of(code) else {
        return Ok(None);
    };
    let end = record_end(block, code, header.u32(16), body.len() - start)?;
    let mut record = Record {
        ts: header.u64(0),
        tid: header.u64(8) as i64,
        cpu: Header(body).u16(0),
        code,
        plan,
        state_only: block.flags && Header(body).u32(2) & STATE_ONLY != 0,
        length_width: 2,
        lengths: payload as u32,
        values: payload as u32,
        end: (start + end) as u32,
    };
    let rest = &body[payload..start + end];
    let lengths = if block.counted {
        record.length_width = plan.length_width;
        let count = header.u32(22);
        counted_lengths(rest, count, plan).ok_or(Fault::Values {
            code: code.0,
            count,
            length: end as u32,
        })?
    } else {
        uncounted_lengths(rest, plan).ok_or(Fault::ValueCount {
            code: code.0,
            length: end as u32,
        })?
    };
    record.values += lengths as u32;
    Ok(Some(record))
}

/// Returns where the record ends, counted from its header, once it is known to end inside the block.
#[inline]
fn record_end(block: EventBlock, code: EventCode, length: u32, available: usize) -> Result<usize, Fault> {
    let mut end = length as usize;
    if !block.counted && matches!(code, event::NOTIFICATION_E | event::INFRASTRUCTURE_EVENT_E) {
        end = end.saturating_sub(EXCESS);
    }
    if end < header_length(block) - block.prefix() {
        return Err(Fault::Values {
            code: code.0,
            count: 0,
            length,
        });
    }
    if end > available {
        return Err(Fault::BeyondBlock {
            what: "an event record",
            wanted: end as u64,
            left: available as u64,
        });
    }
    Ok(end)
}

/// Returns the number of bytes of the lengths of `count` values, if these fit in the payload.
#[inline]
fn counted_lengths(payload: &[u8], count: u32, plan: Plan) -> Option<usize> {
    let width = usize::from(plan.length_width);
    let lengths = (count as usize).checked_mul(width)?;
    value_bytes(payload, lengths, width).map(|_| lengths)
}

/// Returns the number of bytes of the lengths of as many values as an old record holds.
fn uncounted_lengths(payload: &[u8], plan: Plan) -> Option<usize> {
    count_values(payload, usize::from(plan.values)).map(|count| count * 2)
}

/// Returns the number of bytes of the values after `lengths` bytes of lengths; `None` if they exceed the payload.
#[inline]
fn value_bytes(payload: &[u8], lengths: usize, width: usize) -> Option<usize> {
    let (lengths, values) = payload.split_at_checked(lengths)?;
    let total: u64 = if width == 2 {
        let lengths = lengths.as_chunks::<2>().0;
        lengths
            .iter()
            .map(|length| u64::from(u16::from_le_bytes(*length)))
            .sum()
    } else {
        let lengths = lengths.as_chunks::<4>().0;
        lengths
            .iter()
            .map(|length| u64::from(u32::from_le_bytes(*length)))
            .sum()
    };
    (total <= values.len() as u64).then_some(total as usize)
}

/// Finds how many values a payload without a count holds: the largest number, from that of the current
/// table down, whose lengths and values fill it exactly. `None` if a number leaves a rest, for then
/// smaller ones do not fit either.
fn count_values(payload: &[u8], max: usize) -> Option<usize> {
    for count in (0..=max).rev() {
        let Some(values) = payload.len().checked_sub(count * 2) else {
            continue;
        };
        match value_bytes(payload, count * 2, 2) {
            Some(total) if total == values => return Some(count),
            Some(_) => return None,
            None => {}
        }
    }
    None
}

/// Little-endian numbers at fixed places, proven to be inside by the caller.
struct Header<'a>(&'a [u8]);

impl Header<'_> {
    #[inline]
    fn array<const N: usize>(&self, at: usize) -> [u8; N] {
        self.0[at..at + N].try_into().expect("the range has N bytes")
    }

    fn u16(&self, at: usize) -> u16 {
        u16::from_le_bytes(self.array(at))
    }

    fn u32(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.array(at))
    }

    fn u64(&self, at: usize) -> u64 {
        u64::from_le_bytes(self.array(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_the_largest_that_fills_the_payload() {
        assert_eq!(count_values(&[], 4), Some(0));
        assert_eq!(count_values(&[0, 0], 4), Some(1));
        assert_eq!(count_values(&[1, 0, 0, 0, b'x'], 4), Some(2));
        // Two lengths of zero also read as one length of two and a value of two zero bytes.
        assert_eq!(count_values(&[0, 0, 0, 0], 4), Some(2));
        assert_eq!(count_values(&[2, 0, 0, 0], 4), Some(1));
        assert_eq!(count_values(&[1, 0, b'a', b'b'], 1), None);
        assert_eq!(count_values(&[9, 0], 1), None);
        assert_eq!(count_values(&[0], 1), None);
    }
}
