//! One pass over a capture, to a given depth.

use std::hint::black_box;
use std::io;
use std::time::Duration;

use super::{Measurement, Meter};
use crate::capture::{CaptureError, Item, Reader};
use crate::engine::{AlertConsumer, Engine, Playback, PlaybackItem};
use crate::event::Event;
use crate::fields::EventFields;

/// How far a pass processes each event. Each depth includes those before it.
#[derive(Debug)]
pub enum Depth<'e> {
    /// Read events and convert them to the current layout.
    Read,
    /// Update the state.
    State,
    /// Evaluate rules.
    Evaluate(&'e mut Engine),
    /// Format alerts and discard them.
    Output(&'e mut Engine),
}

/// Results of one pass.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pass {
    /// Events of the capture.
    pub events: u64,
    /// Events that rules were evaluated on; 0 for passes that do not go as deep.
    pub evaluated: u64,
    /// Alerts that were formatted.
    pub alerts: u64,
    /// Their bytes.
    pub alert_bytes: u64,
    /// Measured from the end of the headers to the end of the capture.
    pub reading: Measurement,
}

/// Makes one pass over an uncompressed capture.
pub fn pass(bytes: &[u8], depth: Depth<'_>, meter: &mut Meter) -> Result<Pass, CaptureError> {
    let mut alerts = Discard::default();
    let mut evaluated = 0;
    let mut pass = match depth {
        Depth::Read => read(bytes, meter),
        Depth::State => walk(bytes, meter, |_, _| ()),
        Depth::Evaluate(engine) => walk(bytes, meter, |event, fields| {
            evaluated += 1;
            black_box(engine.matches(event, fields));
        }),
        Depth::Output(engine) => walk(bytes, meter, |event, fields| {
            evaluated += 1;
            engine
                .evaluate(event, fields, &mut alerts)
                .expect("discarding does not fail");
        }),
    }?;
    pass.evaluated = evaluated;
    pass.alerts = alerts.count;
    pass.alert_bytes = alerts.bytes;
    Ok(pass)
}

/// Counts and discards alerts; `black_box` keeps the optimiser from removing their formatting.
#[derive(Default)]
struct Discard {
    count: u64,
    bytes: u64,
}

impl AlertConsumer for Discard {
    fn alert(&mut self, _rule: usize, line: &[u8]) -> io::Result<()> {
        self.count += 1;
        self.bytes += line.len() as u64;
        black_box(line);
        Ok(())
    }
}

// Each loop is a function of its own, for tools that attribute costs to functions.
#[inline(never)]
fn read(bytes: &[u8], meter: &mut Meter) -> Result<Pass, CaptureError> {
    let mut reader = Reader::from_memory(bytes);
    let mut events = 0;
    meter.start();
    while let Some(item) = reader.next()? {
        // By reference: an event is too large to be moved.
        if let Item::Event(event) = &item {
            events += 1;
            black_box(event);
        } else if matches!(item, Item::HeadersEnd) {
            meter.start();
        }
    }
    Ok(finish(events, meter))
}

/// Replays a capture and visits every event that is visible to rules.
#[inline(never)]
pub(crate) fn walk(
    bytes: &[u8],
    meter: &mut Meter,
    mut visit: impl FnMut(&Event<'_>, &EventFields<'_>),
) -> Result<Pass, CaptureError> {
    let mut playback = Playback::new(Reader::from_memory(bytes));
    let mut events = 0;
    meter.start();
    let mut step = |item: PlaybackItem<'_>| -> Result<(), CaptureError> {
        match item {
            PlaybackItem::Metadata(Item::HeadersEnd) => meter.start(),
            PlaybackItem::Metadata(_) => {}
            PlaybackItem::Event {
                event,
                fields,
                visible,
            } => {
                events += 1;
                if visible {
                    visit(event, &fields);
                }
            }
        }
        Ok(())
    };
    while playback.step(Duration::ZERO, &mut step)?.is_some() {}
    // The state is dropped after this, so that its time does not count.
    Ok(finish(events, meter))
}

fn finish(events: u64, meter: &mut Meter) -> Pass {
    Pass {
        events,
        reading: meter.stop(),
        ..Pass::default()
    }
}
