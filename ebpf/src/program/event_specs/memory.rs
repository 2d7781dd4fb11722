//! Calls about the memory of a process.

use compiler::tables::event as code;

use crate::program::event_spec::{EventSpec, Value::*};
use crate::program::flags;

use crate::program::event_spec::TaskField as Number;

pub(super) const SPECS: &[EventSpec] = &[
    EventSpec::new(
        code::SYSCALL_BRK_4_X,
        &[
            Result,
            Task(Number::VmSize),
            Task(Number::VmRss),
            Task(Number::VmSwap),
            Argument(0),
        ],
    ),
    EventSpec::new(
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
    EventSpec::new(
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
    EventSpec::new(
        code::SYSCALL_MPROTECT_X,
        &[Result, Argument(0), Argument(1), Flags(2, flags::PROT)],
    ),
    EventSpec::new(code::SYSCALL_MLOCK_X, &[Result, Argument(0), Argument(1)]),
    EventSpec::new(code::SYSCALL_MUNLOCK_X, &[Result, Argument(0), Argument(1)]),
    EventSpec::new(
        code::SYSCALL_MLOCK2_X,
        &[Result, Argument(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(code::SYSCALL_MLOCKALL_X, &[Result, Argument(0)]),
    EventSpec::new(code::SYSCALL_MUNLOCKALL_X, &[Result]),
];
