//! The common event: in a block of the common kind, whole in memory, delivered unchanged or after
//! a common conversion.
//!
//! In: the input, between events. Out: the event, cut in one pass. Whatever else comes (other
//! blocks, rarer conversions, faults, the end) is left to the slow path, which handles
//! and reports it; this module reports no fault.

use compiler::tables::EventCode;

use super::{Reader, Stage};
use crate::capture::block::{self, EventBlock};
use crate::capture::converter::{Values, Verdict, plan};
use crate::capture::{limits, record};
use crate::event::{Event, EventHeader, total_length};

/// Offsets of the parts of a block: its head, then the CPU and the record's header.
const CPU: usize = block::HEAD as usize;
const RECORD: usize = CPU + EventBlock::SMALL.prefix();
const LENGTHS: usize = CPU + record::header_length(EventBlock::SMALL);

/// The position of a common event. Its header is read when the event is assembled,
/// which is cheaper than copying it.
pub(super) struct FastEvent {
    /// Bytes of its block, which was read last.
    block: usize,
    /// The converter has its values.
    converted: bool,
}

impl Reader<'_> {
    /// Reads up to the next event, if all blocks up to it are common ones.
    #[inline]
    pub(super) fn read_fast(&mut self) -> Option<FastEvent> {
        if !matches!(self.stage, Stage::Events) || self.initial_state {
            return None;
        }
        loop {
            let bytes = self.input.at_hand();
            let head: &[u8; LENGTHS] = bytes.first_chunk()?;
            let block = u32_at(head, 4) as usize;
            let end = record_end(head);
            let possible = u32_at(head, 0) == block::today::EVENT
                && block <= bytes.len()
                && block <= (block::HEAD + limits::MAX_EVENT_BLOCK) as usize
                && end + block::TRAILER as usize <= block;
            let plan = plan::of(code(head))?;
            let count = value_count(head);
            if !possible || plan.length_width != 2 {
                return None;
            }
            let (lengths, data) = bytes.get(LENGTHS..end)?.split_at_checked(count * 2)?;
            if total_length(lengths) > data.len() {
                return None;
            }
            let verdict = if plan.is_plain(count) {
                Verdict::AsIs
            } else {
                let values = Values {
                    length_width: 2,
                    lengths,
                    data,
                };
                self.converter
                    .convert_common(tid(head), code(head), plan, values)?
            };
            self.input.advance(block);
            if verdict != Verdict::Drop {
                self.events += 1;
                let converted = verdict != Verdict::AsIs;
                return Some(FastEvent { block, converted });
            }
        }
    }

    /// Puts together the event that was found last.
    #[inline]
    pub(super) fn fast_event(&self, plain: &FastEvent) -> Event<'_> {
        let block = self.input.behind(plain.block);
        let head: &[u8; LENGTHS] = block.first_chunk().expect("a block has a head");
        let (lengths, values) = if plain.converted {
            let Values { lengths, data, .. } = self.converter.values();
            (lengths, data)
        } else {
            block[LENGTHS..record_end(head)].split_at(value_count(head) * 2)
        };
        let head = EventHeader {
            num: self.events,
            ts: u64_at(head, RECORD),
            tid: tid(head),
            cpu: u16_at(head, CPU),
            code: code(head),
            state_only: false,
        };
        Event::checked(head, false, lengths, values)
    }
}

#[inline]
fn tid(head: &[u8; LENGTHS]) -> i64 {
    u64_at(head, RECORD + 8) as i64
}

/// Returns where the record ends in its block, if its length is true.
#[inline]
fn record_end(head: &[u8; LENGTHS]) -> usize {
    RECORD + u32_at(head, RECORD + 16) as usize
}

/// Returns the type of the event, which common conversions keep.
#[inline]
fn code(head: &[u8; LENGTHS]) -> EventCode {
    EventCode(u16_at(head, RECORD + 20))
}

#[inline]
fn value_count(head: &[u8; LENGTHS]) -> usize {
    u32_at(head, RECORD + 22) as usize
}

#[inline]
fn u16_at(head: &[u8; LENGTHS], at: usize) -> u16 {
    u16::from_le_bytes([head[at], head[at + 1]])
}

#[inline]
fn u32_at(head: &[u8; LENGTHS], at: usize) -> u32 {
    u32::from_le_bytes(*head[at..].first_chunk().expect("places lie in the head"))
}

#[inline]
fn u64_at(head: &[u8; LENGTHS], at: usize) -> u64 {
    u64::from_le_bytes(*head[at..].first_chunk().expect("places lie in the head"))
}
