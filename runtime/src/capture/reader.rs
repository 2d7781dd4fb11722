//! Reads a capture from the first block to the last.
//!
//! In: a file, a stream or memory. Out: [`Item`]s, one a call, with events converted and numbered.
//! Memory does not grow with the capture: one block or list entry is held at a time. A capture that
//! is cut or damaged gives everything before the damage, then one error, then nothing.
//! Not here: what items mean.

use std::io::Read;

use compiler::tables::{EventCode, event};

use super::block::{self, EventBlock, Kind};
use super::body::Body;
use super::converter::{Converter, Values, Verdict};
use super::error::{CaptureError, Fault};
use super::input::Input;
use super::item::{Item, Section};
use super::record::{self, Record};
use super::user_list::Credential;
use super::{fd_list, gzip, interface_list, limits, machine, process_list, user_list};
use crate::event::{Event, Head};

/// Reads one capture.
///
/// ```
/// use runtime::capture::{Item, Reader};
///
/// fn count_events(capture: &[u8]) -> Result<u64, runtime::capture::CaptureError> {
///     let mut reader = Reader::new(capture)?;
///     let mut events = 0;
///     while let Some(item) = reader.next()? {
///         if let Item::Event(event) = item {
///             events = event.num;
///         }
///     }
///     Ok(events)
/// }
/// assert!(count_events(b"no capture").is_err());
/// ```
pub struct Reader<'a> {
    input: Input<'a>,
    stage: Stage,
    converter: Converter,
    /// Events delivered so far.
    events: u64,
    /// The events that directly follow the headers still describe the initial state.
    initial_state: bool,
    current: Option<Current>,
}

/// The bytes of a capture, decompressed if they are compressed, for [`Reader::from_memory`].
pub fn decompress(read: impl Read + Send) -> Result<Vec<u8>, CaptureError> {
    let mut bytes = Vec::new();
    let mut read = gzip::open(read).map_err(|error| failed(0, error))?;
    match read.read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(failed(bytes.len() as u64, error)),
    }
}

/// Where in the capture a reader stands.
#[derive(Clone, Copy, Debug)]
enum Stage {
    /// Before the first section.
    Start,
    /// Between metadata blocks.
    Headers,
    /// Inside a list that is delivered entry by entry.
    List { list: List, left: u64, length: u32 },
    /// Between event blocks.
    Events,
    /// Nothing follows.
    End,
}

/// A list that is delivered entry by entry.
#[derive(Clone, Copy, Debug)]
enum List {
    Processes { version: u8 },
    Fds { version: u8, tid: i64 },
}

/// What one step through the capture found.
enum Found {
    /// An item that borrows nothing.
    Item(Item<'static>),
    /// The event that [`Reader::current`] describes.
    Event,
}

/// The event to be delivered: its parts stay in the input or the converter until the next call.
#[derive(Clone, Copy)]
struct Current {
    head: Head,
    /// Its lengths take 32 bits.
    wide: bool,
    /// In the last `block` bytes that were read; else in the converter.
    record: Option<(usize, Record)>,
}

/// Head of a block.
struct BlockHead {
    offset: u64,
    code: u32,
    length: u32,
}

impl<'a> Reader<'a> {
    /// Reads from a file or stream, compressed or not.
    pub fn new(read: impl Read + Send + 'a) -> Result<Self, CaptureError> {
        let read = gzip::open(read).map_err(|error| failed(0, error))?;
        Ok(Self::over(Input::stream(read)))
    }

    /// Reads an uncompressed capture that is in memory; events that need no conversion are
    /// borrowed from it without a copy.
    pub fn from_memory(bytes: &'a [u8]) -> Self {
        Self::over(Input::memory(bytes))
    }

    fn over(input: Input<'a>) -> Self {
        Self {
            input,
            stage: Stage::Start,
            converter: Converter::default(),
            events: 0,
            initial_state: true,
            current: None,
        }
    }

