//! Users and groups that appear and go, mostly those of containers.

use super::super::apply_context::ApplyContext;
use super::super::event_values::EventValues;
use super::super::users::{Group, User, is_directive};

pub(super) fn user_added(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let user = User {
        uid: event.uint32(0)?,
        gid: event.uint32(1)?,
        name: event.text(2)?.into(),
        home: event.text(3)?.into(),
        shell: event.text(4)?.into(),
    };
    let container = event.text(5)?;
    if !is_directive(&user.name) && !context.state.users.add_user(container, user) {
        context.state.counters.refused_users += 1;
    }
    Some(())
}

pub(super) fn user_deleted(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    context.state.users.remove_user(event.text(5)?, event.uint32(0)?);
    Some(())
}

pub(super) fn group_added(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    let group = Group {
        gid: event.uint32(0)?,
        name: event.text(1)?.into(),
    };
    let container = event.text(2)?;
    if !is_directive(&group.name) && !context.state.users.add_group(container, group) {
        context.state.counters.refused_users += 1;
    }
    Some(())
}

pub(super) fn group_deleted(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    context.state.users.remove_group(event.text(2)?, event.uint32(0)?);
    Some(())
}
