//! Feeds the items of a source through the state: the one event loop of the crate.
//!
//! In: an [`EventSource`]. Out: each item together with the state that belongs to it, passed to a visitor.
//! Replays, recordings, measurements and the live agent are visitors. Not here: what they do with an item.

use std::time::Duration;

use super::EventSource;
use crate::capture::{Item, Reader};
use crate::event::Event;
use crate::fields::{Buffers, EventFields};
use crate::state::{Attached, Limits, State};

/// A source with its state.
pub struct Playback<S> {
    source: S,
    state: State,
    /// Thread, descriptor and container of the latest event.
    attached: Attached,
    buffers: Buffers,
}

/// One item of a source.
#[derive(Debug)]
pub enum PlaybackItem<'p> {
    /// Metadata or the start of a section. The state is updated after the visit.
    Metadata(&'p Item<'p>),
    /// An event. The state has been updated before the visit.
    Event {
        /// The event.
        event: &'p Event<'p>,
        /// Its fields.
        fields: EventFields<'p>,
        /// `false` for events that only update the state and are hidden from rules.
        visible: bool,
    },
}

impl<S: EventSource> Playback<S> {
    /// Creates a playback with the default limits of the state; nothing is read yet.
    pub fn new(source: S) -> Self {
        Self::with_limits(source, Limits::default())
    }

    /// Creates a playback; nothing is read yet.
    pub fn with_limits(source: S, limits: Limits) -> Self {
        Self {
            source,
            state: State::new(limits),
            attached: Attached::default(),
            buffers: Buffers::default(),
        }
    }

    /// Sets how fields render bytes that are not text.
    #[must_use]
    pub fn with_buffers(self, buffers: Buffers) -> Self {
        Self { buffers, ..self }
    }

    /// Passes the next item to `visit`, waiting `timeout` at most for it; see [`EventSource::next`] for the
    /// meaning of `None`.
    pub fn step<T, E: From<S::Error>>(
        &mut self,
        timeout: Duration,
        visit: impl FnOnce(PlaybackItem<'_>) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let Some(item) = self.source.next(timeout)? else {
            return Ok(None);
        };
        // By reference: an event is too large to be moved.
        if let Item::Event(event) = &item {
            self.state.apply_into(event, &mut self.attached);
            let fields = EventFields::new(event, &self.state, &self.attached).showing(self.buffers);
            let visible = self.attached.visible;
            return visit(PlaybackItem::Event {
                event,
                fields,
                visible,
            })
            .map(Some);
        }
        let visited = visit(PlaybackItem::Metadata(&item))?;
        self.state.apply_metadata(item);
        Ok(Some(visited))
    }

    /// Returns the state after the latest event.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Returns the state for changes that do not come from events.
    pub fn state_mut(&mut self) -> &mut State {
        &mut self.state
    }

    /// Returns thread, descriptor and container of the latest event.
    pub fn attached(&self) -> &Attached {
        &self.attached
    }

    /// Returns the source.
    pub fn source(&self) -> &S {
        &self.source
    }

    /// Returns the source for changes.
    pub fn source_mut(&mut self) -> &mut S {
        &mut self.source
    }
}

impl Playback<Reader<'_>> {
    /// Returns the number of uncompressed bytes of the capture that have been read.
    pub fn offset(&self) -> u64 {
        self.source.offset()
    }
}
