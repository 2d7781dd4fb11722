//! Event blocks: cut, converted, numbered.
//!
//! In: the blocks of a section from its first event on. Out: [`Reader::current`], which says where the
//! parts of the next event are; they are borrowed, not copied, unless the converter made them.

use compiler::tables::{EventCode, event};

use super::{BlockHead, CurrentEvent, Reader, at};
use crate::capture::block::{self, EventBlock, Kind};
use crate::capture::converter::{Values, Verdict};
use crate::capture::error::{CaptureError, Fault};
use crate::capture::limits;
use crate::capture::record::{self, Record};
use crate::event::{Event, EventHeader};

/// What one block among the events led to.
pub(super) enum EventStep {
    /// An event; [`Reader::current`] describes it.
    Deliver,
    /// A further section begins; its head is read.
    Section(BlockHead),
    /// It was dropped.
    Skip,
    End,
}

/// A block among the events.
enum NextBlock {
    Event(EventBlock, usize),
    Section(BlockHead),
    End,
}

impl Reader<'_> {
    /// Returns the next block among the events.
    #[inline]
    pub(super) fn read_event(&mut self) -> Result<EventStep, CaptureError> {
        let (block, length) = match self.event_at_hand() {
            Some(found) => found,
            None => match self.next_event_block()? {
                NextBlock::Event(block, length) => (block, length),
                NextBlock::Section(head) => return Ok(EventStep::Section(head)),
                NextBlock::End => return Ok(EventStep::End),
            },
        };
        let body = event_body(self.input.at_hand(), length);
        let record = match record::cut(block, body) {
            Ok(Some(record)) => record,
            Ok(None) => {
                self.input.advance(length);
                return Ok(EventStep::Skip);
            }
            Err(fault) => return Err(self.error(fault)),
        };
        let (lengths, data) = record.payload(body);
        let values = Values {
            length_width: usize::from(record.length_width),
            lengths,
            data,
        };
        let verdict = self
            .converter
            .convert(record.tid, record.code, record.plan, values);
        let verdict = match verdict {
            Ok(verdict) => verdict,
            Err((code, why)) => return Err(self.error(Fault::Conversion { code: code.0, why })),
        };
        self.input.advance(length);
        Ok(self.deliver(verdict, record, length))
    }

    /// Returns the common case: a small event block that is in memory as a whole.
    #[inline]
    fn event_at_hand(&self) -> Option<(EventBlock, usize)> {
        let bytes = self.input.at_hand();
        let (code, rest) = bytes.split_first_chunk::<4>()?;
        let length = u32::from_le_bytes(*rest.first_chunk::<4>()?);
        let block = match u32::from_le_bytes(*code) {
            block::today::EVENT => EventBlock::SMALL,
            block::UNCOUNTED_EVENT => EventBlock::UNCOUNTED,
            _ => return None,
        };
        let possible = min_event_length(block)..=block::HEAD + limits::MAX_EVENT_BLOCK;
        let whole = possible.contains(&u64::from(length)) && length as usize <= bytes.len();
        whole.then_some((block, length as usize))
    }

    /// Returns the next block of any kind among the events, buffered as a whole.
    fn next_event_block(&mut self) -> Result<NextBlock, CaptureError> {
        let Some(head) = self.peek_head()? else {
            return Ok(NextBlock::End);
        };
        let block = match Kind::from_code(head.code) {
            Kind::Event(block) => block,
            Kind::Section => {
                self.input.advance(block::HEAD as usize);
                return Ok(NextBlock::Section(head));
            }
            _ => return Err(at(&head, Fault::UnexpectedBlock { code: head.code })),
        };
        let length = event_length(&head, block)?;
        let found = self.input.peek(length)?.len() as u64;
        if found < length as u64 {
            let (what, wanted) = ("an event block", length as u64);
            return Err(at(&head, Fault::Truncated { what, wanted, found }));
        }
        Ok(NextBlock::Event(block, length))
    }

    /// Numbers an event, unless it is dropped.
    #[inline]
    fn deliver(&mut self, verdict: Verdict, record: Record, block: usize) -> EventStep {
        let code = match verdict {
            Verdict::Drop => {
                self.initial_state = false;
                return EventStep::Skip;
            }
            Verdict::AsIs => record.code,
            Verdict::Converted(code) => code,
        };
        self.initial_state = self.initial_state && describes_state(code);
        self.events += 1;
        let head = EventHeader {
            num: self.events,
            ts: record.ts,
            tid: record.tid,
            cpu: record.cpu,
            code,
            state_only: record.state_only || self.initial_state,
        };
        let (wide, record) = match verdict {
            Verdict::AsIs => (record.length_width == 4, Some((block, record))),
            _ => (self.converter.values().length_width == 4, None),
        };
        self.current = Some(CurrentEvent { head, wide, record });
        EventStep::Deliver
    }

    /// Puts together the event that was found.
    #[inline]
    pub(super) fn event(&self) -> Option<Event<'_>> {
        let current = self.current.as_ref()?;
        let (lengths, values) = if let Some((block, record)) = &current.record {
            record.payload(event_body(self.input.behind(*block), *block))
        } else {
            let Values { lengths, data, .. } = self.converter.values();
            (lengths, data)
        };
        Some(Event::checked(current.head, current.wide, lengths, values))
    }
}

/// Body of the event block of `length` bytes that `bytes` begin with.
#[inline]
fn event_body(bytes: &[u8], length: usize) -> &[u8] {
    &bytes[block::HEAD as usize..length - block::TRAILER as usize]
}

/// Returns the number of bytes of a whole event block, once its length is known to be possible.
fn event_length(head: &BlockHead, block: EventBlock) -> Result<usize, CaptureError> {
    let length = u64::from(head.length);
    let min = min_event_length(block);
    let max = block::HEAD
        + if block.large {
            limits::MAX_LARGE_EVENT_BLOCK
        } else {
            limits::MAX_EVENT_BLOCK
        };
    let what = "an event block";
    if length < min {
        return Err(at(head, Fault::TooShort { what, length, min }));
    }
    if length > max {
        return Err(at(head, Fault::TooLong { what, length, max }));
    }
    Ok(length as usize)
}

/// Returns the number of bytes of the smallest event block.
const fn min_event_length(block: EventBlock) -> u64 {
    block::HEAD + record::header_length(block) as u64 + block::TRAILER
}

/// Types that recorders write between the headers and the first event proper: containers, users,
/// groups, messages of plugins.
fn describes_state(code: EventCode) -> bool {
    matches!(
        code,
        event::CONTAINER_JSON_2_E
            | event::USER_ADDED_E
            | event::USER_DELETED_E
            | event::GROUP_ADDED_E
            | event::GROUP_DELETED_E
            | event::ASYNCEVENT_E
    )
}
