//! Sources of events.
//!
//! In: a capture, or the events of this host. Out: items in the order in which the state needs them.
//! Not here: the state itself ([`super::Playback`]) and the rules.

use std::time::Duration;

use crate::capture::{CaptureError, Item, Reader};

/// A source of metadata and events.
pub trait EventSource {
    /// Why the source cannot continue.
    type Error;

    /// Returns the next item. A source that is finite ignores `timeout`, and `None` is its end. A live source
    /// waits `timeout` at most, and `None` says that nothing came.
    fn next(&mut self, timeout: Duration) -> Result<Option<Item<'_>>, Self::Error>;
}

impl EventSource for Reader<'_> {
    type Error = CaptureError;

    fn next(&mut self, _timeout: Duration) -> Result<Option<Item<'_>>, CaptureError> {
        Reader::next(self)
    }
}
