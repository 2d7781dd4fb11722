//! Events and syscalls.

use bitflags::bitflags;

use super::Param;
use super::generated::events::EVENTS;

/// Number of an event type in a record's header; even = enter, odd = exit.
///
/// A code at or above the table's size comes from a newer recorder: [`EventCode::info`] is `None`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EventCode(pub u16);

impl EventCode {
    /// Returns the row of this code, if it is in the table.
    pub fn info(self) -> Option<&'static Event> {
        EVENTS.get(usize::from(self.0))
    }

    /// Returns whether the event is recorded when the call returns, or is a one-shot event with an odd code.
    pub const fn is_exit(self) -> bool {
        self.0 & 1 == 1
    }
}

/// One row of the event table.
#[derive(Debug)]
pub struct Event {
    /// Its number.
    pub code: EventCode,
    /// Constant name, `SYSCALL_OPEN_X`.
    pub id: &'static str,
    /// The value of `evt.type`.
    pub name: &'static str,
    /// Its origin.
    pub kind: Kind,
    /// Topic, before a descriptor is taken into account.
    pub category: Category,
    /// Properties.
    pub flags: EventFlags,
    /// Parameters in record order.
    pub params: &'static [Param],
    /// Syscall codes that can yield it.
    pub syscalls: &'static [u16],
}

impl Event {
    /// Returns position and row of the parameter called `name`.
    pub fn param(&self, name: &str) -> Option<(usize, &'static Param)> {
        self.params
            .iter()
            .enumerate()
            .find(|(_, param)| param.name == name)
    }
}

/// The origin of an event.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// A code that is not used.
    Unknown,
    /// A system call.
    Syscall,
    /// A kernel tracepoint.
    Tracepoint,
    /// A plugin.
    Plugin,
    /// The recorder itself.
    Metaevent,
    /// A scan of existing kernel objects.
    Iter,
}

/// Topic of an event; `Io*` ones are refined by the descriptor.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the words are the documentation")]
pub enum Category {
    Unknown,
    Other,
    File,
    Net,
    Ipc,
    Memory,
    Process,
    Sleep,
    System,
    Signal,
    User,
    Time,
    Processing,
    IoRead,
    IoWrite,
    IoOther,
    Wait,
    Scheduler,
    Internal,
}

impl Category {
    /// Returns the value of `evt.category` if no descriptor refines it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown | Self::IoRead | Self::IoWrite | Self::IoOther => "unknown",
            Self::Other => "other",
            Self::File => "file",
            Self::Net => "net",
            Self::Ipc => "IPC",
            Self::Memory => "memory",
            Self::Process => "process",
            Self::Sleep => "sleep",
            Self::System => "system",
            Self::Signal => "signal",
            Self::User => "user",
            Self::Time => "time",
            Self::Processing => "processing",
            Self::Wait => "wait",
            Self::Scheduler => "scheduler",
            Self::Internal => "internal",
        }
    }
}

bitflags! {
    /// Properties of an event.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub struct EventFlags: u16 {
        /// Its result is a new descriptor.
        const CREATES_FD = 1;
        /// It closes a descriptor.
        const DESTROYS_FD = 1 << 1;
        /// It uses a descriptor.
        const USES_FD = 1 << 2;
        /// It reads from a descriptor.
        const READS_FROM_FD = 1 << 3;
        /// It writes to a descriptor.
        const WRITES_TO_FD = 1 << 4;
        /// It modifies the state of the system from which fields are extracted.
        const MODIFIES_STATE = 1 << 5;
        /// The code is no longer produced and is dropped.
        const UNUSED = 1 << 6;
        /// The call can block.
        const WAITS = 1 << 7;
        /// It is not part of the thread's sequence of events.
        const SKIP_PARSER_RESET = 1 << 8;
        /// A newer code exists for the same event.
        const OLD_VERSION = 1 << 9;
        /// Parameter lengths are 32 bits wide.
        const LARGE_PAYLOAD = 1 << 11;
        /// The converter decides about it.
        const CONVERTER_MANAGED = 1 << 12;
    }
}

/// One row of the syscall table.
#[derive(Debug)]
pub struct Syscall {
    /// Portable number.
    pub code: u16,
    /// Name.
    pub name: &'static str,
    /// Syscall, tracepoint or none.
    pub kind: SyscallKind,
    /// Number on x86-64.
    pub x86_64: Option<u16>,
    /// Number on 64-bit Arm.
    pub aarch64: Option<u16>,
    /// Code of its enter event.
    pub enter: Option<EventCode>,
    /// Code of its exit event.
    pub exit: Option<EventCode>,
    /// Whether it has no event of its own.
    pub generic: bool,
    /// Properties.
    pub flags: SyscallFlags,
}

/// The meaning of a portable syscall code.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum SyscallKind {
    /// Nothing.
    None,
    /// A system call.
    Syscall,
    /// A kernel tracepoint.
    Tracepoint,
}

bitflags! {
    /// Properties of a syscall.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    pub struct SyscallFlags: u8 {
        /// It has an event with parameters.
        const USED = 1;
        /// Never dropped under load.
        const NEVER_DROP = 1 << 1;
        /// Dropped first under load.
        const ALWAYS_DROP = 1 << 2;
    }
}
