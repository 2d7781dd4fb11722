//! Calls about the machine, waiting, semaphores, and all that have no event of their own.

use compiler::tables::event as code;

use crate::program::event_spec::{EventSpec, Value::*};
use crate::program::flags;

pub(super) const SPECS: &[EventSpec] = &[
    EventSpec::new(code::GENERIC_X, &[PortableCall, NativeCall]),
    EventSpec::new(code::SYSCALL_BPF_2_X, &[Result, Argument(0)]),
    EventSpec::new(
        code::SYSCALL_INIT_MODULE_X,
        &[Result, Data(0, 1), Argument(1), UserString(2)],
    ),
    EventSpec::new(
        code::SYSCALL_FINIT_MODULE_X,
        &[Result, Signed(0), UserString(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_DELETE_MODULE_X,
        &[Result, UserString(0), Flags(1, flags::DELETE_MODULE)],
    ),
    EventSpec::new(
        code::SYSCALL_FUTEX_X,
        &[Result, Argument(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(code::SYSCALL_NANOSLEEP_X, &[Result, Timespec(0)]),
    EventSpec::new(
        code::SYSCALL_SEMGET_X,
        &[Result, Signed(0), Signed(1), Flags(2, flags::SEMGET)],
    ),
    EventSpec::new(
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
    EventSpec::new(
        code::SYSCALL_SEMCTL_X,
        &[
            Result,
            Signed(0),
            Signed(1),
            Choice(2, flags::SEMCTL, 0),
            Signed(3),
        ],
    ),
    EventSpec::new(
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
