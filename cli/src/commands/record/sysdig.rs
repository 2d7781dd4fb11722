//! What sysdig 0.29 can read of a capture: it ends at the first thing that is newer than itself.

use compiler::tables::{EventCode, event};
use runtime::capture::{FdEntry, FdKind, FdTarget, Item};

/// The first event type that it does not know.
const FIRST_UNKNOWN: EventCode = event::SYSCALL_DUP_1_E;
/// The last kind of descriptor that it knows, as far as they have no more than a name.
const LAST_KNOWN: FdKind = FdKind::Netlink;

/// It knows this type of event.
pub(super) fn knows(code: EventCode) -> bool {
    code.0 < FIRST_UNKNOWN.0
}

/// What takes the place of an item that it does not know; `None` for one that it does.
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
    use super::*;

    #[test]
    fn new_kinds_of_descriptors_become_an_old_one() {
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
        assert!(knows(event::SYSCALL_OPENAT_2_X) && !knows(event::SYSCALL_DUP_1_X));
    }
}
