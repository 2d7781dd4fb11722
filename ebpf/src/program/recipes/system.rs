//! Calls about the machine, waiting, semaphores, and all that have no event of their own.

use compiler::tables::event as code;

use super::event;
use crate::program::flags;
use crate::program::recipe::{Recipe, Value::*};

pub(super) const RECIPES: &[Recipe] = &[
    event(code::GENERIC_X, &[PortableCall, NativeCall]),
    event(code::SYSCALL_BPF_2_X, &[Result, Argument(0)]),
    event(
        code::SYSCALL_INIT_MODULE_X,
        &[Result, Data(0, 1), Argument(1), Text(2)],
    ),
    event(
        code::SYSCALL_FINIT_MODULE_X,
        &[Result, Signed(0), Text(1), Argument(2)],
    ),
    event(
        code::SYSCALL_DELETE_MODULE_X,
        &[Result, Text(0), Flags(1, flags::DELETE_MODULE)],
    ),
    event(
        code::SYSCALL_FUTEX_X,
        &[Result, Argument(0), Argument(1), Argument(2)],
    ),
    event(code::SYSCALL_NANOSLEEP_X, &[Result, Timespec(0)]),
    event(
        code::SYSCALL_SEMGET_X,
        &[Result, Signed(0), Signed(1), Flags(2, flags::SEMGET)],
    ),
    event(
        code::SYSCALL_SEMOP_X,
        &[
            Result,
            Argument(2),
            Memory(1, 0, 2, false),
            Memory(1, 2, 2, false),
            Unknown,
            Unknown,
            Unknown,
            Unknown,
            Signed(0),
        ],
    ),
    event(
        code::SYSCALL_SEMCTL_X,
        &[
            Result,
            Signed(0),
            Signed(1),
            Choice(2, flags::SEMCTL, 0),
            Signed(3),
        ],
    ),
    event(
        code::SYSCALL_KEYCTL_X,
        &[
            Result,
            Argument(0),
            Address(1),
            Address(2),
            Address(3),
            Address(4),
        ],
    ),
];
