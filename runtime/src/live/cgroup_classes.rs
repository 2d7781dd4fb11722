//! Which control groups are the host's, and which are those of containers.
//!
//! In: the control groups of threads, and whether the state finds the threads in a container. Out: control groups that
//! programs in the kernel can classify. A group in which both kinds were seen stays unclassified.

use ebpf::probe::{CgroupKey, MAX_CGROUPS, Probe, ProbeError};
use rustc_hash::FxHashMap;

/// The groups that were seen.
#[derive(Debug, Default)]
pub(super) struct CgroupClassifier {
    /// Whether threads in a group are in a container; `None` where some are and some are not.
    classes: FxHashMap<CgroupKey, Option<bool>>,
}

impl CgroupClassifier {
    /// Records whether thread `tid` is in a container, at the event of `ts` that contains its control groups.
    pub(super) fn observe(
        &mut self,
        probe: &mut Probe,
        tid: u32,
        ts: u64,
        in_container: bool,
    ) -> Result<(), ProbeError> {
        let Some(key) = probe.cgroup_at(tid, ts)? else {
            return Ok(());
        };
        match self.classes.get(&key) {
            Some(None) => return Ok(()),
            Some(Some(known)) if *known == in_container => return Ok(()),
            Some(Some(_)) => {
                self.classes.insert(key, None);
                return probe.classify_cgroup(key, None);
            }
            None if self.classes.len() >= MAX_CGROUPS => return Ok(()),
            None => {}
        }
        self.classes.insert(key, Some(in_container));
        probe.classify_cgroup(key, Some(in_container))
    }
}
