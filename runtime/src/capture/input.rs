//! The bytes under a reader: memory, or a stream through one reused buffer.
//!
//! In: a slice or anything that reads. Out: contiguous bytes on demand and the offset of each. A
//! stream's buffer grows only as bytes arrive, so no length in a file makes it allocate ahead.

use std::io::{self, ErrorKind, Read};

use super::error::{CaptureError, Fault};

/// Least size of a stream's buffer; also how much it reads at once.
const CHUNK: usize = 128 << 10;

/// Where a capture's bytes come from.
pub(super) enum Input<'a> {
    /// The whole capture is in memory.
    Memory { bytes: &'a [u8], start: usize },
    /// It comes through a buffer, of which `start..end` is unread.
    Stream {
        read: Box<dyn Read + Send + 'a>,
        buffer: Vec<u8>,
        start: usize,
        end: usize,
        /// Stream offset of the buffer's first byte.
        base: u64,
    },
}

impl<'a> Input<'a> {
    pub(super) fn memory(bytes: &'a [u8]) -> Self {
        Self::Memory { bytes, start: 0 }
    }

    pub(super) fn stream(read: Box<dyn Read + Send + 'a>) -> Self {
        Self::Stream {
            read,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            base: 0,
        }
    }

    /// Offset of the next unread byte.
    pub(super) fn offset(&self) -> u64 {
        match self {
            Self::Memory { start, .. } => *start as u64,
            Self::Stream { start, base, .. } => base + *start as u64,
        }
    }

    /// Returns the buffered bytes, which may be none although more follow.
    #[inline]
    pub(super) fn at_hand(&self) -> &[u8] {
        match self {
            Self::Memory { bytes, start } => &bytes[*start..],
            Self::Stream {
                buffer, start, end, ..
            } => &buffer[*start..*end],
        }
    }

    /// Returns the next `wanted` bytes; fewer only at the end. They stay unread.
    pub(super) fn peek(&mut self, wanted: usize) -> Result<&[u8], CaptureError> {
        match self {
            Self::Memory { bytes, start } => {
                let rest = bytes.get(*start..).unwrap_or_default();
                Ok(rest.get(..wanted).unwrap_or(rest))
            }
            Self::Stream {
                read,
                buffer,
                start,
                end,
                base,
            } => {
                if *end - *start < wanted {
                    *base += *start as u64;
                    buffer.copy_within(*start..*end, 0);
                    *end -= *start;
                    *start = 0;
                    fill(read.as_mut(), buffer, end, wanted).map_err(|error| CaptureError {
                        offset: *base,
                        fault: Fault::from_io(error),
                    })?;
                }
                Ok(&buffer[*start..(*end).min(*start + wanted)])
            }
        }
    }

    /// Marks `count` peeked bytes as read. They stay in place until the next [`peek`](Self::peek).
    #[inline]
    pub(super) fn advance(&mut self, count: usize) {
        match self {
            Self::Memory { bytes, start } => *start = bytes.len().min(*start + count),
            Self::Stream { start, end, .. } => *start = (*end).min(*start + count),
        }
    }

    /// Returns the last `count` read bytes, as long as nothing was peeked since.
    #[inline]
    pub(super) fn behind(&self, count: usize) -> &[u8] {
        let (bytes, start) = match self {
            Self::Memory { bytes, start } => (*bytes, *start),
            Self::Stream { buffer, start, .. } => (buffer.as_slice(), *start),
        };
        start
            .checked_sub(count)
            .and_then(|from| bytes.get(from..start))
            .unwrap_or_default()
    }

    /// Skips `count` bytes. Returns how many there were.
    pub(super) fn skip(&mut self, count: u64) -> Result<u64, CaptureError> {
        let mut left = count;
        while left > 0 {
            let step = self.peek(left.min(CHUNK as u64) as usize)?.len();
            if step == 0 {
                break;
            }
            self.advance(step);
            left -= step as u64;
        }
        Ok(count - left)
    }
}

/// Reads until the buffer contains `wanted` bytes or the stream ends. The buffer doubles when it is
/// full, so it is never larger than twice the bytes of the stream.
fn fill(read: &mut dyn Read, buffer: &mut Vec<u8>, end: &mut usize, wanted: usize) -> io::Result<()> {
    while *end < wanted {
        if *end == buffer.len() {
            buffer.resize((buffer.len() * 2).max(CHUNK), 0);
        }
        match read.read(&mut buffer[*end..]) {
            Ok(0) => break,
            Ok(count) => *end += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Delivers one byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(buffer.len()).min(1);
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn both(bytes: &[u8], check: impl Fn(Input)) {
        check(Input::memory(bytes));
        check(Input::stream(Box::new(Slow(bytes))));
    }

    #[test]
    fn peeked_bytes_stay_until_they_are_read() {
        both(b"abcdef", |mut input| {
            assert_eq!(input.peek(2).unwrap(), b"ab");
            assert_eq!(input.peek(3).unwrap(), b"abc");
            input.advance(3);
            assert_eq!(input.behind(2), b"bc");
            assert_eq!(input.offset(), 3);
            assert_eq!(input.peek(10).unwrap(), b"def");
            assert_eq!(input.offset(), 3);
        });
    }

    #[test]
    fn skipping_stops_at_the_end() {
        both(b"abcdef", |mut input| {
            assert_eq!(input.skip(4).unwrap(), 4);
            assert_eq!(input.skip(4).unwrap(), 2);
            assert_eq!(input.offset(), 6);
            assert_eq!(input.peek(1).unwrap(), b"");
        });
    }

    #[test]
    fn a_huge_wish_takes_only_what_is_there() {
        let mut input = Input::stream(Box::new(&b"abc"[..]));
        assert_eq!(input.peek(1 << 40).unwrap(), b"abc");
        let Input::Stream { buffer, .. } = &input else {
            unreachable!("a stream was made");
        };
        assert_eq!(buffer.len(), CHUNK);
    }
}
