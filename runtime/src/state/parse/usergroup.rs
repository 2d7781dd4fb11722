//! Users and groups that appear and go, mostly those of containers.

use super::super::cycle::Cycle;
use super::super::users::{Group, User};
use super::super::values::Values;

pub(super) fn user_added(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    let user = User {
        uid: event.uint32(0)?,
        gid: event.uint32(1)?,
        name: event.text(2)?.into(),
        home: event.text(3)?.into(),
        shell: event.text(4)?.into(),
    };
    let container = event.text(5)?;
    if !is_directive(&user.name) && !cycle.state.users.add_user(container, user) {
        cycle.state.counters.refused_users += 1;
    }
    Some(())
}

pub(super) fn user_deleted(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    cycle.state.users.remove_user(event.text(5)?, event.uint32(0)?);
    Some(())
}

pub(super) fn group_added(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    let group = Group {
        gid: event.uint32(0)?,
        name: event.text(1)?.into(),
    };
    let container = event.text(2)?;
    if !is_directive(&group.name) && !cycle.state.users.add_group(container, group) {
        cycle.state.counters.refused_users += 1;
    }
    Some(())
}

pub(super) fn group_deleted(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    cycle.state.users.remove_group(event.text(2)?, event.uint32(0)?);
    Some(())
}

/// Lines of passwd files that include or exclude other sources of names.
pub(in crate::state) fn is_directive(name: &[u8]) -> bool {
    matches!(name.first(), Some(b'+' | b'-'))
}
