//! Calls that name files.

use compiler::tables::event as code;

use super::event;
use crate::program::flags;
use crate::program::recipe::{Recipe, Value::*};

pub(super) const RECIPES: &[Recipe] = &[
    event(
        code::SYSCALL_OPEN_X,
        &[
            Result,
            Text(0),
            OpenFlags(1),
            OpenMode(1, 2),
            FileDevice,
            FileInode,
        ],
    ),
    event(
        code::SYSCALL_OPENAT_2_X,
        &[
            Result,
            Signed(0),
            Text(1),
            OpenFlags(2),
            OpenMode(2, 3),
            FileDevice,
            FileInode,
        ],
    ),
    event(
        code::SYSCALL_OPENAT2_X,
        &[
            Result,
            Signed(0),
            Text(1),
            OpenFlagsAt(2),
            OpenModeAt(2),
            FlagsAt(2, 16, flags::RESOLVE),
            FileDevice,
            FileInode,
        ],
    ),
    event(
        code::SYSCALL_OPEN_BY_HANDLE_AT_X,
        &[Result, Signed(0), OpenFlags(2), FilePath, FileDevice, FileInode],
    ),
    event(
        code::SYSCALL_CREAT_X,
        &[Result, Text(0), Argument(1), FileDevice, FileInode, Constant(0)],
    ),
    event(code::SYSCALL_LINK_2_X, &[Result, Text(0), Text(1)]),
    event(
        code::SYSCALL_LINKAT_2_X,
        &[Result, Signed(0), Text(1), Signed(2), Text(3), Argument(4)],
    ),
    event(code::SYSCALL_SYMLINK_X, &[Result, Text(0), Text(1)]),
    event(code::SYSCALL_SYMLINKAT_X, &[Result, Text(0), Signed(1), Text(2)]),
    event(code::SYSCALL_UNLINK_2_X, &[Result, Text(0)]),
    event(
        code::SYSCALL_UNLINKAT_2_X,
        &[Result, Signed(0), Text(1), Argument(2)],
    ),
    event(code::SYSCALL_RENAME_X, &[Result, Text(0), Text(1)]),
    event(
        code::SYSCALL_RENAMEAT_X,
        &[Result, Signed(0), Text(1), Signed(2), Text(3)],
    ),
    event(
        code::SYSCALL_RENAMEAT2_X,
        &[Result, Signed(0), Text(1), Signed(2), Text(3), Argument(4)],
    ),
    event(code::SYSCALL_MKDIR_2_X, &[Result, Text(0), Argument(1)]),
    event(
        code::SYSCALL_MKDIRAT_X,
        &[Result, Signed(0), Text(1), Argument(2)],
    ),
    event(code::SYSCALL_RMDIR_2_X, &[Result, Text(0)]),
    event(
        code::SYSCALL_MKNOD_X,
        &[Result, Text(0), Argument(1), Argument(2)],
    ),
    event(
        code::SYSCALL_MKNODAT_X,
        &[Result, Signed(0), Text(1), Argument(2), Argument(3)],
    ),
    event(code::SYSCALL_CHMOD_X, &[Result, Text(0), Argument(1)]),
    event(
        code::SYSCALL_FCHMODAT_X,
        &[Result, Signed(0), Text(1), Argument(2)],
    ),
    event(
        code::SYSCALL_CHOWN_X,
        &[Result, Text(0), Argument(1), Argument(2)],
    ),
    event(
        code::SYSCALL_LCHOWN_X,
        &[Result, Text(0), Argument(1), Argument(2)],
    ),
    event(
        code::SYSCALL_FCHOWNAT_X,
        &[
            Result,
            Signed(0),
            Text(1),
            Argument(2),
            Argument(3),
            Flags(4, flags::FCHOWNAT),
        ],
    ),
    event(code::SYSCALL_ACCESS_X, &[Result, Text(0), Argument(1)]),
    event(code::SYSCALL_STAT_X, &[Result, Text(0)]),
    event(code::SYSCALL_LSTAT_X, &[Result, Text(0)]),
    event(
        code::SYSCALL_NEWFSTATAT_X,
        &[Result, Signed(0), Text(1), Argument(3)],
    ),
    event(code::SYSCALL_GETCWD_X, &[Result, TextOfSuccess(0)]),
    event(code::SYSCALL_CHDIR_X, &[Result, Text(0)]),
    event(code::SYSCALL_CHROOT_X, &[Result, Text(0)]),
    event(
        code::SYSCALL_MOUNT_X,
        &[Result, Text(0), Text(1), Text(2), MountFlags(3)],
    ),
    event(code::SYSCALL_UMOUNT2_X, &[Result, Text(0), Argument(1)]),
    event(
        code::SYSCALL_QUOTACTL_X,
        &[
            Result, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown,
            Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown,
        ],
    ),
];
