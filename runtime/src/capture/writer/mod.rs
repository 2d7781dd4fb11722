//! Writes a capture in the current layout, readable by Falco, sysdig and our own reader.
//!
//! In: metadata entries and events, as a reader or a recorder delivers them. Out: blocks on a
//! stream, compressed or not. Entries of a list are gathered and written as one block when another
//! kind of item follows. Not here: the choice of items.

mod encoder;
mod lists;

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use thiserror::Error;

use self::encoder::Block;
use super::block::{SECTION, SECTION_MAGIC, today};
use super::entry::{FdEntry, Group, Interface, Machine, Process, User};
use super::item::Item;
use super::limits;
use super::record::{COUNTED_HEADER, STATE_ONLY};
use crate::event::Event;

/// How a capture is stored.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Format {
    /// As it is.
    Plain,
    /// Compressed with gzip.
    #[default]
    Gzip,
}

/// A capture cannot be written further.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The underlying file or stream failed.
    #[error("writing failed: {0}")]
    Io(#[from] io::Error),
    /// Something is longer than readers accept.
    #[error("{what} of {length} bytes is longer than {max}, the limit of readers")]
    TooLong {
        /// The thing.
        what: &'static str,
        /// Its length.
        length: u64,
        /// Its maximum.
        max: u64,
    },
}

/// Writes one capture.
///
/// ```
/// use runtime::capture::{EventBuilder, Format, Item, Reader, Writer};
/// use compiler::tables::event;
///
/// let mut writer = Writer::new(Vec::new(), Format::Gzip)?;
/// let closed = EventBuilder::new(event::SYSCALL_CLOSE_X).tid(7).i64(0).i64(3);
/// writer.event(&closed.event())?;
/// let bytes = writer.finish()?;
///
/// let mut reader = Reader::new(bytes.as_slice())?;
/// while let Some(item) = reader.next()? {
///     if let Item::Event(event) = item {
///         assert_eq!((event.num, event.tid), (1, 7));
///     }
/// }
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
pub struct Writer<W: Write> {
    out: Output<W>,
    block: Block,
    open_list: OpenList,
    /// Nothing follows the last section header yet.
    section_is_empty: bool,
}

/// The list whose entries are being gathered in the block.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum OpenList {
    None,
    Processes,
    Fds { tid: i64 },
}

/// Size in bytes from which a list continues in a further block.
const SPLIT_LIST_BYTES: usize = 16 << 20;
/// Greatest whole event block that is not of a large kind.
const MAX_SMALL_EVENT_BLOCK: usize = 65_535;

impl<W: Write> Writer<W> {
    /// Begins a capture on `write` with the header of its first section.
    pub fn new(write: W, format: Format) -> Result<Self, WriteError> {
        let out = match format {
            Format::Plain => Output::Plain(write),
            Format::Gzip => Output::Gzip(GzEncoder::new(write, Compression::default())),
        };
        let mut writer = Self {
            out,
            block: Block::default(),
            open_list: OpenList::None,
            section_is_empty: true,
        };
        writer.section()?;
        Ok(writer)
    }

    /// Writes an item of any kind. A section begins only if something was written since the last.
    pub fn item(&mut self, item: &Item) -> Result<(), WriteError> {
        match item {
            Item::Section(_) if self.section_is_empty => Ok(()),
            Item::Section(_) => self.section(),
            Item::Machine(machine) => self.machine(machine),
            Item::Process(process) => self.process(process),
            Item::Fd { tid, entry } => self.fd(*tid, entry),
            Item::Interfaces(interfaces) => self.interfaces(interfaces),
            Item::Users(users, groups) => self.users(users, groups),
            Item::HeadersEnd => self.flush_list(),
            // The format has descriptors before events only.
            Item::ReceivedFd { .. } => Ok(()),
            Item::Event(event) => self.event(event),
        }
    }

    /// Begins a section: readers drop all state.
    pub fn section(&mut self) -> Result<(), WriteError> {
        self.flush_list()?;
        self.block.start(SECTION);
        self.block.u32(SECTION_MAGIC);
        self.block.u16(1);
        self.block.u16(2);
        self.block.u64(u64::MAX);
        self.flush_block()?;
        self.section_is_empty = true;
        Ok(())
    }

    /// Describes the host.
    pub fn machine(&mut self, machine: &Machine) -> Result<(), WriteError> {
        self.flush_list()?;
        self.block.start(today::MACHINE);
        lists::machine(&mut self.block, machine)?;
        self.flush_block()
    }

