//! One pass over a capture, to a chosen depth.

use std::hint::black_box;
use std::io;

use super::{Meter, Reading};
use crate::capture::{CaptureError, Item, Reader};
use crate::engine::{Engine, Sink};
use crate::event::Event;
use crate::fields::EventFields;
use crate::state::{Attached, State};

/// How far a pass goes; each does all that those above do.
#[derive(Debug)]
pub enum Depth<'e> {
    /// Events are read and brought into today's layout.
    Read,
    /// The state takes them in.
    State,
    /// Rules are held against them.
    Evaluate(&'e mut Engine),
    /// Alerts are formatted, and thrown away.
    Output(&'e mut Engine),
}

/// What one pass did.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pass {
    /// Events of the capture.
    pub events: u64,
    /// Those that rules were held against; 0 for passes that do not go so far.
    pub evaluated: u64,
    /// Alerts that were formatted.
    pub alerts: u64,
    /// Their bytes.
    pub alert_bytes: u64,
    /// From the end of the headers to the end of the capture.
    pub reading: Reading,
}

/// Goes once through an uncompressed capture.
pub fn pass(bytes: &[u8], depth: Depth<'_>, meter: &mut Meter) -> Result<Pass, CaptureError> {
    let mut sink = Discard::default();
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
                .evaluate(event, fields, &mut sink)
                .expect("throwing away does not fail");
        }),
    }?;
    pass.evaluated = evaluated;
    pass.alerts = sink.alerts;
    pass.alert_bytes = sink.bytes;
    Ok(pass)
}

/// Counts alerts and makes the compiler believe that somebody reads them.
#[derive(Default)]
struct Discard {
    alerts: u64,
    bytes: u64,
}

impl Sink for Discard {
    fn alert(&mut self, _rule: usize, line: &[u8]) -> io::Result<()> {
        self.alerts += 1;
        self.bytes += line.len() as u64;
        black_box(line);
        Ok(())
    }
}

// Each loop is a function of its own, for tools that count by function.
#[inline(never)]
fn read(bytes: &[u8], meter: &mut Meter) -> Result<Pass, CaptureError> {
    let mut reader = Reader::from_memory(bytes);
    let mut events = 0;
    meter.start();
    while let Some(item) = reader.next()? {
        // By reference: an event is too large to be moved about.
        if let Item::Event(event) = &item {
            events += 1;
            black_box(event);
        } else if matches!(item, Item::HeadersEnd) {
            meter.start();
        }
    }
    Ok(done(events, meter))
}

/// Goes through a capture with the state and shows every event that users see.
#[inline(never)]
pub(crate) fn walk(
    bytes: &[u8],
    meter: &mut Meter,
    mut visit: impl FnMut(&Event<'_>, &EventFields<'_>),
) -> Result<Pass, CaptureError> {
    let mut reader = Reader::from_memory(bytes);
    let mut state = State::default();
    let mut attached = Attached::default();
    let mut events = 0;
    meter.start();
    while let Some(item) = reader.next()? {
        if let Item::Event(event) = &item {
            events += 1;
            state.apply_into(event, &mut attached);
            black_box(&attached);
            if attached.visible {
                visit(event, &EventFields::new(event, &state, &attached));
            }
            continue;
        }
        let is_end = matches!(item, Item::HeadersEnd);
        state.apply_metadata(item);
        if is_end {
            meter.start();
        }
    }
    // The state is thrown away after this.
    Ok(done(events, meter))
}

fn done(events: u64, meter: &mut Meter) -> Pass {
    Pass {
        events,
        reading: meter.stop(),
        ..Pass::default()
    }
}
