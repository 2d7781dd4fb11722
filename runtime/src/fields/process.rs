//! `proc.*` of the event's own thread and its process, without its relatives.
//!
//! An empty text is a value. Not here: parents and leaders (`process_links`), ancestors
//! (`ancestors`), `thread.*` (`thread`).

use compiler::tables::{FieldId, field};
use compiler::value::{Argument, Value};

use super::{EventFields, Extractor, fd_names};
use crate::state::{ByteStringList, Fd, State, Thread};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::PROC_NAME => |fields, _| Some(Value::text(&*fields.thread()?.comm)),
        field::PROC_EXE => |fields, _| Some(Value::text(&*fields.thread()?.exe)),
        field::PROC_EXEPATH => |fields, _| Some(Value::text(&*fields.thread()?.exepath)),
        field::PROC_CMDLINE => |fields, _| Some(Value::text(fields.thread()?.cmdline())),
        field::PROC_EXELINE => |fields, _| Some(Value::owned_text(exeline(fields.thread()?))),
        field::PROC_ARGS => |fields, argument| Some(args(fields.thread()?, argument)),
        field::PROC_CMDNARGS => |fields, _| Some(Value::Uint(fields.thread()?.args.iter().count() as u64)),
        field::PROC_CMDLENARGS => |fields, _| {
            let lengths = fields.thread()?.args.iter().map(|item| item.len() as u64);
            Some(Value::Uint(lengths.sum()))
        },
        field::PROC_ENV => |fields, argument| {
            let env = fields.state().env(fields.thread()?);
            Some(match argument {
                Argument::Key(name) => Value::text(variable(env, name)),
                _ => Value::owned_text(env.joined()),
            })
        },
        field::PROC_CWD => |fields, _| Some(Value::text(fields.state().cwd(fields.thread()?))),
        field::PROC_TTY => |fields, _| Some(Value::Uint(u64::from(fields.thread()?.tty))),
        field::PROC_PID => |fields, _| known_id(fields.thread()?.pid),
        field::PROC_VPID => |fields, _| inner_id(fields.thread()?.vpid),
        field::PROC_SID => |fields, _| Some(Value::Int(fields.thread()?.sid)),
        field::PROC_VPGID => |fields, _| Some(Value::Int(fields.thread()?.vpgid)),
        field::PROC_PGID => |fields, _| Some(Value::Int(fields.thread()?.pgid)),
        field::PROC_IS_SID_LEADER => |fields, _| {
            let thread = fields.thread()?;
            Some(Value::Bool(thread.sid == thread.vpid))
        },
        field::PROC_IS_VPGID_LEADER => |fields, _| {
            let thread = fields.thread()?;
            Some(Value::Bool(thread.vpgid == thread.vpid))
        },
        field::PROC_IS_PGID_LEADER => |fields, _| {
            let thread = fields.thread()?;
            Some(Value::Bool(thread.pgid == thread.pid))
        },
        field::PROC_DURATION => |fields, _| since(fields, fields.thread()?.clone_time),
        field::PROC_PID_TS => |fields, _| nonzero(fields.thread()?.clone_time),
        field::PROC_PIDNS_INIT_START_TS => |fields, _| nonzero(fields.thread()?.pidns_start),
        field::PROC_IS_EXE_WRITABLE => |fields, _| Some(Value::Bool(fields.thread()?.exe_file.writable)),
        field::PROC_IS_EXE_UPPER_LAYER => {
            |fields, _| Some(Value::Bool(fields.thread()?.exe_file.upper_layer))
        }
        field::PROC_IS_EXE_LOWER_LAYER => {
            |fields, _| Some(Value::Bool(fields.thread()?.exe_file.lower_layer))
        }
        field::PROC_IS_EXE_FROM_MEMFD => |fields, _| Some(Value::Bool(fields.thread()?.exe_file.from_memfd)),
        field::PROC_EXE_INO => |fields, _| {
            let ino = fields.thread()?.exe_file.ino;
            (ino != 0).then(|| Value::Int(ino.cast_signed()))
        },
        field::PROC_EXE_INO_CTIME => |fields, _| nonzero(fields.thread()?.exe_file.ctime),
        field::PROC_EXE_INO_MTIME => |fields, _| nonzero(fields.thread()?.exe_file.mtime),
        field::PROC_EXE_INO_CTIME_DURATION_PROC_START => {
            |fields, _| nonzero(fields.thread()?.exe_file.ctime_to_clone)
        }
        field::PROC_EXE_INO_CTIME_DURATION_PIDNS_START => {
            |fields, _| nonzero(fields.thread()?.exe_file.pidns_start_to_ctime)
        }
        field::PROC_FDOPENCOUNT => |fields, _| open_fds(fields),
        field::PROC_FDLIMIT => |fields, _| Some(Value::Int(fields.state().fd_limit(fields.thread()?))),
        field::PROC_FDUSAGE => |fields, _| Some(Value::Double(fd_usage(fields.state(), fields.thread()?))),
        field::PROC_VMSIZE => |fields, _| Some(Value::Uint(u64::from(fields.thread()?.memory.size_kb))),
        field::PROC_VMRSS => |fields, _| Some(Value::Uint(u64::from(fields.thread()?.memory.rss_kb))),
        field::PROC_VMSWAP => |fields, _| Some(Value::Uint(u64::from(fields.thread()?.memory.swap_kb))),
        field::PROC_NTHREADS => |fields, _| Some(Value::Uint(fields.state().live_threads(fields.thread()?))),
        field::PROC_NCHILDS => {
            |fields, _| Some(Value::Uint(fields.state().live_side_threads(fields.thread()?)))
        }
        field::PROC_STDIN_TYPE => |fields, _| standard_type(fields, 0),
        field::PROC_STDOUT_TYPE => |fields, _| standard_type(fields, 1),
        field::PROC_STDERR_TYPE => |fields, _| standard_type(fields, 2),
        field::PROC_STDIN_NAME => |fields, _| Some(Value::text(&*standard(fields, 0)?.name)),
        field::PROC_STDOUT_NAME => |fields, _| Some(Value::text(&*standard(fields, 1)?.name)),
        field::PROC_STDERR_NAME => |fields, _| Some(Value::text(&*standard(fields, 2)?.name)),
        _ => return None,
    };
    Some(extractor)
}

