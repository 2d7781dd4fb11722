//! `proc.aname` and its siblings: the ancestors of a process.
//!
//! With an index they are one ancestor's value, 0 being the process itself. Without one they
//! compare as all ancestors, and outputs show them joined.

use compiler::tables::{FieldId, field};
use compiler::value::{Argument, FieldRef, Value};

use super::process::{known_id, variable};
use super::{EventFields, Extractor};
use crate::state::{State, Thread};

/// Levels that the search for a variable goes up.
const VARIABLE_LEVELS: usize = 20;

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::PROC_ANAME => |fields, argument| ancestor(fields, argument, Text::Name),
        field::PROC_AEXE => |fields, argument| ancestor(fields, argument, Text::Exe),
        field::PROC_AEXEPATH => |fields, argument| ancestor(fields, argument, Text::Exepath),
        field::PROC_ACMDLINE => |fields, argument| ancestor(fields, argument, Text::Cmdline),
        // Comparisons do not see several ancestors, but the value that outputs show.
        field::PROC_AARGS => |fields, argument| match argument {
            Argument::Index(_) => ancestor(fields, argument, Text::Args),
            _ => joined(fields, Text::Args),
        },
        field::PROC_APID => |fields, argument| {
            if let Argument::Index(n) = argument {
                return known_id(nth(fields, *n)?.pid);
            }
            let pids = all(fields)?.map(|thread| Value::Int(thread.pid));
            Some(Value::Candidates(pids.collect()))
        },
        field::PROC_AENV => |fields, argument| match argument {
            Argument::Index(n) => env(fields, *n),
            Argument::Key(name) => inherited_variable(fields, name),
            Argument::None => {
                let envs = all(fields)?.map(|thread| Value::owned_text(fields.state().env(thread).joined()));
                Some(Value::Candidates(envs.collect()))
            }
        },
        field::PROC_LOGINSHELLID => |fields, _| {
            let state = fields.state();
            let main = state.main_thread(fields.thread()?)?;
            let lineage = std::iter::once(main).chain(state.ancestors(main));
            let shell = lineage.filter(|thread| thread.comm.ends_with(b"sh")).last()?;
            Some(Value::Int(shell.pid))
        },
        _ => return None,
    };
    Some(extractor)
}

/// Returns the extractor for outputs of the fields without an index.
pub(super) fn shown(field: &FieldRef) -> Option<Extractor> {
    if field.argument != Argument::None {
        return None;
    }
    let extractor: Extractor = match field.field {
        field::PROC_ANAME => |fields, _| joined(fields, Text::Name),
        field::PROC_AEXE => |fields, _| joined(fields, Text::Exe),
        field::PROC_AEXEPATH => |fields, _| joined(fields, Text::Exepath),
        field::PROC_ACMDLINE => |fields, _| joined(fields, Text::Cmdline),
        // These two show the process itself.
        field::PROC_APID => |fields, _| known_id(nth(fields, 0)?.pid),
        field::PROC_AENV => |fields, _| env(fields, 0),
        _ => return None,
    };
    Some(extractor)
}

/// A text of an ancestor.
#[derive(Clone, Copy)]
enum Text {
    Name,
    Exe,
    Exepath,
    Cmdline,
    Args,
}

impl Text {
    fn of(self, thread: &Thread) -> &[u8] {
        match self {
            Self::Name => &thread.comm,
            Self::Exe => &thread.exe,
            Self::Exepath => &thread.exepath,
            Self::Cmdline => thread.cmdline(),
            Self::Args => thread.args_text(),
        }
    }
}

fn ancestor<'f>(fields: &'f EventFields<'f>, argument: &Argument, text: Text) -> Option<Value<'f>> {
    if let Argument::Index(n) = argument {
        return Some(Value::text(text.of(nth(fields, *n)?)));
    }
    let texts = all(fields)?.map(|thread| Value::text(text.of(thread)));
    Some(Value::Candidates(texts.collect()))
}

/// Texts of all ancestors from the parent up, joined by blanks; nothing if that is empty.
fn joined<'f>(fields: &EventFields<'_>, text: Text) -> Option<Value<'f>> {
    let mut out = Vec::new();
    for thread in all(fields)? {
        if !out.is_empty() {
            out.push(b' ');
        }
        out.extend_from_slice(text.of(thread));
    }
    (!out.is_empty()).then(|| Value::owned_text(out))
}

fn nth<'a>(fields: &EventFields<'a>, n: u64) -> Option<&'a Thread> {
    fields.state().ancestor(fields.thread()?, n)
}

fn all<'a>(fields: &EventFields<'a>) -> Option<impl Iterator<Item = &'a Thread>> {
    let state = fields.state();
    Some(state.ancestors(state.main_thread(fields.thread()?)?))
}

/// Returns the environment of the process, or of an ancestor.
fn env<'f>(fields: &EventFields<'f>, n: u64) -> Option<Value<'f>> {
    let state = fields.state();
    let mut thread = fields.thread()?;
    if n > 0 {
        match state.main_thread(thread) {
            Some(main) => thread = up(state, main).nth(usize::try_from(n).ok()?.checked_sub(1)?)?,
            None => return Some(Value::text("")),
        }
    }
    Some(Value::owned_text(state.env(thread).joined()))
}

