//! A capture through state and rules.

use std::io;

use thiserror::Error;

use super::{Engine, Sink};
use crate::capture::{CaptureError, Item, Reader};
use crate::fields::EventFields;
use crate::state::{Limits, State};

/// A capture on its way through state and rules.
pub struct Replay<'a> {
    reader: Reader<'a>,
    state: State,
    engine: Engine,
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
            reader,
            state: State::new(Limits::default()),
            engine,
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
        let Some(item) = self.reader.next()? else {
            return Ok(false);
        };
        let Item::Event(event) = item else {
            self.state.take(item);
            return Ok(true);
        };
        let attached = self.state.apply(&event);
        if !attached.visible {
            return Ok(true);
        }
        let first = *self.first.get_or_insert(event.ts);
        // Times can run backwards a little.
        if self
            .duration
            .is_some_and(|most| event.ts.saturating_sub(first) >= most)
        {
            return Ok(false);
        }
        let fields = EventFields::new(&event, &self.state, &attached);
        self.engine
            .evaluate(&event, &fields, sink)
            .map_err(ReplayError::Sink)?;
        Ok(true)
    }

    /// Bytes of the capture (uncompressed) that were read.
    pub fn offset(&self) -> u64 {
        self.reader.offset()
    }

    /// The engine, for its counts.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
}
