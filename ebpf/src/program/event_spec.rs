//! Specifications of events: for each parameter of an event, the source of its value.
//!
//! Plain data. `event_specs` contains one specification per event, `encode` turns a source into instructions.

use compiler::tables::EventCode;

use super::flags::KernelFlags;

/// An event and where each of its values comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EventSpec {
    /// Which event.
    pub(crate) code: EventCode,
    /// A source per parameter of the table, in its order, then the sources of values that the table does not
    /// have: user space takes these off before anybody else sees the record.
    pub(crate) values: &'static [Value],
}

impl EventSpec {
    /// Returns the specification of event `code`.
    pub(crate) const fn new(code: EventCode, values: &'static [Value]) -> Self {
        Self { code, values }
    }
}

impl EventSpec {
    /// Returns the arguments with the addresses of strings that the call reads, each once. Another thread can
    /// exchange such a string while the call runs.
    pub(crate) fn string_arguments(&self) -> Vec<u8> {
        let mut arguments = Vec::new();
        for value in self.values {
            if let Value::UserString(index) | Value::ExecName(index) = *value
                && !arguments.contains(&index)
            {
                arguments.push(index);
            }
        }
        arguments
    }
}

impl EventSpec {
    /// Returns the argument with the path of a call that returns a descriptor of what it opened.
    pub(crate) fn opened_path(&self) -> Option<u8> {
        let opens = self.values.iter().any(|value| matches!(value, Value::FileInode));
        self.string_arguments().first().copied().filter(|_| opens)
    }
}

