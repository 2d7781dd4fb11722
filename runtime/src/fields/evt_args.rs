//! The parameters of an event as fields: `evt.args`, `evt.arg`, `evt.rawarg`, `evt.buffer`,
//! `evt.buflen*`, `evt.abspath`, `evt.is_open_*`, `evt.infra.*`.
//!
//! Not here: how a parameter reads as text (`param_text`).

use std::borrow::Cow;

use compiler::tables::{Category, FieldId, Param, ParamType, event, field};
use compiler::value::{Argument, FieldRef, Value};

use super::param_text::{self, AT_FDCWD, ParamText};
use super::render::Shape;
use super::{Buffers, EventFields, Extractor, decode};
use crate::event::Event;
use crate::state::FdType;
use crate::state::path::join;

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::EVT_ARGS | field::EVT_INFO => |fields, _| Some(Value::owned_text(all(fields))),
        field::EVT_ARG => |fields, argument| one(&fields.showing(Buffers::Dotted), argument).map(Value::Text),
        field::EVT_RAWARG => |fields, argument| raw(fields, argument),
        field::EVT_BUFFER => |fields, _| {
            let (_, bytes) = named(fields.event(), "data")?;
            Some(Value::Bytes(bytes.into()))
        },
        field::EVT_BUFLEN => |fields, _| buffer_length(fields, is_io, |_| true),
        field::EVT_BUFLEN_IN => |fields, _| buffer_length(fields, is_read, |_| true),
        field::EVT_BUFLEN_OUT => |fields, _| buffer_length(fields, is_write, |_| true),
        field::EVT_BUFLEN_FILE => |fields, _| buffer_length(fields, is_io, FdType::is_file),
        field::EVT_BUFLEN_FILE_IN => |fields, _| buffer_length(fields, is_read, FdType::is_file),
        field::EVT_BUFLEN_FILE_OUT => |fields, _| buffer_length(fields, is_write, FdType::is_file),
        field::EVT_BUFLEN_NET => |fields, _| buffer_length(fields, is_io, is_net),
        field::EVT_BUFLEN_NET_IN => |fields, _| buffer_length(fields, is_read, is_net),
        field::EVT_BUFLEN_NET_OUT => |fields, _| buffer_length(fields, is_write, is_net),
        field::EVT_ABSPATH => |fields, argument| absolute_path(fields, argument),
        field::EVT_IS_OPEN_READ => |fields, _| Some(Value::Bool(opens(fields, READ))),
        field::EVT_IS_OPEN_WRITE => |fields, _| Some(Value::Bool(opens(fields, WRITE))),
        field::EVT_IS_OPEN_CREATE => |fields, _| Some(Value::Bool(is_open_create(fields))),
        field::EVT_IS_OPEN_EXEC => |fields, _| Some(Value::Bool(is_open_exec(fields.event()))),
        field::EVT_INFRA_DOCKER_NAME => |fields, _| infrastructure(fields, "Event"),
        field::EVT_INFRA_DOCKER_CONTAINER_ID => |fields, _| infrastructure(fields, "ID"),
        field::EVT_INFRA_DOCKER_CONTAINER_NAME => |fields, _| infrastructure(fields, "name"),
        field::EVT_INFRA_DOCKER_CONTAINER_IMAGE => |fields, _| infrastructure(fields, "Image"),
        _ => return None,
    };
    Some(extractor)
}

/// Returns the extractor for outputs, where outputs and comparisons have different values.
pub(super) fn shown(field: &FieldRef) -> Option<Extractor> {
    let extractor: Extractor = match field.field {
        field::EVT_ARG => |fields, argument| one(fields, argument).map(Value::Text),
        // Numbers without bytes are no value, but they are shown as zero.
        field::EVT_RAWARG => |fields, argument| {
            let (param, bytes) = named(fields.event(), key(argument)?)?;
            if bytes.is_empty() && param.ty.width().is_some() {
                return Some(Value::Uint(0));
            }
            raw(fields, argument)
        },
        // What compares as bytes is shown as text where it is no buffer.
        field::EVT_BUFFER => |fields, _| match named(fields.event(), "data")? {
            (param, bytes) if param.ty == ParamType::Bytebuf || bytes.is_empty() => {
                Some(Value::Bytes(bytes.into()))
            }
            _ => one(fields, &Argument::Key("data".into())).map(Value::Text),
        },
        _ => return None,
    };
    Some(extractor)
}

