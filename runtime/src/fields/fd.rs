//! `fd.*` of the descriptor that an event creates, uses or closes, without addresses.
//!
//! Other events have none of these. A call that failed has a descriptor without entry, whose name
//! is taken from the event.
//! Not here: addresses, ports and protocols (`fd_socket`).

use compiler::tables::{EventFlags, FieldId, event, field};
use compiler::value::{Argument, Value};

use super::param_text;
use super::{EventFields, Extractor, decode, fd_names};
use crate::state::path::join;
use crate::state::{Connection, Fd, FdTable, FdType, Role, Thread};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::FD_NUM => |fields, _| Some(Value::Int(descriptor(fields)?.number)),
        field::FD_TYPE => |fields, _| Some(Value::text(fd_names::name(entry(fields)?.ty))),
        field::FD_TYPECHAR => |fields, _| Some(Value::text(typechar(fields, &descriptor(fields)?))),
        field::FD_NAME => |fields, _| name(fields, &descriptor(fields)?).map(Value::Text),
        field::FD_NAMERAW => |fields, _| nameraw(fields, &descriptor(fields)?).map(Value::Text),
        field::FD_DIRECTORY => |fields, _| {
            let directory = directory(fields, &descriptor(fields)?)?;
            Some(Value::Text(directory))
        },
        field::FD_FILENAME => |fields, _| file_name(fields).map(Value::text),
        field::FD_CONTAINERNAME => |fields, _| {
            let fd = descriptor(fields)?;
            Some(in_container(fd.thread, &name(fields, &fd)?))
        },
        field::FD_CONTAINERDIRECTORY => |fields, _| {
            let fd = descriptor(fields)?;
            Some(in_container(fd.thread, &directory(fields, &fd)?))
        },
        field::FD_UID => |fields, _| {
            let fd = descriptor(fields)?;
            Some(Value::owned_text(format!("{}{}", fd.thread.tid, fd.number)))
        },
        field::FD_CONNECTED => {
            |fields, _| Some(Value::Bool(entry(fields)?.connection == Connection::Connected))
        }
        field::FD_NAME_CHANGED => |fields, _| {
            entry(fields)?;
            Some(Value::Bool(fields.attached().fd_name_changed))
        },
        field::FD_DEV => |fields, _| Some(Value::Int(i64::from(entry(fields)?.dev))),
        field::FD_DEV_MAJOR => |fields, _| Some(Value::Int(i64::from(entry(fields)?.dev_major()))),
        field::FD_DEV_MINOR => |fields, _| Some(Value::Int(i64::from(entry(fields)?.dev_minor()))),
        field::FD_INO => |fields, _| Some(Value::Int(entry(fields)?.ino.cast_signed())),
        field::FD_IS_UPPER_LAYER => |fields, _| Some(Value::Bool(entry(fields)?.upper_layer)),
        field::FD_IS_LOWER_LAYER => |fields, _| Some(Value::Bool(entry(fields)?.lower_layer)),
        field::FD_TYPES => |fields, argument| types(fields, argument),
        _ => return None,
    };
    Some(extractor)
}

/// What an event that works on a descriptor has of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Descriptor<'a> {
    /// The event's thread.
    pub(super) thread: &'a Thread,
    /// Its number.
    pub(super) number: i64,
    /// Its entry in the table.
    pub(super) entry: Option<&'a Fd>,
}

/// Returns the descriptor of an event that creates, uses or closes one.
pub(super) fn descriptor<'a>(fields: &EventFields<'a>) -> Option<Descriptor<'a>> {
    if let Some(found) = &fields.resolved {
        return found.descriptor;
    }
    let of_descriptors = EventFlags::CREATES_FD
        .union(EventFlags::USES_FD)
        .union(EventFlags::DESTROYS_FD);
    if !fields.event().info().flags.intersects(of_descriptors) {
        return None;
    }
    let thread = fields.thread()?;
    let (state, attached) = (fields.state(), fields.attached());
    let number = attached.fd_num;
    let entry = state.fd_of(attached).or_else(|| state.fd(thread, number));
    Some(Descriptor {
        thread,
        number,
        entry,
    })
}

/// Returns the entry of the event's descriptor.
pub(super) fn entry<'a>(fields: &EventFields<'a>) -> Option<&'a Fd> {
    descriptor(fields)?.entry
}

