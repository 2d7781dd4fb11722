//! Source files and locations in them.
//!
//! In: paths and bytes of rule files. Out: decoded text, byte spans, lines and columns, and [`MappedText`],
//! text with the source location of each byte. Not here: the meaning of the text.

mod file;
mod mapped_text;

pub use file::{Position, SourceFile, Sources, decode};
pub use mapped_text::{MappedText, TextRange};

/// A file of a [`Sources`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FileId(pub u32);

/// A range of bytes of one file's decoded text.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Returns the span of the bytes `start..end` of `file`.
    pub const fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }

    /// Returns the span moved by `by` bytes in its file, wrapping.
    #[must_use]
    pub const fn moved(self, by: u32) -> Self {
        Self {
            start: self.start.wrapping_add(by),
            end: self.end.wrapping_add(by),
            ..self
        }
    }

    /// Returns the span from the start of `self` to the end of `other`, or `self` if they are in different
    /// files.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        if self.file == other.file {
            Self {
                end: other.end.max(self.end),
                ..self
            }
        } else {
            self
        }
    }
}