/// Returns an id of the host: −1 where unknown, and nothing for numbers that no id can have.
pub(super) fn known_id<'f>(id: i64) -> Option<Value<'f>> {
    (-1..=i64::from(u32::MAX)).contains(&id).then_some(Value::Int(id))
}

/// Returns an id inside a pid namespace: nothing where unknown.
pub(super) fn inner_id<'f>(id: i64) -> Option<Value<'f>> {
    (id != -1).then_some(Value::Int(id))
}

/// Returns a time or duration whose zero means that it is not known.
pub(super) fn nonzero<'f>(time: u64) -> Option<Value<'f>> {
    (time != 0).then_some(Value::Uint(time))
}

/// Returns the time since `start`, unless that is not known.
pub(super) fn since<'f>(fields: &EventFields<'_>, start: u64) -> Option<Value<'f>> {
    (start != 0).then(|| Value::Uint(fields.event().ts.wrapping_sub(start)))
}

/// Returns the number of descriptors that the process has open.
pub(super) fn open_fds<'f>(fields: &EventFields<'_>) -> Option<Value<'f>> {
    Some(Value::Uint(fields.state().open_fds(fields.thread()?) as u64))
}

/// Returns the value of a variable without blanks around it; empty if it is not set.
pub(super) fn variable<'s>(env: &'s ByteStringList, name: &str) -> &'s [u8] {
    let value = env.iter().find_map(|item| {
        let value = item.strip_prefix(name.as_bytes())?.strip_prefix(b"=")?;
        // A variable with an empty value does not count; a later one of that name may.
        (!value.is_empty()).then_some(value)
    });
    let is_blank = |byte: &u8| *byte == b' ';
    let value = value.unwrap_or_default();
    let Some(start) = value.iter().position(|byte| !is_blank(byte)) else {
        return b"";
    };
    let end = value
        .iter()
        .rposition(|byte| !is_blank(byte))
        .map_or(0, |last| last + 1);
    &value[start..end]
}

