//! The value of every field on an event.
//!
//! In: an event, its references into the state, and the state after it. Out: a
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
mod raw;
pub mod render;
#[cfg(test)]
mod testing;
mod thread;
mod time;
mod user;
mod util;

use std::sync::LazyLock;

use compiler::backend::{FieldSource, Raw};
use compiler::tables::{FIELDS, Field, FieldFlags, FieldId, ParamType, field};
use compiler::value::{Argument, FieldRef, Value};

pub use render::{JsonForm, Shape};
pub use time::{SECOND, Time, TimeForm, TimeWriter};

pub(crate) use evt::{generic_name, generic_syscall};

use self::fd::Descriptor;
use crate::event::Event;
use crate::json;
use crate::state::{Attached, Fd, State, Thread};

/// Returns the value of a field on an event, or `None` where it has none.
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

/// Returns the fields that captures could have and that nothing extracts yet.
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
    buffers: Buffers,
    resolved: Option<ResolvedEntries<'a>>,
}

/// The format of buffers in outputs.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Buffers {
    /// A dot for everything that is not printable ASCII.
    #[default]
    Dotted,
    /// In base64 with padding.
    Base64,
}

/// The entries that most fields of an event are read from, looked up once.
#[derive(Clone, Copy, Debug)]
struct ResolvedEntries<'a> {
    thread: Option<&'a Thread>,
    descriptor: Option<Descriptor<'a>>,
}

impl<'a> EventFields<'a> {
    /// Returns the fields of `event`, which was the last one that `state` took in. Nothing is looked up yet.
    pub const fn new(event: &'a Event<'a>, state: &'a State, attached: &'a Attached) -> Self {
        Self {
            event,
            state,
            attached,
            buffers: Buffers::Dotted,
            resolved: None,
        }
    }

    /// Returns these fields with what most of them need looked up now, for reading several of them, and not
    /// by each of them.
    #[must_use]
    pub fn looked_up(&self) -> Self {
        Self {
            resolved: Some(ResolvedEntries {
                thread: self.thread(),
                descriptor: fd::descriptor(self),
            }),
            ..*self
        }
    }

    /// Returns these fields with another format of buffers. Conditions compare bytes as they are, all but
    /// `evt.args` and `evt.info`, which compare as they are shown.
    #[must_use]
    pub const fn showing(self, buffers: Buffers) -> Self {
        Self { buffers, ..self }
    }

    /// Returns the value of a field as outputs show it.
    ///
    /// Fields with several values are shown in a form of their own, or not at
    /// all; everything else is shown as it compares.
    pub fn shown(&self, field: &FieldRef) -> Option<Value<'_>> {
        let flags = field.field.info().flags;
        // The type test has no print format upstream.
        if flags.contains(FieldFlags::FILTER_ONLY) || field.field == field::EVT_TYPE_IS {
            return None;
        }
        let shown = match ancestors::shown(field).or_else(|| evt_args::shown(field)) {
            Some(extractor) => extractor(self, &field.argument),
            None => self.value(field),
        };
        match shown {
            Some(Value::Candidates(all)) => all.into_iter().find(|one| *one != Value::text("")),
            Some(Value::Bytes(bytes))
                if self.buffers == Buffers::Base64 && self.shape(field).ty == ParamType::Bytebuf =>
            {
                let mut text = Vec::new();
                render::base64(&bytes, &mut text);
                Some(Value::owned_text(text))
            }
            shown => shown,
        }
    }

    /// Appends a field as the message of an alert shows it. Returns how JSON shows it.
    pub fn write_text(&self, field: &FieldRef, out: &mut Vec<u8>) -> JsonForm {
        let (shown, shape) = (self.shown(field), self.shape(field));
        render::text(shown.as_ref(), shape, out);
        if evt::json_number(self, field.field).is_some() {
            return JsonForm::Own;
        }
        render::json_form(shown.as_ref(), shape)
    }

    /// Appends the value of a field as `output_fields` shows it.
    pub fn write_json(&self, field: &FieldRef, out: &mut Vec<u8>) {
        match evt::json_number(self, field.field) {
            Some(number) => json::integer(number, out),
            None => render::write_json(self.shown(field).as_ref(), self.shape(field), out),
        }
    }

    /// Returns the value of a field as `output_fields` shows it, as a tree.
    pub fn json(&self, field: &FieldRef) -> serde_json::Value {
        let mut out = Vec::new();
        self.write_json(field, &mut out);
        serde_json::from_slice(&out).expect("what was written is JSON")
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

    /// Returns the event's thread; events without one use the thread with the id in their header.
    fn thread(&self) -> Option<&'a Thread> {
        match &self.resolved {
            Some(resolved) => resolved.thread,
            None => self
                .state
                .thread_of(self.attached)
                .or_else(|| self.state.thread(self.event.tid)),
        }
    }

    /// Returns the name of a user, as the thread's container knows it.
    fn user_name_of(&self, uid: u32) -> Option<&'a [u8]> {
        let user = self.state.user(self.thread()?, uid)?;
        Some(&user.name)
    }

    /// Returns the name of a group, as the thread's container knows it.
    fn group_name_of(&self, gid: u32) -> Option<&'a [u8]> {
        let group = self.state.group(self.thread()?, gid)?;
        Some(&group.name)
    }

    /// Returns a descriptor of the event's process.
    fn fd(&self, fd: i64) -> Option<&'a Fd> {
        self.state.fd(self.thread()?, fd)
    }
}

