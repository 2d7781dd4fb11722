//! Cuts an event block into a checked record, whatever the block's version.
//!
//! ```text
//! u16 cpu | [u32 flags] | u64 ts | i64 tid | u32 len | u16 type | [u32 nparams] | lengths | values | padding
//! ```
//!
//! In: the body of an event block. Out: where lengths and values stand, checked to lie inside the
//! record. The values themselves are not looked at.

use std::ops::Range;

use compiler::tables::{EventCode, event};

use super::block::EventBlock;
use super::converter::plan;
use super::error::Fault;

/// Header of a record whose block gives the number of values.
pub(super) const COUNTED_HEADER: usize = 26;
/// Header of an older one.
const UNCOUNTED_HEADER: usize = 22;
/// Only bit of the flags that a file holds: the event updates the state and is not shown.
pub(super) const STATE_ONLY: u32 = 1;
/// How much too large the length is that old recorders gave two kinds of events.
const EXCESS: usize = 3;

/// A record inside a block's body.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) ts: u64,
    pub(super) tid: i64,
    pub(super) cpu: u16,
    pub(super) code: EventCode,
    pub(super) state_only: bool,
    /// Number of values.
    pub(super) count: usize,
    /// Bytes of each length. It differs from the type's own width only in old records.
    pub(super) length_width: usize,
    /// Where the lengths stand.
    pub(super) lengths: Range<usize>,
    /// Where the values stand.
    pub(super) values: Range<usize>,
}

/// Bytes that the record's header and what stands before it take.
pub(super) const fn header_length(block: EventBlock) -> usize {
    let header = if block.counted {
        COUNTED_HEADER
    } else {
        UNCOUNTED_HEADER
    };
    block.prefix() + header
}

/// The record of a block; `None` if its type is newer than the table.
pub(super) fn cut(block: EventBlock, body: &[u8]) -> Result<Option<Record>, Fault> {
    let start = block.prefix();
    let too_short = || Fault::TooShort {
        what: "an event block's body",
        length: body.len() as u64,
        least: header_length(block) as u64,
    };
    let header = body.get(start..header_length(block)).ok_or_else(too_short)?;
    let field = Header(header);
    let code = EventCode(field.u16(20));
    let Some(plan) = plan::of(code) else {
        return Ok(None);
    };
    let length = field.u32(16);
    let mut record = Record {
        ts: field.u64(0),
        tid: field.u64(8) as i64,
        cpu: Header(body).u16(0),
        code,
        state_only: block.flags && Header(body).u32(2) & STATE_ONLY != 0,
        count: 0,
        length_width: 2,
        lengths: 0..0,
        values: 0..0,
    };
    let available = body.len() - start;
    let misfit = |count: u32| Fault::Values {
        code: code.0,
        count,
        length,
    };
    let mut end = length as usize;
    if !block.counted && matches!(code, event::NOTIFICATION_E | event::INFRASTRUCTURE_EVENT_E) {
        end = end.saturating_sub(EXCESS);
    }
    if end < header.len() {
        return Err(misfit(0));
    }
    if end > available {
        return Err(Fault::BeyondBlock {
            what: "an event record",
            wanted: end as u64,
            left: available as u64,
        });
    }
    let payload = &body[start + header.len()..start + end];
    if block.counted {
        let count = field.u32(22);
        record.length_width = usize::from(plan.length_width);
        record.count = count as usize;
        let fits = (record.count)
            .checked_mul(record.length_width)
            .and_then(|lengths| value_bytes(payload, lengths, record.length_width))
            .is_some();
        if !fits {
            return Err(misfit(count));
        }
    } else {
        record.count = count_values(payload, usize::from(plan.values))
            .ok_or(Fault::ValueCount { code: code.0, length })?;
    }
    let lengths = record.count * record.length_width;
    let from = start + header.len();
    record.lengths = from..from + lengths;
    record.values = from + lengths..start + end;
    Ok(Some(record))
}

/// Bytes of the values after `lengths` bytes of lengths; `None` if they exceed the payload.
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

/// Finds how many values a payload without a count holds: the largest number, from that of today's
/// table down, whose lengths and values fill it exactly. `None` if a number leaves a rest, for then
/// smaller ones do not fit either.
fn count_values(payload: &[u8], most: usize) -> Option<usize> {
    for count in (0..=most).rev() {
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
