//! Reads a capture from the first block to the last.
//!
//! In: a file, a stream or memory. Out: [`Item`]s, one a call, with events converted and numbered.
//! Memory does not grow with the capture: one block or list entry is held at a time. A capture that
//! is cut or damaged gives everything before the damage, then one error, then nothing.
//! Not here: the meaning of items.

mod events;
mod fast_path;
mod headers;

use std::io::Read;

use self::events::EventStep;
use super::block;
use super::converter::Converter;
use super::error::{CaptureError, Fault};
use super::gzip;
use super::input::Input;
use super::item::Item;
use super::record::Record;
use crate::event::EventHeader;

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
    current: Option<CurrentEvent>,
}

/// Position of a reader in the capture.
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
enum NextItem {
    /// An item that borrows nothing.
    Item(Item<'static>),
    /// The event that [`Reader::current`] describes.
    Event,
}

/// The event to be delivered: its parts stay in the input or the converter until the next call.
#[derive(Clone, Copy)]
struct CurrentEvent {
    head: EventHeader,
    /// Its lengths take 32 bits.
    wide: bool,
    /// In the last `block` bytes that were read; else in the converter.
    record: Option<(usize, Record)>,
}

/// Header of a block.
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
    #[inline]
    pub fn next(&mut self) -> Result<Option<Item<'_>>, CaptureError> {
        match self.read_fast() {
            Some(plain) => Ok(Some(Item::Event(self.fast_event(&plain)))),
            None => self.next_slow(),
        }
    }

    /// Returns the next item of any kind.
    #[inline(never)]
    fn next_slow(&mut self) -> Result<Option<Item<'_>>, CaptureError> {
        let found = match self.find() {
            Ok(found) => found,
            Err(error) => {
                self.stage = Stage::End;
                return Err(error);
            }
        };
        Ok(match found {
            None => None,
            Some(NextItem::Item(item)) => Some(item),
            Some(NextItem::Event) => self.event().map(Item::Event),
        })
    }

    /// Returns how many bytes of the decompressed stream were read.
    pub fn offset(&self) -> u64 {
        self.input.offset()
    }

    /// Enter events of old recorders that were forgotten because too many were pending.
    pub fn lost_enters(&self) -> u64 {
        self.converter.lost_enters()
    }

    fn find(&mut self) -> Result<Option<NextItem>, CaptureError> {
        loop {
            match self.stage {
                Stage::Start => {
                    let head = self.first_head()?;
                    return self
                        .read_section(&head)
                        .map(|section| Some(NextItem::Item(section)));
                }
                Stage::Headers => {
                    if let Some(found) = self.read_header()? {
                        return Ok(Some(NextItem::Item(found)));
                    }
                }
                Stage::List { list, left, length } => {
                    if let Some(found) = self.read_list(list, left, length)? {
                        return Ok(Some(NextItem::Item(found)));
                    }
                }
                Stage::Events => match self.read_event()? {
                    EventStep::Deliver => return Ok(Some(NextItem::Event)),
                    EventStep::Section(head) => {
                        return self
                            .read_section(&head)
                            .map(|section| Some(NextItem::Item(section)));
                    }
                    EventStep::Skip => {}
                    EventStep::End => self.stage = Stage::End,
                },
                Stage::End => return Ok(None),
            }
        }
    }

    /// Header of the next block; `None` at a clean end. It stays unread.
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

    fn error(&self, fault: Fault) -> CaptureError {
        CaptureError {
            offset: self.input.offset(),
            fault,
        }
    }
}

/// Returns the bytes of a capture, decompressed if they are compressed, for [`Reader::from_memory`].
pub fn decompress(read: impl Read + Send) -> Result<Vec<u8>, CaptureError> {
    let mut bytes = Vec::new();
    let mut read = gzip::open(read).map_err(|error| failed(0, error))?;
    match read.read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(failed(bytes.len() as u64, error)),
    }
}

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