impl FieldSource for EventFields<'_> {
    fn value(&self, field: &FieldRef) -> Option<Value<'_>> {
        let extractor = EXTRACTORS.get(usize::from(field.field.0)).copied().flatten()?;
        extractor(self, &field.argument)
    }

    #[expect(clippy::inline_always, reason = "as in `raw`")]
    #[inline(always)]
    fn raw(&self, field: &FieldRef) -> Raw<'_> {
        raw::raw(self, field).unwrap_or_else(|| Raw::from(self.value(field)))
    }
}

#[cfg(test)]
mod tests {
    use compiler::ir::facts::{self, Known};
    use compiler::tables::{ArgumentRule, EVENTS, Param};
    use proptest::prelude::*;

    use super::testing::{KID, World};
    use super::*;
    use crate::capture::EventBuilder;

    #[test]
    fn every_field_of_captures_has_an_extractor() {
        let missing: Vec<_> = missing().map(|field| field.name).collect();
        assert_eq!(missing, [""; 0]);
    }

    /// Returns every field with every argument it could be written with.
    fn all_references() -> Vec<FieldRef> {
        let of_captures = |field: &FieldId| EXTRACTORS[usize::from(field.0)].is_some();
        let fields = (0..FIELDS.len() as u16).map(FieldId).filter(of_captures);
        let arguments = |field: FieldId| {
            if field.info().argument == ArgumentRule::None {
                return vec![Argument::None];
            }
            let keys = ["name", "flags", "data", "dst", "cpu", "HOME", "open", "/"];
            let keys = keys.map(|key| Argument::Key(key.into()));
            let numbers = [0, 1, 9, u64::MAX].map(Argument::Index);
            [&[Argument::None], &keys[..], &numbers[..]].concat()
        };
        fields
            .flat_map(|field| {
                arguments(field)
                    .into_iter()
                    .map(move |argument| FieldRef { field, argument })
            })
            .collect()
    }

    /// Returns the bytes of a value: fitting, cut, empty, or of any kind.
    fn value_of(param: &Param) -> BoxedStrategy<Vec<u8>> {
        let width = param.ty.width().unwrap_or(40);
        let numbers = prop_oneof![Just(0_u8), Just(0xff), Just(3), Just(21), any::<u8>()];
        prop_oneof![
            4 => prop::collection::vec(numbers.clone(), width),
            1 => prop::collection::vec(numbers, 0..60),
            2 => "[-a-z./=:;{}]{0,20}\0".prop_map(String::into_bytes),
            1 => Just(Vec::new()),
            1 => Just(b"(NULL)\0".to_vec()),
            1 => (1..11_u8, prop::collection::vec(any::<u8>(), 0..40)).prop_map(|(family, mut rest)| {
                rest.insert(0, family);
                rest
            }),
        ]
        .boxed()
    }

    fn any_event() -> impl Strategy<Value = EventBuilder> {
        let event = (0..EVENTS.len()).prop_map(|code| &EVENTS[code]);
        let threads = prop_oneof![4 => Just(KID), 1 => Just(20), 1 => -2_i64..100];
        (event, threads, any::<u64>()).prop_flat_map(|(event, tid, ts)| {
            let values: Vec<_> = event.params.iter().map(value_of).collect();
            (values, 0..=event.params.len()).prop_map(move |(values, missing)| {
                let head = EventBuilder::new(event.code).tid(tid).ts(ts);
                let kept = if missing < 2 {
                    values.len() - missing
                } else {
                    values.len()
                };
                values
                    .iter()
                    .take(kept)
                    .fold(head, |builder, value| builder.value(value))
            })
        })
    }

    /// Values that follow from the type of an event are those that extraction returns.
    fn check_facts(fields: &EventFields<'_>, reference: &FieldRef) {
        let value = fields.value(reference);
        match facts::known(fields.event().code, reference) {
            Known::Nothing => {}
            Known::Absent => assert_eq!(value, None, "{reference}"),
            Known::Is(known) => assert_eq!(value, Some(known), "{reference}"),
            Known::Positive => assert!(matches!(value, Some(Value::Uint(1..))), "{reference}"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Events of any type with hostile values: every field has a value or none, and can be shown.
        #[test]
        fn no_event_stops_an_extractor(events in prop::collection::vec(any_event(), 1..12)) {
            let references = all_references();
            let mut world = World::new();
            for event in &events {
                world.on(event, |fields| {
                    let looked_up = fields.looked_up();
                    for reference in &references {
                        let mut text = Vec::new();
                        fields.write_text(reference, &mut text);
                        check_facts(fields, reference);
                        let value = fields.value(reference);
                        assert_eq!(fields.raw(reference).into_value(), value, "{reference}");
                        assert_eq!(looked_up.raw(reference).into_value(), value, "{reference}");
                        assert_eq!(looked_up.value(reference), value, "{reference}");
                        if let Some(Value::Text(text)) = fields.value(reference) {
                            assert!(!text.contains(&0), "{reference}: {text:?}");
                        }
                        let json = fields.json(reference);
                        if fields.shown(reference).is_none() {
                            assert_eq!(text, render::MISSING.as_bytes(), "{reference}");
                            assert!(json.is_null(), "{reference}: {json}");
                        }
                    }
                });
            }
        }
    }
}
