//! A small language for stories told in events: threads that call, values by name.
//!
//! In: calls with the values that matter. Out: events of today's schema with every other value
//! neutral, a microsecond apart, written to a capture.

use compiler::tables::EventCode;
use runtime::capture::{EventBuilder, WriteError, Writer};

/// A value of a call.
#[derive(Clone, Copy)]
pub(crate) enum Value<'a> {
    /// Any number, descriptor, id or set of flags; it takes the parameter's width.
    Number(i64),
    /// A text, closed by NUL.
    Text(&'a str),
    /// Texts, each closed by NUL.
    Texts(&'a [&'a str]),
    /// Anything else.
    Bytes(&'a [u8]),
}

/// The facts of a process that its calls repeat.
#[derive(Clone, Copy)]
pub(crate) struct Actor<'a> {
    pub(crate) pid: i64,
    pub(crate) parent: i64,
    /// Process id in its namespace.
    pub(crate) vpid: i64,
    pub(crate) uid: i64,
    pub(crate) comm: &'a str,
    pub(crate) exe: &'a str,
    pub(crate) args: &'a [&'a str],
    pub(crate) cgroups: &'a [&'a str],
    pub(crate) tty: i64,
    /// Clone flags that tell about its namespace.
    pub(crate) flags: i64,
}

/// Writes calls one after the other.
pub(crate) struct Script {
    writer: Writer<Vec<u8>>,
    now: u64,
}

/// Nanoseconds between two events.
const STEP: u64 = 1_000;

impl Script {
    pub(crate) fn new(writer: Writer<Vec<u8>>, start: u64) -> Self {
        Self { writer, now: start }
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, nanoseconds: u64) {
        self.now += nanoseconds;
    }

    /// One event of `tid`. Values that are not given are zero, or unknown where the type has no
    /// width.
    pub(crate) fn call(
        &mut self,
        tid: i64,
        code: EventCode,
        values: &[(&str, Value)],
    ) -> Result<(), WriteError> {
        self.now += STEP;
        let params = code.info().map_or(&[][..], |info| info.params);
        for (name, _) in values {
            assert!(
                params.iter().any(|param| param.name == *name),
                "{code:?} has no {name}"
            );
        }
        let event = EventBuilder::new(code)
            .ts(self.now)
            .tid(tid)
            .cpu((tid % 2) as u16);
        let event = params.iter().fold(event, |event, param| {
            let given = values.iter().find(|(name, _)| *name == param.name);
            let width = param.ty.width().unwrap_or(0);
            match given.map(|(_, value)| *value) {
                None => event.value(&[0; 16][..width]),
                Some(Value::Number(number)) => event.value(&number.to_le_bytes()[..width]),
                Some(Value::Text(text)) => event.text(text),
                Some(Value::Texts(texts)) => event.texts(texts),
                Some(Value::Bytes(bytes)) => event.value(bytes),
            }
        });
        self.writer.event(&event.event())
    }

    /// The capture.
    pub(crate) fn finish(self) -> Result<Vec<u8>, WriteError> {
        self.writer.finish()
    }
}
