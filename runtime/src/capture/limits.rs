//! Limits of the memory that a capture can make a reader allocate. Each is either the format's own or far above
//! the values that recorders write; a greater length is refused before anything of that size is allocated.

/// Bytes of an event block after its eight-byte head, unless it is of a large kind.
pub const MAX_EVENT_BLOCK: u64 = 65_536;
/// Bytes of an event block of a large kind. The format has no limit; the largest seen are container
/// descriptions of some hundred kilobytes.
pub const MAX_LARGE_EVENT_BLOCK: u64 = 64 << 20;
/// Bytes of a record in the course of conversion, header included.
pub const MAX_CONVERTED_RECORD: usize = 65_536;
/// Steps of one conversion.
pub const MAX_CONVERSION_STEPS: u32 = 50;
/// Bytes of a path, command or executable name in the process list.
pub const MAX_PATH: u64 = 1024;
/// Bytes of arguments, environment or cgroups in the process list.
pub const MAX_STRING_LIST: u64 = 4096;
/// Bytes of a descriptor's or interface's name.
pub const MAX_NAME: u64 = 1023;
/// Bytes of each text of a user or group.
pub const MAX_CREDENTIAL: u64 = 255;
/// Bytes of a block of interfaces or of users, which are kept as a whole.
pub const MAX_LIST_BLOCK: u64 = 64 << 20;
/// Threads whose pending enter event is kept.
pub const MAX_PENDING_THREADS: usize = 1 << 16;
/// Bytes of all pending enter events together.
pub const MAX_PENDING_BYTES: usize = 32 << 20;
