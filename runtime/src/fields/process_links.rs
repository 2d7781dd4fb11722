//! `proc.p*` of the parent, `proc.s*`, `proc.vpgid.*` and `proc.pgid.*` of the leaders.
//!
//! Not here: further ancestors (`ancestors`).

use compiler::tables::{FieldId, field};
use compiler::value::Value;

use super::process::{known_id, open_fds, since};
use super::{EventFields, Extractor};
use crate::state::{ByteString, LeaderId, Thread};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::PROC_PNAME => |fields, _| Some(Value::text(&*parent(fields)?.comm)),
        field::PROC_PEXE => |fields, _| Some(Value::text(&*parent(fields)?.exe)),
        field::PROC_PEXEPATH => |fields, _| Some(Value::text(&*parent(fields)?.exepath)),
        field::PROC_PCMDLINE => |fields, _| Some(Value::text(parent(fields)?.cmdline())),
        field::PROC_PPID => |fields, _| known_id(parent(fields)?.pid),
        field::PROC_PPID_DURATION => |fields, _| {
            // Where the parent's start is not known, upstream falls through to the next field, and the
            // recorded answers show the number of open descriptors.
            since(fields, parent(fields)?.clone_time).or_else(|| open_fds(fields))
        },
        // These two take the thread that made this one, not its process's parent.
        field::PROC_PVPID => |fields, _| Some(Value::Int(maker(fields)?.vpid)),
        field::PROC_PPID_TS => |fields, _| Some(Value::Uint(maker(fields)?.clone_time)),
        field::PROC_SNAME => |fields, _| leader(fields, LeaderId::Session, |thread| &thread.comm),
        field::PROC_SID_EXE => |fields, _| leader(fields, LeaderId::Session, |thread| &thread.exe),
        field::PROC_SID_EXEPATH => |fields, _| leader(fields, LeaderId::Session, |thread| &thread.exepath),
        field::PROC_VPGID_NAME => |fields, _| leader(fields, LeaderId::VirtualGroup, |thread| &thread.comm),
        field::PROC_VPGID_EXE => |fields, _| leader(fields, LeaderId::VirtualGroup, |thread| &thread.exe),
        field::PROC_VPGID_EXEPATH => {
            |fields, _| leader(fields, LeaderId::VirtualGroup, |thread| &thread.exepath)
        }
        field::PROC_PGID_NAME => |fields, _| leader(fields, LeaderId::Group, |thread| &thread.comm),
        field::PROC_PGID_EXE => |fields, _| leader(fields, LeaderId::Group, |thread| &thread.exe),
        field::PROC_PGID_EXEPATH => |fields, _| leader(fields, LeaderId::Group, |thread| &thread.exepath),
        _ => return None,
    };
    Some(extractor)
}

pub(super) fn parent<'f>(fields: &'f EventFields<'f>) -> Option<&'f Thread> {
    fields.state().ancestor(fields.thread()?, 1)
}

fn maker<'f>(fields: &'f EventFields<'f>) -> Option<&'f Thread> {
    fields.state().thread(fields.thread()?.ptid)
}

/// Returns a text of the leader; empty where none is known.
fn leader<'f>(
    fields: &'f EventFields<'f>,
    which: LeaderId,
    text: fn(&Thread) -> &ByteString,
) -> Option<Value<'f>> {
    let leader = fields.state().leader(fields.thread()?, which);
    Some(Value::text(leader.map_or(&b""[..], |leader| &**text(leader))))
}