    /// The next item; `None` at the end and after an error.
    #[expect(
        clippy::should_implement_trait,
        reason = "items borrow from the reader, which an iterator cannot express"
    )]
    pub fn next(&mut self) -> Result<Option<Item<'_>>, CaptureError> {
        let found = match self.find() {
            Ok(found) => found,
            Err(error) => {
                self.stage = Stage::End;
                return Err(error);
            }
        };
        Ok(match found {
            None => None,
            Some(Found::Item(item)) => Some(item),
            Some(Found::Event) => self.event().map(Item::Event),
        })
    }

    /// Bytes of the decompressed stream that were read.
    pub fn offset(&self) -> u64 {
        self.input.offset()
    }

    /// Enter events of old recorders that were forgotten because too many were pending.
    pub fn lost_enters(&self) -> u64 {
        self.converter.lost_enters()
    }

    fn find(&mut self) -> Result<Option<Found>, CaptureError> {
        loop {
            match self.stage {
                Stage::Start => {
                    let head = self.first_head()?;
                    return self.read_section(&head).map(|section| Some(Found::Item(section)));
                }
                Stage::Headers => {
                    if let Some(found) = self.read_header()? {
                        return Ok(Some(Found::Item(found)));
                    }
                }
                Stage::List { list, left, length } => {
                    if let Some(found) = self.read_list(list, left, length)? {
                        return Ok(Some(Found::Item(found)));
                    }
                }
                Stage::Events => match self.read_event()? {
                    EventStep::Deliver => return Ok(Some(Found::Event)),
                    EventStep::Section(head) => {
                        return self.read_section(&head).map(|section| Some(Found::Item(section)));
                    }
                    EventStep::Skip => {}
                    EventStep::End => self.stage = Stage::End,
                },
                Stage::End => return Ok(None),
            }
        }
    }

    /// Head of the file's first block; the first chance to see that the file is no capture.
    fn first_head(&mut self) -> Result<BlockHead, CaptureError> {
        let start = self.input.peek(4)?;
        let fault = match *start {
            [] => Fault::Empty,
            [a, b, c, d] if u32::from_le_bytes([a, b, c, d]) != block::SECTION => Fault::NotACapture {
                found: u32::from_le_bytes([a, b, c, d]),
            },
            _ => {
                return self.read_head()?.ok_or_else(|| self.error(Fault::Empty));
            }
        };
        Err(self.error(fault))
    }

    /// Head of the next block; `None` at a clean end. It stays unread.
    fn peek_head(&mut self) -> Result<Option<BlockHead>, CaptureError> {
        let offset = self.input.offset();
        let head = self.input.peek(block::HEAD as usize)?;
        let &[code, length] = head.as_chunks::<4>().0 else {
            let (what, wanted, found) = ("a block's head", block::HEAD, head.len() as u64);
            let fault = Fault::Truncated { what, wanted, found };
            return if found == 0 {
                Ok(None)
            } else {
                Err(CaptureError { offset, fault })
            };
        };
        Ok(Some(BlockHead {
            offset,
            code: u32::from_le_bytes(code),
            length: u32::from_le_bytes(length),
        }))
    }

    fn read_head(&mut self) -> Result<Option<BlockHead>, CaptureError> {
        let head = self.peek_head()?;
        self.input.advance(block::HEAD as usize);
        Ok(head)
    }

    fn read_section(&mut self, head: &BlockHead) -> Result<Item<'static>, CaptureError> {
        let length = body_length(head)?;
        let mut body = Body::new(&mut self.input, length);
        let magic = body.u32("section header")?;
        let section = Section {
            major: body.u16("section header")?,
            minor: body.u16("section header")?,
        };
        if magic != block::SECTION_MAGIC {
            return Err(at(head, Fault::BadMagic { found: magic }));
        }
        let Section { major, minor } = section;
        if major > 1 {
            return Err(at(head, Fault::Version { major, minor }));
        }
        body.u64("section header")?;
        // A longer header carries options of a foreign editor.
        let options = body.left();
        body.skip("section header options", options)?;
        self.trailer()?;
        self.converter.forget_enters();
        self.initial_state = true;
        self.stage = Stage::Headers;
        Ok(Item::Section(section))
    }

    /// The next metadata block. `None` if it gives nothing by itself.
    fn read_header(&mut self) -> Result<Option<Item<'static>>, CaptureError> {
        let Some(head) = self.peek_head()? else {
            return Err(self.error(Fault::NoEvents));
        };
        let kind = Kind::from_code(head.code);
        if let Kind::Event(_) = kind {
            self.stage = Stage::Events;
            return Ok(Some(Item::HeadersEnd));
        }
        self.input.advance(block::HEAD as usize);
        let left = body_length(&head)?;
        let length = head.length;
        match kind {
            Kind::Processes { version } => {
                let list = List::Processes { version };
                self.stage = Stage::List { list, left, length };
                Ok(None)
            }
            Kind::Fds { version } => {
                let mut body = Body::new(&mut self.input, left);
                let tid = body.i64("thread id")?;
                let (list, left) = (List::Fds { version, tid }, body.left());
                self.stage = Stage::List { list, left, length };
                Ok(None)
            }
            _ => {
                let item = self.read_whole_block(kind, &head, left)?;
                self.trailer_of(length)?;
                Ok(item)
            }
        }
    }

    /// The body of a block that is delivered as a whole.
    fn read_whole_block(
        &mut self,
        kind: Kind,
        head: &BlockHead,
        length: u64,
    ) -> Result<Option<Item<'static>>, CaptureError> {
        let kept = matches!(kind, Kind::Interfaces { .. } | Kind::Users { .. });
        if kept && length > limits::LIST_BLOCK {
            let what = "a list of interfaces or users";
            let most = limits::LIST_BLOCK;
            return Err(at(head, Fault::TooLong { what, length, most }));
        }
        let mut body = Body::new(&mut self.input, length);
        let item = match kind {
            Kind::Machine => Some(Item::Machine(machine::read(&mut body)?)),
            Kind::Interfaces { version } => {
                let mut interfaces = Vec::new();
                while body.left() >= LEAST_ENTRY {
                    interfaces.extend(interface_list::read(&mut body, version)?);
                }
                Some(Item::Interfaces(interfaces))
            }
            Kind::Users { version } => {
                let (mut users, mut groups) = (Vec::new(), Vec::new());
                while body.left() >= LEAST_ENTRY {
                    match user_list::read(&mut body, version)? {
                        Credential::User(user) => users.push(user),
                        Credential::Group(group) => groups.push(group),
                    }
                }
                Some(Item::Users(users, groups))
            }
            _ => None,
        };
        let rest = body.left();
        body.skip("a block", rest)?;
        Ok(item)
    }

    /// The next entry of a list, or `None` after its last.
    fn read_list(
        &mut self,
        list: List,
        left: u64,
        length: u32,
    ) -> Result<Option<Item<'static>>, CaptureError> {
        let mut body = Body::new(&mut self.input, left);
        if left < LEAST_ENTRY {
            body.skip("padding", left)?;
            self.trailer_of(length)?;
            self.stage = Stage::Headers;
            return Ok(None);
        }
        let item = match list {
            List::Processes { version } => Item::Process(Box::new(process_list::read(&mut body, version)?)),
            List::Fds { version, tid } => Item::Fd {
                tid,
                entry: fd_list::read(&mut body, version)?,
            },
        };
        let left = body.left();
        self.stage = Stage::List { list, left, length };
        Ok(Some(item))
    }

    /// The next block among the events.
    #[inline]
    fn read_event(&mut self) -> Result<EventStep, CaptureError> {
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

    /// The usual case: a small event block that is in memory as a whole.
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
        let possible = least_event_length(block)..=block::HEAD + limits::EVENT_BLOCK;
        let whole = possible.contains(&u64::from(length)) && length as usize <= bytes.len();
        whole.then_some((block, length as usize))
    }

    /// The next block among the events, whatever it is, at hand as a whole.
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
        let head = Head {
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
        self.current = Some(Current { head, wide, record });
        EventStep::Deliver
    }

    /// Puts together the event that was found.
    #[inline]
    fn event(&self) -> Option<Event<'_>> {
        let current = self.current.as_ref()?;
        let (lengths, values) = if let Some((block, record)) = &current.record {
            record.payload(event_body(self.input.behind(*block), *block))
        } else {
            let Values { lengths, data, .. } = self.converter.values();
            (lengths, data)
        };
        Some(Event::checked(current.head, current.wide, lengths, values))
    }

    fn trailer(&mut self) -> Result<(), CaptureError> {
        Body::new(&mut self.input, block::TRAILER).u32("a block's trailer")?;
        Ok(())
    }

    /// The trailer of a metadata block repeats its length.
    fn trailer_of(&mut self, head: u32) -> Result<(), CaptureError> {
        let offset = self.input.offset();
        let trailer = Body::new(&mut self.input, block::TRAILER).u32("a block's trailer")?;
        if trailer != head {
            let fault = Fault::Trailer { head, trailer };
            return Err(CaptureError { offset, fault });
        }
        Ok(())
    }

    fn error(&self, fault: Fault) -> CaptureError {
        CaptureError {
            offset: self.input.offset(),
            fault,
        }
    }
}