/// Without an entry, the character shows what the event would have created.
pub(super) fn typechar(fields: &EventFields<'_>, fd: &Descriptor<'_>) -> &'static [u8] {
    match fd.entry {
        Some(fd) => fd_names::char(fd.ty),
        None => match fields.event().code {
            event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X | event::SYSCALL_CREAT_X => b"f",
            event::SOCKET_SOCKET_X | event::SOCKET_ACCEPT_5_X | event::SOCKET_ACCEPT4_6_X => b"4",
            event::SYSCALL_PIPE_X | event::SYSCALL_PIPE2_X => b"p",
            event::SYSCALL_EVENTFD_X | event::SYSCALL_EVENTFD2_X => b"e",
            event::SYSCALL_SIGNALFD_X | event::SYSCALL_SIGNALFD4_X => b"s",
            event::SYSCALL_TIMERFD_CREATE_X => b"t",
            event::SYSCALL_INOTIFY_INIT_X | event::SYSCALL_INOTIFY_INIT1_X => b"i",
            _ => b"o",
        },
    }
}

type Text<'a> = std::borrow::Cow<'a, [u8]>;

/// Returns the name of the entry, or the one that follows from the event.
pub(super) fn name<'a>(fields: &EventFields<'a>, fd: &Descriptor<'a>) -> Option<Text<'a>> {
    match fd.entry {
        Some(entry) => Some(Text::Borrowed(&entry.name)),
        None => name_from_event(fields),
    }
}

fn name_from_event<'a>(fields: &EventFields<'a>) -> Option<Text<'a>> {
    let event = fields.event();
    if !event.code.is_exit() {
        return None;
    }
    Some(match event.code {
        event::SYSCALL_OPEN_X
        | event::SYSCALL_CREAT_X
        | event::SOCKET_ACCEPT_5_X
        | event::SOCKET_ACCEPT4_6_X
        | event::SOCKET_CONNECT_X => param_text::shown(fields, 1),
        event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => {
            let path = path_of_openat(fields)?;
            let directory = i64::from_le_bytes(event.value(1)?.try_into().ok()?);
            let base = fields.state().directory(fields.thread()?, directory, path);
            join(&base, path).into()
        }
        event::SYSCALL_OPEN_BY_HANDLE_AT_X => decode::text(event.value(3)?).into(),
        _ => Text::default(),
    })
}

fn path_of_openat<'a>(fields: &EventFields<'a>) -> Option<&'a [u8]> {
    let path = fields.event().value(2)?;
    (!path.is_empty()).then(|| decode::text(path))
}

/// Returns the path as the process gave it, repeated slashes aside.
pub(super) fn nameraw<'a>(fields: &EventFields<'a>, fd: &Descriptor<'a>) -> Option<Text<'a>> {
    let raw = match (fd.entry, fields.event().code) {
        (Some(entry), _) => Text::Borrowed(&*entry.name_raw),
        (None, event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X) => path_of_openat(fields)?.into(),
        (None, _) => name_from_event(fields)?,
    };
    // All pairs without an early exit, which the compiler vectorises.
    let pairs = raw.iter().zip(raw.get(1..).unwrap_or_default());
    let doubled = pairs.fold(0, |doubled, (one, next)| {
        doubled | u8::from(*one == b'/') & u8::from(*next == b'/')
    });
    if doubled == 0 {
        return Some(raw);
    }
    let mut path = raw.into_owned();
    path.dedup_by(|byte, before| *byte == b'/' && *before == b'/');
    Some(path.into())
}

/// Returns the directory of a file; a directory's own name. Other types have none.
pub(super) fn directory<'a>(fields: &EventFields<'a>, fd: &Descriptor<'a>) -> Option<Text<'a>> {
    let ty = fd.entry.map(|entry| entry.ty);
    let name = match ty {
        Some(ty) if !ty.is_file() && ty != FdType::Directory => return None,
        _ => name(fields, fd)?,
    };
    if ty == Some(FdType::Directory) {
        return Some(name);
    }
    let end = match name.iter().rposition(|byte| *byte == b'/') {
        None | Some(0) => return Some(Text::Borrowed(b"/")),
        Some(slash) if slash + 1 == name.len() => return Some(name),
        Some(slash) => slash,
    };
    Some(match name {
        Text::Borrowed(name) => Text::Borrowed(&name[..end]),
        Text::Owned(mut name) => {
            name.truncate(end);
            Text::Owned(name)
        }
    })
}

/// Returns the last component of a file's name.
pub(super) fn file_name<'a>(fields: &EventFields<'a>) -> Option<&'a [u8]> {
    let fd = entry(fields)?;
    fd.ty.is_file().then(|| last_component(&fd.name))
}

/// Returns the last component of a path; a path that ends in a slash stays whole.
fn last_component(path: &[u8]) -> &[u8] {
    match path.iter().rposition(|byte| *byte == b'/') {
        None => b"/",
        Some(slash) if slash + 1 == path.len() => path,
        Some(slash) => &path[slash + 1..],
    }
}

fn in_container<'f>(thread: &Thread, text: &[u8]) -> Value<'f> {
    Value::owned_text([&thread.container_id, &b":"[..], text].concat())
}

