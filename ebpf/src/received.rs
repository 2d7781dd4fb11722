//! What the kernel says about a file whose descriptor a message brought.
//!
//! ```text
//! i32 fd | u32 mode | u32 flags | u32 device | u64 inode | u32 protocol | rest
//! ```
//!
//! `rest` is the tuple of addresses of a socket in the capture encoding, own end first, or the path of any other
//! file with a NUL: what is in no directory has its own name, such as `memfd:x` or `[eventfd]`.
//! In: the values that follow those of the table in records of `recvmsg` and `recvmmsg`. Not here: which bytes
//! programs write (`program`), and what user space makes of a file.

pub(crate) const FD: usize = 0;
pub(crate) const MODE: usize = 4;
pub(crate) const FLAGS: usize = 8;
pub(crate) const DEVICE: usize = 12;
pub(crate) const INODE: usize = 16;
pub(crate) const PROTOCOL: usize = 24;
/// Bytes before `rest`.
pub(crate) const HEAD: usize = 28;

/// A file whose descriptor a message brought.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ReceivedFile<'a> {
    /// Its descriptor in the process that received it.
    pub fd: i32,
    /// Type and permissions, as `stat` has them.
    pub mode: u32,
    /// How it was opened, in the kernel's encoding.
    pub flags: u32,
    /// Device, as `stat` has it.
    pub device: u32,
    /// Inode.
    pub inode: u64,
    /// Protocol of a socket (`IPPROTO_…`); 0 for other files.
    pub protocol: u32,
    /// Addresses or path.
    pub rest: &'a [u8],
}

impl<'a> ReceivedFile<'a> {
    /// Cuts a value that a program wrote; `None` if it is too short, as where there is no such file.
    pub fn parse(value: &'a [u8]) -> Option<Self> {
        let (head, rest) = value.split_first_chunk::<HEAD>()?;
        let number = |offset: usize| {
            let bytes = head[offset..].first_chunk().expect("offsets lie in the head");
            u32::from_le_bytes(*bytes)
        };
        Some(Self {
            fd: number(FD).cast_signed(),
            mode: number(MODE),
            flags: number(FLAGS),
            device: number(DEVICE),
            inode: u64::from(number(INODE)) | u64::from(number(INODE + 4)) << 32,
            protocol: number(PROTOCOL),
            rest,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_cut_at_their_offsets() {
        let mut value: Vec<u8> = Vec::new();
        for number in [7_u32, 0o100_644, 2, 0x801, 5, 1, 6] {
            value.extend(number.to_le_bytes());
        }
        value.extend(b"/a\0");
        let file = ReceivedFile::parse(&value).unwrap();
        assert_eq!(
            (file.fd, file.mode, file.flags, file.device),
            (7, 0o100_644, 2, 0x801)
        );
        assert_eq!(
            (file.inode, file.protocol, file.rest),
            (5 | 1 << 32, 6, &b"/a\0"[..])
        );
        assert_eq!(ReceivedFile::parse(&value[..HEAD - 1]), None);
        assert_eq!(ReceivedFile::parse(b""), None);
    }
}
