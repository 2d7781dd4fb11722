//! The values of a record as the converter handles them: borrowed from a buffer, or being built.

use compiler::tables::{EventCode, Param, ParamType};

use super::plan;
use crate::capture::error::ConversionFault;
use crate::capture::limits::MAX_CONVERTED_RECORD;
use crate::capture::record::COUNTED_HEADER;
use crate::event::total_length;

/// Values of a record that is not owned.
#[derive(Clone, Copy)]
pub(in crate::capture) struct Values<'a> {
    /// Bytes of each length: 2 or 4.
    pub(in crate::capture) length_width: usize,
    pub(in crate::capture) lengths: &'a [u8],
    /// The values, back to back.
    pub(in crate::capture) data: &'a [u8],
}

impl<'a> Values<'a> {
    /// Returns the number of values; lengths take two or four bytes.
    #[inline]
    pub(super) fn count(self) -> usize {
        self.lengths.len() >> (self.length_width / 2)
    }

    /// Returns the number of bytes of a record with these values.
    pub(super) fn record_length(self) -> usize {
        COUNTED_HEADER + self.lengths.len() + self.data.len()
    }

    /// Returns value `index`; `None` if there are fewer.
    #[inline]
    pub(super) fn get(self, index: usize) -> Option<&'a [u8]> {
        if self.length_width == 2 {
            let (before, rest) = self.lengths.split_at_checked(index * 2)?;
            let length = usize::from(u16::from_le_bytes(*rest.first_chunk()?));
            let start = total_length(before);
            return self.data.get(start..start + length);
        }
        if index >= self.count() {
            return None;
        }
        let start = self.total(index);
        self.data.get(start..)?.get(..self.length(index))
    }

    /// Returns the number of bytes of the first `count` values.
    #[inline]
    fn total(self, count: usize) -> usize {
        if self.length_width == 2 {
            return total_length(self.lengths.get(..count * 2).unwrap_or(self.lengths));
        }
        (0..count).map(|index| self.length(index)).sum()
    }

    fn length(self, index: usize) -> usize {
        let at = index * self.length_width;
        match self.lengths.get(at..at + self.length_width) {
            Some(&[a, b]) => usize::from(u16::from_le_bytes([a, b])),
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]) as usize,
            _ => 0,
        }
    }
}

/// Values of a record in the making. Its buffers are used again for the next record.
#[derive(Default)]
pub(super) struct Building {
    params: &'static [Param],
    length_width: usize,
    lengths: Vec<u8>,
    data: Vec<u8>,
}

impl Building {
    /// Starts a record of type `code` without values.
    pub(super) fn start(&mut self, code: EventCode) {
        self.params = code.info().map_or(&[], |info| info.params);
        self.length_width = plan::of(code).map_or(2, |plan| usize::from(plan.length_width));
        self.lengths.clear();
        self.data.clear();
    }

    /// Starts a record of type `code` with the values of another.
    pub(super) fn start_from(&mut self, code: EventCode, old: Values) -> Result<(), ConversionFault> {
        self.start(code);
        if old.length_width == self.length_width {
            self.lengths.extend_from_slice(old.lengths);
            let used = old.total(old.count());
            self.data
                .extend_from_slice(old.data.get(..used).unwrap_or_default());
            return self.check();
        }
        for index in 0..old.count() {
            let value = old.get(index).unwrap_or_default();
            self.push_raw(value)?;
        }
        Ok(())
    }

    /// The record of type `code` that has the values of `old` and those of `added`, lengths of two
    /// bytes each. `None` if something is too long; the values are then incomplete.
    #[inline]
    pub(super) fn complete(&mut self, code: EventCode, old: Values, added: &[&[u8]]) -> Option<()> {
        self.start(code);
        self.lengths.extend_from_slice(old.lengths);
        self.data
            .extend_from_slice(old.data.get(..old.total(old.count()))?);
        for value in added {
            let length = u16::try_from(value.len()).ok()?;
            self.lengths.extend_from_slice(&length.to_le_bytes());
            self.data.extend_from_slice(value);
        }
        self.check().ok()
    }

    /// Returns the number of its values so far.
    #[inline]
    pub(super) fn count(&self) -> usize {
        self.values().count()
    }

    #[inline]
    pub(super) fn values(&self) -> Values<'_> {
        Values {
            length_width: self.length_width.max(2),
            lengths: &self.lengths,
            data: &self.data,
        }
    }

    /// Appends a copy, cut to the width of the type at this position.
    pub(super) fn push(&mut self, value: &[u8]) -> Result<(), ConversionFault> {
        let max = self.next_type()?.width().unwrap_or(value.len());
        self.push_raw(value.get(..max).unwrap_or(value))
    }

    /// Appends the neutral value of the type at this position.
    pub(super) fn push_default(&mut self) -> Result<(), ConversionFault> {
        let ty = self.next_type()?;
        self.push_raw(neutral(ty))
    }

    /// Appends a value of length zero.
    pub(super) fn push_empty(&mut self) -> Result<(), ConversionFault> {
        self.push_raw(&[])
    }

    /// Appends the bytes that `write` appends.
    pub(super) fn push_with(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> Result<(), ConversionFault> {
        let before = self.data.len();
        write(&mut self.data);
        self.push_length(self.data.len() - before)
    }

    fn push_raw(&mut self, value: &[u8]) -> Result<(), ConversionFault> {
        self.data.extend_from_slice(value);
        self.push_length(value.len())
    }

    fn push_length(&mut self, length: usize) -> Result<(), ConversionFault> {
        if self.length_width == 4 {
            self.lengths.extend_from_slice(&(length as u32).to_le_bytes());
        } else {
            let length = u16::try_from(length).map_err(|_| TOO_LONG)?;
            self.lengths.extend_from_slice(&length.to_le_bytes());
        }
        self.check()
    }

    /// Type of the value that comes next.
    fn next_type(&self) -> Result<ParamType, ConversionFault> {
        let index = self.count();
        let ty = self.params.get(index).map(|param| param.ty);
        ty.ok_or(ConversionFault::TooManyValues {
            count: index as u32 + 1,
            max: self.params.len() as u32,
        })
    }

    fn check(&self) -> Result<(), ConversionFault> {
        if self.values().record_length() > MAX_CONVERTED_RECORD {
            return Err(TOO_LONG);
        }
        Ok(())
    }
}

/// Returns the neutral value of a type; none for those without a width.
pub(super) fn neutral(ty: ParamType) -> &'static [u8] {
    let bytes: &[u8; 16] = match ty {
        ParamType::Uid | ParamType::Gid => &[0xff; 16],
        _ => &[0; 16],
    };
    &bytes[..ty.width().unwrap_or(0)]
}

const TOO_LONG: ConversionFault = ConversionFault::TooLong {
    max: MAX_CONVERTED_RECORD as u32,
};
