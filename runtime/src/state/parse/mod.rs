//! What each type of event changes, a file per family of calls.
//!
//! A parser returns `None` where a value it needs is missing or not as wide as its type; what it
//! changed until then stays, as upstream. Not here: attaching, deferred removals (`cycle`).

mod clone;
mod credentials;
mod cwd;
mod descriptors;
mod exec;
mod exit;
mod files;
mod memory;
mod sockets;
mod transfer;
mod usergroup;

use compiler::tables::{EventCode, EventFlags, event as code};
pub(super) use usergroup::is_directive;

use super::cycle::Cycle;
use super::fd::FdType;
use super::values::Values as _;

/// Applies the event to the state.
pub(super) fn parse(cycle: &mut Cycle<'_>) -> Option<()> {
    match cycle.event.code {
        code::SYSCALL_OPEN_E
        | code::SYSCALL_CREAT_E
        | code::SYSCALL_OPENAT_2_E
        | code::SYSCALL_OPENAT2_E
        | code::SYSCALL_EXECVE_19_E => {
            // Old recorders leave either all values of these events empty or none.
            if !cycle.event.is_missing(0) {
                cycle.store();
            }
            Some(())
        }
        code::SYSCALL_EXECVEAT_E | code::SOCKET_CONNECT_E => {
            cycle.store();
            Some(())
        }
        code::SYSCALL_READ_X
        | code::SYSCALL_READV_X
        | code::SYSCALL_PREAD_X
        | code::SYSCALL_PREADV_X
        | code::SOCKET_RECV_X
        | code::SOCKET_RECVFROM_X
        | code::SOCKET_RECVMSG_X
        | code::SOCKET_RECVMMSG_X => transfer::read(cycle),
        code::SYSCALL_WRITE_X
        | code::SYSCALL_WRITEV_X
        | code::SYSCALL_PWRITE_X
        | code::SYSCALL_PWRITEV_X
        | code::SOCKET_SEND_X
        | code::SOCKET_SENDTO_X
        | code::SOCKET_SENDMSG_X
        | code::SOCKET_SENDMMSG_X => transfer::write(cycle),
        code::SYSCALL_OPEN_X => files::open(cycle),
        code::SYSCALL_CREAT_X => files::creat(cycle),
        code::SYSCALL_OPENAT_2_X => files::openat(cycle, 5),
        code::SYSCALL_OPENAT2_X => files::openat(cycle, 6),
        code::SYSCALL_OPEN_BY_HANDLE_AT_X => files::open_by_handle_at(cycle),
        code::SYSCALL_UNSHARE_X => credentials::new_namespaces(cycle, 1),
        code::SYSCALL_SETNS_X => credentials::new_namespaces(cycle, 2),
        code::SYSCALL_MEMFD_CREATE_X => descriptors::memfd_create(cycle),
        code::SYSCALL_CLONE_20_X
        | code::SYSCALL_FORK_20_X
        | code::SYSCALL_VFORK_20_X
        | code::SYSCALL_CLONE3_X => clone::clone(cycle),
        code::SYSCALL_PIDFD_OPEN_X => descriptors::pidfd_open(cycle),
        code::SYSCALL_PIDFD_GETFD_X => descriptors::pidfd_getfd(cycle),
        code::SYSCALL_EXECVE_19_X | code::SYSCALL_EXECVEAT_X => exec::exec(cycle),
        code::PROCEXIT_1_E => exit::exit(cycle),
        code::SYSCALL_PIPE_X | code::SYSCALL_PIPE2_X => descriptors::pipe(cycle),
        code::SOCKET_SOCKET_X => sockets::socket(cycle),
        code::SOCKET_BIND_X => sockets::bind(cycle),
        code::SOCKET_CONNECT_X => sockets::connect(cycle),
        code::SOCKET_ACCEPT_5_X | code::SOCKET_ACCEPT4_6_X => sockets::accept(cycle),
        code::SOCKET_SOCKETPAIR_X => sockets::socketpair(cycle),
        code::SYSCALL_CLOSE_X => {
            descriptors::close(cycle);
            Some(())
        }
        code::SYSCALL_CLOSE_RANGE_X => descriptors::close_range(cycle),
        code::SYSCALL_FCNTL_X => descriptors::fcntl(cycle),
        code::SYSCALL_EVENTFD_X => descriptors::simple(cycle, FdType::Event, None),
        code::SYSCALL_EVENTFD2_X => descriptors::simple(cycle, FdType::Event, Some(1)),
        code::SYSCALL_SIGNALFD_X => descriptors::simple(cycle, FdType::Signal, None),
        code::SYSCALL_SIGNALFD4_X => descriptors::simple(cycle, FdType::Signal, Some(1)),
        code::SYSCALL_TIMERFD_CREATE_X => descriptors::simple(cycle, FdType::Timer, Some(2)),
        code::SYSCALL_INOTIFY_INIT_X => descriptors::simple(cycle, FdType::Inotify, None),
        code::SYSCALL_INOTIFY_INIT1_X => descriptors::simple(cycle, FdType::Inotify, Some(1)),
        code::SYSCALL_BPF_2_X => descriptors::simple(cycle, FdType::Bpf, None),
        code::SYSCALL_USERFAULTFD_X => descriptors::simple(cycle, FdType::UserFault, None),
        code::SYSCALL_IO_URING_SETUP_X => descriptors::simple(cycle, FdType::IoUring, None),
        code::SYSCALL_EPOLL_CREATE_X => descriptors::simple(cycle, FdType::EventPoll, None),
        code::SYSCALL_EPOLL_CREATE1_X => descriptors::epoll_create1(cycle),
        code::SYSCALL_DUP_1_X | code::SYSCALL_DUP2_X | code::SYSCALL_DUP3_X => descriptors::dup(cycle),
        code::SYSCALL_CHDIR_X => cwd::chdir(cycle),
        code::SYSCALL_FCHDIR_X => {
            cwd::fchdir(cycle);
            Some(())
        }
        code::SYSCALL_GETCWD_X => cwd::getcwd(cycle),
        code::SYSCALL_CHROOT_X => cwd::chroot(cycle),
        code::SYSCALL_GETRLIMIT_X | code::SYSCALL_SETRLIMIT_X => memory::rlimit(cycle),
        code::SYSCALL_PRLIMIT_X => memory::prlimit(cycle),
        code::SCHEDSWITCH_6_E => memory::context_switch(cycle),
        code::SYSCALL_BRK_4_X | code::SYSCALL_MMAP_X | code::SYSCALL_MMAP2_X | code::SYSCALL_MUNMAP_X => {
            memory::mapping(cycle)
        }
        code::SYSCALL_SETUID_X => credentials::set_user(cycle, 1),
        code::SYSCALL_SETRESUID_X | code::SYSCALL_SETREUID_X => credentials::set_user(cycle, 2),
        code::SYSCALL_SETGID_X => credentials::set_group(cycle, 1),
        code::SYSCALL_SETRESGID_X | code::SYSCALL_SETREGID_X => credentials::set_group(cycle, 2),
        code::SYSCALL_CAPSET_X => credentials::capset(cycle),
        code::SYSCALL_SETSID_X => credentials::setsid(cycle),
        code::SYSCALL_PRCTL_X => exit::prctl(cycle),
        code::USER_ADDED_E => usergroup::user_added(cycle),
        code::USER_DELETED_E => usergroup::user_deleted(cycle),
        code::GROUP_ADDED_E => usergroup::group_added(cycle),
        code::GROUP_DELETED_E => usergroup::group_deleted(cycle),
        _ => Some(()),
    }
}

/// Events of this type have to be kept for the state after them to be right.
///
/// Besides those that the table marks these are the types that fill in memory, limits, namespaces
/// and folders of a process. Plain reads and writes and context switches are not among them, as
/// upstream: they only refine what is known, and are most of a capture.
pub fn changes_state(event: EventCode) -> bool {
    let marked = event
        .info()
        .is_some_and(|info| info.flags.contains(EventFlags::MODIFIES_STATE));
    marked
        || matches!(
            event,
            code::SYSCALL_UNSHARE_X
                | code::SYSCALL_SETNS_X
                | code::SYSCALL_GETCWD_X
                | code::SYSCALL_GETRLIMIT_X
                | code::SYSCALL_SETRLIMIT_X
                | code::SYSCALL_PRLIMIT_X
                | code::SYSCALL_BRK_4_X
                | code::SYSCALL_MMAP_X
                | code::SYSCALL_MMAP2_X
                | code::SYSCALL_MUNMAP_X
        )
}

/// Position of the descriptor among the values of an exit event that uses one.
pub(super) const fn fd_position(event: EventCode) -> Option<usize> {
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
    use compiler::tables::{EVENTS, ParamType};

    use super::*;

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
