//! A record of the ring, cut into its parts.

use compiler::tables::EventCode;
use thiserror::Error;

/// Bytes before the lengths.
const HEADER: usize = 28;

/// An event as the kernel sent it. Lengths and values are encoded as in a capture.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Record<'a> {
    /// CPU it happened on.
    pub cpu: u16,
    /// Nanoseconds since the epoch.
    pub ts: u64,
    /// Thread.
    pub tid: i64,
    /// Type.
    pub code: EventCode,
    /// A little-endian `u16` per value.
    pub lengths: &'a [u8],
    /// The values, back to back.
    pub values: &'a [u8],
}

/// Bytes that are no record.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
#[error("{0} bytes from the kernel are no event record")]
pub struct InvalidRecord(usize);

impl<'a> Record<'a> {
    /// Cuts the bytes that a program sent: a cpu, then a record in the capture encoding.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, InvalidRecord> {
        Self::cut(bytes).ok_or(InvalidRecord(bytes.len()))
    }

    fn cut(bytes: &'a [u8]) -> Option<Self> {
        let (header, payload) = bytes.split_at_checked(HEADER)?;
        let number = |at: usize, size: usize| {
            let mut number = [0; 8];
            number[..size].copy_from_slice(&header[at..at + size]);
            u64::from_le_bytes(number)
        };
        let count = number(24, 4) as usize;
        let (lengths, values) = payload.split_at_checked(count.checked_mul(2)?)?;
        let (pairs, _) = lengths.as_chunks::<2>();
        let total: usize = pairs
            .iter()
            .map(|pair| usize::from(u16::from_le_bytes(*pair)))
            .sum();
        let whole = number(18, 4) as usize + 2 == bytes.len() && total == values.len();
        whole.then_some(Self {
            cpu: number(0, 2) as u16,
            ts: number(2, 8),
            tid: number(10, 8) as i64,
            code: EventCode(number(22, 2) as u16),
            lengths,
            values,
        })
    }

    /// The bytes of value `index`; `None` when there are fewer.
    pub fn value(&self, index: usize) -> Option<&'a [u8]> {
        let (pairs, _) = self.lengths.as_chunks::<2>();
        let (before, rest) = pairs.split_at_checked(index)?;
        let length = |pair: &[u8; 2]| usize::from(u16::from_le_bytes(*pair));
        let start: usize = before.iter().map(length).sum();
        self.values.get(start..start + length(rest.first()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(count: u32, lengths: &[u16], values: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(3u16.to_le_bytes());
        bytes.extend(77u64.to_le_bytes());
        bytes.extend((-1i64).to_le_bytes());
        bytes.extend((26 + 2 * lengths.len() as u32 + values.len() as u32).to_le_bytes());
        bytes.extend(5u16.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(lengths.iter().flat_map(|length| length.to_le_bytes()));
        bytes.extend(values);
        bytes
    }

    #[test]
    fn parts_are_cut_and_checked() {
        let good = bytes(2, &[1, 2], b"abc");
        let record = Record::parse(&good).unwrap();
        assert_eq!(
            (record.cpu, record.ts, record.tid, record.code),
            (3, 77, -1, EventCode(5))
        );
        assert_eq!(record.value(1), Some(&b"bc"[..]));
        assert_eq!(record.value(2), None);
        for bad in [
            bytes(2, &[1, 3], b"abc"),
            bytes(2, &[1, 1], b"abc"),
            bytes(u32::MAX, &[1, 2], b"abc"),
            good[..20].to_vec(),
            [&good[..], b"x"].concat(),
        ] {
            assert_eq!(Record::parse(&bad), Err(InvalidRecord(bad.len())));
        }
    }
}
