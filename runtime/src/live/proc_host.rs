//! The running system as the state looks descriptors up in it: `/proc`, and sockets themselves.
//!
//! In: a thread and the number of a descriptor. Out: what it refers to at this moment.
//! Not here: which descriptors are looked up, and how many (`state`).

use super::descriptors;
use crate::capture::FdEntry;
use crate::state::{Host, MAX_FDS};

/// Looks descriptors up in `/proc`.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProcHost;

impl Host for ProcHost {
    fn descriptor(&mut self, tid: i64, fd: i64) -> Option<FdEntry> {
        descriptors::read_one(i32::try_from(tid).ok()?, i32::try_from(fd).ok()?)
    }

    fn descriptor_numbers(&mut self, tid: i64) -> Vec<i64> {
        i32::try_from(tid).map_or_else(|_| Vec::new(), |tid| descriptors::read_numbers(tid, MAX_FDS))
    }
}
