//! A block in the making: head, numbers and texts, padding, trailer.

use super::WriteError;
use crate::capture::block::{HEAD, TRAILER};

/// Bytes of the block so far. The buffer is used again for the next block.
#[derive(Default)]
pub(super) struct Block {
    bytes: Vec<u8>,
}

impl Block {
    /// Returns the number of bytes of a whole block with `body` bytes before padding.
    pub(super) const fn whole(body: usize) -> usize {
        (HEAD as usize + body).next_multiple_of(4) + TRAILER as usize
    }

    pub(super) fn start(&mut self, code: u32) {
        self.bytes.clear();
        self.u32(code);
        self.u32(0);
    }

    /// Pads the block, fills in its length twice and gives all its bytes.
    pub(super) fn finish(&mut self) -> &[u8] {
        let padded = self.bytes.len().next_multiple_of(4);
        self.bytes.resize(padded, 0);
        let length = (padded + TRAILER as usize) as u32;
        self.bytes[4..8].copy_from_slice(&length.to_le_bytes());
        self.u32(length);
        &self.bytes
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn u8(&mut self, number: u8) {
        self.bytes.push(number);
    }

    pub(super) fn u16(&mut self, number: u16) {
        self.bytes(&number.to_le_bytes());
    }

    pub(super) fn u32(&mut self, number: u32) {
        self.bytes(&number.to_le_bytes());
    }

    pub(super) fn u64(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    pub(super) fn i64(&mut self, number: i64) {
        self.bytes(&number.to_le_bytes());
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// A text after its 16-bit length.
    pub(super) fn text(&mut self, what: &'static str, text: &[u8], max: u64) -> Result<(), WriteError> {
        let length = text.len() as u64;
        if length > max {
            return Err(WriteError::TooLong { what, length, max });
        }
        self.u16(length as u16);
        self.bytes(text);
        Ok(())
    }

    /// Texts each closed by NUL after their common length; the last NUL may go, readers add it.
    pub(super) fn texts(&mut self, what: &'static str, texts: &[u8], max: u64) -> Result<(), WriteError> {
        let closed = texts.strip_suffix(&[0]);
        match closed {
            Some(shorter) if texts.len() as u64 == max + 1 => self.text(what, shorter, max),
            _ => self.text(what, texts, max),
        }
    }

    /// An entry that `write` fills, after its 32-bit length, which counts itself if `inclusive`.
    pub(super) fn entry(
        &mut self,
        inclusive: bool,
        write: impl FnOnce(&mut Self) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        let start = self.bytes.len();
        self.u32(0);
        if let Err(error) = write(self) {
            // The block stays usable without this entry.
            self.bytes.truncate(start);
            return Err(error);
        }
        let from = if inclusive { start } else { start + 4 };
        let length = (self.bytes.len() - from) as u32;
        self.bytes[start..start + 4].copy_from_slice(&length.to_le_bytes());
        Ok(())
    }
}