/// Where a value comes from. Arguments of the call are counted from 0. Numbers are cut to the
/// width of the parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value {
    /// The call's result.
    Result,
    /// An argument as it is.
    Argument(u8),
    /// An argument of 32 bits with a sign: descriptors and process ids.
    Signed(u8),
    /// A constant.
    Constant(i32),
    /// Not known: a value of no bytes.
    Unknown,
    /// Bits, translated.
    Flags(u8, KernelFlags),
    /// One of several numbers, translated; what is not in the list becomes the constant.
    Choice(u8, KernelFlags, i32),
    /// How a file is opened: ways of access, bits, and whether the file was made by it.
    OpenFlags(u8),
    /// As [`Value::OpenFlags`], of a 64-bit number in the process's memory.
    OpenFlagsAt(u8),
    /// Permissions, where the flags in the first argument say that a file may be made.
    OpenMode(u8, u8),
    /// As [`Value::OpenMode`], both out of the structure that an argument points to.
    OpenModeAt(u8),
    /// Mount flags without the magic number of old times.
    MountFlags(u8),
    /// A text in the process's memory, as long as paths can be.
    UserString(u8),
    /// A text in the process's memory if the call succeeded.
    UserStringOnSuccess(u8),
    /// The first bytes of what an argument points to; the second argument has the length.
    Data(u8, u8),
    /// The first bytes of what an argument points to, as many as the call's result says.
    DataOfResult(u8),
    /// The first bytes of the pieces in a list of pointers and lengths: list, its length.
    Vector(u8, u8),
    /// As [`Value::Vector`], as many as the call's result says.
    VectorOfResult(u8, u8),
    /// Sum of the lengths in a list of pieces.
    VectorSize(u8, u8),
    /// A number in the process's memory: argument, bytes into it, bytes of it, with a sign.
    Memory(u8, u16, u8, bool),
    /// As [`Value::Memory`] if the call succeeded, else the constant.
    MemoryOnSuccess(u8, u16, u8, i32),
    /// A word in the process's memory: 8 bytes, 4 in a 32-bit call.
    UserWord(u8),
    /// A user or group id in the process's memory: 4 bytes, 2 in an old 32-bit call.
    UserId(u8),
    /// A word of an `rlimit` in the process's memory: argument, 0 for the soft limit or 1 for the hard one.
    ResourceLimit(u8, u8),
    /// As [`Value::ResourceLimit`] if the call succeeded, else -1.
    ResourceLimitOnSuccess(u8, u8),
    /// Nanoseconds of a `timespec` in the process's memory.
    Timespec(u8),
    /// Device of the file that the result is a descriptor of.
    FileDevice,
    /// Its inode number.
    FileInode,
    /// Inode number of the file whose descriptor is in memory at an argument.
    PipeInode(u8),
    /// Socket type's bits.
    SocketFlags(u8),
    /// A socket address in the process's memory and its length.
    Sockaddr(u8, u8),
    /// Both ends of the socket that the result is a descriptor of.
    TupleOfResult,
    /// How full the queue of a listening socket is, in percent.
    QueuePercent(u8),
    /// Connections that wait.
    QueueLength(u8),
    /// Connections that may wait.
    QueueLimit(u8),
    /// What a message header points to: pieces of data.
    Message(u8),
    /// As [`Value::Message`], as many bytes as the call's result says.
    MessageOfResult(u8),
    /// Sum of the lengths in a message header.
    MessageSize(u8),
    /// Control data of a message header.
    MessageControl(u8),
    /// Both ends of the socket after `connect`, whose argument has the peer; nothing if it failed.
    TupleOfConnect(u8, u8),
    /// Both ends of the socket; an argument may point to the peer's address.
    TupleTo(u8, u8, EndpointOrder),
    /// Both endpoints of the socket; the peer may be in the message header.
    MessageTuple(u8, u8, EndpointOrder),
    /// Kernel address of one of the two sockets of a pair: 0 the own, 1 the peer.
    PairAddress(u8, u8),
    /// A number of the task.
    Task(TaskField),
    /// First argument of the program: of the running process, or, if the call failed, of the
    /// list of pointers that an argument points to.
    Exe(Option<u8>),
    /// The other arguments.
    Args(Option<u8>),
    /// Environment.
    Env(u8),
    /// Name of the thread.
    Comm,
    /// Path of every cgroup.
    Cgroups,
    /// Path of the running program.
    ExePath,
    /// The name by which the program was started.
    ExecName(u8),
    /// Properties of the program file.
    ExecFlags,
    /// What `clone` shares, by argument, and whether the child lives in a pid namespace.
    CloneFlags(u8),
    /// What `clone3` shares.
    CloneFlagsAt(u8),
    /// What `fork` and `vfork` share: nothing.
    ForkFlags,
    /// When the first process of the child's pid namespace started.
    NamespaceStart,
    /// Code of the portable table.
    PortableCall,
    /// Number of the call on this processor.
    NativeCall,
    /// Dynamic: a 64-bit number.
    DynamicNumber(u8),
    /// Dynamic: a text or number of `keyctl`.
    Address(u8),
    /// Second argument of `prctl` as a text, for those options that take one.
    PrctlString,
    /// Second argument of `prctl` as a number, for the others.
    PrctlNumber,
    /// Dynamic: a socket option: address and length are arguments.
    SocketOption(u8, u8),
    /// Dynamic: a socket option that was read: the second argument points to its length.
    SocketOptionAt(u8, u8),
    /// Dynamic: what `ptrace` passes or receives.
    PtraceData,
    /// Flags in the structure at an argument: argument, offset of the number.
    FlagsAt(u8, u16, KernelFlags),
    /// Path of the file that the result is a descriptor of.
    FilePath,
    /// Dynamic, and not in the table: one of the descriptors that a message brought, by its place among them,
    /// as [`crate::received`] describes; of no bytes if there are fewer. The header of the message is an
    /// argument.
    ReceivedFile(u8, u8),
}

/// Which way data went over a socket.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum EndpointOrder {
    /// This end first.
    LocalFirst,
    /// The peer first.
    RemoteFirst,
}

/// Numbers that the current task has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum TaskField {
    Tid,
    Pid,
    ParentTid,
    FdLimit,
    MajorFaults,
    MinorFaults,
    VmSize,
    VmRss,
    VmSwap,
    Uid,
    Gid,
    VirtualTid,
    VirtualPid,
    VirtualProcessGroup,
    ProcessGroup,
    Tty,
    LoginUid,
    CapInheritable,
    CapPermitted,
    CapEffective,
    ExeInode,
    ExeChangeTime,
    ExeModificationTime,
}