/// Returns the types of all descriptors of the process, each once; or that of one descriptor.
///
/// Upstream lists them in the order of a hash table; here they come in ascending order of the
/// descriptors that show them first.
fn types<'f>(fields: &EventFields<'f>, argument: &Argument) -> Option<Value<'f>> {
    let thread = descriptor(fields)?.thread;
    let state = fields.state();
    if let Argument::Index(fd) = argument {
        let fd = state.fd(thread, i64::try_from(*fd).ok()?)?;
        return Some(Value::List(vec![Value::text(fd_names::name(fd.ty))]));
    }
    let mut names: Vec<&'static str> = Vec::new();
    for (_, fd) in state.fd_table(thread).into_iter().flat_map(FdTable::iter) {
        let name = fd_names::name(fd.ty);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Some(Value::List(names.into_iter().map(Value::text).collect()))
}

/// Returns the entry of a socket with a known role; listening ones included.
pub(super) fn with_role<'a>(fields: &EventFields<'a>) -> Option<&'a Fd> {
    entry(fields).filter(|fd| fd.role != Role::None)
}

#[cfg(test)]
mod tests {
    use compiler::tables::EventCode;

    use super::*;
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, shown};

    fn from_kid(code: EventCode) -> EventBuilder {
        EventBuilder::new(code).tid(KID)
    }

    fn close(fd: i64) -> EventBuilder {
        from_kid(event::SYSCALL_CLOSE_X).i64(0).i64(fd)
    }

    fn check(event: &EventBuilder, expected: &[(&str, &str)]) {
        World::new().on(event, |fields| {
            for (field, expected) in expected {
                assert_eq!(shown(fields, field), *expected, "{field}");
            }
        });
    }

    #[test]
    fn files_have_directory_name_and_device() {
        check(
            &close(3),
            &[
                ("fd.num", "3"),
                ("fd.type", "file"),
                ("fd.typechar", "f"),
                ("fd.name", "/var/log/syslog"),
                ("fd.directory", "/var/log"),
                ("fd.filename", "syslog"),
                ("fd.containername", ":/var/log/syslog"),
                ("fd.containerdirectory", ":/var/log"),
                ("fd.uid", "213"),
                ("fd.dev", "100803"),
                ("fd.dev.major", "8"),
                ("fd.dev.minor", "259"),
                ("fd.ino", "77"),
                ("fd.l4proto", "<NA>"),
                ("fd.sockfamily", "<NA>"),
                ("fd.is_server", "false"),
                ("fd.sip", "<NA>"),
                ("fd.types", "(file,directory,ipv4)"),
                ("fd.types[4]", "(directory)"),
                ("fd.types[9]", "<NA>"),
            ],
        );
    }

    #[test]
    fn directories_are_their_own_directory() {
        check(
            &close(4),
            &[("fd.directory", "/srv/data"), ("fd.filename", "<NA>")],
        );
    }

    #[test]
    fn an_unknown_descriptor_has_a_number_and_an_empty_name() {
        check(
            &close(99),
            &[
                ("fd.num", "99"),
                ("fd.name", ""),
                ("fd.directory", "/"),
                ("fd.filename", "<NA>"),
                ("fd.type", "<NA>"),
                ("fd.typechar", "o"),
                ("fd.connected", "<NA>"),
            ],
        );
    }

    #[test]
    fn failed_opens_have_the_name_in_the_event() {
        let openat = |directory: i64, path: &str| {
            let event = from_kid(event::SYSCALL_OPENAT_2_X).i64(-2).i64(directory);
            event.text(path).u32(1).u32(0).u32(0).u64(0)
        };
        check(
            &openat(4, "a//b"),
            &[
                ("fd.name", "/srv/data/a/b"),
                ("fd.nameraw", "a/b"),
                ("fd.directory", "/srv/data/a"),
                ("fd.typechar", "f"),
                ("fd.num", "-1"),
            ],
        );
        check(&openat(99, "x"), &[("fd.name", "<UNKNOWN>x")]);
        check(&openat(-100, "x"), &[("fd.name", "/home/kid/x")]);
        let open = from_kid(event::SYSCALL_OPEN_X).i64(-2).text("x");
        check(
            &open.u32(1).u32(0).u32(0).u64(0),
            &[("fd.name", "/home/kid/x"), ("fd.typechar", "o")],
        );
    }

    #[test]
    fn events_without_descriptor_have_none_of_it() {
        let setuid = from_kid(event::SYSCALL_SETUID_X).i64(-1).u32(0);
        check(
            &setuid,
            &[("fd.num", "<NA>"), ("fd.name", "<NA>"), ("fd.types", "<NA>")],
        );
    }

    #[test]
    fn file_names_are_what_follows_the_last_slash() {
        assert_eq!(last_component(b"/a/b"), b"b");
        assert_eq!(last_component(b"/a/"), b"/a/");
        assert_eq!(last_component(b"a"), b"/");
        assert_eq!(last_component(b""), b"/");
    }
}
