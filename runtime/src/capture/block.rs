//! Codes of the blocks of a capture, and the head and trailer around each.
//!
//! ```text
//! u32 type | u32 total length | body, padded to a multiple of 4 | u32 total length again
//! ```

/// Bytes before a body: type and total length.
pub(super) const HEAD: u64 = 8;
/// Bytes after a body: the total length again.
pub(super) const TRAILER: u64 = 4;
/// Code of a section header.
pub(super) const SECTION: u32 = 0x0A0D_0D0A;
/// Byte order mark inside a section header.
pub(super) const SECTION_MAGIC: u32 = 0x1A2B_3C4D;

/// Code of an event whose record does not give its number of values.
pub(super) const UNCOUNTED_EVENT: u32 = 0x204;

/// Codes that today's writer uses.
pub(super) mod today {
    pub(in crate::capture) const MACHINE: u32 = 0x201;
    pub(in crate::capture) const PROCESSES: u32 = 0x215;
    pub(in crate::capture) const FDS: u32 = 0x218;
    pub(in crate::capture) const INTERFACES: u32 = 0x219;
    pub(in crate::capture) const USERS: u32 = 0x220;
    pub(in crate::capture) const EVENT: u32 = 0x216;
    pub(in crate::capture) const EVENT_WITH_FLAGS: u32 = 0x217;
    pub(in crate::capture) const LARGE_EVENT: u32 = 0x221;
    pub(in crate::capture) const LARGE_EVENT_WITH_FLAGS: u32 = 0x222;
}

/// What a block holds. Versions count from 1.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Section,
    Machine,
    Processes { version: u8 },
    Fds { version: u8 },
    Interfaces { version: u8 },
    Users { version: u8 },
    Event(EventBlock),
    Unknown,
}

/// Layout of an event block.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct EventBlock {
    /// The record's header gives the number of values.
    pub(super) counted: bool,
    /// Flags precede the record.
    pub(super) flags: bool,
    /// The block may exceed 64 KiB.
    pub(super) large: bool,
}

impl EventBlock {
    /// The kind that current writers use most.
    pub(super) const SMALL: Self = Self {
        counted: true,
        flags: false,
        large: false,
    };
    /// The kind that old writers used most.
    pub(super) const UNCOUNTED: Self = Self {
        counted: false,
        flags: false,
        large: false,
    };

    /// Returns the number of bytes before the record: CPU and flags.
    pub(super) const fn prefix(self) -> usize {
        if self.flags { 6 } else { 2 }
    }
}

impl Kind {
    /// Returns the kind of a block with this code. The codes above `0x8000_0000` come from writers before
    /// the first release.
    pub(super) const fn from_code(code: u32) -> Self {
        const fn event(counted: bool, flags: bool, large: bool) -> Kind {
            Kind::Event(EventBlock {
                counted,
                flags,
                large,
            })
        }
        match code {
            today::EVENT => event(true, false, false),
            UNCOUNTED_EVENT | 0x8010_ABCD => event(false, false, false),
            0x208 => event(false, true, false),
            today::EVENT_WITH_FLAGS => event(true, true, false),
            today::LARGE_EVENT => event(true, false, true),
            today::LARGE_EVENT_WITH_FLAGS => event(true, true, true),
            SECTION => Self::Section,
            today::MACHINE | 0x8002_ABCD => Self::Machine,
            0x202 | 0x8000_ABCD => Self::Processes { version: 1 },
            0x207 | 0x8013_ABCD => Self::Processes { version: 2 },
            0x209 | 0x8014_ABCD => Self::Processes { version: 3 },
            0x210..=0x214 => Self::Processes {
                version: (code - 0x210 + 4) as u8,
            },
            today::PROCESSES => Self::Processes { version: 9 },
            0x203 | 0x8001_ABCD => Self::Fds { version: 1 },
            today::FDS => Self::Fds { version: 2 },
            0x205 | 0x8011_ABCD => Self::Interfaces { version: 1 },
            today::INTERFACES => Self::Interfaces { version: 2 },
            0x206 | 0x8012_ABCD => Self::Users { version: 1 },
            today::USERS => Self::Users { version: 2 },
            _ => Self::Unknown,
        }
    }
}