/// What one block among the events led to.
enum EventStep {
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

/// Body of the event block of `length` bytes that `bytes` begin with.
#[inline]
fn event_body(bytes: &[u8], length: usize) -> &[u8] {
    &bytes[block::HEAD as usize..length - block::TRAILER as usize]
}

/// Fewer bytes than this at the end of a list are padding.
const LEAST_ENTRY: u64 = 4;

fn failed(offset: u64, error: std::io::Error) -> CaptureError {
    let fault = Fault::from_io(error);
    CaptureError { offset, fault }
}

fn at(head: &BlockHead, fault: Fault) -> CaptureError {
    CaptureError {
        offset: head.offset,
        fault,
    }
}

/// Bytes of a metadata block's body, padding included.
fn body_length(head: &BlockHead) -> Result<u64, CaptureError> {
    let least = block::HEAD + block::TRAILER;
    u64::from(head.length).checked_sub(least).ok_or_else(|| {
        let length = u64::from(head.length);
        at(
            head,
            Fault::TooShort {
                what: "a block",
                length,
                least,
            },
        )
    })
}

/// Bytes of a whole event block, once its length is known to be possible.
fn event_length(head: &BlockHead, block: EventBlock) -> Result<usize, CaptureError> {
    let length = u64::from(head.length);
    let least = least_event_length(block);
    let most = block::HEAD
        + if block.large {
            limits::LARGE_EVENT_BLOCK
        } else {
            limits::EVENT_BLOCK
        };
    let what = "an event block";
    if length < least {
        return Err(at(head, Fault::TooShort { what, length, least }));
    }
    if length > most {
        return Err(at(head, Fault::TooLong { what, length, most }));
    }
    Ok(length as usize)
}

/// Bytes of the smallest event block.
const fn least_event_length(block: EventBlock) -> u64 {
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
