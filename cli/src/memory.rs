//! Memory of this process.

/// What the system counts for this process, in bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Memory {
    /// Resident now.
    pub(crate) now: u64,
    /// Most that was ever resident.
    pub(crate) most: u64,
}

/// What is resident, where the system tells.
#[cfg(target_os = "linux")]
pub(crate) fn memory() -> Option<Memory> {
    const KIB: u64 = 1024;
    let status = procfs::process::Process::myself().ok()?.status().ok()?;
    Some(Memory {
        now: status.vmrss? * KIB,
        most: status.vmhwm? * KIB,
    })
}

/// What is resident, where the system tells.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn memory() -> Option<Memory> {
    None
}

/// Gives memory that was freed back to the system, where the allocator keeps it otherwise: what a start
/// needed once.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn give_back() {
    // SAFETY: the function takes a number and works on the allocator's own data under its locks.
    #[expect(unsafe_code, reason = "only the C library knows what it keeps")]
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Other allocators give memory back by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) const fn give_back() {}

/// Takes memory from the system in large pieces: for commands that take much and end soon. The threads'
/// own pools would else grow page by page, each a call that holds up the faults of all threads.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn take_in_large_pieces() {
    /// Only addresses, until they are written to.
    const PIECE: libc::c_int = 4 << 20;
    // SAFETY: the function takes two numbers and sets a parameter of the allocator, under its locks.
    #[expect(unsafe_code, reason = "only the C library knows how it grows")]
    let _is_set = unsafe { libc::mallopt(libc::M_TOP_PAD, PIECE) };
}

/// Other allocators do so by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) const fn take_in_large_pieces() {}
