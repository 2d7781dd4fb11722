//! Calls that name files.

use compiler::tables::event as code;

use crate::program::event_spec::{EventSpec, Value::*};
use crate::program::flags;

pub(super) const SPECS: &[EventSpec] = &[
    EventSpec::new(
        code::SYSCALL_OPEN_X,
        &[
            Result,
            UserString(0),
            OpenFlags(1),
            OpenMode(1, 2),
            FileDevice,
            FileInode,
        ],
    ),
    EventSpec::new(
        code::SYSCALL_OPENAT_2_X,
        &[
            Result,
            Signed(0),
            UserString(1),
            OpenFlags(2),
            OpenMode(2, 3),
            FileDevice,
            FileInode,
        ],
    ),
    EventSpec::new(
        code::SYSCALL_OPENAT2_X,
        &[
            Result,
            Signed(0),
            UserString(1),
            OpenFlagsAt(2),
            OpenModeAt(2),
            FlagsAt(2, 16, flags::RESOLVE),
            FileDevice,
            FileInode,
        ],
    ),
    EventSpec::new(
        code::SYSCALL_OPEN_BY_HANDLE_AT_X,
        &[Result, Signed(0), OpenFlags(2), FilePath, FileDevice, FileInode],
    ),
    EventSpec::new(
        code::SYSCALL_CREAT_X,
        &[
            Result,
            UserString(0),
            Argument(1),
            FileDevice,
            FileInode,
            Constant(0),
        ],
    ),
    EventSpec::new(code::SYSCALL_LINK_2_X, &[Result, UserString(0), UserString(1)]),
    EventSpec::new(
        code::SYSCALL_LINKAT_2_X,
        &[
            Result,
            Signed(0),
            UserString(1),
            Signed(2),
            UserString(3),
            Argument(4),
        ],
    ),
    EventSpec::new(code::SYSCALL_SYMLINK_X, &[Result, UserString(0), UserString(1)]),
    EventSpec::new(
        code::SYSCALL_SYMLINKAT_X,
        &[Result, UserString(0), Signed(1), UserString(2)],
    ),
    EventSpec::new(code::SYSCALL_UNLINK_2_X, &[Result, UserString(0)]),
    EventSpec::new(
        code::SYSCALL_UNLINKAT_2_X,
        &[Result, Signed(0), UserString(1), Argument(2)],
    ),
    EventSpec::new(code::SYSCALL_RENAME_X, &[Result, UserString(0), UserString(1)]),
    EventSpec::new(
        code::SYSCALL_RENAMEAT_X,
        &[Result, Signed(0), UserString(1), Signed(2), UserString(3)],
    ),
    EventSpec::new(
        code::SYSCALL_RENAMEAT2_X,
        &[
            Result,
            Signed(0),
            UserString(1),
            Signed(2),
            UserString(3),
            Argument(4),
        ],
    ),
    EventSpec::new(code::SYSCALL_MKDIR_2_X, &[Result, UserString(0), Argument(1)]),
    EventSpec::new(
        code::SYSCALL_MKDIRAT_X,
        &[Result, Signed(0), UserString(1), Argument(2)],
    ),
    EventSpec::new(code::SYSCALL_RMDIR_2_X, &[Result, UserString(0)]),
    EventSpec::new(
        code::SYSCALL_MKNOD_X,
        &[Result, UserString(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_MKNODAT_X,
        &[Result, Signed(0), UserString(1), Argument(2), Argument(3)],
    ),
    EventSpec::new(code::SYSCALL_CHMOD_X, &[Result, UserString(0), Argument(1)]),
    EventSpec::new(
        code::SYSCALL_FCHMODAT_X,
        &[Result, Signed(0), UserString(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_CHOWN_X,
        &[Result, UserString(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_LCHOWN_X,
        &[Result, UserString(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_FCHOWNAT_X,
        &[
            Result,
            Signed(0),
            UserString(1),
            Argument(2),
            Argument(3),
            Flags(4, flags::FCHOWNAT),
        ],
    ),
    EventSpec::new(code::SYSCALL_ACCESS_X, &[Result, UserString(0), Argument(1)]),
    EventSpec::new(code::SYSCALL_STAT_X, &[Result, UserString(0)]),
    EventSpec::new(code::SYSCALL_LSTAT_X, &[Result, UserString(0)]),
    EventSpec::new(
        code::SYSCALL_NEWFSTATAT_X,
        &[Result, Signed(0), UserString(1), Argument(3)],
    ),
    EventSpec::new(code::SYSCALL_GETCWD_X, &[Result, UserStringOnSuccess(0)]),
    EventSpec::new(code::SYSCALL_CHDIR_X, &[Result, UserString(0)]),
    EventSpec::new(code::SYSCALL_CHROOT_X, &[Result, UserString(0)]),
    EventSpec::new(
        code::SYSCALL_MOUNT_X,
        &[Result, UserString(0), UserString(1), UserString(2), MountFlags(3)],
    ),
    EventSpec::new(code::SYSCALL_UMOUNT2_X, &[Result, UserString(0), Argument(1)]),
    EventSpec::new(
        code::SYSCALL_QUOTACTL_X,
        &[
            Result, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown,
            Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown,
        ],
    ),
];
