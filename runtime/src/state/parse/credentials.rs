//! Who a thread acts as: users, groups, capabilities, sessions.

use super::super::cycle::Cycle;
use super::super::thread::{Capabilities, ThreadFlags};
use super::super::values::Values;

/// The effective user, taken as it is: "leave unchanged" overwrites the known id.
pub(super) fn set_user(cycle: &mut Cycle<'_>, position: usize) -> Option<()> {
    let event = cycle.event;
    if cycle.result() == 0 && !event.is_missing(position) && cycle.attached.has_thread() {
        cycle.thread_mut()?.uid = event.uint32(position)?;
    }
    Some(())
}

/// The effective group, in the same manner.
pub(super) fn set_group(cycle: &mut Cycle<'_>, position: usize) -> Option<()> {
    let event = cycle.event;
    if cycle.result() == 0 && !event.is_missing(position) && cycle.attached.has_thread() {
        cycle.thread_mut()?.gid = event.uint32(position)?;
    }
    Some(())
}

pub(super) fn capset(cycle: &mut Cycle<'_>) -> Option<()> {
    let event = cycle.event;
    if cycle.result() >= 0 && cycle.attached.has_thread() {
        cycle.thread_mut()?.capabilities = Capabilities {
            inheritable: event.uint64(1)?,
            permitted: event.uint64(2)?,
            effective: event.uint64(3)?,
        };
    }
    Some(())
}

/// Whoever enters a new user namespace has every capability there.
pub(super) fn new_namespaces(cycle: &mut Cycle<'_>, position: usize) -> Option<()> {
    let event = cycle.event;
    if cycle.result() < 0 || !cycle.attached.has_thread() || event.is_missing(position) {
        return Some(());
    }
    let flags = ThreadFlags::from_bits_retain(event.uint32(position)?);
    if flags.contains(ThreadFlags::NEW_USER_NAMESPACE) {
        cycle.thread_mut()?.capabilities = Capabilities {
            inheritable: Capabilities::ALL,
            permitted: Capabilities::ALL,
            effective: Capabilities::ALL,
        };
    }
    Some(())
}

pub(super) fn setsid(cycle: &mut Cycle<'_>) -> Option<()> {
    let session = cycle.result();
    if session >= 0 && cycle.attached.has_thread() {
        cycle.thread_mut()?.sid = session;
    }
    Some(())
}