    /// Lists all interfaces.
    pub fn interfaces(&mut self, interfaces: &[Interface]) -> Result<(), WriteError> {
        self.flush_list()?;
        self.block.start(today::INTERFACES);
        for interface in interfaces {
            lists::interface(&mut self.block, interface)?;
        }
        self.check_list("a list of interfaces")?;
        self.flush_block()
    }

    /// Lists all users and groups.
    pub fn users(&mut self, users: &[User], groups: &[Group]) -> Result<(), WriteError> {
        self.flush_list()?;
        self.block.start(today::USERS);
        for user in users {
            lists::user(&mut self.block, user)?;
        }
        for group in groups {
            lists::group(&mut self.block, group)?;
        }
        self.check_list("a list of users")?;
        self.flush_block()
    }

    /// Adds a thread to the process list.
    pub fn process(&mut self, process: &Process) -> Result<(), WriteError> {
        if self.open_list != OpenList::Processes || self.block.len() > SPLIT_LIST_BYTES {
            self.flush_list()?;
            self.block.start(today::PROCESSES);
            self.open_list = OpenList::Processes;
        }
        lists::process(&mut self.block, process)
    }

    /// Adds a descriptor to those of the process whose thread is `tid`.
    pub fn fd(&mut self, tid: i64, entry: &FdEntry) -> Result<(), WriteError> {
        if self.open_list != (OpenList::Fds { tid }) || self.block.len() > SPLIT_LIST_BYTES {
            self.flush_list()?;
            self.block.start(today::FDS);
            self.block.i64(tid);
            self.open_list = OpenList::Fds { tid };
        }
        lists::fd(&mut self.block, entry)
    }

    /// Writes an event; its number is not stored.
    pub fn event(&mut self, event: &Event) -> Result<(), WriteError> {
        self.flush_list()?;
        let (lengths, values) = event.payload();
        let record = COUNTED_HEADER + lengths.len() + values.len();
        let prefix = if event.state_only { 6 } else { 2 };
        let whole = Block::whole(prefix + record);
        let max = limits::MAX_LARGE_EVENT_BLOCK;
        if whole as u64 > max {
            let (what, length) = ("an event", whole as u64);
            return Err(WriteError::TooLong { what, length, max });
        }
        self.block
            .start(match (event.state_only, whole > MAX_SMALL_EVENT_BLOCK) {
                (false, false) => today::EVENT,
                (false, true) => today::LARGE_EVENT,
                (true, false) => today::EVENT_WITH_FLAGS,
                (true, true) => today::LARGE_EVENT_WITH_FLAGS,
            });
        self.block.u16(event.cpu);
        if event.state_only {
            self.block.u32(STATE_ONLY);
        }
        self.block.u64(event.ts);
        self.block.i64(event.tid);
        self.block.u32(record as u32);
        self.block.u16(event.code.0);
        self.block.u32(event.value_count() as u32);
        self.block.bytes(lengths);
        self.block.bytes(values);
        self.flush_block()
    }

    /// Writes the pending list and returns the stream.
    pub fn finish(mut self) -> Result<W, WriteError> {
        self.flush_list()?;
        Ok(match self.out {
            Output::Plain(mut write) => {
                write.flush()?;
                write
            }
            Output::Gzip(encoder) => {
                let mut write = encoder.finish()?;
                write.flush()?;
                write
            }
        })
    }

    fn flush_list(&mut self) -> Result<(), WriteError> {
        if self.open_list != OpenList::None {
            self.open_list = OpenList::None;
            self.flush_block()?;
        }
        Ok(())
    }

    fn flush_block(&mut self) -> Result<(), WriteError> {
        self.section_is_empty = false;
        self.out.write_all(self.block.finish())?;
        Ok(())
    }

    fn check_list(&self, what: &'static str) -> Result<(), WriteError> {
        let (length, max) = (self.block.len() as u64, limits::MAX_LIST_BLOCK);
        if length > max {
            return Err(WriteError::TooLong { what, length, max });
        }
        Ok(())
    }
}

/// The stream, behind a compressor or not.
enum Output<W: Write> {
    Plain(W),
    Gzip(GzEncoder<W>),
}

impl<W: Write> Output<W> {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(write) => write.write_all(bytes),
            Self::Gzip(encoder) => encoder.write_all(bytes),
        }
    }
}
