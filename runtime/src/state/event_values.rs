//! Typed reading of event values.
//!
//! A value that is missing, or whose width is not that of its type, yields `None`; the parser that
//! needs it stops there and the context counts it. Texts follow the old recorders' convention: a
//! missing or `(NULL)` text reads as `<NA>`.

use compiler::tables::{EventCode, ParamType};

use super::byte_string::NOT_AVAILABLE;
use crate::event::Event;

/// Values of an event, stored or current.
pub(super) trait EventValues {
    /// Type of the event.
    fn code(&self) -> EventCode;

    /// Returns the bytes of a value; empty when the record has none.
    fn raw(&self, index: usize) -> &[u8];

    /// Returns whether the value is missing or empty.
    fn is_missing(&self, index: usize) -> bool {
        self.raw(index).is_empty()
    }

    /// Returns an eight-byte signed number.
    fn int64(&self, index: usize) -> Option<i64> {
        self.raw(index).try_into().ok().map(i64::from_le_bytes)
    }

    /// Returns an eight-byte unsigned number.
    fn uint64(&self, index: usize) -> Option<u64> {
        self.raw(index).try_into().ok().map(u64::from_le_bytes)
    }

    /// Returns a four-byte number.
    fn uint32(&self, index: usize) -> Option<u32> {
        self.raw(index).try_into().ok().map(u32::from_le_bytes)
    }

    /// Returns a two-byte number.
    fn uint16(&self, index: usize) -> Option<u16> {
        self.raw(index).try_into().ok().map(u16::from_le_bytes)
    }

    /// Returns a one-byte number.
    fn uint8(&self, index: usize) -> Option<u8> {
        match *self.raw(index) {
            [byte] => Some(byte),
            _ => None,
        }
    }

    /// Returns a text without its NUL. `None` when it does not hold exactly one NUL, at its end.
    fn text(&self, index: usize) -> Option<&[u8]> {
        let raw = self.raw(index);
        if raw.is_empty() || raw == b"(NULL)\0" {
            let is_text = self
                .code()
                .info()
                .and_then(|info| info.params.get(index))
                .is_some_and(|param| param.ty.is_text());
            if is_text {
                return Some(NOT_AVAILABLE);
            }
            if raw.is_empty() {
                return Some(raw);
            }
        }
        let (last, text) = raw.split_last()?;
        (*last == 0 && !text.contains(&0)).then_some(text)
    }
}

impl EventValues for Event<'_> {
    fn code(&self) -> EventCode {
        self.code
    }

    #[inline]
    fn raw(&self, index: usize) -> &[u8] {
        self.value(index).unwrap_or_default()
    }
}

/// Returns the result of a call: the first value of an exit event, if it has one.
pub(super) fn result_of(event: &Event<'_>) -> Option<i64> {
    let raw = event.value(0)?;
    // Results are four or eight bytes wide; anything else counts as 0, as upstream.
    let narrow = raw.try_into().map(i32::from_le_bytes).map(i64::from);
    let wide = raw.try_into().map(i64::from_le_bytes);
    Some(narrow.or(wide).unwrap_or(0))
}

/// Strings are the only values that have a replacement when missing.
const _: () = assert!(ParamType::Charbuf.is_text());
