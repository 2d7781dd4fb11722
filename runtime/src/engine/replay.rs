//! Evaluates rules on a capture.

use std::io;
use std::time::Duration;

use thiserror::Error;

use super::{AlertConsumer, Engine, EventCounts, Playback, PlaybackItem};
use crate::capture::{CaptureError, Reader};

/// A replay of a capture.
pub struct Replay<'a> {
    playback: Playback<Reader<'a>>,
    engine: Engine,
    event_counts: EventCounts,
    /// Time of the first event.
    first: Option<u64>,
    /// Nanoseconds after the first event at which the replay stops.
    duration: Option<u64>,
}

/// A replay ended early. The alerts of all events before the error have been delivered.
#[derive(Debug, Error)]
pub enum ReplayError {
    /// The capture cannot be read any further.
    #[error(transparent)]
    Capture(#[from] CaptureError),
    /// An alert could not be written.
    #[error(transparent)]
    Output(io::Error),
}

impl<'a> Replay<'a> {
    /// Creates a replay; nothing is read yet.
    pub fn new(reader: Reader<'a>, engine: Engine) -> Self {
        Self {
            playback: Playback::new(reader).with_buffers(engine.buffers()),
            engine,
            event_counts: EventCounts::default(),
            first: None,
            duration: None,
        }
    }

    /// Stops at the first event that is this many nanoseconds later than the first one.
    #[must_use]
    pub fn stop_after(mut self, nanoseconds: u64) -> Self {
        self.duration = Some(nanoseconds);
        self
    }

    /// Processes one item of the capture and returns `false` at its end.
    pub fn step(&mut self, alerts: &mut dyn AlertConsumer) -> Result<bool, ReplayError> {
        let Self {
            playback,
            engine,
            event_counts,
            first,
            duration,
        } = self;
        let more = playback.step(Duration::ZERO, |item| -> Result<bool, ReplayError> {
            let PlaybackItem::Event {
                event,
                fields,
                visible,
            } = item
            else {
                return Ok(true);
            };
            if !visible {
                event_counts.hidden += 1;
                return Ok(true);
            }
            let first = *first.get_or_insert(event.ts);
            // Saturating, because times of different CPUs can be slightly out of order.
            if duration.is_some_and(|limit| event.ts.saturating_sub(first) >= limit) {
                return Ok(false);
            }
            event_counts.count(event);
            engine
                .evaluate(event, &fields, alerts)
                .map_err(ReplayError::Output)?;
            Ok(true)
        })?;
        Ok(more.unwrap_or(false))
    }

    /// Returns the number of uncompressed bytes of the capture that have been read.
    pub fn offset(&self) -> u64 {
        self.playback.offset()
    }

    /// Returns the number of events by type.
    pub fn event_counts(&self) -> &EventCounts {
        &self.event_counts
    }

    /// Returns the capture and its state.
    pub fn playback(&self) -> &Playback<Reader<'a>> {
        &self.playback
    }

    /// Returns the engine with its counters.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
}
