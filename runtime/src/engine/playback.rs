//! A capture through the state: the one loop that every use of a capture goes through.
//!
//! In: a reader. Out: each thing of the capture with the state it belongs to, handed to whoever
//! steps. Not here: what is done with it.

use crate::capture::{CaptureError, Item, Reader};
use crate::event::Event;
use crate::fields::{Buffers, EventFields};
use crate::state::{Attached, Limits, State};

/// A capture on its way through the state.
pub struct Playback<'a> {
    reader: Reader<'a>,
    state: State,
    /// Of the latest event.
    attached: Attached,
    buffers: Buffers,
}

/// One thing of a capture.
#[derive(Debug)]
pub enum Passing<'p> {
    /// Metadata or the head of a section; the state takes it in afterwards.
    Metadata(&'p Item<'p>),
    /// An event, the state after it behind its fields.
    Event {
        /// The event.
        event: &'p Event<'p>,
        /// Its fields.
        fields: EventFields<'p>,
        /// Users see it; others only feed the state.
        visible: bool,
    },
}

impl<'a> Playback<'a> {
    /// Prepares to go through a capture; nothing is read yet.
    pub fn new(reader: Reader<'a>) -> Self {
        Self {
            reader,
            state: State::new(Limits::default()),
            attached: Attached::default(),
            buffers: Buffers::default(),
        }
    }

    /// Has fields show bytes that are no text like this.
    #[must_use]
    pub fn showing(self, buffers: Buffers) -> Self {
        Self { buffers, ..self }
    }

    /// Goes on by one thing and hands it to `visit`; `None` at the end of the capture.
    pub fn step<T, E: From<CaptureError>>(
        &mut self,
        visit: impl FnOnce(Passing<'_>) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let Some(item) = self.reader.next()? else {
            return Ok(None);
        };
        let Item::Event(event) = item else {
            let visited = visit(Passing::Metadata(&item))?;
            self.state.apply_metadata(item);
            return Ok(Some(visited));
        };
        self.state.apply_into(&event, &mut self.attached);
        let fields = EventFields::new(&event, &self.state, &self.attached).showing(self.buffers);
        visit(Passing::Event {
            event: &event,
            fields,
            visible: self.attached.visible,
        })
        .map(Some)
    }

    /// The state after the latest event.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The reader.
    pub fn reader(&self) -> &Reader<'a> {
        &self.reader
    }

    /// Bytes of the capture (uncompressed) that were read.
    pub fn offset(&self) -> u64 {
        self.reader.offset()
    }
}
