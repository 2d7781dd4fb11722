//! The results of a benchmark. Not here: how they are printed.

use std::time::Duration;

use compiler::backend::CodeCounts;
use runtime::measure::Costs;

use crate::memory::Memory;

/// Results of `lanner bench`.
#[derive(Debug)]
pub(crate) struct Figures {
    /// Rules in the files.
    pub(crate) rules: usize,
    /// Enabled rules of source `syscall`.
    pub(crate) evaluated_rules: usize,
    /// Time to read and check the rule files, in milliseconds.
    pub(crate) check_ms: f64,
    /// Time to build the engine from checked rules, in milliseconds.
    pub(crate) prepare_ms: f64,
    /// Passes per stage.
    pub(crate) passes: u32,
    pub(crate) captures: Vec<Measured>,
    /// Size of the largest capture in bytes; it is part of `memory`.
    pub(crate) capture_bytes: u64,
    /// Native code; `None` if conditions were interpreted.
    pub(crate) code: Option<CodeCounts>,
    pub(crate) memory: Option<Memory>,
}

impl Figures {
    /// Returns the extra time of the first passes compared with later ones, in milliseconds.
    pub(crate) fn warm_up_ms(&self) -> f64 {
        let nanoseconds: f64 = self
            .captures
            .iter()
            .map(|measured| measured.costs.warm_up_time())
            .sum();
        nanoseconds / 1e6
    }
}

/// Results for one capture.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) name: String,
    /// Uncompressed size.
    pub(crate) bytes: u64,
    pub(crate) costs: Costs,
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
