//! Faults in captures: an offset and the kind of fault.

use std::io;

use thiserror::Error;

/// The capture cannot be read further. Everything before [`offset`](Self::offset) was delivered.
#[derive(Debug, Error)]
#[error("at byte {offset}: {fault}")]
pub struct CaptureError {
    /// Position, in bytes from the start of the decompressed stream.
    pub offset: u64,
    /// The fault.
    #[source]
    pub fault: Fault,
}

/// A fault in a capture.
#[derive(Debug, Error)]
pub enum Fault {
    /// The underlying file or stream failed.
    #[error("reading failed: {0}")]
    Io(#[source] io::Error),
    /// The compressed stream is damaged.
    #[error("damaged compressed data: {0}")]
    Compression(#[source] io::Error),
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// The first bytes belong to some other format.
    #[error("not a capture: it begins with {found:#010x} where 0x0a0d0d0a was expected")]
    NotACapture {
        /// The first four bytes as a little-endian number.
        found: u32,
    },
    /// The byte order mark of the section header is wrong.
    #[error("bad magic number {found:#010x} in a section header (a machine of other byte order?)")]
    BadMagic {
        /// The number.
        found: u32,
    },
    /// The format is newer than this reader.
    #[error("capture format {major}.{minor} is not supported, only 1.x is")]
    Version {
        /// Major version.
        major: u16,
        /// Minor version.
        minor: u16,
    },
    /// The file ends in the middle of something.
    #[error("the capture is cut: {wanted} bytes of {what} were expected, {found} are there")]
    Truncated {
        /// The thing that is cut.
        what: &'static str,
        /// How many bytes it takes.
        wanted: u64,
        /// Number of available bytes.
        found: u64,
    },
    /// Something is longer than the rest of its block or entry.
    #[error("{what} takes {wanted} bytes where only {left} belong to the block")]
    BeyondBlock {
        /// The thing.
        what: &'static str,
        /// How many bytes it takes.
        wanted: u64,
        /// How many bytes of the block are left.
        left: u64,
    },
    /// A block among the events is neither an event nor the start of a section.
    #[error("unexpected block of type {code:#x} among the events")]
    UnexpectedBlock {
        /// Type code of the block.
        code: u32,
    },
    /// The capture has headers but no events.
    #[error("no events in the capture")]
    NoEvents,
    /// A block is too short for its contents.
    #[error("{what} of {length} bytes is shorter than {min}")]
    TooShort {
        /// The thing with the length.
        what: &'static str,
        /// Its length.
        length: u64,
        /// Its minimum.
        min: u64,
    },
    /// A length is beyond the limit for such a thing.
    #[error("{what} of {length} bytes is longer than {max}")]
    TooLong {
        /// The thing with the length.
        what: &'static str,
        /// Its length.
        length: u64,
        /// Its maximum.
        max: u64,
    },
    /// The length at the end of a block differs from that at its start.
    #[error("a block of {head} bytes ends with the length {trailer}")]
    Trailer {
        /// Length at the start.
        head: u32,
        /// Length at the end.
        trailer: u32,
    },
    /// An interface of a kind that is not known, in a list where it cannot be skipped.
    #[error("unknown interface kind {kind}")]
    InterfaceKind {
        /// The kind.
        kind: u16,
    },
    /// The length of an old record fits no number of values.
    #[error("event record of type {code}: {length} bytes fit no number of values")]
    ValueCount {
        /// Type code.
        code: u16,
        /// Length of the record.
        length: u32,
    },
    /// The lengths of a record's values exceed the record.
    #[error("event record of type {code}: its {count} values do not fit in {length} bytes")]
    Values {
        /// Type code.
        code: u16,
        /// Number of values.
        count: u32,
        /// Length of the record.
        length: u32,
    },
    /// An old record cannot be brought into the current layout.
    #[error("event record of type {code} cannot be converted: {why}")]
    Conversion {
        /// Type code of the record, or of the step at which it failed.
        code: u16,
        /// Why.
        why: ConversionFault,
    },
}

impl Fault {
    /// Returns the fault for a failed read. A decompressor reports damage as invalid input or
    /// data and a cut stream as an early end.
    pub(super) fn from_io(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                Self::Compression(error)
            }
            _ => Self::Io(error),
        }
    }
}

/// Why an old record cannot be brought into the current layout.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum ConversionFault {
    /// There is no step for this number of values.
    #[error("there is no step for {count} values")]
    NoStep {
        /// Number of values.
        count: u32,
    },
    /// More values than any version of the event has.
    #[error("{count} values, {max} at most")]
    TooManyValues {
        /// Number of values.
        count: u32,
        /// Maximum.
        max: u32,
    },
    /// The pending enter event belongs to some other exit.
    #[error("the pending enter event of the thread has type {pending}")]
    OtherEnter {
        /// Its type code.
        pending: u16,
    },
    /// The pending enter event lacks a value.
    #[error("the enter event has no value {index}")]
    EnterValue {
        /// The value wanted, from 0.
        index: u8,
    },
    /// The record itself lacks a value.
    #[error("it has no value {index}")]
    OldValue {
        /// The value wanted, from 0.
        index: u8,
    },
    /// It grows beyond the size of a record.
    #[error("the result has more than {max} bytes")]
    TooLong {
        /// Maximum, in bytes.
        max: u32,
    },
    /// The chain of steps does not end.
    #[error("more than {max} steps")]
    TooManySteps {
        /// Maximum number of steps.
        max: u32,
    },
}
