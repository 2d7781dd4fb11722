//! The figures of a bench, before anything is laid out.

use std::time::Duration;

use compiler::backend::CodeCounts;
use runtime::measure::Costs;

use crate::memory::Memory;

/// Everything that was measured.
#[derive(Debug)]
pub(crate) struct Figures {
    /// Rules in the files.
    pub(crate) rules: usize,
    /// Rules that are on and for system calls.
    pub(crate) evaluated_rules: usize,
    /// Reading, resolving and checking the files, in milliseconds.
    pub(crate) check_ms: f64,
    /// Making checked rules ready for events, in milliseconds.
    pub(crate) ready_ms: f64,
    /// Passes to each stage.
    pub(crate) passes: u32,
    pub(crate) captures: Vec<Measured>,
    /// Size of the largest capture, which is part of the memory.
    pub(crate) capture_bytes: u64,
    /// What native code was made; `None` if conditions were interpreted.
    pub(crate) code: Option<CodeCounts>,
    pub(crate) memory: Option<Memory>,
}

impl Figures {
    /// Milliseconds that the first passes took longer than later ones.
    pub(crate) fn warming_ms(&self) -> f64 {
        let nanoseconds: f64 = self
            .captures
            .iter()
            .map(|measured| measured.costs.warming())
            .sum();
        nanoseconds / 1e6
    }
}

/// One capture.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) name: String,
    /// Uncompressed.
    pub(crate) bytes: u64,
    pub(crate) costs: Costs,
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