/// Type and format of a raw argument on this event.
pub(super) fn raw_shape(event: &Event<'_>, field: &FieldRef) -> Option<Shape> {
    if field.field != field::EVT_RAWARG {
        return None;
    }
    let (param, _) = named(event, key(&field.argument)?)?;
    Some(Shape {
        ty: param.ty,
        format: param.format,
        list: false,
    })
}

fn key(argument: &Argument) -> Option<&str> {
    match argument {
        Argument::Key(key) => Some(key),
        _ => None,
    }
}

/// Returns the parameter called `name`, if the event carries it.
fn named<'a>(event: &Event<'a>, name: &str) -> Option<(&'static Param, &'a [u8])> {
    let (index, param) = event.info().param(name)?;
    Some((param, event.value(index)?))
}

/// `name=value` of all parameters, with the resolved form in brackets.
fn all(fields: &EventFields<'_>) -> Vec<u8> {
    let event = fields.event();
    let mut out = Vec::new();
    // The parameters of events for other syscalls are for internal use.
    if event.code == event::GENERIC_X {
        return out;
    }
    let mut text = ParamText::default();
    for (index, param) in event.info().params.iter().take(event.value_count()).enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        param_text::write(fields, index, &mut text);
        out.extend_from_slice(param.name.as_bytes());
        out.push(b'=');
        out.extend_from_slice(&text.value);
        if !text.resolved.is_empty() {
            out.push(b'(');
            out.extend_from_slice(&text.resolved);
            out.push(b')');
        }
    }
    out
}

/// One parameter as text, by position or name.
pub(super) fn one<'f>(fields: &EventFields<'f>, argument: &Argument) -> Option<Cow<'f, [u8]>> {
    let event = fields.event();
    let index = match argument {
        Argument::None => return None,
        Argument::Index(index) => usize::try_from(*index).ok()?,
        Argument::Key(name) => event.info().param(name)?.0,
    };
    let (param, bytes) = (event.info().params.get(index)?, event.value(index)?);
    if param.ty.is_text() {
        let text = decode::text(bytes);
        if param.ty == ParamType::Charbuf || text.starts_with(b"/") {
            return Some(text.into());
        }
    }
    Some(param_text::shown(fields, index))
}

/// One parameter in its own type, by name; numbers without bytes are no value.
fn raw<'f>(fields: &'f EventFields<'f>, argument: &Argument) -> Option<Value<'f>> {
    let (param, bytes) = named(fields.event(), key(argument)?)?;
    if param.ty.is_text() {
        return Some(Value::text(decode::text(bytes)));
    }
    if bytes.is_empty() {
        return None;
    }
    match decode::integer(param.ty, bytes) {
        Some(number) if param.ty.is_signed() => Some(Value::Int(number)),
        Some(number) => Some(Value::Uint(number as u64)),
        None if param.ty.width().is_some() => None,
        None => Some(Value::Bytes(bytes.into())),
    }
}

fn is_io(category: Category) -> bool {
    matches!(category, Category::IoRead | Category::IoWrite | Category::IoOther)
}

fn is_read(category: Category) -> bool {
    category == Category::IoRead
}

fn is_write(category: Category) -> bool {
    category == Category::IoWrite
}

fn is_net(ty: FdType) -> bool {
    ty.is_inet() || ty.is_server()
}

/// Bytes that went through a descriptor of a kind: the result of the call, unless it failed.
fn buffer_length<'f>(
    fields: &EventFields<'_>,
    category: fn(Category) -> bool,
    kind: fn(FdType) -> bool,
) -> Option<Value<'f>> {
    let fd = fields.state().fd_of(fields.attached())?;
    if !category(fields.event().info().category) || !kind(fd.ty) {
        return None;
    }
    let length = fields.attached().result?;
    u64::try_from(length).ok().map(Value::Uint)
}

/// Portable open flags.
pub(super) const READ: u32 = 1;
pub(super) const WRITE: u32 = 1 << 1;
const CREATE: u32 = 1 << 2;
const TEMPORARY: u32 = 1 << 13;
const CREATED: u32 = 1 << 14;
/// Execution by owner, group or others.
const EXECUTE: u32 = 0o111;

/// A file was opened with all of `flags`.
pub(super) fn opens(fields: &EventFields<'_>, flags: u32) -> bool {
    open_flags(fields) & flags == flags
}

/// Flags that a file was opened with; 0 for other events and where they are unknown.
fn open_flags(fields: &EventFields<'_>) -> u32 {
    let event = fields.event();
    let index = match event.code {
        event::SYSCALL_OPEN_X | event::SYSCALL_OPEN_BY_HANDLE_AT_X => 2,
        event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => 3,
        _ => return 0,
    };
    number32(event, index)
}

