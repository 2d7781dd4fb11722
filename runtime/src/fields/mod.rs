//! The value of every field on an event.
//!
//! In: an event, what the state found it to refer to, and the state after it. Out: a
//! [`Value`] for a field with its argument; text and JSON of it for outputs. Every class of fields
//! has a file whose `extractor` is one match from fields to the functions that extract them: a new
//! field is a row of the table and an arm there.
//! Not here: comparisons, output templates, changes of the state.

mod ancestors;
mod container;
mod decode;
mod evt;
mod evt_args;
mod fd;
mod fd_names;
mod fd_socket;
mod fdlist;
mod flags;
mod fs_path;
mod k8s;
mod k8smeta;
mod names;
mod number;
mod param_text;
mod process;
mod process_links;
pub mod render;
#[cfg(test)]
mod testing;
mod thread;
mod time;
mod user;
mod util;

use std::sync::LazyLock;

use compiler::backend::FieldSource;
use compiler::tables::{FIELDS, Field, FieldFlags, FieldId, field};
use compiler::value::{Argument, FieldRef, Value};

pub use render::Shape;
pub use time::{SECOND, Time, TimeForm};

use crate::event::Event;
use crate::state::{Attached, Fd, State, Thread};

/// Gives the value of a field on an event, or `None` where it has none.
type Extractor = for<'f> fn(&'f EventFields<'f>, &Argument) -> Option<Value<'f>>;

/// Extractors by [`FieldId`].
static EXTRACTORS: LazyLock<Vec<Option<Extractor>>> = LazyLock::new(|| {
    (0..FIELDS.len())
        .map(|id| extractor(FieldId(id as u16)))
        .collect()
});

fn extractor(field: FieldId) -> Option<Extractor> {
    let classes: [fn(FieldId) -> Option<Extractor>; 15] = [
        evt::extractor,
        evt_args::extractor,
        process::extractor,
        process_links::extractor,
        ancestors::extractor,
        thread::extractor,
        fd::extractor,
        fd_socket::extractor,
        fdlist::extractor,
        fs_path::extractor,
        user::extractor,
        container::extractor,
        k8s::extractor,
        k8smeta::extractor,
        util::extractor,
    ];
    classes.iter().find_map(|class| class(field))
}

/// The fields that captures could have and that nothing extracts yet.
pub fn missing() -> impl Iterator<Item = &'static Field> {
    let of_captures = |field: &&Field| matches!(field.provider, "builtin" | "container" | "k8smeta");
    let extractors = FIELDS.iter().zip(EXTRACTORS.iter());
    extractors
        .filter(|(_, extractor)| extractor.is_none())
        .map(|(field, _)| field)
        .filter(of_captures)
}

/// The fields of one event.
#[derive(Clone, Copy, Debug)]
pub struct EventFields<'a> {
    event: &'a Event<'a>,
    state: &'a State,
    attached: &'a Attached,
}

impl<'a> EventFields<'a> {
    /// The fields of `event`, which was the last one that `state` took in.
    pub const fn new(event: &'a Event<'a>, state: &'a State, attached: &'a Attached) -> Self {
        Self {
            event,
            state,
            attached,
        }
    }

    /// What outputs show of a field.
    ///
    /// Fields that stand for several things at once are shown in a form of their own, or not at
    /// all; everything else is shown as it compares.
    pub fn shown(&self, field: &FieldRef) -> Option<Value<'_>> {
        let flags = field.field.info().flags;
        // The type test has no print format upstream.
        if flags.contains(FieldFlags::FILTER_ONLY) || field.field == field::EVT_TYPE_IS {
            return None;
        }
        match ancestors::shown(field).or_else(|| evt_args::shown(field)) {
            Some(extractor) => extractor(self, &field.argument),
            None => self.value(field),
        }
    }

    /// Appends what the message of an alert shows of a field.
    pub fn write_text(&self, field: &FieldRef, out: &mut Vec<u8>) {
        render::text(self.shown(field).as_ref(), self.shape(field), out);
    }

    /// What `output_fields` shows of a field.
    pub fn json(&self, field: &FieldRef) -> serde_json::Value {
        evt::json(self, field.field)
            .unwrap_or_else(|| render::json(self.shown(field).as_ref(), self.shape(field)))
    }

    /// How the field's values are shown; raw arguments have the shape of their parameter.
    pub fn shape(&self, field: &FieldRef) -> Shape {
        evt_args::raw_shape(self.event, field).unwrap_or_else(|| Shape::of(field.field))
    }

    fn event(&self) -> &'a Event<'a> {
        self.event
    }

    fn state(&self) -> &'a State {
        self.state
    }

    fn attached(&self) -> &'a Attached {
        self.attached
    }

    /// The event's thread; events without one fall back to whoever has their thread id.
    fn thread(&self) -> Option<&'a Thread> {
        self.state
            .thread_of(self.attached)
            .or_else(|| self.state.thread(self.event.tid))
    }

    /// Name of a user, as the thread's container knows it.
    fn user_name_of(&self, uid: u32) -> Option<&'a [u8]> {
        let user = self.state.user(self.thread()?, uid)?;
        Some(&user.name)
    }

    /// Name of a group, as the thread's container knows it.
    fn group_name_of(&self, gid: u32) -> Option<&'a [u8]> {
        let group = self.state.group(self.thread()?, gid)?;
        Some(&group.name)
    }

    /// A descriptor of the event's process.
    fn fd(&self, fd: i64) -> Option<&'a Fd> {
        self.state.fd(self.thread()?, fd)
    }
}

impl FieldSource for EventFields<'_> {
    fn value(&self, field: &FieldRef) -> Option<Value<'_>> {
        let extractor = EXTRACTORS.get(usize::from(field.field.0)).copied().flatten()?;
        extractor(self, &field.argument)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_captures_has_an_extractor() {
        let missing: Vec<_> = missing().map(|field| field.name).collect();
        assert_eq!(missing, [""; 0]);
    }
}
