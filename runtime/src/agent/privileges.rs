//! Drops the privileges that an agent does not need once its probe is attached.
//!
//! Retained: `CAP_BPF` and `CAP_PERFMON` to read the maps of the probe and to load it again on a reload,
//! `CAP_SYS_PTRACE` and `CAP_DAC_READ_SEARCH` to read `/proc` and the stores of container runtimes. All
//! others are removed from the capability sets of the thread and from its bounding set, so that programs
//! started later cannot regain them.

use rustix::io::Errno;
use rustix::thread::{
    CapabilitySet, CapabilitySets, capabilities, capability_is_in_bounding_set,
    remove_capability_from_bounding_set, set_capabilities, set_no_new_privs,
};

/// Returns the capabilities that an agent retains if it has them.
pub const fn retained_capabilities() -> CapabilitySet {
    CapabilitySet::BPF
        .union(CapabilitySet::PERFMON)
        .union(CapabilitySet::SYS_PTRACE)
        .union(CapabilitySet::DAC_READ_SEARCH)
}

/// Drops all other capabilities of the calling thread. Threads that it starts later inherit the result; threads
/// that run already are not affected.
pub fn drop_privileges() -> Result<(), Errno> {
    let held = capabilities(None)?;
    if held.effective.contains(CapabilitySet::SETPCAP) {
        limit_bounding_set()?;
    }
    let kept = held.permitted.intersection(retained_capabilities());
    set_capabilities(
        None,
        CapabilitySets {
            effective: kept,
            permitted: kept,
            inheritable: CapabilitySet::empty(),
        },
    )?;
    set_no_new_privs(true)
}

/// Removes every other capability from the bounding set. The kernel reports the end of its list by `EINVAL`.
fn limit_bounding_set() -> Result<(), Errno> {
    for bit in 0..u64::BITS {
        let capability = CapabilitySet::from_bits_retain(1 << bit);
        if retained_capabilities().contains(capability) {
            continue;
        }
        match capability_is_in_bounding_set(capability) {
            Ok(true) => remove_capability_from_bounding_set(capability)?,
            Ok(false) => {}
            Err(Errno::INVAL) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_retained_capabilities_are_left() {
        let dropped = std::thread::spawn(|| {
            drop_privileges().unwrap();
            (
                capabilities(None).unwrap(),
                capability_is_in_bounding_set(CapabilitySet::SYS_ADMIN),
            )
        });
        let before = capabilities(None).unwrap();
        let (after, bounded) = dropped.join().unwrap();
        assert!(retained_capabilities().contains(after.permitted));
        assert_eq!(after.permitted, before.permitted & retained_capabilities());
        if before.effective.contains(CapabilitySet::SETPCAP) {
            assert_eq!(bounded, Ok(false));
        }
        assert_eq!(capabilities(None).unwrap(), before);
    }
}
