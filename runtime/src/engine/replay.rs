//! A capture through state and rules.

use std::io;

use thiserror::Error;

use super::{Engine, Passing, Playback, Sink, Tally};
use crate::capture::{CaptureError, Reader};

/// A capture on its way through state and rules.
pub struct Replay<'a> {
    playback: Playback<'a>,
    engine: Engine,
    tally: Tally,
    first: Option<u64>,
    /// Nanoseconds after the first event at which it stops.
    duration: Option<u64>,
}

/// A replay ended before its capture did. The alerts of all events before that were given.
#[derive(Debug, Error)]
pub enum ReplayError {
    /// The capture cannot be read further.
    #[error(transparent)]
    Capture(#[from] CaptureError),
    /// An alert could not be written.
    #[error(transparent)]
    Sink(io::Error),
}

impl<'a> Replay<'a> {
    /// Prepares to replay; nothing is read yet.
    pub fn new(reader: Reader<'a>, engine: Engine) -> Self {
        Self {
            playback: Playback::new(reader).showing(engine.buffers()),
            engine,
            tally: Tally::default(),
            first: None,
            duration: None,
        }
    }

    /// Stops at the first event that is this many nanoseconds later than the first.
    #[must_use]
    pub fn stop_after(mut self, nanoseconds: u64) -> Self {
        self.duration = Some(nanoseconds);
        self
    }

    /// Goes through one item of the capture; `false` at its end.
    pub fn step(&mut self, sink: &mut dyn Sink) -> Result<bool, ReplayError> {
        let Self {
            playback,
            engine,
            tally,
            first,
            duration,
        } = self;
        let more = playback.step(|passing| -> Result<bool, ReplayError> {
            let Passing::Event {
                event,
                fields,
                visible,
            } = passing
            else {
                return Ok(true);
            };
            if !visible {
                tally.hidden += 1;
                return Ok(true);
            }
            let first = *first.get_or_insert(event.ts);
            // Times can run backwards a little.
            if duration.is_some_and(|most| event.ts.saturating_sub(first) >= most) {
                return Ok(false);
            }
            tally.count(event);
            engine.evaluate(event, &fields, sink).map_err(ReplayError::Sink)?;
            Ok(true)
        })?;
        Ok(more.unwrap_or(false))
    }

    /// Bytes of the capture (uncompressed) that were read.
    pub fn offset(&self) -> u64 {
        self.playback.offset()
    }

    /// The events that went by.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The capture and its state.
    pub fn playback(&self) -> &Playback<'a> {
        &self.playback
    }

    /// The engine, for its counts.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
}