fn number32(event: &Event<'_>, index: usize) -> u32 {
    let bytes = event.value(index).unwrap_or_default();
    bytes.try_into().map_or(0, u32::from_le_bytes)
}

/// The kernel made the file, or it is one without a name.
pub(super) fn is_open_create(fields: &EventFields<'_>) -> bool {
    let flags = open_flags(fields);
    let succeeded = fields.attached().result.is_some_and(|result| result >= 0);
    flags & CREATED != 0 || (flags & TEMPORARY != 0 && succeeded)
}

/// Returns whether the call creates an executable file.
pub(super) fn is_open_exec(event: &Event<'_>) -> bool {
    let (flags, mode) = match event.code {
        event::SYSCALL_OPEN_X => (number32(event, 2), number32(event, 3)),
        event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => (number32(event, 3), number32(event, 4)),
        event::SYSCALL_CREAT_X => (CREATE, number32(event, 2)),
        _ => return false,
    };
    flags & (CREATE | TEMPORARY) != 0 && mode & EXECUTE != 0
}

/// Returns the path of a call that takes a directory descriptor, with that directory before it.
fn absolute_path<'f>(fields: &'f EventFields<'f>, argument: &Argument) -> Option<Value<'f>> {
    let event = fields.event();
    let thread = fields.state().thread_of(fields.attached())?;
    let target = key(argument) == Some("dst");
    let (directory, path) = match event.code {
        event::SYSCALL_RENAMEAT_X | event::SYSCALL_RENAMEAT2_X if target => ("newdirfd", "newpath"),
        event::SYSCALL_RENAMEAT_X | event::SYSCALL_RENAMEAT2_X => ("olddirfd", "oldpath"),
        event::SYSCALL_SYMLINKAT_X => ("linkdirfd", "linkpath"),
        event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => ("dirfd", "name"),
        event::SYSCALL_OPEN_BY_HANDLE_AT_X => {
            let opened = fields.attached().result.is_some_and(|fd| fd > 0);
            let path = decode::text(event.value(3)?);
            return opened.then(|| Value::owned_text(join(b"", path)));
        }
        event::SYSCALL_LINKAT_2_X if target => ("newdir", "newpath"),
        event::SYSCALL_LINKAT_2_X => ("olddir", "oldpath"),
        event::SYSCALL_UNLINKAT_2_X => ("dirfd", "name"),
        event::SYSCALL_MKDIRAT_X => ("dirfd", "path"),
        event::SYSCALL_FCHMODAT_X => ("dirfd", "filename"),
        event::SYSCALL_FCHOWNAT_X => ("dirfd", "pathname"),
        _ => return None,
    };
    let (_, directory) = named(event, directory)?;
    let directory = i64::from_le_bytes(directory.try_into().ok()?);
    let (_, path) = named(event, path)?;
    if path.is_empty() {
        return None;
    }
    let path = decode::text(path);
    let base = if path.starts_with(b"/") {
        b".".to_vec()
    } else if directory == AT_FDCWD {
        fields.state().cwd(thread).to_vec()
    } else {
        // The slash is added even where the name has one, unlike everywhere else.
        let name = fields.state().fd(thread, directory);
        let mut base = name.map_or_else(|| b"<UNKNOWN>".to_vec(), |fd| fd.name.to_vec());
        base.push(b'/');
        base
    };
    Some(Value::owned_text(join(&base, path)))
}

/// Returns an item of an infrastructure event's description, which is `key: value; key: value`.
fn infrastructure<'f>(fields: &'f EventFields<'f>, key: &str) -> Option<Value<'f>> {
    let event = fields.event();
    if event.code != event::INFRASTRUCTURE_EVENT_E {
        return None;
    }
    let description = decode::text(event.value(2)?);
    let mut items = description.split(|byte| *byte == b';').map(<[u8]>::trim_ascii);
    let item = items.find(|item| item.starts_with(key.as_bytes()))?;
    let value = item.split(|byte| *byte == b':').nth(1)?;
    let value = value.trim_ascii();
    Some(Value::text(match key {
        "ID" => value.get(..12).unwrap_or(value),
        "Image" => image(item, value),
        _ => value,
    }))
}

