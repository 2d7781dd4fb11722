//! Gives up what an agent does not need once its probe is attached.
//!
//! What stays: reading the maps of the probe (`CAP_BPF`, `CAP_PERFMON`), and `/proc` and the stores
//! of container runtimes (`CAP_SYS_PTRACE`, `CAP_DAC_READ_SEARCH`). The rest goes for good: from the
//! sets of the thread and from the bound of what programs started later can have.

use rustix::io::Errno;
use rustix::thread::{
    CapabilitySet, CapabilitySets, capabilities, capability_is_in_bounding_set,
    remove_capability_from_bounding_set, set_capabilities, set_no_new_privs,
};

/// What an agent keeps, as far as it has it.
pub const fn kept_capabilities() -> CapabilitySet {
    CapabilitySet::BPF
        .union(CapabilitySet::PERFMON)
        .union(CapabilitySet::SYS_PTRACE)
        .union(CapabilitySet::DAC_READ_SEARCH)
}

/// Gives up everything else. It holds for the calling thread and those that it starts: to be called
/// before there are others.
pub fn drop_privileges() -> Result<(), Errno> {
    let held = capabilities(None)?;
    if held.effective.contains(CapabilitySet::SETPCAP) {
        bound()?;
    }
    let kept = held.permitted.intersection(kept_capabilities());
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

/// Takes every other capability from the bounding set; the kernel says where they end.
fn bound() -> Result<(), Errno> {
    for bit in 0..u64::BITS {
        let capability = CapabilitySet::from_bits_retain(1 << bit);
        if kept_capabilities().contains(capability) {
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
    fn a_thread_that_gave_up_has_nothing_else_left() {
        let dropped = std::thread::spawn(|| {
            drop_privileges().unwrap();
            (
                capabilities(None).unwrap(),
                capability_is_in_bounding_set(CapabilitySet::SYS_ADMIN),
            )
        });
        let before = capabilities(None).unwrap();
        let (after, bounded) = dropped.join().unwrap();
        assert!(kept_capabilities().contains(after.permitted));
        assert_eq!(after.permitted, before.permitted & kept_capabilities());
        if before.effective.contains(CapabilitySet::SETPCAP) {
            assert_eq!(bounded, Ok(false));
        }
        assert_eq!(capabilities(None).unwrap(), before);
    }
}