/// Returns all arguments, or one of them; a missing argument is an empty string.
fn args<'f>(thread: &'f Thread, argument: &Argument) -> Value<'f> {
    match argument {
        Argument::Index(index) => {
            let index = usize::try_from(*index).unwrap_or(usize::MAX);
            Value::text(thread.args.iter().nth(index).unwrap_or_default())
        }
        _ => Value::text(thread.args_text()),
    }
}

fn exeline(thread: &Thread) -> Vec<u8> {
    let mut line = thread.exe.to_vec();
    line.push(b' ');
    thread.args.join_onto(&mut line);
    line
}

/// Open descriptors in percent of their limit.
fn fd_usage(state: &State, thread: &Thread) -> f64 {
    let (open, limit) = (state.open_fds(thread) as i64, state.fd_limit(thread));
    if limit <= 0 {
        0.0
    } else if open > limit {
        100.0
    } else {
        open as f64 * 100.0 / limit as f64
    }
}

fn standard<'f>(fields: &'f EventFields<'f>, fd: i64) -> Option<&'f Fd> {
    fields.state().fd(fields.thread()?, fd)
}

fn standard_type<'f>(fields: &'f EventFields<'f>, fd: i64) -> Option<Value<'f>> {
    Some(Value::text(fd_names::name(standard(fields, fd)?.ty)))
}

#[cfg(test)]
mod tests {
    use compiler::tables::event;

    use super::*;
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, shown};

    fn by(tid: i64) -> EventBuilder {
        EventBuilder::new(event::SYSCALL_CLOSE_X).tid(tid).i64(0).i64(99)
    }

    #[test]
    fn a_process_shows_itself() {
        World::new().on(&by(KID), |fields| {
            for (field, expected) in [
                ("proc.name", "kid"),
                ("proc.exe", "/bin/kid"),
                ("proc.exepath", "/usr/bin/kid"),
                ("proc.cmdline", "kid -x two words"),
                ("proc.exeline", "/bin/kid -x two words"),
                ("proc.args", "-x two words"),
                ("proc.args[1]", "two words"),
                ("proc.args[2]", ""),
                ("proc.cmdnargs", "2"),
                ("proc.cmdlenargs", "11"),
                ("proc.cwd", "/home/kid/"),
                ("proc.tty", "34816"),
                ("proc.pid", "21"),
                ("proc.vpid", "21"),
                ("proc.sid", "20"),
                ("proc.is_sid_leader", "false"),
                ("proc.is_vpgid_leader", "true"),
                ("proc.is_pgid_leader", "true"),
                ("proc.exe_ino", "<NA>"),
                ("proc.duration", "<NA>"),
                ("proc.fdopencount", "4"),
                ("proc.fdlimit", "8"),
                ("proc.fdusage", "50.0"),
                ("proc.vmsize", "100"),
                ("proc.stdin.name", "<NA>"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
        });
    }

    #[test]
    fn variables_lose_blanks_and_empty_ones_do_not_count() {
        World::new().on(&by(20), |fields| {
            assert_eq!(shown(fields, "proc.env"), "HOME=  /root  EMPTY= PATH=/bin");
            assert_eq!(shown(fields, "proc.env[HOME]"), "/root");
            assert_eq!(shown(fields, "proc.env[PATH]"), "/bin");
            assert_eq!(shown(fields, "proc.env[PAT]"), "");
            assert_eq!(shown(fields, "proc.env[EMPTY]"), "");
        });
    }

    #[test]
    fn placeholders_have_not_available_as_values() {
        World::new().on(&by(4711), |fields| {
            assert_eq!(shown(fields, "proc.name"), "<NA>");
            assert_eq!(shown(fields, "proc.pid"), "-1");
            assert_eq!(shown(fields, "proc.vpid"), "<NA>");
            assert_eq!(shown(fields, "proc.cwd"), "./");
            assert_eq!(shown(fields, "user.uid"), u32::MAX.to_string());
        });
    }

    #[test]
    fn ids_beyond_what_a_kernel_gives_are_not_shown() {
        assert_eq!(known_id(-1), Some(Value::Int(-1)));
        assert_eq!(known_id(-2), None);
        assert_eq!(known_id(i64::from(u32::MAX) + 1), None);
    }
}
