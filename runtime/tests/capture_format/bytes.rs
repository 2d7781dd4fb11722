//! Blocks of every version, byte by byte after the format's description, with no help from the
//! writer: what the two share could be wrong in both.

/// Code of a section header.
pub(crate) const SECTION: u32 = 0x0A0D_0D0A;

/// A block with this code around `body`, padded.
pub(crate) fn block(code: u32, body: &[u8]) -> Vec<u8> {
    let padding = (4 - body.len() % 4) % 4;
    let total = (12 + body.len() + padding) as u32;
    let mut block = Vec::new();
    block.extend(code.to_le_bytes());
    block.extend(total.to_le_bytes());
    block.extend(body);
    block.extend(vec![0; padding]);
    block.extend(total.to_le_bytes());
    block
}

/// A section header of version 1.2.
pub(crate) fn section() -> Vec<u8> {
    let body = Bytes::new().u32(0x1A2B_3C4D).u16(1).u16(2).u64(u64::MAX);
    block(SECTION, &body.0)
}

/// A record with a count of values, as version 2 event blocks hold it.
pub(crate) fn counted_record(code: u16, values: &[&[u8]]) -> Vec<u8> {
    let lengths: Vec<u8> = lengths(values);
    let data = values.concat();
    let header = Bytes::new()
        .u64(1_000)
        .u64(77)
        .u32((26 + lengths.len() + data.len()) as u32)
        .u16(code)
        .u32(values.len() as u32);
    [header.0, lengths, data].concat()
}

/// A record without a count of values, as version 1 event blocks hold it.
pub(crate) fn uncounted_record(code: u16, values: &[&[u8]]) -> Vec<u8> {
    let lengths: Vec<u8> = lengths(values);
    let data = values.concat();
    let header = Bytes::new()
        .u64(1_000)
        .u64(77)
        .u32((22 + lengths.len() + data.len()) as u32)
        .u16(code);
    [header.0, lengths, data].concat()
}

fn lengths(values: &[&[u8]]) -> Vec<u8> {
    values
        .iter()
        .flat_map(|value| (value.len() as u16).to_le_bytes())
        .collect()
}

/// An event block of today with CPU 3.
pub(crate) fn event(code: u16, values: &[&[u8]]) -> Vec<u8> {
    block(
        0x216,
        &[&3_u16.to_le_bytes()[..], &counted_record(code, values)].concat(),
    )
}

/// An event that needs no conversion: a page fault.
pub(crate) fn plain_event() -> Vec<u8> {
    event(290, &[&[1; 8], &[2; 8], &4_u32.to_le_bytes()])
}

/// Bytes in the making.
#[derive(Default)]
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl Bytes {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn raw(mut self, bytes: &[u8]) -> Self {
        self.0.extend(bytes);
        self
    }

    pub(crate) fn u8(self, number: u8) -> Self {
        self.raw(&[number])
    }

    pub(crate) fn u16(self, number: u16) -> Self {
        self.raw(&number.to_le_bytes())
    }

    pub(crate) fn u32(self, number: u32) -> Self {
        self.raw(&number.to_le_bytes())
    }

    pub(crate) fn u64(self, number: u64) -> Self {
        self.raw(&number.to_le_bytes())
    }

    pub(crate) fn text(self, text: &str) -> Self {
        self.u16(text.len() as u16).raw(text.as_bytes())
    }
}
