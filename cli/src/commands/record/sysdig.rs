//! Filters items for sysdig 0.29, which stops at the first item that is newer than itself.

use compiler::tables::{EventCode, event as code};
use runtime::capture::{FdEntry, FdKind, FdTarget, Item};
use runtime::event::Event;

/// First event type that it does not know.
const FIRST_UNKNOWN: EventCode = code::SYSCALL_DUP_1_E;
/// Last descriptor type without an address that it knows.
const LAST_KNOWN: FdKind = FdKind::Netlink;

/// First portable code of system calls that is missing in some of its tables. It reads past their end.
const FIRST_UNKNOWN_CALL: u16 = 329;

/// Returns `true` if it knows this event type.
pub(super) fn knows(event: &Event<'_>) -> bool {
    if event.code == code::GENERIC_X {
        let call = event.value(0).and_then(|code| code.try_into().ok());
        return call.map(u16::from_le_bytes) < Some(FIRST_UNKNOWN_CALL);
    }
    event.code.0 < FIRST_UNKNOWN.0
}

/// Returns the replacement of an item that it does not know; `None` for one that it knows.
pub(super) fn instead(item: &Item<'_>) -> Option<Item<'static>> {
    let Item::Fd { tid, entry } = item else {
        return None;
    };
    let FdTarget::Named { kind, name } = &entry.target else {
        return None;
    };
    (*kind as u8 > LAST_KNOWN as u8).then(|| Item::Fd {
        tid: *tid,
        entry: FdEntry {
            fd: entry.fd,
            inode: entry.inode,
            target: FdTarget::Named {
                kind: FdKind::Unsupported,
                name: name.clone(),
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use runtime::capture::EventBuilder;

    use super::*;

    #[test]
    fn new_descriptor_types_are_replaced() {
        let item = |kind| Item::Fd {
            tid: 1,
            entry: FdEntry {
                fd: 3,
                inode: 0,
                target: FdTarget::Named {
                    kind,
                    name: b"x".to_vec(),
                },
            },
        };
        assert!(instead(&item(FdKind::Fifo)).is_none());
        let Some(Item::Fd { entry, .. }) = instead(&item(FdKind::Bpf)) else {
            panic!("a descriptor");
        };
        assert!(matches!(
            entry.target,
            FdTarget::Named {
                kind: FdKind::Unsupported,
                ..
            }
        ));
    }

    #[test]
    fn new_events_and_new_calls_are_not_known() {
        let known = |event: EventBuilder| knows(&event.event());
        let generic = |call: u16| EventBuilder::new(code::GENERIC_X).u16(call).u16(0);
        assert!(known(EventBuilder::new(code::SYSCALL_OPENAT_2_X)));
        assert!(!known(EventBuilder::new(code::SYSCALL_DUP_1_X)));
        assert!(known(generic(139)) && !known(generic(380)));
    }
}
