//! What taking in an event has to know about its type, one look-up an event.
//!
//! In: the event table and the lists of types below. Out: [`Traits`] by event code.
//! Not here: which type changes what (`parse`).

use bitflags::bitflags;
use compiler::tables::{EVENTS, EventCode, EventFlags, Kind, event as code};

use super::parse::fd_position;

/// What taking in an event of one type takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traits {
    marks: Marks,
    /// Position of the descriptor among its values, if it is an exit event that uses one.
    fd_position: u8,
}

/// No value of the event is a descriptor.
const NO_POSITION: u8 = u8::MAX;

bitflags! {
    /// Properties of a type.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub(super) struct Marks: u16 {
        /// Made by the recorder.
        const META = 1;
        /// Only feeds the state, users do not see it.
        const ONLY_STATE = 1 << 1;
        /// Completes the initial lists when it comes directly after the headers.
        const INITIAL = 1 << 2;
        /// Has no part in its thread's sequence of events.
        const OUT_OF_SEQUENCE = 1 << 3;
        /// Is about no thread, whatever its header says.
        const NO_THREAD = 1 << 4;
        /// Its thread is looked up and never made.
        const ONLY_LOOK_UP = 1 << 5;
        /// Works on a descriptor.
        const USES_FD = 1 << 6;
        /// Recorded when the call returned.
        const EXIT = 1 << 7;
        /// Its first value, if it has one, is the result of a call.
        const RESULT = 1 << 8;
        /// Can bring or move a container.
        const CONTAINERS = 1 << 9;
    }
}

impl Traits {
    /// Those of a type; codes beyond the table never become an event.
    #[inline]
    pub(super) fn of(code: EventCode) -> Self {
        TRAITS.get(usize::from(code.0)).copied().unwrap_or(Self {
            marks: Marks::empty(),
            fd_position: NO_POSITION,
        })
    }

    /// The type has one of these properties.
    #[inline]
    pub(super) const fn has(self, marks: Marks) -> bool {
        self.marks.intersects(marks)
    }

    /// Position of the descriptor among its values.
    #[inline]
    pub(super) fn fd_position(self) -> Option<usize> {
        (self.fd_position != NO_POSITION).then_some(usize::from(self.fd_position))
    }
}

static TRAITS: [Traits; EVENTS.len()] = traits();

const fn traits() -> [Traits; EVENTS.len()] {
    let mut traits = [Traits {
        marks: Marks::empty(),
        fd_position: NO_POSITION,
    }; EVENTS.len()];
    let mut index = 0;
    while index < EVENTS.len() {
        let code = EventCode(index as u16);
        traits[index] = Traits {
            marks: marks(code, EVENTS[index].flags, EVENTS[index].kind),
            fd_position: match fd_position(code) {
                Some(position) => position as u8,
                None => NO_POSITION,
            },
        };
        index += 1;
    }
    traits
}

const fn marks(event: EventCode, flags: EventFlags, kind: Kind) -> Marks {
    let mut marks = of_lists(event);
    if matches!(kind, Kind::Metaevent) {
        marks = marks.union(Marks::META);
    }
    if flags.contains(EventFlags::SKIP_PARSER_RESET) {
        marks = marks.union(Marks::OUT_OF_SEQUENCE);
    }
    if flags.contains(EventFlags::USES_FD) {
        marks = marks.union(Marks::USES_FD);
    }
    if event.is_exit() {
        marks = marks.union(Marks::EXIT);
        if matches!(kind, Kind::Syscall) && event.0 != code::GENERIC_X.0 {
            marks = marks.union(Marks::RESULT);
        }
    }
    marks
}

const fn of_lists(event: EventCode) -> Marks {
    match event {
        code::SYSCALL_OPEN_E
        | code::SYSCALL_CREAT_E
        | code::SYSCALL_OPENAT_2_E
        | code::SYSCALL_OPENAT2_E
        | code::SOCKET_CONNECT_E
        | code::SYSCALL_EXECVE_19_E
        | code::SYSCALL_EXECVEAT_E => Marks::ONLY_STATE,
        code::USER_ADDED_E | code::USER_DELETED_E | code::GROUP_ADDED_E | code::GROUP_DELETED_E => {
            Marks::INITIAL.union(Marks::NO_THREAD)
        }
        code::CONTAINER_JSON_2_E | code::ASYNCEVENT_E => {
            Marks::INITIAL.union(Marks::NO_THREAD).union(Marks::CONTAINERS)
        }
        code::PLUGINEVENT_E => Marks::NO_THREAD,
        code::SYSCALL_CLONE_20_X
        | code::SYSCALL_CLONE3_X
        | code::SYSCALL_FORK_20_X
        | code::SYSCALL_VFORK_20_X => Marks::ONLY_LOOK_UP.union(Marks::CONTAINERS),
        code::SYSCALL_EXECVE_19_X | code::SYSCALL_EXECVEAT_X | code::SYSCALL_CHROOT_X => Marks::CONTAINERS,
        code::SCHEDSWITCH_6_E | code::PROCEXIT_1_E => Marks::ONLY_LOOK_UP,
        _ => Marks::empty(),
    }
}
