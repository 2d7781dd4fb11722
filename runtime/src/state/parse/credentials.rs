//! Who a thread acts as: users, groups, capabilities, sessions.

use super::super::apply_context::ApplyContext;
use super::super::event_values::EventValues;
use super::super::thread::{Capabilities, ThreadFlags};

/// The effective user, taken as it is: "leave unchanged" overwrites the known id.
pub(super) fn set_user(context: &mut ApplyContext<'_>, position: usize) -> Option<()> {
    let event = context.event;
    if context.result() == 0 && !event.is_missing(position) && context.attached.has_thread() {
        context.thread_mut()?.uid = event.uint32(position)?;
    }
    Some(())
}

/// The effective group, in the same manner.
pub(super) fn set_group(context: &mut ApplyContext<'_>, position: usize) -> Option<()> {
    let event = context.event;
    if context.result() == 0 && !event.is_missing(position) && context.attached.has_thread() {
        context.thread_mut()?.gid = event.uint32(position)?;
    }
    Some(())
}

pub(super) fn capset(context: &mut ApplyContext<'_>) -> Option<()> {
    let event = context.event;
    if context.result() >= 0 && context.attached.has_thread() {
        context.thread_mut()?.capabilities = Capabilities {
            inheritable: event.uint64(1)?,
            permitted: event.uint64(2)?,
            effective: event.uint64(3)?,
        };
    }
    Some(())
}

/// A thread that enters a new user namespace has every capability there.
pub(super) fn new_namespaces(context: &mut ApplyContext<'_>, position: usize) -> Option<()> {
    let event = context.event;
    if context.result() < 0 || !context.attached.has_thread() || event.is_missing(position) {
        return Some(());
    }
    let flags = ThreadFlags::from_bits_retain(event.uint32(position)?);
    if flags.contains(ThreadFlags::NEW_USER_NAMESPACE) {
        context.thread_mut()?.capabilities = Capabilities {
            inheritable: Capabilities::ALL,
            permitted: Capabilities::ALL,
            effective: Capabilities::ALL,
        };
    }
    Some(())
}

pub(super) fn setsid(context: &mut ApplyContext<'_>) -> Option<()> {
    let session = context.result();
    if session >= 0 && context.attached.has_thread() {
        context.thread_mut()?.sid = session;
    }
    Some(())
}
