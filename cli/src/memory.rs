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

/// Gives back to the system what a start needed once: memory that was freed, where the allocator keeps it
/// otherwise, and the pages of the program's own file. What of the latter is needed again comes back when it
/// is touched, from the system's cache of files.
#[cfg(target_os = "linux")]
pub(crate) fn give_back() {
    // Where the system does not tell what is mapped, nothing is given back, and nothing is wrong.
    if let Ok(mappings) = procfs::process::Process::myself().and_then(|own| Ok((own.exe()?, own.smaps()?))) {
        let (program, mappings) = mappings;
        for mapping in mappings.iter().filter(|mapping| is_unchanged(mapping, &program)) {
            give_back_pages(mapping.address);
        }
    }
    give_back_heap();
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn give_back_heap() {
    // SAFETY: the function takes a number and works on the allocator's own data under its locks.
    #[expect(unsafe_code, reason = "only the C library knows what it keeps")]
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Other allocators give memory back by themselves.
#[cfg(all(target_os = "linux", not(target_env = "gnu")))]
const fn give_back_heap() {}

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

/// A private mapping of `program` that nobody writes to, without a page that was written before: addresses
/// in read-only data are put in when a program begins.
#[cfg(target_os = "linux")]
fn is_unchanged(mapping: &procfs::process::MemoryMap, program: &std::path::Path) -> bool {
    use procfs::process::{MMPermissions, MMapPath};

    let is_private = mapping.perms.contains(MMPermissions::PRIVATE);
    let is_written = mapping.perms.contains(MMPermissions::WRITE);
    let is_zero = |what: &str| mapping.extension.map.get(what) == Some(&0);
    let is_own = matches!(&mapping.pathname, MMapPath::Path(path) if path == program);
    is_own && is_private && !is_written && is_zero("Anonymous") && is_zero("Swap")
}

#[cfg(target_os = "linux")]
fn give_back_pages((start, end): (u64, u64)) {
    let address = std::ptr::without_provenance_mut(start as usize);
    // SAFETY: the mapping is one of the program's own file, which stays where it is as long as the program
    // runs. It is private and read-only, and none of its pages differs from the file's, so that what is read
    // there later is what would have been read now. A failure leaves everything as it was.
    #[expect(unsafe_code, reason = "the system is told about addresses")]
    unsafe {
        libc::madvise(address, (end - start) as usize, libc::MADV_DONTNEED);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use procfs::process::{MMPermissions, MMapPath, Process};

    use super::*;

    #[test]
    fn what_begins_differently_than_in_the_file_is_kept() {
        let own = Process::myself().expect("this process");
        let program = own.exe().expect("its file");
        let mappings = own.smaps().expect("what it has mapped");
        let of_program = |path: &MMapPath| matches!(path, MMapPath::Path(path) if *path == program);
        let own: Vec<_> = mappings
            .iter()
            .filter(|mapping| of_program(&mapping.pathname))
            .collect();
        let (unchanged, changed): (Vec<_>, Vec<_>) = own
            .into_iter()
            .partition(|mapping| is_unchanged(mapping, &program));
        let runs = |mapping: &&procfs::process::MemoryMap| mapping.perms.contains(MMPermissions::EXECUTE);
        assert!(unchanged.iter().any(runs), "the code");
        // Data, and addresses in what is only read.
        assert!(changed.len() >= 2, "{changed:?}");
        give_back();
    }
}
