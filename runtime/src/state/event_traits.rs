//! Properties of each type of event that applying one depends on, in one lookup per event.
//!
//! In: the event table and the lists of types below. Out: [`EventTraits`] by event code.
//! Not here: how each type changes the state (`parse`).

use bitflags::bitflags;
use compiler::tables::{EVENTS, EventCode, EventFlags, Kind, ParamType, event as code};

/// Properties of a type of event.
#[derive(Clone, Copy, Debug)]
pub(super) struct EventTraits {
    marks: TraitFlags,
    /// Position of the descriptor among its values, if it is an exit event that uses one.
    fd_position: u8,
    /// Positions of values that are descriptors which were open before the call, a bit each.
    used_fds: u16,
}

/// No value of the event is a descriptor.
const NO_POSITION: u8 = u8::MAX;

bitflags! {
    /// Properties of a type.
    #[derive(Clone, Copy, Debug, Eq, PartialEq)]
    pub(super) struct TraitFlags: u16 {
        /// Made by the recorder.
        const META = 1;
        /// Only feeds the state, users do not see it.
        const ONLY_STATE = 1 << 1;
        /// Completes the initial lists when it comes directly after the headers.
        const INITIAL = 1 << 2;
        /// Has no part in its thread's sequence of events.
        const OUT_OF_SEQUENCE = 1 << 3;
        /// Concerns no thread, even if its header contains one.
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

impl EventTraits {
    /// Returns the traits of a type; codes beyond the table never become an event.
    #[inline]
    pub(super) fn of(code: EventCode) -> Self {
        TRAITS.get(usize::from(code.0)).copied().unwrap_or(Self {
            marks: TraitFlags::empty(),
            fd_position: NO_POSITION,
            used_fds: 0,
        })
    }

    /// Returns whether the type has one of these properties.
    #[inline]
    pub(super) const fn has(self, marks: TraitFlags) -> bool {
        self.marks.intersects(marks)
    }

    /// Returns the position of the descriptor among its values.
    #[inline]
    pub(super) fn fd_position(self) -> Option<usize> {
        (self.fd_position != NO_POSITION).then_some(usize::from(self.fd_position))
    }
}

impl EventTraits {
    /// Positions of values that are descriptors which were open before the call and may be still.
    #[inline]
    pub(super) fn used_fds(self) -> impl Iterator<Item = usize> {
        let bits = self.used_fds;
        (0..MAX_FD_POSITION).filter(move |position| bits >> position & 1 != 0)
    }
}

/// Values at this position and after are no descriptors in any event.
const MAX_FD_POSITION: usize = 16;

/// Positions of descriptors that `event` did not make and did not close, a bit each.
const fn used_fds(event: EventCode) -> u16 {
    let info = &EVENTS[event.0 as usize];
    // Both ends of a pipe or a pair are results.
    let is_pair = matches!(
        event,
        code::SYSCALL_PIPE_X | code::SYSCALL_PIPE2_X | code::SOCKET_SOCKETPAIR_X
    );
    // Shells copy a descriptor and close or reuse its number at once, so the system would show another file.
    let is_copy = matches!(
        event,
        code::SYSCALL_DUP_X
            | code::SYSCALL_DUP_1_X
            | code::SYSCALL_DUP2_X
            | code::SYSCALL_DUP3_X
            | code::SYSCALL_FCNTL_X
    );
    if !event.is_exit() || is_pair || is_copy || info.flags.contains(EventFlags::DESTROYS_FD) {
        return 0;
    }
    let mut bits = 0;
    // The first value is the result.
    let mut position = 1;
    while position < info.params.len() && position < MAX_FD_POSITION {
        if matches!(info.params[position].ty, ParamType::Fd) {
            bits |= 1 << position;
        }
        position += 1;
    }
    bits
}

static TRAITS: [EventTraits; EVENTS.len()] = traits();

const fn traits() -> [EventTraits; EVENTS.len()] {
    let mut traits = [EventTraits {
        marks: TraitFlags::empty(),
        fd_position: NO_POSITION,
        used_fds: 0,
    }; EVENTS.len()];
    let mut index = 0;
    while index < EVENTS.len() {
        let code = EventCode(index as u16);
        traits[index] = EventTraits {
            marks: marks(code, EVENTS[index].flags, EVENTS[index].kind),
            fd_position: match fd_position(code) {
                Some(position) => position as u8,
                None => NO_POSITION,
            },
            used_fds: used_fds(code),
        };
        index += 1;
    }
    traits
}

const fn marks(event: EventCode, flags: EventFlags, kind: Kind) -> TraitFlags {
    let mut marks = of_lists(event);
    if matches!(kind, Kind::Metaevent) {
        marks = marks.union(TraitFlags::META);
    }
    if flags.contains(EventFlags::SKIP_PARSER_RESET) {
        marks = marks.union(TraitFlags::OUT_OF_SEQUENCE);
    }
    if flags.contains(EventFlags::USES_FD) {
        marks = marks.union(TraitFlags::USES_FD);
    }
    if event.is_exit() {
        marks = marks.union(TraitFlags::EXIT);
        if matches!(kind, Kind::Syscall) && event.0 != code::GENERIC_X.0 {
            marks = marks.union(TraitFlags::RESULT);
        }
    }
    marks
}

const fn of_lists(event: EventCode) -> TraitFlags {
    match event {
        code::SYSCALL_OPEN_E
        | code::SYSCALL_CREAT_E
        | code::SYSCALL_OPENAT_2_E
        | code::SYSCALL_OPENAT2_E
        | code::SOCKET_CONNECT_E
        | code::SYSCALL_EXECVE_19_E
        | code::SYSCALL_EXECVEAT_E => TraitFlags::ONLY_STATE,
        code::USER_ADDED_E | code::USER_DELETED_E | code::GROUP_ADDED_E | code::GROUP_DELETED_E => {
            TraitFlags::INITIAL.union(TraitFlags::NO_THREAD)
        }
        code::CONTAINER_JSON_2_E | code::ASYNCEVENT_E => TraitFlags::INITIAL
            .union(TraitFlags::NO_THREAD)
            .union(TraitFlags::CONTAINERS),
        code::PLUGINEVENT_E => TraitFlags::NO_THREAD,
        code::SYSCALL_CLONE_20_X
        | code::SYSCALL_CLONE3_X
        | code::SYSCALL_FORK_20_X
        | code::SYSCALL_VFORK_20_X => TraitFlags::ONLY_LOOK_UP.union(TraitFlags::CONTAINERS),
        code::SYSCALL_EXECVE_19_X | code::SYSCALL_EXECVEAT_X | code::SYSCALL_CHROOT_X => {
            TraitFlags::CONTAINERS
        }
        code::SCHEDSWITCH_6_E | code::PROCEXIT_1_E => TraitFlags::ONLY_LOOK_UP,
        _ => TraitFlags::empty(),
    }
}

/// Returns the position of the descriptor among the values of an exit event that uses one.
const fn fd_position(event: EventCode) -> Option<usize> {
    Some(match event {
        code::SYSCALL_SETNS_X
        | code::SOCKET_LISTEN_X
        | code::SOCKET_SHUTDOWN_X
        | code::SYSCALL_FCHDIR_X
        | code::SYSCALL_LSEEK_X
        | code::SYSCALL_LLSEEK_X
        | code::SYSCALL_IOCTL_3_X
        | code::SYSCALL_FSTAT_X
        | code::SYSCALL_CLOSE_X
        | code::SYSCALL_GETDENTS_X
        | code::SYSCALL_GETDENTS64_X
        | code::SYSCALL_FLOCK_X
        | code::SYSCALL_COPY_FILE_RANGE_X
        | code::SYSCALL_FCNTL_X
        | code::SYSCALL_DUP_1_X
        | code::SYSCALL_DUP2_X
        | code::SYSCALL_DUP3_X
        | code::SYSCALL_NEWFSTATAT_X
        | code::SYSCALL_FCHOWNAT_X
        | code::SYSCALL_FCHMODAT_X
        | code::SYSCALL_MKDIRAT_X
        | code::SYSCALL_UNLINKAT_2_X
        | code::SYSCALL_MKNODAT_X
        | code::SOCKET_SENDMMSG_X
        | code::SOCKET_RECVMMSG_X
        | code::SYSCALL_IO_URING_REGISTER_X
        | code::SYSCALL_IO_URING_ENTER_X
        | code::SOCKET_SETSOCKOPT_X
        | code::SOCKET_GETSOCKOPT_X
        | code::SYSCALL_FSCONFIG_X
        | code::SYSCALL_FINIT_MODULE_X
        | code::SYSCALL_FCHMOD_X
        | code::SYSCALL_FCHOWN_X => 1,
        code::SYSCALL_READ_X
        | code::SYSCALL_PREAD_X
        | code::SOCKET_BIND_X
        | code::SYSCALL_WRITE_X
        | code::SYSCALL_PWRITE_X
        | code::SOCKET_RECV_X
        | code::SOCKET_SEND_X
        | code::SOCKET_SENDTO_X
        | code::SOCKET_SENDMSG_X
        | code::SYSCALL_SENDFILE_X
        | code::SYSCALL_SPLICE_X
        | code::SYSCALL_WRITEV_X
        | code::SYSCALL_PWRITEV_X
        | code::SOCKET_CONNECT_X
        | code::SYSCALL_SYMLINKAT_X => 2,
        code::SOCKET_RECVFROM_X | code::SYSCALL_READV_X | code::SYSCALL_PREADV_X => 3,
        code::SOCKET_RECVMSG_X => 5,
        code::SYSCALL_MMAP_X | code::SYSCALL_MMAP2_X => 8,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn used_descriptors_are_those_that_the_call_got() {
        let used = |code| EventTraits::of(code).used_fds().collect::<Vec<_>>();
        assert_eq!(
            used(code::SYSCALL_OPENAT_2_X),
            [1],
            "the directory, not the result"
        );
        assert_eq!(used(code::SYSCALL_RENAMEAT2_X), [1, 3], "both directories");
        assert_eq!(used(code::SYSCALL_READ_X), [2]);
        assert!(used(code::SYSCALL_PIPE2_X).is_empty(), "both are results");
        assert!(used(code::SYSCALL_CLOSE_X).is_empty(), "it is closed by now");
    }

    #[test]
    fn positions_point_at_descriptors() {
        for event in &EVENTS {
            if let Some(position) = fd_position(event.code) {
                assert!(event.flags.contains(EventFlags::USES_FD), "{}", event.id);
                assert_eq!(event.params[position].ty, ParamType::Fd, "{}", event.id);
            }
        }
    }
}
