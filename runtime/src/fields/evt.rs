//! `evt.*` and `syscall.type`: the type of an event, its time and its result.
//!
//! Not here: its parameters (`evt_args`).

use compiler::tables::{Category, EVENTS, EventFlags, FieldId, Kind, ParamType, SYSCALLS, event, field};
use compiler::value::{Argument, Value};

use super::param_text::{self, AT_FDCWD};
use super::time::{SECOND, Time, TimeForm};
use super::{EventFields, Extractor, decode, names};
use crate::event::Event;
use crate::state::{Fd, FdType};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::EVT_NUM => |fields, _| Some(Value::Uint(fields.event().num)),
        field::EVT_TIME => |fields, _| Some(time(fields, TimeForm::Clock)),
        field::EVT_TIME_S => |fields, _| Some(time(fields, TimeForm::ClockSeconds)),
        field::EVT_TIME_ISO8601 => |fields, _| Some(time(fields, TimeForm::Iso8601)),
        field::EVT_DATETIME => |fields, _| Some(time(fields, TimeForm::Date)),
        field::EVT_DATETIME_S => |fields, _| Some(time(fields, TimeForm::DateSeconds)),
        field::EVT_OUTPUTTIME => |fields, _| Some(time(fields, TimeForm::Clock)),
        field::EVT_RAWTIME => |fields, _| Some(Value::Uint(fields.event().ts)),
        field::EVT_RAWTIME_S => |fields, _| Some(Value::Uint(fields.event().ts / SECOND)),
        field::EVT_RAWTIME_NS => |fields, _| Some(Value::Uint(fields.event().ts % SECOND)),
        field::EVT_RELTIME => |fields, _| Some(Value::Uint(since_first(fields))),
        field::EVT_RELTIME_S => |fields, _| Some(Value::Uint(since_first(fields) / SECOND)),
        field::EVT_RELTIME_NS => |fields, _| Some(Value::Uint(since_first(fields) % SECOND)),
        // Enter events are gone, so every call takes no time, and no call is waited for.
        field::EVT_LATENCY
        | field::EVT_LATENCY_S
        | field::EVT_LATENCY_NS
        | field::EVT_LATENCY_QUANTIZED
        | field::EVT_WAIT_LATENCY => |_, _| Some(Value::Uint(0)),
        field::EVT_LATENCY_HUMAN => |_, _| Some(Value::text("0ns")),
        field::EVT_DELTATIME => |fields, _| Some(Value::Uint(fields.attached().since_previous)),
        field::EVT_DELTATIME_S => |fields, _| Some(Value::Uint(fields.attached().since_previous / SECOND)),
        field::EVT_DELTATIME_NS => |fields, _| Some(Value::Uint(fields.attached().since_previous % SECOND)),
        // Captures hold events of the kernel only; these are for events that plugins deliver.
        field::EVT_PLUGINNAME | field::EVT_PLUGININFO => |_, _| None,
        field::EVT_SOURCE => |_, _| Some(Value::text("syscall")),
        field::EVT_IS_ASYNC => |fields, _| Some(Value::Bool(is_async(fields))),
        field::EVT_ASYNCTYPE => |fields, _| is_async(fields).then(|| Value::text(async_name(fields))),
        field::EVT_HOSTNAME => |fields, _| Some(Value::text(&fields.state().machine().hostname)),
        field::EVT_DIR => {
            |fields, _| Some(Value::text(if fields.event().code.is_exit() { "<" } else { ">" }))
        }
        field::EVT_TYPE => |fields, _| Some(Value::text(event_type(fields))),
        field::EVT_TYPE_IS => |fields, argument| is_type(fields, argument),
        field::SYSCALL_TYPE => |fields, _| {
            let is_syscall = fields.event().info().kind == Kind::Syscall;
            is_syscall.then(|| Value::text(event_type(fields)))
        },
        field::EVT_CATEGORY => |fields, _| Some(Value::text(category(fields))),
        field::EVT_CPU => |fields, _| Some(Value::Int(i64::from(fields.event().cpu.cast_signed()))),
        field::EVT_RES => |fields, _| result_text(fields),
        field::EVT_RAWRES => |fields, _| Some(Value::Int(fields.attached().result?)),
        field::EVT_FAILED => |fields, _| Some(Value::Bool(failed(fields)?)),
        field::EVT_IS_IO => |fields, _| {
            Some(has(
                fields,
                EventFlags::READS_FROM_FD.union(EventFlags::WRITES_TO_FD),
            ))
        },
        field::EVT_IS_IO_READ => |fields, _| Some(has(fields, EventFlags::READS_FROM_FD)),
        field::EVT_IS_IO_WRITE => |fields, _| Some(has(fields, EventFlags::WRITES_TO_FD)),
        field::EVT_IO_DIR => |fields, _| direction(fields),
        field::EVT_IS_WAIT => |fields, _| Some(has(fields, EventFlags::WAITS)),
        field::EVT_IS_SYSLOG => |fields, _| Some(Value::Bool(is_syslog(fields))),
        field::EVT_COUNT => |_, _| Some(Value::Uint(1)),
        field::EVT_COUNT_EXIT => |fields, _| fields.event().code.is_exit().then_some(Value::Uint(1)),
        field::EVT_COUNT_ERROR => |fields, _| count_error(fields, None),
        field::EVT_COUNT_ERROR_FILE => |fields, _| count_error(fields, Some(ErrorTopic::File)),
        field::EVT_COUNT_ERROR_NET => |fields, _| count_error(fields, Some(ErrorTopic::Net)),
        field::EVT_COUNT_ERROR_MEMORY => |fields, _| count_error(fields, Some(ErrorTopic::Memory)),
        field::EVT_COUNT_ERROR_OTHER => |fields, _| count_error(fields, Some(ErrorTopic::Other)),
        field::EVT_COUNT_THREADINFO => {
            |fields, _| Some(Value::Uint(u64::from(fields.event().code == event::PROCINFO_E)))
        }
        field::EVT_COUNT_PROCINFO => |fields, _| {
            let main = fields.thread().is_some_and(crate::state::Thread::is_main);
            Some(Value::Uint(u64::from(
                main && fields.event().code == event::PROCINFO_E,
            )))
        },
        // Compared with a duration: the difference between the two.
        field::EVT_AROUND => |fields, argument| match argument {
            Argument::Index(at) => Some(Value::Uint(fields.event().ts.abs_diff(*at))),
            _ => None,
        },
        _ => return None,
    };
    Some(extractor)
}

