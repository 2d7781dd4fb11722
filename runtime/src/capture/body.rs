//! A cursor over the body of a metadata block or one of its entries.
//!
//! In: the input and how many bytes belong to the body. Out: numbers, addresses and texts in file
//! order. Nothing beyond the body is ever read; every failure says at which byte.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::error::{CaptureError, Fault};
use super::input::Input;

/// What is left of a body. Entries with a length of their own are bodies inside a body.
pub(super) struct Body<'i, 'a> {
    input: &'i mut Input<'a>,
    left: u64,
}

impl<'i, 'a> Body<'i, 'a> {
    pub(super) fn new(input: &'i mut Input<'a>, left: u64) -> Self {
        Self { input, left }
    }

    /// Returns the number of bytes not read yet.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Returns an error at the next byte.
    pub(super) fn error(&self, fault: Fault) -> CaptureError {
        CaptureError {
            offset: self.input.offset(),
            fault,
        }
    }

    /// Runs `read` over the next `length` bytes and skips the rest of them.
    pub(super) fn entry<T>(
        &mut self,
        what: &'static str,
        length: u64,
        read: impl FnOnce(&mut Body<'_, 'a>) -> Result<T, CaptureError>,
    ) -> Result<T, CaptureError> {
        self.require(what, length)?;
        let mut entry = Body::new(self.input, length);
        let value = read(&mut entry)?;
        let rest = entry.left;
        entry.skip(what, rest)?;
        self.left -= length;
        Ok(value)
    }

    pub(super) fn skip(&mut self, what: &'static str, count: u64) -> Result<(), CaptureError> {
        self.require(what, count)?;
        let found = self.input.skip(count)?;
        if found < count {
            return Err(self.cut(what, count, found));
        }
        self.left -= count;
        Ok(())
    }

    pub(super) fn u8(&mut self, what: &'static str) -> Result<u8, CaptureError> {
        self.array(what).map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self, what: &'static str) -> Result<u16, CaptureError> {
        self.array(what).map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self, what: &'static str) -> Result<u32, CaptureError> {
        self.array(what).map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self, what: &'static str) -> Result<u64, CaptureError> {
        self.array(what).map(u64::from_le_bytes)
    }

    pub(super) fn i64(&mut self, what: &'static str) -> Result<i64, CaptureError> {
        self.array(what).map(i64::from_le_bytes)
    }

    pub(super) fn ipv4(&mut self, what: &'static str) -> Result<Ipv4Addr, CaptureError> {
        self.array::<4>(what).map(Ipv4Addr::from)
    }

    pub(super) fn ipv6(&mut self, what: &'static str) -> Result<Ipv6Addr, CaptureError> {
        self.array::<16>(what).map(Ipv6Addr::from)
    }

    /// Returns a text after its 16-bit length; it ends at a NUL if it holds one.
    pub(super) fn text(&mut self, what: &'static str, max: u64) -> Result<Vec<u8>, CaptureError> {
        let mut text = self.blob(what, max)?;
        if let Some(end) = text.iter().position(|byte| *byte == 0) {
            text.truncate(end);
        }
        Ok(text)
    }

    /// Texts each closed by NUL, after their common 16-bit length; a missing last NUL is added.
    pub(super) fn texts(&mut self, what: &'static str, max: u64) -> Result<Vec<u8>, CaptureError> {
        let mut texts = self.blob(what, max)?;
        if texts.last().is_some_and(|byte| *byte != 0) {
            texts.push(0);
        }
        Ok(texts)
    }

    /// Returns the bytes after their 16-bit length.
    pub(super) fn blob(&mut self, what: &'static str, max: u64) -> Result<Vec<u8>, CaptureError> {
        let length = u64::from(self.u16(what)?);
        if length > max {
            return Err(self.error(Fault::TooLong { what, length, max }));
        }
        self.bytes(what, length as usize).map(<[u8]>::to_vec)
    }

    pub(super) fn array<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N], CaptureError> {
        let mut array = [0; N];
        array.copy_from_slice(self.bytes(what, N)?);
        Ok(array)
    }

    /// Returns the next `count` bytes, all of them or an error.
    pub(super) fn bytes(&mut self, what: &'static str, count: usize) -> Result<&[u8], CaptureError> {
        self.require(what, count as u64)?;
        let found = self.input.peek(count)?.len();
        if found < count {
            return Err(self.cut(what, count as u64, found as u64));
        }
        self.input.advance(count);
        self.left -= count as u64;
        Ok(self.input.behind(count))
    }

    fn require(&self, what: &'static str, wanted: u64) -> Result<(), CaptureError> {
        if wanted > self.left {
            return Err(self.error(Fault::BeyondBlock {
                what,
                wanted,
                left: self.left,
            }));
        }
        Ok(())
    }

    fn cut(&self, what: &'static str, wanted: u64, found: u64) -> CaptureError {
        self.error(Fault::Truncated { what, wanted, found })
    }
}