/// Returns an image without its digest; one that is nothing but a digest stays whole.
fn image<'e>(item: &'e [u8], value: &'e [u8]) -> &'e [u8] {
    if value.contains(&b'@') {
        let name = value.split(|byte| *byte == b'@').next().unwrap_or_default();
        return name.trim_ascii();
    }
    if value.windows(6).any(|part| part == b"sha256") {
        let colon = item.iter().position(|byte| *byte == b':').unwrap_or(0);
        return item[colon + 1..].trim_ascii();
    }
    value
}

#[cfg(test)]
mod tests {
    use compiler::backend::FieldSource;
    use serde_json::json;

    use super::*;
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, parse, shown};

    fn from_kid(code: compiler::tables::EventCode) -> EventBuilder {
        EventBuilder::new(code).tid(KID)
    }

    fn open(result: i64, flags: u32, mode: u32) -> EventBuilder {
        let event = from_kid(event::SYSCALL_OPEN_X).i64(result).text("/tmp/x");
        event.u32(flags).u32(mode).u32(0).u64(0)
    }

    #[test]
    fn one_argument_by_name_or_position() {
        World::new().on(&open(-2, 1, 0), |fields| {
            assert_eq!(shown(fields, "evt.arg.name"), "/tmp/x");
            assert_eq!(shown(fields, "evt.arg[1]"), "/tmp/x");
            assert_eq!(shown(fields, "evt.arg[0]"), "ENOENT");
            assert_eq!(shown(fields, "evt.arg[6]"), "<NA>");
            assert_eq!(shown(fields, "evt.arg.pid"), "<NA>");
        });
    }

    #[test]
    fn raw_arguments_have_the_type_and_format_of_their_parameter() {
        World::new().on(&open(-2, 0x1002, 0o755), |fields| {
            assert_eq!(fields.value(&parse("evt.rawarg.fd")), Some(Value::Int(-2)));
            assert_eq!(
                fields.value(&parse("evt.rawarg.name")),
                Some(Value::text("/tmp/x"))
            );
            assert_eq!(fields.json(&parse("evt.rawarg.flags")), json!("1002"));
            assert_eq!(fields.json(&parse("evt.rawarg.mode")), json!("755"));
            assert_eq!(fields.json(&parse("evt.rawarg.ino")), json!(0));
            assert_eq!(fields.value(&parse("evt.rawarg.pid")), None);
        });
        let unknown = from_kid(event::SYSCALL_OPEN_X)
            .i64(-2)
            .unknown()
            .unknown()
            .unknown();
        World::new().on(&unknown, |fields| {
            assert_eq!(fields.value(&parse("evt.rawarg.flags")), None);
            assert_eq!(shown(fields, "evt.rawarg.flags"), "0");
            assert_eq!(fields.value(&parse("evt.rawarg.name")), Some(Value::text("<NA>")));
        });
    }

    #[test]
    fn buffers_are_shown_in_base64_on_demand_and_compare_as_they_are() {
        let read = from_kid(event::SYSCALL_READ_X).i64(2).value(b"a\n").i64(3).u32(9);
        World::new().on(&read, |fields| {
            let fields = fields.showing(Buffers::Base64);
            assert_eq!(shown(&fields, "evt.buffer"), "YQo=");
            assert_eq!(fields.json(&parse("evt.buffer")), json!("YQo="));
            assert_eq!(shown(&fields, "evt.rawarg.data"), "YQo=");
            assert_eq!(shown(&fields, "evt.arg.data"), "YQo=");
            assert_eq!(shown(&fields, "evt.arg.size"), "9");
            assert!(shown(&fields, "evt.args").contains("data=YQo= "));
            assert_eq!(
                fields.value(&parse("evt.buffer")),
                Some(Value::Bytes(b"a\n".into()))
            );
            assert_eq!(fields.value(&parse("evt.arg.data")), Some(Value::text("a.")));
        });
    }

    #[test]
    fn buffers_are_the_bytes_of_the_data() {
        let mut world = World::new();
        let read = |data: &[u8]| from_kid(event::SYSCALL_READ_X).i64(2).value(data).i64(3).u32(9);
        assert_eq!(world.show(&read(b"a\n"), "evt.buffer"), "a.");
        assert_eq!(world.show(&read(b""), "evt.buffer"), "");
        assert_eq!(world.show(&open(3, 1, 0), "evt.buffer"), "<NA>");
        assert_eq!(world.show(&read(b"a\n"), "evt.buflen"), "2");
        assert_eq!(world.show(&read(b"a\n"), "evt.buflen.file.in"), "2");
        assert_eq!(world.show(&read(b"a\n"), "evt.buflen.net"), "<NA>");
        assert_eq!(world.show(&read(b"a\n"), "evt.buflen.out"), "<NA>");
        let ptrace = from_kid(event::SYSCALL_PTRACE_X)
            .i64(-1)
            .value(&[0; 9])
            .value(&[0; 9]);
        world.on(&ptrace, |fields| {
            assert_eq!(shown(fields, "evt.buffer"), "0");
            assert_eq!(
                fields.value(&parse("evt.buffer")),
                Some(Value::Bytes(vec![0; 9].into()))
            );
        });
        let failed = from_kid(event::SYSCALL_READ_X).i64(-1).unknown().i64(3).u32(9);
        assert_eq!(world.show(&failed, "evt.buflen"), "<NA>");
    }

    #[test]
    fn open_flags_determine_read_write_and_create() {
        let mut world = World::new();
        let mut kinds = |event: &EventBuilder| {
            ["read", "write", "exec", "create"]
                .into_iter()
                .filter(|kind| world.show(event, &format!("evt.is_open_{kind}")) == "true")
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds(&open(-2, READ, 0)), ["read"]);
        assert_eq!(kinds(&open(9, READ | WRITE, 0)), ["read", "write"]);
        assert_eq!(kinds(&open(9, WRITE | CREATE, 0o755)), ["write", "exec"]);
        assert_eq!(
            kinds(&open(9, WRITE | CREATE | CREATED, 0o644)),
            ["write", "create"]
        );
        assert_eq!(kinds(&open(9, WRITE | TEMPORARY, 0)), ["write", "create"]);
        assert_eq!(kinds(&open(-2, WRITE | TEMPORARY, 0)), ["write"]);
        let creat = from_kid(event::SYSCALL_CREAT_X).i64(-2).text("/x").u32(0o700);
        assert_eq!(kinds(&creat.u32(0).u64(0).u16(0)), ["exec"]);
        assert_eq!(kinds(&from_kid(event::SYSCALL_CLOSE_X).i64(0).i64(3)), [""; 0]);
    }

    #[test]
    fn absolute_paths_follow_directory_descriptors() {
        let mut world = World::new();
        let mkdirat = |directory: i64, path: &str| {
            from_kid(event::SYSCALL_MKDIRAT_X)
                .i64(0)
                .i64(directory)
                .text(path)
                .u32(0)
        };
        assert_eq!(world.show(&mkdirat(4, "sub"), "evt.abspath"), "/srv/data/sub");
        assert_eq!(world.show(&mkdirat(-100, "../x"), "evt.abspath"), "/home/x");
        assert_eq!(world.show(&mkdirat(99, "x"), "evt.abspath"), "<UNKNOWN>/x");
        assert_eq!(world.show(&mkdirat(99, "/a/./b"), "evt.abspath"), "/a/b");
        let rename = from_kid(event::SYSCALL_RENAMEAT2_X).i64(0).i64(4).text("old");
        let rename = rename.i64(-100).text("new").u32(0);
        assert_eq!(world.show(&rename, "evt.abspath.src"), "/srv/data/old");
        assert_eq!(world.show(&rename, "evt.abspath.dst"), "/home/kid/new");
        assert_eq!(world.show(&rename, "evt.abspath"), "/srv/data/old");
        assert_eq!(world.show(&open(3, 1, 0), "evt.abspath"), "<NA>");
    }

    #[test]
    fn infrastructure_events_describe_containers() {
        let mut world = World::new();
        let event = |image: &str| {
            let text = format!("Event: start; ID: 0123456789abcdef; name: web;Image:{image}");
            let event = EventBuilder::new(event::INFRASTRUCTURE_EVENT_E);
            event.text("docker").text("start").text(&text).text("")
        };
        let nginx = event(" nginx@sha256:aa ");
        assert_eq!(world.show(&nginx, "evt.infra.docker.name"), "start");
        assert_eq!(
            world.show(&nginx, "evt.infra.docker.container.id"),
            "0123456789ab"
        );
        assert_eq!(world.show(&nginx, "evt.infra.docker.container.name"), "web");
        assert_eq!(world.show(&nginx, "evt.infra.docker.container.image"), "nginx");
        let digest = event("sha256:bb");
        assert_eq!(
            world.show(&digest, "evt.infra.docker.container.image"),
            "sha256:bb"
        );
        assert_eq!(world.show(&open(3, 1, 0), "evt.infra.docker.name"), "<NA>");
    }
}
