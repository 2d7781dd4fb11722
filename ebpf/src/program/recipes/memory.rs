//! Calls about the memory of a process.

use compiler::tables::event as code;

use super::event;
use crate::program::flags;
use crate::program::recipe::{Recipe, Value::*};

use crate::program::recipe::TaskNumber as Number;

pub(super) const RECIPES: &[Recipe] = &[
    event(
        code::SYSCALL_BRK_4_X,
        &[
            Result,
            Task(Number::VmSize),
            Task(Number::VmRss),
            Task(Number::VmSwap),
            Argument(0),
        ],
    ),
    event(
        code::SYSCALL_MMAP_X,
        &[
            Result,
            Task(Number::VmSize),
            Task(Number::VmRss),
            Task(Number::VmSwap),
            Argument(0),
            Argument(1),
            Flags(2, flags::PROT),
            Flags(3, flags::MMAP),
            Signed(4),
            Argument(5),
        ],
    ),
    event(
        code::SYSCALL_MUNMAP_X,
        &[
            Result,
            Task(Number::VmSize),
            Task(Number::VmRss),
            Task(Number::VmSwap),
            Argument(0),
            Argument(1),
        ],
    ),
    event(
        code::SYSCALL_MPROTECT_X,
        &[Result, Argument(0), Argument(1), Flags(2, flags::PROT)],
    ),
    event(code::SYSCALL_MLOCK_X, &[Result, Argument(0), Argument(1)]),
    event(code::SYSCALL_MUNLOCK_X, &[Result, Argument(0), Argument(1)]),
    event(
        code::SYSCALL_MLOCK2_X,
        &[Result, Argument(0), Argument(1), Argument(2)],
    ),
    event(code::SYSCALL_MLOCKALL_X, &[Result, Argument(0)]),
    event(code::SYSCALL_MUNLOCKALL_X, &[Result]),
];
