//! The block that describes the host.
//!
//! ```text
//! u32 cpus | u64 memory | u64 highest pid | 128 bytes host name | u64 boot time | u64 flags | 2 × u64
//! ```

use super::body::Body;
use super::entry::Machine;
use super::error::CaptureError;

/// Bytes of the host name's field.
pub(super) const HOSTNAME: usize = 128;

/// Reads the block; bytes after it belong to newer versions and are left unread.
pub(super) fn read(body: &mut Body) -> Result<Machine, CaptureError> {
    let machine = Machine {
        cpus: body.u32("CPU count")?,
        memory: body.u64("memory size")?,
        max_pid: body.u64("highest process id")?,
        hostname: {
            let field = body.array::<HOSTNAME>("host name")?;
            let end = field.iter().position(|byte| *byte == 0).unwrap_or(HOSTNAME);
            field[..end].to_vec()
        },
        boot_ts: body.u64("boot time")?,
        flags: body.u64("machine flags")?,
    };
    body.skip("machine info", 16)?;
    Ok(machine)
}
