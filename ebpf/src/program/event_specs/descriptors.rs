//! Calls that make, use and close descriptors.

use compiler::tables::event as code;

use crate::program::event_spec::{EventSpec, Value::*};
use crate::program::flags;

pub(super) const SPECS: &[EventSpec] = &[
    EventSpec::new(code::SYSCALL_CLOSE_X, &[Result, Signed(0)]),
    EventSpec::new(
        code::SYSCALL_CLOSE_RANGE_X,
        &[Result, Argument(0), Argument(1), Flags(2, flags::CLOSE_RANGE)],
    ),
    EventSpec::new(
        code::SYSCALL_READ_X,
        &[Result, DataOfResult(1), Signed(0), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_WRITE_X,
        &[Result, Data(1, 2), Signed(0), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_PREAD_X,
        &[Result, DataOfResult(1), Signed(0), Argument(2), Argument(3)],
    ),
    EventSpec::new(
        code::SYSCALL_PWRITE_X,
        &[Result, Data(1, 2), Signed(0), Argument(2), Argument(3)],
    ),
    EventSpec::new(
        code::SYSCALL_READV_X,
        &[Result, VectorSize(1, 2), VectorOfResult(1, 2), Signed(0)],
    ),
    EventSpec::new(
        code::SYSCALL_WRITEV_X,
        &[Result, Vector(1, 2), Signed(0), VectorSize(1, 2)],
    ),
    EventSpec::new(
        code::SYSCALL_PREADV_X,
        &[
            Result,
            VectorSize(1, 2),
            VectorOfResult(1, 2),
            Signed(0),
            Argument(3),
        ],
    ),
    EventSpec::new(
        code::SYSCALL_PWRITEV_X,
        &[Result, Vector(1, 2), Signed(0), VectorSize(1, 2), Argument(3)],
    ),
    EventSpec::new(code::SYSCALL_DUP_1_X, &[Result, Signed(0)]),
    EventSpec::new(code::SYSCALL_DUP2_X, &[Result, Signed(0), Signed(1)]),
    EventSpec::new(
        code::SYSCALL_DUP3_X,
        &[Result, Signed(0), Signed(1), Flags(2, flags::DESCRIPTOR)],
    ),
    EventSpec::new(
        code::SYSCALL_FCNTL_X,
        &[Result, Signed(0), Choice(1, flags::FCNTL, 0), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_PIPE_X,
        &[
            Result,
            MemoryOnSuccess(0, 0, 4, -1),
            MemoryOnSuccess(0, 4, 4, -1),
            PipeInode(0),
        ],
    ),
    EventSpec::new(
        code::SYSCALL_PIPE2_X,
        &[
            Result,
            MemoryOnSuccess(0, 0, 4, -1),
            MemoryOnSuccess(0, 4, 4, -1),
            PipeInode(0),
            Flags(1, flags::DESCRIPTOR),
        ],
    ),
    EventSpec::new(code::SYSCALL_EVENTFD_X, &[Result, Argument(0), Constant(0)]),
    EventSpec::new(
        code::SYSCALL_EVENTFD2_X,
        &[Result, Flags(1, flags::DESCRIPTOR), Argument(0)],
    ),
    EventSpec::new(
        code::SYSCALL_SIGNALFD_X,
        &[Result, Signed(0), Memory(1, 0, 4, false), Constant(0)],
    ),
    EventSpec::new(
        code::SYSCALL_SIGNALFD4_X,
        &[
            Result,
            Flags(3, flags::DESCRIPTOR),
            Signed(0),
            Memory(1, 0, 4, false),
        ],
    ),
    EventSpec::new(
        code::SYSCALL_TIMERFD_CREATE_X,
        &[Result, Constant(0), Constant(0)],
    ),
    EventSpec::new(code::SYSCALL_INOTIFY_INIT_X, &[Result, Constant(0)]),
    EventSpec::new(
        code::SYSCALL_INOTIFY_INIT1_X,
        &[Result, Flags(0, flags::DESCRIPTOR)],
    ),
    EventSpec::new(code::SYSCALL_EPOLL_CREATE_X, &[Result, Argument(0)]),
    EventSpec::new(
        code::SYSCALL_EPOLL_CREATE1_X,
        &[Result, Flags(0, flags::EPOLL_CREATE)],
    ),
    EventSpec::new(code::SYSCALL_EPOLLWAIT_X, &[Result, Signed(2)]),
    EventSpec::new(code::SYSCALL_POLL_X, &[Result, Unknown, Signed(2)]),
    EventSpec::new(
        code::SYSCALL_PPOLL_X,
        &[Result, Unknown, Timespec(2), Memory(3, 0, 4, false)],
    ),
    EventSpec::new(code::SYSCALL_SELECT_X, &[Result]),
    EventSpec::new(code::SYSCALL_FSTAT_X, &[Result, Signed(0)]),
    EventSpec::new(code::SYSCALL_FCHDIR_X, &[Result, Signed(0)]),
    EventSpec::new(code::SYSCALL_FCHMOD_X, &[Result, Signed(0), Argument(1)]),
    EventSpec::new(
        code::SYSCALL_FCHOWN_X,
        &[Result, Signed(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_LSEEK_X,
        &[Result, Signed(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(code::SYSCALL_GETDENTS_X, &[Result, Signed(0)]),
    EventSpec::new(code::SYSCALL_GETDENTS64_X, &[Result, Signed(0)]),
    EventSpec::new(code::SYSCALL_FLOCK_X, &[Result, Signed(0), Argument(1)]),
    EventSpec::new(
        code::SYSCALL_IOCTL_3_X,
        &[Result, Signed(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_SPLICE_X,
        &[Result, Signed(0), Signed(2), Argument(4), Argument(5)],
    ),
    EventSpec::new(
        code::SYSCALL_SENDFILE_X,
        &[Result, UserWord(2), Signed(0), Signed(1), Argument(3)],
    ),
    EventSpec::new(
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
    EventSpec::new(
        code::SYSCALL_MEMFD_CREATE_X,
        &[Result, UserString(0), Argument(1)],
    ),
    EventSpec::new(
        code::SYSCALL_PIDFD_OPEN_X,
        &[Result, Signed(0), Flags(1, flags::PIDFD_OPEN)],
    ),
    EventSpec::new(
        code::SYSCALL_PIDFD_GETFD_X,
        &[Result, Signed(0), Signed(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_USERFAULTFD_X,
        &[Result, Flags(0, flags::DESCRIPTOR)],
    ),
    EventSpec::new(
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
    EventSpec::new(
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
    EventSpec::new(
        code::SYSCALL_IO_URING_REGISTER_X,
        &[Result, Signed(0), Argument(1), Argument(2), Argument(3)],
    ),
    EventSpec::new(
        code::SYSCALL_FSCONFIG_X,
        &[
            Result,
            Signed(0),
            Argument(1),
            UserString(2),
            Unknown,
            UserString(3),
            Signed(4),
        ],
    ),
];