/// What `evt.res` is of a call that did not fail.
pub(super) const SUCCESS: &[u8] = b"SUCCESS";

/// Returns the number that JSON shows for fields although their text is not plain decimal.
pub(super) fn json_number(fields: &EventFields<'_>, id: FieldId) -> Option<u64> {
    let event = fields.event();
    let number = match id {
        field::EVT_TIME
        | field::EVT_TIME_S
        | field::EVT_TIME_ISO8601
        | field::EVT_DATETIME
        | field::EVT_DATETIME_S
        | field::EVT_OUTPUTTIME => event.ts,
        field::EVT_RAWTIME_NS => event.ts % SECOND,
        field::EVT_RELTIME => since_first(fields),
        field::EVT_RELTIME_NS => since_first(fields) % SECOND,
        field::EVT_LATENCY_NS => 0,
        // Upstream extracts each value of JSON twice; the second time, no time has passed.
        field::EVT_DELTATIME | field::EVT_DELTATIME_S | field::EVT_DELTATIME_NS => 0,
        _ => return None,
    };
    Some(number)
}

fn time<'f>(fields: &EventFields<'_>, form: TimeForm) -> Value<'f> {
    let ts = fields.event().ts;
    Value::owned_text(Time { ts, form }.to_string())
}

/// Nanoseconds since the first event that is no message of the recorder; the time itself before.
fn since_first(fields: &EventFields<'_>) -> u64 {
    let first = fields.state().first_event_time();
    fields.event().ts.wrapping_sub(first)
}

fn is_async(fields: &EventFields<'_>) -> bool {
    fields.event().info().kind == Kind::Metaevent
}

fn async_name<'a>(fields: &EventFields<'a>) -> &'a [u8] {
    let event = fields.event();
    match event.code {
        event::ASYNCEVENT_E => decode::text(event.value(1).unwrap_or_default()),
        _ => event.info().name.as_bytes(),
    }
}

/// Generic events have the name of their syscall, asynchronous ones the name they carry.
pub(super) fn event_type<'a>(fields: &EventFields<'a>) -> &'a [u8] {
    let event = fields.event();
    match event.code {
        event::GENERIC_X => {
            let (code, native) = generic_syscall(event);
            generic_name(code, native).as_bytes()
        }
        event::ASYNCEVENT_E => async_name(fields),
        _ => event.info().name.as_bytes(),
    }
}

