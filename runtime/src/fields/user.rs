//! `user.*` and `group.*`: who the event's thread runs as.
//!
//! Names come from the capture alone, never from the machine that reads it.

use compiler::tables::{FieldId, event, field};
use compiler::value::Value;

use super::{EventFields, Extractor, decode};
use crate::state::{NO_ID, NOT_AVAILABLE, Thread};

/// The id of the superuser, whose name needs no table.
const ROOT: u32 = 0;

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        field::USER_UID => |fields, _| Some(Value::Uint(u64::from(fields.thread()?.uid))),
        field::USER_NAME => |fields, _| {
            let thread = fields.thread()?;
            Some(Value::text(match container_user(fields, thread) {
                Some(user) => user,
                None => user_name(fields, thread, thread.uid),
            }))
        },
        field::USER_HOMEDIR => |fields, _| {
            let thread = fields.thread()?;
            let user = fields.state().user(thread, thread.uid);
            let fallback = if thread.uid == ROOT {
                b"/root"
            } else {
                NOT_AVAILABLE
            };
            Some(Value::text(user.map_or(fallback, |user| &*user.home)))
        },
        field::USER_SHELL => |fields, _| {
            let thread = fields.thread()?;
            let user = fields.state().user(thread, thread.uid);
            Some(Value::text(user.map_or(NOT_AVAILABLE, |user| &*user.shell)))
        },
        field::USER_LOGINUID => |fields, _| {
            let uid = fields.thread()?.loginuid;
            Some(Value::Int(if uid == NO_ID { -1 } else { i64::from(uid) }))
        },
        field::USER_LOGINNAME => |fields, _| {
            let thread = fields.thread()?;
            Some(Value::text(user_name(fields, thread, thread.loginuid)))
        },
        field::GROUP_GID => |fields, _| Some(Value::Uint(u64::from(fields.thread()?.gid))),
        field::GROUP_NAME => |fields, _| {
            let thread = fields.thread()?;
            let group = fields.state().group(thread, thread.gid);
            Some(Value::text(
                group.map_or_else(|| fallback(thread.gid), |group| &*group.name),
            ))
        },
        _ => return None,
    };
    Some(extractor)
}

fn user_name<'a>(fields: &EventFields<'a>, thread: &Thread, uid: u32) -> &'a [u8] {
    let user = fields.state().user(thread, uid);
    user.map_or_else(|| fallback(uid), |user| &*user.name)
}

fn fallback(id: u32) -> &'static [u8] {
    if id == ROOT { b"root" } else { NOT_AVAILABLE }
}

/// Events about containers show the user that the container is configured with.
fn container_user<'a>(fields: &EventFields<'a>, thread: &'a Thread) -> Option<&'a [u8]> {
    let event = fields.event();
    let is_container = match event.code {
        event::CONTAINER_JSON_2_E => true,
        event::ASYNCEVENT_E => decode::text(event.value(1)?) == b"container",
        _ => false,
    };
    let container = fields.state().container_of(thread).filter(|_| is_container)?;
    Some(container.user.as_bytes()).filter(|user| !user.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, shown};
    use compiler::tables::event;

    fn by(tid: i64) -> EventBuilder {
        EventBuilder::new(event::SYSCALL_CLOSE_X).tid(tid).i64(0).i64(99)
    }

    #[test]
    fn names_are_read_from_the_capture_alone() {
        World::new().on(&by(KID), |fields| {
            for (field, expected) in [
                ("user.uid", "1000"),
                ("user.name", "kim"),
                ("user.homedir", "/home/kim"),
                ("user.shell", "/bin/zsh"),
                ("user.loginuid", "-1"),
                ("user.loginname", "<NA>"),
                ("group.gid", "1000"),
                ("group.name", "kims"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
        });
    }

    #[test]
    fn the_superuser_needs_no_entry() {
        World::new().on(&by(20), |fields| {
            for (field, expected) in [
                ("user.uid", "0"),
                ("user.name", "root"),
                ("user.homedir", "/root"),
                ("user.shell", "<NA>"),
                ("user.loginuid", "1000"),
                ("user.loginname", "kim"),
                ("group.name", "root"),
            ] {
                assert_eq!(shown(fields, field), expected, "{field}");
            }
        });
    }
}
