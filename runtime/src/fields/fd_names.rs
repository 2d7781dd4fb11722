//! How descriptors are called: `fd.type`, `fd.typechar`, and the mark before names in `evt.args`.

use crate::state::FdType;

/// Returns the name of a type of descriptor; types that have none are `<NA>`.
pub(super) const fn name(ty: FdType) -> &'static str {
    use FdType as T;
    match ty {
        T::File | T::FileV2 => "file",
        T::Directory => "directory",
        T::Ipv4Socket | T::Ipv4Server => "ipv4",
        T::Ipv6Socket | T::Ipv6Server => "ipv6",
        T::Unix => "unix",
        T::Fifo => "pipe",
        T::Event => "event",
        T::Signal => "signalfd",
        T::EventPoll => "eventpoll",
        T::Inotify => "inotify",
        T::Timer => "timerfd",
        T::Netlink => "netlink",
        T::Bpf => "bpf",
        T::UserFault => "userfaultfd",
        T::IoUring => "io_uring",
        T::Memory => "memfd",
        T::Pid => "pidfd",
        T::Uninitialized | T::Unknown | T::Unsupported => "<NA>",
    }
}

/// Returns the character of a type of descriptor, as a text.
pub(super) const fn char(ty: FdType) -> &'static [u8] {
    use FdType as T;
    match ty {
        T::File | T::FileV2 => b"f",
        T::Directory => b"d",
        T::Ipv4Socket | T::Ipv4Server => b"4",
        T::Ipv6Socket | T::Ipv6Server => b"6",
        T::Unix => b"u",
        T::Fifo => b"p",
        T::Event => b"e",
        T::Signal => b"s",
        T::EventPoll => b"l",
        T::Inotify => b"i",
        T::Timer => b"t",
        T::Netlink => b"n",
        T::Bpf => b"b",
        T::UserFault => b"u",
        T::IoUring => b"r",
        T::Memory => b"m",
        T::Pid => b"P",
        T::Unknown => b"o",
        T::Unsupported => b"X",
        T::Uninitialized => b"?",
    }
}