/// Returns a variable of the nearest ancestor that has it; empty if none has.
fn inherited_variable<'f>(fields: &EventFields<'f>, name: &str) -> Option<Value<'f>> {
    let state = fields.state();
    let Some(main) = state.main_thread(fields.thread()?) else {
        return Some(Value::text(""));
    };
    let values = up(state, main)
        .take(VARIABLE_LEVELS)
        .map(|thread| variable(state.env(thread), name));
    Some(Value::text(
        values
            .into_iter()
            .find(|value| !value.is_empty())
            .unwrap_or_default(),
    ))
}

/// Parents one after the other; ends at the first unknown one, and where it would be endless.
fn up<'a>(state: &'a State, thread: &Thread) -> impl Iterator<Item = &'a Thread> {
    let first = state.thread(thread.ptid);
    let chain = std::iter::successors(first, |thread| state.thread(thread.ptid));
    chain.take(state.thread_count() + 1)
}

#[cfg(test)]
mod tests {
    use compiler::backend::FieldSource;
    use compiler::tables::event;

    use super::*;
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, parse, shown};

    fn from_kid() -> EventBuilder {
        EventBuilder::new(event::SYSCALL_CLOSE_X).tid(KID).i64(0).i64(99)
    }

    #[test]
    fn an_index_names_one_ancestor() {
        World::new().on(&from_kid(), |fields| {
            for (field, expected) in [
                ("proc.aname[0]", "kid"),
                ("proc.aname[1]", "bash"),
                ("proc.aname[2]", "init"),
                ("proc.aname[3]", "<NA>"),
                ("proc.aname[99999999999]", "<NA>"),
                ("proc.apid[1]", "20"),
                ("proc.aexe[1]", "/bin/bash"),
                ("proc.aexepath[2]", "/usr/bin/init"),
                ("proc.acmdline[1]", "bash -l"),
                ("proc.aargs[1]", "-l"),
                ("proc.aargs[2]", ""),
                ("proc.pname", "bash"),
                ("proc.pcmdline", "bash -l"),
                ("proc.ppid", "20"),
                ("proc.pvpid", "20"),
                ("proc.ppid.ts", "0"),
                ("proc.sname", "bash"),
                ("proc.pgid.exe", "/bin/kid"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
        });
    }

    #[test]
    fn without_index_all_ancestors_compare_and_are_shown_joined() {
        World::new().on(&from_kid(), |fields| {
            let names = vec![Value::text("bash"), Value::text("init")];
            assert_eq!(fields.value(&parse("proc.aname")), Some(Value::Candidates(names)));
            assert_eq!(shown(fields, "proc.aname"), "bash init");
            assert_eq!(shown(fields, "proc.aexe"), "/bin/bash /bin/init");
            assert_eq!(shown(fields, "proc.acmdline"), "bash -l init");
            let pids = vec![Value::Int(20), Value::Int(1)];
            assert_eq!(fields.value(&parse("proc.apid")), Some(Value::Candidates(pids)));
            assert_eq!(shown(fields, "proc.apid"), "21", "the process itself is shown");
            assert_eq!(fields.value(&parse("proc.aargs")), Some(Value::text("-l ")));
        });
    }

    #[test]
    fn who_has_no_ancestors_shows_none() {
        let init = EventBuilder::new(event::SYSCALL_CLOSE_X).tid(1).i64(0).i64(99);
        World::new().on(&init, |fields| {
            assert_eq!(shown(fields, "proc.aname"), "<NA>");
            assert_eq!(
                fields.value(&parse("proc.aname")),
                Some(Value::Candidates(Vec::new()))
            );
            assert_eq!(shown(fields, "proc.pname"), "<NA>");
            assert_eq!(
                shown(fields, "proc.sname"),
                "bash",
                "the session's number is looked up"
            );
        });
    }

    #[test]
    fn environments_are_inherited_by_name() {
        World::new().on(&from_kid(), |fields| {
            assert_eq!(shown(fields, "proc.aenv"), "LANG=C");
            assert_eq!(shown(fields, "proc.aenv[0]"), "LANG=C");
            assert_eq!(shown(fields, "proc.aenv[1]"), "HOME=  /root  EMPTY= PATH=/bin");
            assert_eq!(shown(fields, "proc.aenv[2]"), "");
            assert_eq!(shown(fields, "proc.aenv[3]"), "<NA>");
            assert_eq!(shown(fields, "proc.aenv[PATH]"), "/bin");
            assert_eq!(shown(fields, "proc.aenv[LANG]"), "", "its own does not count");
        });
    }

    #[test]
    fn the_login_shell_is_the_oldest_shell() {
        let mut world = World::new();
        assert_eq!(world.show(&from_kid(), "proc.loginshellid"), "20");
        let init = EventBuilder::new(event::SYSCALL_CLOSE_X).tid(1).i64(0).i64(99);
        assert_eq!(world.show(&init, "proc.loginshellid"), "<NA>");
    }
}
