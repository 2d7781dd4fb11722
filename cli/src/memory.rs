//! Resident memory of this process: measuring and trimming it.

/// Resident memory in bytes, as the system counts it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Memory {
    /// Current.
    pub(crate) current: u64,
    /// Peak.
    pub(crate) peak: u64,
}

/// Returns the resident memory, `None` where the system does not report it.
#[cfg(target_os = "linux")]
pub(crate) fn memory() -> Option<Memory> {
    const KIB: u64 = 1024;
    let status = procfs::process::Process::myself().ok()?.status().ok()?;
    Some(Memory {
        current: status.vmrss? * KIB,
        peak: status.vmhwm? * KIB,
    })
}

/// Returns the resident memory, `None` where the system does not report it.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn memory() -> Option<Memory> {
    None
}

/// Returns memory to the system that only the start needed: freed memory that the allocator would keep, and the
/// mapped pages of the program's own file, which come back from the page cache when they are needed again.
#[cfg(target_os = "linux")]
pub(crate) fn trim() {
    // Without /proc nothing is released, which is not an error.
    if let Ok(mappings) = procfs::process::Process::myself().and_then(|own| Ok((own.exe()?, own.smaps()?))) {
        let (program, mappings) = mappings;
        for mapping in mappings.iter().filter(|mapping| is_unchanged(mapping, &program)) {
            release_pages(mapping.address);
        }
    }
    trim_heap();
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn trim_heap() {
    // SAFETY: the function takes a number and works on the allocator's own data under its locks.
    #[expect(unsafe_code, reason = "no safe interface to malloc_trim")]
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Other allocators return memory by themselves.
#[cfg(all(target_os = "linux", not(target_env = "gnu")))]
const fn trim_heap() {}

/// Makes the heap grow in large steps, for commands that allocate much and end soon. The arenas of threads would
/// otherwise grow page by page, and each of these calls blocks the page faults of all threads.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn grow_heap_in_large_steps() {
    /// Address space only, until it is written to.
    const STEP: libc::c_int = 4 << 20;
    // SAFETY: the function takes two numbers and sets a parameter of the allocator, under its locks.
    #[expect(unsafe_code, reason = "no safe interface to mallopt")]
    let _is_set = unsafe { libc::mallopt(libc::M_TOP_PAD, STEP) };
}

/// Other allocators need no such hint.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) const fn grow_heap_in_large_steps() {}

/// Returns `true` for a private, read-only mapping of `program` none of whose pages differs from the file. The
/// loader writes relocated addresses into some read-only data at the start of a program.
#[cfg(target_os = "linux")]
fn is_unchanged(mapping: &procfs::process::MemoryMap, program: &std::path::Path) -> bool {
    use procfs::process::{MMPermissions, MMapPath};

    let is_private = mapping.perms.contains(MMPermissions::PRIVATE);
    let is_written = mapping.perms.contains(MMPermissions::WRITE);
    let is_zero = |key: &str| mapping.extension.map.get(key) == Some(&0);
    let is_own = matches!(&mapping.pathname, MMapPath::Path(path) if path == program);
    is_own && is_private && !is_written && is_zero("Anonymous") && is_zero("Swap")
}

#[cfg(target_os = "linux")]
fn release_pages((start, end): (u64, u64)) {
    let address = std::ptr::without_provenance_mut(start as usize);
    // SAFETY: the mapping belongs to the program's own file and stays mapped as long as the program runs. It is
    // private and read-only, and none of its pages differs from the file, so later reads return the same bytes.
    // A failure changes nothing.
    #[expect(unsafe_code, reason = "no safe interface to madvise")]
    unsafe {
        libc::madvise(address, (end - start) as usize, libc::MADV_DONTNEED);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use procfs::process::{MMPermissions, MMapPath, Process};

    use super::*;

    #[test]
    fn pages_that_differ_from_the_file_are_kept() {
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
        // Data, and relocated addresses in read-only data.
        assert!(changed.len() >= 2, "{changed:?}");
        trim();
    }
}
