//! Time and instructions between two moments.
//!
//! Instructions come from the counters of the processor, through `perf_event_open`. Virtual
//! machines and hardened systems often have none; a [`Meter`] then tells time alone.

use std::time::Instant;

#[cfg(target_os = "linux")]
use perf_event::{Builder, Counter, events::Hardware};

/// Measures one stretch after another.
#[derive(Debug)]
pub struct Meter {
    start: Instant,
    #[cfg(target_os = "linux")]
    counter: Option<Counter>,
}

/// What passed between start and stop.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// Nanoseconds of real time.
    pub nanoseconds: f64,
    /// Instructions of this thread outside of the kernel, where they can be counted.
    pub instructions: Option<u64>,
}

impl Meter {
    /// A meter for the thread that makes it.
    pub fn new() -> Self {
        Self {
            start: Instant::now(),
            // Without the right or the hardware there is nothing to count with.
            #[cfg(target_os = "linux")]
            counter: Builder::new(Hardware::INSTRUCTIONS).build().ok(),
        }
    }

    /// Begins a stretch.
    pub fn start(&mut self) {
        #[cfg(target_os = "linux")]
        if let Some(counter) = &mut self.counter
            && counter.reset().and_then(|()| counter.enable()).is_err()
        {
            self.counter = None;
        }
        self.start = Instant::now();
    }

    /// Ends the stretch.
    pub fn stop(&mut self) -> Reading {
        let nanoseconds = self.start.elapsed().as_nanos() as f64;
        Reading {
            nanoseconds,
            instructions: self.instructions(),
        }
    }

    #[cfg(target_os = "linux")]
    fn instructions(&mut self) -> Option<u64> {
        let counter = self.counter.as_mut()?;
        counter.disable().and_then(|()| counter.read()).ok()
    }

    #[cfg(not(target_os = "linux"))]
    const fn instructions(&mut self) -> Option<u64> {
        None
    }
}

impl Default for Meter {
    fn default() -> Self {
        Self::new()
    }
}
