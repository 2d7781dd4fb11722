//! Formats alerts and events as lines of text or JSON.
//!
//! In: checked rules, and for each match the [`Values`] of its event. Out: one line per alert, in the formats of
//! Falco. Templates are compiled once per rule; a line is appended to a buffer of the caller. Not here: rendering
//! of single values (`fields`), matching (`engine`), and delivery (`sink`).

mod alert;
mod event;
mod internal;
mod message;

use compiler::check::typed::Operand;
use compiler::value::FieldRef;

use crate::fields::{Buffers, JsonForm};

pub use alert::AlertFormatter;
pub use event::EventFormatter;
pub use internal::InternalAlert;

/// Renders the values of one event for alerts.
pub trait Values {
    /// Appends the text form of `operand` to `out`, `<NA>` if it is missing; returns how the JSON form follows
    /// from it.
    fn text(&mut self, operand: &Operand, out: &mut Vec<u8>) -> JsonForm;

    /// Appends the JSON form of `field` to `out`, `null` if it is missing.
    fn json(&mut self, field: &FieldRef, out: &mut Vec<u8>);
}

/// The format of alerts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Options {
    /// JSON instead of text.
    pub json: bool,
    /// The time is `evt.time.iso8601` (UTC) instead of `evt.time` (local).
    pub iso_time: bool,
    /// JSON alerts have the key `output`: time, priority and message.
    pub output: bool,
    /// JSON alerts have the key `message`: the message alone.
    pub message: bool,
    /// JSON alerts have the key `output_fields`.
    pub fields: bool,
    /// JSON alerts have the key `tags`.
    pub tags: bool,
    /// Value of the key `hostname` in JSON alerts; without one the key is omitted.
    pub hostname: Option<String>,
    /// How bytes that are not text are rendered.
    pub buffers: Buffers,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            json: false,
            iso_time: false,
            output: true,
            message: false,
            fields: true,
            tags: true,
            hostname: None,
            buffers: Buffers::Dotted,
        }
    }
}
