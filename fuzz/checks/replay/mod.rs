//! What must hold for any capture whose blocks are valid, whatever they tell: reader, state and
//! extraction together.
//!
//! The fuzz target calls it with invented bytes, which decide what the capture has; an ordinary
//! test with every input that once broke something and with invented ones.

mod build;
mod source;
mod values;

use std::sync::LazyLock;

use compiler::backend::FieldSource;
use compiler::tables::{ArgumentRule, FIELDS, FieldFlags, FieldId, ParamType};
use compiler::value::{Argument, FieldRef, Value};
use runtime::capture::{Item, Reader};
use runtime::fields::EventFields;
use runtime::fields::render::MISSING;
use runtime::state::{IdlePurge, Limits, MAX_CONTAINERS, MAX_FDS, State};

use self::source::Source;

/// Every field that can stand without argument.
static PLAIN: LazyLock<Vec<FieldRef>> = LazyLock::new(|| {
    let plain = |field: &FieldId| !matches!(field.info().argument, ArgumentRule::Required { .. });
    fields().filter(plain).map(FieldRef::plain).collect()
});
/// Every field with every argument worth trying.
static WITH_ARGUMENT: LazyLock<Vec<FieldRef>> = LazyLock::new(|| {
    let takes_one = |field: &FieldId| field.info().argument != ArgumentRule::None;
    let keys = [
        "name", "flags", "data", "fd", "src", "dst", "cpu", "HOME", "/", "", "a",
    ];
    let keys = keys.map(|key| Argument::Key(key.into()));
    let numbers = [0, 1, 2, 9, u64::MAX].map(Argument::Index);
    let arguments = [&keys[..], &numbers[..]].concat();
    let with_arguments = |field: FieldId| {
        let with = move |argument: &Argument| FieldRef {
            field,
            argument: argument.clone(),
        };
        arguments.iter().map(with).collect::<Vec<_>>()
    };
    fields().filter(takes_one).flat_map(with_arguments).collect()
});
/// Fields with an argument that are tried on one event.
const ARGUMENTS_PER_EVENT: usize = 64;

fn fields() -> impl Iterator<Item = FieldId> {
    (0..FIELDS.len()).map(|id| FieldId(id as u16))
}

/// Makes captures out of `bytes`, until they are used up, and replays them: nothing panics, tables
/// stay within their limits, values have the kinds of their fields and stay the same.
///
/// Returns how many events were replayed.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let mut source = Source::new(bytes);
    let mut events = 0;
    while !source.is_empty() {
        let limits = Limits {
            threads: source.one_of(&[262_144, 1, 3, 12]),
            idle_purge: source.once_in(2).then_some(IdlePurge::DEFAULT),
        };
        let capture = build::capture(&mut source);
        events += replay(&capture, limits);
    }
    events
}

fn replay(capture: &[u8], limits: Limits) -> usize {
    let mut reader = Reader::from_memory(capture);
    let mut state = State::new(limits);
    let mut events = 0;
    // Old records can lack what their conversion needs; what stands before them counts.
    while let Ok(Some(item)) = reader.next() {
        let Item::Event(event) = item else {
            state.apply_metadata(item);
            continue;
        };
        let attached = state.apply(&event);
        check_tables(&state, limits);
        let fields = EventFields::new(&event, &state, &attached);
        let start = events * ARGUMENTS_PER_EVENT % WITH_ARGUMENT.len();
        let with_argument = WITH_ARGUMENT.iter().cycle().skip(start).take(ARGUMENTS_PER_EVENT);
        for field in PLAIN.iter().chain(with_argument) {
            check_field(&fields, field);
        }
        events += 1;
    }
    events
}

fn check_tables(state: &State, limits: Limits) {
    let threads = state.thread_count();
    assert!(threads <= limits.threads, "{threads} of {limits:?}");
    assert!(state.containers().iter().count() <= MAX_CONTAINERS);
    for thread in state.threads() {
        assert!(state.open_fds(thread) <= MAX_FDS);
        let ancestors = state.ancestors(thread).take(threads + 1).count();
        assert!(ancestors <= threads, "the ancestors of {} do not end", thread.tid);
    }
}

/// One field in all its forms.
fn check_field(fields: &EventFields<'_>, field: &FieldRef) {
    let value = fields.value(field);
    let info = field.field.info();
    if let Some(value) = &value {
        // The type of a raw argument is that of its parameter.
        let ty = fields.shape(field).ty;
        let fits = match value {
            Value::List(items) => {
                info.flags.contains(FieldFlags::LIST) && items.iter().all(|item| fits(item, ty))
            }
            Value::Candidates(items) => items.iter().all(|item| fits(item, ty)),
            single => fits(single, ty),
        };
        assert!(fits, "{field} of type {ty:?} is {value:?}");
    }
    assert!(
        same(value.as_ref(), fields.value(field).as_ref()),
        "{field} changes"
    );
    let text = text(fields, field);
    assert_eq!(text, self::text(fields, field), "{field}");
    let json = fields.json(field);
    assert_eq!(json, fields.json(field), "{field}");
    if fields.shown(field).is_none() {
        assert_eq!(text, MISSING.as_bytes(), "{field}");
        assert!(json.is_null(), "{field}: {json}");
    }
}

fn text(fields: &EventFields<'_>, field: &FieldRef) -> Vec<u8> {
    let mut text = Vec::new();
    fields.write_text(field, &mut text);
    text
}

/// Equal, where a number that is none equals itself.
fn same(one: Option<&Value<'_>>, other: Option<&Value<'_>>) -> bool {
    match (one, other) {
        (Some(Value::Double(one)), Some(Value::Double(other))) => one.to_bits() == other.to_bits(),
        _ => one == other,
    }
}

/// The value is of a kind that values of this type can have.
fn fits(value: &Value<'_>, ty: ParamType) -> bool {
    match value {
        Value::Text(_) => ty.is_text(),
        Value::Int(_) => ty.is_signed(),
        Value::Uint(_) => ty.is_unsigned(),
        Value::Bool(_) => ty == ParamType::Bool,
        Value::Double(_) => ty == ParamType::Double,
        Value::Ip(_) => matches!(
            ty,
            ParamType::Ipv4addr
                | ParamType::Ipv6addr
                | ParamType::Ipaddr
                | ParamType::Ipv4net
                | ParamType::Ipv6net
                | ParamType::Ipnet
        ),
        // Whatever has no width of its own is handed on as it is.
        Value::Bytes(_) => ty.width().is_none() && !ty.is_text(),
        Value::List(_) | Value::Candidates(_) => false,
    }
}