/// Returns the portable and the native number of the system call of a generic event.
pub(crate) fn generic_syscall(event: &Event<'_>) -> (u16, Option<u16>) {
    (
        number16(event.value(0)).unwrap_or_default(),
        number16(event.value(1)),
    )
}

/// Returns the call by its number on the machine, which is what recorders leave that do not know the call.
pub(crate) fn generic_name(code: u16, native: Option<u16>) -> &'static str {
    let by_code = SYSCALLS.get(usize::from(code));
    let by_number = || {
        let native = native.filter(|_| code == 0)?;
        SYSCALLS.iter().find(|syscall| syscall.x86_64 == Some(native))
    };
    by_number()
        .or(by_code)
        .map_or("<unknown>", |syscall| syscall.name)
}

fn number16(bytes: Option<&[u8]>) -> Option<u16> {
    bytes?.try_into().ok().map(u16::from_le_bytes)
}

/// Returns whether the event has a type: the argument is the name of an event, which selects its first pair of codes, or one code.
fn is_type<'f>(fields: &EventFields<'_>, argument: &Argument) -> Option<Value<'f>> {
    let code = fields.event().code.0;
    let is = match argument {
        Argument::None => return None,
        Argument::Index(index) => u64::from(code) == *index,
        Argument::Key(name) => {
            if let Ok(number) = name.parse::<u16>() {
                code == number
            } else {
                let first = EVENTS.iter().find(|event| event.name == &**name)?.code.0;
                code == first || code == first + 1
            }
        }
    };
    Some(Value::Uint(u64::from(is)))
}

/// Input and output belong to the topic of their descriptor.
fn category(fields: &EventFields<'_>) -> &'static str {
    match fields.event().info().category {
        Category::IoRead | Category::IoWrite | Category::IoOther => {
            attached_fd(fields).map_or("unknown", io_category)
        }
        category => category.word(),
    }
}

fn io_category(fd: &Fd) -> &'static str {
    use FdType as T;
    match fd.ty {
        T::File | T::FileV2 | T::Directory => "file",
        T::Ipv4Socket | T::Ipv6Socket | T::Ipv4Server | T::Ipv6Server => "net",
        T::Fifo | T::Unix | T::Event | T::Signal | T::Inotify | T::UserFault => "ipc",
        _ => "unknown",
    }
}

fn attached_fd<'a>(fields: &EventFields<'a>) -> Option<&'a Fd> {
    fields.state().fd_of(fields.attached())
}

fn has<'f>(fields: &EventFields<'_>, flags: EventFlags) -> Value<'f> {
    Value::Bool(fields.event().info().flags.intersects(flags))
}

fn direction<'f>(fields: &EventFields<'_>) -> Option<Value<'f>> {
    let flags = fields.event().info().flags;
    if flags.contains(EventFlags::WRITES_TO_FD) {
        Some(Value::text("write"))
    } else {
        flags
            .contains(EventFlags::READS_FROM_FD)
            .then(|| Value::text("read"))
    }
}

fn is_syslog(fields: &EventFields<'_>) -> bool {
    const LOG: &[u8] = b"/dev/log";
    fields.event().info().flags.contains(EventFlags::WRITES_TO_FD)
        && attached_fd(fields).is_some_and(|fd| fd.name.windows(LOG.len()).any(|part| part == LOG))
}

pub(super) fn failed(fields: &EventFields<'_>) -> Option<bool> {
    Some(fields.attached().result? < 0)
}

pub(super) fn result_text<'f>(fields: &EventFields<'_>) -> Option<Value<'f>> {
    let result = fields.attached().result?;
    if result >= 0 {
        return Some(Value::text(SUCCESS));
    }
    let event = fields.event();
    let is_error = |ty| matches!(ty, ParamType::Errno | ParamType::Fd);
    if event
        .info()
        .params
        .first()
        .is_some_and(|param| is_error(param.ty))
        && event.value(0).is_some_and(|value| value.len() == 8)
        && result != AT_FDCWD
        && let Some(name) = names::errno(i64::from((result as i32).wrapping_neg()))
    {
        return Some(Value::text(name));
    }
    Some(Value::Text(param_text::shown(fields, 0)))
}

/// What a failed call was about.
#[derive(Clone, Copy, Eq, PartialEq)]
enum ErrorTopic {
    File,
    Net,
    Memory,
    Other,
}

