//! Calls that make, change and signal processes.

use compiler::tables::event as code;

use crate::program::event_spec::{EventSpec, Value::*};
use crate::program::flags;

use crate::program::event_spec::TaskField as Number;

/// The values of a process in events of new and changed processes, from the arguments to the cgroups.
macro_rules! process {
    ($result:expr, $argv:expr, [$($more:expr),* $(,)?]) => {
        &[
            $result,
            Exe($argv),
            Args($argv),
            Task(Number::Tid),
            Task(Number::Pid),
            Task(Number::ParentTid),
            // The current directory: recorders leave it empty, the state follows it.
            Unknown,
            Task(Number::FdLimit),
            Task(Number::MajorFaults),
            Task(Number::MinorFaults),
            Task(Number::VmSize),
            Task(Number::VmRss),
            Task(Number::VmSwap),
            Comm,
            Cgroups,
            $($more),*
        ]
    };
}

macro_rules! clone {
    ($flags:expr) => {
        process!(
            Result,
            None,
            [
                $flags,
                Task(Number::Uid),
                Task(Number::Gid),
                Task(Number::VirtualTid),
                Task(Number::VirtualPid),
                NamespaceStart,
            ]
        )
    };
}

macro_rules! exec {
    ($argv:expr, $envp:expr $(, $more:expr)?) => {
        process!(
            Result,
            Some($argv),
            [
                Env($envp),
                Task(Number::Tty),
                Task(Number::VirtualProcessGroup),
                Task(Number::LoginUid),
                ExecFlags,
                Task(Number::CapInheritable),
                Task(Number::CapPermitted),
                Task(Number::CapEffective),
                Task(Number::ExeInode),
                Task(Number::ExeChangeTime),
                Task(Number::ExeModificationTime),
                Task(Number::Uid),
                ExePath,
                Task(Number::ProcessGroup),
                Task(Number::Gid),
                $($more)?
            ]
        )
    };
}

pub(super) const SPECS: &[EventSpec] = &[
    EventSpec::new(code::SYSCALL_CLONE_20_X, clone!(CloneFlags(0))),
    EventSpec::new(code::SYSCALL_CLONE3_X, clone!(CloneFlagsAt(0))),
    EventSpec::new(code::SYSCALL_FORK_20_X, clone!(ForkFlags)),
    EventSpec::new(code::SYSCALL_VFORK_20_X, clone!(ForkFlags)),
    EventSpec::new(code::SYSCALL_EXECVE_19_X, exec!(1, 2, ExecName(0))),
    EventSpec::new(code::SYSCALL_EXECVEAT_X, exec!(2, 3)),
    EventSpec::new(code::SYSCALL_SETUID_X, &[Result, Argument(0)]),
    EventSpec::new(code::SYSCALL_SETGID_X, &[Result, Argument(0)]),
    EventSpec::new(code::SYSCALL_SETREUID_X, &[Result, Argument(0), Argument(1)]),
    EventSpec::new(code::SYSCALL_SETREGID_X, &[Result, Argument(0), Argument(1)]),
    EventSpec::new(
        code::SYSCALL_SETRESUID_X,
        &[Result, Argument(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_SETRESGID_X,
        &[Result, Argument(0), Argument(1), Argument(2)],
    ),
    EventSpec::new(code::SYSCALL_GETUID_X, &[Result]),
    EventSpec::new(code::SYSCALL_GETEUID_X, &[Result]),
    EventSpec::new(code::SYSCALL_GETGID_X, &[Result]),
    EventSpec::new(code::SYSCALL_GETEGID_X, &[Result]),
    EventSpec::new(
        code::SYSCALL_GETRESUID_X,
        &[Result, UserId(0), UserId(1), UserId(2)],
    ),
    EventSpec::new(
        code::SYSCALL_GETRESGID_X,
        &[Result, UserId(0), UserId(1), UserId(2)],
    ),
    EventSpec::new(
        code::SYSCALL_CAPSET_X,
        &[
            Result,
            Task(Number::CapInheritable),
            Task(Number::CapPermitted),
            Task(Number::CapEffective),
        ],
    ),
    EventSpec::new(code::SYSCALL_SETSID_X, &[Result]),
    EventSpec::new(code::SYSCALL_SETPGID_X, &[Result, Signed(0), Signed(1)]),
    EventSpec::new(
        code::SYSCALL_SETNS_X,
        &[Result, Signed(0), Flags(1, flags::CLONE)],
    ),
    EventSpec::new(code::SYSCALL_UNSHARE_X, &[Result, Flags(0, flags::CLONE)]),
    EventSpec::new(
        code::SYSCALL_PRCTL_X,
        &[Result, Argument(0), PrctlString, PrctlNumber],
    ),
    EventSpec::new(
        code::SYSCALL_PTRACE_X,
        &[
            Result,
            DynamicNumber(2),
            PtraceData,
            Choice(0, flags::PTRACE, 0),
            Signed(1),
        ],
    ),
    EventSpec::new(code::SYSCALL_KILL_X, &[Result, Signed(0), Argument(1)]),
    EventSpec::new(code::SYSCALL_TKILL_X, &[Result, Signed(0), Argument(1)]),
    EventSpec::new(
        code::SYSCALL_TGKILL_X,
        &[Result, Signed(0), Signed(1), Argument(2)],
    ),
    EventSpec::new(
        code::SYSCALL_GETRLIMIT_X,
        &[
            Result,
            ResourceLimitOnSuccess(1, 0),
            ResourceLimitOnSuccess(1, 1),
            Argument(0),
        ],
    ),
    EventSpec::new(
        code::SYSCALL_SETRLIMIT_X,
        &[Result, ResourceLimit(1, 0), ResourceLimit(1, 1), Argument(0)],
    ),
    EventSpec::new(
        code::SYSCALL_PRLIMIT_X,
        &[
            Result,
            Memory(2, 0, 8, false),
            Memory(2, 8, 8, false),
            MemoryOnSuccess(3, 0, 8, -1),
            MemoryOnSuccess(3, 8, 8, -1),
            Signed(0),
            Argument(1),
        ],
    ),
    EventSpec::new(code::SYSCALL_SECCOMP_X, &[Result, Argument(0), Argument(1)]),
    EventSpec::new(
        code::SYSCALL_PROCESS_VM_READV_X,
        &[Result, Signed(0), VectorOfResult(1, 2)],
    ),
    EventSpec::new(
        code::SYSCALL_PROCESS_VM_WRITEV_X,
        &[Result, Signed(0), VectorOfResult(1, 2)],
    ),
];
