//! `thread.*`: the event's thread itself.
//!
//! Not here: its process (`process`).

use compiler::tables::{FieldId, event, field};
use compiler::value::{Argument, Value};

use super::process::{inner_id, known_id};
use super::{EventFields, Extractor, names};

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::THREAD_TID => |fields, _| known_id(fields.event().tid),
        field::THREAD_VTID => |fields, _| inner_id(fields.thread()?.vtid),
        field::THREAD_ISMAIN => |fields, _| Some(Value::Bool(fields.thread()?.is_main())),
        field::THREAD_NAMETID => |fields, _| {
            let mut text = fields.thread()?.comm.to_vec();
            text.extend(fields.event().tid.to_string().bytes());
            Some(Value::owned_text(text))
        },
        // Time between two switches of a CPU, counted from one extraction to the next: upstream extracts
        // twice for every value it prints, and every recorded answer is zero.
        field::THREAD_EXECTIME => |_, _| Some(Value::Uint(0)),
        field::THREAD_TOTEXECTIME => |fields, _| fields.thread().map(|_| Value::Uint(0)),
        field::THREAD_CPU | field::THREAD_CPU_USER | field::THREAD_CPU_SYSTEM => |fields, _| cpu(fields),
        field::THREAD_VMSIZE => |fields, _| main_memory(fields, |memory| memory.size_kb, 1),
        field::THREAD_VMRSS => |fields, _| main_memory(fields, |memory| memory.rss_kb, 1),
        field::THREAD_VMSIZE_B => |fields, _| main_memory(fields, |memory| memory.size_kb, 1024),
        field::THREAD_VMRSS_B => |fields, _| main_memory(fields, |memory| memory.rss_kb, 1024),
        field::THREAD_PFMAJOR => |fields, _| Some(Value::Uint(fields.thread()?.memory.major_faults)),
        field::THREAD_PFMINOR => |fields, _| Some(Value::Uint(fields.thread()?.memory.minor_faults)),
        field::THREAD_CGROUPS => |fields, _| cgroups(fields),
        field::THREAD_CGROUP => |fields, argument| match argument {
            Argument::Key(subsystem) => {
                let cgroups = &fields.thread()?.cgroups;
                cgroups.path(subsystem.as_bytes()).map(Value::text)
            }
            _ => None,
        },
        field::THREAD_CAP_PERMITTED => {
            |fields, _| Some(capabilities(fields.thread()?.capabilities.permitted))
        }
        field::THREAD_CAP_INHERITABLE => {
            |fields, _| Some(capabilities(fields.thread()?.capabilities.inheritable))
        }
        field::THREAD_CAP_EFFECTIVE => {
            |fields, _| Some(capabilities(fields.thread()?.capabilities.effective))
        }
        _ => return None,
    };
    Some(extractor)
}

fn capabilities<'f>(set: u64) -> Value<'f> {
    Value::owned_text(names::capabilities(set))
}

/// Processor time that a thread used since the last extraction, which was a moment ago: upstream
/// extracts every value that it prints twice. Only the recorder's process events have it at all.
fn cpu<'f>(fields: &EventFields<'_>) -> Option<Value<'f>> {
    fields.thread()?;
    (fields.event().code == event::PROCINFO_E).then_some(Value::Double(0.0))
}

/// Memory is counted for the whole process; side threads have none of their own.
fn main_memory<'f>(
    fields: &EventFields<'_>,
    counter: fn(&crate::state::Memory) -> u32,
    unit: u64,
) -> Option<Value<'f>> {
    let thread = fields.thread()?;
    let kib = if thread.is_main() {
        counter(&thread.memory)
    } else {
        0
    };
    Some(Value::Uint(u64::from(kib) * unit))
}

/// `subsystem=path` of every group, joined by blanks; nothing without groups.
fn cgroups<'f>(fields: &EventFields<'_>) -> Option<Value<'f>> {
    let mut text = Vec::new();
    for group in fields.thread()?.cgroups.iter() {
        if !text.is_empty() {
            text.push(b' ');
        }
        text.extend_from_slice(&group.subsystem);
        text.push(b'=');
        text.extend_from_slice(&group.path);
    }
    (!text.is_empty()).then(|| Value::owned_text(text))
}

#[cfg(test)]
mod tests {
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, shown};
    use compiler::tables::event;

    #[test]
    fn a_thread_shows_itself() {
        let event = EventBuilder::new(event::SYSCALL_CLOSE_X).tid(KID).i64(0).i64(99);
        World::new().on(&event, |fields| {
            for (field, expected) in [
                ("thread.tid", "21"),
                ("thread.vtid", "21"),
                ("thread.ismain", "true"),
                ("thread.nametid", "kid21"),
                ("thread.cgroups", "cpu=/a memory=/b"),
                ("thread.cgroup.memory", "/b"),
                ("thread.cgroup.pids", "<NA>"),
                ("thread.cap_effective", "CAP_SYS_ADMIN"),
                ("thread.cap_permitted", ""),
                ("thread.vmsize", "100"),
                ("thread.vmsize.b", "102400"),
                ("thread.cpu", "<NA>"),
                ("thread.totexectime", "0"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
        });
    }

    #[test]
    fn processor_time_is_the_recorders() {
        let event = EventBuilder::new(event::PROCINFO_E).tid(KID).u64(5).u64(6);
        assert_eq!(World::new().show(&event, "thread.cpu"), "0.0");
    }
}
