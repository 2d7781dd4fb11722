//! Events built value by value, for tests, samples and synthetic events.

use compiler::tables::{EventCode, EventFlags};

use crate::event::{Event, EventHeader};

/// An event in the making; see [`Writer`](super::Writer) for an example.
#[derive(Clone, Debug)]
pub struct EventBuilder {
    head: EventHeader,
    lengths: Vec<u8>,
    values: Vec<u8>,
}

impl EventBuilder {
    /// Returns an event of type `code`: number 1, time 0, no thread, CPU 0, no values.
    ///
    /// # Panics
    /// If the code is not in the table.
    pub fn new(code: EventCode) -> Self {
        assert!(code.info().is_some(), "{code:?} is beyond the event table");
        Self {
            head: EventHeader {
                num: 1,
                ts: 0,
                tid: -1,
                cpu: 0,
                code,
                state_only: false,
            },
            lengths: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Sets the number.
    #[must_use]
    pub fn num(mut self, num: u64) -> Self {
        self.head.num = num;
        self
    }

    /// Sets the time, nanoseconds since the epoch.
    #[must_use]
    pub fn ts(mut self, ts: u64) -> Self {
        self.head.ts = ts;
        self
    }

    /// Sets the thread.
    #[must_use]
    pub fn tid(mut self, tid: i64) -> Self {
        self.head.tid = tid;
        self
    }

    /// Sets the CPU.
    #[must_use]
    pub fn cpu(mut self, cpu: u16) -> Self {
        self.head.cpu = cpu;
        self
    }

    /// Makes it one that only updates the state.
    #[must_use]
    pub fn state_only(mut self) -> Self {
        self.head.state_only = true;
        self
    }

    /// Appends a value as bytes; empty means unknown.
    ///
    /// # Panics
    /// If the value is longer than an event of this type can hold.
    #[must_use]
    pub fn value(mut self, value: &[u8]) -> Self {
        if self.has_wide_lengths() {
            let length = u32::try_from(value.len()).expect("a value of at most 4 GiB");
            self.lengths.extend_from_slice(&length.to_le_bytes());
        } else {
            let length = u16::try_from(value.len()).expect("a value of at most 64 KiB");
            self.lengths.extend_from_slice(&length.to_le_bytes());
        }
        self.values.extend_from_slice(value);
        self
    }

    /// Appends a text, closed by NUL.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.value(&[text.as_bytes(), &[0]].concat())
    }

    /// Appends texts, each closed by NUL, as one value.
    #[must_use]
    pub fn texts(self, texts: &[&str]) -> Self {
        let bytes: Vec<u8> = texts.iter().flat_map(|text| text.bytes().chain([0])).collect();
        self.value(&bytes)
    }

    /// Appends a signed 64-bit number.
    #[must_use]
    pub fn i64(self, number: i64) -> Self {
        self.value(&number.to_le_bytes())
    }

    /// Appends an unsigned 64-bit number.
    #[must_use]
    pub fn u64(self, number: u64) -> Self {
        self.value(&number.to_le_bytes())
    }

    /// Appends an unsigned 32-bit number.
    #[must_use]
    pub fn u32(self, number: u32) -> Self {
        self.value(&number.to_le_bytes())
    }

    /// Appends an unsigned 16-bit number.
    #[must_use]
    pub fn u16(self, number: u16) -> Self {
        self.value(&number.to_le_bytes())
    }

    /// Appends an unsigned 8-bit number.
    #[must_use]
    pub fn u8(self, number: u8) -> Self {
        self.value(&[number])
    }

    /// Appends a value of length zero: unknown.
    #[must_use]
    pub fn unknown(self) -> Self {
        self.value(&[])
    }

    /// Appends every value that the event table lists and that was not given: zero where the type
    /// has a width, unknown elsewhere.
    #[must_use]
    pub fn neutral(self) -> Self {
        let params = self.head.code.info().map_or(&[][..], |info| info.params);
        let given = self.event().value_count();
        params.iter().skip(given).fold(self, |event, param| {
            event.value(&[0; 16][..param.ty.width().unwrap_or(0)])
        })
    }

    /// Returns the event with the values so far.
    pub fn event(&self) -> Event<'_> {
        Event::new(self.head, &self.lengths, &self.values).expect("lengths were made with their values")
    }

    fn has_wide_lengths(&self) -> bool {
        let info = self.head.code.info();
        info.is_some_and(|info| info.flags.contains(EventFlags::LARGE_PAYLOAD))
    }
}
