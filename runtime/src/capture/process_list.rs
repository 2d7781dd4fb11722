//! Entries of the process list, versions 1 to 9.
//!
//! A newer version adds values in the middle; version 9 puts the entry's length in front and leaves
//! the end open. [`read`] reads one entry of any version.

use super::body::Body;
use super::entry::Process;
use super::error::{CaptureError, Fault};
use super::limits::{MAX_PATH, MAX_STRING_LIST};

/// Version whose entries begin with their length.
const WITH_LENGTH: u8 = 9;
/// Bytes of the length itself.
const LENGTH: u64 = 4;
/// Recorders before libs 0.10 wrote a tail of at most this size, which began at the login user.
const SHORT_TAIL: u64 = 29;

/// Reads the next entry.
pub(super) fn read(body: &mut Body, version: u8) -> Result<Process, CaptureError> {
    if version < WITH_LENGTH {
        return read_values(body, version);
    }
    let length = u64::from(body.u32("process entry length")?);
    let Some(rest) = length.checked_sub(LENGTH) else {
        return Err(body.error(Fault::TooShort {
            what: "a process entry",
            length,
            min: LENGTH,
        }));
    };
    body.entry("a process entry", rest, |entry| {
        let mut process = read_values(entry, version)?;
        read_tail(entry, &mut process)?;
        Ok(process)
    })
}

/// Returns the values that every entry of a version has. The order is that of the file.
fn read_values(body: &mut Body, version: u8) -> Result<Process, CaptureError> {
    let mut process = Process {
        tid: body.i64("thread id")?,
        pid: body.i64("process id")?,
        ptid: body.i64("parent id")?,
        ..Process::default()
    };
    if version >= 6 {
        process.sid = body.i64("session id")?;
    }
    if version >= 8 {
        process.vpgid = body.i64("process group")?;
    }
    process.comm = body.text("command name", MAX_PATH)?;
    process.exe = body.text("executable name", MAX_PATH)?;
    if version >= 7 {
        process.exepath = body.text("executable path", MAX_PATH)?;
    }
    process.args = body.texts("arguments", MAX_STRING_LIST)?;
    process.cwd = body.text("current directory", MAX_PATH)?;
    process.fd_limit = body.u64("descriptor limit")?;
    process.flags = body.u32("thread flags")?;
    process.uid = body.u32("user id")?;
    process.gid = body.u32("group id")?;
    if version >= 2 {
        process.vm_size = body.u32("memory counter")?;
        process.vm_rss = body.u32("memory counter")?;
        process.vm_swap = body.u32("memory counter")?;
        process.pf_major = body.u64("page fault counter")?;
        process.pf_minor = body.u64("page fault counter")?;
    }
    if version >= 3 {
        process.env = body.texts("environment", MAX_STRING_LIST)?;
    }
    if version >= 4 {
        process.vtid = body.i64("thread id in the namespace")?;
        process.vpid = body.i64("process id in the namespace")?;
        process.cgroups = body.blob("cgroups", MAX_STRING_LIST)?;
    }
    if version >= 5 {
        process.root = body.text("root directory", MAX_PATH)?;
    }
    Ok(process)
}

/// The open end of a version 9 entry: each value only if it fits in the rest.
fn read_tail(entry: &mut Body, process: &mut Process) -> Result<(), CaptureError> {
    if entry.left() > SHORT_TAIL {
        process.pidns_init_start_ts = or(entry, 8, 0, |entry| entry.u64("namespace start"))?;
        process.tty = or(entry, 4, 0, |entry| entry.u32("terminal"))?;
    }
    process.loginuid = or(entry, 4, u32::MAX, |entry| entry.u32("login user"))?;
    process.exe_writable = flag(entry)?;
    process.cap_inheritable = number(entry)?;
    process.cap_permitted = number(entry)?;
    process.cap_effective = number(entry)?;
    process.exe_upper_layer = flag(entry)?;
    process.exe_ino = number(entry)?;
    process.exe_ino_ctime = number(entry)?;
    process.exe_ino_mtime = number(entry)?;
    process.exe_from_memfd = flag(entry)?;
    process.exe_lower_layer = flag(entry)?;
    process.pgid = or(entry, 8, -1, |entry| entry.i64("process group"))?;
    Ok(())
}

fn flag(entry: &mut Body) -> Result<bool, CaptureError> {
    or(entry, 1, false, |entry| Ok(entry.u8("executable flag")? != 0))
}

fn number(entry: &mut Body) -> Result<u64, CaptureError> {
    or(entry, 8, 0, |entry| entry.u64("executable facts"))
}

/// Returns the result of `read` if `width` bytes are left, else `default`.
fn or<'i, 'a, T>(
    entry: &mut Body<'i, 'a>,
    width: u64,
    default: T,
    read: impl FnOnce(&mut Body<'i, 'a>) -> Result<T, CaptureError>,
) -> Result<T, CaptureError> {
    if entry.left() < width {
        return Ok(default);
    }
    read(entry)
}
