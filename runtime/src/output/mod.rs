//! Alerts, and events by themselves, as lines of text or JSON.
//!
//! In: checked rules, and for each match the [`Values`] of its event. Out: one line an alert, in
//! the shapes that consumers of Falco alerts know. Templates are compiled once for each rule; a
//! line is appended to a buffer of the caller. Not here: how a single value is written, which
//! rules match, and where lines go.

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

/// The values of one event as alerts show them.
pub trait Values {
    /// Appends the text form of `operand` to `out`, `<NA>` where it has no value; tells how the JSON
    /// form follows from it.
    fn text(&mut self, operand: &Operand, out: &mut Vec<u8>) -> JsonForm;

    /// Appends the JSON form of `field` to `out`, `null` where it has no value.
    fn json(&mut self, field: &FieldRef, out: &mut Vec<u8>);
}

/// What alerts look like.
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
    /// Value of the key `hostname` of JSON alerts; without one there is no such key.
    pub hostname: Option<String>,
    /// How bytes that are no text are shown.
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
