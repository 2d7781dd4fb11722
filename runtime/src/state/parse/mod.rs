//! What each type of event changes, a file per family of calls.
//!
//! A parser returns `None` where a value it needs is missing or not as wide as its type; what it
//! changed until then stays, as upstream. Not here: attaching, deferred removals (`apply_context`).

mod clone;
mod control_message;
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

use super::apply_context::ApplyContext;
use super::event_values::EventValues as _;
use super::fd::FdType;

/// Applies the event to the state.
pub(super) fn parse(context: &mut ApplyContext<'_>) -> Option<()> {
    match context.event.code {
        code::SYSCALL_OPEN_E
        | code::SYSCALL_CREAT_E
        | code::SYSCALL_OPENAT_2_E
        | code::SYSCALL_OPENAT2_E
        | code::SYSCALL_EXECVE_19_E => {
            // Old recorders leave either all values of these events empty or none.
            if !context.event.is_missing(0) {
                context.store();
            }
            Some(())
        }
        code::SYSCALL_EXECVEAT_E | code::SOCKET_CONNECT_E => {
            context.store();
            Some(())
        }
        code::SYSCALL_READ_X
        | code::SYSCALL_READV_X
        | code::SYSCALL_PREAD_X
        | code::SYSCALL_PREADV_X
        | code::SOCKET_RECV_X
        | code::SOCKET_RECVFROM_X
        | code::SOCKET_RECVMSG_X
        | code::SOCKET_RECVMMSG_X => transfer::read(context),
        code::SYSCALL_WRITE_X
        | code::SYSCALL_WRITEV_X
        | code::SYSCALL_PWRITE_X
        | code::SYSCALL_PWRITEV_X
        | code::SOCKET_SEND_X
        | code::SOCKET_SENDTO_X
        | code::SOCKET_SENDMSG_X
        | code::SOCKET_SENDMMSG_X => transfer::write(context),
        code::SYSCALL_OPEN_X => files::open(context),
        code::SYSCALL_CREAT_X => files::creat(context),
        code::SYSCALL_OPENAT_2_X => files::openat(context, 5),
        code::SYSCALL_OPENAT2_X => files::openat(context, 6),
        code::SYSCALL_OPEN_BY_HANDLE_AT_X => files::open_by_handle_at(context),
        code::SYSCALL_UNSHARE_X => credentials::new_namespaces(context, 1),
        code::SYSCALL_SETNS_X => credentials::new_namespaces(context, 2),
        code::SYSCALL_MEMFD_CREATE_X => descriptors::memfd_create(context),
        code::SYSCALL_CLONE_20_X
        | code::SYSCALL_FORK_20_X
        | code::SYSCALL_VFORK_20_X
        | code::SYSCALL_CLONE3_X => clone::clone(context),
        code::SYSCALL_PIDFD_OPEN_X => descriptors::pidfd_open(context),
        code::SYSCALL_PIDFD_GETFD_X => descriptors::pidfd_getfd(context),
        code::SYSCALL_EXECVE_19_X | code::SYSCALL_EXECVEAT_X => exec::exec(context),
        code::PROCEXIT_1_E => exit::exit(context),
        code::SYSCALL_PIPE_X | code::SYSCALL_PIPE2_X => descriptors::pipe(context),
        code::SOCKET_SOCKET_X => sockets::socket(context),
        code::SOCKET_BIND_X => sockets::bind(context),
        code::SOCKET_CONNECT_X => sockets::connect(context),
        code::SOCKET_ACCEPT_5_X | code::SOCKET_ACCEPT4_6_X => sockets::accept(context),
        code::SOCKET_SOCKETPAIR_X => sockets::socketpair(context),
        code::SYSCALL_CLOSE_X => {
            descriptors::close(context);
            Some(())
        }
        code::SYSCALL_CLOSE_RANGE_X => descriptors::close_range(context),
        code::SYSCALL_FCNTL_X => descriptors::fcntl(context),
        code::SYSCALL_EVENTFD_X => descriptors::simple(context, FdType::Event, None),
        code::SYSCALL_EVENTFD2_X => descriptors::simple(context, FdType::Event, Some(1)),
        code::SYSCALL_SIGNALFD_X => descriptors::simple(context, FdType::Signal, None),
        code::SYSCALL_SIGNALFD4_X => descriptors::simple(context, FdType::Signal, Some(1)),
        code::SYSCALL_TIMERFD_CREATE_X => descriptors::simple(context, FdType::Timer, Some(2)),
        code::SYSCALL_INOTIFY_INIT_X => descriptors::simple(context, FdType::Inotify, None),
        code::SYSCALL_INOTIFY_INIT1_X => descriptors::simple(context, FdType::Inotify, Some(1)),
        code::SYSCALL_BPF_2_X => descriptors::simple(context, FdType::Bpf, None),
        code::SYSCALL_USERFAULTFD_X => descriptors::simple(context, FdType::UserFault, None),
        code::SYSCALL_IO_URING_SETUP_X => descriptors::simple(context, FdType::IoUring, None),
        code::SYSCALL_EPOLL_CREATE_X => descriptors::simple(context, FdType::EventPoll, None),
        code::SYSCALL_EPOLL_CREATE1_X => descriptors::epoll_create1(context),
        code::SYSCALL_DUP_1_X | code::SYSCALL_DUP2_X | code::SYSCALL_DUP3_X => descriptors::dup(context),
        code::SYSCALL_CHDIR_X => cwd::chdir(context),
        code::SYSCALL_FCHDIR_X => {
            cwd::fchdir(context);
            Some(())
        }
        code::SYSCALL_GETCWD_X => cwd::getcwd(context),
        code::SYSCALL_CHROOT_X => cwd::chroot(context),
        code::SYSCALL_GETRLIMIT_X | code::SYSCALL_SETRLIMIT_X => memory::rlimit(context),
        code::SYSCALL_PRLIMIT_X => memory::prlimit(context),
        code::SCHEDSWITCH_6_E => memory::context_switch(context),
        code::SYSCALL_BRK_4_X | code::SYSCALL_MMAP_X | code::SYSCALL_MMAP2_X | code::SYSCALL_MUNMAP_X => {
            memory::mapping(context)
        }
        code::SYSCALL_SETUID_X => credentials::set_user(context, 1),
        code::SYSCALL_SETRESUID_X | code::SYSCALL_SETREUID_X => credentials::set_user(context, 2),
        code::SYSCALL_SETGID_X => credentials::set_group(context, 1),
        code::SYSCALL_SETRESGID_X | code::SYSCALL_SETREGID_X => credentials::set_group(context, 2),
        code::SYSCALL_CAPSET_X => credentials::capset(context),
        code::SYSCALL_SETSID_X => credentials::setsid(context),
        code::SYSCALL_PRCTL_X => exit::prctl(context),
        code::USER_ADDED_E => usergroup::user_added(context),
        code::USER_DELETED_E => usergroup::user_deleted(context),
        code::GROUP_ADDED_E => usergroup::group_added(context),
        code::GROUP_DELETED_E => usergroup::group_deleted(context),
        _ => Some(()),
    }
}

/// Returns whether events of this type must be kept for a correct state after them.
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