/// 1 for a failed call and 0 for another one, if it is about the topic.
fn count_error<'f>(fields: &EventFields<'_>, topic: Option<ErrorTopic>) -> Option<Value<'f>> {
    use FdType as T;
    let is_memory = fields.event().info().category == Category::Memory;
    // Memory calls have their own category and that of their descriptor.
    let by_fd = match attached_fd(fields).map(|fd| fd.ty) {
        Some(T::File | T::FileV2 | T::Directory) => ErrorTopic::File,
        Some(T::Ipv4Socket | T::Ipv6Socket | T::Ipv4Server | T::Ipv6Server | T::Unix) => ErrorTopic::Net,
        Some(_) => ErrorTopic::Other,
        None => match fields.event().code {
            event::SYSCALL_OPEN_X
            | event::SYSCALL_CREAT_X
            | event::SYSCALL_OPENAT_2_X
            | event::SYSCALL_OPENAT2_X
            | event::SYSCALL_OPEN_BY_HANDLE_AT_X => ErrorTopic::File,
            event::SOCKET_ACCEPT_5_X | event::SOCKET_ACCEPT4_6_X | event::SOCKET_CONNECT_X => ErrorTopic::Net,
            _ if is_memory => ErrorTopic::Memory,
            _ => ErrorTopic::Other,
        },
    };
    let counts = match topic {
        None => true,
        Some(ErrorTopic::Memory) => is_memory,
        Some(topic) => topic == by_fd,
    };
    let failed = failed(fields)?;
    counts.then_some(Value::Uint(u64::from(failed)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, parse, shown};

    fn from_kid(code: compiler::tables::EventCode) -> EventBuilder {
        EventBuilder::new(code).tid(KID)
    }

    #[test]
    fn times_have_a_text_and_a_number() {
        let event = from_kid(event::SYSCALL_CLOSE_X)
            .ts(1_500_000_000_000_000_042)
            .i64(0)
            .i64(3);
        World::new().on(&event, |fields| {
            assert_eq!(
                shown(fields, "evt.time.iso8601"),
                "2017-07-14T02:40:00.000000042+0000"
            );
            assert_eq!(fields.json(&parse("evt.time")), 1_500_000_000_000_000_042_u64);
            assert_eq!(shown(fields, "evt.rawtime.ns"), "000000042");
            assert_eq!(fields.json(&parse("evt.rawtime.ns")), 42);
            assert_eq!(shown(fields, "evt.rawtime.s"), "1500000000");
            assert_eq!(shown(fields, "evt.reltime"), "000000000");
        });
    }

    #[test]
    fn relative_times_begin_with_the_first_event_of_the_kernel() {
        let mut world = World::new();
        let procinfo = EventBuilder::new(event::PROCINFO_E).tid(KID).u64(1).u64(2);
        assert_eq!(world.show(&procinfo.ts(70), "evt.reltime"), "000000070");
        let close = || from_kid(event::SYSCALL_CLOSE_X).i64(0).i64(99);
        assert_eq!(world.show(&close().ts(100), "evt.reltime"), "000000000");
        assert_eq!(world.show(&close().ts(130), "evt.reltime"), "000000030");
        assert_eq!(world.show(&close().ts(150), "evt.deltatime"), "20");
        let later = close().ts(2_000_000_157);
        assert_eq!(world.show(&later, "evt.deltatime.ns"), "000000007");
        let json = world.on(&close().ts(3_000_000_000), |fields| {
            fields.json(&parse("evt.deltatime"))
        });
        assert_eq!(json, 0);
    }

    #[test]
    fn generic_events_are_called_after_their_syscall() {
        let chroot = SYSCALLS.iter().find(|syscall| syscall.name == "sysinfo").unwrap();
        let by_code = from_kid(event::GENERIC_X).u16(chroot.code).u16(0);
        let by_number = from_kid(event::GENERIC_X).u16(0).u16(chroot.x86_64.unwrap());
        for event in [by_code, by_number] {
            World::new().on(&event, |fields| {
                assert_eq!(shown(fields, "evt.type"), "sysinfo");
                assert_eq!(shown(fields, "syscall.type"), "sysinfo");
                assert_eq!(shown(fields, "evt.rawres"), "<NA>");
                assert_eq!(shown(fields, "evt.failed"), "<NA>");
            });
        }
    }

    #[test]
    fn asynchronous_events_are_called_as_they_call_themselves() {
        let event = EventBuilder::new(event::ASYNCEVENT_E)
            .u32(0)
            .text("weather")
            .value(b"x");
        World::new().on(&event, |fields| {
            assert_eq!(shown(fields, "evt.type"), "weather");
            assert_eq!(shown(fields, "evt.asynctype"), "weather");
            assert_eq!(shown(fields, "evt.is_async"), "true");
            assert_eq!(shown(fields, "syscall.type"), "<NA>");
        });
    }

    #[test]
    fn results_are_success_or_the_name_of_an_error() {
        let close = |result| from_kid(event::SYSCALL_CLOSE_X).i64(result).i64(99);
        let mut world = World::new();
        assert_eq!(world.show(&close(7), "evt.res"), "SUCCESS");
        assert_eq!(world.show(&close(-9), "evt.res"), "EBADF");
        assert_eq!(world.show(&close(-9999), "evt.res"), "-9999");
        assert_eq!(world.show(&close(-9), "evt.failed"), "true");
        assert_eq!(world.show(&close(-9), "evt.count.error"), "1");
        assert_eq!(world.show(&close(7), "evt.count.error"), "0");
    }

    #[test]
    fn errors_count_by_topic() {
        let mut world = World::new();
        let mut topics = |event: &EventBuilder| {
            ["file", "net", "memory", "other"]
                .into_iter()
                .filter(|topic| world.show(event, &format!("evt.count.error.{topic}")) == "1")
                .collect::<Vec<_>>()
        };
        let read = |fd| from_kid(event::SYSCALL_READ_X).i64(-1).unknown().i64(fd).u32(0);
        assert_eq!(topics(&read(3)), ["file"]);
        assert_eq!(topics(&read(5)), ["net"]);
        assert_eq!(topics(&read(99)), ["other"]);
        let open = from_kid(event::SYSCALL_OPEN_X)
            .i64(-2)
            .text("/x")
            .u32(1)
            .u32(0)
            .u32(0)
            .u64(0);
        assert_eq!(topics(&open), ["file"]);
        let brk = from_kid(event::SYSCALL_BRK_4_X).i64(-12).u32(0).u32(0).u32(0);
        assert_eq!(topics(&brk), ["memory"]);
    }

    #[test]
    fn input_and_output_belong_to_the_topic_of_their_descriptor() {
        let mut world = World::new();
        let read = |fd| from_kid(event::SYSCALL_READ_X).i64(1).value(b"x").i64(fd).u32(1);
        assert_eq!(world.show(&read(3), "evt.category"), "file");
        assert_eq!(world.show(&read(5), "evt.category"), "net");
        assert_eq!(world.show(&read(99), "evt.category"), "unknown");
        assert_eq!(world.show(&read(3), "evt.io_dir"), "read");
        assert_eq!(world.show(&read(3), "evt.is_io_write"), "false");
        let setuid = from_kid(event::SYSCALL_SETUID_X).i64(-1).u32(0);
        assert_eq!(world.show(&setuid, "evt.category"), "user");
        assert_eq!(world.show(&setuid, "evt.io_dir"), "<NA>");
    }

    #[test]
    fn the_type_test_compares_names_and_codes_and_is_not_shown() {
        use compiler::backend::FieldSource;
        let event = from_kid(event::SYSCALL_OPEN_X)
            .i64(-2)
            .text("/x")
            .u32(1)
            .u32(0)
            .u32(0)
            .u64(0);
        World::new().on(&event, |fields| {
            assert_eq!(fields.value(&parse("evt.type.is.open")), Some(Value::Uint(1)));
            assert_eq!(fields.value(&parse("evt.type.is.close")), Some(Value::Uint(0)));
            assert_eq!(fields.value(&parse("evt.type.is.3")), Some(Value::Uint(1)));
            assert_eq!(shown(fields, "evt.type.is.open"), "<NA>");
        });
    }

    #[test]
    fn the_distance_to_a_time_compares_and_is_not_shown() {
        use compiler::backend::FieldSource;
        let event = from_kid(event::SYSCALL_CLOSE_X).ts(100).i64(0).i64(99);
        World::new().on(&event, |fields| {
            assert_eq!(fields.value(&parse("evt.around[130]")), Some(Value::Uint(30)));
            assert_eq!(fields.value(&parse("evt.around[60]")), Some(Value::Uint(40)));
            assert_eq!(shown(fields, "evt.around[130]"), "<NA>");
        });
    }
}
