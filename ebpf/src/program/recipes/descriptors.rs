//! Calls that make, use and close descriptors.

use compiler::tables::event as code;

use super::event;
use crate::program::flags;
use crate::program::recipe::{Recipe, Value::*};

pub(super) const RECIPES: &[Recipe] = &[
    event(code::SYSCALL_CLOSE_X, &[Result, Signed(0)]),
    event(
        code::SYSCALL_CLOSE_RANGE_X,
        &[Result, Argument(0), Argument(1), Flags(2, flags::CLOSE_RANGE)],
    ),
    event(
        code::SYSCALL_READ_X,
        &[Result, DataOfResult(1), Signed(0), Argument(2)],
    ),
    event(
        code::SYSCALL_WRITE_X,
        &[Result, Data(1, 2), Signed(0), Argument(2)],
    ),
    event(
        code::SYSCALL_PREAD_X,
        &[Result, DataOfResult(1), Signed(0), Argument(2), Argument(3)],
    ),
    event(
        code::SYSCALL_PWRITE_X,
        &[Result, Data(1, 2), Signed(0), Argument(2), Argument(3)],
    ),
    event(
        code::SYSCALL_READV_X,
        &[Result, VectorSize(1, 2), VectorOfResult(1, 2), Signed(0)],
    ),
    event(
        code::SYSCALL_WRITEV_X,
        &[Result, Vector(1, 2), Signed(0), VectorSize(1, 2)],
    ),
    event(
        code::SYSCALL_PREADV_X,
        &[
            Result,
            VectorSize(1, 2),
            VectorOfResult(1, 2),
            Signed(0),
            Argument(3),
        ],
    ),
    event(
        code::SYSCALL_PWRITEV_X,
        &[Result, Vector(1, 2), Signed(0), VectorSize(1, 2), Argument(3)],
    ),
    event(code::SYSCALL_DUP_1_X, &[Result, Signed(0)]),
    event(code::SYSCALL_DUP2_X, &[Result, Signed(0), Signed(1)]),
    event(
        code::SYSCALL_DUP3_X,
        &[Result, Signed(0), Signed(1), Flags(2, flags::DESCRIPTOR)],
    ),
    event(
        code::SYSCALL_FCNTL_X,
        &[Result, Signed(0), Choice(1, flags::FCNTL, 0), Argument(2)],
    ),
    event(
        code::SYSCALL_PIPE_X,
        &[
            Result,
            MemoryOfSuccess(0, 0, 4, -1),
            MemoryOfSuccess(0, 4, 4, -1),
            PipeInode(0),
        ],
    ),
    event(
        code::SYSCALL_PIPE2_X,
        &[
            Result,
            MemoryOfSuccess(0, 0, 4, -1),
            MemoryOfSuccess(0, 4, 4, -1),
            PipeInode(0),
            Flags(1, flags::DESCRIPTOR),
        ],
    ),
    event(code::SYSCALL_EVENTFD_X, &[Result, Argument(0), Constant(0)]),
    event(
        code::SYSCALL_EVENTFD2_X,
        &[Result, Flags(1, flags::DESCRIPTOR), Argument(0)],
    ),
    event(
        code::SYSCALL_SIGNALFD_X,
        &[Result, Signed(0), Memory(1, 0, 4, false), Constant(0)],
    ),
    event(
        code::SYSCALL_SIGNALFD4_X,
        &[
            Result,
            Flags(3, flags::DESCRIPTOR),
            Signed(0),
            Memory(1, 0, 4, false),
        ],
    ),
    event(
        code::SYSCALL_TIMERFD_CREATE_X,
        &[Result, Constant(0), Constant(0)],
    ),
    event(code::SYSCALL_INOTIFY_INIT_X, &[Result, Constant(0)]),
    event(
        code::SYSCALL_INOTIFY_INIT1_X,
        &[Result, Flags(0, flags::DESCRIPTOR)],
    ),
    event(code::SYSCALL_EPOLL_CREATE_X, &[Result, Argument(0)]),
    event(
        code::SYSCALL_EPOLL_CREATE1_X,
        &[Result, Flags(0, flags::EPOLL_CREATE)],
    ),
    event(code::SYSCALL_EPOLLWAIT_X, &[Result, Signed(2)]),
    event(code::SYSCALL_POLL_X, &[Result, Unknown, Signed(2)]),
    event(
        code::SYSCALL_PPOLL_X,
        &[Result, Unknown, Timespec(2), Memory(3, 0, 4, false)],
    ),
    event(code::SYSCALL_SELECT_X, &[Result]),
    event(code::SYSCALL_FSTAT_X, &[Result, Signed(0)]),
    event(code::SYSCALL_FCHDIR_X, &[Result, Signed(0)]),
    event(code::SYSCALL_FCHMOD_X, &[Result, Signed(0), Argument(1)]),
    event(
        code::SYSCALL_FCHOWN_X,
        &[Result, Signed(0), Argument(1), Argument(2)],
    ),
    event(
        code::SYSCALL_LSEEK_X,
        &[Result, Signed(0), Argument(1), Argument(2)],
    ),
    event(code::SYSCALL_GETDENTS_X, &[Result, Signed(0)]),
    event(code::SYSCALL_GETDENTS64_X, &[Result, Signed(0)]),
    event(code::SYSCALL_FLOCK_X, &[Result, Signed(0), Argument(1)]),
    event(
        code::SYSCALL_IOCTL_3_X,
        &[Result, Signed(0), Argument(1), Argument(2)],
    ),
    event(
        code::SYSCALL_SPLICE_X,
        &[Result, Signed(0), Signed(2), Argument(4), Argument(5)],
    ),
    event(
        code::SYSCALL_SENDFILE_X,
        &[Result, Memory(2, 0, 8, false), Signed(0), Signed(1), Argument(3)],
    ),
    event(
        code::SYSCALL_COPY_FILE_RANGE_X,
        &[
            Result,
            Signed(2),
            Memory(3, 0, 8, false),
            Signed(0),
            Memory(1, 0, 8, false),
            Argument(4),
        ],
    ),
    event(code::SYSCALL_MEMFD_CREATE_X, &[Result, Text(0), Argument(1)]),
    event(
        code::SYSCALL_PIDFD_OPEN_X,
        &[Result, Signed(0), Flags(1, flags::PIDFD_OPEN)],
    ),
    event(
        code::SYSCALL_PIDFD_GETFD_X,
        &[Result, Signed(0), Signed(1), Argument(2)],
    ),
    event(
        code::SYSCALL_USERFAULTFD_X,
        &[Result, Flags(0, flags::DESCRIPTOR)],
    ),
    event(
        code::SYSCALL_IO_URING_SETUP_X,
        &[
            Result,
            Argument(0),
            Memory(1, 0, 4, false),
            Memory(1, 4, 4, false),
            Memory(1, 8, 4, false),
            Memory(1, 12, 4, false),
            Memory(1, 16, 4, false),
            Memory(1, 20, 4, false),
        ],
    ),
    event(
        code::SYSCALL_IO_URING_ENTER_X,
        &[
            Result,
            Signed(0),
            Argument(1),
            Argument(2),
            Argument(3),
            Memory(4, 0, 4, false),
        ],
    ),
    event(
        code::SYSCALL_IO_URING_REGISTER_X,
        &[Result, Signed(0), Argument(1), Argument(2), Argument(3)],
    ),
    event(
        code::SYSCALL_FSCONFIG_X,
        &[
            Result,
            Signed(0),
            Argument(1),
            Text(2),
            Unknown,
            Text(3),
            Signed(4),
        ],
    ),
];
